"""Main path analysis: the route by which knowledge came, weighed by how many ways lead over it.

Paths run with the flow, from a document that cites nothing to one that nothing cites, the oldest first. Weights are exact
integers, so that equal means equal: all equal paths are kept as ties, and the first in canonical order is shown.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.analytics.reduction import reduced
from graphkit.analytics.results import data_frame
from graphkit.analytics.search_paths import METHODS, path_counts
from graphkit.analytics.walks import Walks, best_sums, greedy, heaviest
from graphkit.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

SHOWN_TIES = 1_000
"""How many equal paths are listed; there can be more than there are atoms, and ``tie_count`` says how many."""


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
        How many there are; of several key routes that have more than can be listed, a path counts for each that it is of.
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
    O(n + m) operations on integers; of key routes also what their paths hold.

    References
    ----------
    Hummon, N. & Doreian, P. (1989). Social Networks 11 (local search).
    Liu, J. & Lu, L. (2012). An integrated approach for main path analysis. JASIST 63 (global search, key routes).

    Examples
    --------
    >>> from graphkit.analytics import Citations, main_path
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
    flow = _Flow(reduced(citations) if damped else citations, weights)
    params: dict[str, Any] = {"method": method, "weights": weights, "damped": damped, **where}
    if method == "key-route":
        routes = keys if isinstance(keys, int) else [(citing, cited) for citing, cited in keys]
        params |= {"search": search, "keys": routes}
        found = [flow.through(citing, cited, search) for citing, cited in flow.apart(flow.keys(routes), search)]
    elif method == "local":
        params["direction"] = direction
        found = [flow.local(start, forward=direction == "forward")]
    else:
        found = [flow.whole()]
    return _gathered(flow, found, params)


class _Flow:
    """The two ways through a graph and the weight of each step."""

    def __init__(self, citations: Citations, weights: str) -> None:
        self.citations = citations
        self.cites, self.cited_by = citations.parts.cites, citations.parts.cited_by
        self.up, self.down = path_counts(citations, weights)
        self.solved: dict[bool, tuple[list[int], dict[int, list[int]]]] = {}

    def forth(self, cited: int, citing: int) -> int:
        return self.up[cited] * self.down[citing]

    def back(self, citing: int, cited: int) -> int:
        return self.up[cited] * self.down[citing]

    def sums(self, forward: bool) -> tuple[list[int], dict[int, list[int]]]:
        if forward not in self.solved:
            n = len(self.cites)
            rows, value, order = (self.cited_by, self.forth, range(n - 1, -1, -1)) if forward else (self.cites, self.back, range(n))
            sums, onward = best_sums(rows, value, order)
            self.solved[forward] = sums, dict(enumerate(onward))
        return self.solved[forward]

    def onward(self, i: int, search: str, *, forward: bool) -> list[int]:
        """Where paths go on to from one position."""
        if search == "global":
            return self.sums(forward)[1][i]
        rows, value = (self.cited_by, self.forth) if forward else (self.cites, self.back)
        return heaviest(rows[i], [value(i, j) for j in rows[i]])

    def from_(self, begin: Iterable[int], search: str, *, forward: bool) -> Walks:
        """Paths from some positions to the end of the graph, or back to its beginning."""
        if search == "local":
            return greedy(self.cited_by if forward else self.cites, self.forth if forward else self.back, begin)
        return Walks(sorted(set(begin)), self.sums(forward)[1])

    def through(self, citing: int, cited: int, search: str) -> Walks:
        return self.from_([cited], search, forward=False).turned().then(self.from_([citing], search, forward=True))

    def whole(self) -> Walks:
        """The heaviest paths of all."""
        sums, _ = self.sums(True)
        sources = [i for i, row in enumerate(self.cites) if not row and self.cited_by[i]]
        return self.from_(heaviest(sources, [sums[i] for i in sources]), "global", forward=True)

    def local(self, start: Iterable[Hashable] | None, *, forward: bool) -> Walks:
        rows, behind, value = (self.cited_by, self.cites, self.forth) if forward else (self.cites, self.cited_by, self.back)
        if start is not None:
            begin = [self.citations.position(node) for node in start]
        else:
            ends = [i for i, row in enumerate(rows) if row and not behind[i]]
            begin = heaviest(ends, [max(value(i, j) for j in rows[i]) for i in ends])
        walks = self.from_(begin, "local", forward=forward)
        return walks if forward else walks.turned()

    def keys(self, keys: int | list[tuple[Hashable, Hashable]]) -> list[tuple[int, int]]:
        """Key routes as positions of citing and cited."""
        if not isinstance(keys, int):
            wanted = [(self.citations.position(citing), self.citations.position(cited)) for citing, cited in keys]
            for (i, j), (citing, cited) in zip(wanted, keys, strict=True):
                if j not in self.cites[i]:
                    raise UsageError(f"{citing!r} does not cite {cited!r}", "a key route is a citation (citing, cited)")
            return wanted
        if keys < 1:
            raise UsageError(f"keys={keys} is less than one route")
        weighed = [(self.back(i, j), i, j) for i, row in enumerate(self.cites) for j in row]
        if not weighed:
            return []
        least = sorted((weight for weight, _, _ in weighed), reverse=True)[min(keys, len(weighed)) - 1]
        return [(i, j) for weight, i, j in weighed if weight >= least]

    def apart(self, keys: list[tuple[int, int]], search: str) -> list[tuple[int, int]]:
        """Key routes without those that follow on another as its only way on, and it as theirs: their paths are the same."""
        every = set(keys)

        def follows(citing: int, cited: int) -> bool:
            if self.onward(cited, search, forward=True) != [citing]:
                return False
            before = self.onward(cited, search, forward=False)
            return len(before) == 1 and (cited, before[0]) in every

        return [(citing, cited) for citing, cited in keys if not follows(citing, cited)]


def _gathered(flow: _Flow, found: list[Walks], params: dict[str, Any]) -> MainPath:
    nodes = flow.citations.nodes
    firsts = [next(iter(walks)) for walks in found if walks.begin]
    listed = list(islice((walk for walk, _ in groupby(merge(*found))), SHOWN_TIES))  # each comes in order
    arcs = {arc for walks in found for arc in walks.arcs()}

    def named(steps: Iterable[tuple[int, int]]) -> list[tuple[Any, Any]]:
        return [(nodes[citing], nodes[cited]) for citing, cited in sorted((citing, cited) for cited, citing in steps)]

    return MainPath(
        nodes=[nodes[i] for i in sorted({i for walk in firsts for i in walk})],
        edges=named({arc for walk in firsts for arc in pairwise(walk)}),
        ties=[[nodes[i] for i in walk] for walk in listed],
        tie_count=len(listed) if len(listed) < SHOWN_TIES else sum(walks.count() for walks in found),
        weights={(nodes[i], nodes[j]): flow.back(i, j) for i, j in sorted((citing, cited) for cited, citing in arcs)},
        params=params,
        citations=flow.citations,
    )
