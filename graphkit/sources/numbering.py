"""Automatic numbers of a Word file: the "1." and "(a)" that stand in no text but are printed."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_PLACE = re.compile(r"%([1-9])")
_MOST = 100_000
"""No list is longer; a file that says so is wrong."""


def counted(number: int, form: str) -> str:
    """A number as Word writes it in one of its forms; empty for bullets and forms that are no numbers.

    Examples
    --------
    >>> counted(3, "decimal"), counted(3, "lowerLetter"), counted(28, "lowerLetter"), counted(9, "upperRoman")
    ('3', 'c', 'bb', 'IX')
    """
    if not 0 < number < _MOST:
        return "0" if number == 0 and form == "decimal" else ""
    if form in ("decimal", "decimalZero", "ordinal"):
        return f"{number:02}" if form == "decimalZero" else str(number)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 4)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        digits = ""
        for value, sign in _ROMAN:
            while number >= value and len(digits) < 20:
                digits, number = digits + sign, number - value
        return digits.upper() if form == "upperRoman" else digits
    return ""


class Numbers:
    """The lists of one document and how far each has counted.

    Parameters
    ----------
    numbering : element or None
        Root of the part that defines the lists.
    styles : element or None
        Root of the part that defines the styles: a style can number what is written in it.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self.lists: dict[str, str] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._define(numbering)
            self._style(styles)

    def _define(self, numbering: Any) -> None:
        for abstract in numbering.iter(_W + "abstractNum"):
            self.levels[abstract.get(_W + "abstractNumId")] = {
                _number(level.get(_W + "ilvl")): _level(level) for level in abstract.iter(_W + "lvl")
            }
        for number in numbering.iter(_W + "num"):
            key, abstract = number.get(_W + "numId"), number.find(_W + "abstractNumId")
            if abstract is None:
                continue
            self.lists[key] = abstract.get(_W + "val")
            for change in number.iter(_W + "lvlOverride"):
                start = change.find(_W + "startOverride")
                if start is not None:
                    self.begun.setdefault(key, {})[_number(change.get(_W + "ilvl"))] = _number(start.get(_W + "val"))

    def _style(self, styles: Any) -> None:
        own = {style.get(_W + "styleId"): style for style in styles.iter(_W + "style")}
        for key, style in own.items():
            seen: set[str] = set()
            found: Any = style
            while found is not None and found.get(_W + "styleId") not in seen:  # up to what it is based on
                seen.add(found.get(_W + "styleId"))
                place = _place(found)
                if place:
                    self.styles[key] = place
                    break
                based = found.find(_W + "basedOn")
                found = own.get(based.get(_W + "val")) if based is not None else None

    def label(self, paragraph: Any) -> str:
        """The number that is printed before a paragraph, and count on; empty where it has none."""
        place = _place(paragraph)
        if place is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            place = self.styles.get(style.get(_W + "val")) if style is not None else None
        if place is None or place[0] not in self.lists:
            return ""
        key, depth = place
        abstract = self.lists[key]
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        begun = self.begun.get(key, {})
        if depth in begun:  # a list that begins anew: once
            counts[depth] = begun.pop(depth)
        else:
            counts[depth] = counts.get(depth, levels[depth][0] - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return self._printed(levels, counts, depth)

    def _printed(self, levels: dict[int, tuple[int, str, str]], counts: dict[int, int], depth: int) -> str:
        _, form, pattern = levels[depth]
        if not _PLACE.search(pattern) or form in ("bullet", "none"):
            return ""

        def number(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            start, how, _ = levels.get(level, (1, "decimal", ""))
            return counted(counts.get(level, start), how)

        return _PLACE.sub(number, pattern)[:40]


def _level(level: Any) -> tuple[int, str, str]:
    """Where a level begins to count, its form and its pattern, such as ``(%1)``."""
    values = []
    for name, usual in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "")):
        found = level.find(_W + name)
        values.append((found.get(_W + "val") if found is not None else None) or usual)
    return _number(values[0]), values[1], values[2]


def _place(element: Any) -> tuple[str, int] | None:
    """List and level that a paragraph or a style names itself; a list "0" means none, and is in no document's lists."""
    found = element.find(f"{_W}pPr/{_W}numPr")
    if found is None:
        return None
    key, depth = found.find(_W + "numId"), found.find(_W + "ilvl")
    if key is None:
        return None
    return key.get(_W + "val") or "0", _number(depth.get(_W + "val")) if depth is not None else 0


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else 0
