"""Two documents side by side, and one main path by each of the three weights."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Unpack

from graphkit.analytics.chains import shortest_chain
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.lineage import antecedents, descendants, nearest_common_antecedents
from graphkit.analytics.main_path import MainPath, main_path
from graphkit.analytics.search_paths import METHODS


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents have in common; lists are in canonical order.

    Parameters
    ----------
    chain : list
        A shortest chain of citations from the one to the other, newest first; empty where neither rests on the other.
    both_cite, cited_by_both : list
        What both cite, and what cites both.
    nearest : list
        Nearest common antecedents.
    antecedents, descendants : int
        How many documents both rest on, and how many rest on both, at any remove.
    coupling, co_citation : float
        Jaccard's index of what they cite and of what cites them: 1 the same, 0 nothing in common.
    """

    chain: list[Any]
    both_cite: list[Any]
    cited_by_both: list[Any]
    nearest: list[Any]
    antecedents: int
    descendants: int
    coupling: float
    co_citation: float


def compare(graph: Any, one: Hashable, other: Hashable, **where: Unpack[Where]) -> Comparison:
    """Hold two documents against each other.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    one, other : hashable
        The documents.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Comparison

    Raises
    ------
    NotFoundError
        If one of them is not in the graph.

    Notes
    -----
    O(what the two reach and the arcs from it).

    Examples
    --------
    >>> from graphkit.analytics import Citations, compare
    >>> C = Citations.from_edges([("c", "a"), ("c", "b"), ("d", "b"), ("d", "c"), ("e", "c"), ("e", "d")])
    >>> found = compare(C, "c", "d")
    >>> found.chain, found.both_cite, found.cited_by_both, found.nearest
    (['d', 'c'], ['b'], ['e'], ['a', 'b'])
    """
    citations = snapshot(graph, **where)
    citations.position(one), citations.position(other)
    at = citations.index.__getitem__
    cites = [set(citations.cites[node]) for node in (one, other)]
    citers = [set(citations.cited_by[node]) for node in (one, other)]
    return Comparison(
        chain=shortest_chain(citations, one, other) or shortest_chain(citations, other, one),
        both_cite=sorted(cites[0] & cites[1], key=at),
        cited_by_both=sorted(citers[0] & citers[1], key=at),
        nearest=sorted(nearest_common_antecedents(citations, (one, other)), key=at),
        antecedents=len(antecedents(citations, one) & antecedents(citations, other)),
        descendants=len(descendants(citations, one) & descendants(citations, other)),
        coupling=_jaccard(*cites),
        co_citation=_jaccard(*citers),
    )


@dataclass(frozen=True, slots=True)
class WeightComparison:
    """The main path by each weight.

    Parameters
    ----------
    paths : dict
        ``spc``, ``splc``, ``spnp`` to :class:`MainPath`.
    shared : list of (citing, cited)
        Citations on all three, the oldest first.
    agreement : float
        Their share of the citations on any of the three; 1 where the weights agree.
    """

    paths: dict[str, MainPath]
    shared: list[tuple[Any, Any]]
    agreement: float


def compare_weights(graph: Any, method: str = "global", **options: Any) -> WeightComparison:
    """The main path by SPC, SPLC and SPNP: what they share does not hang on the choice of a weight.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    method, **options
        As in :func:`main_path`, without ``weights``.

    Returns
    -------
    WeightComparison

    Notes
    -----
    Three main paths, O(n + m) each.

    Examples
    --------
    >>> from graphkit.analytics import Citations, compare_weights
    >>> found = compare_weights(Citations.from_edges([(2, 1), (3, 2), (4, 2), (5, 3), (5, 4)]))
    >>> found.shared, found.agreement
    ([(2, 1), (3, 2), (5, 3)], 1.0)
    """
    citations = snapshot(graph, "error")
    paths = {weights: main_path(citations, method, weights, **options) for weights in METHODS}
    every = [set(path.edges) for path in paths.values()]
    shared, union = set.intersection(*every), set.union(*every)
    return WeightComparison(paths, [edge for edge in paths["spc"].edges if edge in shared], len(shared) / len(union) if union else 1.0)


def _jaccard(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
