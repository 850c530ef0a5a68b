"""The canonical order of a citation graph: by date, cited before citing, and what stands in its way.

Works on positions, 0 to n - 1, in the sorted order of the caller's nodes: so nothing here depends on the order of the
input nor on hashes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Any

from graphkit.analytics.dates import Moment

Rows = list[list[int]]
"""For each position the positions that it cites."""


def node_key(node: Hashable) -> tuple[str, Any]:
    """Key by which nodes of any hashable type sort, one type after the other.

    Examples
    --------
    >>> sorted(["b", 2, ("a", 1), "a", 1.5], key=node_key)
    [1.5, 2, 'a', 'b', ('a', 1)]
    """
    if isinstance(node, (int, float)):
        return "", node
    if isinstance(node, str):
        return "str", node
    if isinstance(node, tuple):
        return "tuple", tuple(map(node_key, node))
    if isinstance(node, frozenset):
        return "frozenset", tuple(sorted(map(node_key, node)))
    return type(node).__name__, repr(node)


def sort_nodes(nodes: Iterable[Hashable]) -> list[Hashable]:
    """Nodes in their own order, whatever their types."""
    every = list(nodes)
    if set(map(type, every)) in ({int}, {str}):  # the key gives the same, slower
        return sorted(every)  # type: ignore[type-var]
    return sorted(every, key=node_key)


@dataclass(slots=True)
class Arrangement:
    """What :func:`arrange` found.

    Parameters
    ----------
    order : list of int
        Old positions in canonical order.
    blocks : list of (int, int)
        Stretches of new positions that form a cycle each, first and one past the last.
    dropped : list of (int, int, str)
        Old positions of citing and cited, and the reason.
    starts : list of float or None
        For each old position where its date begins; where it has none, what the documents around it allow.
    forward : int
        Arcs that cite a later document.
    """

    order: list[int]
    blocks: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    starts: list[float | None] = field(default_factory=list)
    forward: int = 0


class Circle(Exception):
    """Positions that cite each other in a circle, and how many such groups there are."""

    def __init__(self, circle: list[int], groups: int) -> None:
        super().__init__(circle, groups)
        self.circle = circle
        self.groups = groups


def arrange(rows: Rows, moments: Sequence[Moment | None] | None, on_cycle: str) -> Arrangement:
    """Put documents in canonical order.

    Parameters
    ----------
    rows : list of list of int
        What each position cites; positions follow the sorted nodes. Arcs that are dropped are taken out of it.
    moments : sequence or None
        Dates; None for an undated graph.
    on_cycle : {"error", "drop", "condense"}
        What to do about circles.

    Returns
    -------
    Arrangement
        Of all orders in which the cited stand before the citing, the one that follows dates, then nodes, most closely.

    Raises
    ------
    Circle
        If there is one and ``on_cycle`` is ``"error"``.

    Notes
    -----
    O(n log n + m). A graph whose dates agree with its citations needs one pass over its arcs.
    """
    n = len(rows)
    found = Arrangement([])
    if moments is not None:
        late = [
            (i, j)
            for i, row in enumerate(rows)
            if (own := moments[i]) is not None
            for j in row
            if (other := moments[j]) is not None and own[1] <= other[0] and own[0] < other[0]
        ]
        found.forward = len(late)
        if on_cycle == "drop":
            _remove(rows, late)
            found.dropped += [(i, j, "forward") for i, j in late]
    starts: list[float | None] = [None] * n
    if moments is not None:
        starts = _fill(rows, [None if m is None else m[0] for m in moments])
    found.starts = starts
    if any(start is not None for start in starts):
        ranked = sorted(range(n), key=lambda i: (float("-inf") if (start := starts[i]) is None else start, i))
    else:
        ranked = list(range(n))
    rank = [0] * n
    for place, i in enumerate(ranked):
        rank[i] = place
    if all(rank[i] > max(map(rank.__getitem__, row)) for i, row in enumerate(rows) if row):
        found.order = ranked
        return found
    order = _kahn(rows, rank)
    if len(order) == n:
        found.order = order
        return found
    groups = [sorted(group, key=rank.__getitem__) for group in strong_components(rows)]
    circles = [group for group in groups if len(group) > 1]
    if on_cycle == "error":
        raise Circle(_circle(rows, circles[0]), len(circles))
    if on_cycle == "drop":
        home = {i: number for number, group in enumerate(circles) for i in group}
        back = [(i, j) for i in home for j in rows[i] if home.get(j) == home[i] and rank[i] < rank[j]]
        _remove(rows, back)
        found.dropped += [(i, j, "cycle") for i, j in back]
        found.order = _kahn(rows, rank)
        return found
    _condensed_order(rows, rank, groups, found)
    return found


def _condensed_order(rows: Rows, rank: list[int], groups: list[list[int]], found: Arrangement) -> None:
    home = [0] * len(rows)
    for number, group in enumerate(groups):
        for i in group:
            home[i] = number
    between = [sorted({home[j] for i in group for j in rows[i]} - {number}) for number, group in enumerate(groups)]
    by_first = sorted(range(len(groups)), key=lambda number: rank[groups[number][0]])
    group_rank = [0] * len(groups)
    for place, number in enumerate(by_first):
        group_rank[number] = place
    for number in _kahn(between, group_rank):
        group = groups[number]
        if len(group) > 1:
            found.blocks.append((len(found.order), len(found.order) + len(group)))
        found.order += group


def _remove(rows: Rows, arcs: Iterable[tuple[int, int]]) -> None:
    gone: dict[int, set[int]] = {}
    for i, j in arcs:
        gone.setdefault(i, set()).add(j)
    for i, targets in gone.items():
        rows[i] = [j for j in rows[i] if j not in targets]


def _kahn(rows: Rows, rank: list[int]) -> list[int]:
    """Positions, cited first, of those ready the lowest in rank next; shorter than ``rows`` if there is a circle."""
    by_rank = [0] * len(rank)
    waiting = [len(row) for row in rows]
    citers: Rows = [[] for _ in rows]
    for i, row in enumerate(rows):
        by_rank[rank[i]] = i
        for j in row:
            citers[j].append(i)
    ready = [rank[i] for i, count in enumerate(waiting) if not count]
    heapify(ready)
    order = []
    while ready:
        i = by_rank[heappop(ready)]
        order.append(i)
        for citer in citers[i]:
            waiting[citer] -= 1
            if not waiting[citer]:
                heappush(ready, rank[citer])
    return order


def _fill(rows: Rows, starts: list[float | None]) -> list[float | None]:
    """Give the undated the latest date that they rest on, else the earliest that rests on them."""
    if None not in starts:
        return starts
    groups = strong_components(rows)
    for group in groups:  # the cited come first
        known = [start for i in group for start in (starts[i], *(starts[j] for j in rows[i])) if start is not None]
        if known:
            for i in group:
                if starts[i] is None:
                    starts[i] = max(known)
    earliest: dict[int, float] = {}
    for group in reversed(groups):
        known = [earliest[i] for i in group if i in earliest] + [start for i in group if (start := starts[i]) is not None]
        for i in group:
            if starts[i] is None and known:
                starts[i] = min(known)
        for i in group:
            if (start := starts[i]) is not None:
                for j in rows[i]:
                    earliest[j] = min(start, earliest.get(j, start))
    return starts


def strong_components(rows: Rows) -> list[list[int]]:
    """Groups of positions that reach each other, the cited groups first (Tarjan 1972, without recursion).

    Examples
    --------
    >>> strong_components([[1], [0], [1]])
    [[1, 0], [2]]
    """
    n = len(rows)
    number = [0] * n  # 1, 2, ... in order of discovery
    low = [0] * n
    done = [False] * n
    stack: list[int] = []
    groups: list[list[int]] = []
    count = 0
    for root in range(n):
        if number[root]:
            continue
        work = [(root, iter(rows[root]))]
        count += 1
        number[root] = low[root] = count
        stack.append(root)
        while work:
            i, rest = work[-1]
            for j in rest:
                if not number[j]:
                    count += 1
                    number[j] = low[j] = count
                    stack.append(j)
                    work.append((j, iter(rows[j])))
                    break
                if not done[j]:
                    low[i] = min(low[i], number[j])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[i])
                if low[i] == number[i]:
                    group = []
                    while not done[i]:
                        j = stack.pop()
                        done[j] = True
                        group.append(j)
                    groups.append(group)
    return groups


def _circle(rows: Rows, group: list[int]) -> list[int]:
    """One shortest circle through the first of a group, as it is cited."""
    first, inside = group[0], set(group)
    before = {first: first}
    wave = [first]
    while wave:
        following = []
        for i in wave:
            for j in sorted(inside.intersection(rows[i])):
                if j == first:
                    circle = [i]
                    while circle[-1] != first:
                        circle.append(before[circle[-1]])
                    return circle[::-1]
                if j not in before:
                    before[j] = i
                    following.append(j)
        wave = following
    return list(group)
