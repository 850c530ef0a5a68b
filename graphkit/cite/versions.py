"""Instruments that texts call by the same words: "the political declaration on universal health coverage" of 2019 or of 2023.

What stands beside the name tells which is meant: the resolution that carries it, or the year of its adoption. Where neither
does, it is the latest that the citing document can know.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from graphkit.authority import Authority
from graphkit.cite.hits import Found, Hit, Name

_REACH = 170
"""How far from a name its resolution or year may stand."""
_ENDS = re.compile(r";|  |[,.] (?:and )?the \w+ (?:declaration|outcome)|[.] [A-Z]")
"""Where another matter begins: the next item of a list, the next sentence."""
_NO_PLACE = frozenset(["Ministerial", "Political", "Progress"])
"""Declarations of these names are spoken of before they are made."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find(flat: str, found: Iterable[Found], numbered: Sequence[Hit], authority: Authority, year: int | None) -> list[Found]:
    """Decide what is meant by each name that several instruments have.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : iterable of Found
        Known names.
    numbered : sequence of Hit
        Resolutions and documents found in the text.
    authority : Authority
        Knows which instruments are called the same.
    year : int or None
        Of the citing document.

    Returns
    -------
    list of Found
        Those of such names alone.
    """
    out = []
    for one in found:
        if one.name.ids[0] in authority.versioned and (ids := authority.versions.get(flat[one.start : one.end].lower())):
            symbols = sorted((hit.start, target) for hit in numbered for target in hit.targets)
            out.append(one._replace(name=Name(one.name.kind, (_meant(flat, one, ids, symbols, authority, year),))))
    return out


def unborn(flat: str, one: Found, authority: Authority, year: int) -> bool:
    """Whether a name is younger than the citing document, which then means something else by it.

    Told of acronyms alone, and of declarations called by their place alone.
    """
    written = flat[one.start : one.end]
    if " " in written:
        place, _, head = written.rpartition(" ")
        if head != "Declaration" or one.name.kind != "instrument" or " " in place or place in _NO_PLACE:
            return False
    elif not written.isupper():
        return False
    since = authority.records[one.name.ids[0]].since
    return since is not None and since[:4] > str(year + 1)  # a session of the Assembly ends in the year behind its own


def _meant(flat: str, one: Found, ids: tuple[str, ...], symbols: list[tuple[int, str]], authority: Authority, year: int | None) -> str:
    after = _ENDS.search(flat, one.end, one.end + _REACH)
    until = after.end() if after else one.end + _REACH
    since = max(0, one.start - _REACH)
    since = max(since, flat.rfind(";", since, one.start), flat.rfind("  ", since, one.start))
    near = symbols[bisect_left(symbols, (since, "")) : bisect_left(symbols, (until, ""))]
    # what stands behind a name tells of it more often than what stands before
    for _, symbol in sorted(near, key=lambda place: (place[0] < one.start, abs(place[0] - one.start))):
        for key in ids:
            if authority.records[key].symbol == symbol:
                return key
    adopted = {(authority.records[key].since or "")[:4]: key for key in ids}
    printed = _YEAR.search(flat, one.end, until)
    if printed and printed[0] in adopted:
        return adopted[printed[0]]
    known = [key for since, key in adopted.items() if year is None or since <= str(year)]
    return (known or ids[:1])[-1]
