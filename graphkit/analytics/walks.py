"""Sets of equal paths, kept as the steps that they are made of.

There can be more equal paths than can be listed, while their steps are few: paths are counted and drawn from the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.analytics.ordering import Rows

Steps = Mapping[int, list[int]]
"""Position to the positions that an equal path may go on to; a path ends where there are none."""

Value = Callable[[int, int], int]
"""Weight of the step from one position to another."""


@dataclass(frozen=True, slots=True)
class Walks:
    """All paths from some positions, by equal steps, to where no step leads on.

    Parameters
    ----------
    begin : list of int
        Where they begin.
    steps : mapping
        How they go on; without circles.

    Examples
    --------
    >>> walks = Walks([0], {0: [1, 2], 1: [3], 2: [3]})
    >>> walks.count(), list(walks)
    (2, [[0, 1, 3], [0, 2, 3]])
    >>> list(walks.turned())
    [[3, 1, 0], [3, 2, 0]]
    """

    begin: list[int]
    steps: Steps

    def __iter__(self) -> Iterator[list[int]]:
        """Every path, the lowest positions first."""
        walk: list[int] = []
        branches = [iter(sorted(self.begin))]
        while branches:
            i = next(branches[-1], None)
            if i is None:
                branches.pop()
                if walk:
                    walk.pop()
            elif self.steps.get(i):
                walk.append(i)
                branches.append(iter(sorted(self.steps[i])))
            else:
                yield [*walk, i]

    def count(self) -> int:
        """Number of paths, exactly."""
        counted: dict[int, int] = {}
        pending = list(self.begin)
        while pending:
            i = pending[-1]
            missing = [j for j in self.steps.get(i, ()) if j not in counted]
            if missing:
                pending += missing
            else:
                counted[i] = sum(counted[j] for j in self.steps.get(i, ())) or 1
                pending.pop()
        return sum(counted[i] for i in self.begin)

    def arcs(self) -> list[tuple[int, int]]:
        """Every step of every path."""
        found = []
        seen = set(self.begin)
        pending = sorted(seen)
        while pending:
            i = pending.pop()
            for j in self.steps.get(i, ()):
                found.append((i, j))
                if j not in seen:
                    seen.add(j)
                    pending.append(j)
        return found

    def turned(self) -> Walks:
        """The same paths read from their ends."""
        back: dict[int, list[int]] = {}
        ends = {i for i in self.begin if not self.steps.get(i)}
        for i, j in self.arcs():
            back.setdefault(j, []).append(i)
            if not self.steps.get(j):
                ends.add(j)
        return Walks(sorted(ends), back)

    def then(self, onward: Walks) -> Walks:
        """These paths, which all end at one position, each followed by each of others."""
        steps = dict(self.steps)
        last = next(iter(self))[-1]
        steps[last] = sorted(onward.begin)
        for i, j in onward.arcs():
            steps.setdefault(i, []).append(j)
        return Walks(self.begin, steps)


def greedy(rows: Rows, value: Value, begin: Iterable[int]) -> Walks:
    """Paths that at each step take the heaviest arc, all of them where several are."""
    steps: dict[int, list[int]] = {}
    pending = list(begin)
    first = sorted(set(pending))
    while pending:
        i = pending.pop()
        if i not in steps:
            steps[i] = heaviest(rows[i], [value(i, j) for j in rows[i]])
            pending += steps[i]
    return Walks(first, steps)


def heaviest(row: Sequence[int], values: Sequence[int]) -> list[int]:
    """Those of a row that have the greatest value.

    Examples
    --------
    >>> heaviest([4, 5, 6], [1, 2, 2])
    [5, 6]
    """
    most = max(values, default=0)
    return [j for j, own in zip(row, values, strict=True) if own == most]


def best_sums(rows: Rows, value: Value, order: Iterable[int]) -> tuple[list[int], Rows]:
    """The greatest sum of a path from each position to an end, and the steps with which such paths go on.

    Parameters
    ----------
    rows : list of list of int
        Steps that there are.
    value : callable
        Weight of a step.
    order : iterable of int
        All positions, each after those that it leads to.
    """
    sums = [0] * len(rows)
    onward: Rows = [[] for _ in rows]
    for i in order:
        if rows[i]:
            totals = [value(i, j) + sums[j] for j in rows[i]]
            sums[i] = max(totals)
            onward[i] = heaviest(rows[i], totals)
    return sums, onward
