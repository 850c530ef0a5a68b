"""Arcs as the world hands them over: pairs, rows of a store, networkx graphs, data frames."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, Self

from graphkit.analytics.building import Gatherer, Parts
from graphkit.errors import UsageError


class Intake:
    """The ways into a snapshot: the part of :class:`~graphkit.analytics.citations.Citations` that makes one."""

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
    ) -> Self:
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
    ) -> Self:
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
        >>> from graphkit.analytics import Citations
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
    def from_networkx(cls, graph: Any, dates: Mapping[Any, Any] | str | None = None, on_cycle: str = "error") -> Self:
        """Take a networkx graph whose edges run from citing to cited.

        Parameters
        ----------
        graph : networkx.DiGraph or networkx.MultiDiGraph
            Parallel edges are mentions of one arc, their weights added up. Attributes of edges and nodes are kept.
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
    ) -> Self:
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


def _dates(dates: Mapping[Any, Any] | None, attributes: Mapping[Any, Mapping[str, Any]]) -> Mapping[Any, Any] | None:
    """The caller's dates, else those that the documents carry."""
    if dates is not None:
        return dates
    own = {node: data.get("date") or data.get("year") for node, data in attributes.items()}
    return own if any(value is not None for value in own.values()) else None
