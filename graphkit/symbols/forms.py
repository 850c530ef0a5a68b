"""Canonical symbols: built from their parts, and read from print.

The forms are those of the United Nations Editorial Manual as the annotation guide of this project fixes them: one symbol
for one document, without spaces, a letter part appended.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit.symbols import series

_SPACES = re.compile(r"\s+")
_SHOUTED = re.compile(r"/(REV|ADD|CORR)\.(?=\d)")
"""Series of revisions as file names have them."""
_PRINTED_RESOLUTION = re.compile(
    r"(?P<organ>A|S|E|T)/(?:RES|Res|res)/(?P<number>\d{1,4}) ?(?P<before>[A-Z])?"
    r"(?: ?\((?P<session>\d{4}|(?:ES?-|S-)?[IVXLC]+)\))? ?(?P<part>\[?[A-Z](?:-[A-Z])?\]?)?$"
)
_PRINTED_SESSION = re.compile(
    r"(?P<organ>A|E|A/HRC|E/CN\.\d+)/(?P<series>RES|DEC|Res|Dec|res|dec)/(?P<session>(?:S-|ES-)?\d{1,4})/(?P<number>\d{1,4})"
    r" ?(?P<part>\[?[A-Z](?:-[A-Z])?\]?)?$"
)

_BARE_NUMBER = re.compile(r"[ASET]/(?:RES|Res|res)/\d+$")
_PRINTED_ASSEMBLY = re.compile(r"^(UNEP/EA\.\d+|HSP/HA\.\d+)/(Res|RES|Dec|DEC)[./](\d+)$")


def council(number: int, year: int, part: str = "") -> str:
    """Symbol of a Security Council resolution.

    Examples
    --------
    >>> council(1267, 1999), council(161, 1961, "A")
    ('S/RES/1267(1999)', 'S/RES/161(1961)A')
    """
    return f"S/RES/{number}({year}){part}"


def by_session(organ: str, session: str, number: int, part: str = "", decision: bool = False) -> str:
    """Symbol of a resolution or decision that an organ numbers within a session.

    Parameters
    ----------
    organ : str
        First elements of the symbol: ``A``, ``E``, ``A/HRC``, ``E/CN.4``, ``ECLAC``, ``UNEP/EA``.
    session : str
        ``60``, ``S-27``, ``ES-10``, a year for ECOSOC (``2005``), or Roman for the old numbering (``XXV``, ``ES-V``); conferences of
        parties number within the meeting also where it is Roman.
    number : int
        Number within the session, or running number where ``session`` is Roman.
    part : str
        Letter part.
    decision : bool
        Whether it is a decision.

    Examples
    --------
    >>> by_session("A", "60", 288), by_session("A", "XXV", 2625), by_session("E", "2005", 28), by_session("A", "ES-V", 2253)
    ('A/RES/60/288', 'A/RES/2625(XXV)', 'E/RES/2005/28', 'A/RES/2253(ES-V)')
    >>> by_session("CBD/COP", "XIII", 3, decision=True)
    'CBD/COP/DEC/XIII/3'
    """
    kind = "DEC" if decision else "RES"
    if organ in ("UNEP/EA", "HSP/HA"):
        return f"{organ}.{session}/{kind}/{number}{part}"
    if session[-1].isdigit() or session.startswith("SS.") or organ in series.table()["conferences"].values():
        return f"{organ}/{kind}/{session}/{number}{part}"
    return f"{organ}/{kind}/{number}({session}){part}"


def dated(organ: str, iso: str) -> str:
    """Identify a text that the source names by organ and date alone.

    Examples
    --------
    >>> dated("UNCIP", "1948-08-13")
    'UNCIP/1948-08-13'
    """
    return f"{organ}/{iso}"


@cache
def roots() -> frozenset[str]:
    """First elements that a symbol can have."""
    return frozenset(series.table()["roots"])


@cache
def canonical(printed: str) -> str | None:
    """Canonical form of a symbol as printed; None where it is not one.

    Parameters
    ----------
    printed : str
        One symbol, with or without stray spaces; not a phrase (see :func:`graphkit.symbols.parse`).

    Examples
    --------
    >>> canonical("A/RES/217 (III) A"), canonical("S/RES/2388"), canonical("A/RES/48/13 C"), canonical("S/ 12402")
    ('A/RES/217(III)A', 'S/RES/2388(2017)', 'A/RES/48/13C', 'S/12402')
    >>> canonical("A/RES/217 A (III)"), canonical("S/RES/161 A")
    ('A/RES/217(III)A', 'S/RES/161(1961)A')
    >>> canonical("UNEP/EA.5/Res.5")
    'UNEP/EA.5/RES/5'
    >>> canonical("CD/8/REV.10")
    'CD/8/Rev.10'
    >>> canonical("and/or") is None, canonical("S/RES/23888") is None
    (True, True)
    """
    tight = _SPACES.sub("", printed).rstrip(".")
    root, slash, rest = tight.partition("/")
    if not slash or root not in roots() or not any(c.isdigit() for c in rest):
        return None
    if root == "PRST":  # of the Security Council by year, of the Human Rights Council by session
        return f"S/{tight}" if len(rest.partition("/")[0]) == 4 else f"A/HRC/{tight}"
    loose = _SPACES.sub(" ", printed.strip()).replace("/ ", "/")
    found = _PRINTED_RESOLUTION.match(loose)
    if found:
        organ, session = found["organ"], found["session"]
        number, part = int(found["number"]), found["before"] or _letter(found["part"])
        if session is None:
            return _complete(organ, number, part)
        return council(number, int(session), part) if organ == "S" else by_session(organ, session, number, part)
    found = _PRINTED_SESSION.match(loose)
    if found:
        return by_session(found["organ"], found["session"], int(found["number"]), _letter(found["part"]), found["series"].upper() == "DEC")
    if _BARE_NUMBER.match(tight):
        return None  # a number that no resolution has, without the session that could tell more
    tight = _SHOUTED.sub(lambda m: f"/{m[1].capitalize()}.", tight)
    return _PRINTED_ASSEMBLY.sub(lambda m: f"{m[1]}/{m[2].upper()}/{m[3]}", tight)


def _letter(part: str | None) -> str:
    return (part or "").strip("[]")


def _complete(organ: str, number: int, part: str) -> str | None:
    """Add the year or session that a number implies."""
    if organ == "S":
        year = series.council_year(number)
        return None if year is None else council(number, year, part)
    if organ == "A":
        session = series.old_session("general-assembly", number)
        return None if session is None else by_session("A", session, number, part)
    return None
