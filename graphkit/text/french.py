"""French columns beside the English ones on pages printed before 1980, told by their small words."""

from __future__ import annotations

import re

_ACCENT = re.compile(r"[éèàêçôîûœ]|\bl'|\bd'|^ l(?:e|a|es) ")
_BLOCK = 2000


def may_be_french(text: str) -> bool:
    """Whether a text has so many French words that its blocks are worth a look.

    Examples
    --------
    >>> may_be_french("The report of the Council " * 20)
    False
    """
    if text.isascii() or " de la " not in text:
        return False
    return text.count(" de la ") + text.count(" des ") + text.count(" les ") > 12 + len(text) // 4000


def is_french(text: str, start: int, end: int) -> bool:
    """Whether a block is French and not English.

    Examples
    --------
    >>> block = "Prie le Secrétaire général de faire rapport au Conseil"
    >>> is_french(block, 0, len(block))
    True
    >>> block = "Requests the Secretary-General to report to the Council"
    >>> is_french(block, 0, len(block))
    False
    """
    piece = f" {text[start : min(end, start + _BLOCK)]} ".replace("\n", " ").lower()
    english = sum(map(piece.count, (" the ", " of ", " to ", " and ", " for ", " by ", " at ")))
    french = sum(map(piece.count, (" le ", " la ", " les ", " de ", " des ", " du ", " et ", " à ", " au ", " l'", " d'", " un ", " par ")))
    return french > english or (french == english and _ACCENT.search(piece) is not None)
