"""Documents and their citations on an axis of time, as one SVG that stands alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any
from xml.sax.saxutils import escape

from graphkit.errors import UsageError

WIDTH, MARGIN, LANE, LETTER = 1200, 60, 46, 6.6
"""Measures in pixels: of the drawing, around it, between lanes of documents, and of a letter of their names."""

STEPS = (1, 2, 5, 10, 20, 50, 100)
"""Years between two marks of the axis, of which the least is taken that leaves room."""

STYLE = (
    "text{font:11px sans-serif;fill:#333;paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".title{font-size:15px;font-weight:bold}.axis{stroke:#bbb}"
    ".cite{fill:none;stroke:#9db4c0;stroke-width:1.2}.cite.main{stroke:#0b5fa5;stroke-width:2.4}"
    ".node{fill:#fff;stroke:#607d8b;stroke-width:1.5}.node.main{fill:#0b5fa5;stroke:#0b5fa5}.name.main{font-weight:bold}"
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a document stands."""

    x: float
    lane: int


def time_axis(graph: Any, title: str = "") -> str:
    """Draw a citation graph from left to right in time.

    Parameters
    ----------
    graph : networkx.DiGraph
        Citing -> cited. Of nodes ``name``, ``title``, ``date`` (or ``year``) and ``main`` are used, of edges ``verbs`` and
        ``main``: what is ``main`` stands out, as in ``MainPath.to_networkx()``.
    title : str, optional

    Returns
    -------
    str
        The SVG. Documents of which neither day nor year is known are left out, and counted in a line below.

    Raises
    ------
    UsageError
        When there is no document with a date.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph([("b", "a")])
    >>> graph.add_node("a", date="1999-10-15", name="1267 (1999)")
    >>> graph.add_node("b", date="2001-09-28", name="1373 (2001)")
    >>> drawing = time_axis(graph, "Two resolutions")
    >>> drawing.count("<circle"), drawing.count("<path"), "1267 (1999)" in drawing
    (2, 1, True)
    """
    moments = {node: when for node, data in graph.nodes(data=True) if (when := _moment(data)) is not None}
    if not moments:
        raise UsageError("there is no document with a date to draw", "give nodes a date or a year")
    first, last = int(min(moments.values())), ceil(max(moments.values()) + 1e-9)
    scale = (WIDTH - 2 * MARGIN) / max(last - first, 1)
    places = {node: MARGIN + (when - first) * scale for node, when in moments.items()}
    spots = _lanes(graph, places)
    lanes = 1 + max(spot.lane for spot in spots.values())
    top = MARGIN + (20 if title else 0)
    bottom = top + lanes * LANE

    def height(node: Any) -> float:
        return bottom - LANE / 2 - spots[node].lane * LANE

    left_out = len(graph) - len(spots)
    lines = [_axis(first, last, scale, top - 12, bottom)]
    lines += [
        _arc(spots[citing].x, height(citing), spots[cited].x, height(cited), data)
        for citing, cited, data in sorted(graph.edges(data=True), key=lambda edge: bool(edge[2].get("main")))
        if citing in spots and cited in spots
    ]
    lines += [_document(node, spot.x, height(node), graph.nodes[node]) for node, spot in spots.items()]
    if left_out:
        lines.append(f'<text x="{MARGIN}" y="{bottom + 40:.0f}">{left_out} without a date left out</text>')
    head = f'<text class="title" x="{MARGIN}" y="30">{escape(title)}</text>\n' if title else ""
    size = f'width="{WIDTH}" height="{bottom + MARGIN:.0f}" viewBox="0 0 {WIDTH} {bottom + MARGIN:.0f}"'
    body = "\n".join(lines)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{STYLE}</style>\n{head}{body}\n</svg>\n'


def _moment(data: Mapping[str, Any]) -> float | None:
    """Years with their fraction: of a year alone, its middle."""
    for value in (data.get("date"), data.get("year")):
        text = str(value or "")
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            if text[:4].isdecimal() and len(text) >= 4:
                return int(text[:4]) + 0.5
        else:
            return day.year + (day.timetuple().tm_yday - 1) / 366
    return None


def _lanes(graph: Any, places: Mapping[Any, float]) -> dict[Any, _Spot]:
    """A lane for each document in which its name runs into no other; the main path has the first choice."""
    taken: list[list[tuple[float, float]]] = []
    spots = {}
    for node in sorted(places, key=lambda node: (not graph.nodes[node].get("main"), places[node], str(node))):
        half = max(len(_name(node, graph.nodes[node])) * LETTER / 2, 8) + 4
        begin, end = places[node] - half, places[node] + half
        lane = next((at for at, row in enumerate(taken) if all(end <= b or begin >= e for b, e in row)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((begin, end))
        spots[node] = _Spot(places[node], lane)
    return spots


def _axis(first: int, last: int, scale: float, top: float, bottom: float) -> str:
    step = next((step for step in STEPS if step * scale >= 44), STEPS[-1])
    marks = []
    for year in range(first + -first % step, last + 1, step):
        x = MARGIN + (year - first) * scale
        marks.append(f'<line class="axis" x1="{x:.1f}" y1="{top:.0f}" x2="{x:.1f}" y2="{bottom:.0f}" stroke-dasharray="2 4"/>')
        marks.append(f'<text x="{x:.1f}" y="{bottom + 18:.0f}" text-anchor="middle">{year}</text>')
    return "\n".join([f'<line class="axis" x1="{MARGIN}" y1="{bottom:.0f}" x2="{WIDTH - MARGIN}" y2="{bottom:.0f}"/>', *marks])


def _arc(x1: float, y1: float, x2: float, y2: float, data: Mapping[str, Any]) -> str:
    bow = min(abs(x1 - x2) / 4, LANE)  # so that an arc passes over the documents between its ends
    verbs = ", ".join(dict.fromkeys(verb for verb in data.get("verbs") or () if verb and verb != "-"))
    told = f"<title>{escape(verbs)}</title>" if verbs else ""
    chosen = " main" if data.get("main") else ""
    middle = f"{(x1 + x2) / 2:.1f},{min(y1, y2) - bow:.1f}"
    return f'<path class="cite{chosen}" d="M{x1:.1f},{y1:.1f} Q{middle} {x2:.1f},{y2:.1f}">{told}</path>'


def _document(node: Any, x: float, y: float, data: Mapping[str, Any]) -> str:
    chosen = " main" if data.get("main") else ""
    told = " ".join(str(part) for part in (node, data.get("date"), data.get("title")) if part)
    name = escape(_name(node, data))
    return (
        f'<g><title>{escape(told)}</title><circle class="node{chosen}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text class="name{chosen}" x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{name}</text></g>'
    )


def _name(node: Any, data: Mapping[str, Any]) -> str:
    return str(data.get("name") or node)
