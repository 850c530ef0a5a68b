"""What a file is, by what it holds: the first bytes of a binary format, the root of a marked-up one.

Each format has a reader module of its own name beside this one, imported when the first such file comes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from graphkit.sources.text import SCAN, UnreadableError

KINDS = ("docx", "html", "akoma", "text", "pdf", "marcxml")
"""Formats that are read, best first: what is nearest to the writer's own file gives the best text.

A catalogue record (MARCXML) stands last: it says what a document is and names its relatives, but is not its text.
"""

HEAD_BYTES = 8192
"""As much of a file as is looked at to tell a marked-up one."""

_WORD = "save it as .docx or as plain text"
_UNPACK = "unpack it first"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a rich text file (RTF)", _WORD),
    (b"\xffWPC", "a WordPerfect file", _WORD),
    (b"\x89PNG\r\n", "a picture (PNG)", SCAN),
    (b"\xff\xd8\xff", "a picture (JPEG)", SCAN),
    (b"GIF8", "a picture (GIF)", SCAN),
    (b"II*\0", "a picture (TIFF)", SCAN),
    (b"MM\0*", "a picture (TIFF)", SCAN),
    (b"BM", "a picture (BMP)", SCAN),
    (b"RIFF", "a picture, sound or film (RIFF)", SCAN),
    (b"AT&TFORM", "a scan (DjVu)", SCAN),
    (b"%!PS", "a PostScript file", "turn it into PDF first (ps2pdf FILE)"),
    (b"\x1f\x8b", "compressed (gzip)", _UNPACK),
    (b"BZh", "compressed (bzip2)", _UNPACK),
    (b"\xfd7zXZ\0", "compressed (xz)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", _UNPACK),
    (b"SQLite format 3\0", "a database (SQLite)", "give documents"),
)
"""First bytes, what they mean, what to do: formats that people have and that are not read."""

_PACKED = (
    ("xl/", "an Excel file", "save it as plain text"),
    ("ppt/", "a PowerPoint file", "save it as plain text"),
    ("META-INF/container.xml", "an e-book (EPUB)", "save it as HTML or plain text"),
    ("content.xml", "an OpenDocument file", _WORD),
)
"""What in a zip tells whose it is."""

_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
"""Bytes that text does not hold. Form feeds stand between pages and are text."""

_SKIPPED = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>)+", re.S | re.I)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])")
_TAG = re.compile(
    rb"</?(?:html|head|body|meta|link|title|div|p|br|span|a|table|t[rdh]|[uo]l|li|h[1-6]|script|style|article|main)[\s/>]", re.I
)
_DOCTYPE_HTML = re.compile(rb"<!DOCTYPE\s+html", re.I)


def sniff(data: bytes, name: str) -> str:
    """Tell the format of a file.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in an error.

    Returns
    -------
    str
        One of :data:`KINDS`.

    Raises
    ------
    UnreadableError
        When it is of a format that is not read; the error names it.

    Examples
    --------
    >>> sniff(b"%PDF-1.7", "a"), sniff(b"<!doctype html><p>Recalling", "b"), sniff(b"Recalling its resolution", "c")
    ('pdf', 'html', 'text')
    >>> sniff(b"GIF89a", "map.txt")
    Traceback (most recent call last):
    ...
    graphkit.sources.text.UnreadableError: cannot read map.txt: it is a picture (GIF), not text
    """
    if not data.strip():
        raise UnreadableError(name, "it is empty", "leave it out, or put the document's text into it")
    if b"%PDF-" in data[:1024] and not _looks_like_text(data[: data.index(b"%PDF-")]):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        why = "it is a Word file with a password" if encrypted else "it is an old Word file (.doc) or another OLE file"
        raise UnreadableError(name, why, "take the password off" if encrypted else _WORD)
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic) and (len(magic) > 2 or binary(data)):
            raise UnreadableError(name, f"it is {what}, not text", hint)
    return _markup(data[:HEAD_BYTES], name) or "text"


def best_first(kind: str) -> int:
    """Where a format stands in :data:`KINDS`."""
    return KINDS.index(kind)


def binary(data: bytes) -> bool:
    """Whether control bytes are more than stray ones: over one in a hundred."""
    head = data[:65536]
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) // 100


def _looks_like_text(before: bytes) -> bool:
    """Whether words stand before the mark of a PDF: then it is a text about PDFs. Honest ones have at most some stray bytes there."""
    return len(re.findall(rb"[A-Za-z]{3,}", before)) > 3


def _zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, zlib.error, ValueError, OverflowError, NotImplementedError, OSError) as error:
        raise UnreadableError(name, f"it is a broken Word file or zip archive ({error})", "get it again from where it came") from error
    if any(part.startswith("word/") for part in names):
        return "docx"
    for mark, what, hint in _PACKED:
        if any(part.startswith(mark) for part in names):
            raise UnreadableError(name, f"it is {what}, not text", hint)
    raise UnreadableError(name, "it is an archive (zip)", _UNPACK)


def _markup(head: bytes, name: str) -> str | None:
    """The format of a file that begins with a tag; None where it is plain text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix("\u00ef\u00bb\u00bf".encode())  # the second is a mark that was encoded twice
    skipped = _SKIPPED.match(head)
    declared = skipped is not None and skipped[0].lstrip().startswith(b"<?xml")
    if skipped and _DOCTYPE_HTML.search(skipped[0]):
        return "html"
    root = _ROOT.match(head, skipped.end() if skipped else 0)
    if root is None:
        if declared:
            raise UnreadableError(name, "it is a broken XML file: no root element", "get it again from where it came")
        return None
    tag = root[1].lower()
    if tag == b"html":
        return "html"
    if tag == b"akomantoso":
        return "akoma"
    if tag in (b"collection", b"record") and (b"MARC21" in head or b"leader>" in head or b"datafield" in head or b"controlfield" in head):
        return "marcxml"
    if declared or b"xmlns" in head[root.start() : root.start() + 300]:
        what = f"it is XML of a kind that is not read (its root is {root[1].decode()})"
        raise UnreadableError(name, what, "give Akoma Ntoso, MARCXML, HTML or plain text")
    return "html" if len(_TAG.findall(head)) > 2 else None
