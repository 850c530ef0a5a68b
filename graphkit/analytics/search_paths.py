"""Search path weights: how many ways through the literature lead over a citation.

Knowledge flows from cited to citing. A *source* cites nothing, a *sink* is cited by nothing. Counts are Python integers,
because they pass 2**64 soon: the total of a graph of 27,770 papers has 290 bits.
"""

from __future__ import annotations

from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.errors import UsageError

METHODS = ("spc", "splc", "spnp")


def search_path_weights(graph: Any, method: str = "spc", **where: Unpack[Where]) -> dict[tuple[Any, Any], int]:
    """Traversal weight of every citation.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    method : {"spc", "splc", "spnp"}
        Search path count: ways from sources to sinks that lead over the arc. Search path link count: ways from any
        document upstream (the cited one included) to sinks. Search path node pair: ways from any document upstream to any
        downstream.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    dict
        (citing, cited) to an exact integer, in canonical order.

    Raises
    ------
    CycleError
        If a networkx graph has circles. In a condensed snapshot a circle stands under the name of its first member.

    Notes
    -----
    For the flow p -> q (q cites p): ``up(p) * down(q)``. For SPC ``up`` counts the ways from sources to p, for SPLC and SPNP
    ``up(p) = 1 + sum(up over what p cites)``; ``down`` counts the ways from q to sinks, for SPNP
    ``down(q) = 1 + sum(down over what cites q)``. SPC and SPNP do not change when all arcs are turned, SPLC does. O(n + m)
    operations on integers whose length grows with the longest chain.

    References
    ----------
    Hummon, N. & Doreian, P. (1989). Connectivity in a citation network. Social Networks 11.
    Batagelj, V. (2003). Efficient algorithms for citation network analysis. arXiv cs/0309023.

    Examples
    --------
    >>> from graphkit.analytics import Citations, search_path_weights
    >>> C = Citations.from_edges([(2, 1), (3, 2), (4, 2), (5, 3), (5, 4)])
    >>> search_path_weights(C)
    {(2, 1): 2, (3, 2): 1, (4, 2): 1, (5, 3): 1, (5, 4): 1}
    >>> list(search_path_weights(C, "splc").values()), list(search_path_weights(C, "spnp").values())
    ([2, 2, 2, 3, 3], [5, 4, 4, 3, 3])
    """
    citations = snapshot(graph, "error", **where).condensed()
    nodes = citations.nodes
    up, down = path_counts(citations, method)
    return {(nodes[i], nodes[j]): up[j] * down[i] for i, row in enumerate(citations.parts.cites) for j in row}


def path_counts(citations: Citations, method: str) -> tuple[list[int], list[int]]:
    """``up`` and ``down`` of :func:`search_path_weights` by position, of an acyclic snapshot.

    Raises
    ------
    UsageError
        If there is no such method.
    """
    if method not in METHODS:
        raise UsageError(f"search path weights {method!r} are unknown", f"one of {', '.join(METHODS)}")
    cites, cited_by = citations.parts.cites, citations.parts.cited_by
    up: list[int] = []
    get = up.__getitem__
    if method == "spc":
        for row in cites:
            up.append(sum(map(get, row)) if row else 1)
    else:
        for row in cites:
            up.append(1 + sum(map(get, row)))
    down = [0] * len(cites)
    get = down.__getitem__
    if method == "spnp":
        for i in range(len(down) - 1, -1, -1):
            down[i] = 1 + sum(map(get, cited_by[i]))
    else:
        for i in range(len(down) - 1, -1, -1):
            row = cited_by[i]
            down[i] = sum(map(get, row)) if row else 1
    return up, down


def path_total(graph: Any, **where: Unpack[Where]) -> int:
    """Number of ways from sources to sinks, a document that neither cites nor is cited left out.

    Parameters
    ----------
    graph, **where
        As in :func:`search_path_weights`.

    Returns
    -------
    int
        The sum of the weights (SPC) of all citations by sinks.

    Notes
    -----
    O(n + m) operations on integers.

    Examples
    --------
    >>> from graphkit.analytics import Citations, path_total
    >>> path_total(Citations.from_edges([(2, 1), (3, 2), (4, 2), (5, 3), (5, 4)]))
    2
    """
    citations = snapshot(graph, "error", **where).condensed()
    up, _ = path_counts(citations, "spc")
    parts = citations.parts
    return sum(count for i, count in enumerate(up) if parts.cites[i] and not parts.cited_by[i])
