"""Facts about the series of symbols: which number belongs to which year or session.

The tables stand in ``series.toml``; nothing is read before it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import Any

from graphkit import tables

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@cache
def table() -> dict[str, Any]:
    """The tables of ``series.toml``."""
    return tables.toml("symbols", "series.toml")


def roman(number: int) -> str:
    """Write a number in Roman numerals.

    Examples
    --------
    >>> roman(48)
    'XLVIII'
    """
    out = []
    for value, sign in _STEPS:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


@cache
def from_roman(text: str) -> int | None:
    """Read a Roman numeral; None where it is not one in its usual form.

    Examples
    --------
    >>> from_roman("XXV"), from_roman("XXXXV"), from_roman("VX")
    (25, None, None)
    """
    total = 0
    for sign, after in zip(text, text[1:] + " ", strict=True):
        value = _VALUES.get(sign)
        if value is None:
            return None
        total += -value if _VALUES.get(after, 0) > value else value
    return total if total > 0 and roman(total) == text else None


@cache
def _council() -> tuple[list[int], list[int]]:
    rows = table()["security-council"]["first"]
    return [year for year, _ in rows], [number for _, number in rows]


def council_year(number: int) -> int | None:
    """Year in which the Security Council adopted the resolution of this number.

    Parameters
    ----------
    number : int
        Number of a Security Council resolution.

    Returns
    -------
    int or None
        None for zero and for numbers after the last year of the table, whose year is not certain.

    Examples
    --------
    >>> council_year(2388), council_year(242), council_year(9999)
    (2017, 1967, None)
    """
    years, firsts = _council()
    if number < 1 or number >= firsts[-1] + table()["security-council"]["most-a-year"]:
        return None
    return years[bisect_right(firsts, number) - 1]


@lru_cache(maxsize=4096)
def council_fits(number: int, year: int) -> bool:
    """Whether Security Council resolution ``number`` can be of ``year``.

    Examples
    --------
    >>> council_fits(1373, 2001), council_fits(1373, 2002), council_fits(75, 1950)
    (True, False, False)
    """
    known = council_year(number)
    last_year, last_first = _council()[0][-1], _council()[1][-1]
    if number >= last_first:  # the current and coming years: any that leaves room for so many
        most = table()["security-council"]["most-a-year"]
        return year >= last_year and number < last_first + most * (year - last_year + 1)
    return known == year


def council_range(year: int) -> tuple[int, int] | None:
    """First and last Security Council number of a year, None outside the table.

    Examples
    --------
    >>> council_range(1967)
    (233, 244)
    """
    years, firsts = _council()
    if year not in years:
        return None
    at = years.index(year)
    after = firsts[at + 1] if at + 1 < len(firsts) else firsts[at] + table()["security-council"]["most-a-year"]
    return firsts[at], after - 1


@cache
def _old(series: str) -> tuple[list[int], list[str], int, int]:
    data = table()[series]
    return [first for _, first in data["first"]], [session for session, _ in data["first"]], data["last"], data["slack"]


def old_fits(series: str, number: int, session: str) -> bool:
    """Whether a number can be of a session in the years of Roman numerals.

    Parameters
    ----------
    series : str
        ``general-assembly`` (to session 30) or ``ecosoc`` (to 1977).
    number : int
        Number of the resolution.
    session : str
        Session as printed: ``XXV``, ``ES-V``, ``S-VI``.

    Examples
    --------
    >>> old_fits("general-assembly", 2625, "XXV"), old_fits("general-assembly", 1108, "XL"), old_fits("ecosoc", 1108, "XL")
    (True, False, True)
    """
    firsts, sessions, last, slack = _old(series)
    if session not in sessions or not 0 < number <= last:
        return False
    at = sessions.index(session)
    until = firsts[at + 1] if at + 1 < len(firsts) else last
    return firsts[at] - slack <= number < until + slack


def old_range(series: str, session: str) -> range:
    """The numbers of a session in the years of Roman numerals.

    Examples
    --------
    >>> old_range("general-assembly", "IX"), old_range("general-assembly", "XL")
    (range(807, 907), range(0, 0))
    """
    firsts, sessions, last, _ = _old(series)
    if session not in sessions:
        return range(0)
    at = sessions.index(session)
    return range(firsts[at], firsts[at + 1] if at + 1 < len(firsts) else last + 1)


def old_session(series: str, number: int) -> str | None:
    """The session that a number of the old numbering most likely belongs to.

    Examples
    --------
    >>> old_session("general-assembly", 2625)
    'XXV'
    """
    firsts, sessions, last, _ = _old(series)
    return sessions[bisect_right(firsts, number) - 1] if 0 < number <= last else None


@cache
def session_year(session: str) -> int | None:
    """Calendar year in which a General Assembly session opened.

    Parameters
    ----------
    session : str
        ``60``, ``XXV``, ``S-27``, ``ES-10``, ``ES-V``.

    Examples
    --------
    >>> session_year("60"), session_year("XXV"), session_year("S-27"), session_year("ES-V")
    (2005, 1970, 2002, 1967)
    """
    facts = table()["general-assembly"]
    if session in facts["special"]:
        return int(facts["special"][session])
    number = int(session) if session.isdigit() else from_roman(session)
    return None if number is None else int(facts["year-of-session-0"]) + number


@cache
def last_session() -> int:
    """The last General Assembly session that can have opened: one after that of the newest Council year."""
    return _council()[0][-1] - int(table()["general-assembly"]["year-of-session-0"]) + 2
