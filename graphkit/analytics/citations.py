"""The snapshot that all measures run on: documents in order of date, and who cites whom, both ways."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Unpack

from graphkit.analytics.building import Dropped, Parts
from graphkit.analytics.evidence import Where
from graphkit.analytics.intake import Intake
from graphkit.analytics.views import Neighbours, condensed, cut, filtered, known, summary, to_networkx
from graphkit.errors import NotFoundError

if TYPE_CHECKING:
    import networkx as nx


class Citations(Intake):
    """An immutable citation graph: arcs run from citing to cited, nodes stand in canonical order.

    Made by :meth:`from_edges`, :meth:`from_rows`, :meth:`from_networkx` or :meth:`from_frame`. The order is that of
    dates; of the same date, that of the nodes themselves; but always the cited before the citing. It is what makes
    every measure one exact sweep, and does not depend on the order of the input.

    Examples
    --------
    >>> from graphkit.analytics import Citations
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

    __slots__ = ()

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
        return Neighbours(self._parts, self._parts.cites)

    @property
    def cited_by(self) -> Mapping[Any, tuple[Any, ...]]:
        """What cites each document."""
        return Neighbours(self._parts, self._parts.cited_by)

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
        return known(self._parts, i, j)

    def summary(self) -> dict[str, int]:
        """Counts of what is there and of what is odd.

        Examples
        --------
        >>> from graphkit.analytics import Citations
        >>> Citations.from_edges([(2, 1), (2, 1), (3, 3)]).summary()
        {'nodes': 3, 'edges': 1, 'mentions': 2, 'isolates': 1, 'undated': 3, 'duplicates': 1, 'loops': 1, 'forward': 0, 'cycles': 0}
        """
        return summary(self._parts)

    def subgraph(self, nodes: Iterable[Hashable]) -> Citations:
        """The snapshot of some documents and the arcs between them; what is not in it is passed over."""
        wanted = set(nodes)
        return self._cut(cut(self._parts, [node in wanted for node in self.nodes], {}))

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
        return self._cut(filtered(self._parts, where))

    def without(self, arcs: Iterable[tuple[Hashable, Hashable]]) -> Citations:
        """The snapshot without some (citing, cited) arcs; documents stay."""
        index = self._parts.index
        gone = {(index[citing], index[cited]): None for citing, cited in arcs if citing in index and cited in index}
        return self._cut(cut(self._parts, [True] * len(self), gone)) if gone else self

    def _cut(self, parts: Parts) -> Citations:
        return self if parts is self._parts else Citations(parts)

    def condensed(self) -> Citations:
        """The same without circles: each stands as one document under the name of its first member.

        Returns
        -------
        Citations
            Itself where there is no circle.
        """
        return self._cut(condensed(self._parts))

    def to_networkx(self) -> nx.DiGraph:
        """A networkx DiGraph, citing -> cited, with all attributes of documents and arcs."""
        return to_networkx(self._parts)
