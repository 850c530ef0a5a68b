"""When and at which meeting a document was adopted, from its opening and closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit import symbols
from graphkit.model import Paragraph
from graphkit.text import heads
from graphkit.text.ordinals import ordinal

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MONTH_NUMBER = {name.lower(): i for i, name in enumerate(MONTHS, 1)}
_DATE = rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})[\s,]+(\d{{4}})"
_NTH = r"(\d{1,5})(?:\s?(?:st|nd|rd|th))?"
_TAIL_CHARS = 6000


def _spaced(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which a space may be the end of a line."""
    return re.compile(re.sub(r"(?<!\[) (?!\w*\])", r"[ \n]", pattern), flags)


_ANY_DATE = re.compile(_DATE, re.I)
_ADOPTED = _spaced(rf"Adopted by the Security Council at its {_NTH} meeting\s?(?:\(resumed\))?\s?,?\s?(?:held\s)?\s?(?:on\s{_DATE})?")
_COUNCIL_CLOSE = _spaced(
    rf"(?:Ad[oa]pted|Approved) (?:[a-z]+ ){{0,2}}(?:a\s)?(?:vote )?(?:at )?(?:the )?(?:resumed )?{_NTH}\s+(?:\(resumed\) )?meet-?\s?ing"
)
_COUNCIL_MEETING = _spaced(
    r"(?:Ad[oa]pted|Approved) (?:\S+ ){0,4}(?:at|At|the) (?:\S+ ){0,6}(?:meet-?\s?ing|meet)\b"
    r"|Adopted by the Security Council at its \S+ (?:\S+ )?meeting"
)
_STATEMENT = _spaced(rf"(?:At|at) (?:the|its) {_NTH} (?:\(resumed\) )?meeting (?:of the Security Council)?,?\s?(?:held )?(?:on )?{_DATE}")
_STATEMENT_ON = _spaced(rf"On {_DATE}")
_HELD_AT = _spaced(rf"At the (?:{_NTH}|([a-z]+(?:-[a-z]+)?)) meeting,? held on {_DATE}")
_HELD_ON = _spaced(rf"held on {_DATE}")
_OF = _spaced(rf"(?:of|on) {_DATE}", re.I)
_RESOLUTION_OF = _spaced(rf"Resolutions? of {_DATE}")
_NOTED = _spaced(rf"Resolutions? of {_DATE}\s?(\d{{1,3}}|[¹²³⁰-⁹]{{1,3}})(?!\d)".replace(_DATE, _DATE.replace("(", "(?:")))
"""The day and the mark of the footnote that names the record: the fifteenth session of the Economic and Social Council and others."""
_RESOLUTION_ON = _spaced(rf"(?:[Rr]esolution|RESOLUTION|[Dd]ecision)s? (?:adopted|ADOPTED) (?:by|BY)\s[\w ]{{5,90}}?\s?on\s+{_DATE}")
_PLENARY = _spaced(
    rf"(?:{_NTH}|((?:One |Two |Three )?[Hh]undred(?: and)?(?: [a-z]+(?:-[a-z]+)?)?|[A-Z][a-z]+(?:-[a-z]+)?)) (?:\(resumed\) |resumed )?"
    rf"(?:plenary )?meeting\b\s?(?:\(resumed\))?[,.]?\s*(?:{_DATE})?"
)
_LETTER = _spaced(rf"^(?:Identical )?[Ll]etters? dated {_DATE}", re.M)
_MASTHEAD = re.compile(rf"Distr\.?:?\s*(?:General|GENERAL|general)?\s+(?:[A-Z]\S*\d\S*(?:\s\(\d{{4}}\))?\*?\s+)?{_DATE}")

When = tuple[str | None, str | None]
"""ISO date, and symbol of the meeting record."""


def when(text: str, start: int, end: int, head: str, paragraphs: Sequence[Paragraph], symbol: str) -> When:
    """Date and meeting record of a document.

    Parameters
    ----------
    text : str
        The cleaned text.
    start, end : int
        Stretch of the document.
    head : str
        Its beginning, some thousand characters.
    paragraphs : sequence of Paragraph
        Its paragraphs.
    symbol : str
        Its symbol; empty where it has none.

    Returns
    -------
    tuple of str or None
        None for what the text does not say.
    """
    organ = heads.organ_of(symbol) if symbol else ""
    if symbol.startswith("S/PRST/"):
        m = _STATEMENT.search(head)
        return (iso(m[2], m[3], m[4]), f"S/PV.{m[1]}") if m else (_date(_STATEMENT_ON, head), None)
    if organ == "S" and "/RES/" in symbol:
        return _council(text, start, end, head, symbol)
    date = _date(_RESOLUTION_ON, head)
    meeting: str | None = None
    if "/RES/" in symbol or "/Res." in symbol:
        closed, meeting = _closing(text, end, paragraphs, symbol, organ)
        date = date or closed
    date = date or _date(_LETTER, head) or _date(_MASTHEAD, head)
    if date is None and "/RES/" in symbol:
        date = _date(_RESOLUTION_OF, head)
        noted = _NOTED.search(head) if meeting is None else None
        record = re.search(rf"^{noted[1]}[ \n]See document ({organ}/SR\.\d+)", text[start:end], re.M) if noted else None
        meeting = record[1] if record else meeting
    if "/PRST/" in symbol:
        m = _HELD_AT.search(head)
        number = (int(m[1]) if m[1] else ordinal(m[2])) if m else None
        meeting = meeting_record(symbol, organ, number) if number else None
        date = date or _date(_HELD_ON, head)
    return date, meeting


def iso(day: str, month: str, year: str) -> str | None:
    """ISO date of its three words; None for days that no month has.

    Examples
    --------
    >>> iso("21", "November", "2017"), iso("45", "May", "2001")
    ('2017-11-21', None)
    """
    number = _MONTH_NUMBER.get(month.lower())
    return f"{int(year):04d}-{number:02d}-{int(day):02d}" if number and 1 <= int(day) <= 31 and year > "1900" else None


def meeting_record(symbol: str, organ: str, number: int) -> str | None:
    """Symbol of the record of the meeting that adopted a resolution.

    To session 30 the General Assembly numbered its meetings through, and to 1977 the Economic and Social Council did.

    Examples
    --------
    >>> meeting_record("S/RES/2388(2017)", "S", 8111), meeting_record("A/RES/74/214", "A", 52)
    ('S/PV.8111', 'A/74/PV.52')
    >>> meeting_record("A/RES/2106(XX)", "A", 1406), meeting_record("E/RES/2023/33", "E", 45)
    ('A/PV.1406', 'E/2023/SR.45')
    >>> meeting_record("A/HRC/RES/51/25", "A/HRC", 42), meeting_record("E/RES/920(XXXIV)", "E", 1235)
    ('A/HRC/51/SR.42', 'E/SR.1235')
    >>> meeting_record("A/HRC/PRST/22/1", "A/HRC", 50)
    'A/HRC/22/SR.50'
    """
    session = heads.session_of(symbol)
    if organ == "S":
        return f"S/PV.{number}"
    if organ == "A":
        return f"A/{session}/PV.{number}" if session[-1:].isdigit() else f"A/PV.{number}"
    if organ == "E":
        return f"E/{session}/SR.{number}" if session.isdigit() else f"E/SR.{number}"
    return f"A/HRC/{session}/SR.{number}" if organ == "A/HRC" and session else None


def _date(pattern: re.Pattern[str], text: str) -> str | None:
    """The date of the first match, whose groups are day, month and year."""
    m = pattern.search(text)
    return iso(m[1], m[2], m[3]) if m else None


def _closing(text: str, end: int, paragraphs: Sequence[Paragraph], symbol: str, organ: str) -> When:
    """What the line says that closes a resolution: "52nd plenary meeting", and the date, which may stand in the next block."""
    for p in paragraphs:
        m = _PLENARY.match(text, p.start, min(end, p.end + 60)) if p.part in ("back", "front") else None
        number = (int(m[1]) if m[1] else ordinal(m[2])) if m else None
        if m and number:
            return (iso(m[3], m[4], m[5]) if m[3] else None), meeting_record(symbol, organ, number)
    return None, None


def _council(text: str, start: int, end: int, head: str, symbol: str) -> When:
    """Date and meeting of a resolution of the Security Council."""
    listed = symbols.council_resolutions().get(int(heads.number_of(symbol)))
    if listed and f"({listed.year})" not in symbol:
        listed = None
    meeting: str | None
    m = _ADOPTED.search(head) or _ADOPTED.search(text, max(start, end - _TAIL_CHARS), end)
    if m:
        date = iso(m[2], m[3], m[4]) if m[2] else None
        meeting = f"S/PV.{m[1]}"
        if date:
            return date, meeting
    else:
        date = listed.date if listed and listed.date else _date(_OF, head[:200]) or _date(_ANY_DATE, head[:250])
        m = _COUNCIL_CLOSE.search(text, start, end)
        meeting = f"S/PV.{m[1]}" if m else None
    # Scans damage figures ("24491h", "3f July"): where the text names a day or a meeting, the list of outcomes knows which.
    if listed:
        date = listed.date or date
        if listed.meeting and (meeting or _COUNCIL_MEETING.search(text, start, end)):
            meeting = listed.meeting
    return date, meeting
