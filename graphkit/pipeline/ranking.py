"""Documents in the order of how they are cited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit import analytics
from graphkit.analytics import Citations, Ranking
from graphkit.errors import UsageError
from graphkit.pipeline import folding
from graphkit.pipeline.naming import record
from graphkit.pipeline.table import Table

COLUMNS = ("rank", "symbol", "score", "date", "title")


def _authorities(graph: Any, **where: Any) -> Ranking:
    return analytics.hits(graph, **where)[1]


def _hubs(graph: Any, **where: Any) -> Ranking:
    return analytics.hits(graph, **where)[0]


def _rescaled(measure: Callable[..., Ranking]) -> Callable[..., Ranking]:
    """A measure freed of age; ``window`` is that of :func:`graphkit.analytics.rescaled`, all else is the measure's."""

    def rescaled(graph: Any, window: int | None = None, **where: Any) -> Ranking:
        chosen = {name: value for name, value in where.items() if name in analytics.Where.__annotations__}
        scores = measure(graph, **where)
        return analytics.rescaled(graph, scores, window, **chosen)

    return rescaled


def _disruption(graph: Any, years: float | None = None, weight: str | None = None, **where: Any) -> Ranking:
    """Of documents that cite something: whatever cites nothing replaces nothing."""
    citations = graph if isinstance(graph, Citations) else Citations.from_networkx(graph, on_cycle="condense")
    citations = citations.filter(**where)
    chosen = [node for node, cited in citations.cites.items() if cited]
    scores = {node: analytics.disruption(citations, node, years=years, weight=weight).index for node in chosen}
    return Ranking("disruption", scores, {"years": years, **where})


MEASURES: dict[str, Callable[..., Ranking]] = {
    "in-degree": analytics.in_degree,
    "pagerank": analytics.pagerank,
    "rescaled": _rescaled(analytics.pagerank),
    "rescaled-in-degree": _rescaled(analytics.in_degree),
    "citerank": analytics.citerank,
    "article-rank": analytics.article_rank,
    "hits": _authorities,
    "hubs": _hubs,
    "betweenness": analytics.betweenness,
    "core": analytics.core_number,
    "disruption": _disruption,
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
        When there is no such measure or filter, or a weight for ``disruption``, which counts documents.

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
    return Table(COLUMNS, _rows(citations, rank(citations, by, **where), top))


def ranking_by_year(citations: Citations, by: str = "pagerank", *, top: int = 10, **where: Any) -> Table:
    """The highest of :func:`rank` as they stood at the end of each year in which there is a document.

    Parameters
    ----------
    citations : Citations
    by : str, optional
    top : int, optional
        How many a year.
    **where
        As in :func:`rank`; ``as_of`` is the last year.

    Returns
    -------
    Table
        As :func:`ranking`, with the ``year`` first.
    """
    until = where.pop("as_of", None)
    until_then = citations if until is None else citations.filter(as_of=until)
    found = analytics.rank_by_year(until_then, measure=lambda graph, **given: rank(graph, by, **given), **where)
    rows = [{"year": year, **row} for year, scores in found.items() for row in _rows(citations, scores, top)]
    return Table(("year", *COLUMNS), rows)


def folded(where: dict[str, Any]) -> dict[str, Any]:
    """Filters as people type them, as the graph holds them.

    Examples
    --------
    >>> folded({"verb": "Recalling", "body": "Security Council", "as_of": 2001})
    {'verb': 'recall', 'body': 'security-council', 'as_of': 2001}
    """
    fold = {"verb": folding.verb, "body": record}
    return {name: fold[name](value) if name in fold and isinstance(value, str) else value for name, value in where.items()}


def _rows(citations: Citations, scores: Ranking, top: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for place, (node, score) in enumerate(scores.top(top), 1):
        known = citations.attributes.get(node, {})
        same = rows and rows[-1]["score"] == score
        row = (rows[-1]["rank"] if same else place, node, score, known.get("date"), known.get("title"))
        rows.append(dict(zip(COLUMNS, row, strict=True)))
    return rows
