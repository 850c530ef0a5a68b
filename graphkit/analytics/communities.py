"""Groups of documents that cite each other more than the rest, and how far one may trust them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any, Unpack, overload

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot, weights
from graphkit.errors import MissingExtraError, UsageError

Links = dict[tuple[int, int], float]
"""Undirected links by positions, the lower first."""


@dataclass(frozen=True, slots=True)
class Communities(Sequence[set[Any]]):
    """A partition of the documents: a sequence of sets, the largest first.

    Parameters
    ----------
    groups : tuple of set
        Of the same size, the one with the oldest document first.
    modularity : float
        Newman's, at the resolution of ``params``.
    params : dict
        Method, resolution, seed, weight, and the library with its version: another may divide otherwise.
    """

    groups: tuple[set[Any], ...]
    modularity: float
    params: dict[str, Any]

    @overload
    def __getitem__(self, at: int) -> set[Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[set[Any]]: ...
    def __getitem__(self, at: int | slice) -> set[Any] | Sequence[set[Any]]:
        return self.groups[at]

    def __len__(self) -> int:
        return len(self.groups)

    def __iter__(self) -> Iterator[set[Any]]:
        return iter(self.groups)

    @property
    def membership(self) -> dict[Any, int]:
        """Document to the number of its group, 0 the largest."""
        return {node: number for number, group in enumerate(self.groups) for node in group}


def communities(
    graph: Any,
    seed: int = 0,
    resolution: float = 1.0,
    method: str | None = None,
    weight: str | None = None,
    **where: Unpack[Where],
) -> Communities:
    """Divide documents into groups by modularity, directions left aside.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    seed : int
        The methods are random; the same seed and version give the same groups, in whatever order the input came.
    resolution : float
        Above 1 more and smaller groups, below 1 fewer and larger.
    method : {"leiden", "louvain"}, optional
        Leiden needs igraph; by default Leiden where it is installed, else networkx's Louvain.
    weight : str, optional
        Attribute of the arcs, ``"count"`` for mentions.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Communities

    Raises
    ------
    MissingExtraError
        If Leiden is asked for and igraph is not installed.

    Notes
    -----
    ``Q = sum over groups of (inside / m - resolution * (degree / 2m)^2)``. About O(m) in practice.

    References
    ----------
    Traag, V., Waltman, L. & van Eck, N. (2019). From Louvain to Leiden. Scientific Reports 9.
    Blondel, V. et al. (2008). Fast unfolding of communities in large networks. J. Stat. Mech. P10008.

    Examples
    --------
    >>> from graphkit.analytics import Citations, communities
    >>> arcs = [("b", "a"), ("c", "a"), ("c", "b"), ("y", "x"), ("z", "x"), ("z", "y"), ("x", "a")]
    >>> [sorted(group) for group in communities(Citations.from_edges(arcs))]
    [['a', 'b', 'c'], ['x', 'y', 'z']]
    """
    if method not in (None, "leiden", "louvain"):
        raise UsageError(f"method={method!r} is unknown", "one of leiden, louvain")
    if not resolution > 0:
        raise UsageError(f"resolution={resolution} is not positive")
    from importlib.metadata import version  # takes a third as long as all of this package

    citations = snapshot(graph, **where)
    links = _links(citations, weight)
    groups: Iterable[Iterable[int]]
    if method != "louvain":
        try:
            groups = _leiden(len(citations), links, resolution, seed)
            used, library = "leiden", "igraph"
        except ImportError:
            if method == "leiden":
                raise MissingExtraError("Leiden needs igraph", 'pip install "graphkit[communities]"') from None
            method = "louvain"
    if method == "louvain":
        groups = _louvain(len(citations), links, resolution, seed)
        used, library = "louvain", "networkx"
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    params = {"method": used, "resolution": resolution, "seed": seed, "weight": weight, "library": f"{library} {version(library)}", **where}
    nodes = citations.nodes
    return Communities(tuple({nodes[i] for i in group} for group in ordered), _modularity(ordered, links, resolution), params)


def community_sweep(
    graph: Any,
    resolutions: Iterable[float] = (0.25, 0.5, 1.0, 2.0, 4.0),
    seeds: Iterable[int] = range(5),
    method: str | None = None,
    weight: str | None = None,
    **where: Unpack[Where],
) -> list[dict[str, Any]]:
    """How the division changes with the resolution, and how far chance makes it.

    Parameters
    ----------
    graph, method, weight, **where
        As in :func:`communities`.
    resolutions : iterable of float
        Which to try.
    seeds : iterable of int
        Several runs of each.

    Returns
    -------
    list of dict
        One a resolution: ``resolution``, ``communities`` (median number), ``largest`` (its documents), ``modularity`` (the best),
        ``stability`` (mean adjusted Rand index of all pairs of runs; 1 where chance plays no part), ``seed`` (of the best),
        ``method`` and ``library``.

    Notes
    -----
    A division a resolution and seed, each about O(m) in practice.

    References
    ----------
    Hubert, L. & Arabie, P. (1985). Comparing partitions. J. Classification 2.

    Examples
    --------
    >>> from graphkit.analytics import Citations, community_sweep
    >>> arcs = [("b", "a"), ("c", "a"), ("c", "b"), ("y", "x"), ("z", "x"), ("z", "y"), ("x", "a")]
    >>> row = community_sweep(Citations.from_edges(arcs), resolutions=[1.0])[0]
    >>> row["communities"], row["stability"]
    (2, 1.0)
    """
    citations = snapshot(graph, **where)
    tried = list(seeds)
    if not tried:
        raise UsageError("a sweep needs at least one seed")
    rows = []
    for resolution in resolutions:
        runs = [communities(citations, seed, resolution, method, weight) for seed in tried]
        best = max(runs, key=lambda run: run.modularity)
        pairs = [adjusted_rand(one.membership, other.membership) for one, other in combinations(runs, 2)]
        rows.append(
            {
                "resolution": resolution,
                "communities": sorted(map(len, runs))[len(runs) // 2],
                "largest": len(best[0]) if len(best) else 0,
                "modularity": best.modularity,
                "stability": sum(pairs) / len(pairs) if pairs else 1.0,
                "seed": best.params["seed"],
                "method": best.params["method"],
                "library": best.params["library"],
            }
        )
    return rows


def adjusted_rand(one: dict[Any, int], other: dict[Any, int]) -> float:
    """Agreement of two partitions of the same documents: 1 where they are the same, about 0 where by chance.

    Examples
    --------
    >>> adjusted_rand({"a": 0, "b": 0, "c": 1}, {"a": 5, "b": 5, "c": 2})
    1.0
    """

    def pairs(sizes: Iterable[int]) -> int:
        return sum(size * (size - 1) // 2 for size in sizes)

    together = pairs(Counter((one[node], other[node]) for node in one).values())
    first, second = pairs(Counter(one.values()).values()), pairs(Counter(other.values()).values())
    every = len(one) * (len(one) - 1) // 2
    expected = first * second / every if every else 0.0
    most = (first + second) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _links(citations: Citations, weight: str | None) -> Links:
    weigh = weights(citations, weight)
    links: Links = {}
    for i, row in enumerate(citations.parts.cites):
        for j in row:
            pair = (j, i) if j < i else (i, j)
            links[pair] = links.get(pair, 0.0) + (weigh(i, j) if weigh else 1.0)
    return links


def _louvain(n: int, links: Links, resolution: float, seed: int) -> list[set[int]]:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((i, j, value) for (i, j), value in links.items())
    # no installed backend may decide what comes out, neither of the call nor of those that networkx makes in it
    priorities = nx.config.backend_priority
    with nx.config(backend_priority=type(priorities)(**{name: [] for name in priorities})):
        found: list[set[int]] = nx.community.louvain_communities(graph, resolution=resolution, seed=seed, backend="networkx")
    return found


def _leiden(n: int, links: Links, resolution: float, seed: int) -> list[list[int]]:
    import random

    import igraph

    graph = igraph.Graph(n=n, edges=list(links))
    igraph.set_random_number_generator(Random(seed))
    try:
        found = graph.community_leiden("modularity", weights=list(links.values()) or None, resolution=resolution, n_iterations=-1)
    finally:
        igraph.set_random_number_generator(random)  # igraph's own default
    return [list(group) for group in found]


def _modularity(groups: Sequence[Sequence[int]], links: Links, resolution: float) -> float:
    home = {i: number for number, group in enumerate(groups) for i in group}
    inside, degree = [0.0] * len(groups), [0.0] * len(groups)
    for (i, j), value in links.items():
        degree[home[i]] += value
        degree[home[j]] += value
        if home[i] == home[j]:
            inside[home[i]] += value
    total = sum(links.values())
    return sum(i / total - resolution * (d / (2 * total)) ** 2 for i, d in zip(inside, degree, strict=True)) if total else 0.0
