"""Beside loading: the schema, what is in a graph, taking out, clearing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.errors import NotFoundError
from graphkit.store.base import BatchTooBigError, Store
from graphkit.store.batches import BATCH, read_for, send
from graphkit.store.catalogue import statement, statements
from graphkit.store.compare import DOCUMENT_EDGES, Tally
from graphkit.store.report import LoadReport
from graphkit.store.settle import remove_edges, settle

_NAMED = re.compile(r"(\w+) IF NOT EXISTS")

CLEAR_EDGES = 10_000
"""Edges a transaction: more would need more memory than a server gives to one by default."""


@dataclass(frozen=True, slots=True)
class Info:
    """Where a graph is and what is in it.

    Parameters
    ----------
    store, kind, version : str
        Where, which engine, which version.
    nodes, edges : mapping of str to int
        How many, by label and type.
    loaded, stubs, samples : int
        Documents with text, documents only cited, and how many of the former are samples.
    unfinished : int
        Documents that a broken-off load left half done: the next load does them again.
    """

    store: str
    kind: str
    version: str
    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    loaded: int
    stubs: int
    samples: int
    unfinished: int


def init(store: Store) -> None:
    """Make the schema (constraints, indexes, full-text indexes) and wait for it. Safe to run again."""
    on_neo4j = store.kind == "neo4j"
    names = ["schema/constraints", "schema/fulltext", *(["schema/neo4j"] if on_neo4j else [])]
    texts = [text for name in names for text in statements(name)]
    if on_neo4j:
        there = {row["name"] for row in store.read(statement("read/indexes"))}
        if all(found[1] in there for found in map(_NAMED.search, texts) if found):
            return
    for text in texts:
        store.write(text)


def info(store: Store) -> Info:
    """Where this graph is and what is in it."""
    rows = store.read(statement("read/nodes"))
    nodes = {row["label"]: row["nodes"] for row in rows}
    sums = {name: sum(row[name] for row in rows) for name in ("stubs", "samples", "unfinished")}
    return Info(
        store=store.describe,
        kind=store.kind,
        version=store.version,
        nodes=nodes,
        edges={row["name"]: row["edges"] for row in store.read(statement("read/edges"))},
        loaded=nodes.get("Document", 0) - sums["stubs"],
        **sums,
    )


def prune(store: Store) -> LoadReport:
    """Remove stubs that nothing cites and that found or carry nothing, and provisional records that nothing names.

    Each load ends so.
    """
    started, tally = time.monotonic(), Tally()
    settle(store, tally)
    store.finish()
    return report(store, tally, started)


def remove(store: Store, symbols: Iterable[str]) -> LoadReport:
    """Take loaded documents out: their edges go, and they themselves, or become stubs where others cite them.

    Raises
    ------
    NotFoundError
        One of them is not among the loaded documents; nothing was removed.
    """
    started, tally = time.monotonic(), Tally()
    wanted = list(dict.fromkeys(symbols))
    loaded = {row["id"] for row in read_for(store, "known", wanted) if not row["stub"]}
    for symbol in wanted:
        if symbol not in loaded:
            raise NotFoundError(f"{symbol} is not loaded in {store.describe}", hint="graphkit show tells what the graph knows of it")
    edges = [
        {"from": row["from"], "name": name, "to": row["to"]}
        for name in DOCUMENT_EDGES
        for row in read_for(store, f"edges_{name.lower()}", wanted, BATCH // 10)
    ]
    # without digest from now on: if this is broken off, removing or loading the document again finishes the work
    send(store, "digests", [{"id": symbol, "digest": None} for symbol in wanted])
    remove_edges(store, edges, tally, BATCH)
    send(store, "unload", [{"id": symbol} for symbol in wanted])
    settle(store, tally)
    tally.documents.note("removed", len(wanted))
    store.finish()
    return report(store, tally, started)


def clear(store: Store) -> LoadReport:
    """Remove every node and edge of graphkit's labels; the schema stays, and so does what others keep in the same database."""
    started, tally = time.monotonic(), Tally()
    before = info(store)
    _clear(store, "clear_edges")
    _clear(store, "clear_nodes")
    for label, number in before.nodes.items():
        tally.nodes[label].note("removed", number)
    for kind, number in before.edges.items():
        tally.edges[kind].note("removed", number)
    tally.documents.note("removed", before.loaded)
    store.finish()
    return report(store, tally, started)


def _clear(store: Store, name: str) -> None:
    limit = CLEAR_EDGES
    while True:
        try:
            if not sum(row["cleared"] for row in store.write(statement(f"load/{name}"), limit=limit)):
                return
        except BatchTooBigError:
            if limit == 1:
                raise
            limit = max(1, limit // 4)


def report(store: Store, tally: Tally, started: float, *, dry_run: bool = False) -> LoadReport:
    """The report of what was tallied since a moment of the monotonic clock."""
    return LoadReport(
        store=store.describe,
        version=store.version,
        documents=tally.documents,
        nodes={name: counts for name, counts in sorted(tally.nodes.items()) if counts.total or counts.removed},
        edges={name: counts for name, counts in sorted(tally.edges.items()) if counts.total or counts.removed},
        failures=tuple(tally.failures),
        seconds=time.monotonic() - started,
        dry_run=dry_run,
    )
