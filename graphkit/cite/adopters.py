"""The organ that a text names as that of a number: the one that adopted it, says so in it, or was spoken of last."""

from __future__ import annotations

import re
from functools import cache

from graphkit.cite.context import MONTHS
from graphkit.symbols import series

_DATE = rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}"
_ADOPTION = re.compile(rf"adoption (?:on {_DATE} )?by (?:the )?")
_OF_NUMBER = ("of resolution ", "of its resolution ", "of decision ", "of its decision ")
_ITS_NUMBER = tuple(f"{word} its {sort} " for word in ("n", "y", "o") for sort in ("resolution", "decision"))
"""Ends of "In its resolution", "by its decision", "Pursuant to its resolution"."""
_SPEAKS = re.compile(rf"[\d/]{{1,9}}(?: ?[A-Z]\b)?(?:,? of {_DATE})?(?: on [^.;,]{{3,160}})?(?:,| \d{{1,3}}/) the ")
_TITLED = rf"(?:,? of {_DATE})?(?:, entitled \"[^\"]{{1,200}}\",?)?"
_ADOPTED_BY = re.compile(rf"[\d/]{{1,9}}{_TITLED}(?:(?:,? and|,) [\d/]{{1,9}}{_TITLED}){{0,9}}(?:,? adopted)? (?:by|of) the ")
_ABOUT = re.compile(r"[\d/]{1,9} on [^.;]{3,160}?, adopted by the ")


def adopter(flat: str, start: int) -> str | None:
    """The organ of "the adoption by the Economic Commission for Africa at its fifth session of resolution 12 (V)".

    Examples
    --------
    >>> text = "Noting the adoption by the Economic Commission for Africa, in Gondor, of resolution 2030/3 on bridges"
    >>> adopter(text, text.index("2030")), adopter("of resolution 2030/3", 14)
    ('ECA', None)
    >>> adopter("In its resolution 39/2 on ferries, the Human Rights Council decided", 18)
    'A/HRC'
    """
    found = None
    if flat.endswith(_OF_NUMBER, 0, start):
        found = _ADOPTION.match(flat, max(0, flat.rfind("adoption ", max(0, start - 400), start)))
    elif flat.endswith(_ITS_NUMBER, 0, start):
        found = _SPEAKS.match(flat, start)
    found = found or _ADOPTED_BY.match(flat, start) or _ABOUT.match(flat, start)
    name = _full_names().match(flat, found.end()) if found else None
    return str(series.table()["organs"][name[0]]) if name else None


def last_named(flat: str, start: int) -> str | None:
    """The organ that "its" means where the document's own cannot be meant: the one named last before."""
    found = None
    for match in _full_names().finditer(flat, max(0, start - 250), start):
        found = match
    return None if found is None else str(series.table()["organs"][found[0]])


@cache
def _full_names() -> re.Pattern[str]:
    longest = sorted((name for name in series.table()["organs"] if " " in name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))
