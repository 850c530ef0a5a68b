"""What separates a graph from the rows that it should hold: read first, then only the difference is written.

Loading and the dry run both start here, which is why the one does what the other says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphkit.graph import RECORD_LABELS, Failure, GraphRows, is_of_document
from graphkit.store.base import Row, Store
from graphkit.store.batches import BATCH, read_for
from graphkit.store.report import Counts

Edge = tuple[str, str, str]
"""Start, type, end."""

TABLES: Mapping[str, str] = {"Document": "documents", "Instrument": "instruments", "Body": "bodies", "Actor": "actors"}
"""Label to the file of ``cypher/load`` that takes its rows."""

DOCUMENT_EDGES = ("CITES", "MENTIONS", "ISSUED_BY", "ESTABLISHES")
"""Types that a document's own words and organ make; ``ESTABLISHES`` only on the basis of its text."""


AGAIN = "again"
"""State of a row whose node or edge earlier rows of the same load have brought up: it is counted already."""


@dataclass(slots=True)
class Tally:
    """Counts while a load or a dry run goes on, over all rows of it.

    Parameters
    ----------
    documents, nodes, edges, failures
        As in :class:`graphkit.store.LoadReport`.
    seen : dict
        State of each node, and of each edge that records know of, that has come up: portions of one load share them, and
        each counts once. Edges of documents come up but once.
    record_edges : dict
        Those edges of the records that have come up which the graph has, or will have: read once, then noted.
    misplaced : set of str
        Ids that the graph has under another label.
    """

    documents: Counts = field(default_factory=Counts)
    nodes: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    edges: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    failures: list[Failure] = field(default_factory=list)
    seen: dict[str | Edge, str] = field(default_factory=dict)
    record_edges: dict[Edge, Row] = field(default_factory=dict)
    misplaced: set[str] = field(default_factory=set)

    def unchanged(self, counts: Counts, key: str | Edge) -> None:
        """Count a node or an edge that is there already, just so."""
        if key not in self.seen:
            self.seen[key] = "unchanged"
            counts.note("unchanged")

    def to_write(self, counts: Counts, key: str | Edge, state: str) -> str:
        """The state that a row is written under: counted when the engine has taken it, or :data:`AGAIN`."""
        before = self.seen.get(key)
        if before is not None and before != "unchanged":
            return AGAIN
        if before == "unchanged":
            counts.note("unchanged", -1)
        self.seen[key] = state
        return state


def note(counts: Counts, state: str, number: int = 1) -> None:
    """Count rows that were written under a state of :meth:`Tally.to_write`."""
    if state != AGAIN:
        counts.note(state, number)


@dataclass(slots=True)
class Changes:
    """The difference: rows to write, each with its ``state``, and edges to remove.

    Parameters
    ----------
    nodes : dict of str to list of dict
        Rows by file of ``cypher/load``.
    label, unlabel : list of dict
        Documents that gain or lose the label ``Resolution``.
    record_edges : list of (str, dict)
        Type and row of edges that authority records know of.
    document_edges : dict of str to list of (str, dict)
        By document, in the order of loading; one without any is there too.
    removed : dict of str to list of dict
        Edges to remove, by the document that has them no more; those of records under the empty string.
    digests : dict of str to str
        By document: what is set when its edges are there.
    """

    nodes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    label: list[Row] = field(default_factory=list)
    unlabel: list[Row] = field(default_factory=list)
    record_edges: list[tuple[str, Row]] = field(default_factory=list)
    document_edges: dict[str, list[tuple[str, Row]]] = field(default_factory=dict)
    removed: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    digests: dict[str, str] = field(default_factory=dict)


def compare(store: Store, rows: GraphRows, tally: Tally, *, batch: int = BATCH) -> Changes:
    """What has to be written and removed; what is there already is counted in ``tally`` as unchanged.

    Parameters
    ----------
    store : Store
        An open graph with its schema; only read.
    rows : GraphRows
        What it should hold.
    tally : Tally
        Knows what earlier rows of the same load have brought up. Gets the unchanged, and failures of ids that the graph has
        under another label.
    batch : int
        Ids a call.
    """
    changes = Changes()
    old_records = _records(store, rows, changes, tally, batch)
    existing = _documents(store, rows, changes, tally, batch)
    _edges_of_records(store, rows, changes, tally, batch, old_records)
    _edges_of_documents(store, rows, changes, tally, batch, existing)
    _stubs(store, rows, changes, tally, batch)
    return changes


def _records(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int) -> set[str]:
    """Nodes of authority records, those of earlier rows being the same; returns those that may have edges already."""
    several = ((label, row) for label in RECORD_LABELS.values() for row in rows.nodes.get(label, ()))
    wanted = {row["id"]: (label, row) for label, row in several if row["id"] not in tally.seen and row["id"] not in tally.misplaced}
    known = {row["id"]: row for row in read_for(store, "records", wanted, batch)}
    for key, (label, row) in wanted.items():
        old = known.get(key)
        if old is not None and old["label"] != label:
            tally.misplaced.add(key)
            hint = f"the graph has it as {old['label']}, the records as {label}: load into a new graph"
            tally.failures.append(Failure("node", key, hint))
        elif old is not None and _same(old, row["props"]):
            tally.unchanged(tally.nodes[label], key)
        else:
            state = tally.to_write(tally.nodes[label], key, "added" if old is None else "changed")
            changes.nodes[TABLES[label]].append({**row, "state": state})
    return known.keys() - tally.misplaced


def _documents(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int) -> set[str]:
    """Nodes of documents with text; returns those that may have edges already, which a stub has not."""
    wanted = rows.nodes.get("Document", ())
    counts = tally.nodes["Document"]
    known = {row["id"]: row for row in read_for(store, "known", (row["id"] for row in wanted), batch)}
    existing = set()
    for row in wanted:
        key, new = row["id"], row["props"]["digest"]
        old = known.get(key)
        if old is not None and not old["stub"] and old["digest"] == new and new is not None:
            tally.documents.note("unchanged")
            tally.unchanged(counts, key)
            continue
        # what earlier rows have brought up is a stub; a dry run has not written it
        was_stub = old["stub"] if old is not None else key in tally.seen
        there = old is not None or was_stub
        tally.documents.note("added" if was_stub or not there else "changed")
        # no digest until the edges are there: a load that is cut off leaves a document that will be done again
        props = {**row["props"], "digest": None}
        state = tally.to_write(counts, key, "changed" if there else "added")
        changes.nodes["documents"].append({**row, "props": props, "state": state})
        changes.digests[key] = new
        changes.document_edges[key] = []
        _label(changes, row, old["resolution"] if old is not None else False)
        if old is not None and not old["stub"]:
            existing.add(key)
    return existing


def _label(changes: Changes, row: Row, has: bool) -> None:
    if row["resolution"] and not has:
        changes.label.append({"id": row["id"]})
    elif has and not row["resolution"]:
        changes.unlabel.append({"id": row["id"]})


def _edges_of_records(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, old_records: set[str]) -> None:
    """Edges that records know of."""
    found: dict[Edge, Row] = {}
    for name in ("edges_of_records", "edges_to_records"):
        found.update({(row["from"], row["name"], row["to"]): row for row in read_for(store, name, sorted(old_records), batch)})
    tally.record_edges |= found
    wanted: set[Edge] = set()
    for name, row in _record_rows(rows):
        edge = (row["from"], name, row["to"])
        wanted.add(edge)
        old = tally.record_edges.get(edge)
        if tally.misplaced & {row["from"], row["to"]}:
            tally.failures.append(Failure("edge", " ".join(edge), "one of its ends was left out"))
        elif old is not None and _same(old, row["props"]):
            tally.unchanged(tally.edges[name], edge)
        else:
            state = tally.to_write(tally.edges[name], edge, "added" if old is None else "changed")
            changes.record_edges.append((name, {**row, "state": state}))
            tally.record_edges[edge] = {**(old or {}), **row["props"]}
    by_text = {("ESTABLISHES", row["from"], row["to"]) for row in rows.edges.get("ESTABLISHES", ())}
    for edge, row in found.items():
        start, name, end = edge
        if edge not in wanted and row.get("basis") != "text" and (name, start, end) not in by_text and edge not in tally.seen:
            tally.seen[edge] = "removed"
            changes.removed[""].append({"from": start, "name": name, "to": end})


def _record_rows(rows: GraphRows) -> Iterable[tuple[str, Row]]:
    """Edge rows that belong to records: not to a document's words, nor to symbols (a document that is part of another)."""
    records = {row["id"] for label in RECORD_LABELS.values() for row in rows.nodes.get(label, ())}
    for name, table in rows.edges.items():
        for row in table:
            if name in ("ADOPTS", "SUCCEEDS", "SUPPLEMENTS"):
                yield name, row
            elif name == "ESTABLISHES":
                if row["props"]["basis"] == "authority":
                    yield name, row
            elif name == "PART_OF" and row["from"] in records:
                yield name, row


def _edges_of_documents(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, existing: set[str]) -> None:
    """Edges of documents that are new or changed."""
    known: dict[str, dict[Edge, Row]] = defaultdict(dict)
    for name in DOCUMENT_EDGES:
        # edges carry long lists, so fewer documents a call
        for row in read_for(store, f"edges_{name.lower()}", sorted(existing), max(1, batch // 10)):
            known[row["from"]][row["from"], name, row["to"]] = row
    wanted: set[Edge] = set()
    for name in DOCUMENT_EDGES:
        for row in rows.edges.get(name, ()):
            edge = (row["from"], name, row["to"])
            own = is_of_document(name, row)
            if row["from"] not in changes.document_edges:
                if own:
                    tally.edges[name].note("unchanged")
                continue
            wanted.add(edge)
            if not own:
                continue
            old = known[row["from"]].get(edge)
            if row["to"] in tally.misplaced:
                tally.failures.append(Failure("edge", " ".join(edge), "its end was left out"))
            elif old is not None and _same(old, row["props"]):
                tally.edges[name].note("unchanged")
            else:
                changes.document_edges[row["from"]].append((name, {**row, "state": "added" if old is None else "changed"}))
    for key in changes.document_edges:
        for start, name, end in known.get(key, ()):
            if (start, name, end) not in wanted:
                changes.removed[key].append({"from": start, "name": name, "to": end})


def _stubs(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int) -> None:
    """Documents that are only cited, or that found or carry something: a loaded one is left alone."""
    counts = tally.nodes["Document"]
    wanted = [row for row in rows.stubs if row["id"] not in tally.seen]
    known = {row["id"]: row for row in read_for(store, "documents", (row["id"] for row in wanted), batch)}
    for row in wanted:
        old = known.get(row["id"])
        if old is not None and (not old["stub"] or _same_node(old, row)):
            tally.unchanged(counts, row["id"])
        else:
            state = tally.to_write(counts, row["id"], "added" if old is None else "changed")
            changes.nodes["stubs"].append({**row, "state": state})
            _label(changes, row, old["resolution"] if old is not None else False)


def _same(old: Mapping[str, object], props: Mapping[str, object]) -> bool:
    return all(old.get(name) == value for name, value in props.items())


def _same_node(old: Mapping[str, object], row: Row) -> bool:
    return old["iso"] == row["iso"] and old["resolution"] == row["resolution"] and _same(old, row["props"])
