"""What separates a graph from the rows that it should hold: read first, then only the difference is written.

Loading and the dry run both start here, which is why the one does what the other says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphkit.graph import RECORD_LABELS, Failure, GraphRows
from graphkit.store.base import Row, Store
from graphkit.store.batches import BATCH, read_for
from graphkit.store.report import Counts

Edge = tuple[str, str, str]
"""Start, type, end."""

TABLES: Mapping[str, str] = {"Document": "documents", "Instrument": "instruments", "Body": "bodies", "Actor": "actors"}
"""Label to the file of ``cypher/load`` that takes its rows."""

DOCUMENT_EDGES = ("CITES", "MENTIONS", "ISSUED_BY", "ESTABLISHES")
"""Types that a document's own words and organ make; ``ESTABLISHES`` only on the basis of its text."""


@dataclass(slots=True)
class Tally:
    """Counts while a load or a dry run goes on."""

    documents: Counts = field(default_factory=Counts)
    nodes: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    edges: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    failures: list[Failure] = field(default_factory=list)


@dataclass(slots=True)
class Foreseen:
    """What a dry run takes to be in the graph already, because earlier rows of the same run would have put it there."""

    stubs: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    edges: dict[Edge, Row] = field(default_factory=dict)


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


def compare(store: Store, rows: GraphRows, tally: Tally, *, batch: int = BATCH, foreseen: Foreseen | None = None) -> Changes:
    """What has to be written and removed; what is there already is counted in ``tally`` as unchanged.

    Parameters
    ----------
    store : Store
        An open graph with its schema; only read.
    rows : GraphRows
        What it should hold.
    tally : Tally
        Gets the unchanged, and failures of ids that the graph has under another label.
    batch : int
        Ids a call.
    foreseen : Foreseen, optional
        For a dry run over several rows.
    """
    changes, seen = Changes(), foreseen or Foreseen()
    bad = _records(store, rows, changes, tally, batch, seen)
    existing = _documents(store, rows, changes, tally, batch, seen)
    touched = _edges_of_records(store, rows, changes, tally, batch, seen, bad)
    touched |= _edges_of_documents(store, rows, changes, tally, batch, existing, bad)
    _stubs(store, rows, changes, tally, batch, seen, touched)
    return changes


def _records(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, seen: Foreseen) -> set[str]:
    """Nodes of authority records; returns ids that the graph has under another label."""
    wanted = {row["id"]: (label, row) for label in RECORD_LABELS.values() for row in rows.nodes.get(label, ())}
    known = {row["id"]: row for row in read_for(store, "records", wanted, batch)}
    bad: set[str] = set()
    for key, (label, row) in wanted.items():
        old = known.get(key)
        if old is not None and old["label"] != label:
            bad.add(key)
            hint = f"the graph has it as {old['label']}, the records as {label}: load into a new graph"
            tally.failures.append(Failure("node", key, hint))
        elif key in seen.records or (old is not None and _same(old, row["props"])):
            tally.nodes[label].note("unchanged")
        else:
            changes.nodes[TABLES[label]].append({**row, "state": "added" if old is None else "changed"})
    return bad


def _documents(store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, seen: Foreseen) -> set[str]:
    """Nodes of documents with text; returns those that may have edges already."""
    wanted = rows.nodes.get("Document", ())
    known = {row["id"]: row for row in read_for(store, "known", (row["id"] for row in wanted), batch)}
    existing = set()
    for row in wanted:
        key, new = row["id"], row["props"]["digest"]
        old = known.get(key)
        was_stub = old["stub"] if old is not None else key in seen.stubs
        if old is not None and not was_stub and old["digest"] == new and new is not None:
            tally.documents.note("unchanged")
            tally.nodes["Document"].note("unchanged")
            continue
        there = old is not None or was_stub
        tally.documents.note("added" if was_stub or not there else "changed")
        # no digest until the edges are there: a load that is cut off leaves a document that will be done again
        props = {**row["props"], "digest": None}
        changes.nodes["documents"].append({**row, "props": props, "state": "changed" if there else "added"})
        changes.digests[key] = new
        changes.document_edges[key] = []
        _label(changes, row, old["resolution"] if old is not None else False)
        if old is not None:
            existing.add(key)
    return existing


def _label(changes: Changes, row: Row, has: bool) -> None:
    if row["resolution"] and not has:
        changes.label.append({"id": row["id"]})
    elif has and not row["resolution"]:
        changes.unlabel.append({"id": row["id"]})


def _edges_of_records(
    store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, seen: Foreseen, bad: set[str]
) -> set[str]:
    """Edges that records know of; returns the ids at which those begin."""
    ids = {row["id"] for label in RECORD_LABELS.values() for row in rows.nodes.get(label, ())} - bad
    known: dict[Edge, Row] = {}
    for name in ("edges_of_records", "edges_to_records"):
        known.update({(row["from"], row["name"], row["to"]): row for row in read_for(store, name, sorted(ids), batch)})
    wanted: set[Edge] = set()
    starts: set[str] = set()
    for name, row in _record_rows(rows):
        edge = (row["from"], name, row["to"])
        wanted.add(edge)
        starts.add(row["from"])
        if bad & {row["from"], row["to"]}:
            tally.failures.append(Failure("edge", " ".join(edge), "one of its ends was left out"))
            continue
        old = seen.edges.get(edge, known.get(edge))
        if old is not None and _same(old, row["props"]):
            tally.edges[name].note("unchanged")
        else:
            changes.record_edges.append((name, {**row, "state": "added" if old is None else "changed"}))
    by_text = {("ESTABLISHES", row["from"], row["to"]) for row in rows.edges.get("ESTABLISHES", ())}
    for edge, row in known.items():
        start, name, end = edge
        if edge not in wanted and row.get("basis") != "text" and (name, start, end) not in by_text:
            changes.removed[""].append({"from": start, "name": name, "to": end})
    return starts


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


def _edges_of_documents(
    store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, existing: set[str], bad: set[str]
) -> set[str]:
    """Edges of documents that are new or changed; returns the ids to which they lead."""
    known: dict[str, dict[Edge, Row]] = defaultdict(dict)
    for name in DOCUMENT_EDGES:
        # edges carry long lists, so fewer documents a call
        for row in read_for(store, f"edges_{name.lower()}", sorted(existing), max(1, batch // 10)):
            known[row["from"]][row["from"], name, row["to"]] = row
    wanted: set[Edge] = set()
    ends: set[str] = set()
    for name in DOCUMENT_EDGES:
        for row in rows.edges.get(name, ()):
            edge = (row["from"], name, row["to"])
            if row["from"] not in changes.document_edges:
                if name != "ESTABLISHES" or row["props"]["basis"] == "text":
                    tally.edges[name].note("unchanged")
                continue
            wanted.add(edge)
            if name == "ESTABLISHES" and row["props"]["basis"] != "text":
                continue
            ends.add(row["to"])
            old = known[row["from"]].get(edge)
            if bad & {row["to"]}:
                tally.failures.append(Failure("edge", " ".join(edge), "its end was left out"))
            elif old is not None and _same(old, row["props"]):
                tally.edges[name].note("unchanged")
            else:
                changes.document_edges[row["from"]].append((name, {**row, "state": "added" if old is None else "changed"}))
    for key in changes.document_edges:
        for start, name, end in known.get(key, ()):
            if (start, name, end) not in wanted:
                changes.removed[key].append({"from": start, "name": name, "to": end})
    return ends


def _stubs(
    store: Store, rows: GraphRows, changes: Changes, tally: Tally, batch: int, seen: Foreseen, touched: set[str]
) -> None:
    """Stubs to which a new or changed edge leads, or that found or carry something; the others are as they were."""
    checked = [row for row in rows.stubs if row["id"] in touched]
    tally.nodes["Document"].note("unchanged", len(rows.stubs) - len(checked))
    known = {row["id"]: row for row in read_for(store, "documents", (row["id"] for row in checked), batch)}
    foreseen = seen.stubs | seen.loaded
    for row in checked:
        old = known.get(row["id"])
        if row["id"] in foreseen or (old is not None and (not old["stub"] or _same_node(old, row))):
            tally.nodes["Document"].note("unchanged")
        else:
            changes.nodes["stubs"].append({**row, "state": "added" if old is None else "changed"})
            _label(changes, row, old["resolution"] if old is not None else False)


def _same(old: Mapping[str, object], props: Mapping[str, object]) -> bool:
    return all(old.get(name) == value for name, value in props.items())


def _same_node(old: Mapping[str, object], row: Row) -> bool:
    return old["iso"] == row["iso"] and old["resolution"] == row["resolution"] and _same(old, row["props"])


def foresee(seen: Foreseen, changes: Changes) -> None:
    """Note what a dry run would have written."""
    seen.loaded.update(row["id"] for row in changes.nodes["documents"])
    seen.stubs.update(row["id"] for row in changes.nodes["stubs"])
    seen.stubs -= seen.loaded
    seen.records.update(row["id"] for table in ("instruments", "bodies", "actors") for row in changes.nodes[table])
    for name, row in changes.record_edges:
        seen.edges.setdefault((row["from"], name, row["to"]), {}).update(row["props"])
