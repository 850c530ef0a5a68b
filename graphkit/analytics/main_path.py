"""Main path analysis: the route by which knowledge came, weighed by how many ways lead over it.

Paths run with the flow, from a document that cites nothing to one that nothing cites, the oldest first. Weights are exact
integers, so that equal means equal: all equal paths are kept as ties, and the first in canonical order is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Unpack

from graphkit.analytics.citations import Citations, snapshot
from graphkit.analytics.evidence import Where
from graphkit.analytics.ordering import Rows
from graphkit.analytics.reduction import reduced
from graphkit.analytics.results import data_frame
from graphkit.analytics.search_paths import METHODS, path_counts
from graphkit.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

SHOWN_TIES = 1_000
"""How many equal paths are listed; there can be more than there are atoms, and ``tie_count`` says how many."""

Weigh = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class MainPath:
    """A main path, and all that are equal to it.

    Parameters
    ----------
    nodes : list
        Documents of the first path in canonical order, which is that of the flow, the oldest first. Of several key routes,
        the documents of the first path of each.
    edges : list of (citing, cited)
        Its citations, the oldest first.
    ties : list of list
        All equal paths, the first among them; at most 1,000.
    tie_count : int
        How many there are.
    weights : dict
        (citing, cited) to weight, for the citations of all ties.
    params : dict
        How it was made.
    """

    nodes: list[Any]
    edges: list[tuple[Any, Any]]
    ties: list[list[Any]]
    tie_count: int
    weights: dict[tuple[Any, Any], int]
    params: dict[str, Any]
    citations: Citations = field(repr=False, compare=False)

    @property
    def total(self) -> int:
        """Sum of the weights of :attr:`edges`."""
        return sum(self.weights[edge] for edge in self.edges)

    def steps(self) -> list[dict[str, Any]]:
        """Each citation of the path with its weight and what is known of it: verbs, paragraphs, quotes."""
        return [
            {"citing": citing, "cited": cited, "weight": self.weights[citing, cited], **self.citations.evidence(citing, cited)}
            for citing, cited in self.edges
        ]

    def to_df(self) -> pd.DataFrame:
        """:meth:`steps` as a pandas data frame.

        Raises
        ------
        MissingExtraError
            If pandas is not installed.
        """
        rows = self.steps()
        return data_frame(rows, list(dict.fromkeys(["citing", "cited", "weight", *(name for row in rows for name in row)])))

    def to_networkx(self) -> nx.DiGraph:
        """All ties as one graph, citing -> cited, with ``weight``, ``main`` (on the first path) and what is known."""
        import networkx as nx

        graph = nx.DiGraph()
        first, main = set(self.nodes), set(self.edges)
        members = first.union(*self.ties) if self.ties else first
        for node in self.citations.nodes:
            if node in members:
                graph.add_node(node, **{**self.citations.attributes.get(node, {}), "main": node in first})
        for (citing, cited), weight in self.weights.items():
            known = {**self.citations.evidence(citing, cited), "weight": weight, "main": (citing, cited) in main}
            graph.add_edge(citing, cited, **known)
        return graph


def main_path(
    graph: Any,
    method: str = "global",
    weights: str = "spc",
    *,
    direction: str = "forward",
    start: Iterable[Hashable] | None = None,
    search: str = "global",
    keys: int | Iterable[tuple[Hashable, Hashable]] = 1,
    within: Iterable[Hashable] | None = None,
    damped: bool = False,
    **where: Unpack[Where],
) -> MainPath:
    """The main path of a citation graph or of a part of it.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    method : {"global", "local", "key-route"}
        The path of the greatest sum of weights; the path that goes on by the heaviest citation at each step; or the paths
        through the heaviest citations.
    weights : {"spc", "splc", "spnp"}
        See :func:`search_path_weights`.
    direction : {"forward", "backward"}
        Of a local search: from the sources on, or from the sinks back.
    start : iterable of hashable, optional
        Where a local search begins; by default with the heaviest first citation of all.
    search : {"global", "local"}
        How a key route is completed on both sides.
    keys : int or iterable of (citing, cited)
        How many of the heaviest citations (and all that weigh the same as the last), or which.
    within : iterable of hashable, optional
        Only these documents: those of a body, an agenda item, the descent of one resolution.
    damped : bool
        Weigh on the transitive reduction. Mandates are renewed by resolutions that recall all before them, and k renewals
        make 2**k ways, which drown all else; the reduction leaves one.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    MainPath

    Raises
    ------
    UsageError
        If an option is unknown.
    CycleError
        If a networkx graph has circles. In a condensed snapshot a circle stands under the name of its first member.

    Notes
    -----
    O(n + m) operations on integers.

    References
    ----------
    Hummon, N. & Doreian, P. (1989). Social Networks 11 (local search).
    Liu, J. & Lu, L. (2012). An integrated approach for main path analysis. JASIST 63 (global search, key routes).

    Examples
    --------
    >>> C = Citations.from_edges([(2, 1), (3, 2), (4, 2), (5, 3), (5, 4)])
    >>> path = main_path(C)
    >>> path.nodes, path.edges, path.total
    ([1, 2, 3, 5], [(2, 1), (3, 2), (5, 3)], 4)
    >>> path.ties
    [[1, 2, 3, 5], [1, 2, 4, 5]]
    """
    for name, value, known in (
        ("method", method, ("global", "local", "key-route")),
        ("weights", weights, METHODS),
        ("direction", direction, ("forward", "backward")),
        ("search", search, ("global", "local")),
    ):
        if value not in known:
            raise UsageError(f"{name}={value!r} is unknown", f"one of {', '.join(known)}")
    citations = snapshot(graph, "error", **where)
    if within is not None:
        citations = citations.subgraph(within)
    citations = citations.condensed()
    if damped:
        citations = reduced(citations)
    cites, cited_by = citations.parts.cites, citations.parts.cited_by
    up, down = path_counts(citations, weights)
    params = {"method": method, "weights": weights, "damped": damped, **where}

    def weigh(cited: int, citing: int) -> int:
        return up[cited] * down[citing]

    if method == "key-route":
        params |= {"search": search, "keys": keys if isinstance(keys, int) else [tuple(key) for key in keys]}
        arcs = _keys(citations, weigh, params["keys"])
        onward = _following(cited_by, weigh, search, newest_first=True)
        back = _following(cites, lambda citing, cited: weigh(cited, citing), search, newest_first=False)
        bundles = [_Bundle([citing], onward, before=_Bundle([cited], back)) for citing, cited in arcs]
    elif method == "local" and direction == "backward":
        params["direction"] = direction
        back = _following(cites, lambda citing, cited: weigh(cited, citing), "local", newest_first=False)
        begin = _begin(citations, cites, cited_by, lambda citing, cited: weigh(cited, citing), start)
        bundles = [_Bundle([], [], before=_Bundle(begin, back))]
    elif method == "local":
        params["direction"] = direction
        bundles = [_Bundle(_begin(citations, cited_by, cites, weigh, start), _following(cited_by, weigh, "local", newest_first=True))]
    else:
        best, onward = _heaviest(cited_by, weigh, newest_first=True)
        sources = [i for i, row in enumerate(cites) if not row and cited_by[i]]
        most = max((best[i] for i in sources), default=0)
        bundles = [_Bundle([i for i in sources if best[i] == most], onward)]
    return _gathered(citations, bundles, weigh, params)


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Equal paths: where they begin and how they go on; with ``before``, what leads there, read against the flow."""

    begin: list[int]
    onward: Rows
    before: _Bundle | None = None

    def count(self) -> int:
        ways = self.before.count() if self.before else 1
        if not self.begin:
            return ways
        counted: dict[int, int] = {}
        pending = list(self.begin)
        while pending:
            i = pending[-1]
            missing = [j for j in self.onward[i] if j not in counted]
            if missing:
                pending += missing
            else:
                counted[i] = sum(counted[j] for j in self.onward[i]) or 1
                pending.pop()
        return ways * sum(counted[i] for i in self.begin)

    def walks(self) -> Iterator[list[int]]:
        """Every path, lexicographically by position."""
        if self.before is None:
            yield from self._tails()
            return
        for walk in self.before.walks():
            if not self.begin:
                yield walk[::-1]
            for tail in self._tails():
                yield walk[::-1] + tail

    def _tails(self) -> Iterator[list[int]]:
        walk: list[int] = []
        branches = [iter(sorted(self.begin))]
        while branches:
            i = next(branches[-1], None)
            if i is None:
                branches.pop()
                if walk:
                    walk.pop()
            else:
                walk.append(i)
                if self.onward[i]:
                    branches.append(iter(self.onward[i]))
                else:
                    yield list(walk)
                    walk.pop()

    def arcs(self) -> Iterator[tuple[int, int]]:
        """All arcs of all paths, as (earlier on the walk, later)."""
        seen = set(self.begin)
        pending = list(seen)
        while pending:
            i = pending.pop()
            for j in self.onward[i]:
                yield i, j
                if j not in seen:
                    seen.add(j)
                    pending.append(j)


def _gathered(citations: Citations, bundles: list[_Bundle], weigh: Weigh, params: dict[str, Any]) -> MainPath:
    nodes = citations.nodes
    flow: set[tuple[int, int]] = set()
    firsts: list[list[int]] = []
    walks: dict[tuple[int, ...], None] = {}
    count = 0
    for bundle in bundles:
        found = [min(islice(bundle.walks(), SHOWN_TIES), default=[])] if bundle.before else list(islice(bundle.walks(), 1))
        firsts += [walk for walk in found if walk]
        walks.update(dict.fromkeys(map(tuple, islice(bundle.walks(), SHOWN_TIES))))
        count += bundle.count() if found and found[0] else 0
        flow.update(bundle.arcs())
        if bundle.before:
            flow.update((later, earlier) for earlier, later in bundle.before.arcs())
            flow.update((i, j) for i in bundle.before.begin for j in bundle.begin)
    ties = sorted(walks)[:SHOWN_TIES]
    chosen = sorted({arc for walk in firsts for arc in zip(walk, walk[1:], strict=False)}, key=lambda arc: (arc[1], arc[0]))
    return MainPath(
        nodes=[nodes[i] for i in sorted({i for walk in firsts for i in walk})],
        edges=[(nodes[citing], nodes[cited]) for cited, citing in chosen],
        ties=[[nodes[i] for i in walk] for walk in ties],
        tie_count=len(walks) if len(walks) < SHOWN_TIES else count,
        weights={(nodes[citing], nodes[cited]): weigh(cited, citing) for cited, citing in sorted(flow, key=lambda arc: (arc[1], arc[0]))},
        params=params,
        citations=citations,
    )


def _following(rows: Rows, weigh: Weigh, search: str, *, newest_first: bool) -> Rows:
    if search == "global":
        return _heaviest(rows, weigh, newest_first=newest_first)[1]
    return [_most(row, lambda j, i=i: weigh(i, j)) for i, row in enumerate(rows)]  # type: ignore[misc]


def _heaviest(rows: Rows, weigh: Weigh, *, newest_first: bool) -> tuple[list[int], Rows]:
    """Sum of the heaviest path from each position to the end, and the steps with which such paths go on."""
    best = [0] * len(rows)
    onward: Rows = [[] for _ in rows]
    for i in range(len(rows) - 1, -1, -1) if newest_first else range(len(rows)):
        if rows[i]:
            sums = [weigh(i, j) + best[j] for j in rows[i]]
            best[i] = max(sums)
            onward[i] = [j for j, total in zip(rows[i], sums, strict=True) if total == best[i]]
    return best, onward


def _most(row: list[int], value: Callable[[int], int]) -> list[int]:
    values = [value(j) for j in row]
    return [j for j, own in zip(row, values, strict=True) if own == max(values)]


def _begin(citations: Citations, onward: Rows, behind: Rows, weigh: Weigh, start: Iterable[Hashable] | None) -> list[int]:
    """Where a local search begins: where the caller says, else at the end of the graph with the heaviest first step."""
    if start is not None:
        return sorted({citations.position(node) for node in start})
    ends = {i: max(weigh(i, j) for j in row) for i, row in enumerate(onward) if row and not behind[i]}
    return [i for i, heaviest in ends.items() if heaviest == max(ends.values())]


def _keys(citations: Citations, weigh: Weigh, keys: int | list[Any]) -> list[tuple[int, int]]:
    cites = citations.parts.cites
    if not isinstance(keys, int):
        wanted = [(citations.position(citing), citations.position(cited)) for citing, cited in keys]
        for (i, j), (citing, cited) in zip(wanted, keys, strict=True):
            if j not in cites[i]:
                raise UsageError(f"{citing!r} does not cite {cited!r}", "a key route is a citation (citing, cited)")
        return wanted
    if keys < 1:
        raise UsageError(f"keys={keys} is less than one route")
    weighed = [(weigh(j, i), i, j) for i, row in enumerate(cites) for j in row]
    if not weighed:
        return []
    least = sorted((weight for weight, _, _ in weighed), reverse=True)[min(keys, len(weighed)) - 1]
    return [(i, j) for weight, i, j in weighed if weight >= least]
