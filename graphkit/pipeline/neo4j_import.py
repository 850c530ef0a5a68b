"""The whole graph as files that ``neo4j-admin database import full`` reads, the server stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphkit import export as files
from graphkit.graph import LABELS, RELATIONSHIPS
from graphkit.pipeline.answers import Row
from graphkit.pipeline.table import Table
from graphkit.store import Store, statement, statements

AFTER = "after_import.cypher"
"""The file with what is to be run once the server is up again: constraints, indexes, and what CSV cannot say."""

FORMAT = "neo4j-import"
"""What the export is called."""

_AFTER = ("load/empty_lists", "schema/constraints", "schema/fulltext", "schema/neo4j")
_FOUNDED = ("ESTABLISHES", "ADOPTS")
CHUNK = 500
"""Nodes that are asked for at a time: their edges carry long lists."""


def write(store: Store, folder: Path) -> Table:
    """Write the graph, every node and edge with all properties of :mod:`graphkit.graph`.

    Scores that ``rank --write`` put there are not of the graph and stay out.

    Parameters
    ----------
    store : Store
    folder : Path
        Gets a file a label, a file a type, and :data:`AFTER`; files of these names are replaced.

    Returns
    -------
    Table
        ``file`` and how many ``rows`` it has; of :data:`AFTER` statements.

    Raises
    ------
    InputError
        When a value cannot be written so that the importer reads the same.
    """
    documents = store.read(statement("read/document_ids"))
    ids = sorted(row["id"] for row in documents)
    loaded = sorted(row["id"] for row in documents if not row["stub"])
    records: dict[str, list[str]] = {label: [] for label in LABELS}
    for row in store.read(statement("read/record_names")):
        records[row["label"]].append(row["id"])
    written = Table(("file", "rows"))
    for label in LABELS:
        path = folder / files.node_file(label)
        nodes = _asked(store, "documents", ids) if label == "Document" else _asked(store, "records", records[label])
        count = files.write_import_nodes(path, label, ({**row, "date": row.get("iso")} for row in nodes))
        written.append({"file": str(path), "rows": count})
    known = sorted(key for keys in records.values() for key in keys)
    for name, kind in RELATIONSHIPS.items():
        path = folder / files.relationship_file(name)
        edges = _asked(store, f"edges_{name.lower()}", loaded) if kind.owner == "document" else _record_edges(store, name, known)
        written.append({"file": str(path), "rows": files.write_import_relationships(path, name, edges)})
    path = folder / AFTER
    with files.replacing(path) as scratch:
        texts = [text for name in _AFTER for text in statements(name)]
        scratch.write_text("".join(f"{text};\n" for text in texts), encoding="utf-8")
    written.append({"file": str(path), "rows": len(texts)})
    return written


def _record_edges(store: Store, name: str, ids: list[str]) -> Iterator[Row]:
    """Edges of one type that follow from authority records or, between documents, from symbols alone."""
    for row in _asked(store, "edges_to_records" if name in _FOUNDED else "edges_of_records", ids):
        if row["name"] == name:
            yield row
    if name == "PART_OF":
        for row in store.read(statement("read/parts")):
            if row["whole"] is not None:
                yield {"from": row["id"], "to": row["whole"]}


def _asked(store: Store, name: str, ids: list[str]) -> Iterator[Row]:
    for start in range(0, len(ids), CHUNK):
        yield from store.read(statement(f"read/{name}"), rows=[{"id": key} for key in ids[start : start + CHUNK]])
