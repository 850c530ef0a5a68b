"""Parts of a graph that no citation joins."""

from __future__ import annotations

from typing import Any, Unpack

from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot


def components(graph: Any, **where: Unpack[Where]) -> list[set[Any]]:
    """Documents that citations join, whichever way they run (weak components).

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    list of set
        The largest first; of equals the one with the first document in canonical order. A document alone is one too.

    Notes
    -----
    O(n + m).

    Examples
    --------
    >>> from graphkit.analytics import Citations, components
    >>> [sorted(part) for part in components(Citations.from_edges([("c", "a"), ("c", "b"), ("e", "d")], nodes=["f"]))]
    [['a', 'b', 'c'], ['d', 'e'], ['f']]
    """
    citations = snapshot(graph, **where)
    cites, cited_by = citations.parts.cites, citations.parts.cited_by
    seen = [False] * len(cites)
    found = []
    for origin in range(len(cites)):
        if seen[origin]:
            continue
        seen[origin] = True
        waiting, part = [origin], {citations.nodes[origin]}
        while waiting:
            at = waiting.pop()
            for near in (*cites[at], *cited_by[at]):
                if not seen[near]:
                    seen[near] = True
                    part.add(citations.nodes[near])
                    waiting.append(near)
        found.append(part)
    return sorted(found, key=len, reverse=True)  # a stable sort: equals stay in the order of their first documents
