"""Hubs and authorities: documents that cite what matters, and documents that such documents cite."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from math import fsum, sqrt
from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot, weights
from graphkit.analytics.results import Ranking
from graphkit.errors import UsageError

Vector = list[float]
Multiply = Callable[[Vector], Vector]

NORMS: dict[str, Callable[[Vector], float]] = {
    "l2": lambda values: sqrt(fsum(value * value for value in values)),
    "l1": fsum,
    "max": lambda values: max(values, default=0.0),
}
"""What is made 1: the root of the sum of squares (Kleinberg; Fowler & Jeon), the sum (networkx), the highest."""

NOISE = 2.0**-51
"""Change that rounding alone makes."""

ARRAYS_FROM = 20_000
"""Arcs from which scipy, where it is installed, is faster than lists."""

CLIQUE_SHARE, CLIQUE_DENSITY, CLIQUE_SIZES = 0.5, 0.5, (3, 30)
"""A clique holds the top if so few documents hold this share of all authority and cite each other this densely."""


class CliqueWarning(UserWarning):
    """The highest authorities are one small group that cites itself: a series of renewals, not what the rest rests on."""


def hits(
    graph: Any, norm: str = "l2", weight: str | None = None, tol: float = 1e-12, max_iter: int = 100_000, **where: Unpack[Where]
) -> tuple[Ranking, Ranking]:
    """Kleinberg's hubs and authorities.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    norm : {"l2", "l1", "max"}
        What is made 1: the sum of squares, as Kleinberg, and Fowler & Jeon for court opinions; the sum, as networkx; or the
        highest score.
    weight : str, optional
        Attribute of the arcs, ``"count"`` for mentions.
    tol : float
        Greatest error of a score in units of the highest, estimated from how fast the iteration converges.
    max_iter : int
        Rounds after which to stop.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    hubs, authorities : Ranking
        ``found`` holds ``norm``, ``iterations``, ``converged``, and ``clique``: the documents that hold the top alone, if such
        there are.

    Warns
    -----
    CliqueWarning
        If half of all authority is held by 3 to 30 documents that mostly cite each other.

    Notes
    -----
    ``authority = A' hub`` and ``hub = A authority`` up to a factor, from equal scores on, so that the answer is unique even
    where several vectors would do. O(m) a round; the rounds depend on the graph. Uses scipy where it is installed and the
    graph is large, with the same result to 1e-12.

    References
    ----------
    Kleinberg, J. (1999). Authoritative sources in a hyperlinked environment. J. ACM 46.
    Fowler, J. & Jeon, S. (2008). The authority of Supreme Court precedent. Social Networks 30.

    Examples
    --------
    >>> from graphkit.analytics import Citations, hits
    >>> C = Citations.from_edges([("c", "a"), ("d", "a"), ("d", "b")])
    >>> hubs, authorities = hits(C)
    >>> [(node, round(score, 3)) for node, score in authorities.top(2)]
    [('a', 0.851), ('b', 0.526)]
    """
    if norm not in NORMS:
        raise UsageError(f"norm={norm!r} is unknown", f"one of {', '.join(NORMS)}")
    citations = snapshot(graph, **where)
    back, forth = _products(citations, weight)
    n = len(citations)
    hub = [1.0 / sqrt(n)] * n if n else []
    authority, change, rounds, converged = [0.0] * n, 1.0, 0, not any(citations.parts.cites)
    while not converged and rounds < max_iter:
        rounds += 1
        authority = _unit(back(hub))
        new = _unit(forth(authority))
        last, change = change, max(abs(one - other) for one, other in zip(new, hub, strict=True))
        hub = new
        speed = min(change / last, 0.999999) if last else 0.0  # errors shrink by this factor a round
        converged = rounds > 2 and (change <= NOISE or change * max(speed, 0.5) / (1 - speed) <= tol * max(hub))
    if not converged:
        warnings.warn(f"hubs and authorities are not settled after {max_iter} rounds", RuntimeWarning, stacklevel=2)
    clique = _clique(citations, authority)
    if clique:
        message = f"{len(clique)} documents that cite each other hold the top of the authorities: {', '.join(map(str, clique[:6]))}"
        warnings.warn(message, CliqueWarning, stacklevel=2)
    params = {"norm": norm, "weight": weight, **where}
    found = {"norm": norm, "iterations": rounds, "converged": converged, "clique": clique}
    return _named("hub", citations, hub, norm, params, found), _named("authority", citations, authority, norm, params, found)


def _named(measure: str, citations: Citations, values: Vector, norm: str, params: dict[str, Any], found: dict[str, Any]) -> Ranking:
    size = NORMS[norm](values) or 1.0
    return Ranking(measure, {node: value / size for node, value in zip(citations.nodes, values, strict=True)}, params, found)


def _unit(values: Vector) -> Vector:
    size = NORMS["l2"](values) or 1.0
    return [value / size for value in values]


def _products(citations: Citations, weight: str | None) -> tuple[Multiply, Multiply]:
    """Multiply a vector by the transposed adjacency, and by the adjacency."""
    weigh = weights(citations, weight)
    cites, cited_by = citations.parts.cites, citations.parts.cited_by
    if sum(map(len, cites)) >= ARRAYS_FROM:
        try:
            return _array_products(citations, weigh)
        except ImportError:
            pass
    if weigh is None:
        return (
            lambda hub: [fsum(map(hub.__getitem__, row)) for row in cited_by],
            lambda authority: [fsum(map(authority.__getitem__, row)) for row in cites],
        )
    forth = [[weigh(i, j) for j in row] for i, row in enumerate(cites)]
    back = [[weigh(i, j) for i in row] for j, row in enumerate(cited_by)]
    return (
        lambda hub: [fsum(w * hub[i] for w, i in zip(ws, row, strict=True)) for ws, row in zip(back, cited_by, strict=True)],
        lambda authority: [fsum(w * authority[j] for w, j in zip(ws, row, strict=True)) for ws, row in zip(forth, cites, strict=True)],
    )


def _array_products(citations: Citations, weigh: Callable[[int, int], float] | None) -> tuple[Multiply, Multiply]:
    from graphkit.analytics.matrices import adjacency

    matrix = adjacency(citations, weigh)
    turned = matrix.T.tocsr()
    return (lambda hub: (turned @ hub).tolist(), lambda authority: (matrix @ authority).tolist())


def _clique(citations: Citations, authority: Vector) -> tuple[Any, ...]:
    """The documents that hold the top alone and cite each other, the oldest first; empty if there are none."""
    fewest, most = CLIQUE_SIZES
    order = sorted(range(len(authority)), key=lambda i: (-authority[i], i))[:most]
    share = CLIQUE_SHARE * fsum(authority)
    held = 0.0
    for size, i in enumerate(order, 1):
        held += authority[i]
        if held >= share and size >= fewest:
            group = set(order[:size])
            inside = sum(len(group.intersection(citations.parts.cites[j])) for j in group)
            dense = inside >= CLIQUE_DENSITY * size * (size - 1) / 2
            return tuple(citations.nodes[j] for j in sorted(group)) if dense and size < len(citations) / 2 else ()
    return ()
