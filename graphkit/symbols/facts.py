"""What a symbol alone tells: organ, category, number, year, a short name, where to read the document."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from graphkit import tables
from graphkit.symbols import series

_COUNCIL = re.compile(r"S/RES/(\d+)\((\d{4})\)([A-Z]?)$")
_OLD = re.compile(r"(.+)/(RES|DEC)/(\d+)\(([IVXLCES-]+)\)([A-Z]?)$")
_SLASH = re.compile(r"(A|E|A/HRC|E/CN\.\d+)/(RES|DEC|PRST)/((?:S-|ES-|OS/)?\d+)/(\d+)([A-Z]?)$")
_STATEMENT = re.compile(r"S/PRST/(\d{4})/(\d+)")
_RECORD = re.compile(r"/(?:PV|SR)\.\d")
_DRAFT = re.compile(r"/L\.\d")
_PAPER = re.compile(r"([AES])/(\d{1,4})/(\d+)\b")
_DATED = re.compile(r".+/(\d{4})-\d\d-\d\d$")
_DIGITS = re.compile(r"(\d+)")
_ORGAN_BEFORE = re.compile(r"^(?:[A-Z][A-Za-z/.\d]* )?(?:dec\. )?(?=[\dESO])")


class Facts(NamedTuple):
    """Facts about a document that need no text: those that its symbol and the shipped lists give."""

    symbol: str
    name: str
    """Short name for drawings, such as ``2388 (2017)``."""
    category: str
    organ: str | None
    """Authority id of the organ."""
    number: int | None
    year: int | None
    session: str | None
    date: str | None
    title: str | None
    url: str
    meeting: str | None = None
    agenda: str | None = None
    """The agenda item."""
    votes: str | None = None
    """In favour, against, abstaining: ``15-0-0``."""

    @property
    def printed_number(self) -> str:
        """The number as it stands behind the word resolution or decision.

        Examples
        --------
        >>> [describe(s).printed_number for s in ("E/CN.7/RES/55/2", "A/HRC/DEC/S-2/101", "A/RES/217(III)A", "S/RES/1325(2000)")]
        ['55/2', 'S-2/101', '217 A (III)', '1325 (2000)']
        """
        return _ORGAN_BEFORE.sub("", self.name)


class CouncilFacts(NamedTuple):
    """A row of ``security-council.csv``."""

    number: int
    year: int
    date: str | None
    meeting: str | None
    agenda: str | None
    votes: tuple[int, int, int] | None
    """In favour, against, abstaining."""


@cache
def council_resolutions() -> dict[int, CouncilFacts]:
    """Facts of every Security Council resolution that the shipped list knows, by number.

    Examples
    --------
    >>> council_resolutions()[2388].date, council_resolutions()[2388].meeting
    ('2017-11-21', 'S/PV.8111')
    """
    out = {}
    lines = tables.text("symbols", "security-council.csv").splitlines()
    for row in csv.DictReader(lines):
        counts = [row["for"], row["against"], row["abstain"]]
        votes = (int(counts[0]), int(counts[1]), int(counts[2])) if all(counts) else None
        out[int(row["number"])] = CouncilFacts(
            number=int(row["number"]),
            year=int(row["year"]),
            date=row["date"] or None,
            meeting=row["meeting"] or None,
            agenda=row["agenda"] or None,
            votes=votes,
        )
    return out


def url(symbol: str) -> str:
    """Address at which the United Nations serves the document.

    Examples
    --------
    >>> url("S/RES/2388(2017)")
    'https://undocs.org/S/RES/2388(2017)'
    """
    return "https://undocs.org/" + quote(symbol, safe="/().-")


def _category(symbol: str) -> str:
    if re.search(r"/(?:RES|Res\.?)\b", symbol):
        return "resolution"
    if re.search(r"/(?:DEC|Dec\.?)\b", symbol):
        return "decision"
    if "/PRST/" in symbol:
        return "statement"
    if _RECORD.search(symbol):
        return "record"
    return "draft" if _DRAFT.search(symbol) else "document"


@lru_cache(maxsize=65_536)
def describe(symbol: str) -> Facts:
    """Facts about the document that a canonical symbol stands for.

    Parameters
    ----------
    symbol : str
        Canonical symbol.

    Returns
    -------
    Facts
        What symbol and shipped lists give; None where they give nothing.

    Examples
    --------
    >>> f = describe("A/RES/60/288")
    >>> f.name, f.category, f.organ, f.number, f.year, f.session
    ('60/288', 'resolution', 'general-assembly', 288, 2005, '60')
    >>> describe("S/RES/1373(2001)").name, describe("S/PRST/2015/25").name, describe("S/2017/939").category
    ('1373 (2001)', 'PRST/2015/25', 'document')
    >>> f = describe("E/CN.7/DEC/55/1")
    >>> f.name, f.organ, f.year
    ('CND dec. 55/1', 'cnd', 2012)
    """
    category, link = _category(symbol), url(symbol)
    found = _COUNCIL.match(symbol)
    if found:
        number, year, part = int(found[1]), int(found[2]), found[3]
        known = council_resolutions().get(number)
        if known is not None and known.year != year:
            known = None
        name = f"{number}{' ' + part if part else ''} ({year})"
        if known is None:
            return Facts(symbol, name, category, "security-council", number, year, None, None, None, link)
        votes = "-".join(map(str, known.votes)) if known.votes else None
        more = (known.meeting, known.agenda, votes)
        return Facts(symbol, name, category, "security-council", number, year, None, known.date, known.agenda, link, *more)
    found = _STATEMENT.match(symbol)
    if found:
        name = f"PRST/{found[1]}/{found[2]}"
        return Facts(symbol, name, category, "security-council", int(found[2]), int(found[1]), None, None, None, link)
    found = _OLD.match(symbol)
    if found:
        number, session = int(found[3]), found[4]
        organ = _organ(found[1])
        when = series.session_year(session) if organ == "general-assembly" else None
        prefix = "" if organ == "general-assembly" else found[1] + " "
        name = f"{prefix}{number}{' ' + found[5] if found[5] else ''} ({session})"
        return Facts(symbol, name, category, organ, number, when, session, None, None, link)
    found = _SLASH.match(symbol)
    if found:
        organ, session = _organ(found[1]), found[3]
        commission = series.table()["commissions"].get(found[1], {})
        prefix = {"A": "", "E": "E ", "A/HRC": "HRC "}.get(found[1], f"{commission.get('name', found[1])} ")
        prefix += "dec. " if found[2] == "DEC" else ""
        when = _slash_year(found[1], session)
        return Facts(symbol, f"{prefix}{session}/{found[4]}{found[5]}", category, organ, int(found[4]), when, session, None, None, link)
    return _paper(symbol, category, link)


def _paper(symbol: str, category: str, link: str) -> Facts:
    year: int | None = None
    number: int | None = None
    session = None
    found = _PAPER.match(symbol)
    if found:
        number = int(found[3])
        if len(found[2]) == 4:
            year = int(found[2])
        elif found[1] == "A" and int(found[2]) >= series.table()["general-assembly"]["first-slash-session"]:
            session, year = found[2], series.session_year(found[2])
    dated = _DATED.match(symbol)
    date = symbol.rpartition("/")[2] if dated else None
    if dated:
        year = int(dated[1])
    return Facts(symbol, symbol, category, _organ(symbol), number, year, session, date, None, link)


def _slash_year(organ: str, session: str) -> int | None:
    if organ.startswith("E"):
        if not session.isdigit() or int(session) >= series.table()["ecosoc"]["first-slash-year"]:
            return int(session) if session.isdigit() else None
        first = series.table()["commissions"].get(organ, {}).get("year-of-session-0")
        return first + int(session) if first else None
    if organ == "A/HRC":  # three sessions a year since June 2006
        return 2006 + (int(session) - 1) // 3 if session.isdigit() else None
    return series.session_year(session)


def _organ(symbol: str) -> str | None:
    if symbol.startswith("A/HRC"):
        return "human-rights-council"
    commission = series.table()["commissions"].get("/".join(symbol.split("/", 2)[:2]))
    if commission:
        return str(commission["body"])
    return series.table()["roots"].get(symbol.partition("/")[0]) or None


def sort_key(symbol: str) -> tuple[tuple[int, int, str], ...]:
    """Key under which symbols stand in their natural order: numbers as numbers.

    Examples
    --------
    >>> sorted(["S/RES/1267(1999)", "S/RES/161(1961)"], key=sort_key)
    ['S/RES/161(1961)', 'S/RES/1267(1999)']
    """
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in _DIGITS.split(symbol) if part)
