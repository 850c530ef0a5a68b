"""Cut a cleaned text into its documents and their paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from graphkit.model import Paragraph
from graphkit.text import heads, metadata
from graphkit.text.clean import Clean
from graphkit.text.french import is_french, may_be_french
from graphkit.text.paragraphs import Reader

_LINE = re.compile(
    r"\n(?<=[,;:.\"')]\n)(?=[\"']?(?:\d{1,3}\.(?:[ \n]|\Z)|\([a-z]{1,4}\) |(?:The|Adopted|Deeply|Gravely|Also|Further|Strongly) "
    r"|[A-Z][a-z]+(?:ing|ed|s|ful|ware|ious)\b))"
)
"""A line that may open a paragraph, in texts whose paragraphs no blank line parts."""

_CANDIDATE = re.compile(r"\n\n(?=[#*]|\d{1,4}(?:/|\.?[ ]?\(|[ ][A-Z][ ]\()|Resolution |RESOLUTION |E?S-\d|Decisions?\n)")
_LONE_NUMBER = re.compile(r"\d{1,3}\.\Z")
_ALONE = re.compile(r"[\[(]?(?:[A-Z]+/[\w/., -]*|\d{1,4})[\])]?\Z")
_STOPS = ",;:."
_NEAR = 120
"""Numbers of resolutions on one printed page are nearer than this: some pages skip over those of other committees."""
_PAGE_LINE = 60
_PAGE_TEXT = 300
"""A longer block than this before the first title is text of another document, not a masthead."""

Block = tuple[int, int]


class Segment(NamedTuple):
    """One document of the file: a stretch of the cleaned text with its facts.

    Attributes
    ----------
    start, end : int
        Offsets into the cleaned text.
    facts : Facts
    cut : bool
        Whether this is what a neighbour on a printed page left behind, which does not begin in this file: its facts
        have no symbol.
    """

    start: int
    end: int
    facts: metadata.Facts
    cut: bool = False


class Structure(NamedTuple):
    """The documents of one file and the paragraphs of all of them, in the order of the text."""

    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]


def parse(clean: Clean, stem: str) -> Structure:
    r"""Find documents and paragraphs.

    Parameters
    ----------
    clean : Clean
        The cleaned text.
    stem : str
        Name of the file without folder and ending; it may give the symbol.

    Returns
    -------
    Structure
        Segments cover the text from its first to its last character; one of them carries the symbol of `stem`, if it has
        one. Paragraphs do not overlap and leave out only the blank lines between them.

    Examples
    --------
    >>> from graphkit.text.clean import clean
    >>> text = "Resolution 2388 (2017)\n\nThe Security Council,\n\nRecalling its resolution 2331 (2016),\n\n1. Decides to act."
    >>> s = parse(clean(text), "draft")
    >>> s.segments[0].facts.symbol
    'S/RES/2388(2017)'
    >>> [(p.part, p.number, p.verb) for p in s.paragraphs]
    [('front', None, None), ('preambular', None, None), ('preambular', None, 'recall'), ('operative', '1', 'decide')]
    """
    text = clean.text
    blocks = _blocks(text)
    french = _french(text, blocks) if may_be_french(text) else frozenset()
    if len(french) * 4 > len(blocks) * 3:
        french = frozenset()  # a French document, not a column of one
    own = heads.from_stem(stem)
    paged = any(n.reason.startswith("page") for n in clean.noise)
    segments: list[Segment] = []
    paragraphs: list[Paragraph] = []
    for first, last, symbol, cut in _documents(text, blocks, own, french, paged):
        start = blocks[first][0] if segments else 0
        end = blocks[last][0] if last < len(blocks) else len(text)
        reader = Reader(text, symbol or own, cut)
        found = reader.read(blocks[first:last], french)
        paragraphs += found
        facts = metadata.Facts(None, "none") if cut else metadata.facts(text, start, end, found, symbol, own)
        segments.append(Segment(start, end, facts, cut))
    return Structure(tuple(segments), tuple(paragraphs))


def _french(text: str, blocks: list[Block]) -> frozenset[int]:
    """Where the French blocks start; a symbol or number alone goes with the block before it."""
    found: set[int] = set()
    before = -1
    for start, end in blocks:
        alone = end - start < _PAGE_LINE and _ALONE.match(text, start, end)
        if before in found if alone else is_french(text, start, end):
            found.add(start)
        before = start
    return frozenset(found)


def _blocks(text: str) -> list[Block]:
    """Stretches between blank lines, cut further where a line opens a paragraph; a number alone goes with what follows."""
    blocks: list[Block] = []
    start = 0
    pending = -1
    lines = _LINE.finditer(text)
    line = next(lines, None)
    for piece in text.split("\n\n"):
        end = start + len(piece)
        while line is not None and (at := line.start()) < end:
            ended = text[at - 1] in _STOPS or text[at - 2] in _STOPS
            if ended and at > start and _LONE_NUMBER.match(text, start, at) is None:
                blocks.append((pending if pending >= 0 else start, at))
                start, pending = at + 1, -1
            line = next(lines, None)
        if end - start <= 4 and _LONE_NUMBER.match(text, start, end):
            pending = start if pending < 0 else pending
        elif end > start:
            blocks.append((pending if pending >= 0 else start, end))
            pending = -1
        start = end + 2
    if pending >= 0:
        blocks.append((pending, len(text)))
    return blocks


def _documents(
    text: str, blocks: list[Block], own: str | None, french: frozenset[int], paged: bool
) -> list[tuple[int, int, str | None, bool]]:
    """Ranges of blocks that are documents: first, one past the last, symbol that the text gives, whether cut off."""
    starts = _starts(text, blocks, own, french, paged)
    if not starts:
        return [(0, len(blocks), None, False)]
    found: list[tuple[int, int, str | None, bool]] = []
    before = starts[0][0]
    if before and _is_cut(text, blocks[:before], paged or len(starts) > 1):
        found.append((0, before, None, True))
    else:
        starts[0] = (0, starts[0][1])
    for (first, symbol), (last, _) in zip(starts, [*starts[1:], (len(blocks), None)], strict=True):
        found.append((first, last, symbol, symbol is None))
    return found


def _starts(text: str, blocks: list[Block], own: str | None, french: frozenset[int], paged: bool) -> list[tuple[int, str | None]]:
    """Blocks where a document begins, with its symbol; None for minutes between resolutions, which are no document."""
    if own is not None and "/RES/" not in own:
        return []
    organ = heads.organ_of(own) if own else ""
    starts: list[tuple[int, str | None]] = []
    seen: set[str] = set()
    begins = [start for start, _ in blocks]
    for at in _candidates(text):
        i = bisect_left(begins, at)
        if i == len(blocks) or begins[i] != at or at in french:
            continue
        start, end = blocks[i]
        m = heads.HEAD.match(text, start, end)
        if m is None:
            if starts and organ == "S" and paged and heads.DECISIONS.match(text, start, end):
                starts.append((i, None))
            continue
        symbol = heads.symbol_of(m, organ or _organ_ahead(text, blocks, i))
        if symbol is None or symbol in seen:
            continue
        misprint = own is not None and heads.number_of(symbol) == heads.number_of(own)
        if symbol != own and not misprint and not (_alike(symbol, own) and (paged or _opens(text, blocks, i))):
            continue
        seen.add(symbol)
        starts.append((i, symbol))
    return _claim(starts, own)


def _candidates(text: str) -> list[int]:
    """Where a title with a number may stand."""
    return ([0] if _CANDIDATE.match(f"\n\n{text[:40]}") else []) + [m.start() + 2 for m in _CANDIDATE.finditer(text)]


def _claim(starts: list[tuple[int, str | None]], own: str | None) -> list[tuple[int, str | None]]:
    """Give the symbol that the file means to the title that is a misprint of it: same number, other session."""
    if own is None or any(s == own for _, s in starts):
        return starts
    number = heads.number_of(own)
    for k, (i, symbol) in enumerate(starts):
        if symbol is not None and heads.number_of(symbol) == number:
            starts[k] = (i, own)
            return starts
    return []


def _alike(symbol: str, own: str | None) -> bool:
    """Whether a neighbour can stand beside the document that the file means: same organ, and session or year."""
    if own is None:
        return True
    if symbol.startswith("S/RES/"):
        return symbol[-6:] == own[-6:] and abs(int(heads.number_of(symbol)) - int(heads.number_of(own))) < 12
    near = abs(int(heads.number_of(symbol)) - int(heads.number_of(own))) < _NEAR
    return near and heads.session_of(symbol) == heads.session_of(own)


def _opens(text: str, blocks: list[Block], i: int) -> bool:
    """Whether the organ speaks within the next blocks: what a title of a resolution, and not a mention of it, is followed by."""
    for start, end in blocks[i : i + 7]:
        m = heads.OPENING.match(text, max(start, text.rfind("\n", start, end) + 1), end)
        if m and (m[1] in heads.ORGANS or text[end - 1] in ",."):
            return True
        if text.startswith(("The General Assembly", "The Economic and Social Council", "The Security Council"), start):
            return True
    return False


def _organ_ahead(text: str, blocks: list[Block], i: int) -> str:
    """The organ that speaks next, where no file name tells it."""
    for start, end in blocks[max(0, i - 12) : i + 7]:
        m = heads.OPENING.match(text, start, end)
        if m and m[1] in heads.ORGANS:
            return heads.ORGANS[m[1]]
    return ""


def _is_cut(text: str, blocks: list[Block], paged: bool) -> bool:
    """Whether blocks before the first title are text of a document, not a masthead."""
    for start, end in blocks:
        if heads.CLOSING.match(text, start, end) or (text[start].islower() and end - start > _PAGE_LINE and not text[end - 1].isalpha()):
            return True  # a title goes on in small letters too, but does not end as a paragraph does
        if paged and (end - start > _PAGE_TEXT or text[start] == "(" or text[start].islower() or text[end - 1] == ";"):
            return True
    return False
