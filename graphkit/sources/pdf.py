"""PDF files with a text layer, read by pypdfium2: characters to lines here, lines to blocks in ``layout``.

Where on the page a line stands decides what it is, so each line carries its left and right end, its base line and the
height of its letters. Small raised digits are marks of footnotes: they leave the running text, where they would grow
onto the numbers of resolutions, and open the notes.
"""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any

from graphkit.sources import layout, limits
from graphkit.sources.layout import Line, Page
from graphkit.sources.text import SCAN, Text, UnreadableError, missing

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

AGAIN = "get it again from where it came"
_FEW = 20
"""Letters on a page: with fewer on most pages the file is a scan."""

_DIVIDED = "\ufffe"
"""What stands for a hyphen and the line end behind it."""

_FRAGMENT = re.compile(rf"[^\r\n{_DIVIDED}]+{_DIVIDED}?")
_DIGITS = re.compile(r"\d+|\*+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def read(data: bytes, name: str) -> list[Text]:
    """Read a PDF.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in an error.

    Returns
    -------
    list of Text
        One: blocks of the running text, then the footnotes. Running heads, page and job numbers are left out.

    Raises
    ------
    UnreadableError
        When it is broken, encrypted, a scan without a text layer, or has more pages than are read.
    MissingExtraError
        Without pypdfium2.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise missing("pdf", "pypdfium2", "PDF files") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(name, "it is a PDF with a password", "take the password off (qpdf --decrypt)") from error
        raise UnreadableError(name, "it is a broken PDF", AGAIN) from error
    try:
        return [Text(_text(document, name), kind="pdf")]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(name, f"it is a broken PDF ({error})", AGAIN) from error
    finally:
        document.close()


def _text(document: PdfDocument, name: str) -> str:
    if len(document) > limits.PAGES:
        raise UnreadableError(name, f"it has {len(document)} pages, more than {limits.PAGES}", "divide it")
    pages: list[Page] = []
    size = 0
    for number in range(len(document)):
        page = document[number]
        pages.append(_page(page))
        page.close()
        size += sum(len(line.text) for line in pages[-1].lines)
        if size > limits.CHARACTERS:
            raise UnreadableError(name, f"it holds more than {limits.CHARACTERS} characters", "divide it")
    full = sum(1 for page in pages if sum(len(line.text) for line in page.lines) >= _FEW)
    if full * 2 < len(pages) or not full:
        raise UnreadableError(name, "it is a PDF without a text layer: a scan", SCAN)
    text = layout.text(pages)
    if len(_UNREADABLE.findall(text)) * 10 > len(text):
        raise UnreadableError(name, "it is a PDF whose fonts do not say which letters they show", SCAN)
    return text


def _page(page: PdfPage) -> Page:
    """The lines of one page in the order of its content."""
    from pypdfium2 import raw

    width, height = page.get_size()  # as it is shown; letters are placed on the sheet before it is turned
    rotation = raw.FPDFPage_GetRotation(page)
    textpage = page.get_textpage()
    letters = _Letters(textpage, raw, rotation, *((height, width) if rotation % 2 else (width, height)))
    text = textpage.get_text_range()
    lines: list[Line] = []
    for found in _FRAGMENT.finditer(text):
        line = _line(found[0], found.start(), letters)
        if line is None:
            continue
        if lines and _beside(lines[-1], line):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    textpage.close()
    return Page([line for line in lines if line.text.strip()], width, height)


class _Letters:
    """Places of the characters of one page, upright whichever way the page is turned."""

    def __init__(self, textpage: Any, raw: Any, rotation: int, width: float, height: float) -> None:
        self.textpage, self.raw, self.rotation, self.width, self.height = textpage, raw, rotation, width, height
        self.box = raw.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def at(self, index: int) -> tuple[float, float, float, float]:
        """Left end, right end, base line and height of the character at an offset of the page's text."""
        raw = self.raw
        char = raw.FPDFText_GetCharIndexFromTextIndex(self.textpage, index)
        if char < 0 or not raw.FPDFText_GetLooseCharBox(self.textpage, char, self.box):
            return 0.0, 0.0, 0.0, 0.0
        raw.FPDFText_GetCharOrigin(self.textpage, char, self.x, self.y)
        box = self.box
        if self.rotation == 1:
            return box.bottom, box.top, self.width - self.x.value, box.right - box.left
        if self.rotation == 2:
            return self.width - box.right, self.width - box.left, self.height - self.y.value, box.top - box.bottom
        if self.rotation == 3:
            return self.height - box.top, self.height - box.bottom, self.x.value, box.right - box.left
        return box.left, box.right, self.y.value, box.top - box.bottom


def _line(text: str, at: int, letters: _Letters) -> Line | None:
    """One stretch of the page's text as a line, its raised digits taken out or, at its head, marked."""
    body = text.rstrip(_DIVIDED).strip()
    if not body:
        return None
    start = at + text.index(body)
    first, last = letters.at(start), letters.at(start + len(body) - 1)
    middle = letters.at(start + _solid(body))
    size = sorted((first[3], middle[3], last[3]))[1] or 1.0
    base = middle[2]
    mark, words = _unmarked(body, start, letters)
    if text.endswith(_DIVIDED):
        words += "-"
    if not words:
        words = body  # nothing but a mark: the line that it stands on is another stretch
        mark = ""
    return Line(words, min(first[0], last[0]), max(first[1], last[1]), base, size, mark)


def _unmarked(body: str, start: int, letters: _Letters) -> tuple[str, str]:
    """The mark of a footnote that a line opens with, and its words without the marks in them."""
    mark, kept, done = "", [], 0
    for found in _DIGITS.finditer(body):
        at, end = found.span()
        at = _raised_from(letters, start, at, end)
        left, _, low, height = letters.at(start + at)
        near = body[:at].rstrip()
        beside = len(near) - 1 if near else next((i for i in range(end, len(body)) if not body[i].isspace()), -1)
        if beside < 0:
            continue
        begins, ends, base, size = letters.at(start + beside)
        apart = left - ends if near else begins - letters.at(start + end - 1)[1]
        if apart > 0.8 * size or low < base + 0.12 * size or height > 0.85 * size:
            continue
        if not near:
            mark = body[at:end].translate(_RAISED)
        else:
            behind = body[end : end + 1]
            kept.append(body[done:at].rstrip() + ("" if not behind or behind in " ,.;:)”’" else " "))
        done = end
    return mark, ("".join(kept) + body[done:]).strip()


def _raised_from(letters: _Letters, start: int, at: int, end: int) -> int:
    """Where in a run of digits the raised ones begin, behind others that are not; where the run begins, if all are alike."""
    first, last = letters.at(start + at), letters.at(start + end - 1)
    if last[2] > first[2] + 0.12 * first[3] and last[3] < 0.85 * first[3]:
        return next(i for i in range(at + 1, end) if letters.at(start + i)[3] < 0.85 * first[3])
    return at


def _solid(body: str) -> int:
    """Offset of a letter in the middle, rather than of a space or digit, whose box may be odd."""
    half = len(body) // 2
    for offset in range(half, len(body)):
        if body[offset].isalpha():
            return offset
    for offset in range(half, -1, -1):
        if body[offset].isalpha():
            return offset
    return 0


def _beside(left: Line, right: Line) -> bool:
    """Whether two stretches stand on one line, the second behind the first."""
    size = max(left.size, right.size)
    return abs(left.base - right.base) < 0.5 * size and right.left > left.right - 0.3 * size


def _joined(left: Line, right: Line) -> Line:
    """Two stretches of one line; a raised number alone is the mark of a footnote."""
    if right.size < 0.85 * left.size and right.base > left.base + 0.12 * left.size and _DIGITS.fullmatch(right.text):
        return left._replace(right=right.right, text=left.text + " ")
    if left.size < 0.85 * right.size and left.base > right.base + 0.12 * right.size and _DIGITS.fullmatch(left.text.strip()):
        return right._replace(left=left.left, mark=left.text.strip().translate(_RAISED))
    near = right.left - left.right < 0.12 * right.size
    gap = "" if left.text.endswith(" ") or right.text[:1] in ",.;:)" or (near and not left.text[-1:].isspace()) else " "
    larger = left if len(left.text) >= len(right.text) else right
    text = (left.text.rstrip() if right.text[:1] in ",.;:)" else left.text) + gap + right.text
    return Line(text, left.left, right.right, larger.base, larger.size, left.mark)
