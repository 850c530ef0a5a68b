"""A citation as a draft prints it: number, session or year, the organ named before it, the date named behind it.

The extractor mends what it can; verifying needs what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphkit.cite.context import MONTHS, Context, after, before

_COUNCIL = re.compile(r"(?<![\w/.$-])(?P<number>\d{1,6})(?: ?(?P<part>[A-Z]))? ?\((?P<session>[0-9]{3,5})\)")
_ROMAN = re.compile(
    r"(?<![\w/.$-])(?P<number>\d{1,5})(?: ?(?P<part>[A-Z])(?:(?:, | and | to |-)[A-Z])*)? ?\((?P<session>(?:ES-|S-)?[IVXLC]{1,9})\)"
)
_SLASH = re.compile(r"(?<![\w/.,-])(?P<session>(?:S-|ES-)?\d{1,5})/(?P<number>\d{1,5})(?![\d/]|\.\d|-\d{2})(?: ?(?P<part>[A-Z])\b)?")
_DAY = rf"(?P<day>\d{{1,2}}) (?P<month>{MONTHS}) (?P<year>\d{{3,5}})\b"
_BEHIND = re.compile(rf"(?: ?[A-Z](?:(?:, ?| and | to |-)[A-Z])*)?(?: ?\d{{1,3}}/?(?= of))?,? (?:of|adopted on|dated) {_DAY}")
_IN_FRONT = re.compile(rf"(?:of|on|dated) {_DAY},? \((?:see )?(?:document )?$")
_ANOTHER = re.compile(
    rf"(?: (?:of|adopted on) \d{{1,2}} (?:{MONTHS}) \d{{4}})?,? (?:of|adopted by) the "
    r"(?!(?:UN |United Nations )?(?:Security|General|Economic|Human))[A-Z]\w+"
)
"""An organ behind the number that is none of those whose numbering is known."""
_LEADS = re.compile(r"[A-Z][a-z]+(?:ing|s)(?: also| further| in mind)? its (?:previous |relevant )?(?:resolutions?|decisions?) $")
_NAMES = MONTHS.split("|")
_NEXT_TO = re.compile(r"(?:Council|Assembly|Rights|SC|GA|HRC|ECOSOC)(?:'s|')? (?:relevant )?(?:[Rr]esolution|[Dd]ecision)(?P<plural>s?) $")
_TWO_ORGANS = re.compile(
    r"\b(?:Council|Assembly|Commission|SC|GA),? (?:and|or)(?: the)?(?: its)? [\w ',]{0,60}$|"
    r"\b(?:and|or) (?:the )?(?:[A-Z]\w+ )+(?:in )?(?:its |their )?(?:relevant )?(?:resolutions|decisions) $"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One number as printed; offsets into the cleaned text."""

    start: int
    end: int
    shape: str
    """``council`` (1373 (2001)), ``roman`` (1514 (XV)) or ``slash`` (60/288)."""
    number: int
    session: str
    part: str

    @property
    def text(self) -> str:
        """In the usual form.

        Examples
        --------
        >>> Printed(0, 9, "council", 161, "1961", "A").text, Printed(0, 9, "slash", 288, "60", "").text
        ('161 A (1961)', '60/288')
        """
        if self.shape == "slash":
            return f"{self.session}/{self.number}{self.part}"
        return f"{self.number}{' ' + self.part if self.part else ''} ({self.session})"


@dataclass(frozen=True, slots=True)
class Day:
    """A date as printed beside a citation."""

    text: str
    year: int
    day: date | None
    """None where there is no such day."""


def numbers(flat: str) -> Iterator[Printed]:
    """Every number that has the shape of a citation.

    Examples
    --------
    >>> [(one.shape, one.text) for one in numbers("resolutions 1373 (2001), 1514 (XV), 217 A (III) and 60/288")]
    [('council', '1373 (2001)'), ('roman', '1514 (XV)'), ('roman', '217 A (III)'), ('slash', '60/288')]
    """
    found = [
        (match, shape)
        for shape, pattern in (("council", _COUNCIL), ("roman", _ROMAN), ("slash", _SLASH))
        for match in pattern.finditer(flat)
    ]
    for match, shape in sorted(found, key=lambda one: one[0].start()):
        yield Printed(match.start(), match.end(), shape, int(match["number"]), match["session"], match["part"] or "")


def day_of(flat: str, start: int, end: int) -> Day | None:
    """The date that a citation is given: behind its number, or before the bracket that it stands in.

    Examples
    --------
    >>> text = "resolution 2388 (2017) of 20 November 2017"
    >>> day_of(text, 11, 22).day
    datetime.date(2017, 11, 20)
    """
    found = _BEHIND.match(flat, end) or _IN_FRONT.search(flat[max(0, start - 60) : start])
    if found is None:
        return None
    year, month = int(found["year"]), _NAMES.index(found["month"]) + 1
    text = f"{found['day']} {found['month']} {found['year']}"
    try:
        return Day(text, year, date(year, month, int(found["day"])))
    except ValueError:
        return Day(text, year, None)


def head_of(flat: str, start: int, end: int, floor: int) -> Context | None:
    """The organ and word that a number hangs on, as the words before it tell, or those behind it.

    Examples
    --------
    >>> text = "resolution 542 (2015) of the Assembly of the African Union"
    >>> head_of(text, 11, 21, 0).organ
    '?'
    """
    head = after(flat, end, before(flat, start, floor))
    if head is not None and head.organ in (None, "Assembly", "Council") and _ANOTHER.match(flat, end):
        return head._replace(organ="?")
    return head


def leads(flat: str, start: int) -> bool:
    """Whether "its" before a number begins a clause of the document's own: "Recalling also its resolution"."""
    return _LEADS.search(flat[max(0, start - 80) : start]) is not None


def alone(flat: str, start: int) -> bool:
    """Whether the organ before a number is certainly its own: next to it, and of a list the only one."""
    window = flat[max(0, start - 150) : start].replace("Economic and Social", "Social")
    found = _NEXT_TO.search(window)
    return found is not None and (not found["plural"] or _TWO_ORGANS.search(window) is None)
