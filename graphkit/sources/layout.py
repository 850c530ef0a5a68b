"""Lines on pages to blocks of text: what runs along every page goes, columns follow each other, paragraphs are whole.

Nothing in here knows PDF; it knows how United Nations documents are printed: a masthead on the first page, the symbol
and page number along the others, footnotes in smaller print below a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from graphkit.sources import furniture

_SMALL = 0.92
"""Print of less than this share of the body's height is small print."""

_RULE = re.compile(r"_{5,}|-{8,}|\u2014{4,}|\u2500{4,}")
_LABEL = re.compile(r"(?:\(?[a-z]{1,4}\)|\(?[ivx]{1,5}\)|\(?\d{1,3}[.)]|[IVX]{1,5}\.|[A-Z]\.|[•–—*])\s")
_NOTE = re.compile(r"(\d{1,3})/?[ .]\s*(?=[A-Z\"“(\[])|(\*{1,3}|[a-z])[ ](?=[A-Z\"“(\[])")
_OPENING = re.compile(r"(?:Also |Further |Deeply |Gravely |Strongly )?[A-Z][a-z]+(?:ing|ed|ful|ware|s)\b|The \w+ \w+,$")
_SYMBOL_END = re.compile(r"\b[AEST]/(?:[\w.]+/)*$")
_GLUED = re.compile(r"\w-$")
_STOPS = (".", ";", ":", "?", "!", ".”", ".’", ";”", '."')


_MASTHEAD = re.compile(
    r"^(United Nations)[ \n]+([A-Z]+/\S+(?: ?\([\w. ]+\))?\*{0,3})$"
    r"|^([A-Z][\w ]{5,60})[ \n]+(Distr\.: ?\w+)\b"
)
_HEAD = 6
"""Blocks; the masthead is among them."""


class Line(NamedTuple):
    """One printed line: its words and where it stands, in points from the left and from below."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Height of its letters."""
    mark: str = ""
    """Of the footnote that it begins."""
    short: bool = False
    """Whether it ends well before the edge of its column: what follows stands on a line of its own by intent."""


class Page(NamedTuple):
    """The lines of one page in the order of its content."""

    lines: list[Line]
    width: float
    height: float


def text(pages: list[Page]) -> str:
    """Blocks of the running text, then the footnotes, parted by blank lines.

    Parameters
    ----------
    pages : list of Page

    Returns
    -------
    str

    Examples
    --------
    >>> def page(*words):
    ...     return Page([Line(w, 72, 72 + 5 * len(w), 700 - 12 * i, 10) for i, w in enumerate(words)], 612, 792)
    >>> text([page("Recalling its resolution 1373", "(2001) of 28 September 2001,")])
    'Recalling its resolution 1373 (2001) of 28 September 2001,'
    """
    body, leading = _body_size(pages), _leading(pages)
    blocks: list[list[Line]] = []
    notes: list[list[Line]] = []
    for lines, width in furniture.without(pages, body):
        running, below = _parted(lines, body)
        _add_notes(notes, below)
        for number, block in enumerate(_blocks(_ordered(running, width), leading)):
            if number == 0 and blocks and _goes_on(blocks[-1], block):
                blocks[-1] += block
            else:
                blocks.append(block)
    words = [*map(_words, blocks), *map(_words, notes)]
    words[:_HEAD] = [_MASTHEAD.sub(_divided, block) for block in words[:_HEAD]]
    return "\n\n".join(filter(None, words))


def _divided(found: re.Match[str]) -> str:
    """The two sides of a masthead's line."""
    return "\n\n".join(filter(None, found.groups()))


def _body_size(pages: list[Page]) -> float:
    """Height of most of the print."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 1.0


def _leading(pages: list[Page]) -> float:
    """From one line to the next within a paragraph, as a share of the height of letters: what is most frequent below full lines."""
    rights = sorted(line.right for page in pages for line in page.lines)
    edge = rights[int(0.9 * (len(rights) - 1))] if rights else 0.0
    seen: Counter[float] = Counter()
    for page in pages:
        for above, line in pairwise(page.lines):
            share = (above.base - line.base) / line.size
            if 0.8 < share < 2.6 and above.right > edge - 4 * above.size:
                seen[round(share * 20) / 20] += 1
    return max(seen, key=lambda share: (seen[share], -share)) if seen else 1.2


def _parted(lines: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The running text of a page, and the footnotes at its foot."""
    foot = None
    for line in lines:
        if _RULE.fullmatch(line.text.strip()) and (foot is None or line.base > foot) and _rules_notes(line, lines, body):
            foot = line.base
    if foot is None:
        small: list[Line] = []
        for line in sorted(lines, key=lambda line: line.base):
            if line.size > body * _SMALL:
                break
            small.append(line)
        marked = [line.base for line in small if line.mark or _NOTE.match(line.text)]
        if not marked or len(small) == len(lines):
            return lines, []
        foot = max(marked) + 0.01
    running = [line for line in lines if line.base > foot and not _RULE.fullmatch(line.text.strip())]
    return running, [line for line in lines if line.base <= foot and not _RULE.fullmatch(line.text.strip())]


def _rules_notes(rule: Line, lines: list[Line], body: float) -> bool:
    """Whether footnotes stand below a rule: a note comes first, and all is in small print or little and at the foot."""
    below = sorted((line for line in lines if line.base < rule.base), key=lambda line: -line.base)
    if not below or not any(line.mark or _NOTE.match(line.text) for line in below):
        return False
    if all(line.size <= body * _SMALL for line in below):
        return True
    first = below[0].mark or _NOTE.match(below[0].text)
    return bool(first) and len(below) * 3 < len(lines) and all(line.size < body * 1.05 for line in below)


def _add_notes(notes: list[list[Line]], lines: Iterable[Line]) -> None:
    """Group lines into notes; what stands before the first mark goes on from the page before."""
    last = 0
    for line in lines:
        found = None if line.mark else _NOTE.match(line.text)
        number = int(found[1]) if found and found[1] else 0
        if line.mark or (found and not number) or (number and (last == 0 or number == last + 1)) or not notes:
            notes.append([line])
            last = number or last
        else:
            notes[-1].append(line)


def _ordered(lines: list[Line], width: float) -> list[Line]:
    """Column after column where the page has two; else as the page's content has it, which is how it was written."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return _with_ends(lines)
    across = [line for line in lines if line.left < gutter < line.right]
    sides = [_with_ends([line for line in lines if line.right <= gutter]), _with_ends([line for line in lines if line.left >= gutter])]
    ordered: list[Line] = []
    above = float("inf")
    for line in [*sorted(_with_ends(across), key=lambda line: -line.base), None]:
        below = line.base if line else float("-inf")
        for side in sides:
            ordered += sorted((other for other in side if below < other.base <= above), key=lambda other: -other.base)
        if line:
            ordered.append(line)
        above = below
    return ordered


def _with_ends(lines: list[Line]) -> list[Line]:
    """Mark the lines of one column that end well before its edge."""
    rights = sorted(line.right for line in lines)
    edge = rights[int(0.9 * (len(rights) - 1))] if rights else 0.0  # not the furthest: a masthead is wider than the text
    return [line._replace(short=line.right < edge - 4 * line.size) for line in lines]


def _gutter(lines: list[Line], width: float) -> float | None:
    """Where between two columns no line runs, or nearly none."""
    if len(lines) < 16:
        return None
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = width * step / 100
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x]
        crossing = len(lines) - len(left) - len(right)
        side_by_side = sum(1 for line in right if any(abs(line.base - other.base) < line.size / 2 for other in left))
        enough = min(len(left), len(right)) * 4 >= len(lines) and side_by_side * 2 >= len(right) and side_by_side >= 6
        # lines that end at the margin of a column, and not a ragged edge: most of the left ones are about as long
        if enough and crossing * 8 <= len(lines) and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def _blocks(lines: list[Line], leading: float) -> Iterator[list[Line]]:
    """Paragraphs of one page."""
    if not lines:
        return
    block = [lines[0]]
    for above, line in pairwise(lines):
        if _begins(above, line, block, leading):
            if above.base < line.base and _goes_on(block, [line]):  # the head of the next column
                block.append(line)
                continue
            yield block
            block = []
        block.append(line)
    yield block


def _begins(above: Line, line: Line, block: list[Line], leading: float) -> bool:
    """Whether a line begins a paragraph."""
    gap = above.base - line.base
    if gap < -0.5 * line.size or gap > 1.3 * max(leading, 0.9) * line.size:
        return True
    if gap < 0.3 * line.size:
        return False
    if abs(above.size - line.size) > 0.08 * above.size and len(above.text) > 3 and len(line.text) > 3:
        return True
    ended = above.text.rstrip().endswith((*_STOPS, ",", "; and", "; or", ", and"))
    if not ended:
        return False
    if _LABEL.match(line.text):
        return True
    if line.left > above.left + 0.8 * line.size and not _LABEL.match(block[0].text):
        return True
    return above.short and (above.text.rstrip().endswith(_STOPS) or _OPENING.match(line.text) is not None)


def _goes_on(block: list[Line], after: list[Line]) -> bool:
    """Whether a paragraph that a page or a column breaks off goes on behind the break."""
    last, first = block[-1], after[0]
    words = last.text.rstrip()
    if abs(last.size - first.size) > 0.08 * last.size or words.endswith(_STOPS) or _LABEL.match(first.text):
        return False
    if first.text[0].islower() or first.text[0] in "(),;":
        return True
    indented = len(after) > 1 and first.left > after[1].left + 0.8 * first.size
    opens = _LABEL.match(last.text) or _OPENING.match(last.text)
    title = last.short and len(block) == 1 and (not opens or words[-1].isdigit())
    if indented or title or words.endswith(("; and", "; or")):
        return False
    if words.endswith(","):
        return _OPENING.match(first.text) is None and len(words) > 45
    return len(block) > 1 or len(words) > 45


def _words(lines: list[Line]) -> str:
    """One block as text. A divided word keeps its line end, by which the next stage knows it and mends it."""
    out = f"{lines[0].mark} " if lines[0].mark else ""
    above: Line | None = None
    for line in lines:
        piece = re.sub(r"(?<=[A-Za-z]) -$", "-", " ".join(line.text.split()))
        if out.endswith("-") and out[-2:-1].isalpha() and piece[:1].isalpha():
            out += "\n"
        elif out and out[-1] != " " and not _GLUED.search(out[-2:]) and not (_SYMBOL_END.search(out[-40:]) and piece[:1].isalnum()):
            meant = above is not None and (above.short or line.left > above.left + 1.2 * line.size)
            out += "\n" if meant else " "
        out += piece
        above = line
    return out.strip()
