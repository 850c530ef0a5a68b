"""Where the words stand that finders hang on: one pass over the text for all of them.

What stands around them is read by the finders' patterns, at these places alone.
"""

from __future__ import annotations

from collections import defaultdict

from graphkit.text.literals import Literals

_WORDS = Literals(
    *("esolution", "ecision", "tatement", "UNSCR", "ealth Assembly", "WHA", "GC(", "/Res.", "/CP.", "/CMP.", "/CMA.", "/COP."),
    *("Commission for Europe", "eclaration of the President", "onsensus expressed by the President", "rotocol", "Experts", "Monitoring"),
)
"""Shorter ones than these make the search slow."""

Triggers = defaultdict[str, list[int]]
"""Each word that the text has, and where it begins."""


def find(flat: str) -> Triggers:
    """Find every word that a finder asks for.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.

    Returns
    -------
    dict of str to list of int

    Examples
    --------
    >>> places = find("Recalling resolution 1373 (2001) and the Protocol")
    >>> places["esolution"], places["rotocol"], places["WHA"]
    ([11], [42], [])
    """
    found: Triggers = defaultdict(list)
    for index, start, _ in _WORDS.places(flat):
        found[_WORDS.words[index]].append(start)
    return found
