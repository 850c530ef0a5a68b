"""Chains of citations: the longest of all, the shortest between two documents."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.ordering import Rows


def longest_chain(graph: Any, node: Hashable | None = None, **where: Unpack[Where]) -> list[Any]:
    """The longest chain of citations.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    node : hashable, optional
        Where the chain begins (its newest document); by default anywhere.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    list
        Newest first, each citing the next. Of several equally long, the one whose documents, read from the newest, come
        first in canonical order. Empty if there is no document.

    Raises
    ------
    CycleError
        If a networkx graph has circles. In a condensed snapshot a circle counts as one, named by its first member.

    Notes
    -----
    One sweep, O(n + m).

    Examples
    --------
    >>> from graphkit.analytics import Citations, longest_chain
    >>> longest_chain(Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")]))
    ['c', 'b', 'a']
    """
    whole = snapshot(graph, "error", **where)
    citations = whole.condensed()
    depth, following = depths(citations.parts.cites)
    if not depth:
        return []
    at: int | None = depth.index(max(depth)) if node is None else citations.position(_representative(whole, node))
    chain = []
    while at is not None:
        chain.append(citations.nodes[at])
        at = following[at]
    return chain


def shortest_chain(graph: Any, citing: Hashable, cited: Hashable, **where: Unpack[Where]) -> list[Any]:
    """A shortest chain of citations from one document to another.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    citing, cited : hashable
        Where it begins and where it ends.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    list
        Newest first; of several the first in canonical order, read from the newest. Empty if there is none.

    Raises
    ------
    NotFoundError
        If one of them is not in the graph.

    Notes
    -----
    O(n + the arcs that lead to the cited).

    Examples
    --------
    >>> from graphkit.analytics import Citations, shortest_chain
    >>> C = Citations.from_edges([("d", "c"), ("c", "b"), ("b", "a"), ("d", "b")])
    >>> shortest_chain(C, "d", "a")
    ['d', 'b', 'a']
    """
    citations = snapshot(graph, **where)
    origin, goal = citations.position(citing), citations.position(cited)
    steps = {i: step for step, wave in enumerate(waves(citations.parts.cited_by, goal)) for i in wave}
    if origin not in steps:
        return []
    chain = [origin]
    while chain[-1] != goal:
        left = steps[chain[-1]] - 1
        chain.append(next(j for j in citations.parts.cites[chain[-1]] if steps.get(j) == left))
    return [citations.nodes[i] for i in chain]


def depths(cites: Rows) -> tuple[list[int], list[int | None]]:
    """Steps of the longest chain from each position, and the next position of the first such chain."""
    depth = [0] * len(cites)
    following: list[int | None] = [None] * len(cites)
    for i, row in enumerate(cites):
        if row:
            deepest = max(row, key=depth.__getitem__)  # of equals the first, which is the oldest
            depth[i] = depth[deepest] + 1
            following[i] = deepest
    return depth, following


def waves(rows: Rows, origin: int) -> list[list[int]]:
    """What a position reaches, by the fewest steps that lead there; first itself, at none.

    Examples
    --------
    >>> waves([[], [0], [0, 1]], 2)
    [[2], [0, 1]]
    """
    seen = [False] * len(rows)  # a look at a list is cheaper than one at a dict, and most arcs lead to what was seen
    seen[origin] = True
    wave = [origin]
    found = []
    while wave:
        found.append(wave)
        following = []
        for i in wave:
            for j in rows[i]:
                if not seen[j]:
                    seen[j] = True
                    following.append(j)
        wave = following
    return found


def _representative(citations: Citations, node: Hashable) -> Any:
    position = citations.position(node)
    return citations.nodes[next((start for start, stop in citations.parts.blocks if start <= position < stop), position)]
