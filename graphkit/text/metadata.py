"""Facts of one document: symbol, title, date, meeting, organ, category, operative paragraphs, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from graphkit import symbols
from graphkit.model import Paragraph
from graphkit.text import heads
from graphkit.text.dating import when

_HEAD_CHARS = 3500
_ITEM = re.compile(r"(?:item|question) entitled[: ]+[\"'](.{5,300}?)[\"']", re.S)
_MASTHEAD_SYMBOL = re.compile(r"^(?:United Nations\s)?([A-Z]{1,5}/[A-Z0-9][\w./-]*\d[\w./-]*(?:\s?\(\d{4}\))?)\*?$", re.M)
_STATEMENT = re.compile(r"(?:President's statement |PRST )(?:OS/)?\d{1,3}/\d{1,3}\.?[ \n]*")
_STATEMENTS = ("A/HRC/PRST/", "S/PRST/")
"""The President of the Human Rights Council speaks in numbered paragraphs, that of the Security Council hardly ever."""
_NOT_A_TITLE = re.compile(
    r"(?:[A-Z][\w-]*(?: [\w-]+){0,3} (?:special |cycle|emergency )*session|Agenda item|Item \d|\d{4} session|Distr|UNITED|United Nations$"
    r"|NATIONS|GENERAL|General Assembly$|Security Council$|Economic and Social Council$|Human Rights Council$|(?i:Economic Commission)"
    r"|Original|ORIGINAL|Nairobi|Geneva|New York|\W|\d|[A-Z]{1,5}/|Resolution adopted|RESOLUTION ADOPTED"
    r"|Official Records|Supplement No|[A-Z][a-z-]+ meeting$|[A-Z][a-z]+(?: \(hybrid\))?, \d|[a-z])"
)
_ORGAN_LINE = re.compile(
    r"(?i:(?:United Nations )?[A-Z]{1,5}/\S+$|(?:(?!of |the )[\w'\"-]+,? ){0,4}"
    r"(?:committee|commission|conference|assembly|council|board|forum|segment|working group)(?:,? (?:on|of|for|to) .{3,120}(?<! the))?$)"
)
"""The organ that a report or an agenda goes to stands above its title."""
_REPORT = re.compile(r"^(?:Report|REPORT|Note|NOTE|Letter|Identical letters|Statement)\b", re.M)

_WORDS = {
    "en": (" the ", " of ", " and "), "fr": (" les ", " des ", " et "), "es": (" los ", " del ", " y "),
}  # fmt: skip
_SCRIPTS = (("zh", r"[\u4e00-\u9fff]"), ("ar", r"[\u0600-\u06ff]"), ("ru", r"[\u0400-\u04ff]"))


class Facts(NamedTuple):
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
        # A file name may have lost or doubled a mark: "ECE_ASTANA._CONF".
        if masthead is not None and (_letters(masthead) == _letters(own) if own else masthead[1] == "/"):
            symbol, source = masthead, "text"
        elif own:
            source = "name"
    known = symbols.describe(symbol) if symbol else None
    date, meeting = when(text, start, end, head, paragraphs, symbol or "")
    category = known.category if known else "document"
    if category == "document":
        m = _REPORT.search(head)
        if m:
            word = m[0].split()[0].lower()
            category = {"report": "report", "letter": "letter", "identical": "letter", "statement": "statement"}.get(word, "document")
    operative = _operative(text, paragraphs) if category == "resolution" or (symbol or "").startswith(_STATEMENTS) else None
    return Facts(
        symbol, source, _title(text, start, paragraphs, printed), category, date, meeting, known.organ if known else None, language(head),
        operative,
    )  # fmt: skip


def _letters(symbol: str) -> str:
    """Letters and figures of a symbol, which a file name keeps."""
    return re.sub(r"[\W_]", "", symbol).upper()


@cache
def _of_script(script: str) -> re.Pattern[str]:
    """Letters of a script; made when a text has any that are not Latin, for those of Chinese take two milliseconds."""
    return re.compile(script)


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
            if len(_of_script(script).findall(sample)) * 4 > len(sample):
                return name
    if sample.count(" the ") > 5:
        return "en"
    counts = {name: sum(map(sample.count, words)) for name, words in _WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts["en"] * 2 >= counts[best] > 0:
        return "en"  # a page with a French column beside the English one
    return best if counts[best] else None


def _title(text: str, start: int, paragraphs: Sequence[Paragraph], printed: str | None) -> str | None:
    """The words behind the number, else the first line of the front that is no masthead."""
    headed = False
    first: str | None = None
    organ: str | None = None
    for p in paragraphs:
        if p.part not in ("front", "footnote", "back"):
            break
        m = heads.HEAD.match(text, p.start, p.end)
        if m:
            if m["council"] or m["old"]:
                return None  # resolutions of the Security Council have no titles
            title = " ".join(text[m.end() : p.end].split()).rstrip("*0123456789 ")
            if title:
                return title[:300]
            headed = True
            continue
        m = _STATEMENT.match(text, p.start, p.end)
        if m:
            if m.end() < p.end:
                return " ".join(text[m.end() : p.end].split())[:300]
            headed = True
            continue
        block = " ".join(text[p.start : p.end].split())
        if headed and not block.startswith(("of ", "Adopted", "[", "At the ", '"')):
            return block[:300]
        if headed and first:
            return first
        if printed is None and not first and len(block) > 12 and _NOT_A_TITLE.match(block) is None and p.part == "front":
            if _ORGAN_LINE.match(block):
                organ = organ or block[:300]
            else:
                first = block[:300]
    if first:
        return first
    m2 = _ITEM.search(text, start, start + 1500)
    return " ".join(m2[1].split()) if m2 else organ


_MOST_LOST = 4
"""Numbers in a row that a text may have lost."""


def _operative(text: str, paragraphs: Sequence[Paragraph]) -> int | None:
    """How many numbered top-level operative paragraphs there are; a number that the text has lost counts, where the next ones go on."""
    total = last = 0
    for p in paragraphs:
        if p.part == "operative" and p.level == 1 and p.number and text.startswith(p.number, p.start):
            if text[p.start + len(p.number)] in "/0123456789":
                continue
            number = int(p.number) if p.number.isdigit() else last + 1
            if not last < number <= last + _MOST_LOST + 1:  # another section, which begins anew
                last = number - 1
            total += number - last
            last = number
    return total or None
