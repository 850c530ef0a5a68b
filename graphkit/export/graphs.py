"""A networkx graph as GraphML or GEXF that Gephi and Cytoscape open.

These formats hold numbers, words and truth values, each attribute of one type: lists are joined, dates are written in ISO
8601, and what is None or no finite number is left out. Whole numbers of more than 64 bits, which Gephi refuses, are
written as fractions.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from graphkit.errors import UsageError
from graphkit.export.files import JOINT, replacing

if TYPE_CHECKING:
    import networkx as nx

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")

LARGEST = 2**63 - 1
"""Of the numbers that these formats call ``long``."""

Types = dict[str, str]
Data = list[tuple[str, Any]]


def flattened(graph: Any) -> nx.DiGraph[Any]:
    """A copy whose attributes any writer takes: lists joined, dates as ISO 8601 text, nothing that is None or that XML cannot hold.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.MultiDiGraph

    Returns
    -------
    networkx.DiGraph or networkx.MultiDiGraph
        Nodes without a ``label`` get their id as such; edges without a ``weight`` that have a ``count`` get that; nodes and
        edges with a date or year get a ``timestamp``: the day, or the first of the month or year.

    Raises
    ------
    UsageError
        When this is no directed networkx graph.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_node("a", date=datetime.date(1999, 10, 15), organ=None)
    >>> graph.add_edge("b", "a", count=2, verbs=["recall", "note"])
    >>> flat = flattened(graph)
    >>> flat.nodes["a"], flat.edges["b", "a"]
    ({'label': 'a', 'date': '1999-10-15', 'timestamp': '1999-10-15'}, {'count': 2, 'verbs': 'recall | note', 'weight': 2})
    """
    if not (hasattr(graph, "is_directed") and graph.is_directed()):
        raise UsageError("only a directed networkx graph can be written", "give a networkx.DiGraph, citing -> cited")
    flat = graph.__class__()
    flat.add_nodes_from((node, {"label": _scalar(str(node)), **_flat(data)}) for node, data in graph.nodes(data=True))
    for citing, cited, data in graph.edges(data=True):
        own = _flat(data)
        if "count" in own:
            own.setdefault("weight", own["count"])
        flat.add_edge(citing, cited, **own)
    return flat


def write_graphml(graph: Any, path: str | os.PathLike[str]) -> None:
    """Write a directed graph as GraphML.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.MultiDiGraph
        Is flattened first.
    path : str or path
        A file of that name is replaced.

    Examples
    --------
    >>> import tempfile, networkx as nx
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graphml(nx.DiGraph([("b", "a")]), f"{folder}/graph.graphml")
    ...     list(nx.read_graphml(f"{folder}/graph.graphml").edges)
    [('b', 'a')]
    """
    flat = flattened(graph)
    kinds = _types(flat)
    keys = {(kind, name): f"{kind[0]}{at}" for kind, types in kinds.items() for at, name in enumerate(types)}

    def datum(kind: str, name: str, value: Any) -> str:
        return f'<data key="{keys[kind, name]}">{_text(value)}</data>'

    with replacing(path) as scratch, scratch.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for (kind, name), key in keys.items():
            file.write(f'<key id="{key}" for="{kind}" attr.name={_quoted(name)} attr.type="{kinds[kind][name]}"/>\n')
        file.write('<graph edgedefault="directed">\n')
        _write_nodes(file, flat, "", lambda name, value: datum("node", name, value))
        _write_edges(file, flat, "", lambda name, value: datum("edge", name, value))
        file.write("</graph>\n</graphml>\n")


def write_gexf(graph: Any, path: str | os.PathLike[str]) -> None:
    """Write a directed graph as GEXF 1.3, with a time line where there are dates.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.MultiDiGraph
        Is flattened first. ``label`` is what Gephi shows of a node; ``timestamp`` is when it is there.
    path : str or path
        A file of that name is replaced.

    Examples
    --------
    >>> import tempfile, networkx as nx
    >>> graph = nx.DiGraph([("b", "a")])
    >>> graph.nodes["a"]["date"] = "1999-10-15"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_gexf(graph, f"{folder}/graph.gexf")
    ...     "timestamp" in open(f"{folder}/graph.gexf").read()
    True
    """
    flat = flattened(graph)
    kinds = _types(flat)
    timed = any("timestamp" in types for types in kinds.values())
    own = {"node": ("label", "timestamp"), "edge": ("weight", "timestamp")}
    kinds = {kind: {name: type_ for name, type_ in types.items() if name not in own[kind]} for kind, types in kinds.items()}
    places = {kind: {name: str(at) for at, name in enumerate(types)} for kind, types in kinds.items()}

    def value(kind: str) -> Callable[[str, Any], str]:
        return lambda name, given: f'<attvalue for="{places[kind][name]}" value={_quoted(_plain(given))}/>'

    with replacing(path) as scratch, scratch.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
        mode = 'mode="dynamic" timerepresentation="timestamp" timeformat="date"' if timed else 'mode="static"'
        file.write(f'<graph defaultedgetype="directed" {mode}>\n')
        for kind, types in kinds.items():
            if not types:
                continue
            file.write(f'<attributes class="{kind}" mode="static">\n')
            for name, type_ in types.items():
                file.write(f'<attribute id="{places[kind][name]}" title={_quoted(name)} type="{type_}"/>\n')
            file.write("</attributes>\n")
        file.write("<nodes>\n")
        _write_nodes(file, flat, "attvalues", value("node"), own["node"])
        file.write("</nodes>\n<edges>\n")
        _write_edges(file, flat, "attvalues", value("edge"), own["edge"])
        file.write("</edges>\n</graph>\n</gexf>\n")


def _write_nodes(file: TextIO, graph: Any, wrap: str, show: Callable[[str, Any], str], own: tuple[str, ...] = ()) -> None:
    for node, data in graph.nodes(data=True):
        _element(file, "node", [("id", node)], data, wrap, show, own)


def _write_edges(file: TextIO, graph: Any, wrap: str, show: Callable[[str, Any], str], own: tuple[str, ...] = ()) -> None:
    for at, (citing, cited, data) in enumerate(graph.edges(data=True)):
        _element(file, "edge", [("id", at), ("source", citing), ("target", cited)], data, wrap, show, own)


def _element(
    file: TextIO, tag: str, head: Data, data: Mapping[str, Any], wrap: str, show: Callable[[str, Any], str], own: tuple[str, ...]
) -> None:
    """An element; attributes that the format itself knows (``own``) stand in its head."""
    attributes = "".join(f" {name}={_quoted(_plain(value))}" for name, value in [*head, *((n, data[n]) for n in own if n in data)])
    inside = "".join(show(name, value) for name, value in data.items() if name not in own)
    inside = f"<{wrap}>{inside}</{wrap}>" if wrap and inside else inside
    file.write(f"<{tag}{attributes}>{inside}</{tag}>\n" if inside else f"<{tag}{attributes}/>\n")


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    flat = {str(name): value for name, given in data.items() if (value := _scalar(given)) is not None}
    if "timestamp" not in flat:
        when = _DAY.fullmatch(str(flat.get("date") or flat.get("year") or ""))
        if when:
            flat["timestamp"] = "-".join(part or "01" for part in when.groups())
    return flat


def _scalar(value: Any) -> Any:
    if hasattr(value, "item") and not hasattr(value, "__len__"):  # a number of numpy
        value = value.item()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _FORBIDDEN.sub(" ", value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        items: Iterable[Any] = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return JOINT.join(_plain(flat) for item in items if (flat := _scalar(item)) is not None)
    return _scalar(str(value))


def _number(value: float) -> float | str | None:
    """A number that readers of 64 bits take; None for what is no finite one."""
    if isinstance(value, int):
        if abs(value) <= LARGEST:
            return value
        try:
            return float(value)
        except OverflowError:
            return str(value)
    return value if isfinite(value) else None


def _types(graph: Any) -> dict[str, Types]:
    """Type of each attribute of nodes and edges: one that holds several is text, but numbers of two kinds are numbers."""
    found: dict[str, dict[str, set[str]]] = {"node": {}, "edge": {}}
    for kind, every in (("node", (data for _, data in graph.nodes(data=True))), ("edge", (data for _, _, data in graph.edges(data=True)))):
        for data in every:
            for name, value in data.items():
                found[kind].setdefault(name, set()).add(_type(value))
    return {kind: {name: _joint_type(types) for name, types in names.items()} for kind, names in found.items()}


def _joint_type(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types <= {"long", "double"} else "string"


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "long" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(value: Any) -> str:
    return escape(_plain(value))


def _quoted(value: Any) -> str:
    return quoteattr(_FORBIDDEN.sub(" ", str(value)))
