"""Read the blocks of one document as paragraphs: part, number, level and opening verb of each."""

from __future__ import annotations

import re

from graphkit.model import Paragraph
from graphkit.text import heads, marks, verbs
from graphkit.text.labels import DOTLESS, DOTTED, LETTERED, NUMBERED
from graphkit.text.position import Position


class Reader(Position):
    """Walks over the blocks of one document."""

    def read(self, blocks: list[tuple[int, int]], skipped: frozenset[int] = frozenset()) -> list[Paragraph]:
        """Paragraphs of the blocks, one each, in order; those that start at `skipped` (the French column) become ``back``."""
        return [
            Paragraph("back", None, 0, None, start, end) if start in skipped else self._one(start, end)
            for start, end in blocks
        ]  # fmt: skip

    def _one(self, start: int, end: int) -> Paragraph:
        text = self.text
        found: Paragraph | None
        c = text[start]
        if self.part == "preambular" and c.isupper():
            reason = self._reason(start, end)
            if reason:
                return reason
        elif c.isdigit():
            m = NUMBERED.match(text, start, end)
            if m:
                self.last = found = self._numbered(m, start, end, quoted=False)
                return found
        quoted = c in "\"'"
        if quoted and start + 1 < end:
            c = text[start + 1]
        if c.isdigit() or c in "[\u00b9\u00b2\u00b3*_-^" or "\u2070" <= c <= "\u2079":
            found = self._digits(start, end, quoted)
        elif c == "(" or (c.islower() and marks.LOOSE_LETTER.match(text, start + quoted, end)):
            found = self._lettered(start, end)
        else:
            found = None
        found = found or self._words(start, end, quoted)
        if found.part not in ("footnote", "back"):
            self.last = found
        return found

    def _reason(self, start: int, end: int) -> Paragraph | None:
        """What most blocks of a preamble are: "Recalling its resolution", whose first word alone tells; all others are None."""
        m = self.word.match(self.text, start, end)
        verb, form = self.plain.get(m[1], ("", "")) if m else ("", "")
        if form not in ("gerund", "adjective") or self.statement or self.closed or not self.resolution:
            return None
        self.last = paragraph = Paragraph("preambular", None, 0, verb, start, end)
        self.ladder.clear()
        self.parents = [paragraph]
        self.after_heading = False
        return paragraph

    def _digits(self, start: int, end: int, quoted: bool) -> Paragraph | None:
        """A block that begins with a number: a paragraph, a footnote, the close of the document."""
        text = self.text
        m = NUMBERED.match(text, start, end)
        if m:
            return self._numbered(m, start, end, quoted)
        m = DOTTED.match(text, start, end)
        if m and self.part != "front":
            return Paragraph(self.part, m[1], 2, verbs.closing(text, self.parents[0]) if self.parents else None, start, end)
        if heads.CLOSING.match(text, start, end) or marks.DAY.match(text, start, end):
            return self._close(start, end)
        if marks.BACK.match(text, start, end):
            return self._close(start, end) if text[start] == "[" or text[start].isdigit() else Paragraph("back", None, 0, None, start, end)
        m = DOTLESS.match(text, start, end)
        if m and self.part == "operative" and int(m[1]) == self.top + 1 and not self.closed and verbs.lead(text, m.end()):
            return self._numbered(m, start, end, quoted)
        if self.part == "front" and not self.closed and not marks.SURE_NOTE.match(text, start, end):
            return None
        if text[start] == "^":
            return Paragraph("footnote", None, 0, None, start, end) if text[start + 1 : start + 2].isdigit() else None
        sure = marks.SURE_NOTE.match(text, start + 2, end) or marks.SURE_NOTE.match(text, start + 3, end)
        if marks.FOOTNOTE.match(text, start, end) and (self.part != "annex" or sure):
            return Paragraph("footnote", None, 0, None, start, end)
        return None

    def _numbered(self, m: re.Match[str], start: int, end: int, quoted: bool) -> Paragraph:
        n = int(m[1])
        found = verbs.lead(self.text, m.end())
        if self.part in ("front", "preambular") and (not quoted or found or self.statement):
            self.part = "operative"
            self.top = 0
        if self.closed and self.part != "annex":
            self.part = "annex"
        if self.part == "operative" and not quoted:
            if n <= self.top and not self.after_heading:
                # A number that goes back, where no section begins: a list inside the paragraph, or the title of a section.
                if found is None and end - start < 100 and self.text[end - 1] not in marks.TERMINAL:
                    return Paragraph(self.part, None, 0, None, start, end)
                return self._listed(n, found, start, end)
            self.top = n
        number = self.ladder.number(n)
        verb = found[0] if found else verbs.infinitive(self.text, m.end())
        if verb and not found and self.part != "annex" and verb not in verbs.ACTS and self.text.startswith(("To ", "to "), m.end()):
            verb = None  # "2. To support the talks, the Mission met the parties"
        paragraph = Paragraph(self.part, number, 1, verb, start, end)
        self.parents = [paragraph]
        if m.re is NUMBERED and m[2]:
            self.ladder.letter(m[2])
            self.parents.append(paragraph)
        self.after_heading = False
        return paragraph

    def _listed(self, n: int, found: tuple[str, str] | None, start: int, end: int) -> Paragraph:
        """A numbered item below a numbered paragraph."""
        number = self.ladder.letter(str(n))
        verb = found[0] if found and found[1] == "third" else verbs.closing(self.text, self.parents[0]) if self.parents else None
        paragraph = Paragraph(self.part, number, self.ladder.depth, verb, start, end)
        self.parents[self.ladder.depth - 1 :] = [paragraph]
        return paragraph

    def _lettered(self, start: int, end: int) -> Paragraph | None:
        """A lettered sub-paragraph: its own verb, or the one that governs the end of the paragraph that it belongs to."""
        m = LETTERED.match(self.text, start, end)
        if m is None or (self.part == "front" and self.resolution):
            return None
        number = self.ladder.letter(m[1] or m[2])
        depth = self.ladder.depth
        del self.parents[depth - 1 :]
        if m[3]:
            number = self.ladder.letter(m[3])
        found = verbs.lead(self.text, m.end(), bare=False)
        if found and found[1] != ("gerund" if self.part == "preambular" else "third") and not self.text.startswith(("We ", "we "), m.end()):
            found = None
        verb = found[0] if found else verbs.closing(self.text, self.parents[-1]) if self.parents else None
        if verb is None or (not found and (verb == "decide" or self.part == "annex")):
            own = verbs.infinitive(self.text, m.end())
            verb = own if verb is None or own in verbs.ACTS else verb
        if self.part == "front":
            self.part = "operative"
        paragraph = Paragraph(self.part, number, self.ladder.depth, verb, start, end)
        self.parents += [paragraph] * (depth - len(self.parents)) if self.parents else [paragraph]
        if m[3]:
            self.parents.append(paragraph)
        return paragraph

    def _words(self, start: int, end: int, quoted: bool) -> Paragraph:
        """A block that begins with a word: an opening line, a heading, an unnumbered paragraph, the rest of one."""
        text = self.text
        short = end - start < 160
        if short:
            special = self._special(start, end)
            if special:
                return special
        elif text[start] == "A" and self.part != "front" and heads.CLOSING.match(text, start, end):
            return self._close(start, end)
        elif end - start < 400 and text[end - 1] not in marks.TERMINAL and marks.ROMAN_TITLE.match(text, start, end):
            return self._section(start, end)
        speaks = text.startswith(marks.SPEAKS, start)
        if text[start].islower() and not speaks and self.last and self.part in ("preambular", "operative", "annex"):
            last = self.last
            return Paragraph(last.part, last.number, last.level, last.verb, start, end)
        if text[start] in "SIO" and marks.SURE_NOTE.match(text, start, end):
            return Paragraph("footnote", None, 0, None, start, end)
        if not self.resolution:
            return self._prose(start, end)
        if self.statement and self.part == "front" and not quoted:
            return Paragraph("front", None, 0, None, start, end)
        found = verbs.lead(text, start, bare=self.part != "preambular")
        if found is None and text.startswith(("Whereas", "While "), start):
            found = ("consider", "gerund") if text[start + 2] == "e" else None
        titled = short and found is not None and found[1] == "bare" and text[end - 1] not in marks.TERMINAL  # "Call for action"
        if found and not titled:
            return self._opened(found, start, end, quoted)
        return self._plain(start, end, quoted, short)

    def _opened(self, found: tuple[str, str], start: int, end: int, quoted: bool) -> Paragraph:
        """A paragraph without a number that a verb opens."""
        verb, form = found
        if form == "bare" and self.part == "operative" and self.parents and self._listing():
            return self._belongs(start, end)
        if self.statement:
            self.part = "operative"
        elif self.closed or self.part == "annex":
            self.part = "annex"
        elif self.part == "front" and form in ("gerund", "adjective") and self.text[end - 1] not in ",;:":
            return Paragraph("front", None, 0, None, start, end)  # a title: "Addressing the needs of ..."
        elif form in ("gerund", "adjective"):
            if self.part in ("front", "preambular") or self.after_heading or (self.cut and not self.top):
                self.part = "preambular"
            elif self.parents and self.part == "operative" and not quoted:
                return self._belongs(start, end)
        elif self.part == "preambular" and self.text[end - 1] == ",":
            pass
        elif self.part in ("front", "preambular") and form == "third" and not (self.part == "front" and end - start < 100):
            self.part = "operative"
        elif self.part == "front":
            return Paragraph("front", None, 0, None, start, end)
        paragraph = Paragraph(self.part, None, 1 if self.part == "operative" else 0, verb, start, end)
        fresh = self.part != "operative" or not self.top or self.after_heading
        if fresh or (self.parents and not quoted and form == "third"):
            self.ladder.clear()
            self.parents = [paragraph]
        elif self.parents:
            return self._belongs(start, end)
        self.after_heading = False
        return paragraph

    def _plain(self, start: int, end: int, quoted: bool, short: bool) -> Paragraph:
        """A block that neither number nor verb opens."""
        text = self.text
        if self.part == "front":
            return Paragraph("front", None, 0, None, start, end)
        if self.closed:
            self.part = "annex"
        if short and not quoted and text[end - 1] not in marks.TERMINAL and text[start].isupper():
            self.after_heading = True
            if self.part == "annex":
                self.ladder.clear()
                self.parents = []
            return Paragraph(self.part, None, 0, None, start, end)
        if self.part == "operative" and self.parents:
            return self._belongs(start, end)
        paragraph = Paragraph(self.part, None, 0, None, start, end)
        if self.part == "annex":
            self.parents = [paragraph]  # a list under it hangs on it, not on what a verb opened before
        self.after_heading = False
        return paragraph

    def _prose(self, start: int, end: int) -> Paragraph:
        """A block of a report or letter: front until the text begins, then its body."""
        text = self.text
        if self.part == "front" and (end - start > marks.LONG or marks.BODY.match(text, start, end)):
            self.part = "operative"
        found = verbs.lead(text, start) if self.part == "annex" or (self.part == "operative" and text[end - 1] in ".;,") else None
        if found and self.part == "operative" and found[1] in ("gerund", "adjective") and text[end - 1] == ".":
            found = None  # "Recalling the past. Many remember it." is a sentence of a report, not the reason of a declaration
        return Paragraph(self.part, None, 0, found[0] if found else None, start, end)
