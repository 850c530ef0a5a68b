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
    return _named(flat, found or _ABOUT.match(flat, start) or _ADOPTED_BY.match(flat, start))


def behind(flat: str, start: int) -> str | None:
    """The organ of "5/1 of 2 March 2022 of the United Nations Environment Assembly", whatever organ stands before it.

    Examples
    --------
    >>> behind("1/3 of 27 June 2014 and 2/14 of 27 May 2016 of the United Nations Environment Assembly", 0)
    'UNEP/EA'
    """
    found = _ADOPTED_BY.match(flat, start)
    return _named(flat, found) if found and found[0].endswith(" of the ") else None


def _named(flat: str, found: re.Match[str] | None) -> str | None:
    """The organ named right behind what was matched."""
    name = _full_names().match(flat, found.end()) if found else None
    return str(series.table()["organs"][name[0]]) if name else None


def met(flat: str, session: int, year: int) -> str | None:
    """The one organ, named somewhere in the text, that met in its session of a number in a year.

    Examples
    --------
    >>> met("The Environment Assembly met. Recalls resolution 5/12 of 2 March 2022", 5, 2022), met("Recalls resolution 5/12", 5, 2022)
    ('UNEP/EA', None)
    """
    years: dict[str, list[list[int]]] = series.table()["met"]
    fits = [prefix for prefix, held in years.items() if session <= len(held) and year in held[session - 1]]
    names = [name for name, prefix in series.table()["organs"].items() if prefix in fits]
    return fits[0] if len(fits) == 1 and any(name in flat for name in names) else None


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
