"""One source to text: what is in the file decides how it is read.

Text is not changed on the way in, not even its line ends: offsets count the characters that stand in the file.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import InputError
from graphkit.sources.finding import STDIN

_FORMATS = (
    (b"%PDF-", "a PDF", "turn it into text first (pdftotext FILE)"),
    (b"PK\x03\x04", "a Word file or another zip archive", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as plain text first"),
    (b"{\\rtf", "a rich text file", "save it as plain text first"),
    (b"\x1f\x8b", "compressed", "unpack it first"),
)
"""First bytes, what they mean, what to do: formats that people have and that are not read yet."""

_CODE_PAGES = ["cp1251", "koi8_r", "cp1256", "iso8859_6", "gb18030", "big5", "cp1252"]
"""What text in Russian, Arabic and Chinese is found in when it is not UTF-8. A short list keeps a guess near the truth."""

_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
"""Bytes that text does not hold. Form feeds stand between pages and are text."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a file says, and how it was decoded."""

    text: str
    encoding: str
    """``utf-8`` unless the bytes are something else."""


class UnreadableError(InputError):
    """One file that cannot be read; the others can.

    Attributes
    ----------
    path : str
    why : str
    """

    def __init__(self, path: str, why: str, hint: str) -> None:
        super().__init__(f"cannot read {path}: {why}", hint)
        self.path = path
        self.why = why

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str, str]]:
        return type(self), (self.path, self.why, self.hint)


def read(path: str | os.PathLike[str]) -> Text:
    """Read one file, or standard input for ``-``.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    Text

    Raises
    ------
    UnreadableError
        When it cannot be read, is empty or holds no text.
    """
    name = os.fspath(path)
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableError(name, str(error.strerror or error), "check that it exists and that you may read it") from error
    return decode(data, "standard input" if name == STDIN else name)


def read_text(path: str | os.PathLike[str]) -> str:
    """Read one file, or standard input for ``-``, and give its text alone.

    Raises
    ------
    UnreadableError
        When it cannot be read, is empty or holds no text.
    """
    return read(path).text


def decode(data: bytes, name: str) -> Text:
    r"""Decode bytes: UTF-8 if they are, else the code page that fits best.

    Parameters
    ----------
    data : bytes
    name : str
        What to call them in an error.

    Returns
    -------
    Text

    Raises
    ------
    UnreadableError
        When they are no text.

    Examples
    --------
    >>> decode("Recalling its resolution 1373 (2001)".encode(), "note.txt")
    Text(text='Recalling its resolution 1373 (2001)', encoding='utf-8')
    >>> decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "scan.txt")
    Traceback (most recent call last):
    ...
    graphkit.sources.reading.UnreadableError: cannot read scan.txt: it is binary, not text
    """
    if not data.strip():
        raise UnreadableError(name, "it is empty", "leave it out, or put the document's text into it")
    for magic, kind, hint in _FORMATS:
        if data.startswith(magic):
            raise UnreadableError(name, f"it is {kind}, not plain text", hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(data, "utf_16", name)
    if _binary(data):
        raise UnreadableError(name, "it is binary, not text", "give plain text")
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)


def _binary(data: bytes) -> bool:
    """Whether control bytes are more than stray ones: over one in a hundred."""
    head = data[:65536]
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) // 100


def _guess(data: bytes, name: str) -> Text:
    """Decode by script: mostly ASCII letters mean English, French or Spanish from Windows, which frequencies alone get wrong."""
    foreign = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if foreign < len(data) // 5:
        try:
            return Text(data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            pass
    import charset_normalizer  # 20 ms, for the few files that come here

    best = charset_normalizer.from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise UnreadableError(name, "it is neither UTF-8 nor another known encoding", "save it as UTF-8 text")
    return _as(data, best.encoding, name)


def _as(data: bytes, encoding: str, name: str) -> Text:
    try:
        return Text(data.decode(encoding), encoding.replace("utf_", "utf-"))
    except UnicodeDecodeError as error:
        raise UnreadableError(name, f"it is not {encoding} throughout (byte {error.start})", "save it as UTF-8 text") from error
