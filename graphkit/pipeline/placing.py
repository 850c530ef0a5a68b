"""When a document is from whose day is not known: what its symbol says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit import symbols

NUMBERED_IN_TIME = frozenset({"resolution", "decision", "statement"})
"""Categories whose numbers are given when the document is adopted; reports and letters of the Security Council too."""

FOUNDED = 1945
"""The United Nations: no symbol of theirs is older."""


def placed(documents: Iterable[Mapping[str, Any]]) -> dict[str, str | int | None]:
    """The date of each document, or the earliest that its symbol allows.

    Parameters
    ----------
    documents : iterable of mapping
        Each with ``id``, ``date`` and ``year``, and ``stub`` where it is only cited.

    Returns
    -------
    dict of str to (str, int or None)
        The day where it is known. Else, in a series that is numbered in the order of time, the day of the document with
        the nearest lower number; where there is none, the year; None where the symbol says nothing. A document may be
        newer than so, never older. A year before 1945, or of a stub later than that of the newest document, was misread.

    Examples
    --------
    >>> found = placed([
    ...     {"id": "S/PRST/2015/3", "date": "2015-02-06", "year": 2015},
    ...     {"id": "S/PRST/2015/25", "date": None, "year": 2015},
    ...     {"id": "S/PRST/2015/1", "date": None, "year": 2015},
    ...     {"id": "A/60/825", "date": None, "year": 2005}])
    >>> [found[symbol] for symbol in ("S/PRST/2015/25", "S/PRST/2015/1", "A/60/825")]
    ['2015-02-06', 2015, 2005]
    """
    every = list(documents)
    newest = max((int(row["date"][:4]) if row.get("date") else row["year"] for row in every if _known(row)), default=None)
    found: dict[str, str | int | None] = {
        row["id"]: row.get("date") or (None if _misread(row.get("year"), newest) else row.get("year")) for row in every
    }
    series: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in every:
        name = _series(row["id"])
        if name is not None:
            series[name].append(row)
    for members in series.values():
        if all(row.get("date") for row in members):
            continue
        before: str | None = None
        for row in sorted(members, key=lambda row: symbols.sort_key(row["id"])):
            if row.get("date"):
                before = row["date"]
            elif before is not None and _follows(before, row.get("year")):
                found[row["id"]] = before
    return found


def _series(symbol: str) -> str | None:
    """What a symbol shares with those that are numbered with it; None where numbers do not tell the order of time."""
    facts = symbols.describe(symbol)
    in_time = facts.category in NUMBERED_IN_TIME or (facts.organ == "security-council" and facts.category == "document")
    if facts.number is None or not in_time:
        return None
    head, number, _ = symbol.partition(f"/{facts.number}")
    return head if number else None


def _known(row: Mapping[str, Any]) -> bool:
    """Whether the document says itself when it is from, or, being there, what its symbol says is so."""
    return bool(row.get("date") or (row.get("year") and not row.get("stub")))


def _misread(year: int | None, newest: int | None) -> bool:
    """Whether a symbol cannot be from this year: one far ahead would be the present, and all else long past."""
    return year is not None and (year < FOUNDED or (newest is not None and year > newest))


def _follows(day: str, year: Any) -> bool:
    """Whether the year that a symbol names agrees: a session runs into the year after that in which it began."""
    return year is None or year <= int(day[:4]) <= year + 1
