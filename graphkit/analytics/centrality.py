"""Betweenness and core numbers: who stands between, who stands in the thick of it."""

from __future__ import annotations

from random import Random
from typing import Any, Unpack

from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.ordering import Rows
from graphkit.analytics.results import Ranking
from graphkit.errors import UsageError


def betweenness(graph: Any, sample: int | None = None, seed: int = 0, normalized: bool = True, **where: Unpack[Where]) -> Ranking:
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
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to number.

    Notes
    -----
    ``b[d] = sum over s, t of (shortest chains from s to t over d) / (shortest chains from s to t)``; a sample is scaled up
    by n / sample. O(n m), O(sample m).

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. J. Math. Sociology 25.

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
    origins = range(n) if sample is None or sample >= n else sorted(Random(seed).sample(range(n), sample))
    between = [0.0] * n
    for origin in origins:
        _accumulate(citations.parts.cites, origin, between)
    scale = n / len(origins) if len(origins) else 1.0
    if normalized and n > 2:
        scale /= (n - 1) * (n - 2)
    params = {"sample": None if len(origins) == n else sample, "seed": seed, "normalized": normalized, **where}
    return Ranking("betweenness", {node: value * scale for node, value in zip(citations.nodes, between, strict=True)}, params)


def _accumulate(rows: Rows, origin: int, between: list[float]) -> None:
    """Add what the shortest chains from one position pass on."""
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
    passed = dict.fromkeys(order, 0.0)
    for j in reversed(order):
        for i in before[j]:
            passed[i] += chains[i] / chains[j] * (1.0 + passed[j])
        if j != origin:
            between[j] += passed[j]


def core_number(graph: Any, **where: Unpack[Where]) -> Ranking:
    """The largest k such that a document is in a group in which each is joined to k others, citing or cited.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited; the direction plays no part, and documents that cite each other are joined twice, as in networkx.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to number.

    Notes
    -----
    O(n + m).

    References
    ----------
    Seidman, S. (1983). Social Networks 5. Batagelj, V. & Zaversnik, M. (2003). arXiv cs/0310049.

    Examples
    --------
    >>> from graphkit.analytics import Citations, core_number
    >>> dict(core_number(Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a"), ("d", "a")])))
    {'a': 2, 'b': 2, 'c': 2, 'd': 1}
    """
    citations = snapshot(graph, **where)
    parts = citations.parts
    joined = [cites + cited_by for cites, cited_by in zip(parts.cites, parts.cited_by, strict=True)]
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
    return Ranking("core_number", dict(zip(citations.nodes, core, strict=True)), dict(where))
