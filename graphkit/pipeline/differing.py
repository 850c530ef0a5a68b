"""Two extractions of the same documents: what the one has and the other lacks."""

from __future__ import annotations

import os
from collections import defaultdict
from difflib import SequenceMatcher
from typing import Any

from graphkit.pipeline import folder
from graphkit.pipeline.folder import Row
from graphkit.pipeline.table import Table

COLUMNS = ("change", "document", "start", "surface", "field", "before", "after")

FIELDS = ("targets", "kind", "verb", "part", "paragraph", "pinpoint", "in_name", "establishes", "note")
"""What of a reference is compared."""


def diff(before: str | os.PathLike[str], after: str | os.PathLike[str], *, only: tuple[str, ...] = FIELDS) -> Table:
    """References gained, lost and changed between two extraction folders.

    Parameters
    ----------
    before, after : str or path
        Folders that ``extract --out`` wrote.
    only : tuple of str, optional
        The fields of :data:`FIELDS` that count as a change.

    Returns
    -------
    Table
        A row a reference gained or lost, and a row a field that changed. References of a document are aligned by their
        surfaces in the order of the text, so that a text that was corrected does not shift them; where the one surface
        holds the other, the ``surface`` changed. What is not resolved has no targets.

    Raises
    ------
    InputError
        When a folder cannot be read.
    """
    old, new = _references(before), _references(after)
    rows: list[Row] = []
    for document in sorted({*old, *new}):
        rows += _document(document, old.get(document, []), new.get(document, []), only)
    return Table(COLUMNS, rows)


def _references(run: str | os.PathLike[str]) -> dict[str, list[Row]]:
    """Document to its references, in the order of the text."""
    out: dict[str, list[Row]] = defaultdict(list)
    for name in ("mentions", "unresolved"):
        for row in folder.read(run, name):
            out[row["document"]].append({"targets": [], **row})
    for rows in out.values():
        rows.sort(key=lambda row: (row["start"], row["end"], row["kind"]))
    return out


def _document(document: str, old: list[Row], new: list[Row], only: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    matcher = SequenceMatcher(None, [row["surface"] for row in old], [row["surface"] for row in new], autojunk=False)
    for state, low, high, first, last in matcher.get_opcodes():
        if state == "equal":
            for was, now in zip(old[low:high], new[first:last], strict=True):
                rows += _changes(document, was, now, only)
        else:
            rows += _replaced(document, old[low:high], new[first:last], only)
    return rows


def _changes(document: str, was: Row, now: Row, only: tuple[str, ...]) -> list[Row]:
    return [_row("changed", document, now, field, was[field], now[field]) for field in only if was[field] != now[field]]


def _replaced(document: str, lost: list[Row], gained: list[Row], only: tuple[str, ...]) -> list[Row]:
    """References that stand where others stood: the same one, where the one surface holds the other."""
    rows: list[Row] = []
    left = list(gained)
    for was in lost:
        now = next((row for row in left if row["surface"] in was["surface"] or was["surface"] in row["surface"]), None)
        if now is None:
            rows.append(_row("lost", document, was, None, was["targets"], None))
            continue
        left.remove(now)
        rows += _changes(document, was, now, ("surface", *only))
    return rows + [_row("gained", document, row, None, None, row["targets"]) for row in left]


def _row(change: str, document: str, reference: Row, field: str | None, before: Any, after: Any) -> Row:
    values = (change, document, reference["start"], reference["surface"], field, before, after)
    return dict(zip(COLUMNS, values, strict=True))
