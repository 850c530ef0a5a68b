"""Which document another one is a part of, told by the two symbols alone."""

from __future__ import annotations

import re

_ADDED = re.compile(r"(?P<whole>.+)/(?:Add|Corr)\.\d+")
_LETTER = re.compile(r"(?P<whole>.+/(?:RES|DEC)/.*[0-9)])[A-Z]{1,2}")


def whole(symbol: str) -> str | None:
    """The document that ``symbol`` is a part of, or an addendum or a corrigendum to.

    Parameters
    ----------
    symbol : str
        A canonical symbol.

    Returns
    -------
    str or None
        The symbol of the whole; None if this is no part. Whether such a document exists is not said: resolution 48/13
        has parts A to C and no text of its own.

    Examples
    --------
    >>> whole("A/RES/48/13C"), whole("A/RES/377(V)A"), whole("A/70/95/Add.1/Corr.1")
    ('A/RES/48/13', 'A/RES/377(V)', 'A/70/95/Add.1')
    >>> whole("S/RES/2388(2017)"), whole("A/HRC/51/NGO/Z")
    (None, None)
    """
    found = _ADDED.fullmatch(symbol) or _LETTER.fullmatch(symbol)
    return found["whole"] if found else None
