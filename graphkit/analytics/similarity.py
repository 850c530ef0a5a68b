"""Documents that are cited together, and documents that cite the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from heapq import nlargest
from itertools import chain, combinations
from math import sqrt
from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.ordering import Rows
from graphkit.analytics.results import Ranking
from graphkit.errors import UsageError

MEASURES = ("count", "salton", "jaccard", "association")


def co_citation(
    graph: Any, node: Hashable | None = None, *, top: int | None = None, measure: str = "count", least: int = 1, **where: Unpack[Where]
) -> Ranking:
    """How often two documents are cited by the same document.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    node : hashable, optional
        One document: how strongly each other is tied to it. By default all pairs of the graph.
    top : int, optional
        Only the so many strongest.
    measure : {"count", "salton", "jaccard", "association"}
        With c documents that cite both, and a and b that cite each: c; ``c / sqrt(a b)``; ``c / (a + b - c)``; ``c / (a b)``.
    least : int
        Only pairs with so many documents that cite both: strength over few says little.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to number, or (document, document) to number, the older first. Pairs that nothing joins are left out.

    Raises
    ------
    NotFoundError
        If the document is not in the graph.
    UsageError
        If there is no such measure.

    Notes
    -----
    One document: O(sum of the citations of what cites it), without numpy. All pairs: O(sum of out-degrees squared); with
    scipy, where it is installed, in blocks of a sparse product, so that only what may be among the top is ever listed.

    References
    ----------
    Small, H. (1973). JASIS 24. van Eck, N. & Waltman, L. (2009). How to normalize cooccurrence data? JASIST 60.

    Examples
    --------
    >>> from graphkit.analytics import Citations, co_citation
    >>> C = Citations.from_edges([("x", "a"), ("x", "b"), ("y", "a"), ("y", "b"), ("y", "c")])
    >>> co_citation(C, "a").top()
    [('b', 2), ('c', 1)]
    >>> co_citation(C, top=1, measure="jaccard").top()
    [(('a', 'b'), 1.0)]
    """
    citations = snapshot(graph, **where)
    return _similarity("co_citation", citations, node, True, (top, measure, least), dict(where))


def coupling(
    graph: Any, node: Hashable | None = None, *, top: int | None = None, measure: str = "count", least: int = 1, **where: Unpack[Where]
) -> Ranking:
    """How many documents two documents both cite.

    Parameters
    ----------
    graph, node, top, measure, least, **where
        As in :func:`co_citation`, with c documents that both cite, and a and b that each cites.

    Returns
    -------
    Ranking
        Document to number, or (document, document) to number, the older first.

    Notes
    -----
    One document: O(sum of the citations that what it cites receives). All pairs: O(sum of in-degrees squared).

    References
    ----------
    Kessler, M. (1963). Bibliographic coupling between scientific papers. American Documentation 14.

    Examples
    --------
    >>> from graphkit.analytics import Citations, coupling
    >>> C = Citations.from_edges([("x", "a"), ("x", "b"), ("y", "a"), ("y", "b"), ("y", "c")])
    >>> coupling(C, "x").top(), coupling(C, "x", measure="jaccard").top()
    ([('y', 2)], [('y', 0.6666666666666666)])
    """
    citations = snapshot(graph, **where)
    return _similarity("coupling", citations, node, False, (top, measure, least), dict(where))


def _similarity(
    name: str, citations: Citations, node: Hashable | None, cited: bool, options: tuple[int | None, str, int], where: dict[str, Any]
) -> Ranking:
    top, measure, least = options
    if measure not in MEASURES:
        raise UsageError(f"measure={measure!r} is unknown", f"one of {', '.join(MEASURES)}")
    parts = citations.parts
    away, back = (parts.cited_by, parts.cites) if cited else (parts.cites, parts.cited_by)
    nodes, degree = citations.nodes, [len(row) for row in away]
    params = {"measure": measure, "least": least, "top": top, **where}
    if node is not None:
        origin = citations.position(node)
        shared = Counter(chain.from_iterable(map(back.__getitem__, away[origin])))
        del shared[origin]
        if least > 1:
            shared = Counter({i: count for i, count in shared.items() if count >= least})
        scores = {nodes[i]: _strength(measure, shared[i], degree[origin], degree[i]) for i in sorted(shared)}
        return Ranking(name, scores, {"node": node, **params}).first(top)
    weighed = _all_pairs(citations, cited, back, degree, (top, measure, least))
    # ties go by the nodes themselves, so that none at the edge may be cut off before
    return Ranking(name, {(nodes[i], nodes[j]): value for i, j, value in sorted(weighed)}, params).first(top)


def _strength(measure: str, count: int, one: int, other: int) -> float:
    if measure == "count":
        return count
    if measure == "salton":
        return count / sqrt(one * other)
    return count / (one + other - count) if measure == "jaccard" else count / (one * other)


def _all_pairs(
    citations: Citations, cited: bool, back: Rows, degree: list[int], options: tuple[int | None, str, int]
) -> list[tuple[int, int, float]]:
    """Pairs of positions, the lower first, with their strength; all, or those that reach the top and its ties."""
    top, measure, least = options
    try:
        from graphkit.analytics.matrices import adjacency
        from graphkit.analytics.pair_counts import strongest

        matrix = adjacency(citations, dtype="int32")
        return strongest(matrix if cited else matrix.T.tocsr(), degree, measure, least, top)
    except ImportError:
        pass
    counts = Counter(chain.from_iterable(combinations(row, 2) for row in back))
    pairs = [(i, j, _strength(measure, count, degree[i], degree[j])) for (i, j), count in counts.items() if count >= least]
    if top is None or top >= len(pairs):
        return pairs
    limit = nlargest(top, (value for _, _, value in pairs))[-1] if top > 0 else float("inf")
    return [pair for pair in pairs if pair[2] >= limit]
