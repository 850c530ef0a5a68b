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

_WORDS = (
    *("security", "council", "general", "assembly", "economic", "social", "human", "rights", "commission"),
    *("resolution", "decision", "presidential", "statement", "president"),
)
"""What phrases around a number are made of."""
_COUNCIL = re.compile(r"S/RES/(\d+)")
_YEAR = re.compile(r" ?\(\d{4}\)$")
_CLOSE = 0.8
_MOST = 3
_LONG = 6
"""Letters; shorter words stand in names of every kind."""


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
    several = symbols.unsaid(bare)
    if several:
        return several
    symbol = symbols.parse(bare)
    if symbol is not None:
        return [symbol] if existence.missing(symbol) is None else []
    return named(bare)


def near(text: str) -> list[str]:
    """What somebody may have meant who typed what nothing is called: symbols and names, the closest first.

    Examples
    --------
    >>> near("S/RES/23888")[0], near("UNSCR 1325 (2001)")[0], near("GA resolution 60/2888")[0], near("securty council resoluton 1325")
    ('S/RES/2388(2017)', 'S/RES/1325(2000)', 'A/RES/60/288', ['S/RES/1325(2000)'])
    >>> near("UNTOCC")[:1], near("Convention on the Rigths of the Child")[:1]
    (['UNTOC'], ['Convention on the Rights of the Child'])
    >>> near("Smuggling Protocol")[0]
    'Migrant Smuggling Protocol'
    """
    bare = " ".join(text.split())
    if any(sign.isdigit() for sign in bare):
        mended = " ".join(_mended(word) for word in bare.split(" "))
        found = candidates(mended) if mended != bare else _fewer_digits(bare) or symbols.suggest(bare, _council(), _MOST)
        if found:
            return found[:_MOST]
    table = _names()
    typed = bare.casefold().removeprefix("the ")
    words = set(typed.removesuffix("s").split())
    longer = [form for form in table if words <= set(form.split())] if len(typed) >= _LONG else []
    longer.sort(key=lambda form: (len(form), form))
    return [table[form] for form in longer[:_MOST] or get_close_matches(typed, table, n=_MOST, cutoff=_CLOSE)]


def _mended(word: str) -> str:
    """A word of the phrases around numbers without its slip; any other as it is."""
    close = get_close_matches(word.lower(), _WORDS, n=1, cutoff=_CLOSE) if word.isalpha() and word.lower() not in _WORDS else []
    return close[0] if close else word


def _fewer_digits(text: str) -> list[str]:
    """What the text means with the year that its number has, or with one digit less."""
    wrong = symbols.parse(text) or symbols.parse(_YEAR.sub("", text))
    number = wrong and _COUNCIL.match(wrong)
    year = series.council_year(int(number[1])) if number else None
    found = [forms.council(int(number[1]), year)] if number and year else []
    for at in (at for at, sign in enumerate(text) if sign.isdigit()):
        found += candidates(text[:at] + text[at + 1 :])
    return list(dict.fromkeys(found))


def _council() -> list[str]:
    return [forms.council(row.number, row.year) for row in symbols.council_resolutions().values()]


@cache
def _names() -> dict[str, str]:
    """Every form of every name, without capitals, to the form as it is written."""
    from graphkit import authority

    records = map(authority.in_full, authority.load().records.values())
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
