"""Betweenness and core numbers: who stands between, who stands in the thick of it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm
from random import Random
from typing import Any, TypeAlias, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot, weights
from graphkit.analytics.ordering import Rows
from graphkit.analytics.results import Ranking
from graphkit.errors import UsageError

Lengths: TypeAlias = dict[tuple[int, int], float]
"""How long each arc is; one that is not there cannot be passed."""

Found: TypeAlias = tuple[list[int], dict[int, int], dict[int, list[int]]]
"""Positions in order of distance, how many shortest chains lead to each, and from where they come."""


def betweenness(
    graph: Any, sample: int | None = None, seed: int = 0, normalized: bool = True, weight: str | None = None, **where: Unpack[Where]
) -> Ranking:
    """Share of the shortest chains between two documents that lead over each document.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    sample : int, optional
        Estimate from chains that begin at so many documents; by default at all, exactly.
    seed : int
        Of the choice of the sample, which does not depend on the order of the input.
    normalized : bool
        Divide by the number of pairs, (n - 1)(n - 2).
    weight : str, optional
        Attribute of the arcs, ``"count"`` for mentions: the heavier a citation, the nearer the two, so that it is
        ``1 / weight`` long, and one of weight 0 is not passed. networkx takes a weight for the length itself.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to number.

    Notes
    -----
    ``b[d] = sum over s, t of (shortest chains from s to t over d) / (shortest chains from s to t)``; a sample is scaled up
    by n / sample. O(n m), O(sample m); with a weight times log n. Lengths of whole weights are compared exactly.

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. J. Math. Sociology 25.
    Newman, M. (2001). Scientific collaboration networks II. Physical Review E 64 (length as the inverse of weight).

    Examples
    --------
    >>> from graphkit.analytics import Citations, betweenness
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("d", "b")])
    >>> betweenness(C, normalized=False).top(1)
    [('b', 2.0)]
    """
    citations = snapshot(graph, **where)
    n = len(citations)
    if sample is not None and sample < 1:
        raise UsageError(f"sample={sample} is less than one document")
    weigh = weights(citations, weight)
    lengths = None if weigh is None else _lengths(citations, weigh)
    origins = range(n) if sample is None or sample >= n else sorted(Random(seed).sample(range(n), sample))
    rows = citations.parts.cites
    between = [0.0] * n
    for origin in origins:
        _accumulate(_by_steps(rows, origin) if lengths is None else _by_length(rows, lengths, origin), between)
    scale = n / len(origins) if len(origins) else 1.0
    if normalized and n > 2:
        scale /= (n - 1) * (n - 2)
    params = {"sample": None if len(origins) == n else sample, "seed": seed, "normalized": normalized, "weight": weight, **where}
    return Ranking("betweenness", {node: value * scale for node, value in zip(citations.nodes, between, strict=True)}, params)


def _lengths(citations: Citations, weigh: Callable[[int, int], float]) -> Lengths:
    """One over the weight: of whole weights in units that make it whole, so that equal chains are equal."""
    given = {(i, j): weigh(i, j) for i, row in enumerate(citations.parts.cites) for j in row}
    passed = {arc: value for arc, value in given.items() if value}
    if all(value == int(value) for value in passed.values()):
        unit = lcm(*{int(value) for value in passed.values()})
        return {arc: unit // int(value) for arc, value in passed.items()}
    return {arc: 1 / value for arc, value in passed.items()}


def _by_steps(rows: Rows, origin: int) -> Found:
    """Shortest chains from one position, every citation one step."""
    steps = {origin: 0}
    chains = {origin: 1}
    before: dict[int, list[int]] = {origin: []}
    order = [origin]
    for i in order:  # grows as it goes
        following = steps[i] + 1
        for j in rows[i]:
            if j not in steps:
                steps[j] = following
                chains[j] = 0
                before[j] = []
                order.append(j)
            if steps[j] == following:
                chains[j] += chains[i]
                before[j].append(i)
    return order, chains, before


def _by_length(rows: Rows, lengths: Lengths, origin: int) -> Found:
    """Shortest chains from one position, every citation as long as it is."""
    shortest: dict[int, float] = {origin: 0}
    chains = {origin: 1}
    before: dict[int, list[int]] = {origin: []}
    done: dict[int, None] = {}  # in order
    near: list[tuple[float, int]] = [(0, origin)]
    while near:
        length, i = heappop(near)
        if i in done:
            continue
        done[i] = None
        for j in rows[i]:
            if (i, j) not in lengths:
                continue
            there = length + lengths[i, j]
            if j not in shortest or there < shortest[j]:
                shortest[j] = there
                chains[j] = chains[i]
                before[j] = [i]
                heappush(near, (there, j))
            elif there == shortest[j]:
                chains[j] += chains[i]
                before[j].append(i)
    return list(done), chains, before


def _accumulate(found: Found, between: list[float]) -> None:
    """Add what the shortest chains from one position pass on."""
    order, chains, before = found
    passed = dict.fromkeys(order, 0.0)
    for j in reversed(order):
        for i in before[j]:
            passed[i] += chains[i] / chains[j] * (1.0 + passed[j])
        if before[j]:  # all but where the chains begin
            between[j] += passed[j]


def core_number(graph: Any, weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """The largest k such that a document is in a group in which each is joined to k others, citing or cited.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited; the direction plays no part, and documents that cite each other are joined twice, as in networkx.
    weight : str, optional
        Attribute of the arcs, ``"count"`` for mentions: k is then not how many others each is joined to but the sum of the
        weights that join it to them.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to number.

    Notes
    -----
    O(n + m); with a weight O(m log n), and sums are exact.

    References
    ----------
    Seidman, S. (1983). Social Networks 5. Batagelj, V. & Zaversnik, M. (2003). arXiv cs/0310049.
    Batagelj, V. & Zaversnik, M. (2011). Fast algorithms for determining (generalized) core groups. ADAC 5 (by weight).

    Examples
    --------
    >>> from graphkit.analytics import Citations, core_number
    >>> dict(core_number(Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a"), ("d", "a")])))
    {'a': 2, 'b': 2, 'c': 2, 'd': 1}
    """
    citations = snapshot(graph, **where)
    weigh = weights(citations, weight)
    parts = citations.parts
    joined = [cites + cited_by for cites, cited_by in zip(parts.cites, parts.cited_by, strict=True)]
    core = _cores(joined) if weigh is None else _weighted_cores(joined, parts.cites, weigh)
    return Ranking("core_number", dict(zip(citations.nodes, core, strict=True)), {"weight": weight, **where})


def _cores(joined: Rows) -> list[int]:
    """Take away whatever is joined to the fewest, level by level."""
    degree = [len(row) for row in joined]
    waiting: Rows = [[] for _ in range(max(degree, default=0) + 1)]
    for i, own in enumerate(degree):
        waiting[own].append(i)
    core = [0] * len(degree)
    done = [False] * len(degree)
    for level, bucket in enumerate(waiting):
        for i in bucket:  # grows as neighbours fall to this level
            if done[i] or degree[i] > level:
                continue
            done[i] = True
            core[i] = level
            for j in joined[i]:
                if not done[j] and degree[j] > level:
                    degree[j] -= 1
                    waiting[degree[j]].append(j)
    return core


def _weighted_cores(joined: Rows, cites: Rows, weigh: Callable[[int, int], float]) -> list[float]:
    """The same by sums of weights, kept as fractions where they are not whole: so nothing is rounded on the way."""
    ties: list[dict[int, Any]] = [dict.fromkeys(row, 0) for row in joined]
    for i, row in enumerate(cites):
        for j in row:
            value = weigh(i, j)
            exact = value if isinstance(value, int) else Fraction(value)
            ties[i][j] += exact
            ties[j][i] += exact
    strength: list[Any] = [sum(near.values()) for near in ties]
    waiting = [(own, i) for i, own in enumerate(strength)]
    heapify(waiting)
    core = [0.0] * len(joined)
    done = [False] * len(joined)
    level: Any = 0
    while waiting:
        own, i = heappop(waiting)
        if done[i]:
            continue
        done[i] = True
        level = max(level, own)
        core[i] = level if isinstance(level, int) else float(level)
        for j, value in ties[i].items():
            if not done[j]:
                strength[j] -= value
                heappush(waiting, (strength[j], j))
    return core
