"""From arcs as they come to the parts of a snapshot: indexed, cleaned of duplicates and loops, in canonical order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphkit.analytics.dates import moment
from graphkit.analytics.evidence import count_of, merge
from graphkit.analytics.ordering import Circle, Rows, arrange, sort_nodes
from graphkit.errors import CycleError, UsageError

POLICIES = ("error", "drop", "condense")


class Dropped(NamedTuple):
    """An arc that was left out, and why: ``duplicate``, ``loop``, ``forward`` (in time) or ``cycle``."""

    citing: Hashable
    cited: Hashable
    reason: str


@dataclass(slots=True)
class Parts:
    """What a snapshot is made of; positions are canonical.

    ``asked`` and ``arrays`` are how often, and from what, :func:`~graphkit.analytics.reach.reached` has answered.
    """

    nodes: tuple[Any, ...]
    index: dict[Any, int]
    cites: Rows
    cited_by: Rows
    counts: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: dict[tuple[int, int], Mapping[str, Any]] = field(default_factory=dict)
    starts: list[float | None] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    dropped: tuple[Dropped, ...] = ()
    attributes: dict[Any, Mapping[str, Any]] = field(default_factory=dict)
    dated: bool = False
    undated: int = 0
    forward: int = 0
    on_cycle: str = "error"
    asked: int = 0
    arrays: dict[bool, Any] = field(default_factory=dict)


class Gatherer:
    """Takes nodes and arcs one by one, in any order; :meth:`build` arranges them."""

    def __init__(self, nodes: Iterable[Hashable] = ()) -> None:
        self.index: dict[Any, int] = {}
        self.raw: Rows = []
        self.rows: dict[tuple[int, int], list[Mapping[str, Any]]] = {}
        for node in nodes:
            self.place(node)

    def place(self, node: Hashable) -> int:
        """Number a node when it is first seen."""
        try:
            at = self.index.setdefault(node, len(self.raw))
            equal = bool(node == node)  # not so what stands for a missing value
        except TypeError:
            raise UsageError(f"{node!r} cannot be a node", "nodes are hashable: text, numbers, tuples") from None
        if not equal:
            raise UsageError(f"{node!r} cannot be a node: it equals nothing", "leave out rows without citing or cited")
        if at == len(self.raw):
            self.raw.append([])
        return at

    def add_pairs(self, pairs: Iterable[tuple[Hashable, Hashable]]) -> None:
        """Take arcs without evidence."""
        if hasattr(pairs, "is_directed"):
            raise UsageError("a graph is no list of arcs", "give it to the measure itself, or to Citations.from_networkx")
        place, raw, index = self.place, self.raw, self.index
        try:
            for citing, cited in pairs:
                i = index.get(citing)
                j = index.get(cited)
                if i is None:
                    i = place(citing)
                if j is None:
                    j = place(cited)
                raw[i].append(j)
        except (TypeError, ValueError) as error:
            if isinstance(error, UsageError):
                raise
            raise UsageError(f"arcs must be pairs (citing, cited) of hashable nodes: {error}") from error

    def add_row(self, citing: Hashable, cited: Hashable, row: Mapping[str, Any]) -> None:
        """Take an arc with its evidence; several rows of one pair become one arc."""
        i, j = self.place(citing), self.place(cited)
        held = self.rows.setdefault((i, j), [])
        if not held:
            self.raw[i].append(j)
        held.append(row)

    def build(self, dates: Mapping[Any, Any] | None, on_cycle: str, attributes: Mapping[Any, Mapping[str, Any]] | None = None) -> Parts:
        """Arrange what was gathered.

        Raises
        ------
        UsageError
            If ``on_cycle`` is not one of ``error``, ``drop``, ``condense``, dates are no mapping, or a count is less than 1.
        CycleError
            If there is a circle and ``on_cycle`` is ``"error"``.
        """
        if on_cycle not in POLICIES:
            raise UsageError(f"on_cycle={on_cycle!r} is unknown", f"one of {', '.join(POLICIES)}")
        if dates is not None and not hasattr(dates, "get"):
            raise UsageError(f"dates are given as {type(dates).__name__}", "give a mapping of documents to dates")
        nodes = sort_nodes(self.index)
        place = [0] * len(nodes)
        for position, node in enumerate(nodes):
            place[self.index[node]] = position
        rows: Rows = [[] for _ in nodes]
        counts: dict[tuple[int, int], int] = {}
        dropped: list[tuple[int, int, str]] = []
        for node, targets in zip(self.index, self.raw, strict=True):
            i = place[self.index[node]]
            targets = [place[j] for j in targets]
            once = set(targets)
            if len(once) < len(targets):
                for j, count in Counter(targets).items():
                    if count > 1 and i != j:
                        counts[i, j] = count
                        dropped += [(i, j, "duplicate")] * (count - 1)
            if i in once:
                dropped += [(i, i, "loop")] * targets.count(i)
                once.remove(i)
            rows[i] = sorted(once)
        evidence = {(place[i], place[j]): merge(held) for (i, j), held in self.rows.items() if i != j}
        for pair, row in evidence.items():
            if (count := count_of(row)) != 1:
                if count < 1:
                    shown = f"{nodes[pair[0]]!r} -> {nodes[pair[1]]!r}"
                    raise UsageError(f"the count of {shown} is {count}", "a citation is made once or more")
                counts[pair] = count
        moments = None if dates is None else [moment(dates.get(node)) for node in nodes]
        undated = len(nodes) if moments is None else moments.count(None)
        if undated == len(nodes):
            moments = None
        try:
            found = arrange(rows, moments, on_cycle)
        except Circle as error:
            raise _cycle_error(nodes, error) from None
        dropped += found.dropped
        gone = {(i, j) for i, j, _ in found.dropped}
        position_of = [0] * len(nodes)
        for position, old in enumerate(found.order):
            position_of[old] = position
        cites, cited_by = adjacency(rows, found.order, position_of)
        ordered = tuple(nodes[old] for old in found.order)
        return Parts(
            nodes=ordered,
            index={node: position for position, node in enumerate(ordered)},
            cites=cites,
            cited_by=cited_by,
            counts={(position_of[i], position_of[j]): count for (i, j), count in counts.items() if (i, j) not in gone},
            rows={(position_of[i], position_of[j]): row for (i, j), row in evidence.items() if (i, j) not in gone},
            starts=[found.starts[old] for old in found.order],
            blocks=found.blocks,
            dropped=tuple(
                Dropped(nodes[i], nodes[j], reason)
                for i, j, reason in sorted(dropped, key=lambda arc: (position_of[arc[0]], position_of[arc[1]], arc[2]))
            ),
            attributes={node: attributes[node] for node in ordered if node in attributes} if attributes else {},
            dated=moments is not None,
            undated=undated,
            forward=found.forward,
            on_cycle=on_cycle,
        )


def adjacency(rows: Rows, order: list[int], position_of: list[int]) -> tuple[Rows, Rows]:
    """Who cites whom, both ways, by new positions, each row sorted."""
    cites: Rows = []
    cited_by: Rows = [[] for _ in order]
    for position, old in enumerate(order):
        row = sorted(map(position_of.__getitem__, rows[old]))
        cites.append(row)
        for j in row:
            cited_by[j].append(position)
    return cites, cited_by


def _cycle_error(nodes: list[Any], error: Circle) -> CycleError:
    shown = [str(nodes[i]) for i in error.circle[:6]]
    tail = [shown[0]] if len(error.circle) <= 6 else ["..."]
    groups = f" and {error.groups - 1} more" if error.groups > 1 else ""
    return CycleError(
        f"citations run in a circle: {' -> '.join(shown + tail)}{groups}",
        'on_cycle="drop" leaves out arcs that run forward in time, on_cycle="condense" treats a circle as one',
    )
