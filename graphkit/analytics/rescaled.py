"""Scores freed of age: each document is measured against those of about its age."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any, Unpack

from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.rank import pagerank
from graphkit.analytics.results import Ranking, spearman
from graphkit.errors import UsageError

WINDOW = 1_000
"""Documents in a window, as in the paper, on a graph of ten times as many; on a smaller one, a tenth of all."""

FEWEST = 20
"""Least default window: a mean over fewer says little."""

SCALE = 2**80
"""Scores are summed as integers in units of 1 / SCALE, so that sums over windows are exact."""


class Rescaled(Ranking):
    """A ranking with the rank correlation of score and age, before and after.

    ``before`` and ``after`` are Spearman's coefficients of the score and how late a document is: below 0 where the old
    score higher, near 0 where age plays no part.
    """

    __slots__ = ()

    @property
    def before(self) -> float:
        """Of the score that was given."""
        return float(self.found["before"])

    @property
    def after(self) -> float:
        """Of the rescaled score."""
        return float(self.found["after"])


def rescaled(
    graph: Any, scores: Mapping[Any, float] | None = None, window: int | None = None, weight: str | None = None, **where: Unpack[Where]
) -> Rescaled:
    """How many standard deviations a score lies above that of documents of the same age.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited; its order is the order of age.
    scores : mapping, optional
        Document to number: any ranking of all documents of the graph. By default PageRank.
    window : int, optional
        How many documents, half of them before and half after, make the comparison; at the ends of time the first or the
        last so many. By default 1,000 as in the paper, but no more than a tenth of all, and no less than 20.
    weight : str, optional
        Of the PageRank, where no scores are given.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`. Give them to the ranking as well.

    Returns
    -------
    Rescaled
        Document to z-score; 0 where all in the window score the same. ``before`` and ``after`` are rank correlations
        with age.

    Raises
    ------
    UsageError
        If a document has no score, the window is less than two, or there are both scores and a weight.

    Notes
    -----
    ``R[d] = (score[d] - mean) / deviation`` over the window around d in the order of date. O(n).

    References
    ----------
    Mariani, M., Medo, M. & Zhang, Y.-C. (2016). Identification of milestone papers through time-balanced network
    centrality. J. Informetrics 10. Mariani et al. (2015). Ranking nodes in growing networks. Scientific Reports 5.

    Examples
    --------
    >>> from graphkit.analytics import Citations, in_degree, rescaled
    >>> C = Citations.from_edges([("b", "a"), ("c", "a"), ("d", "a"), ("e", "d"), ("f", "d")])
    >>> [(node, round(score, 3)) for node, score in rescaled(C, in_degree(C), window=3).top(2)]
    [('a', 1.414), ('d', 1.414)]
    """
    citations = snapshot(graph, **where)
    if scores is None:
        scores = pagerank(citations, weight=weight)
    elif weight is not None:
        raise UsageError("scores that are given have been weighed already", "give the weight to the ranking")
    n = len(citations)
    if window is None:
        window = min(WINDOW, max(FEWEST, n // 10))
    if window < 2:
        raise UsageError(f"window={window} leaves nothing to compare with", "give 2 or more")
    missing = next((node for node in citations.nodes if node not in scores), None)
    if missing is not None:
        raise UsageError(f"{missing!r} has no score", "scores must be a ranking of all documents of the graph")
    values = [float(scores[node]) for node in citations.nodes]
    width = min(window, n)
    sums, squares = _running([int(value * SCALE) for value in values])
    result = []
    for i, value in enumerate(values):
        low = min(max(i - width // 2, 0), n - width)
        total = sums[low + width] - sums[low]
        spread = width * (squares[low + width] - squares[low]) - total * total
        result.append((int(value * SCALE) * width - total) / _root(spread) if spread > 0 else 0.0)
    ages = [float(i) for i in range(n)] if not citations.dated else [-1.0 if s is None else s for s in citations.parts.starts]
    found = {"before": spearman(values, ages), "after": spearman(result, ages)}
    measure = f"rescaled_{scores.measure}" if isinstance(scores, Ranking) else "rescaled"
    params = {**(scores.params if isinstance(scores, Ranking) else {}), "window": width, **where}
    return Rescaled(measure, dict(zip(citations.nodes, result, strict=True)), params, found)


def _running(values: list[int]) -> tuple[list[int], list[int]]:
    """Sums of the first so many values and of their squares."""
    sums, squares = [0], [0]
    for value in values:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)
    return sums, squares


def _root(value: int) -> float:
    """Square root of an integer that a float may not hold."""
    shift = max(value.bit_length() - 1000, 0) // 2 * 2
    return sqrt(value >> shift) * 2.0 ** (shift // 2)
