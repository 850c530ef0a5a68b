"""What a citation that cannot be may have meant, by the facts that ship with graphkit."""

from __future__ import annotations

import re
from datetime import date

from graphkit.pipeline.verification import usual
from graphkit.symbols import council_resolutions, existence, forms, series

_OLD = re.compile(r"A/RES/(?P<number>\d+)\([^)]+\)(?P<part>[A-Z]?)$")
_LEAP_DAY = (2, 29)


def document(symbol: str) -> str:
    """What to do about a symbol that no document has.

    Examples
    --------
    >>> document("A/RES/217(IV)A"), document("S/RES/2388(2016)"), document("A/RES/960/1")
    ('did you mean 217 A (III)?', 'did you mean 2388 (2017) or 2288 (2016) or 2308 (2016)?', 'look up the number')
    """
    if symbol.startswith("S/RES/"):
        number, _, year = symbol.removeprefix("S/RES/").partition("(")
        others = council(int(number), int(year[:4]))
        if others:
            return f"did you mean {others}?"
    if found := _OLD.match(symbol):
        session = series.old_session("general-assembly", int(found["number"]))
        if session is not None:
            return f"did you mean {usual.number(forms.by_session('A', session, int(found['number']), found['part']))}?"
    return "look up the number"


def council(number: int, year: int, day: date | None = None) -> str:
    """Resolutions that a number and a year that disagree can have meant, the likeliest first."""
    by_day = [row for row in council_resolutions().values() if day is not None and row.date == day.isoformat()]
    if len(by_day) == 1:
        return f"{by_day[0].number} ({by_day[0].year})"
    known = series.council_year(number) if number <= existence.last_council_number() else None
    out = [f"{number} ({known})"] if known is not None else []
    span = series.council_range(year)
    if span:
        near = [other for other in range(span[0], min(span[1], existence.last_council_number()) + 1) if _one_digit(str(other), str(number))]
        out += [f"{other} ({year})" for other in near[: 3 - len(out)]]
    return " or ".join(out)


def day(given: date, window: existence.Window) -> str:
    """What to do about a day outside the time in which a session adopts: mostly the year is wrong."""
    same = [given.replace(year=year) for year in range(window[0].year, window[1].year + 1) if (given.month, given.day) != _LEAP_DAY]
    inside = [usual.day(other) for other in same if window[0] <= other <= window[1]]
    return f"did you mean {' or '.join(inside)}? Or look up the number" if inside else "look up number and date"


def _one_digit(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
