"""Facts of one document: symbol, title, date, meeting, organ, category, operative paragraphs, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit import symbols
from graphkit.model import Paragraph
from graphkit.text import heads
from graphkit.text.ordinals import ordinal

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MONTH_NUMBER = {name.lower(): i for i, name in enumerate(_MONTHS, 1)}
_DATE = rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})[ ,]+(\d{{4}})"
DATE = re.compile(_DATE, re.I)


def _spaced(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which a space may be the end of a line."""
    return re.compile(re.sub(r"(?<!\[) (?!\w*\])", r"[ \n]", pattern), flags)


_NTH = r"(\d{1,5})(?:\s?(?:st|nd|rd|th))?"
_HEAD_CHARS = 3500
_TAIL_CHARS = 6000

_ADOPTED = _spaced(
    rf"Adopted by the Security Council at its {_NTH} meeting\s?(?:\(resumed\))?\s?,?\s?(?:held\s)?\s?(?:on\s{_DATE})?"
)
_COUNCIL_CLOSE = _spaced(rf"Ad[oa]pted (?:[a-z]+ )?(?:[a-z]+ )?(?:a\s)?(?:vote )?(?:at )?(?:the )?(?:resumed )?{_NTH}\s+(?:\(resumed\) )?meet-?\s?ing")
_COUNCIL_MEETING = _spaced(r"Ad[oa]pted (?:\S+ ){0,4}(?:at|At|the) (?:\S+ ){0,6}(?:meet-?\s?ing|meet)\b|Adopted by the Security Council at its \S+ (?:\S+ )?meeting")
_STATEMENT = _spaced(rf"(?:At|at) (?:the|its) {_NTH} (?:\(resumed\) )?meeting (?:of the Security Council)?,?\s?(?:held )?(?:on )?{_DATE}")
_STATEMENT_ON = _spaced(rf"On {_DATE}")
_OF = _spaced(rf"(?:of|on) {_DATE}", re.I)
_RESOLUTION_ON = _spaced(rf"(?:[Rr]esolution|RESOLUTION|[Dd]ecision)s? (?:adopted|ADOPTED) (?:by|BY)\s[\w ]{{5,90}}?\s?on\s+{_DATE}")
_PLENARY = _spaced(
    rf"(?:{_NTH}|((?:One |Two |Three )?[Hh]undred(?: and)?(?: [a-z]+(?:-[a-z]+)?)?|[A-Z][a-z]+(?:-[a-z]+)?)) (?:\(resumed\) |resumed )?"
    rf"(?:plenary )?meeting\b\s?(?:\(resumed\))?[,.]?\s*(?:{_DATE})?"
)
_LETTER = _spaced(rf"^(?:Identical )?[Ll]etters? dated {_DATE}", re.M)
_MASTHEAD_DATE = re.compile(rf"Distr\.?:?\s*(?:General|GENERAL|general)?\s+(?:[A-Z]\S*\d\S*(?:\s\(\d{{4}}\))?\*?\s+)?{_DATE}")
_ITEM = re.compile(r"(?:item|question) entitled[: ]+[\"'](.{5,300}?)[\"']", re.S)
_MASTHEAD_SYMBOL = re.compile(r"^(?:United Nations\s)?([AEST]/[A-Z0-9./-]+\d[A-Z0-9./-]*(?:\s?\(\d{4}\))?)\*?$", re.M)
_NUMBER = re.compile(r"/RES/(?:(?:ES-|S-)?\d+/)?(\d+)")
_SESSION = re.compile(r"/RES/(?:((?:ES-|S-)?\d+)/|\d+\(([^)]+)\))")
_NOT_A_TITLE = re.compile(
    r"(?:[A-Z][\w-]*(?: [\w-]+){0,3} (?:special |cycle|emergency )*session|Agenda item|Item \d|\d{4} session|Distr|UNITED|United Nations$|NATIONS|GENERAL|General Assembly$"
    r"|Security Council$|Economic and Social Council$|Human Rights Council$|Economic Commission|Original|ORIGINAL|Nairobi|Geneva|New York|\W|\d|[AEST]/|Resolution adopted|RESOLUTION ADOPTED)"
)
_REPORT = re.compile(r"^(?:Report|REPORT|Note|NOTE|Letter|Identical letters|Statement)\b", re.M)

_WORDS = {
    "en": (" the ", " of ", " and "), "fr": (" les ", " des ", " et "), "es": (" los ", " del ", " y "),
}  # fmt: skip
_SCRIPTS = (("zh", re.compile(r"[\u4e00-\u9fff]")), ("ar", re.compile(r"[\u0600-\u06ff]")), ("ru", re.compile(r"[\u0400-\u04ff]")))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text of a document says about itself.

    Attributes
    ----------
    symbol : str or None
        Canonical symbol; None where neither text nor file name gives one.
    symbol_source : str
        ``text``, ``name`` (of the file) or ``none``.
    """

    symbol: str | None
    symbol_source: str
    title: str | None = None
    category: str = "document"
    date: str | None = None
    meeting: str | None = None
    organ: str | None = None
    language: str | None = None
    operative_paragraphs: int | None = None


def facts(text: str, start: int, end: int, paragraphs: Sequence[Paragraph], printed: str | None, own: str | None) -> Facts:
    """Facts of the document that stands between two offsets.

    Parameters
    ----------
    text : str
        The cleaned text.
    start, end : int
        Stretch of the document.
    paragraphs : sequence of Paragraph
        Its paragraphs.
    printed : str or None
        Symbol that its title gives.
    own : str or None
        Symbol that the file name gives.

    Returns
    -------
    Facts
    """
    head = text[start : min(end, start + _HEAD_CHARS)]
    symbol = printed or own
    source = "text" if printed else "none"
    if printed is None:
        m = _MASTHEAD_SYMBOL.search(head[:600])
        masthead = symbols.canonical(m[1]) if m else None
        if masthead is not None and own in (None, masthead):
            symbol, source = masthead, "text"
        elif own:
            source = "name"
    known = symbols.describe(symbol) if symbol else None
    organ = heads.organ_of(symbol) if symbol else ""
    date, meeting = _when(text, start, end, head, paragraphs, symbol or "", organ)
    category = known.category if known else "document"
    if category == "document":
        m = _REPORT.search(head)
        if m:
            word = m[0].split()[0].lower()
            category = {"report": "report", "letter": "letter", "identical": "letter", "statement": "statement"}.get(word, "document")
    return Facts(
        symbol, source, _title(text, start, paragraphs, printed), category, date, meeting, known.organ if known else None, language(head),
        _operative(text, paragraphs) if category == "resolution" else None,
    )  # fmt: skip


def number_of(symbol: str) -> str:
    """Number of a resolution.

    Examples
    --------
    >>> number_of("A/RES/2997(XXVII)"), number_of("A/RES/35/63"), number_of("S/RES/161(1961)A")
    ('2997', '63', '161')
    """
    m = _NUMBER.search(symbol)
    return m[1] if m else "0"


def session_of(symbol: str) -> str:
    """Session, or year in brackets, of a resolution.

    Examples
    --------
    >>> session_of("A/RES/2997(XXVII)"), session_of("A/RES/S-20/2"), session_of("UNEP/EA.4/RES/14")
    ('XXVII', 'S-20', '')
    """
    m = _SESSION.search(symbol)
    return (m[1] or m[2]) if m else ""


def iso(day: str, month: str, year: str) -> str | None:
    """ISO date of its three words; None for days that no month has.

    Examples
    --------
    >>> iso("21", "November", "2017"), iso("45", "May", "2001")
    ('2017-11-21', None)
    """
    number = _MONTH_NUMBER.get(month.lower())
    return f"{int(year):04d}-{number:02d}-{int(day):02d}" if number and 1 <= int(day) <= 31 and year > "1900" else None


def language(text: str) -> str | None:
    """Language of a text by its script or its small words.

    Examples
    --------
    >>> language("Recalling the report of the Council and of the Assembly"), language("Совет Безопасности"), language("12")
    ('en', 'ru', None)
    """
    sample = text[:2000]
    if not sample.isascii():
        for name, script in _SCRIPTS:
            if len(script.findall(sample)) * 4 > len(sample):
                return name
    if sample.count(" the ") > 5:
        return "en"
    counts = {name: sum(map(sample.count, words)) for name, words in _WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts["en"] * 2 >= counts[best] > 0:
        return "en"  # a page with a French column beside the English one
    return best if counts[best] else None


def meeting_record(symbol: str, organ: str, number: int, date: str | None) -> str | None:
    """Symbol of the record of a meeting.

    To session 30 the General Assembly numbered its meetings through, and to 1977 the Economic and Social Council did.

    Examples
    --------
    >>> meeting_record("S/RES/2388(2017)", "S", 8111, None), meeting_record("A/RES/74/214", "A", 52, None)
    ('S/PV.8111', 'A/74/PV.52')
    >>> meeting_record("A/RES/2106(XX)", "A", 1406, None), meeting_record("E/RES/2023/33", "E", 45, None)
    ('A/PV.1406', 'E/2023/SR.45')
    >>> meeting_record("A/HRC/RES/51/25", "A/HRC", 42, None), meeting_record("E/RES/920(XXXIV)", "E", 1235, None)
    ('A/HRC/51/SR.42', 'E/SR.1235')
    """
    session = session_of(symbol)
    if organ == "S":
        return f"S/PV.{number}"
    if organ == "A":
        if session[-1:].isdigit():
            return f"A/{session}/PV.{number}"
        return f"A/PV.{number}"
    if organ == "E":
        return f"E/{session}/SR.{number}" if session.isdigit() else f"E/SR.{number}"
    if organ == "A/HRC" and session:
        return f"A/HRC/{session}/SR.{number}"
    return None


def _when(
    text: str, start: int, end: int, head: str, paragraphs: Sequence[Paragraph], symbol: str, organ: str
) -> tuple[str | None, str | None]:
    """Date and meeting record."""
    tail = text[max(start, end - _TAIL_CHARS) : end]
    if organ == "S":
        return _council(text, start, end, head, tail, symbol)
    date: str | None = None
    meeting: str | None = None
    m = _RESOLUTION_ON.search(head)
    if m:
        date = iso(m[1], m[2], m[3])
    if "/RES/" in symbol or "/Res." in symbol:
        for p in paragraphs:
            # The close is a line of its own; what says so is read with the date, which may stand in the next block.
            m = _PLENARY.match(text, p.start, min(end, p.end + 60)) if p.part in ("back", "front") else None
            number = (int(m[1]) if m[1] else ordinal(m[2])) if m else None
            if m and number:
                meeting = meeting_record(symbol, organ, number, date)
                if m[3]:
                    date = date or iso(m[3], m[4], m[5])
                break
    if date is None:
        m = _LETTER.search(head) or _MASTHEAD_DATE.search(head)
        date = iso(*m.groups()) if m else None
    if date is None and "/RES/" in symbol:
        m = re.search(rf"Resolution of {_DATE}", head)
        date = iso(*m.groups()) if m else None
    if date is None and "/PRST/" in symbol:
        m = re.search(rf"held on {_DATE}", head)
        date = iso(*m.groups()) if m else None
    return date, meeting


def _council(text: str, start: int, end: int, head: str, tail: str, symbol: str) -> tuple[str | None, str | None]:
    """Date and meeting of a document of the Security Council."""
    if symbol.startswith("S/PRST/"):
        m = _STATEMENT.search(head)
        if m:
            return iso(m[2], m[3], m[4]), f"S/PV.{m[1]}"
        m = _STATEMENT_ON.search(head)
        return (iso(m[1], m[2], m[3]) if m else None), None
    if "/RES/" not in symbol:
        m = _LETTER.search(head) or _MASTHEAD_DATE.search(head)
        return (iso(*m.groups()) if m else None), None
    listed = symbols.council_resolutions().get(int(number_of(symbol)))
    known = listed if listed and f"({listed.year})" in symbol else None
    m = _ADOPTED.search(head) or _ADOPTED.search(tail)
    if m:
        date = iso(m[2], m[3], m[4]) if m[2] else _first_date(head)
        meeting: str | None = f"S/PV.{m[1]}"
    else:
        m = _OF.search(head[:200])
        date = iso(m[1], m[2], m[3]) if m else _first_date(head[:250])
        m = _COUNCIL_CLOSE.search(text, start, end)
        meeting = f"S/PV.{m[1]}" if m else None
    # Scans damage figures ("24491h", "3f July"): where the text names a day or a meeting, the list of outcomes knows which.
    if known and known.date:
        date = known.date
    if known and known.meeting and (meeting or _COUNCIL_MEETING.search(text, start, end)):
        meeting = known.meeting
    return date, meeting


def _first_date(head: str) -> str | None:
    m = DATE.search(head)
    return iso(m[1], m[2], m[3]) if m else None


def _title(text: str, start: int, paragraphs: Sequence[Paragraph], printed: str | None) -> str | None:
    """The words behind the number, else the first line of the front that is no masthead."""
    headed = False
    for p in paragraphs:
        if p.part not in ("front", "footnote", "back"):
            break
        block = " ".join(text[p.start : p.end].split())
        m = heads.HEAD.match(text, p.start, p.end)
        if m:
            if m["council"] or m["old"]:
                break
            title = " ".join(text[m.end() : p.end].split()).rstrip("*0123456789 ")
            if title:
                return title[:300]
            headed = True
            continue
        if headed and not block.startswith(("of ", "Adopted", "[")):
            return block[:300]
        if printed is None and len(block) > 12 and _NOT_A_TITLE.match(block) is None and p.part == "front":
            return block[:300]
    m2 = _ITEM.search(text, start, start + 1500)
    return " ".join(m2[1].split()) if m2 else None


def _operative(text: str, paragraphs: Sequence[Paragraph]) -> int | None:
    """How many numbered top-level operative paragraphs there are."""
    count = 0
    for p in paragraphs:
        if p.part == "operative" and p.level == 1 and p.number and text.startswith(p.number, p.start):
            count += text[p.start + len(p.number)] not in "/0123456789"
    return count or None
