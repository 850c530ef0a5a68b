"""Which organ's resolution a bare number means: by the words before it, the document it stands in, and what can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from graphkit.cite import context
from graphkit.cite.adopters import adopter, behind, last_named, met
from graphkit.cite.context import MONTHS, Context
from graphkit.symbols import series


class Owner(NamedTuple):
    """The document that a place belongs to."""

    prefix: str | None
    """First elements of the symbols of its own organ's resolutions: ``A``, ``S``, ``A/HRC``."""
    session: int | None
    symbol: str | None
    number: int | None
    year: int | None


Own = Callable[[int], Owner]

_BY_CONFERENCE = re.compile(r"[^.;]{0,300}(?: adopted by|th meeting of|th session of) the Conference of the (?:States )?Parties")
"""Whose the decisions are, said behind them: "decisions 1/5 of 7 July 2004 and 2/3 of 20 October 2005, adopted by the ..."."""
_DATE_AFTER = re.compile(rf"/\d{{1,4}}(?: ?[A-Z](?:(?:, ?| and | to |-)[A-Z])*)?\d? of \d{{1,2}} (?:{MONTHS}) (\d{{4}})\d{{0,3}}\b")
_BY_SESSION = (
    *("UNEP/EA", "UNEP/GC", "HSP/HA", "HSP/GC", "TD/B", "ESCAP"),
    *("E/CN.6", "E/CN.7", "E/CN.9", "E/CN.15", "CBD/COP", "CAC/COSP", "CTOC/COP"),
)
_LAST_SESSIONS = {"UNEP/EA": 12, "HSP/HA": 6, "HSP/GC": 27, "UNEP/GC": 27, "A/HRC": 70}  # with room for those that still meet
_HABITAT_FIRST = 19  # with this session the Governing Council of UN-Habitat began to count
_FIRST_DECISION = 301  # no decision of the Assembly has a smaller number: since its thirty-first session they begin here
_FAR = 6000  # how far back a commission can have been named
_REGIONAL = frozenset(["ECA", "ECAFE", "ECE", "ECLA", "ECLAC", "ESCAP", "ESCWA", "ECWA"])
_HRC_NUMBERS = 45  # no session of the Human Rights Council has adopted more resolutions than about this


def prefix_of(symbol: str | None) -> str | None:
    """First elements of the symbols that the organ of a document uses for its resolutions.

    Examples
    --------
    >>> prefix_of("A/HRC/RES/16/21"), prefix_of("S/PRST/2015/25"), prefix_of("UNEP/EA.4/RES/14")
    ('A/HRC', 'S', 'UNEP/EA')
    """
    if not symbol:
        return None
    for lead in ("A/HRC", "E/CN.4", "UNEP/EA", "UNEP/GC", "HSP/HA", "HSP/GC", "TD/B"):
        if symbol.startswith(lead):
            return lead
    return symbol.partition("/")[0]


def old(flat: str, start: int, number: int, session: str, head: Context | None, own: Own) -> tuple[str | None, str | None]:
    """Organ of a resolution with its session in Roman numerals.

    Returns
    -------
    tuple
        First elements of the symbol, None where it cannot be told; and a note.
    """
    named = head.organ if head else None
    if named is None and (by := adopter(flat, start)):
        return (by if by != "?" else None), None
    owner = own(start).prefix
    fits_assembly = series.old_fits("general-assembly", number, session)
    if named in (None, "Council") and not _dated_right(flat, start, session):
        other, meant = last_named(flat, start), series.old_session("general-assembly", number)
        if meant is not None and context.dated_in(flat, start, meant):
            return "A", f"no such number is known of session {session}"  # "3334 (XXXIX) of 17 December 1974"
        other = None if other in ("A", "E") else other  # whose date it is not: "4 (I) of 15 June 1972 adopted by the Conference"
        return other or (_commission(flat, start, regional=True) if owner == "E" else None), None
    if named in ("A", "Assembly"):
        return "A", None if fits_assembly else f"no such number is known of session {session}"
    if named == "E":
        return "E", None
    if named == "Commission":
        return _commission(flat, start), None
    if named == "Council":
        return ("E", None) if series.old_fits("ecosoc", number, session) else (None, None)
    if named not in (None, "?"):
        return named, None
    if named == "?":
        return None, None
    if owner == "E" and series.old_fits("ecosoc", number, session) and head is not None and head.own:
        return "E", None
    if fits_assembly:
        return "A", None
    council = head is not None and not (head.own and owner == "A" and context.dated_in(flat, start, session))
    if council and series.old_fits("ecosoc", number, session):
        return "E", None
    if owner == "E" and head is not None and (regional := _commission(flat, start, regional=True)):
        return regional, None  # the Council endorses what its regional commissions resolve
    if head is not None and head.own:
        organ = last_named(flat, start) or owner
        return organ, f"no such number is known of session {session}" if organ == "A" else None
    return None, None


def _dated_right(flat: str, start: int, session: str) -> bool:
    """Whether the date behind "1503 (XLVIII)" can be of that session, of the Assembly or of the Council; true without one."""
    year, opened, number = context.year_behind(flat, start), series.session_year(session), series.from_roman(session)
    if year is None or opened is None or number is None:
        return True
    return opened - 1 <= year <= opened + 1 or abs(1945 + (number + 1) // 2 - year) <= 1


def slashed(flat: str, start: int, session: str, number: int, head: Context, own: Own) -> tuple[str | None, tuple[str, ...]]:
    """Organ of a resolution or decision printed SESSION/NUMBER or YEAR/NUMBER.

    Returns
    -------
    tuple
        First elements of the symbol, None where it cannot be told; and candidates.
    """
    owner = own(start)
    named = head.organ
    dated = year_after(flat, start + len(session))
    if not session.isdigit():
        return _special(flat, start, session, named, owner, dated)
    if (by := behind(flat, start)) and by not in ("?", "COP"):
        return by, ()
    if named is None and (by := adopter(flat, start) or context.by_month(flat, start)):
        if by not in ("?", "COP"):
            return by, ()
        named = by
    value = int(session)
    is_year = value >= series.table()["ecosoc"]["first-slash-year"]
    if named == "Assembly":
        return ("UNEP/EA" if owner.prefix == "UNEP/EA" and value < 20 else "A"), ()
    if named == "Council":
        if is_year:
            return "E", ()
        return ("UNEP/GC" if owner.prefix == "UNEP/GC" else "A/HRC"), ()
    if named == "Governing Council":
        habitat = owner.prefix in ("HSP/GC", "HSP/HA") or "abitat" in flat[max(0, start - 300) : start]
        return ("HSP/GC" if habitat and value >= _HABITAT_FIRST else "UNEP/GC"), ()
    speaks = head.own and is_year and number < 200 and ", the Commission " in flat[start : start + 70]  # "In its resolution 2030/1, ..."
    lead = "/".join((owner.symbol or "").split("/")[:2])
    own_commission = "year-of-session-0" in series.table()["commissions"].get(lead, {})
    if named == "Commission" or (speaks and own_commission):
        return lead if own_commission else _commission(flat, start, is_year), ()
    if named == "?":
        return None, ()
    if named == "COP":
        return _conference(flat, start, value, dated)
    if named is not None:
        return _checked(named, value, is_year)
    first_met = series.table()["met"]["UNEP/EA"][0][0]
    if owner.prefix == "UNEP/EA" and dated is not None and dated < first_met and value <= _LAST_SESSIONS["UNEP/GC"]:
        return "UNEP/GC", ()  # the Environment Assembly speaks of the Governing Council before it
    if head.word == "decision" and not is_year and _BY_CONFERENCE.match(flat, start):
        return _conference(flat, start, value, dated)
    if dated is not None and not is_year:
        fits = [prefix for prefix in ("A", "A/HRC") if _held(prefix, value) in (dated, dated - 1)]
        if len(fits) == 1 and owner.prefix not in ("UNEP/GC", "UNEP/EA", "HSP/GC", "HSP/HA", "ECE"):
            return fits[0], ()  # only one of the two organs met in its session of that number then
        if not fits and value and (other := met(flat, value, dated)):
            return other, ()
    if head.own and owner.prefix == "A" and owner.session and number <= _HRC_NUMBERS and not is_year and dated is None:
        opened = _held("A/HRC", value)
        if opened is not None and opened <= 1945 + owner.session and last_named(flat, start) == "A/HRC":
            return "A/HRC", ()  # "the decision of the Human Rights Council to send a mission pursuant to its resolution 34/22"
    if number >= 1900:
        return None, ()  # number and year, as other organisations count
    prefix, candidates = _unnamed(value, number, is_year, head, owner)
    if (
        prefix in ("A", "A/HRC")
        and not (head.own and prefix == owner.prefix)
        and dated is not None
        and _held(prefix, value) not in (dated, dated - 1, None)
    ):
        candidates = (prefix,)
        prefix = None  # the date behind the number is of another organ's session
    if prefix == "A" and head.word == "decision" and number < _FIRST_DECISION:
        prefix, candidates = None, ()
    if prefix is None or (head.own and prefix == "A/HRC" and owner.prefix != "A/HRC"):
        other = last_named(flat, start)
        if other == "COP":
            return _conference(flat, start, value, dated)
        if other in _BY_SESSION and not (is_year and other in _LAST_SESSIONS):
            return other, ()
        if prefix is None and owner.prefix == "E" and (head.own or head.word == "decision"):
            return _commission(flat, start), candidates  # the report of a functional commission speaks of its own
    return prefix, candidates


def _conference(flat: str, start: int, session: int, year: int | None) -> tuple[str | None, tuple[str, ...]]:
    """Which conference of parties decided: by the convention named next to it, by its date, or as the only one in the text."""
    near, then, before = flat[max(0, start - 250) : start + 150], flat[start : start + 500], flat[max(0, start - 800) : start]
    for around in (near, then, before):  # "..., adopted by the Conference of ..."
        for words, prefix in series.table()["conferences"].items():
            if words in around:
                return prefix, ()
    if year is not None and (by := met(flat, session, year)):
        return by, ()
    whole = {prefix for words, prefix in series.table()["conferences"].items() if words in flat}
    return (whole.pop() if len(whole) == 1 else None), ()


def year_after(flat: str, at: int) -> int | None:
    """Year of the date that follows a number: "60/288 of 8 September 2006"; None for one that cannot be, a misprint."""
    found = _DATE_AFTER.match(flat, at)
    first = int(series.table()["general-assembly"]["year-of-session-0"])
    return int(found[1]) if found and first < int(found[1]) <= first + series.last_session() + 1 else None


def _held(prefix: str, session: int) -> int | None:
    """Year in which a session opened."""
    if prefix == "A/HRC":
        return 2006 + (session - 1) // 3
    return series.session_year(str(session)) if session >= series.table()["general-assembly"]["first-slash-session"] else None


def _checked(named: str, value: int, is_year: bool) -> tuple[str | None, tuple[str, ...]]:
    """A named organ, unless its way of numbering forbids it ("Security Council resolution 60/288" is a slip)."""
    if named == "S":  # "General Assembly and Security Council resolutions 60/180 and 1645 (2005)"
        return ("E", ()) if is_year else ("A", ())
    if named == "A" and is_year:
        return "E", ()
    if named == "E" and not is_year:  # "resolution 72/305 on the strengthening of the Economic and Social Council"
        named = "A"
    if named == "A" and not series.table()["general-assembly"]["first-slash-session"] <= value <= series.last_session():
        return None, ()
    return named, ()


def _unnamed(value: int, number: int, is_year: bool, head: Context, owner: Owner) -> tuple[str | None, tuple[str, ...]]:
    first = series.table()["general-assembly"]["first-slash-session"]
    if is_year:
        if head.word == "decision" and owner.prefix not in ("A", "E", "A/HRC", "S", "E/CN.4", None):
            return None, ("E",)
        return ("E/CN.4" if owner.prefix == "E/CN.4" else "E"), ()
    if owner.prefix == "A/HRC":
        future = owner.session is not None and value > owner.session
        if future or (not head.own and value >= first and number > _HRC_NUMBERS):
            return ("A", ()) if first <= value <= series.last_session() else (None, ())
        return "A/HRC", ()
    if value >= first:
        return ("A", ()) if value <= series.last_session() else (None, ("A",))
    if owner.prefix in _LAST_SESSIONS and value <= _LAST_SESSIONS[owner.prefix]:
        return owner.prefix, ()
    return None, ("A/HRC",)


def _special(flat: str, start: int, session: str, named: str | None, owner: Owner, dated: int | None) -> tuple[str | None, tuple[str, ...]]:
    if session.startswith(("S-", "ES-")):
        if dated is not None and session.startswith("S-") and named not in ("A", "Assembly", "A/HRC"):
            opened = series.session_year(session) if session in series.table()["general-assembly"]["special"] else None
            years = (dated,) if owner.prefix == "A/HRC" else (dated, dated - 1)  # S-31 of both met within a year
            return ("A" if opened in years else "A/HRC"), ()
        special = session.startswith("S-") and int(session[2:]) < 20
        if named in ("A/HRC", "Council") or (named is None and owner.prefix == "A/HRC" and special):
            return "A/HRC", ()
        return "A", ()
    if session == "OS" or session.startswith("SS."):  # of organizational and special sessions: "decision SS.XII/3"
        return ("A/HRC" if session == "OS" else "UNEP/GC"), ()
    if named not in (None, "COP", "?") or session.startswith("WHA"):
        return ("WHA" if session.startswith("WHA") else named), ()
    # Roman sessions with a slash are those of the biodiversity treaties, and of some other conferences.
    if "Chemicals Management" in flat[max(0, start - 250) : start + 200]:
        return "ICCM", ()
    near = owner.prefix != "ECE" and "iological Diversity" in flat[max(0, start - _FAR) : start + _FAR]
    return ("CBD/COP" if near else None), ()


def _commission(flat: str, start: int, is_year: bool = False, regional: bool = False) -> str | None:
    """The commission named last before a bare "Commission", or the regional one."""
    if is_year:
        return "E/CN.4"
    low = max(0, start - _FAR)
    organs = series.table()["organs"].items()
    places = {
        flat.rfind(name, low, start): prefix
        for name, prefix in organs
        if " " in name and (prefix in _REGIONAL or ("Commission on" in name and not regional))
    }
    last = max(places, default=-1)
    return places[last] if last >= 0 else None
