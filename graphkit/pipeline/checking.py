"""Is a graph sound? Figures with a limit each, and what stands behind them."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from graphkit.errors import UsageError
from graphkit.pipeline import folder
from graphkit.pipeline.table import Table
from graphkit.store import Row, Store, read_citations, read_documents, statement
from graphkit.symbols import existence, sort_key

COLUMNS = ("check", "found", "of", "share", "limit", "ok", "examples")

LIMITS: Mapping[str, float] = MappingProxyType(
    {
        "unresolved": 0.05,
        "stubs": 0.95,
        "future": 0.01,
        "years": 0.001,
        "undated": 0.05,
        "provisional": 0.5,
        "duplicates": 0.05,
        "unfinished": 0.0,
    }
)
"""Check to the share that is still sound:

``unresolved`` references of the extraction; ``stubs`` among the documents; citations into the ``future``; symbols whose
``years`` cannot be or are not those of their dates; loaded documents that are ``undated``; ``provisional`` bodies and actors; names
that are ``duplicates``; documents whose load is ``unfinished``.
"""

_EXAMPLES = 3
_YEAR = re.compile(r"S/RES/\d+\((\d{4})\)|S/PRST/(\d{4})/")


def check(store: Store, *, run: str | os.PathLike[str] | None = None, limits: Mapping[str, float] | None = None) -> Table:
    """The health of a graph.

    Parameters
    ----------
    store : Store
    run : str or path, optional
        The extraction folder that was loaded: without it nobody knows what was not resolved.
    limits : mapping, optional
        Check to the highest share that is sound, where it is not that of :data:`LIMITS`.

    Returns
    -------
    Table
        A row a check, with ``ok``; None where it could not be made.

    Raises
    ------
    UsageError
        A limit of no check, or that is no share.
    InputError
        When the extraction folder cannot be read.
    """
    allowed = dict(LIMITS)
    for name, limit in (limits or {}).items():
        if name not in LIMITS or not 0 <= limit <= 1:
            raise UsageError(f"{name}={limit} is no limit", f"a share from 0 to 1 for one of {', '.join(LIMITS)}")
        allowed[name] = limit
    documents = list(read_documents(store))
    loaded = [row for row in documents if not row["stub"]]
    unfinished = store.read(statement("read/known"), rows=[{"id": row["id"]} for row in loaded])
    found: dict[str, tuple[list[str] | None, int]] = {
        "unresolved": (None, 0) if run is None else _unresolved(run),
        "stubs": ([row["id"] for row in documents if row["stub"]], len(documents)),
        "future": _future(store, documents),
        "years": ([row["id"] for row in documents if _wrong_year(row)], len(documents)),
        "undated": ([row["id"] for row in loaded if row["date"] is None], len(loaded)),
        **_records(store),
        "unfinished": ([row["id"] for row in unfinished if row["digest"] is None], len(loaded)),
    }
    return Table(COLUMNS, [_row(name, *found[name], limit) for name, limit in allowed.items()])


def _row(name: str, bad: list[str] | None, total: int, limit: float) -> Row:
    if bad is None:
        return {
            "check": name,
            "found": None,
            "of": None,
            "share": None,
            "limit": limit,
            "ok": None,
            "examples": ["give the extraction folder"],
        }
    share = len(bad) / total if total else 0.0
    return {
        "check": name,
        "found": len(bad),
        "of": total,
        "share": round(share, 4),
        "limit": limit,
        "ok": share <= limit,
        "examples": sorted(bad, key=sort_key)[:_EXAMPLES],
    }


def _unresolved(run: str | os.PathLike[str]) -> tuple[list[str], int]:
    bad = [f"{row['surface']} ({row['document']})" for row in folder.read(run, "unresolved")]
    return bad, len(bad) + folder.count(run, "mentions")


def _future(store: Store, documents: Iterable[Row]) -> tuple[list[str], int]:
    """Citations of what is dated after the citing document."""
    days = {row["id"]: row["date"] for row in documents if row["date"]}
    bad, total = [], 0
    for edge in read_citations(store):
        total += 1
        if edge.citing in days and edge.cited in days and days[edge.citing] < days[edge.cited][: len(days[edge.citing])]:
            bad.append(f"{edge.citing} -> {edge.cited}")
    return bad, total


def _wrong_year(row: Row) -> bool:
    """Whether there can be no such symbol, or its year is not that of the document's date."""
    if existence.missing(row["id"]) is not None:
        return True
    found = _YEAR.match(row["id"])
    return found is not None and row["date"] is not None and row["date"][:4] != (found[1] or found[2])


def _records(store: Store) -> dict[str, tuple[list[str] | None, int]]:
    rows = store.read(statement("read/record_names"))
    bodies = [row for row in rows if row["label"] != "Instrument"]
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        names[row["label"], " ".join(row["title"].casefold().split())].add(row["id"])
    twice = [" = ".join(sorted(ids)) for ids in names.values() if len(ids) > 1]
    return {
        "provisional": ([row["id"] for row in bodies if row["provisional"]], len(bodies)),
        "duplicates": (twice, len(names)),
    }


def sound(found: Iterable[Mapping[str, Any]]) -> bool:
    """Whether every check that could be made is within its limit."""
    return all(row["ok"] is not False for row in found)
