"""The extraction folder: files of JSON lines, written row by row and read the same way.

Each file is written beside its place and moved there at the end, so that a run that is broken off leaves the earlier
one whole. Fields are those of :mod:`graphkit.model`; ``v`` in ``documents.jsonl`` is :data:`FORMAT`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import orjson

from graphkit.errors import InputError, UsageError
from graphkit.model import Document, Record, Reference, Reject
from graphkit.sources import KEPT

Row = dict[str, Any]

FORMAT = 1
"""Version of the files. It rises when a field changes its meaning, goes or comes."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("document", "symbol", "symbol_source", "title", "category", "date", "meeting", "organ", "language"),
        *("operative_paragraphs", "start", "end", "digest", "sample", "v"),
    ),
    "mentions": (
        *("document", "citing", "start", "end", "surface", "kind", "targets", "verb", "pinpoint", "part", "paragraph"),
        *("quote", "in_name", "establishes", "rule", "note"),
    ),
    "unresolved": (
        *("document", "citing", "start", "end", "surface", "kind", "candidates", "reason", "verb", "pinpoint", "part", "paragraph"),
        *("quote", "in_name", "establishes", "rule", "note"),
    ),
    "authorities": (
        *("id", "kind", "name", "title", "aliases", "category", "parent", "since", "until", "symbol", "succeeds"),
        "provisional",
    ),
    "rejects": ("path", "where", "why"),
    "noise": ("document", "start", "end", "reason", "text"),
}
"""Name of a file, without ``.jsonl``, to the fields of its rows in their order."""


BY_STEM = ("documents", "mentions", "unresolved", "noise")
"""Files whose rows each belong to one text."""

_LINE_ENDS = tuple((end.encode(), f"\\u{ord(end):04x}".encode()) for end in ("\x85", "\u2028", "\u2029"))


def row(name: str, item: Document | Reference | Record | Reject) -> Row:
    """One row of the file ``name`` from what the model holds.

    Examples
    --------
    >>> row("rejects", Reject("a.txt", "file", "it is empty"))
    {'path': 'a.txt', 'where': 'file', 'why': 'it is empty'}
    """
    values = {field: FORMAT if field == "v" else getattr(item, field) for field in FIELDS[name]}
    return {field: list(value) if isinstance(value, tuple) else value for field, value in values.items()}


def lines(name: str, items: Iterable[Reference], stem: str) -> list[bytes]:
    """Lines of the mentions of one text, as :func:`row` and :func:`line` give them; most of a folder, so by the shortest way."""
    fields = FIELDS[name]
    get = itemgetter(*map(Reference._fields.index, fields[1:]))
    return [line(dict(zip(fields, (stem, *get(item)), strict=True))) for item in items]


def line(row: Row) -> bytes:
    r"""One row as the line of JSON that stands in a file.

    What Unicode calls a line end is escaped, so that ``str.splitlines`` reads the files as well.

    Examples
    --------
    >>> line({"surface": "S/RES/1373\u2028(2001)"})
    b'{"surface":"S/RES/1373\\u2028(2001)"}\n'
    """
    try:
        data = orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # half of a surrogate pair, which UTF-8 has no form for
        data = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
    if not data.isascii():
        for end, escaped in _LINE_ENDS:
            data = data.replace(end, escaped)
    return data


class Writer:
    """The files of a folder, open for writing; they take their places when the ``with`` block ends well.

    Parameters
    ----------
    folder : str or path
    texts : bool, optional
        Whether the texts are kept too, in the folder ``texts``.
    """

    def __init__(self, folder: str | os.PathLike[str], *, texts: bool = False) -> None:
        self.folder = Path(folder)
        self.texts = self.folder / "texts.part" if texts else None
        self._begun: list[tuple[str, dict[str, int]]] = []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"cannot make the folder {self.folder}: {error.strerror}", "name another folder") from error
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        try:
            for name in FIELDS:
                self._files[name] = self._part(name).open("wb")
            if self.texts:
                self._check_place()
                shutil.rmtree(self.texts, ignore_errors=True)
                self.texts.mkdir()
                (self.texts / KEPT).touch()
        except OSError as error:
            self._drop()
            raise UsageError(f"cannot write into {self.folder}: {error.strerror}", "name another folder") from error
        return self

    def write(self, name: str, rows: Iterable[Row | bytes]) -> None:
        """Add rows, or lines that are ready, to the file ``name``."""
        self._files[name].write(b"".join(row if isinstance(row, bytes) else line(row) for row in rows))

    def begin(self, stem: str) -> None:
        """What is written from here on is of this text: where texts come in any order, their rows end in that of the stems."""
        self._begun.append((stem, {name: self._files[name].tell() for name in BY_STEM}))

    def drop_text(self, stem: str) -> None:
        """Keep the text of a stem no longer."""
        if self.texts:
            Path(_text_file(self.texts, stem)).unlink(missing_ok=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._drop()
            return
        for stream in self._files.values():
            stream.close()
        if self._begun:
            for name in BY_STEM:
                self._sort(name)
        for name in self._files:
            self._part(name).replace(self.folder / f"{name}.jsonl")
        if self.texts:
            shutil.rmtree(self.folder / "texts", ignore_errors=True)
            self.texts.replace(self.folder / "texts")

    def _check_place(self) -> None:
        """Refuse to replace a folder that no run has written: it may hold somebody's documents."""
        place = self.folder / "texts"
        if os.path.lexists(place) and not (place / KEPT).is_file():
            self._drop()
            raise UsageError(f"{place} is not of an earlier run: it would be replaced", "name another folder, or move it away")

    def _sort(self, name: str) -> None:
        """Copy the rows of a file into the order of the stems, some at a time."""
        part = self._part(name)
        starts = [(stem, places[name]) for stem, places in self._begun]
        ends = [start for _, start in starts[1:]] + [part.stat().st_size]
        sorted_part = part.with_suffix(".sorted")
        with part.open("rb") as rows, sorted_part.open("wb") as out:
            for (_, start), end in sorted(zip(starts, ends, strict=True)):
                rows.seek(start)
                out.write(rows.read(end - start))
        sorted_part.replace(part)

    def _drop(self) -> None:
        if self.texts:
            shutil.rmtree(self.texts, ignore_errors=True)
        for name, stream in self._files.items():
            stream.close()
            self._part(name).unlink(missing_ok=True)

    def _part(self, name: str) -> Path:
        return self.folder / f"{name}.jsonl.part"


def keep_text(texts: Path, stem: str, text: str) -> None:
    """Write the text that the offsets of a stem point into, to the character.

    Raises
    ------
    UsageError
        When it cannot be written.
    """
    path = _text_file(texts, stem)
    try:
        if "/" in stem:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        # without the layers of a file object, which take as long again as the system
        place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        try:
            data = text.encode("utf-8", "replace")
            while data:
                data = data[os.write(place, data) :]
        finally:
            os.close(place)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "name another folder") from error


def _text_file(texts: Path, stem: str) -> str:
    return os.path.join(texts, f"{stem}.txt")


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether this is an extraction folder."""
    return os.path.isfile(os.path.join(path, "documents.jsonl"))


def count(folder: str | os.PathLike[str], name: str) -> int:
    """Rows of the file ``name``.

    Raises
    ------
    InputError
        When the file is missing.
    """
    try:
        with (Path(folder) / f"{name}.jsonl").open("rb") as stream:
            return sum(1 for _ in stream)
    except OSError as error:
        raise _unreadable(folder, name, error) from error


def read(folder: str | os.PathLike[str], name: str) -> Iterator[Row]:
    """Rows of the file ``name``, one at a time.

    Raises
    ------
    InputError
        When the file is missing, or a line of it is not a row of this version.
    """
    path = Path(folder) / f"{name}.jsonl"
    again = _again(folder)
    try:
        with path.open("rb") as stream:
            for number, text in enumerate(stream, 1):
                try:
                    found = orjson.loads(text)
                except ValueError as error:
                    raise InputError(f"{path}, line {number}: no JSON: {error}", again) from error
                if not isinstance(found, dict) or found.keys() != set(FIELDS[name]) or found.get("v", FORMAT) != FORMAT:
                    raise InputError(f"{path}, line {number}: not a row of format {FORMAT}", again)
                yield found
    except OSError as error:
        raise _unreadable(folder, name, error) from error


def _unreadable(folder: str | os.PathLike[str], name: str, error: OSError) -> InputError:
    return InputError(f"cannot read {Path(folder) / name}.jsonl: {error.strerror}", _again(folder))


def _again(folder: str | os.PathLike[str]) -> str:
    return f"write it again with graphkit extract PATH... --out {os.fspath(folder)}"
