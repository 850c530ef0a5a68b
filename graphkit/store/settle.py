"""The end of every load: what nothing needs goes, and parts are hung on their wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphkit.graph import whole
from graphkit.store.base import Row, Store
from graphkit.store.batches import BATCH, read_for, send
from graphkit.store.catalogue import statement
from graphkit.store.compare import Changes, Edge, Tally

KEEPING = ("CITES", "MENTIONS", "ISSUED_BY", "PART_OF", "SUCCEEDS", "SUPPLEMENTS")
"""Types that keep the node to which they lead; of a stub only ``CITES`` does."""

FOUNDING = ("ESTABLISHES", "ADOPTS")
"""Types that keep the document from which they start."""


def settle(store: Store, tally: Tally, *, batch: int = BATCH) -> set[tuple[str, str]]:
    """Remove stubs and provisional records that nothing needs, and add the edges of parts to wholes; returns these pairs."""
    while True:
        orphans = store.read(statement("read/orphans"))
        if not orphans:
            break
        remove_nodes(store, orphans, tally, batch)
    rows = [{**row, "props": {}, "state": "added"} for row in missing_parts(store)]
    for answer in send(store, "part_of", rows, batch).answers:
        tally.edges["PART_OF"].note(answer["state"], answer["taken"])
    return {(row["from"], row["to"]) for row in rows}


def remove_nodes(store: Store, nodes: Iterable[Row], tally: Tally, batch: int) -> None:
    """Remove nodes, their edges first: so that these are counted, and no transaction grows with the edges of one node."""
    nodes = list(nodes)
    edges = list(read_for(store, "edges_of_nodes", (row["id"] for row in nodes), batch))
    remove_edges(store, edges, tally, batch)
    send(store, "remove_nodes", [{"id": row["id"]} for row in nodes], batch)
    for row in nodes:
        tally.nodes[row["label"]].note("removed")


def remove_edges(store: Store, edges: list[Row], tally: Tally, batch: int) -> None:
    """Remove edges, each given by ``from``, ``name`` and ``to``."""
    for answer in send(store, "remove_edges", edges, batch).answers:
        tally.edges[answer["name"]].note("removed", answer["edges"])


def missing_parts(store: Store, new: Iterable[str] = (), gone: Iterable[str] = ()) -> list[Row]:
    """Edges between documents of the graph that are part and whole by their symbols, and not yet joined.

    Parameters
    ----------
    store : Store
        An open graph.
    new, gone : iterable of str
        Documents to be counted as there, and as not there: a dry run would have added and removed them.

    Returns
    -------
    list of dict
        ``from`` and ``to``, sorted.
    """
    coming, going = set(new), set(gone)
    joined = {row["id"]: row["whole"] for row in store.read(statement("read/parts"))}
    open_pairs = {key: whole(key) for key in {*joined, *coming} - going if joined.get(key) is None}
    wholes = sorted({base for base in open_pairs.values() if base is not None})
    there = ({row["id"] for row in read_for(store, "known", wholes)} | coming) - going
    return [{"from": key, "to": base} for key, base in sorted(open_pairs.items()) if base in there and base is not None]


@dataclass(slots=True)
class Foreseen:
    """What a dry run keeps of the changes that it would have made: what their end depends on, and no rows.

    Parameters
    ----------
    documents : set of str
        Documents that would be there, stubs too.
    loaded : set of str
        Those of them that would be loaded anew.
    removed : set of (str, str, str)
        Edges that would be gone.
    lost, won : Counter
        By node: how many edges that keep it in the graph would go and come.
    """

    documents: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    removed: set[Edge] = field(default_factory=set)
    lost: Counter[str] = field(default_factory=Counter)
    won: Counter[str] = field(default_factory=Counter)

    def note(self, changes: Changes) -> None:
        """Add what some rows would change."""
        self.documents.update(row["id"] for table in ("documents", "stubs") for row in changes.nodes[table])
        self.loaded.update(changes.document_edges)
        for row in (row for rows in changes.removed.values() for row in rows):
            self.removed.add((row["from"], row["name"], row["to"]))
            self.lost[_kept(row["name"], row)] += 1
        pairs = [*changes.record_edges, *(pair for edges in changes.document_edges.values() for pair in edges)]
        self.won.update(_kept(name, row) for name, row in pairs if row["state"] == "added")


def _kept(name: str, row: Row) -> str:
    """The node that an edge keeps in the graph."""
    return str(row["from"] if name in FOUNDING else row["to"])


def foresee_settling(store: Store, seen: Foreseen, tally: Tally) -> set[tuple[str, str]]:
    """What :func:`settle` would do after some changes, counted.

    Parameters
    ----------
    store : Store
        The graph as it is.
    seen : Foreseen
        What would be written.
    tally : Tally
        Gets the counts.

    Returns
    -------
    set of (str, str)
        Part and whole of the edges that would be added.
    """
    orphans = {row["id"]: row for row in store.read(statement("read/orphans"))}
    for row in read_for(store, "support", sorted(seen.lost)):
        if row["edges"] - seen.lost[row["id"]] <= 0:
            orphans[row["id"]] = row
    gone = {key: row for key, row in orphans.items() if not seen.won[key] and key not in seen.loaded}
    for row in gone.values():
        tally.nodes[row["label"]].note("removed")
    for row in read_for(store, "edges_of_nodes", sorted(gone)):
        if (row["from"], row["name"], row["to"]) not in seen.removed:
            tally.edges[row["name"]].note("removed")
    parts = missing_parts(store, seen.documents, gone)
    tally.edges["PART_OF"].note("added", len(parts))
    return {(row["from"], row["to"]) for row in parts}
