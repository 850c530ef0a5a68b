"""Where the reading of a document stands, and the short blocks that move it: opening lines, sections, annexes, the close."""

from __future__ import annotations

from graphkit.model import Paragraph
from graphkit.text import heads, marks, verbs
from graphkit.text.labels import Ladder
from graphkit.text.vocabulary import vocabulary

_LETTER = 3
"""A block of so few characters is a letter that heads a part of a resolution."""


class Position:
    """Where the reading of a document stands: its part, its numbering, what the next list hangs on.

    Parameters
    ----------
    text : str
        The cleaned text.
    symbol : str or None
        Symbol of the document, as far as it is known: a resolution, a statement or another document reads differently.
    cut : bool
        Whether the document began on another page: what is left of it is operative.
    """

    def __init__(self, text: str, symbol: str | None, cut: bool = False) -> None:
        self.text = text
        self.statement = symbol is not None and symbol.startswith("S/PRST/")
        self.resolution = symbol is None or "/RES/" in symbol or "/DEC/" in symbol or "/PRST/" in symbol or "/Res." in symbol
        self.part = "operative" if cut else "front"
        self.cut = cut
        self.ladder = Ladder()
        self.top = 0
        self.after_heading = False
        self.parents: list[Paragraph] = []
        self.last: Paragraph | None = None
        self.closed = False
        self.word, self.plain = vocabulary().word, vocabulary().plain

    def _belongs(self, start: int, end: int) -> Paragraph:
        """Text that hangs on the last paragraph: what it quotes, its bullets."""
        parent = self.parents[-1]
        return Paragraph(self.part, parent.number, parent.level, verbs.closing(self.text, parent), start, end)

    def _listing(self) -> bool:
        """Whether a list that lost its letters goes on: "Requests the Director to:", then "Support Member States ...;"."""
        text, parent, last = self.text, self.parents[-1], self.last
        goes_on = last is not None and text[parent.start : last.end].endswith((":", ";", ",", "; and", ", and"))
        return goes_on and text[parent.end - 1] == ":"

    def _special(self, start: int, end: int) -> Paragraph | None:
        """Short blocks with a role: the organ's opening line, annex titles, section numbers, the close."""
        text = self.text
        c = text[start]
        last = text[end - 1]
        if c in "T\"'GSEHU_*" and self.resolution and (last in ",.:\"'" or end - start < 60):
            m = heads.OPENING.match(text, start, end)
            if m:
                the = text.endswith("The ", start, m.start(1))
                # "Human Rights Council" alone is a masthead; "The Governing Council," with its comma speaks.
                known = m[1] in heads.ORGANS
                if (the and (known or not last.isalpha())) or (known and "," in text[end - 3 : end]):
                    return self._opening(start, end)
        if self.part == "front":
            return None
        if c in "AE[\"'" and last not in ".;," and marks.ANNEX.match(text, start, end):
            self.part = "annex"
            self.closed = False
            self.ladder.clear()
            self.parents = []
            return Paragraph("annex", None, 0, None, start, end)
        # A look at a letter or for a word spares most blocks the patterns.
        if text.find("meet", start, end) >= 0 and heads.CLOSING.match(text, start, end):
            return self._close(start, end)
        if c in "AI[*_-" and marks.BACK.match(text, start, end):
            return self._close(start, end)
        roman = end - start == 1 or text[start + 1] in "IVXLC. "
        if roman and c.isupper() and marks.SECTION.match(text, start, end) and verbs.lead(text, start) is None:
            return self._section(start, end)
        return None

    def _section(self, start: int, end: int) -> Paragraph:
        """A heading with a Roman number or a letter: numbers may begin again below it."""
        self.after_heading = True
        self.top = 0
        self.ladder.clear()
        self.parents = []
        part = self.part
        if self.closed:
            # A letter alone behind the close is the next part of the resolution; a longer heading opens what is annexed.
            part = "operative" if end - start <= _LETTER else "annex"
            if part == "annex":
                self.part = part
        return Paragraph(part, None, 0, None, start, end)

    def _opening(self, start: int, end: int) -> Paragraph:
        """The organ begins to speak, perhaps once more: part B of a resolution, a draft that is recommended."""
        quoted = self.text[start] in "\"'"
        lettered = self.last is not None and self.last.end - self.last.start <= _LETTER  # "B": the next part of the resolution
        if self.part == "annex" and not self.closed and not lettered:
            return Paragraph("annex", None, 0, None, start, end)
        if quoted and self.part == "operative":
            return self._belongs(start, end) if self.parents else Paragraph("operative", None, 0, None, start, end)
        self.part = "preambular"
        self.closed = False
        self.ladder.clear()
        self.parents = []
        self.after_heading = True
        return Paragraph("preambular", None, 0, None, start, end)

    def _close(self, start: int, end: int) -> Paragraph:
        """The line that says at which meeting: nothing operative comes after it, unless the organ speaks again."""
        if self.part in ("operative", "preambular"):
            self.closed = True
        return Paragraph("front" if self.part == "front" else "back", None, 0, None, start, end)
