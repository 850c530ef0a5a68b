"""The language that a document is written in, by its script or its small words.

Only English documents are read for references: the drafting style that the finders know is that of the English texts,
and half a document's references would look like all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from graphkit import tables

_WINDOW = 6000
_ENGLISH = 0.06
"""Share of its words that are small English ones, above which a text is English; prose has 0.25 and more, lists 0.1."""
_SURE = 0.08
_FREQUENT = (" the ", " of ", " and ")
_APART = 150
"""Characters; in English prose one of these words stands in some forty."""
_FEW = 40
"""Words; a shorter text does not say what it is."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _known() -> tuple[dict[str, frozenset[str]], dict[str, re.Pattern[str]]]:
    data = tables.toml("sources", "languages.toml")
    scripts = {name: re.compile(f"[{letters}]") for name, letters in data["scripts"].items()}
    return {name: frozenset(words) for name, words in data["words"].items()}, scripts


def foreign(text: str) -> str | None:
    """The language of a text that is surely not English; None for English and for what does not tell.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        Its English name.

    Examples
    --------
    >>> foreign("Le Conseil de sécurité, rappelant les résolutions qu'il a adoptées sur la question, décide de rester saisi. " * 3)
    'French'
    >>> foreign("The Security Council, recalling its resolution 1373 (2001), decides to remain seized of the matter. " * 3)
    >>> foreign("1373 (2001)")
    """
    head = text[:_WINDOW]
    if sum(map(head.count, _FREQUENT)) * _APART > len(head):
        return None  # nearly always: counting costs a tenth of looking at each word
    if text.isascii() and len(text) < 2 * _FEW:
        return None
    words, scripts = _known()
    if len(text) > 3 * _WINDOW:  # its beginning may be a masthead, its end a list of names
        half = len(text) // 2
        text = text[:_WINDOW] + " " + text[half : half + _WINDOW] + " " + text[-_WINDOW:]
    letters = len(text) - sum(map(text.count, " \n\t\r0123456789.,;:()/-"))
    if not text.isascii():
        for name, script in scripts.items():
            if len(script.findall(text)) * 2 > letters > _FEW:
                return name
    found = Counter(_WORD.findall(text.lower()))
    total = found.total()
    if total < _FEW or sum(found[word] for word in words["English"]) > _ENGLISH * total:
        return None
    shares = {name: sum(found[word] for word in small) / total for name, small in words.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if best != "English" and shares[best] > _SURE else None
