"""Corrections that a person made to what was extracted: a table that survives every new run.

Each line names a place and what it means; the reference then says who decided so, and why. What a line does not meet is told.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson

from graphkit import symbols
from graphkit.authority import Authority
from graphkit.errors import InputError
from graphkit.model import Document, Reject
from graphkit.pipeline import folder
from graphkit.pipeline.folder import Row
from graphkit.sources import read_text

COLUMNS = ("document", "offset", "surface", "target", "who", "why")
NONE = "none"
"""The target of what is no reference at all."""

_Lines = Mapping[str, list[bytes]]


@dataclass(slots=True)
class Override:
    """One line of the table."""

    line: int
    document: str
    offset: int | None
    surface: str | None
    targets: tuple[str, ...]
    kind: str | None
    """None where it is said to be no reference."""
    who: str
    why: str
    met: int = 0

    def means(self, row: Row) -> bool:
        """Whether a reference is the one that is meant."""
        there = self.offset is None or row["start"] == self.offset
        return there and (self.surface is None or " ".join(row["surface"].split()) == self.surface)

    def corrected(self, row: Row) -> Row:
        """The reference as the person decided."""
        said = f"override by {self.who}: {self.why}"
        note = f"{row['note']}; {said}" if row["note"] else said
        if self.kind is None:
            return {
                **row,
                "targets": [],
                "candidates": row.get("targets") or row.get("candidates", []),
                "reason": "said to be none",
                "note": note,
            }
        return {**row, "targets": list(self.targets), "kind": self.kind, "note": note}


@dataclass(slots=True)
class Overrides:
    """The lines of a table by document."""

    path: str = ""
    entries: dict[str, list[Override]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def apply(
        self, stem: str, lines: _Lines, documents: tuple[Document, ...], used: frozenset[str]
    ) -> tuple[_Lines, tuple[Document, ...], frozenset[str]]:
        """Correct the rows of one document.

        Parameters
        ----------
        stem : str
        lines : mapping
            Name of a file to its lines.
        documents : tuple of Document
            Their digests change with what is corrected, so that a graph is brought in line.
        used : frozenset of str
            Authority ids that the rows name.

        Returns
        -------
        tuple
            The same three, corrected.
        """
        entries = self.entries.get(stem)
        if not entries:
            return lines, documents, used
        self.seen.add(stem)
        rows: list[Row] = [orjson.loads(text) for name in ("mentions", "unresolved") for text in lines.get(name, ())]
        done = ""
        for at, row in enumerate(rows):
            entry = next((entry for entry in entries if entry.means(row)), None)
            if entry is not None:
                entry.met += 1
                rows[at] = entry.corrected({"targets": [], "candidates": [], "reason": None, **row})
                used |= {target for target in entry.targets if "/" not in target}
                done += f"\0{row['start']}\0{entry.targets}\0{rows[at]['note']}"
        rows.sort(key=lambda row: (row["start"], row["end"]))
        out = {**lines, "mentions": _lines("mentions", rows), "unresolved": _lines("unresolved", rows)}
        return out, tuple(document._replace(digest=_digest(document.digest, done)) for document in documents), used

    def unmet(self) -> list[Reject]:
        """Lines that met nothing, with the reason."""
        out = []
        for stem, entries in sorted(self.entries.items()):
            for entry in entries:
                if not entry.met:
                    place = " at ".join(str(part) for part in (entry.surface, entry.offset) if part is not None)
                    why = f"there is no reference {place} in {stem}" if stem in self.seen else f"there is no document {stem}"
                    out.append(Reject(self.path, f"line {entry.line}", why))
        return out


def _lines(name: str, rows: list[Row]) -> list[bytes]:
    resolved = name == "mentions"
    return [folder.line({key: row.get(key) for key in folder.FIELDS[name]}) for row in rows if bool(row.get("targets")) == resolved]


def _digest(digest: str, done: str) -> str:
    return hashlib.sha256(f"{digest}{done}".encode()).hexdigest()[:32] if done else digest


def read(path: str | os.PathLike[str] | None, authority: Authority) -> Overrides:
    """Read a table of overrides.

    Parameters
    ----------
    path : str or path or None
        CSV with the columns ``document`` (stem), ``offset`` or ``surface`` or both, ``target`` (a symbol in any common form, an
        authority id, several parted by bars, or ``none``), ``who`` and ``why``.
    authority : Authority
        Records that a target may name.

    Raises
    ------
    InputError
        When the file cannot be read, or a line of it is wrong.
    """
    if path is None:
        return Overrides()
    name = os.fspath(path)
    rows = csv.DictReader(read_text(path).removeprefix("\ufeff").splitlines())
    columns = set(rows.fieldnames or ())
    if not {"document", "target", "who", "why"} <= columns <= set(COLUMNS) or not columns & {"offset", "surface"}:
        raise InputError(f"{name}, line 1: the columns are {', '.join(rows.fieldnames or ())}", f"they ought to be {','.join(COLUMNS)}")
    out = Overrides(name)
    for row in rows:
        entry = _entry({key: (value or "").strip() for key, value in row.items() if key}, rows.line_num, name, authority)
        out.entries.setdefault(entry.document, []).append(entry)
    return out


def _entry(cells: dict[str, str], line: int, path: str, authority: Authority) -> Override:
    where = f"{path}, line {line}"
    offset, surface = cells.get("offset", ""), " ".join(cells.get("surface", "").split())
    if not cells["document"] or not (offset or surface) or (offset and not offset.isdecimal()):
        raise InputError(f"{where}: it names no place", "give document, and offset (a number) or surface")
    if not cells["who"] or not cells["why"]:
        raise InputError(f"{where}: it does not say who decided, or why", "fill the columns who and why")
    targets, kinds = [], set()
    for text in () if cells["target"].casefold() == NONE else cells["target"].split("|") or [""]:
        target, kind = _target(text.strip(), authority)
        if target is None or kind is None:
            raise InputError(f"{where}: {text.strip()!r} is no symbol and no authority id", f"write S/RES/2388(2017), unodc, or {NONE}")
        targets.append(target)
        kinds.add(kind)
    if len(kinds) > 1:
        raise InputError(f"{where}: targets of several kinds: {', '.join(sorted(kinds))}", "one reference is of one kind")
    kind = kinds.pop() if kinds else None
    return Override(
        line, cells["document"], int(offset) if offset else None, surface or None, tuple(targets), kind, cells["who"], cells["why"]
    )


def _target(text: str, authority: Authority) -> tuple[str | None, str | None]:
    if text in authority.records:
        return text, authority.records[text].kind
    symbol = symbols.parse(text)
    if symbol is None:
        return None, None
    return symbol, "resolution" if symbols.describe(symbol).category in ("resolution", "decision") else "document"
