"""The snapshot that all measures run on: documents in order of date, and who cites whom, both ways."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Unpack

from graphkit.analytics.building import Dropped, Gatherer, Parts, restrict
from graphkit.analytics.dates import end_of
from graphkit.analytics.evidence import Where, check_where, chooser, options
from graphkit.analytics.ordering import Rows
from graphkit.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    import networkx as nx


class Citations:
    """An immutable citation graph: arcs run from citing to cited, nodes stand in canonical order.

    Made by :meth:`from_edges`, :meth:`from_rows`, :meth:`from_networkx` or :meth:`from_frame`. The order is that of
    dates; of the same date, that of the nodes themselves; but always the cited before the citing. It is what makes
    every measure one exact sweep, and does not depend on the order of the input.

    Examples
    --------
    >>> C = Citations.from_edges([("c", "a"), ("c", "b"), ("b", "a"), ("c", "a")], nodes=["d"])
    >>> C.nodes
    ('a', 'b', 'c', 'd')
    >>> C.edges
    (('b', 'a'), ('c', 'a'), ('c', 'b'))
    >>> C.dropped
    (Dropped(citing='c', cited='a', reason='duplicate'),)
    >>> C.cites["c"], C.cited_by["a"]
    (('a', 'b'), ('b', 'c'))
    """

    __slots__ = ("_parts",)

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @classmethod
    def from_edges(
        cls,
        pairs: Iterable[tuple[Hashable, Hashable]],
        nodes: Iterable[Hashable] = (),
        dates: Mapping[Any, Any] | None = None,
        on_cycle: str = "error",
    ) -> Citations:
        """Take (citing, cited) pairs.

        Parameters
        ----------
        pairs : iterable of (citing, cited)
            A pair that comes again is one arc; how often it came is its ``count``.
        nodes : iterable, optional
            Documents that may neither cite nor be cited.
        dates : mapping, optional
            Node to ISO 8601 text, year, or ``datetime.date``; None or absent where unknown, then what it cites and what
            cites it say where it belongs. Without any, the order is topological.
        on_cycle : {"error", "drop", "condense"}
            What to do where citations run in a circle: raise; leave out arcs that run forward in time (between
            documents of one date, from the lower to the higher); or keep them, and treat a circle as one document
            where a measure needs an order.

        Returns
        -------
        Citations

        Raises
        ------
        CycleError
            If there is a circle and ``on_cycle`` is ``"error"``.
        UsageError
            If something in ``pairs`` is no pair of hashable nodes.
        """
        gatherer = Gatherer(nodes)
        gatherer.add_pairs(pairs)
        return cls(gatherer.build(dates, on_cycle))

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, Any]],
        nodes: Iterable[Any] = (),
        dates: Mapping[Any, Any] | None = None,
        on_cycle: str = "error",
    ) -> Citations:
        """Take rows as a store hands them over.

        Parameters
        ----------
        rows : iterable of mapping
            Each with ``citing``, ``cited``, and what is known of the arc: ``count`` and the lists ``verbs``, ``parts``,
            ``paragraphs``, ``pinpoints``, ``in_names``, ``quotes``, ``starts``; or one mention a row, with ``verb``, ``part``
            and so on. Rows of one pair are joined.
        nodes : iterable, optional
            Documents, or mappings with ``id`` and attributes: ``date`` (else ``year``) places them if ``dates`` does not,
            ``organ`` serves the filter ``body``.
        dates, on_cycle
            As in :meth:`from_edges`.

        Returns
        -------
        Citations

        Examples
        --------
        >>> C = Citations.from_rows(
        ...     [{"citing": "b", "cited": "a", "count": 2, "verbs": ["recall", "note"], "parts": ["preambular", "operative"]}],
        ...     nodes=[{"id": "a", "date": "1999-10-15"}, {"id": "b", "date": "2000-12-19"}])
        >>> C.evidence("b", "a")["verbs"]
        ['recall', 'note']
        >>> C.filter(verb="note").evidence("b", "a")["parts"]
        ['operative']
        """
        attributes = {node["id"] if isinstance(node, Mapping) else node: node if isinstance(node, Mapping) else {} for node in nodes}
        gatherer = Gatherer(attributes)
        for row in rows:
            try:
                citing, cited = row["citing"], row["cited"]
            except (KeyError, TypeError):
                raise UsageError(f"a row without citing and cited: {row!r:.80}") from None
            gatherer.add_row(citing, cited, {key: value for key, value in row.items() if key not in ("citing", "cited")})
        return cls(gatherer.build(_dates(dates, attributes), on_cycle, attributes))

    @classmethod
    def from_networkx(cls, graph: Any, dates: Mapping[Any, Any] | str | None = None, on_cycle: str = "error") -> Citations:
        """Take a networkx graph whose edges run from citing to cited.

        Parameters
        ----------
        graph : networkx.DiGraph or networkx.MultiDiGraph
            Parallel edges are mentions of one arc. Attributes of edges and nodes are kept.
        dates : mapping or str, optional
            Dates by node, or the node attribute that holds them; by default ``date``, else ``year``, where nodes have it.
        on_cycle
            As in :meth:`from_edges`.

        Returns
        -------
        Citations

        Raises
        ------
        UsageError
            If the graph is not a directed networkx graph.
        """
        try:
            directed = graph.is_directed()
        except AttributeError:
            raise UsageError(f"{type(graph).__name__} is no citation graph", "give Citations or a networkx.DiGraph") from None
        if not directed:
            raise UsageError("citations have a direction, this graph has none", "give a networkx.DiGraph, citing -> cited")
        attributes = {node: dict(data) for node, data in graph.nodes(data=True)}
        gatherer = Gatherer(attributes)
        if graph.is_multigraph() or any(data for _, _, data in graph.edges(data=True)):
            for citing, cited, data in graph.edges(data=True):
                gatherer.add_row(citing, cited, data)
        else:
            gatherer.add_pairs(graph.edges())
        if isinstance(dates, str):
            name = dates
            dates = {node: data.get(name) for node, data in attributes.items()}
        return cls(gatherer.build(_dates(dates, attributes), on_cycle, attributes))

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        source: str = "citing",
        target: str = "cited",
        nodes: Iterable[Any] = (),
        dates: Mapping[Any, Any] | None = None,
        on_cycle: str = "error",
    ) -> Citations:
        """Take a pandas or polars data frame with a row an arc or a row a mention.

        Parameters
        ----------
        frame : pandas.DataFrame or polars.DataFrame
            Other columns are kept as what is known of the arc.
        source, target : str
            Columns of the citing and of the cited.
        nodes, dates, on_cycle
            As in :meth:`from_rows`.

        Returns
        -------
        Citations

        Raises
        ------
        UsageError
            If a column is missing.
        """
        columns = [str(name) for name in frame.columns]
        missing = [name for name in (source, target) if name not in columns]
        if missing:
            raise UsageError(f"the frame has no column {missing[0]!r}", f"columns are {', '.join(columns)}")
        values = zip(*(frame[name].to_list() for name in columns), strict=True)
        if len(columns) == 2 and not nodes:
            pairs = values if columns[0] == source else ((one, other) for other, one in values)
            return cls.from_edges(pairs, (), dates, on_cycle)
        names = ["citing" if name == source else "cited" if name == target else name for name in columns]
        return cls.from_rows((dict(zip(names, row, strict=True)) for row in values), nodes, dates, on_cycle)

    @property
    def nodes(self) -> tuple[Any, ...]:
        """The caller's nodes in canonical order, the oldest first."""
        return self._parts.nodes

    @property
    def edges(self) -> tuple[tuple[Any, Any], ...]:
        """(citing, cited) pairs, by citing, then cited."""
        nodes = self._parts.nodes
        return tuple((nodes[i], nodes[j]) for i, row in enumerate(self._parts.cites) for j in row)

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """Arcs that were left out, with the reason: ``duplicate``, ``loop``, ``forward`` or ``cycle``."""
        return self._parts.dropped

    @property
    def cycles(self) -> tuple[tuple[Any, ...], ...]:
        """Groups of documents that cite each other in circles, kept under ``on_cycle="condense"``."""
        return tuple(self._parts.nodes[start:stop] for start, stop in self._parts.blocks)

    @property
    def cites(self) -> Mapping[Any, tuple[Any, ...]]:
        """What each document cites."""
        return _Neighbours(self._parts, self._parts.cites)

    @property
    def cited_by(self) -> Mapping[Any, tuple[Any, ...]]:
        """What cites each document."""
        return _Neighbours(self._parts, self._parts.cited_by)

    @property
    def index(self) -> Mapping[Any, int]:
        """Position of each node in :attr:`nodes`."""
        return MappingProxyType(self._parts.index)

    @property
    def attributes(self) -> Mapping[Any, Mapping[str, Any]]:
        """What is known of the documents themselves, for those of which anything is."""
        return MappingProxyType(self._parts.attributes)

    @property
    def dated(self) -> bool:
        """Whether the order is one of dates."""
        return self._parts.dated

    @property
    def parts(self) -> Parts:
        """The inside: adjacency by position, for algorithms. Not to be changed."""
        return self._parts

    def __len__(self) -> int:
        return len(self._parts.nodes)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._parts.nodes)

    def __contains__(self, node: object) -> bool:
        return node in self._parts.index

    def __repr__(self) -> str:
        return f"<Citations: {len(self)} documents, {sum(map(len, self._parts.cites))} arcs, {len(self.dropped)} dropped>"

    def position(self, node: Hashable) -> int:
        """Position of a node in :attr:`nodes`.

        Raises
        ------
        NotFoundError
            If there is no such node.
        """
        try:
            return self._parts.index[node]
        except (KeyError, TypeError):
            raise NotFoundError(f"{node!r} is not in the graph", "nodes are compared as they were given") from None

    def evidence(self, citing: Hashable, cited: Hashable) -> Mapping[str, Any]:
        """What is known of one arc: its ``count`` and the lists of its mentions.

        Raises
        ------
        NotFoundError
            If the one does not cite the other.
        """
        i, j = self.position(citing), self.position(cited)
        if j not in self._parts.cites[i]:
            raise NotFoundError(f"{citing!r} does not cite {cited!r}")
        return {"count": self._parts.counts.get((i, j), 1), **self._parts.rows.get((i, j), {})}

    def summary(self) -> dict[str, int]:
        """Counts of what is there and of what is odd.

        Examples
        --------
        >>> Citations.from_edges([(2, 1), (2, 1), (3, 3)]).summary()
        {'nodes': 3, 'edges': 1, 'mentions': 2, 'isolates': 1, 'undated': 3, 'duplicates': 1, 'loops': 1, 'forward': 0, 'cycles': 0}
        """
        parts = self._parts
        edges = sum(map(len, parts.cites))
        reasons = [arc.reason for arc in parts.dropped]
        return {
            "nodes": len(self),
            "edges": edges,
            "mentions": edges + sum(count - 1 for count in parts.counts.values()),
            "isolates": sum(not row and not parts.cited_by[i] for i, row in enumerate(parts.cites)),
            "undated": parts.undated,
            "duplicates": reasons.count("duplicate"),
            "loops": reasons.count("loop"),
            "forward": parts.forward,
            "cycles": len(parts.blocks) + reasons.count("cycle"),
        }

    def subgraph(self, nodes: Iterable[Hashable]) -> Citations:
        """The snapshot of some documents and the arcs between them; what is not in it is passed over."""
        wanted = set(nodes)
        return self._restricted([node in wanted for node in self.nodes], None)

    def filter(self, **where: Unpack[Where]) -> Citations:
        """The snapshot of some citations.

        Parameters
        ----------
        **where
            ``verb``, ``part``, ``in_name``, ``body`` choose mentions, and arcs that keep none go; documents stay. ``as_of``
            chooses documents. See :class:`~graphkit.analytics.evidence.Where`.

        Returns
        -------
        Citations

        Raises
        ------
        UsageError
            If there is no such filter, or the graph does not have what it asks for (dates, organs).
        """
        check_where(where)
        parts = self._parts
        keep = [True] * len(self)
        if where.get("as_of") is not None:
            if not parts.dated:
                raise UsageError("as_of needs dates, and this graph has none", "give dates= when it is built")
            end = end_of(where["as_of"])
            keep = [start is None or start < end for start in parts.starts]
        changed: dict[tuple[int, int], Mapping[str, Any] | None] = {}
        bodies = options(where.get("body"))
        if bodies is not None:
            organs = [parts.attributes.get(node, {}).get("organ") for node in self.nodes]
            if self.nodes and not any(organs):
                raise UsageError("body needs documents with an organ, and this graph has none", "give nodes with attributes")
            changed.update({(i, j): None for i, row in enumerate(parts.cites) if organs[i] not in bodies for j in row})
        choose = chooser(where)
        if choose is not None:
            for i, row in enumerate(parts.cites):
                for j in row:
                    if (i, j) not in changed:
                        changed[i, j] = choose({"count": parts.counts.get((i, j), 1), **parts.rows.get((i, j), {})})
        return self if not changed and all(keep) else self._restricted(keep, changed)

    def without(self, arcs: Iterable[tuple[Hashable, Hashable]]) -> Citations:
        """The snapshot without some (citing, cited) arcs; documents stay."""
        index = self._parts.index
        gone = {(index[citing], index[cited]): None for citing, cited in arcs if citing in index and cited in index}
        return self._restricted([True] * len(self), gone) if gone else self

    def _restricted(self, keep: list[bool], changed: Mapping[tuple[int, int], Mapping[str, Any] | None] | None) -> Citations:
        cut = restrict(self._parts, keep, changed)
        if not self._parts.blocks:
            return Citations(cut)
        # fewer arcs may leave smaller circles, and another order
        gatherer = Gatherer(cut.nodes)
        gatherer.add_pairs((cut.nodes[i], cut.nodes[j]) for i, row in enumerate(cut.cites) for j in row)
        dates = dict(zip(cut.nodes, cut.starts, strict=True)) if cut.dated else None
        anew = gatherer.build(dates, "condense", cut.attributes)
        for table, old in ((anew.counts, cut.counts), (anew.rows, cut.rows)):
            table.update({(anew.index[cut.nodes[i]], anew.index[cut.nodes[j]]): value for (i, j), value in old.items()})  # type: ignore[attr-defined]
        anew.dropped, anew.undated, anew.forward = cut.dropped, cut.undated, cut.forward
        return Citations(anew)

    def condensed(self) -> Citations:
        """The same without circles: each stands as one document under the name of its first member.

        Returns
        -------
        Citations
            Itself where there is no circle.
        """
        parts = self._parts
        if not parts.blocks:
            return self
        first = list(range(len(self)))
        for start, stop in parts.blocks:
            first[start:stop] = [start] * (stop - start)
        gatherer = Gatherer(node for i, node in enumerate(self.nodes) if first[i] == i)
        for i, row in enumerate(parts.cites):
            for j in row:
                if first[i] != first[j]:
                    known = {"count": parts.counts.get((i, j), 1), **parts.rows.get((i, j), {})}
                    gatherer.add_row(self.nodes[first[i]], self.nodes[first[j]], known)
        dates = dict(zip(self.nodes, parts.starts, strict=True)) if parts.dated else None
        made = gatherer.build(dates, "error", parts.attributes)
        made.dropped = parts.dropped
        return Citations(made)

    def to_networkx(self) -> nx.DiGraph:
        """A networkx DiGraph, citing -> cited, with all attributes of documents and arcs."""
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from((node, dict(self._parts.attributes.get(node, {}))) for node in self.nodes)
        parts = self._parts
        for i, row in enumerate(parts.cites):
            for j in row:
                data = {"count": parts.counts.get((i, j), 1), **parts.rows.get((i, j), {})}
                graph.add_edge(self.nodes[i], self.nodes[j], **data)
        return graph


class _Neighbours(Mapping[Any, tuple[Any, ...]]):
    """Adjacency by position, shown by node."""

    __slots__ = ("_parts", "_rows")

    def __init__(self, parts: Parts, rows: Rows) -> None:
        self._parts = parts
        self._rows = rows

    def __getitem__(self, node: Hashable) -> tuple[Any, ...]:
        return tuple(self._parts.nodes[j] for j in self._rows[self._parts.index[node]])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._parts.nodes)

    def __len__(self) -> int:
        return len(self._parts.nodes)


def _dates(dates: Mapping[Any, Any] | None, attributes: Mapping[Any, Mapping[str, Any]]) -> Mapping[Any, Any] | None:
    """The caller's dates, else those that the documents carry."""
    if dates is not None:
        return dates
    own = {node: data.get("date") or data.get("year") for node, data in attributes.items()}
    return own if any(value is not None for value in own.values()) else None


def snapshot(graph: Any, on_cycle: str = "condense", **where: Unpack[Where]) -> Citations:
    """The snapshot of whatever a measure was given.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    on_cycle : str
        What to do about circles in a networkx graph.
    **where
        Filters, see :meth:`Citations.filter`.

    Returns
    -------
    Citations
    """
    found = graph if isinstance(graph, Citations) else Citations.from_networkx(graph, on_cycle=on_cycle)
    return found.filter(**where) if where else found


def weights(citations: Citations, weight: str | None) -> Callable[[int, int], float] | None:
    """Weight of an arc by positions, or None where all weigh the same.

    Raises
    ------
    UsageError
        If no arc carries it, or it is negative or no number.
    """
    if weight is None:
        return None
    parts = citations.parts
    if weight == "count":
        counts = parts.counts
        return lambda i, j: counts.get((i, j), 1)
    table = {pair: row[weight] for pair, row in parts.rows.items() if weight in row}
    if not table and any(parts.cites):
        raise UsageError(f"no arc carries {weight!r}", 'weight="count" weighs by mentions')
    for (i, j), value in table.items():
        if not isinstance(value, (int, float)) or not value >= 0:
            raise UsageError(f"the {weight} of {parts.nodes[i]!r} -> {parts.nodes[j]!r} is {value!r}", "weights are numbers, 0 or more")
    return lambda i, j: table.get((i, j), 1)
