"""The graph in a database as the snapshot that analytics run on, and as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.analytics import Citations
from graphkit.pipeline.answers import LISTS, Row
from graphkit.store import Store, read_documents, statement

if TYPE_CHECKING:
    import networkx as nx

CHUNK = 2_000
"""Documents whose citations are asked for at a time."""


def citations(store: Store, *, instruments: bool = False, loaded: bool = False) -> Citations:
    """The citations of a graph, in order of date; what runs in circles is kept and counts as one where an order is needed.

    Parameters
    ----------
    store : Store
    instruments : bool, optional
        Conventions, charters and declarations too, not documents alone.
    loaded : bool, optional
        Only documents whose text is loaded, and what they cite of each other.

    Returns
    -------
    Citations
    """
    nodes = documents(store, instruments=instruments, loaded=loaded)
    wanted = {node["id"] for node in nodes}
    rows = (row for row in evidence(store, nodes) if row["cited"] in wanted)
    return Citations.from_rows(rows, nodes=nodes, on_cycle="condense")


def documents(store: Store, *, instruments: bool = False, loaded: bool = False) -> list[Row]:
    """Documents (and instruments) with what is known of each."""
    return [node for node in read_documents(store, instruments=instruments) if not (loaded and node["stub"])]


def evidence(store: Store, nodes: list[Row]) -> list[Row]:
    """Citations by some documents: ``citing``, ``cited``, ``count`` and the lists of their mentions but the quotes."""
    kept = ("citing", "cited", "count", *(name for name in LISTS.values() if name != "quotes"))
    ids = [node["id"] for node in nodes if not node["stub"] and node["label"] == "Document"]
    return [
        {name: row[name] for name in kept}
        for start in range(0, len(ids), CHUNK)
        for row in store.read(statement("read/cites"), ids=ids[start : start + CHUNK])
    ]


def to_networkx(store: Store, *, instruments: bool = True) -> nx.DiGraph[Any]:
    """The graph as a ``networkx.DiGraph``: edges run from citing to cited and carry the lists of their mentions.

    Parameters
    ----------
    store : Store
    instruments : bool, optional
        Conventions, charters and declarations too, not documents alone.

    Returns
    -------
    networkx.DiGraph
        Nodes by id with ``name``, ``title``, ``label``, ``category``, ``organ``, ``year``, ``date``, ``stub``, ``sample``.
    """
    import networkx as nx

    nodes = documents(store, instruments=instruments)
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from((node["id"], {key: value for key, value in node.items() if key != "id"}) for node in nodes)
    for row in evidence(store, nodes):
        if row["cited"] in graph:
            graph.add_edge(row.pop("citing"), row.pop("cited"), **row)
    return graph
