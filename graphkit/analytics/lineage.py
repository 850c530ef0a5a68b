"""What a document rests on and what rests on it: closures, generations, chains, common ground.

Arcs run from citing to cited, and *antecedents* are what a document rests on. networkx names by the arrow: on these arcs
its ``descendants`` are our antecedents.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple, Unpack

from graphkit.analytics.citations import Citations, snapshot
from graphkit.analytics.evidence import Where
from graphkit.analytics.ordering import Rows
from graphkit.errors import UsageError


class Kin(NamedTuple):
    """A relative of a document, with the fewest and the most steps that lead there."""

    node: Any
    shortest: int
    longest: int


def antecedents(graph: Any, node: Hashable, **where: Unpack[Where]) -> set[Any]:
    """All documents that a document rests on, at any remove.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    node : hashable
        The document.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    set
        Without the document itself.

    Raises
    ------
    NotFoundError
        If the document is not in the graph.

    Notes
    -----
    O(what is reached and the arcs from it).

    Examples
    --------
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("d", "b")])
    >>> sorted(antecedents(C, "c"))
    ['a', 'b']
    """
    citations = snapshot(graph, **where)
    return _reach(citations, node, citations.parts.cites)


def descendants(graph: Any, node: Hashable, **where: Unpack[Where]) -> set[Any]:
    """All documents that rest on a document, at any remove; as :func:`antecedents`, the other way.

    Examples
    --------
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("d", "b")])
    >>> sorted(descendants(C, "a"))
    ['b', 'c', 'd']
    """
    citations = snapshot(graph, **where)
    return _reach(citations, node, citations.parts.cited_by)


def generations(
    graph: Any, node: Hashable, direction: str = "antecedents", by: str = "shortest", **where: Unpack[Where]
) -> list[set[Any]]:
    """The antecedents or descendants of a document, by how many steps away they are.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    node : hashable
        The document.
    direction : {"antecedents", "descendants"}
        Which way.
    by : {"shortest", "longest"}
        Whether the shortest or the longest chain counts. By the longest, all that a document of one generation rests
        on lies in later ones.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    list of set
        First those one step away. Together they are what :func:`antecedents` or :func:`descendants` gives.

    Notes
    -----
    O(what is reached and the arcs from it). A circle counts as one step; its own members, by the longest chain, stand
    in the first generation.

    Examples
    --------
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")])
    >>> generations(C, "c") == [{"a", "b"}]
    True
    >>> generations(C, "c", by="longest")
    [{'b'}, {'a'}]
    """
    far = 0
    by_step: dict[int, set[Any]] = {}
    if by not in ("shortest", "longest"):
        raise UsageError(f"by={by!r} is unknown", "one of shortest, longest")
    for kin in kinship(graph, node, direction, **where):
        step = kin.shortest if by == "shortest" else kin.longest
        by_step.setdefault(step, set()).add(kin.node)
        far = max(far, step)
    return [by_step.get(step, set()) for step in range(1, far + 1)]


def kinship(graph: Any, node: Hashable, direction: str = "antecedents", **where: Unpack[Where]) -> list[Kin]:
    """Every antecedent or descendant with the length of the shortest and of the longest chain to it.

    Parameters
    ----------
    graph, node, direction, **where
        As in :func:`generations`.

    Returns
    -------
    list of Kin
        By the shortest chain, then in canonical order.

    Examples
    --------
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")])
    >>> kinship(C, "c")
    [Kin(node='a', shortest=1, longest=2), Kin(node='b', shortest=1, longest=1)]
    """
    citations = snapshot(graph, **where)
    rows = _rows(citations, direction)
    origin = citations.position(node)
    shortest = _waves(rows, origin)
    longest = _longest(citations, rows, origin, shortest)
    nodes = citations.nodes
    del shortest[origin]
    return [Kin(nodes[i], shortest[i], max(longest[i], 1)) for i in sorted(shortest, key=lambda i: (shortest[i], i))]


def nearest_common_antecedents(graph: Any, nodes: Iterable[Hashable], **where: Unpack[Where]) -> set[Any]:
    """What several documents all rest on, and nothing nearer that they all rest on rests on it.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    nodes : iterable of hashable
        The documents; one that another of them rests on is no antecedent of itself.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    set
        Common antecedents from which no other common antecedent descends.

    Notes
    -----
    A chain from one common antecedent down to another passes only through common antecedents, so that to look at direct
    citations is enough. O(arcs reached).

    Examples
    --------
    >>> C = Citations.from_edges([("d", "b"), ("c", "b"), ("b", "a"), ("c", "a")])
    >>> nearest_common_antecedents(C, ["c", "d"])
    {'b'}
    """
    citations = snapshot(graph, **where)
    common: set[Any] | None = None
    for node in dict.fromkeys(nodes):
        reached = antecedents(citations, node)
        common = reached if common is None else common & reached
    if not common:
        return set()
    circle = {member: number for number, group in enumerate(citations.cycles) for member in group}
    return {
        node
        for node in common
        if not any(
            citer in common and (node not in circle or circle.get(citer) != circle[node])
            for member in (citations.cycles[circle[node]] if node in circle else (node,))
            for citer in citations.cited_by[member]
        )
    }


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
    """A shortest chain of citations from one document to another, newest first; empty if there is none.

    Examples
    --------
    >>> C = Citations.from_edges([("d", "c"), ("c", "b"), ("b", "a"), ("d", "b")])
    >>> shortest_chain(C, "d", "a")
    ['d', 'b', 'a']
    """
    citations = snapshot(graph, **where)
    origin, goal = citations.position(citing), citations.position(cited)
    steps = _waves(citations.parts.cited_by, goal)
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


def _rows(citations: Citations, direction: str) -> Rows:
    if direction not in ("antecedents", "descendants"):
        raise UsageError(f"direction={direction!r} is unknown", "one of antecedents, descendants")
    return citations.parts.cites if direction == "antecedents" else citations.parts.cited_by


def _reach(citations: Citations, node: Hashable, rows: Rows) -> set[Any]:
    origin = citations.position(node)
    seen: set[int] = set()
    wave = {origin}
    while wave:  # whole waves at a time, so that the loop over arcs is that of set.union
        seen |= wave
        wave = set().union(*map(rows.__getitem__, wave)) - seen
    seen.remove(origin)
    return set(map(citations.nodes.__getitem__, seen))


def _waves(rows: Rows, origin: int) -> dict[int, int]:
    """Fewest steps from a position to all that it reaches."""
    steps = {origin: 0}
    wave = [origin]
    while wave:
        following = []
        for i in wave:
            for j in rows[i]:
                if j not in steps:
                    steps[j] = steps[i] + 1
                    following.append(j)
        wave = following
    return steps


def _longest(citations: Citations, rows: Rows, origin: int, reached: Iterable[int]) -> dict[int, int]:
    """Most steps from a position to all that it reaches, a circle counting as one."""
    first = {i: start for start, stop in citations.parts.blocks for i in range(start, stop)}
    steps: dict[int, int] = {first.get(origin, origin): 0}
    order = sorted(reached, reverse=rows is citations.parts.cites)  # canonical order puts each before what it leads to
    for i in order:
        home = first.get(i, i)
        steps.setdefault(home, 0)
    for i in order:
        home = first.get(i, i)
        for j in rows[i]:
            target = first.get(j, j)
            if target != home and steps[home] + 1 > steps[target]:
                steps[target] = steps[home] + 1
    return {i: steps[first.get(i, i)] for i in order}


def _representative(citations: Citations, node: Hashable) -> Any:
    position = citations.position(node)
    return citations.nodes[next((start for start, stop in citations.parts.blocks if start <= position < stop), position)]
