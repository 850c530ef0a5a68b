"""PageRank and its relatives, exact: on documents in order of date, one sweep from the newest to the oldest.

Every rank here solves ``y[d] = start[d] + alpha * sum(y[c] / denominator[c] for c citing d)``. All that cites a document
is newer, so that going from new to old each value is final when it is computed; where documents cite each other in
circles, the circle is iterated until it stands still. Sums are ``math.fsum``: rounded once, so that the order of the
input changes no bit.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, fsum
from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot, weights
from graphkit.analytics.results import Ranking
from graphkit.errors import UsageError

STANDSTILL = 2.0**-52
"""Relative change below which a circle has converged."""


def pagerank(graph: Any, alpha: float = 0.85, weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """PageRank: how often a reader comes by who follows citations at random.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    alpha : float
        Probability of following a citation rather than starting anew; 0 to below 1.
    weight : str, optional
        Attribute of the arcs by which a citation is chosen: ``"count"`` for mentions.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        Document to rank; they sum to 1.

    Raises
    ------
    UsageError
        If ``alpha`` is out of range or no arc has the weight.

    Notes
    -----
    ``x[d] = (1 - alpha) / n + alpha * (sum(x[c] / out[c] for c citing d) + sum(x[z] for z citing nothing) / n)``: what
    arrives at a document that cites nothing goes evenly to all, as in networkx. That term is the same for all, so one
    sweep without it, divided by its total, is the exact answer. O(n + m); networkx iterates to a tolerance.

    References
    ----------
    Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks 30.
    Bozzo, E. & Fasino, D. (2012). ETNA 39 (the triangular structure).

    Examples
    --------
    >>> from graphkit.analytics import Citations, pagerank
    >>> C = Citations.from_edges([("c", "a"), ("c", "b"), ("b", "a")])
    >>> [(node, round(score, 4)) for node, score in pagerank(C).top()]
    [('a', 0.5209), ('b', 0.2816), ('c', 0.1976)]
    """
    citations = snapshot(graph, **where)
    weigh = weights(citations, weight)
    values = _sweep(citations, alpha, [1.0] * len(citations), _out(citations, weigh), weigh)
    return _normalised("pagerank", citations, values, {"alpha": alpha, "weight": weight, **where})


def article_rank(graph: Any, alpha: float = 0.85, weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """ArticleRank: PageRank in which the citations of a document that cites little do not weigh so much.

    Parameters
    ----------
    graph, alpha, weight, **where
        As in :func:`pagerank`.

    Returns
    -------
    Ranking
        Document to rank; they sum to 1.

    Notes
    -----
    ``y[d] = (1 - alpha) + alpha * sum(y[c] / (out[c] + mean out) for c citing d)``, divided by its total. O(n + m).

    References
    ----------
    Li, J. & Willett, P. (2009). ArticleRank: a PageRank-based alternative to numbers of citations. Aslib Proceedings 61.

    Examples
    --------
    >>> from graphkit.analytics import Citations, article_rank
    >>> C = Citations.from_edges([("c", "a"), ("c", "b"), ("b", "a")])
    >>> [(node, round(score, 4)) for node, score in article_rank(C).top()]
    [('a', 0.4447), ('b', 0.3121), ('c', 0.2432)]
    """
    citations = snapshot(graph, **where)
    weigh = weights(citations, weight)
    out = _out(citations, weigh)
    mean = fsum(out) / len(out) if out else 0.0
    values = _sweep(citations, alpha, [1.0] * len(citations), [total + mean if total else 0.0 for total in out], weigh)
    return _normalised("article_rank", citations, values, {"alpha": alpha, "weight": weight, **where})


def citerank(graph: Any, tau: float | None = None, alpha: float = 0.5, weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """CiteRank: PageRank of readers who begin at recent documents.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited, with dates.
    tau : float, optional
        How fast a document falls out of sight: the probability to begin there falls as ``exp(-age / tau)``, in years
        before the newest document. By default 2.6, the value that the paper found for physics. Without dates, age
        is the number of documents that came later, and tau a tenth of all.
    alpha : float
        Probability of following a citation; 0.5 in the paper (which calls its complement alpha).
    weight, **where
        As in :func:`pagerank`.

    Returns
    -------
    Ranking
        Document to its share of all visits; they sum to 1. ``params["age"]`` says what ages count.

    Notes
    -----
    ``y[d] = exp(-age[d] / tau) + alpha * sum(y[c] / out[c] for c citing d)``, divided by its total. O(n + m).

    References
    ----------
    Walker, D., Xie, H., Yan, K.-K. & Maslov, S. (2007). Ranking scientific publications using a model of network
    traffic. J. Stat. Mech. P06010.

    Examples
    --------
    >>> from graphkit.analytics import Citations, citerank
    >>> C = Citations.from_edges([("c", "a"), ("c", "b"), ("b", "a")], dates={"a": 1999, "b": 2000, "c": 2010})
    >>> [(node, round(score, 4)) for node, score in citerank(C).top()]
    [('c', 0.5982), ('a', 0.2394), ('b', 0.1623)]
    """
    citations = snapshot(graph, **where)
    parts, n = citations.parts, len(citations)
    if parts.dated:
        known = [start for start in parts.starts if start is not None]
        newest, oldest = max(known), min(known)
        ages = [newest - (oldest if start is None else start) for start in parts.starts]
    else:
        ages = [float(n - 1 - i) for i in range(n)]
    if tau is None:
        tau = 2.6 if parts.dated else max(n / 10, 1.0)
    if not tau > 0:
        raise UsageError(f"tau={tau} is not positive")
    weigh = weights(citations, weight)
    values = _sweep(citations, alpha, [exp(-age / tau) for age in ages], _out(citations, weigh), weigh)
    params = {"tau": tau, "alpha": alpha, "weight": weight, "age": "years" if parts.dated else "documents", **where}
    return _normalised("citerank", citations, values, params)


def _out(citations: Citations, weigh: Callable[[int, int], float] | None) -> list[float]:
    if weigh is None:
        return [float(len(row)) for row in citations.parts.cites]
    return [fsum(weigh(i, j) for j in row) for i, row in enumerate(citations.parts.cites)]


def _normalised(measure: str, citations: Citations, values: list[float], params: dict[str, Any]) -> Ranking:
    total = fsum(values)
    return Ranking(measure, {node: value / total for node, value in zip(citations.nodes, values, strict=True)}, params)


def _sweep(
    citations: Citations, alpha: float, start: list[float], denominator: list[float], weigh: Callable[[int, int], float] | None
) -> list[float]:
    """Solve the equation at the head of this module."""
    if not 0 <= alpha < 1:
        raise UsageError(f"alpha={alpha} is not from 0 to below 1")
    cited_by = citations.parts.cited_by
    values = start
    share = [0.0] * len(start)
    blocks = {stop - 1: first for first, stop in citations.parts.blocks}
    get = share.__getitem__
    j = len(start) - 1
    while j >= 0:
        if j in blocks:
            _settle(range(blocks[j], j + 1), alpha, values, share, denominator, cited_by, weigh)
            j = blocks[j] - 1
            continue
        citers = cited_by[j]
        if citers:
            if weigh is None:
                values[j] += alpha * fsum(map(get, citers))
            else:
                values[j] += alpha * fsum(share[i] * weigh(i, j) for i in citers)
        if denominator[j]:
            share[j] = values[j] / denominator[j]
        j -= 1
    return values


def _settle(
    block: range,
    alpha: float,
    values: list[float],
    share: list[float],
    denominator: list[float],
    cited_by: list[list[int]],
    weigh: Callable[[int, int], float] | None,
) -> None:
    """Iterate one circle until it stands still: all of it from the values before, so that its order plays no part."""
    start = {j: values[j] for j in block}
    change = 1.0
    while change > STANDSTILL:
        for j in block:
            share[j] = values[j] / denominator[j] if denominator[j] else 0.0
        new = {j: start[j] + alpha * fsum(share[i] * (weigh(i, j) if weigh else 1.0) for i in cited_by[j]) for j in block}
        change = max(abs(new[j] - values[j]) / (new[j] or 1.0) for j in block)
        for j in block:
            values[j] = new[j]
    for j in block:
        share[j] = values[j] / denominator[j] if denominator[j] else 0.0
