"""What stands on a page beside its text: running heads, page and job numbers, bar codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.sources.layout import Line, Page

_TOP, _FOOT = 0.84, 0.13
"""Share of a page's height above and below which its furniture stands."""

_JOB = r"\d{2}-\d{5}(?: ?\((?:[A-Z](?:, ?|/)?)+\))?(?: +\d{6})?"
_NUMBER = re.compile(
    rf"(?:{_JOB}|(?:{_JOB} +)?\d{{1,4}}/\d{{1,4}}(?: +{_JOB})?|\*\d{{5,9}}[A-Z]?\*|[Pp](?:age|AGE) \d{{1,4}}(?: of \d{{1,4}})?"
    r"|[-–—] ?\d{1,4} ?[-–—]|/\.\.\.|Please recycle.{0,4})"
)
_BARE = re.compile(r"\d{1,4}|[ivxlc]{1,7}")
_SYMBOL = re.compile(r"(?:United Nations +)?[AEST]/[A-Z0-9][\w./-]*(?: ?\([\w .-]+\))?(?:/[\w.]+)*\*?")
_SYMBOL_AND_NUMBER = re.compile(rf"{_SYMBOL.pattern}(?:\s+(?:\d{{1,4}}/\d{{1,4}}|{_JOB}|(?:English )?[Pp]age \d+))*")
_PAGE = re.compile(r"^\d{1,4}(?![.)\d])|(?<!\d)\d{1,4}$")
_WORDS = 120
"""Characters; a longer line is no head."""


def without(pages: list[Page], body: float) -> Iterator[tuple[list[Line], float]]:
    """Lines of each page without its furniture, and its width.

    Parameters
    ----------
    pages : list of Page
    body : float
        Height of most of the print.

    Yields
    ------
    list of Line
    float

    Notes
    -----
    A line is furniture when it stands in the margin of the page and is nothing but numbers of pages or jobs, or the
    symbol alone on a later page, or stands at the same height on several pages with at most its digits changed, or is
    small print above the text of a later page. The masthead of the first page stays: it tells the symbol.
    """
    seen = _repeated(pages)
    for number, page in enumerate(pages):
        heads = _small_heads(page, body) if number else set()
        kept = []
        for at, line in enumerate(page.lines):
            zone = _zone(page, line)
            words = " ".join(line.text.split())
            masthead = number == 0 and _SYMBOL.fullmatch(words)
            beside = zone and (
                _NUMBER.fullmatch(words)
                or at in heads
                or (number and _SYMBOL_AND_NUMBER.fullmatch(words))
                or (seen[_key(zone, line)] > 1 and not masthead)
                or (_BARE.fullmatch(words) and _outermost(page, line, zone))
            )
            if not beside:
                kept.append(line)
        yield kept, page.width


def _zone(page: Page, line: Line) -> str:
    if line.base > page.height * _TOP:
        return "top"
    return "foot" if line.base < page.height * _FOOT else ""


def _key(zone: str, line: Line) -> tuple[str, int, str]:
    """What makes lines of two pages one running line: where it stands and its words, but for a page number at their end."""
    words = " ".join(line.text.split())
    return zone, round(line.base / 4), (_PAGE.sub("#", words) if len(words) < _WORDS else words)


def _repeated(pages: list[Page]) -> Counter[tuple[str, int, str]]:
    """How many pages hold each line of the margins. Notes are never furniture, however alike they are."""
    seen: Counter[tuple[str, int, str]] = Counter()
    for page in pages:
        seen.update({_key(zone, line) for line in page.lines if not line.mark and (zone := _zone(page, line))})
    return seen


def _small_heads(page: Page, body: float) -> set[int]:
    """Small print above the first line of the text."""
    heads: set[int] = set()
    order = sorted(range(len(page.lines)), key=lambda at: -page.lines[at].base)
    for at in order:
        line = page.lines[at]
        if line.size > body * 0.92:
            return heads
        if line.base < page.height * _TOP or line.mark:
            break
        heads.add(at)
    return set()  # no text below: a page of small print


def _outermost(page: Page, line: Line, zone: str) -> bool:
    others = [other.base for other in page.lines if other is not line and abs(other.base - line.base) > line.size / 2]
    return not others or (line.base > max(others) if zone == "top" else line.base < min(others))
