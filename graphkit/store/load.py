"""Rows into a graph, so that loading again changes nothing and a load that was cut off is finished by the next.

The order of one load: schema; nodes, documents without their digest; edges of records; then document by document the
edges that it no longer has, those that are new or changed, and last its digest. Whatever the moment at which this is
broken off, a document without digest is compared again by the next load.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from graphkit.errors import UsageError
from graphkit.graph import Failure, GraphRows, whole
from graphkit.store.base import Row, Store
from graphkit.store.batches import BATCH, Sent, send
from graphkit.store.catalogue import statement
from graphkit.store.compare import AGAIN, TABLES, Changes, Tally, compare, note
from graphkit.store.report import LoadReport
from graphkit.store.settle import Foreseen, foresee_settling, remove_edges, settle
from graphkit.store.upkeep import init, report

Progress = Callable[[str, int, int], None]
"""Called with what has got on (``nodes``, ``edges``, ``documents``), how many are done, and how many there are as far as is known.

A document is done when its edges are there, or when it was found unchanged.
"""

LABEL_OF = {table: label for label, table in TABLES.items()} | {"stubs": "Document"}


def load(
    store: Store,
    rows: GraphRows | Iterable[GraphRows],
    *,
    batch: int = BATCH,
    progress: Progress | None = None,
    documents: int = 0,
) -> LoadReport:
    """Bring the graph in line with ``rows``: add, change, remove, and leave alone what is there already.

    Parameters
    ----------
    store : Store
        An open graph; its schema is made first.
    rows : GraphRows or iterable of GraphRows
        What to load; several, one after the other, where one would not fit in memory.
    batch : int
        Rows a statement.
    progress : callable, optional
        Called as the work goes on.
    documents : int
        How many documents ``rows`` have together, as far as is known: for ``progress``.

    Returns
    -------
    LoadReport
        What was done. Failures hold those of the rows too, and each row that the engine did not take.

    Raises
    ------
    UsageError
        Samples and other documents would share the graph.
    StoreError
        The graph cannot be reached or changed. What was loaded stays; loading again finishes the work.
    """
    started, tally, pace = time.monotonic(), Tally(), _Pace(progress, documents)
    init(store)
    for part in _parts(rows):
        _refuse_mixture(store, part)
        tally.failures += part.failures
        changes = compare(store, part, tally, batch=batch)
        pace.expect(len(part.nodes.get("Document", ())), changes)
        _apply(store, part, changes, tally, batch, pace)
    joined = settle(store, tally, batch=batch)
    tally.edges["PART_OF"].note("unchanged", len(_pairs(tally) - joined))
    store.finish()
    return report(store, tally, started)


def plan(store: Store, rows: GraphRows | Iterable[GraphRows], *, batch: int = BATCH) -> LoadReport:
    """What :func:`load` would do: the same report with ``dry_run`` set, and nothing written.

    Parameters
    ----------
    store : Store
        An open graph; one that was opened for reading will do.
    rows, batch
        As for :func:`load`.

    Returns
    -------
    LoadReport
        What would be added, changed and removed.

    Raises
    ------
    UsageError
        As :func:`load` would.
    """
    started, tally, seen = time.monotonic(), Tally(), Foreseen()
    for part in _parts(rows):
        _refuse_mixture(store, part)
        tally.failures += part.failures
        changes = compare(store, part, tally, batch=batch)
        for table, nodes in changes.nodes.items():
            for row in nodes:
                note(tally.nodes[LABEL_OF[table]], row["state"])
        for name, row in (*changes.record_edges, *(edge for edges in changes.document_edges.values() for edge in edges)):
            note(tally.edges[name], row["state"])
        for row in (row for table in changes.removed.values() for row in table):
            tally.edges[row["name"]].note("removed")
        seen.note(changes)
    joined = foresee_settling(store, seen, tally)
    tally.edges["PART_OF"].note("unchanged", len(_pairs(tally) - joined))
    return report(store, tally, started, dry_run=True)


class _Pace:
    """How far a load has come, over all rows of it, told as it goes on."""

    def __init__(self, progress: Progress | None, documents: int) -> None:
        self._progress = progress
        self._total = Counter(documents=documents)
        self._expected = Counter[str]()
        self._done = Counter[str]()

    def expect(self, documents: int, changes: Changes) -> None:
        """Add to what there is to do; documents that are in order are done with."""
        edges = len(changes.record_edges) + sum(map(len, changes.document_edges.values()))
        self._expected.update(documents=documents, nodes=sum(map(len, changes.nodes.values())), edges=edges)
        self.tell("documents", documents - len(changes.document_edges))

    def tell(self, what: str, done: int) -> None:
        """So many more are done."""
        self._done[what] += done
        if self._progress is not None:
            self._progress(what, self._done[what], max(self._total[what], self._expected[what]))


def _parts(rows: GraphRows | Iterable[GraphRows]) -> Iterator[GraphRows]:
    if isinstance(rows, GraphRows):
        yield rows
    else:
        yield from rows


def _refuse_mixture(store: Store, rows: GraphRows) -> None:
    """Our abridged samples must never stand as evidence beside real documents."""
    kinds = {bool(row["props"]["sample"]) for row in rows.nodes.get("Document", ())}
    there = {bool(row["sample"]) for row in store.read(statement("read/samples"))}
    if len(kinds) > 1:
        raise UsageError("samples and other documents cannot be loaded together", hint="Load them into two graphs with --db")
    if kinds and there and kinds != there:
        what, holds = ("the samples", "real documents") if True in kinds else ("real documents", "graphkit's samples")
        raise UsageError(f"{store.describe} holds {holds}: {what} cannot be loaded into it", hint="Choose another graph with --db")


def _apply(store: Store, wanted: GraphRows, changes: Changes, tally: Tally, batch: int, pace: _Pace) -> None:
    refused: set[str] = set()
    for table in ("documents", "stubs", *(TABLES[label] for label in ("Instrument", "Body", "Actor"))):
        rows = changes.nodes[table]
        for start in range(0, len(rows), batch):
            part = rows[start : start + batch]
            sent = send(store, table, part, batch)
            for answer in sent.answers:
                note(tally.nodes[LABEL_OF[table]], answer["state"], answer["taken"])
            refused |= _note_refused(sent, "node", tally)
            pace.tell("nodes", len(part))
    send(store, "label", changes.label, batch)
    send(store, "unlabel", changes.unlabel, batch)
    remove_edges(store, changes.removed[""], tally, batch)
    _send_edges(store, wanted, changes.record_edges, tally, batch, pace)
    for symbols in _groups(changes, 2 * batch):
        remove_edges(store, [row for symbol in symbols for row in changes.removed.get(symbol, ())], tally, batch)
        edges = [edge for symbol in symbols for edge in changes.document_edges[symbol]]
        incomplete = refused | _send_edges(store, wanted, edges, tally, batch, pace)
        digests = [{"id": symbol, "digest": changes.digests[symbol]} for symbol in symbols if symbol not in incomplete]
        send(store, "digests", digests, batch)
        pace.tell("documents", len(symbols))


def _groups(changes: Changes, edges: int) -> Iterator[list[str]]:
    """Documents in groups of about so many edges: what is finished a group at a time need not be done again."""
    group: list[str] = []
    size = 0
    for symbol, own in changes.document_edges.items():
        group.append(symbol)
        size += len(own)
        if size >= edges or len(group) >= edges:
            yield group
            group, size = [], 0
    if group:
        yield group


def _send_edges(store: Store, wanted: GraphRows, edges: Iterable[tuple[str, Row]], tally: Tally, batch: int, pace: _Pace) -> set[str]:
    """Write edges; returns the documents of which one was not taken."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for name, row in edges:
        tables[name].append(row)
    incomplete: set[str] = set()
    for name, rows in tables.items():
        for start in range(0, len(rows), batch):
            part = rows[start : start + batch]
            refused, lost = _send_some(store, name, part, tally, batch)
            if lost:
                # another load, which ended meanwhile, may have taken their ends for stubs that nothing cites
                _restore(store, wanted, {row[end] for row in lost for end in ("from", "to")}, batch)
                still_refused, lost = _send_some(store, name, lost, tally, batch)
                refused |= still_refused
            for row in lost:
                tally.failures.append(Failure("edge", f"{row['from']} {name} {row['to']}", "the graph lacks one of its ends"))
            incomplete |= refused | {row["from"] for row in lost}
            pace.tell("edges", len(part))
    return incomplete


def _send_some(store: Store, name: str, rows: Sequence[Row], tally: Tally, batch: int) -> tuple[set[str], list[Row]]:
    """Write edges of one type; returns the documents with one that the engine refused, and the rows that vanished.

    A MATCH that does not find an end drops its row without a word: so what was taken is counted, and what is missing is
    looked for.
    """
    sent = send(store, name.lower(), rows, batch)
    for answer in sent.answers:
        note(tally.edges[name], answer["state"], answer["taken"])
    owners = _note_refused(sent, name, tally)
    if len(rows) == len(sent.refused) + sum(answer["taken"] for answer in sent.answers):
        return owners, []
    refused = {(row["from"], row["to"]) for row, _ in sent.refused}
    open_rows = [row for row in rows if (row["from"], row["to"]) not in refused]
    joined = statement("read/joined")
    return owners, [row for row in open_rows if not store.read(joined, name=name, **{end: row[end] for end in ("from", "to")})]


def _restore(store: Store, wanted: GraphRows, ids: set[str], batch: int) -> None:
    """Write nodes once more; one that is there stays what it is."""
    tables = {"stubs": wanted.stubs, **{TABLES[label]: wanted.nodes.get(label, ()) for label in ("Instrument", "Body", "Actor")}}
    for table, rows in tables.items():
        send(store, table, [{**row, "state": AGAIN} for row in rows if row["id"] in ids], batch)
    send(store, "label", [{"id": row["id"]} for row in wanted.stubs if row["id"] in ids and row["resolution"]], batch)


def _note_refused(sent: Sent, what: str, tally: Tally) -> set[str]:
    """Note the rows that the engine refused; returns the documents to which they belong."""
    owners = set()
    for row, why in sent.refused:
        where = row["id"] if what == "node" else f"{row['from']} {what} {row['to']}"
        tally.failures.append(Failure("node" if what == "node" else "edge", where, why))
        owners.add(row["id"] if what == "node" else row["from"])
    return owners


def _pairs(tally: Tally) -> set[tuple[str, str]]:
    """Part and whole among the documents of a load: :func:`settle` adds those that are missing."""
    parts = ((key, whole(key)) for key in tally.seen if isinstance(key, str))
    return {(key, base) for key, base in parts if base is not None and base in tally.seen}
