"""Citations in time: ranks by year, how old what is cited is, and what flows from where to where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import floor
from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot, weights
from graphkit.analytics.rank import pagerank
from graphkit.analytics.results import Ranking
from graphkit.errors import UsageError

PRICE_YEARS = 5.0
"""Age up to which Price's index counts a citation as recent."""


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages of citations, in years.

    Parameters
    ----------
    ages : tuple of float
        Years from cited to citing, the lowest first; citations without dates are left out.
    """

    ages: tuple[float, ...]

    @property
    def half_life(self) -> float | None:
        """Median age; None where there is no citation."""
        return _median(self.ages) if self.ages else None

    @property
    def price_index(self) -> float | None:
        """Share of citations of at most five years; None where there is no citation."""
        return sum(age <= PRICE_YEARS for age in self.ages) / len(self.ages) if self.ages else None


def rank_by_year(
    graph: Any, years: Iterable[int] | None = None, measure: Callable[..., Ranking] = pagerank, **params: Any
) -> dict[int, Ranking]:
    """A ranking as it stood at the end of each year.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited, with dates.
    years : iterable of int, optional
        Which; by default every year in which there is a document.
    measure : callable
        What to rank by, such as :func:`pagerank` or :func:`in_degree`.
    **params
        Parameters of the measure, filters among them.

    Returns
    -------
    dict
        Year to ranking of the documents that there were.

    Raises
    ------
    UsageError
        If there are no dates.

    Notes
    -----
    The snapshot of a year is the beginning of the order. One ranking a year, so O(n + m) a year for the quick ones.

    References
    ----------
    Fowler, J. & Jeon, S. (2008). The authority of Supreme Court precedent. Social Networks 30.

    Examples
    --------
    >>> from graphkit.analytics import Citations, in_degree, rank_by_year
    >>> C = Citations.from_edges([("b", "a"), ("c", "b"), ("d", "b")], dates={"a": 1990, "b": 1995, "c": 2001, "d": 2002})
    >>> [(year, ranking.top(1)[0][0]) for year, ranking in rank_by_year(C, [1995, 2002], in_degree).items()]
    [(1995, 'a'), (2002, 'b')]
    """
    citations = _dated(snapshot(graph))
    if years is None:
        years = sorted({floor(start) for start in citations.parts.starts if start is not None})
    return {year: measure(citations.filter(as_of=year), **params) for year in years}


def citation_ages(graph: Any, node: Hashable | None = None, direction: str = "citing", **where: Unpack[Where]) -> Ages:
    """How old what is cited is when it is cited.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited, with dates.
    node : hashable, optional
        One document; by default all citations of the graph.
    direction : {"citing", "cited"}
        Of one document: the citations that it makes, or those that it receives.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ages
        With ``half_life`` (citing or cited half-life) and ``price_index``.

    Notes
    -----
    O(m log m), of one document by its own citations.

    References
    ----------
    Burton, R. & Kebler, R. (1960). The half-life of some scientific and technical literatures. American Documentation 11.

    Examples
    --------
    >>> from graphkit.analytics import Citations, citation_ages
    >>> C = Citations.from_edges([("c", "a"), ("c", "b")], dates={"a": 1990, "b": 1999, "c": 2000})
    >>> ages = citation_ages(C, "c")
    >>> ages.half_life, ages.price_index
    (5.5, 0.5)
    """
    if direction not in ("citing", "cited"):
        raise UsageError(f"direction={direction!r} is unknown", "one of citing, cited")
    citations = _dated(snapshot(graph, **where))
    parts = citations.parts
    if node is None:
        arcs: Iterable[tuple[int, int]] = ((i, j) for i, row in enumerate(parts.cites) for j in row)
    else:
        origin = citations.position(node)
        arcs = ((origin, j) for j in parts.cites[origin]) if direction == "citing" else ((i, origin) for i in parts.cited_by[origin])
    starts = parts.starts
    ages = [new - old for i, j in arcs if (new := starts[i]) is not None and (old := starts[j]) is not None]
    return Ages(tuple(sorted(ages)))


def cited_years(graph: Any, **where: Unpack[Where]) -> dict[int, tuple[int, float]]:
    """How many citations go to the documents of each year, and how many more than around it.

    Parameters
    ----------
    graph, **where
        As in :func:`citation_ages`.

    Returns
    -------
    dict
        Year to (citations, citations less the median of the five years around it): a peak is the year of a document from
        which others came.

    Notes
    -----
    O(n).

    References
    ----------
    Marx, W. et al. (2014). Detecting the historical roots of research fields by reference publication year spectroscopy
    (RPYS). JASIST 65.

    Examples
    --------
    >>> from graphkit.analytics import Citations, cited_years
    >>> C = Citations.from_edges([("c", "a"), ("d", "a"), ("d", "b")], dates={"a": 1990, "b": 1992, "c": 2000, "d": 2001})
    >>> cited_years(C)
    {1990: (2, 2), 1991: (0, 0), 1992: (1, 1)}
    """
    citations = _dated(snapshot(graph, **where))
    parts = citations.parts
    counts: Counter[int] = Counter()
    for j, row in enumerate(parts.cited_by):
        start = parts.starts[j]
        if row and start is not None:
            counts[floor(start)] += len(row)
    if not counts:
        return {}
    return {
        year: (counts[year], counts[year] - _median(counts[near] for near in range(year - 2, year + 3)))
        for year in range(min(counts), max(counts) + 1)
    }


def flows(graph: Any, groups: str | Mapping[Any, Hashable] = "organ", weight: str | None = None, **where: Unpack[Where]) -> Ranking:
    """How many citations lead from one group of documents to another: between organs, between agenda items.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    groups : str or mapping
        Attribute of the documents, or document to group; None where it has none.
    weight : str, optional
        None counts arcs, ``"count"`` mentions.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Ranking
        (citing group, cited group) to number. ``found["within"]`` is the share that stays in its group.

    Notes
    -----
    O(n + m).

    Examples
    --------
    >>> from graphkit.analytics import Citations, flows
    >>> C = Citations.from_edges([("c", "a"), ("c", "b"), ("b", "a")])
    >>> flow = flows(C, {"a": "General Assembly", "b": "General Assembly", "c": "Security Council"})
    >>> flow.top(1), round(flow.found["within"], 3)
    ([(('Security Council', 'General Assembly'), 2)], 0.333)
    """
    citations = snapshot(graph, **where)
    if isinstance(groups, str):
        of: Mapping[Any, Hashable] = {node: data.get(groups) for node, data in citations.attributes.items()}
    else:
        of = groups
    weigh = weights(citations, weight)
    counted: dict[tuple[Any, Any], float] = {}
    homes = [of.get(node) for node in citations.nodes]
    for i, row in enumerate(citations.parts.cites):
        for j in row:
            pair = homes[i], homes[j]
            counted[pair] = counted.get(pair, 0) + (weigh(i, j) if weigh else 1)
    total = sum(counted.values())
    inside = sum(value for (citing, cited), value in counted.items() if citing == cited and citing is not None)
    params = {"groups": groups if isinstance(groups, str) else "given", "weight": weight, **where}
    return Ranking("flow", counted, params, {"within": inside / total if total else 0.0})


def _dated(citations: Citations) -> Citations:
    if not citations.dated and len(citations):
        raise UsageError("citations in time need dates, and this graph has none", "give dates= when it is built")
    return citations


def _median(values: Iterable[float]) -> float:
    """Not that of the standard library, whose import would double that of this package."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
