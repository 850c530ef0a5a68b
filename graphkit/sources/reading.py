"""One source to text: what is in the file decides how it is read.

Plain text is not changed on the way in, not even its line ends: offsets count the characters that stand in the file.
"""

from __future__ import annotations

import os
import sys

from graphkit.sources import formats, limits
from graphkit.sources.finding import STDIN
from graphkit.sources.text import Text, UnreadableError

_CODE_PAGES = ["cp1251", "koi8_r", "cp1256", "iso8859_6", "gb18030", "big5", "cp1252"]
"""What text in Russian, Arabic and Chinese is found in when it is not UTF-8. A short list keeps a guess near the truth."""


def read(path: str | os.PathLike[str]) -> Text:
    """Read one file, or standard input for ``-``.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    Text
        Where a file holds several records, their texts together.

    Raises
    ------
    UnreadableError
        When it cannot be read, is empty or holds no text.
    MissingExtraError
        When the package that reads its format is not installed.
    """
    texts = read_all(path)
    if len(texts) == 1:
        return texts[0]
    return Text("\n\n".join(text.text for text in texts), kind=texts[0].kind)


def read_all(path: str | os.PathLike[str]) -> list[Text]:
    """Read one file, or standard input for ``-``, as the documents that it holds.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    list of Text
        One, but for a file of several catalogue records.

    Raises
    ------
    UnreadableError
        When it cannot be read, is empty or holds no text.
    MissingExtraError
        When the package that reads its format is not installed.
    """
    name = "standard input" if os.fspath(path) == STDIN else os.fspath(path)
    data = _bytes(path, name, limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise UnreadableError(name, f"it is larger than {limits.FILE_BYTES // limits.MIB} MiB", "divide it")
    form = formats.sniff(data, name)
    if form == "text":
        return [decode(data, name)]
    from graphkit.sources.confined import parse  # a process, for the formats that need it

    return parse(form, data, name)


def read_text(path: str | os.PathLike[str]) -> str:
    """Read one file, or standard input for ``-``, and give its text alone.

    Raises
    ------
    UnreadableError
        When it cannot be read, is empty or holds no text.
    MissingExtraError
        When the package that reads its format is not installed.
    """
    return read(path).text


def kind(path: str | os.PathLike[str]) -> str:
    """The format of a file by its first bytes, without reading it; ``text`` for what turns out unreadable later.

    A pipe can be read only once: it is left alone and comes with plain text.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    str
        One of :data:`graphkit.sources.formats.KINDS`.
    """
    if not os.path.isfile(path):
        return "text"
    try:
        head = _bytes(path, "", formats.HEAD_BYTES)
        # of the zip archives only Word files are read, and what is in one stands at its end
        return "docx" if head.startswith(b"PK\x03\x04") else formats.sniff(head, "")
    except UnreadableError:
        return "text"


def _bytes(path: str | os.PathLike[str], name: str, size: int) -> bytes:
    try:
        if os.fspath(path) == STDIN:
            return sys.stdin.buffer.read(size)
        with open(path, "rb") as stream:
            known = os.fstat(stream.fileno()).st_size  # 0 for a pipe; Python makes room for all that may be asked for
            return stream.read(min(size, known + 1) if known else size)
    except OSError as error:
        raise UnreadableError(name, str(error.strerror or error), "check that it exists and that you may read it") from error


def decode(data: bytes, name: str) -> Text:
    r"""Decode plain text: UTF-8 if it is, else the code page that fits best.

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
    >>> decode("Recalling its resolution 1373 (2001)".encode(), "note.txt").text
    'Recalling its resolution 1373 (2001)'
    >>> decode(b"\x01\x02\x03\x04\0\0\0\rIHDR", "scan.txt")
    Traceback (most recent call last):
    ...
    graphkit.sources.text.UnreadableError: cannot read scan.txt: it is binary, not text
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(data, "utf_16", name)
    if formats.binary(data):
        raise UnreadableError(name, "it is binary, not text", "give Word, PDF, HTML, XML or plain text")
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)


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
