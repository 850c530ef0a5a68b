"""Any form of a symbol or a name to what it stands for, without any graph."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from graphkit import symbols
from graphkit.pipeline.naming import named
from graphkit.pipeline.table import Table
from graphkit.symbols import existence, forms, series

COLUMNS = ("given", "id", "name", "category", "date", "url", "title")

_BARE = re.compile(r"(?:[Rr]es(?:olution|\.)? ?)?(?P<number>\d{1,4})$")
_SLASH = re.compile(r"(?:[Rr]es(?:olution|\.)? ?)?(?P<session>\d{1,4})/(?P<number>\d{1,4})$")
_ORGANS = ("A", "E", "A/HRC", "E/CN.4")
_CLOSE = 0.8
_MOST = 3


def resolve(texts: list[str]) -> Table:
    """Any form of a symbol or a name to canonical id, name, title, date and address.

    Parameters
    ----------
    texts : list of str

    Returns
    -------
    Table
        A row for each thing that a text can mean, the likeliest first; one with ``id`` None where it means nothing known.

    Examples
    --------
    >>> [row["id"] for row in resolve(["SC res. 2331", "UNODC", "60/8", "S/RES/9388(2017)"])]
    ['S/RES/2331(2016)', 'unodc', 'A/RES/60/8', 'A/HRC/RES/60/8', None]
    """
    rows = []
    for text in texts:
        found = candidates(text)
        rows += [_row(text, one) for one in found] if found else [_row(text, None)]
    return Table(COLUMNS, rows)


def candidates(text: str) -> list[str]:
    """Ids that a text can mean, the likeliest first; none where it means nothing known.

    Examples
    --------
    >>> candidates("1325"), candidates("General Assembly resolution 60/288"), candidates("UNSCR 1325"), candidates("9/9/9")
    (['S/RES/1325(2000)', 'A/RES/1325(XIII)'], ['A/RES/60/288'], ['S/RES/1325(2000)'], [])
    """
    bare = " ".join(text.split())
    several = [symbol for symbol in _unsaid(bare) if existence.missing(symbol) is None]
    if several:
        return several
    symbol = symbols.parse(bare)
    if symbol is not None:
        return [symbol] if existence.missing(symbol) is None else []
    return named(bare)


def _unsaid(text: str) -> list[str]:
    """Symbols of a number without organ."""
    if found := _BARE.match(text):
        number = int(found["number"])
        year, session = series.council_year(number), series.old_session("general-assembly", number)
        council = [forms.council(number, year)] if year is not None and number <= existence.last_council_number() else []
        return council + ([forms.by_session("A", session, number)] if session is not None else [])
    if found := _SLASH.match(text):
        return [forms.by_session(organ, found["session"], int(found["number"])) for organ in _ORGANS]
    return []


def near(text: str) -> list[str]:
    """What somebody may have meant who typed what nothing is called: symbols and names, the closest first.

    Examples
    --------
    >>> near("S/RES/23888")[0], near("UNTOCC")[:1], near("Convention on the Rigths of the Child")[:1]
    ('S/RES/2388(2017)', ['UNTOC'], ['Convention on the Rights of the Child'])
    """
    bare = " ".join(text.split())
    if "/" in bare or any(sign.isdigit() for sign in bare):
        known = [forms.council(row.number, row.year) for row in symbols.council_resolutions().values()]
        found = symbols.suggest(bare, known, _MOST)
        if found:
            return found
    table = _names()
    return [table[form] for form in get_close_matches(bare.casefold(), table, n=_MOST, cutoff=_CLOSE)]


@cache
def _names() -> dict[str, str]:
    """Every form of every name, without capitals, to the form as it is written."""
    from graphkit import authority

    records = authority.load().records.values()
    return {form.casefold(): form for record in records for form in (*record.aliases, record.title, record.name)}


def _row(text: str, found: str | None) -> dict[str, str | None]:
    values: tuple[str | None, ...] = (None,) * 6
    if found is not None:
        from graphkit import authority

        record = authority.load().records.get(found)
        if record is not None:
            values = (record.id, record.name, record.category, record.since, None, record.title)
        else:
            facts = symbols.describe(found)
            values = (found, facts.name, facts.category, facts.date, facts.url, facts.title)
    return dict(zip(COLUMNS, (text, *values), strict=True))
