"""A snapshot of a part: fewer documents, fewer citations, circles drawn together."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graphkit.analytics.building import Gatherer, Parts, adjacency
from graphkit.analytics.dates import end_of
from graphkit.analytics.evidence import Where, check_where, chooser, count_of, options
from graphkit.analytics.ordering import Rows
from graphkit.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

Changes = Mapping[tuple[int, int], Mapping[str, Any] | None]
"""Arcs, by positions, whose row changes; None takes the arc away."""


def known(parts: Parts, i: int, j: int) -> dict[str, Any]:
    """What is known of an arc."""
    return {"count": parts.counts.get((i, j), 1), **parts.rows.get((i, j), {})}


def filtered(parts: Parts, where: Where) -> Parts:
    """Parts with the documents and citations that pass; see :class:`Where`.

    Raises
    ------
    UsageError
        If there is no such filter, or the graph does not have what it asks for (dates, organs).
    """
    check_where(where)
    keep = [True] * len(parts.nodes)
    if where.get("as_of") is not None:
        if not parts.dated:
            raise UsageError("as_of needs dates, and this graph has none", "give dates= when it is built")
        end = end_of(where["as_of"])
        keep = [start is None or start < end for start in parts.starts]
    changed: dict[tuple[int, int], Mapping[str, Any] | None] = {}
    bodies = options(where.get("body"))
    if bodies is not None:
        organs = [parts.attributes.get(node, {}).get("organ") for node in parts.nodes]
        if organs and not any(organs):
            raise UsageError("body needs documents with an organ, and this graph has none", "give nodes with attributes")
        changed.update({(i, j): None for i, row in enumerate(parts.cites) if organs[i] not in bodies for j in row})
    choose = chooser(where)
    if choose is not None:
        for i, row in enumerate(parts.cites):
            changed.update({(i, j): choose(known(parts, i, j)) for j in row if (i, j) not in changed})
    return cut(parts, keep, changed) if changed or not all(keep) else parts


def cut(parts: Parts, keep: list[bool], changed: Changes) -> Parts:
    """Parts with only some documents and citations.

    Parameters
    ----------
    parts : Parts
        What to cut down.
    keep : list of bool
        Which positions stay.
    changed : mapping
        Arcs that go or change.
    """
    left = _restrict(parts, keep, changed)
    if not parts.blocks:
        return left
    # fewer arcs may leave smaller circles, and another order
    gatherer = Gatherer(left.nodes)
    gatherer.add_pairs((left.nodes[i], left.nodes[j]) for i, row in enumerate(left.cites) for j in row)
    dates = dict(zip(left.nodes, left.starts, strict=True)) if left.dated else None
    anew = gatherer.build(dates, "condense", left.attributes)
    at = [anew.index[node] for node in left.nodes]
    anew.counts = {(at[i], at[j]): count for (i, j), count in left.counts.items()}
    anew.rows = {(at[i], at[j]): row for (i, j), row in left.rows.items()}
    anew.dropped, anew.undated, anew.forward = left.dropped, left.undated, left.forward
    return anew


def _restrict(parts: Parts, keep: list[bool], changed: Changes) -> Parts:
    """Cut down without a look at circles, in the same order."""
    position_of = [0] * len(keep)
    order = [i for i, kept in enumerate(keep) if kept]
    for position, old in enumerate(order):
        position_of[old] = position
    left: Rows = [
        [j for j in row if keep[j] and ((i, j) not in changed or changed[i, j] is not None)] if keep[i] else []
        for i, row in enumerate(parts.cites)
    ]
    cites, cited_by = adjacency(left, order, position_of)
    nodes = tuple(parts.nodes[old] for old in order)
    counts: dict[tuple[int, int], int] = {}
    evidence: dict[tuple[int, int], Mapping[str, Any]] = {}
    for i, row in enumerate(left):
        for j in row:
            pair = position_of[i], position_of[j]
            new = changed.get((i, j)) or parts.rows.get((i, j))
            count = parts.counts.get((i, j), 1) if (i, j) not in changed or new is None else count_of(new)
            if count != 1:
                counts[pair] = count
            if new is not None:
                evidence[pair] = new
    return Parts(
        nodes=nodes,
        index={node: position for position, node in enumerate(nodes)},
        cites=cites,
        cited_by=cited_by,
        counts=counts,
        rows=evidence,
        starts=[parts.starts[old] for old in order],
        dropped=parts.dropped,
        attributes={node: parts.attributes[node] for node in nodes if node in parts.attributes},
        dated=parts.dated,
        undated=parts.undated,
        forward=parts.forward,
        on_cycle=parts.on_cycle,
    )


def condensed(parts: Parts) -> Parts:
    """Parts in which each circle is one document, under the name of its first member."""
    if not parts.blocks:
        return parts
    first = list(range(len(parts.nodes)))
    for start, stop in parts.blocks:
        first[start:stop] = [start] * (stop - start)
    gatherer = Gatherer(node for i, node in enumerate(parts.nodes) if first[i] == i)
    for i, row in enumerate(parts.cites):
        for j in row:
            if first[i] != first[j]:
                gatherer.add_row(parts.nodes[first[i]], parts.nodes[first[j]], known(parts, i, j))
    dates = dict(zip(parts.nodes, parts.starts, strict=True)) if parts.dated else None
    made = gatherer.build(dates, "error", parts.attributes)
    made.dropped = parts.dropped
    return made


def summary(parts: Parts) -> dict[str, int]:
    """Counts of what is there and of what is odd."""
    edges = sum(map(len, parts.cites))
    reasons = [arc.reason for arc in parts.dropped]
    return {
        "nodes": len(parts.nodes),
        "edges": edges,
        "mentions": edges + sum(count - 1 for count in parts.counts.values()),
        "isolates": sum(not row and not parts.cited_by[i] for i, row in enumerate(parts.cites)),
        "undated": parts.undated,
        "duplicates": reasons.count("duplicate"),
        "loops": reasons.count("loop"),
        "forward": parts.forward,
        "cycles": len(parts.blocks) + reasons.count("cycle"),
    }


def to_networkx(parts: Parts) -> nx.DiGraph:
    """All documents and arcs with what is known of them."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from((node, dict(parts.attributes.get(node, {}))) for node in parts.nodes)
    for i, row in enumerate(parts.cites):
        for j in row:
            graph.add_edge(parts.nodes[i], parts.nodes[j], **known(parts, i, j))
    return graph


class Neighbours(Mapping[Any, tuple[Any, ...]]):
    """Adjacency by position, shown by node."""

    __slots__ = ("_parts", "_rows")

    def __init__(self, parts: Parts, rows: Rows) -> None:
        self._parts = parts
        self._rows = rows

    def __getitem__(self, node: Hashable) -> tuple[Any, ...]:
        return tuple(self._parts.nodes[j] for j in self._rows[self._parts.index[node]])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._parts.nodes)

    def __len__(self) -> int:
        return len(self._parts.nodes)
