"""Labels of paragraphs: what stands before their words, and how deep it puts them."""

from __future__ import annotations

import re

NUMBERED = re.compile(r"[\"'\[]{0,2}(\d{1,3})[ ]?[.,](?:[ \n]+|(?=[A-Z\"'(]))(?:\((a|i|1)\)[ \n]+)?")
"""``3. Requests``; also ``10. (a) The ...``, whose own letter is taken too."""

DOTLESS = re.compile(r"(\d{1,3})[ \n]+(?=[A-Z][a-z]+s\b)")
"""``22 Invites States``: a number whose stop was lost."""

LETTERED = re.compile(r"[\"'\[]{0,2}(?:\(([a-z]{1,5}|\d{1,2}|[A-Z])\)|([a-z]{1,4})(?:\)|\.(?=[ ])))[ \n]*(?:\((i|a|1)\)[ \n]+)?")
"""``(a) To review``, ``(ii) The report``, ``a) To ask``, ``a. The site``."""

DOTTED = re.compile(r"(\d{1,2}(?:\.(?:\d{1,2}|[a-z]))+)\.?[ \n]")
"""``15.9 By 2020``, ``1.b Create``: targets and technical annexes."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13,
          "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20}  # fmt: skip


class Ladder:
    """Where in the numbering the text stands: a number, and the letters under it.

    Examples
    --------
    >>> ladder = Ladder()
    >>> ladder.number(3), ladder.letter("a"), ladder.letter("i"), ladder.letter("ii"), ladder.letter("b")
    ('3', '3(a)', '3(a)(i)', '3(a)(ii)', '3(b)')
    >>> ladder.depth
    2
    """

    __slots__ = ("_kinds", "_labels", "_top")

    def __init__(self) -> None:
        self._top = ""
        self._kinds: list[str] = []
        self._labels: list[str] = []

    @property
    def depth(self) -> int:
        """1 at a number, 2 at a letter under it, and so on."""
        return 1 + len(self._labels)

    def number(self, n: int | str) -> str:
        """Step to a top-level number."""
        self._top = str(n)
        if self._kinds:
            self._kinds.clear()
            self._labels.clear()
        return self._top

    def clear(self) -> None:
        """Forget the number: an unnumbered paragraph opens."""
        self.number("")

    def letter(self, label: str) -> str:
        """Step to a lettered sub-paragraph and return its whole number."""
        kind = self._kind(label)
        if kind in self._kinds:
            at = self._kinds.index(kind)
            del self._kinds[at:], self._labels[at:]
        self._kinds.append(kind)
        self._labels.append(label)
        return f"{self._top}({')('.join(self._labels)})"

    def _kind(self, label: str) -> str:
        """Letter, Roman numeral, digit or capital: ``i``, ``v`` and ``x`` are told by what came before."""
        if label.isdigit():
            return "digit"
        if label.isupper():
            return "capital"
        if label not in _ROMAN:
            return "roman" if len(label) > 2 and not label.strip("ivxl") else "letter"
        if len(label) > 1:
            return "roman"
        before = self._last("roman")
        if before in _ROMAN and _ROMAN[before] + 1 == _ROMAN[label]:
            return "roman"
        letter = self._last("letter")
        if len(letter) == 1 and ord(letter) + 1 == ord(label):
            return "letter"
        return "roman" if label == "i" else "letter"

    def _last(self, kind: str) -> str:
        return self._labels[self._kinds.index(kind)] if kind in self._kinds else ""
