"""Clean a text and keep the way back: every offset of the cleaned text leads to one of the text as it was read.

Three kinds of change, cheapest first:

* one character for one: odd spaces, quotes, hyphens and full-width forms become their ASCII cousins (an en dash becomes
  a hyphen, an em dash stays);
* stretches that change their length: soft hyphens and other invisible characters, ligatures, runs of white space, words
  divided at the end of a line;
* noise: page heads, running numbers and what web pages put around a document (:mod:`graphkit.text.noise`).

Noise and invisible characters leave the cleaned text; the raw text is never touched, and noise is listed with its reason.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce

from graphkit.model import Noise
from graphkit.text import hyphens, marks, noise, spacing

Edit = tuple[int, int, str]
"""Start and end of a stretch of the text, and what stands there instead."""

Breaks = tuple[list[int], list[int]]
"""Offsets where the way back jumps: of the text after a step, and of the text before it."""

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_SINGLE = "\u2018\u2019\u201a\u201b\u02bc\u2032\uff07"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\u02d7\ufe63\uff0d"
_FOLD: dict[str, str] = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_HYPHENS, "-"),
}
_TABLE = str.maketrans(_FOLD)
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\x00\x7f"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\u2026": "...",
    **{chr(0x2160 + i): roman for i, roman in enumerate(_ROMAN)},
}  # fmt: skip
_ASCII = bytes(range(128))
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\(https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")
_DIVIDED = re.compile("(?<=[a-z])\u00ad\\s*\n\\s*(?=[a-z])")
"""A soft hyphen at the end of a line divides a word, also where a blank line follows: it is a hyphen there."""
_HEADING = 120
"""A block longer than this is no heading."""
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


class Clean:
    """A cleaned text and its map to the text as it was read.

    Attributes
    ----------
    text : str
        Words parted by one space or one line end, blocks by exactly one blank line.
    noise : tuple of Noise
        What was left out as no text of the document, with offsets into the raw text.
    """

    __slots__ = ("_raws", "_starts", "noise", "text")

    def __init__(self, text: str, noise: tuple[Noise, ...] = (), starts: Sequence[int] = (), raws: Sequence[int] = ()) -> None:
        self.text, self.noise, self._starts, self._raws = text, noise, starts, raws

    def raw(self, i: int) -> int:
        r"""Offset in the raw text of the character at `i` of the cleaned text.

        Parameters
        ----------
        i : int
            Offset into :attr:`text`; its length is allowed.

        Returns
        -------
        int

        Examples
        --------
        >>> c = clean("the author-\nity")
        >>> c.text, c.raw(10)
        ('the authority', 12)
        """
        if not self._starts:
            return i
        k = bisect_right(self._starts, i) - 1
        return i if k < 0 else self._raws[k] + i - self._starts[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""The stretch of the raw text that `start` to `end` of the cleaned text stands for.

        Parameters
        ----------
        start, end : int
            Offsets into :attr:`text`, ``start <= end``.

        Returns
        -------
        tuple of int
            Offsets into the raw text; from the first character to just behind the last one, so that what was dropped
            in between is in it and what was dropped behind is not.

        Examples
        --------
        >>> raw = "of the author-\nity"
        >>> rs, re = clean(raw).span(7, 16)
        >>> raw[rs:re]
        'author-\nity'
        """
        if not self._starts:
            return start, end
        first = self.raw(start)
        return first, first if end <= start else self.raw(end - 1) + 1


def clean(raw: str) -> Clean:
    r"""Fold, mend and mask a text as it was read.

    Parameters
    ----------
    raw : str
        Any text; nothing in it raises.

    Returns
    -------
    Clean

    Examples
    --------
    >>> clean("Recalling\u00a0its  \u201creso\u00ad\nlution\u201d 1267\u00ad (1999)").text
    'Recalling its "resolution" 1267 (1999)'
    >>> clean("the Prohibi\u00ad\n\ntion of Gases").text
    'the Prohibition of Gases'
    """
    text, odd = _fold(raw)
    steps: list[Breaks] = []
    if odd or "](http" in text:
        text, breaks = _apply(text, _invisible(text, odd))
        steps.append(breaks)
    text = text.rstrip(" \n")
    text, breaks = _apply(text, spacing.runs(text))
    steps.append(breaks)
    masked = noise.find(text)
    edits = hyphens.edits(text)
    edits += spacing.gaps(text)
    edits += _cuts(text, masked)
    text, breaks = _apply(text, edits)
    before = reduce(_compose, steps)
    raws = Clean("", (), *before)
    listed = tuple(Noise(*raws.span(n.start, n.end), n.reason) for n in masked)
    return Clean(text, listed, *_compose(before, breaks))


def _fold(raw: str) -> tuple[str, set[str]]:
    """Fold one character for one, and say which others that are not ASCII remain."""
    text = raw
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    for control in "\t\r\x0b\x0c\x1c\x1d\x1e\x1f":
        if control in text:
            text = text.replace(control, _FOLD[control])
    odd = {c for c in "\x00\x7f" if c in text}
    if text.isascii():
        return text, odd
    # Deleting all ASCII bytes leaves the few characters that matter: a hundred times faster than set(text).
    odd |= set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    folded = odd & _FOLD.keys()
    if len(folded) > 12:
        text = text.translate(_TABLE)
    else:
        for char in folded:
            text = text.replace(char, _FOLD[char])
    return text, odd - folded


def _invisible(text: str, odd: set[str]) -> list[Edit]:
    """Edits that drop invisible characters and addresses of links, expand ligatures and join combining accents with their letters."""
    edits: list[Edit] = []
    if "](http" in text:
        edits += [(at, end, "") for m in _LINK.finditer(text) for at, end in ((m.start(), m.start(1)), (m.end(1), m.end()))]
    rare = [c for c in odd if c in _LIGATURES or c in _DROPPED]
    if rare:
        edits += [(m.start(), m.end(), _LIGATURES.get(m[0][0], "")) for m in re.finditer(f"[{''.join(map(re.escape, rare))}]", text)]
    if "\u00ad" in odd:
        edits += [(m.start(), m.end(), "-\n") for m in _DIVIDED.finditer(text)]
    if any("\u0300" <= c <= "\u036f" for c in odd):
        edits += [(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _COMBINED.finditer(text)]
    return edits


def _cuts(text: str, masked: list[Noise]) -> list[Edit]:
    """Edits that take noise out, and what parts it from the text; a sentence that it broke is one again."""
    edits: list[Edit] = []
    i = 0
    while i < len(masked):
        start = masked[i].start
        while i + 1 < len(masked) and masked[i + 1].start <= masked[i].end + 2:
            i += 1
        end = masked[i].end
        i += 1
        before, after = max(0, start - 2), min(len(text), end + 2)
        if before == 0 or after == len(text):
            edits.append((0 if start <= 2 else before, after, ""))
        elif _goes_on(text, before, after):
            hyphen = text[before - 1] == "-" and text[before - 2].islower()
            edits.append((before - hyphen, after, "" if hyphen else "\n"))
        else:
            edits.append((before, after, "\n\n"))
    return edits


def _goes_on(text: str, before: int, after: int) -> bool:
    """Whether the sentence that ends at `before`, where noise follows, goes on at `after`."""
    at = text.rfind("\n\n", 0, before) + 2
    if marks.FOOTNOTE.match(text, at, before):
        return False  # the sentence began above the footnotes of the page
    if text[after].islower():
        return text[after + 1 : after + 2] not in (".", ")")
    # "... to the President of the" is no heading: a long block that ends in a plain word.
    return text[before - 1].islower() and text[after].isalpha() and before - at > _HEADING


def _apply(text: str, edits: list[Edit]) -> tuple[str, Breaks]:
    """Carry out the edits, the longest of those that start together, and keep breakpoints of the way back.

    Returns
    -------
    text : str
    breaks : Breaks
    """
    if not edits:
        return text, ([], [])
    edits.sort(key=lambda e: (e[0], -e[1]))
    pieces: list[str] = []
    starts: list[int] = []
    olds: list[int] = []
    done = length = 0
    for start, end, new in edits:
        if start < done:
            continue
        pieces.append(text[done:start])
        length += start - done
        for k, char in enumerate(new):
            starts.append(length)
            olds.append(min(start + k, end - 1))
            pieces.append(char)
            length += 1
        starts.append(length)
        olds.append(end)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), (starts, olds)


def _compose(first: Breaks, second: Breaks) -> Breaks:
    """Breakpoints of two steps made one: from the text after the second to the text before the first."""
    if not first[0] or not second[0]:
        return first if first[0] else second
    starts: list[int] = []
    olds: list[int] = []
    way = Clean("", (), *first)
    j = 0
    bounds = zip([0, *second[0]], [0, *second[1]], [*second[0], None], strict=True)
    for start, middle, until in bounds:
        if until == start:
            continue
        starts.append(start)
        olds.append(way.raw(middle))
        while j < len(first[0]) and first[0][j] <= middle:
            j += 1
        while j < len(first[0]) and (until is None or first[0][j] - middle < until - start):
            starts.append(start + first[0][j] - middle)
            olds.append(first[1][j])
            j += 1
    return starts, olds
