"""Word files, opened by python-docx: paragraphs, tables, and at the end the footnotes.

The words are taken from the elements themselves: what python-docx gives as the text of a paragraph leaves out
insertions that are tracked, content controls, automatic numbers and all footnotes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit.sources import limits
from graphkit.sources.blocks import raised, row, tidy
from graphkit.sources.text import Text, UnreadableError, missing

if TYPE_CHECKING:
    from docx.document import Document

AGAIN = "get it again from where it came, or save it once more in Word"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_TEXT = frozenset(
    _W + name
    for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "pict", "object", "drawing", "txbxContent")
) | {_CHOICE + "Fallback"}
"""What is struck out, how fields are made, and drawings. Text boxes are read apart."""

_KIN = re.compile(
    rb"application/vnd\.(?:ms-word|openxmlformats-officedocument\.wordprocessingml)"
    rb"\.(?:document\.macroEnabled|template|template\.macroEnabledTemplate)\.main\+xml"
)
_USUAL = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_RIGHT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LETTER = re.compile(r" ?[a-z]")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read(data: bytes, name: str) -> list[Text]:
    """Read a Word file.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in an error.

    Returns
    -------
    list of Text
        One: the masthead (the first page's own header), the text with a block for each row of a table, the footnotes.

    Raises
    ------
    UnreadableError
        When it is broken, or holds more than is unpacked.
    MissingExtraError
        Without python-docx.
    """
    try:
        import docx
        from lxml.etree import XMLSyntaxError
    except ImportError as error:
        raise missing("docx", "python-docx", "Word files") from error
    _check_sizes(data, name)
    try:
        document = docx.Document(io.BytesIO(_usual(data)))
        blocks = list(_blocks(document))
    except (zipfile.BadZipFile, zlib.error, XMLSyntaxError, KeyError, ValueError, AttributeError, NotImplementedError, EOFError) as error:
        raise UnreadableError(name, f"it is a broken Word file ({_line(error)})", AGAIN) from error
    text = "\n\n".join(filter(None, map(tidy, blocks)))
    if not text:
        raise UnreadableError(name, "it is a Word file without text", "leave it out, or read the pictures in it first")
    if len(text) > limits.CHARACTERS:
        raise UnreadableError(name, f"it holds more than {limits.CHARACTERS} characters", "divide it")
    return [Text(text, kind="docx")]


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


def _check_sizes(data: bytes, name: str) -> None:
    """Refuse what unpacks to more than is read, before a byte of it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(name, "it is a Word file with a password", "take the password off")
    unpacked = sum(part.file_size for part in parts)
    markup = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if unpacked > limits.UNPACKED_BYTES or markup > limits.MARKUP_BYTES or len(parts) > 10_000:
        why = f"it unpacks to {unpacked // limits.MIB} MiB in {len(parts)} parts: more than is read"
        raise UnreadableError(name, why, "divide it, or save it without pictures")


def _usual(data: bytes) -> bytes:
    """A document with macros, a template or one in the strict form of the standard, as the usual kind, which python-docx opens."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        heads = [packed.read(name) for name in ("[Content_Types].xml", "_rels/.rels")]
        if not _KIN.search(heads[0]) and not _STRICT.search(heads[1]):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as rewritten:
            for name in dict.fromkeys(packed.namelist()):
                part = packed.read(name)
                if name.endswith((".xml", ".rels")):
                    part = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", _KIN.sub(_USUAL, part))
                rewritten.writestr(name, part)
    return out.getvalue()


def _blocks(document: Document) -> Iterator[str]:
    """Every block of the document in its order."""
    numbers = _numbers(document)
    section = document.sections[0] if document.sections else None
    if section is not None and section.different_first_page_header_footer:
        for paragraph in section.first_page_header._element.iter(_W + "p"):
            yield _said(paragraph)
    notes = {mark: _notes(document, mark) for mark in ("footnotes", "endnotes")}
    cited: list[str] = []
    yield from _body(document.element.body, numbers)
    for mark, found in notes.items():
        for reference in document.element.body.iter(_W + mark.removesuffix("s") + "Reference"):
            key = reference.get(_W + "id")
            if key in found and reference.get(_W + "customMarkFollows") not in ("1", "true", "on"):
                cited.append(found.pop(key))
    for number, note in enumerate(cited, 1):
        yield f"{raised(str(number))} {note}" if note else ""
    for found in notes.values():
        yield from found.values()  # with a mark of their own, or none


def _numbers(document: Document) -> Any:
    from graphkit.sources.numbering import Numbers

    try:
        return Numbers(document.part.numbering_part.element, document.styles.element)
    except (KeyError, NotImplementedError):  # it numbers nothing
        return Numbers(None, None)


def _body(parent: Any, numbers: Any) -> Iterator[str]:
    """Paragraphs and rows of tables, in content controls too."""
    for child in parent:
        if child.tag == _W + "p":
            words = _said(child)
            label = numbers.label(child) if words.strip() else ""
            yield f"{label} {words.lstrip()}" if label else words
            for box in _boxes(child):
                yield from _body(box, numbers)
        elif child.tag == _W + "tbl":
            for line in child:
                if line.tag == _W + "tr":
                    cells = [list(filter(str.strip, _body(cell, numbers))) for cell in _cells(line)]
                    yield from row(cells)
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "moveTo", _W + "customXml", _W + "smartTag"):
            yield from _body(child, numbers)


def _cells(line: Any) -> Iterator[Any]:
    """The cells of a row; those that go on from the row above are empty of themselves."""
    for child in line:
        if child.tag == _W + "tc":
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml"):
            yield from _cells(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes that hang on a paragraph. Each stands in the file twice, for new and for old readers."""
    pending = [paragraph]
    while pending:
        element = pending.pop()
        if element.tag == _W + "txbxContent":
            yield element  # what is nested in it comes with its own paragraphs
        elif element.tag != _CHOICE + "Fallback":
            pending.extend(reversed(element))


def _said(element: Any) -> str:
    """The words of a paragraph as they are printed, without the marks of its footnotes."""
    words: list[str] = []
    pending = [iter(element)]
    while pending:  # not by recursion: a file may nest deeper than Python's stack
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag == _W + "t":
            words.append(child.text or "")
        elif child.tag == _W + "r" and (_is_mark(child) or _is_hidden(child)):
            continue
        elif isinstance(child.tag, str) and child.tag.startswith(_W) and child.tag[len(_W) :] in _SIGNS:
            words.append(_SIGNS[child.tag[len(_W) :]])
        elif child.tag not in _NOT_TEXT:
            pending.append(iter(child))
    return "".join(words)


def _is_mark(run: Any) -> bool:
    """Whether a run is a footnote mark that was typed by hand: raised digits, or one raised letter below a table."""
    align = run.find(f"{_W}rPr/{_W}vertAlign")
    if align is None or align.get(_W + "val") != "superscript":
        return False
    words = "".join(text.text or "" for text in run.iter(_W + "t"))
    return bool(words) and (not words.strip(" ,*0123456789") or _LETTER.fullmatch(words) is not None)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(_W + "val") not in ("0", "false", "off")


def _notes(document: Document, kind: str) -> dict[str, str]:
    """Footnotes or endnotes by their id; the lines that part them from the text have types and are none."""
    for relation in document.part.rels.values():
        if relation.reltype == f"{_RIGHT}/{kind}" and not relation.is_external:
            from docx.oxml import parse_xml

            root = parse_xml(relation.target_part.blob)
            return {
                note.get(_W + "id"): " ".join(filter(None, (" ".join(_said(p).split()) for p in note.iter(_W + "p"))))
                for note in root.iter(_W + kind.removesuffix("s"))
                if note.get(_W + "type") in (None, "normal")
            }
    return {}
