"""What a document rests on and what rests on it: closures, generations, chains, common ground.

Arcs run from citing to cited, and *antecedents* are what a document rests on. networkx names by the arrow: on these arcs
its ``descendants`` are our antecedents.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.ordering import Rows
from graphkit.analytics.reach import reached, reached_by_steps
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
    O(what is reached and the arcs from it). A large snapshot that is asked again and again answers from a matrix, where
    scipy is installed.

    Examples
    --------
    >>> from graphkit.analytics import Citations, antecedents
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("d", "b")])
    >>> sorted(antecedents(C, "c"))
    ['a', 'b']
    """
    citations = snapshot(graph, **where)
    return reached(citations.parts, citations.position(node), forth=True)


def descendants(graph: Any, node: Hashable, **where: Unpack[Where]) -> set[Any]:
    """All documents that rest on a document, at any remove.

    Parameters
    ----------
    graph, node, **where
        As in :func:`antecedents`.

    Returns
    -------
    set
        Without the document itself.

    Notes
    -----
    O(what is reached and the arcs to it).

    Examples
    --------
    >>> from graphkit.analytics import Citations, descendants
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("d", "b")])
    >>> sorted(descendants(C, "a"))
    ['b', 'c', 'd']
    """
    citations = snapshot(graph, **where)
    return reached(citations.parts, citations.position(node), forth=False)


def generations(graph: Any, node: Hashable, direction: str = "antecedents", by: str = "shortest", **where: Unpack[Where]) -> list[set[Any]]:
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
    O(n + the arcs that are reached). A circle counts as one step; its own members, by the longest chain, stand
    in the first generation.

    Examples
    --------
    >>> from graphkit.analytics import Citations, generations
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")])
    >>> generations(C, "c") == [{"a", "b"}]
    True
    >>> generations(C, "c", by="longest")
    [{'b'}, {'a'}]
    """
    if by not in ("shortest", "longest"):
        raise UsageError(f"by={by!r} is unknown", "one of shortest, longest")
    citations = snapshot(graph, **where)
    rows = _rows(citations, direction)
    origin = citations.position(node)
    if by == "shortest":
        groups = reached_by_steps(citations.parts, origin, rows is citations.parts.cites)[1:]
    else:
        steps = _longest(citations, rows, origin)
        groups = [[] for _ in range(max(steps))]
        for i, step in enumerate(steps):
            if step > 0:
                groups[step - 1].append(i)
    return [set(map(citations.nodes.__getitem__, group)) for group in groups]


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

    Notes
    -----
    O(n + the arcs that are reached).

    Examples
    --------
    >>> from graphkit.analytics import Citations, kinship
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")])
    >>> kinship(C, "c")
    [Kin(node='a', shortest=1, longest=2), Kin(node='b', shortest=1, longest=1)]
    """
    citations = snapshot(graph, **where)
    rows = _rows(citations, direction)
    origin = citations.position(node)
    longest = _longest(citations, rows, origin)
    nodes = citations.nodes
    waves = reached_by_steps(citations.parts, origin, rows is citations.parts.cites)
    return [Kin(nodes[i], step, longest[i]) for step, wave in enumerate(waves) if step for i in sorted(wave)]


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
        Common antecedents from which no other common antecedent descends, members of one circle apart.

    Notes
    -----
    A chain from one common antecedent down to another passes only through common antecedents, so that to look at direct
    citations is enough. O(arcs reached).

    Examples
    --------
    >>> from graphkit.analytics import Citations, nearest_common_antecedents
    >>> C = Citations.from_edges([("d", "b"), ("c", "b"), ("b", "a"), ("c", "a")])
    >>> nearest_common_antecedents(C, ["c", "d"])
    {'b'}
    """
    citations = snapshot(graph, **where)
    wanted = set(nodes)
    circle = {member: number for number, group in enumerate(citations.cycles) for member in group}
    # one of the documents may itself stand between two common antecedents, if it is in a circle with a third
    between = {node for node in wanted if node in circle and not wanted.issuperset(citations.cycles[circle[node]])}
    lineages = [antecedents(citations, node) | ({node} & between) for node in wanted]
    common = set.intersection(*lineages) if lineages else set()
    nearest = set()
    for node in common.difference(wanted):
        members = citations.cycles[circle[node]] if node in circle else (node,)
        citers = {citer for member in members for citer in citations.cited_by[member]}
        if common.isdisjoint(citers.difference(members)):
            nearest.add(node)
    return nearest


def _rows(citations: Citations, direction: str) -> Rows:
    if direction not in ("antecedents", "descendants"):
        raise UsageError(f"direction={direction!r} is unknown", "one of antecedents, descendants")
    return citations.parts.cites if direction == "antecedents" else citations.parts.cited_by


def _longest(citations: Citations, rows: Rows, origin: int) -> list[int]:
    """Most steps from a position to each other; -1 where none lead, 0 for itself.

    A circle counts as one step; the members of its own stand one step from a position.
    """
    n = len(rows)
    steps = [-1] * n
    blocks = {i: range(start, stop) for start, stop in citations.parts.blocks for i in range(start, stop)}
    own = blocks.get(origin, range(origin, origin + 1))
    at: Iterable[int] = range(own[-1], -1, -1) if rows is citations.parts.cites else range(own[0], n)
    for i in own:
        steps[i] = 0
    for i in at:  # canonical order puts each before what it leads to
        if steps[i] < 0:
            continue
        following = steps[i] + 1
        if not blocks:
            for j in rows[i]:
                if steps[j] < following:
                    steps[j] = following
            continue
        for j in rows[i]:
            if steps[j] < following and i not in (block := blocks.get(j, range(j, j + 1))):
                for k in block:
                    steps[k] = following
    for i in own:
        steps[i] = 1
    steps[origin] = 0
    return steps
