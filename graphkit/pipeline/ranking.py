"""Documents in the order of how they are cited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit import analytics
from graphkit.analytics import Citations, Ranking
from graphkit.errors import UsageError
from graphkit.pipeline.table import Table


def _authorities(graph: Any, **where: Any) -> Ranking:
    return analytics.hits(graph, **where)[1]


def _hubs(graph: Any, **where: Any) -> Ranking:
    return analytics.hits(graph, **where)[0]


MEASURES: dict[str, Callable[..., Ranking]] = {
    "in-degree": analytics.in_degree,
    "pagerank": analytics.pagerank,
    "rescaled": analytics.rescaled,
    "citerank": analytics.citerank,
    "article-rank": analytics.article_rank,
    "hits": _authorities,
    "hubs": _hubs,
    "betweenness": analytics.betweenness,
    "core": analytics.core_number,
    "out-degree": analytics.out_degree,
}
"""Name of a measure, as people type it, to the function."""


def rank(graph: Any, by: str = "pagerank", **where: Any) -> Ranking:
    """Score documents by how they are cited.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Edges run from citing to cited.
    by : str, optional
        One of :data:`MEASURES`.
    **where
        Filters and parameters of the measure, see :mod:`graphkit.analytics`.

    Returns
    -------
    Ranking
        A mapping of document to score, with ``top(n)`` and ``to_df()``.

    Raises
    ------
    UsageError
        When there is no such measure or filter.

    Examples
    --------
    >>> import networkx as nx
    >>> rank(nx.DiGraph([("c", "a"), ("b", "a"), ("c", "b")]), by="in-degree").top(2)
    [('a', 2), ('b', 1)]
    """
    measure = MEASURES.get(by.replace("_", "-"))
    if measure is None:
        raise UsageError(f"no measure is called {by!r}", f"measures are {', '.join(MEASURES)}")
    return measure(graph, **where)


def ranking(citations: Citations, by: str = "pagerank", *, top: int = 10, **where: Any) -> Table:
    """The highest of :func:`rank` as rows, with title and date.

    Parameters
    ----------
    citations : Citations
    by : str, optional
    top : int, optional
        How many.
    **where
        As in :func:`rank`.

    Returns
    -------
    Table
        Equal scores share a rank.
    """
    scores = rank(citations, by, **where)
    rows: list[dict[str, Any]] = []
    for place, (node, score) in enumerate(scores.top(top), 1):
        known = citations.attributes.get(node, {})
        same = rows and rows[-1]["score"] == score
        rows.append(
            {
                "rank": rows[-1]["rank"] if same else place,
                "symbol": node,
                "score": score,
                "date": known.get("date"),
                "title": known.get("title"),
            }
        )
    return Table(("rank", "symbol", "score", "date", "title"), rows)
