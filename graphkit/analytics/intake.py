"""Arcs as the world hands them over: rows of a store, networkx graphs, data frames."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from graphkit.analytics.building import Gatherer, Parts
from graphkit.errors import UsageError

Dates = Mapping[Any, Any] | None


def from_edges(pairs: Iterable[tuple[Hashable, Hashable]], nodes: Iterable[Hashable], dates: Dates, on_cycle: str) -> Parts:
    """Pairs, see :meth:`Citations.from_edges`."""
    gatherer = Gatherer(nodes)
    gatherer.add_pairs(pairs)
    return gatherer.build(dates, on_cycle)


def from_rows(rows: Iterable[Mapping[str, Any]], nodes: Iterable[Any], dates: Dates, on_cycle: str) -> Parts:
    """Rows with evidence, see :meth:`Citations.from_rows`."""
    attributes = {node["id"] if isinstance(node, Mapping) else node: node if isinstance(node, Mapping) else {} for node in nodes}
    gatherer = Gatherer(attributes)
    for row in rows:
        try:
            citing, cited = row["citing"], row["cited"]
        except (KeyError, TypeError):
            raise UsageError(f"a row without citing and cited: {row!r:.80}") from None
        gatherer.add_row(citing, cited, {key: value for key, value in row.items() if key not in ("citing", "cited")})
    return gatherer.build(_dates(dates, attributes), on_cycle, attributes)


def from_networkx(graph: Any, dates: Dates | str, on_cycle: str) -> Parts:
    """A networkx graph, through its public methods only, see :meth:`Citations.from_networkx`."""
    try:
        directed = graph.is_directed()
    except AttributeError:
        raise UsageError(f"{type(graph).__name__} is no citation graph", "give Citations or a networkx.DiGraph") from None
    if not directed:
        raise UsageError("citations have a direction, this graph has none", "give a networkx.DiGraph, citing -> cited")
    attributes = {node: dict(data) for node, data in graph.nodes(data=True)}
    gatherer = Gatherer(attributes)
    if graph.is_multigraph() or any(data for _, _, data in graph.edges(data=True)):
        for citing, cited, data in graph.edges(data=True):
            gatherer.add_row(citing, cited, data)
    else:
        gatherer.add_pairs(graph.edges())
    if isinstance(dates, str):
        name = dates
        dates = {node: data.get(name) for node, data in attributes.items()}
    return gatherer.build(_dates(dates, attributes), on_cycle, attributes)


def from_frame(frame: Any, source: str, target: str, nodes: Iterable[Any], dates: Dates, on_cycle: str) -> Parts:
    """A data frame, see :meth:`Citations.from_frame`."""
    columns = [str(name) for name in frame.columns]
    missing = [name for name in (source, target) if name not in columns]
    if missing:
        raise UsageError(f"the frame has no column {missing[0]!r}", f"columns are {', '.join(columns)}")
    values = zip(*(frame[name].to_list() for name in columns), strict=True)
    if len(columns) == 2 and not nodes:
        pairs = values if columns[0] == source else ((one, other) for other, one in values)
        return from_edges(pairs, (), dates, on_cycle)
    names = ["citing" if name == source else "cited" if name == target else name for name in columns]
    return from_rows((dict(zip(names, row, strict=True)) for row in values), nodes, dates, on_cycle)


def _dates(dates: Mapping[Any, Any] | None, attributes: Mapping[Any, Mapping[str, Any]]) -> Mapping[Any, Any] | None:
    """The caller's dates, else those that the documents carry."""
    if dates is not None:
        return dates
    own = {node: data.get("date") or data.get("year") for node, data in attributes.items()}
    return own if any(value is not None for value in own.values()) else None
