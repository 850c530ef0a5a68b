"""Dates of documents as stretches of a time axis in years.

A date may be known to the day, to the month or to the year only, so it is a stretch: its first and its last moment.
Two documents of one year, one dated to the day, are neither before nor after each other.
"""

from __future__ import annotations

import math
import re
from calendar import isleap
from datetime import date
from typing import Any, TypeAlias

from graphkit.errors import UsageError

Moment: TypeAlias = tuple[float, float]
"""First moment of a date, and the first moment after it, in years: 1999-07-01 is about 1999.496."""

_ISO = re.compile(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?\s*", re.DOTALL)


def moment(value: Any) -> Moment | None:
    """Read a date, also one of numpy or pandas.

    Parameters
    ----------
    value : str, int, float, date or None
        ISO 8601 to the year, month or day; a year; a point of any time axis as a float; or anything with ``year``,
        ``month`` and ``day``.

    Returns
    -------
    tuple of float or None
        Where the date begins and ends; None where it is absent or is no date.

    Raises
    ------
    UsageError
        If the value is of a type that holds no date.

    Examples
    --------
    >>> moment(2001), moment("2001"), moment("no date"), moment(2001.5)
    ((2001.0, 2002.0), (2001.0, 2002.0), None, (2001.5, 2001.5))
    >>> round(moment("2001-09-28")[0], 3)
    2001.74
    """
    if value is None:
        return None
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value), float(value + 1)
    if isinstance(value, float):
        return (value, value) if math.isfinite(value) else None
    try:
        return _of_day(int(value.year), int(value.month), int(value.day))
    except AttributeError:
        pass
    except ValueError:  # pandas.NaT, whose year is nan
        return None
    shown = str(value)
    if shown in ("NaT", "<NA>"):
        return None
    if (read := _from_text(shown)) is not None:  # numpy.datetime64
        return read
    try:
        number = float(value)
        if isinstance(value, bool):
            raise TypeError
    except (TypeError, ValueError):
        raise UsageError(f"{value!r} is no date", "give ISO 8601 text, a year or a datetime.date") from None
    return (number, number + 1) if number.is_integer() else (number, number)


def _from_text(text: str) -> Moment | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    if year is None or month is None:
        return None if year is None else (float(year), float(year + 1))
    try:
        if day is not None:
            return _of_day(year, month, day)
        first = _of_day(year, month, 1)[0]
        last = _of_day(year + month // 12, month % 12 + 1, 1)[0]
    except (ValueError, OverflowError):  # 2001-02-30 says nothing certain
        return None
    return first, last


def _of_day(year: int, month: int, day: int) -> Moment:
    days = 366 if isleap(year) else 365
    before = date(year, month, day).timetuple().tm_yday - 1
    return year + before / days, year + (before + 1) / days


def end_of(value: Any) -> float:
    """First moment after a date that a caller gives as a limit.

    Raises
    ------
    UsageError
        If it is no date.

    Examples
    --------
    >>> end_of(2010), end_of("2010-12-31")
    (2011.0, 2011.0)
    """
    read = moment(value)
    if read is None:
        raise UsageError(f"{value!r} is no date", "give a year such as 2010 or a day such as 2010-06-30")
    return read[1]
