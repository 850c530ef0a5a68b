"""How often a document is cited, and how much it cites."""

from __future__ import annotations

from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot, weights
from graphkit.analytics.results import Ranking


def in_degree(graph: Any, weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """How many documents cite each document.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    weight : str, optional
        None counts documents, ``"count"`` counts mentions, another name adds up that attribute of the arcs.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to number.

    Notes
    -----
    O(n + m).

    Examples
    --------
    >>> from graphkit.analytics import Citations, in_degree
    >>> C = Citations.from_edges([("b", "a"), ("c", "a"), ("c", "a")])
    >>> dict(in_degree(C)), dict(in_degree(C, weight="count"))
    ({'a': 2, 'b': 0, 'c': 0}, {'a': 3, 'b': 0, 'c': 0})
    """
    citations = snapshot(graph, **where)
    return _degrees("in_degree", citations, weight, dict(where), incoming=True)


def out_degree(graph: Any, weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """How many documents each document cites.

    Parameters
    ----------
    graph, weight, **where
        As in :func:`in_degree`.

    Returns
    -------
    Ranking
        Document to number.

    Notes
    -----
    O(n + m).

    Examples
    --------
    >>> from graphkit.analytics import Citations, out_degree
    >>> out_degree(Citations.from_edges([("b", "a"), ("c", "a"), ("c", "b")])).top(1)
    [('c', 2)]
    """
    citations = snapshot(graph, **where)
    return _degrees("out_degree", citations, weight, dict(where), incoming=False)


def _degrees(measure: str, citations: Citations, weight: str | None, where: dict[str, Any], *, incoming: bool) -> Ranking:
    weigh = weights(citations, weight)
    rows = citations.parts.cited_by if incoming else citations.parts.cites
    if weigh is None:
        scores: list[float] = [len(row) for row in rows]
    elif incoming:
        scores = [sum(weigh(i, j) for i in row) for j, row in enumerate(rows)]
    else:
        scores = [sum(weigh(i, j) for j in row) for i, row in enumerate(rows)]
    return Ranking(measure, dict(zip(citations.nodes, scores, strict=True)), {"weight": weight, **where})
