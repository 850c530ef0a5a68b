"""The graph in a database as the snapshot that analytics run on, and as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit.analytics import Citations
from graphkit.pipeline.answers import LISTS, Row, mentions
from graphkit.pipeline.placing import placed
from graphkit.store import Store, read_documents, statement

if TYPE_CHECKING:
    import networkx as nx

CHUNK = 2_000
"""Documents whose citations are asked for at a time."""


def citations(store: Store, *, instruments: bool = False, loaded: bool = False) -> Citations:
    """The citations of a graph, in order of date; what runs in circles is kept and counts as one where an order is needed.

    A document whose day is not known stands where its symbol allows, see :func:`graphkit.pipeline.placing.placed`.

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
    return Citations.from_rows(rows, nodes=nodes, dates=placed(nodes), on_cycle="condense")


def documents(store: Store, *, instruments: bool = False, loaded: bool = False) -> list[Row]:
    """Documents (and instruments) with what is known of each."""
    return [node for node in read_documents(store, instruments=instruments) if not (loaded and node["stub"])]


def evidence(store: Store, nodes: list[Row], *, quotes: bool = False) -> Iterator[Row]:
    """Citations by some documents: ``citing``, ``cited``, ``count`` and the lists of their mentions, quotes if asked for."""
    kept = ("citing", "cited", "count", *(name for name in LISTS.values() if quotes or name != "quotes"))
    ids = [node["id"] for node in nodes if not node["stub"] and node["label"] == "Document"]
    for start in range(0, len(ids), CHUNK):
        for row in store.read(statement("read/cites"), ids=ids[start : start + CHUNK]):
            yield {name: row[name] for name in kept}


def to_networkx(store: Store, *, instruments: bool = True, loaded: bool = False, multi: bool = False) -> nx.DiGraph[Any]:
    """The graph as a ``networkx.DiGraph``: edges run from citing to cited and carry the lists of their mentions.

    Parameters
    ----------
    store : Store
    instruments : bool, optional
        Conventions, charters and declarations too, not documents alone.
    loaded : bool, optional
        Only documents whose text is loaded, and what they cite of each other.
    multi : bool, optional
        A ``networkx.MultiDiGraph`` instead, with an edge for each mention: ``verb``, ``part``, ``paragraph``, ``pinpoint``,
        ``in_name`` and ``quote``.

    Returns
    -------
    networkx.DiGraph or networkx.MultiDiGraph
        Nodes by id with ``name``, ``title``, ``label``, ``category``, ``organ``, ``year``, ``date``, ``stub``, ``sample``.
    """
    import networkx as nx

    nodes = documents(store, instruments=instruments, loaded=loaded)
    graph: nx.DiGraph[Any] = nx.MultiDiGraph() if multi else nx.DiGraph()
    graph.add_nodes_from((node["id"], {key: value for key, value in node.items() if key != "id"}) for node in nodes)
    for row in evidence(store, nodes, quotes=multi):
        citing, cited = row.pop("citing"), row.pop("cited")
        if cited in graph:
            graph.add_edges_from((citing, cited, told) for told in (mentions(row) if multi else [row]))
    return graph
