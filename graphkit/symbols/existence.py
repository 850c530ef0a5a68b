"""Whether there can be a document of a symbol, and when it can have been adopted: by the facts that ship with graphkit.

The bounds stand in ``limits.toml``; of the Security Council every number is known.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from graphkit import tables
from graphkit.symbols import series
from graphkit.symbols.facts import council_resolutions

_COUNCIL = re.compile(r"S/RES/(\d+)\((\d{4})\)[A-Z]?$")
_STATEMENT = re.compile(r"S/PRST/(\d{4})/(\d+)$")
_ROMAN = re.compile(r"([AE])/(?:RES|DEC)/(\d+)\(((?:ES-|S-)?[IVXLC]+)\)[A-Z]?$")
_SLASH = re.compile(r"(A|E|A/HRC|E/CN\.4)/(RES|DEC)/(S-|ES-)?(\d+)/(\d+)(?:[A-Z](?:-[A-Z])?)?$")
_OTHER = re.compile(r"(?:A|S|E|A/HRC|E/CN\.4)/(?:RES|DEC)/(?!.*/(?:Add|Corr|Rev)\.)")
_PAPER = re.compile(r"([AS])/(?:(\d+)/)?(\d+)$")

Window = tuple[date, date]
"""First and last day on which a document can have been adopted."""


@cache
def _limits() -> dict[str, Any]:
    return tables.toml("symbols", "limits.toml")


@cache
def last_council_number() -> int:
    """The highest Security Council number that the shipped list knows.

    Examples
    --------
    >>> last_council_number() >= 2803
    True
    """
    return max(council_resolutions())


def _last_year() -> int:
    """The year in which the last session that can have opened ends."""
    return series.last_session() + int(series.table()["general-assembly"]["year-of-session-0"])


def missing(symbol: str) -> str | None:
    """Why there is no document of this symbol.

    Parameters
    ----------
    symbol : str
        Canonical symbol.

    Returns
    -------
    str or None
        The reason in words; None where there can be one, or the series is not known.

    Examples
    --------
    >>> missing("S/RES/9388(2017)")
    'the Security Council has adopted no resolution 9388'
    >>> missing("S/RES/2388(2016)")
    'resolution 2388 is of 2017'
    >>> missing("A/RES/960/288"), missing("A/RES/60/288"), missing("S/RES/1325(200)")
    ('the General Assembly has held no session 960', None, 'no resolution or decision has a symbol of this form')
    """
    if symbol in _limits()["exceptions"]:
        return None
    if found := _COUNCIL.match(symbol):
        return _council(int(found[1]), int(found[2]))
    if found := _STATEMENT.match(symbol):
        return _numbered_by_year(
            "the Security Council", "presidential statement", int(found[1]), int(found[2]), _limits()["security-council"]["statements"]
        )
    if found := _ROMAN.match(symbol):
        return _roman(found[1], int(found[2]), found[3])
    if found := _SLASH.match(symbol):
        number, session, decision = int(found[5]), int(found[4]), found[2] == "DEC"
        if number == 0:
            return "no series begins with 0"
        check = {"A": _assembly, "A/HRC": _rights, "E": _ecosoc, "E/CN.4": _commission}[found[1]]
        return check(found[3] or "", session, number, decision)
    if _OTHER.match(symbol):
        return "no resolution or decision has a symbol of this form"
    if found := _PAPER.match(symbol):
        return _paper(found[1], None if found[2] is None else int(found[2]), int(found[3]))
    return None


def assembly_alone(session: int, number: int) -> bool:
    """Whether a resolution that a document of the General Assembly cites without an organ can only be the Assembly's own.

    Examples
    --------
    >>> assembly_alone(60, 1), assembly_alone(5, 3), assembly_alone(5, 288)
    (True, False, True)
    """
    own: dict[str, int] = _limits()["general-assembly"]["own"]
    return session >= own["session"] or number >= own["number"]


def roman_alone(number: int) -> bool:
    """Whether only the General Assembly and the Economic and Social Council have reached a number with a Roman session.

    Examples
    --------
    >>> roman_alone(1514), roman_alone(574)
    (True, False)
    """
    return number >= int(_limits()["general-assembly"]["own"]["roman"])


def _council(number: int, year: int) -> str | None:
    if series.council_fits(number, year):
        return None
    known = series.council_year(number)
    if known is not None and number <= last_council_number():
        return f"resolution {number} is of {known}"
    return f"the Security Council has adopted no resolution {number}"


def _numbered_by_year(organ: str, what: str, year: int, number: int, bounds: dict[str, int]) -> str | None:
    if not bounds["first"] <= year <= _last_year():
        return f"{organ} has issued no {what} numbered by the year {year}"
    return None if 0 < number <= bounds["most"] else f"{organ} has never reached number {number} in a year"


def _roman(organ: str, number: int, session: str) -> str | None:
    table, name = ("general-assembly", "General Assembly") if organ == "A" else ("ecosoc", "Economic and Social Council")
    if series.old_fits(table, number, session):
        return None
    meant = series.old_session(table, number)
    return f"the {name} has adopted no resolution {number} at session {session}" + (f"; {number} is of session {meant}" if meant else "")


def _assembly(lead: str, session: int, number: int, decision: bool) -> str | None:
    limits = _limits()["general-assembly"]
    if lead:
        bounds = limits["special" if lead == "S-" else "emergency"]
        if session > bounds["sessions"] or session == 0:
            return f"the General Assembly has held no session {lead}{session}"
        if decision or number <= bounds["resolutions"]:
            return None
        return f"the General Assembly has adopted no resolution {number} at session {lead}{session}"
    first = int(series.table()["general-assembly"]["first-slash-session"])
    if session > series.last_session() or session == 0:
        return f"the General Assembly has held no session {session}"
    if session < first:
        return f"resolutions of session {session} of the General Assembly bear running numbers and a session in Roman numerals"
    if decision:
        low, high = limits["decisions"]
        return None if low < number <= high else f"the General Assembly numbers its decisions from {low + 1} on, and not to {number}"
    most = next(most for low, high, most in limits["resolutions"] if low <= session and (session <= high or not high))
    return None if number <= most else f"the General Assembly has adopted no resolution {number} at session {session}"


def _rights(lead: str, session: int, number: int, decision: bool) -> str | None:
    limits = _limits()["human-rights-council"]
    held = limits["special"] if lead else 3 * (_last_year() - limits["first-year"] + 1)
    if session > held or session == 0:
        return f"the Human Rights Council has held no session {lead}{session}"
    most = limits["decisions" if decision else "resolutions"]
    return None if number <= most else f"the Human Rights Council has never reached number {number} at a session"


def _ecosoc(lead: str, session: int, number: int, decision: bool) -> str | None:
    limits = _limits()["ecosoc"]
    bands = limits["resolutions"]
    if lead or not bands[0][0] <= session <= _last_year():
        return f"the Economic and Social Council numbers its resolutions by year, from {bands[0][0]} on, and not {lead}{session}/{number}"
    most = limits["decisions"] if decision else next(most for low, high, most in bands if low <= session and (session <= high or not high))
    return None if number <= most else f"the Economic and Social Council has never reached number {number} in a year"


def _commission(lead: str, session: int, number: int, decision: bool) -> str | None:
    limits = _limits()["commission-on-human-rights"]
    first, last = limits["years"]
    if lead or not first <= session <= last:
        return f"the Commission on Human Rights numbered its resolutions by year, from {first} to {last}, and not {lead}{session}/{number}"
    return None if number <= limits["most"] else f"the Commission on Human Rights has never reached number {number} in a year"


def _paper(organ: str, session: int | None, number: int) -> str | None:
    name = "general-assembly" if organ == "A" else "security-council"
    limits = _limits()[name]
    if session is None:
        return None if number <= limits["running"] else f"running numbers of documents {organ}/ ended below {number}"
    if organ == "S":
        return _numbered_by_year("the Security Council", "document", session, number, limits["documents"])
    if session > series.last_session():
        return f"the General Assembly has held no session {session}"
    return None if number <= limits["documents"] else f"no session of the General Assembly has had so many documents as {number}"


def window(symbol: str) -> Window | None:
    """When a document of this symbol can have been adopted.

    Parameters
    ----------
    symbol : str
        Canonical symbol of a resolution, decision or statement.

    Returns
    -------
    tuple of date or None
        First and last day; the same day twice where it is known; None where nothing is.

    Examples
    --------
    >>> [str(day) for day in window("S/RES/2388(2017)")]
    ['2017-11-21', '2017-11-21']
    >>> [str(day) for day in window("A/RES/60/288")]
    ['2005-09-01', '2006-09-30']
    """
    if found := _COUNCIL.match(symbol):
        known = council_resolutions().get(int(found[1]))
        if known is not None and known.year == int(found[2]) and known.date:
            day = date.fromisoformat(known.date)
            return day, day
        return _years(int(found[2]))
    if found := _STATEMENT.match(symbol):
        return _years(int(found[1]))
    if found := _ROMAN.match(symbol):
        return _roman_window(found[1], found[3])
    if found := _SLASH.match(symbol):
        organ, lead, session = found[1], found[3], int(found[4])
        if organ == "E":  # from 2014 on the session of a year opens in July of the year before
            return date(session - (session >= 2014), 1, 1), date(session, 12, 31)
        if organ == "E/CN.4":
            return _years(session)
        if organ == "A/HRC":
            return None if lead else _rights_window(session)
        return _special_window(f"{lead}{session}") if lead else _assembly_window(str(session), 9)
    return None


def _years(year: int) -> Window:
    return date(year, 1, 1), date(year, 12, 31)


def _assembly_window(session: str, last_month: int) -> Window | None:
    opened = series.session_year(session)
    return None if opened is None else (date(opened, 1 if session == "I" else 9, 1), date(opened + 1, last_month, 30))


def _special_window(session: str) -> Window | None:
    opened = series.table()["general-assembly"]["special"].get(session)
    return None if opened is None else (date(opened, 1, 1), date(_last_year() if session.startswith("ES-") else opened + 1, 12, 31))


def _roman_window(organ: str, session: str) -> Window | None:
    if organ == "A":
        return _special_window(session) if "-" in session else _assembly_window(session, 11)
    number = series.from_roman(session)
    for first, last, year in _limits()["ecosoc"]["sessions"]:
        if number is not None and first <= number <= last:
            opened = year + (number - first) // 2
            return date(opened, 1, 1), date(opened + 1, 1, 31)  # resumed in winter
    return None


def _rights_window(session: int) -> Window | None:
    limits = _limits()["human-rights-council"]
    if session < 1:
        return None
    year, part = divmod(session - 1 + 3 * limits["first-year"], 3)
    first, last = limits["months"][part]
    if session <= len(limits["months"]):  # the first year began in summer
        first, last = limits["months"][1][0], limits["months"][2][1]
    return date(year, first, 1), date(year, limits["late"].get(str(session), last), 30)
