"""Web pages: trafilatura tells the document from menus, share buttons and comments around it, the blocks are read here.

The blocks are made from the page itself, so that numbered lists keep their numbers, tables their rows and old pages in
``<pre>`` their lines; of these blocks those stay that trafilatura found to be the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graphkit.sources import limits
from graphkit.sources.blocks import raised, row, tidy
from graphkit.sources.markup import AGAIN
from graphkit.sources.numbering import counted
from graphkit.sources.reading import decode
from graphkit.sources.text import Text, UnreadableError, missing

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TWICE_ENCODED = "\u00ef\u00bb\u00bf"
_MARK = re.compile(r"[\s\[(]*([\d*†‡]{1,4}(?:\s?,\s?[\d*†‡]{1,4})*)[\s\])]*\Z")
_LETTER = re.compile(r"\s*([a-z])\s*\Z")
_NOTE_LINK = re.compile(r"#.{0,20}(?:ftn|fn|note|ref)", re.I)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "nav", "form", "select", "button", "iframe", "head", "textarea", "object"}
)
_ENDS = frozenset(
    {"p", "div", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "blockquote", "pre", "section", "article"}
    | {"aside", "main", "header", "footer", "ul", "ol", "dl", "table", "caption", "figure", "figcaption", "address", "hr", "center"}
    | {"fieldset", "details", "summary", "body"}
)
_LISTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"(?: ?\v){2,} ?")
_LETTERS = re.compile(r"[^\W_]+")
_LONG = 200
"""A block of so many letters between blocks of the document is text of it, whatever it was taken for."""
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
_END = 60
"""Letters at either end of a block by which it is found again."""


def read(data: bytes, name: str) -> list[Text]:
    """Read a web page.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in an error.

    Returns
    -------
    list of Text
        One: paragraphs, headings, list items with their numbers, and a block for each row of a table.

    Raises
    ------
    UnreadableError
        When it is larger than is read, or holds no text.
    MissingExtraError
        Without trafilatura.
    """
    try:
        import trafilatura
        from lxml import etree, html
    except ImportError as error:
        raise missing("html", "trafilatura", "web pages") from error
    if len(data) > limits.MARKUP_BYTES:
        raise UnreadableError(name, f"it is larger than {limits.MARKUP_BYTES // limits.MIB} MiB", "divide it")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_decoded(data, name).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(name, f"it is a broken web page ({' '.join(str(error).split())[:100]})", AGAIN) from error
    _settle_marks(tree)
    blocks = list(_blocks(tree))
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    text = "\n\n".join(_chosen(blocks, "".join(body.itertext())) if body is not None else blocks)
    if not text:
        hint = "save the page as the browser shows it, or as PDF"
        raise UnreadableError(name, "it is a web page without text: perhaps the browser makes it", hint)
    if len(text) > limits.CHARACTERS:
        raise UnreadableError(name, f"it holds more than {limits.CHARACTERS} characters", "divide it")
    return [Text(text, kind="html")]


def _decoded(data: bytes, name: str) -> str:
    """The page as text, by the encoding that it names, else by what its bytes are."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            page = data.decode(named[1].decode())
        except (LookupError, UnicodeDecodeError):
            page = decode(data, name).text
    else:
        page = decode(data, name).text
    return page.removeprefix("\ufeff").removeprefix(_TWICE_ENCODED).replace("\0", "")


def _settle_marks(tree: Any) -> None:
    """Take marks of footnotes out of the running text; at the head of a note they stay, in raised digits."""
    for element in list(tree.iter("sup", "a")):
        words = "".join(element.itertext())
        mark = _MARK.match(words) or (_LETTER.match(words) if element.tag == "sup" else None)
        link = element if element.tag == "a" else next(iter(element.iter("a")), None)
        noted = link is not None and _NOTE_LINK.match(link.get("href") or "") is not None
        if mark is None or element.getparent() is None or not (element.tag == "sup" or noted):
            continue
        heads = _opens_block(element)
        for child in list(element):
            element.remove(child)
        element.text = f"{raised(mark[1])} " if heads else None


def _opens_block(element: Any) -> bool:
    """Whether no words stand before an element in its paragraph."""
    while element is not None and element.tag not in _ENDS:
        before = element.getprevious()
        while before is not None:
            if (before.tail or "").strip() or "".join(before.itertext()).strip() or before.tag == "br":
                return before.tag == "br" and not (before.tail or "").strip()
            before = before.getprevious()
        element = element.getparent()
        if element is not None and (element.text or "").strip():
            return False
    return True


class _Page:
    """Words on their way into blocks, and through the cells of tables."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.blocks: list[str] = []
        self.rows: list[list[list[str]]] = []
        self.pre = 0
        self.label = ""

    def say(self, words: str | None) -> None:
        if words:
            self.words.append(words.replace("\r\n", "\v").replace("\n", "\v") if self.pre else words)

    def end(self) -> None:
        """End a block here."""
        if not self.words:
            return
        said = _SPACES.sub(" ", "".join(self.words))
        self.words = []
        for piece in _BREAKS.split(said):
            block = tidy(piece.replace("\v", "\n"))
            if block:
                self.add(f"{self.label} {block}" if self.label else block)
                self.label = ""

    def add(self, block: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append(block)
        else:
            self.blocks.append(block)

    def end_row(self) -> None:
        for block in list(row(self.rows.pop())) if self.rows else []:
            self.add(block)


def _blocks(tree: Any) -> Iterator[str]:
    """Every block of the page, whatever it is."""
    from lxml import etree

    page = _Page()
    counts: list[int] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    skipping: Any = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipping is not None:
                continue
            if not tag or tag in _SKIPPED or _hidden(element):
                skipping = element
                walk.skip_subtree()
                continue
            if tag in _ENDS:
                page.end()
            page.pre += tag == "pre"
            if tag == "br":
                page.say("\v")
            elif tag in ("ol", "ul"):
                counts.append(_number(element.get("start"), 1) - 1)
            elif tag == "li" and counts:
                counts[-1] = _number(element.get("value"), counts[-1] + 1)
                page.label = _label(element, counts[-1])
            elif tag == "tr":
                page.rows.append([])
            elif tag in ("td", "th") and page.rows:
                page.rows[-1].append([])
            page.say(element.text)
            continue
        if skipping is None:
            if tag in _ENDS:
                page.end()
            page.pre -= tag == "pre"
            if tag in ("ol", "ul") and counts:
                counts.pop()
            elif tag == "tr":
                page.end_row()
        elif element is skipping:
            skipping = None
        if skipping is None:
            page.say(element.tail)
    page.end()
    yield from page.blocks


def _hidden(element: Any) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _number(given: str | None, usual: int) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 6 else usual


def _label(item: Any, number: int) -> str:
    """The number that a browser prints before an item of a numbered list."""
    above = item.getparent()
    if above is None or above.tag != "ol" or "list-style:none" in (above.get("style") or "").replace(" ", ""):
        return ""
    form = _LISTS.get(above.get("type") or "1", "decimal")
    label = counted(number, form)
    return f"{label}." if form == "decimal" else f"({label})"


def _chosen(blocks: list[str], document: str) -> list[str]:
    """The blocks that stand in the document that was found, in its order, and those between that are text beyond doubt."""
    found = "".join(_LETTERS.findall(document))
    present: list[bool] = []
    reach = start = 0
    for block in blocks:
        letters = "".join(_LETTERS.findall(block))
        room = reach + (len(found) if len(letters) > _END else 2 * _END) + len(letters)
        at = max(found.find(letters[:_END], start, room), found.find(letters[-_END:], start, room)) if letters else -1
        present.append(at >= 0)
        if at >= 0:
            start, reach = (at, max(reach, at + len(letters))) if len(letters) > _END else (start, max(reach, at + len(letters)))
    if True not in present:
        return blocks
    first, last = present.index(True), len(present) - 1 - present[::-1].index(True)
    return [
        block
        for number, block in enumerate(blocks[first : last + 1], first)
        if present[number] or len(block) > _LONG or _NUMBERED.match(block)
    ]
