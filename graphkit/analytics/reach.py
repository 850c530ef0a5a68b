"""All that can be reached from a document, one way.

The first questions that are put to a snapshot are answered from its lists. Where numpy is loaded anyway, one that is
asked again and again lays the same arcs out as arrays, and then answers in half the time or less: to make them costs as
much as two or three answers from lists.
"""

from __future__ import annotations

import sys
from itertools import accumulate, chain, compress
from typing import Any

from graphkit.analytics.building import Parts
from graphkit.analytics.chains import waves

QUESTIONS = 8
"""Answers from lists before arrays are made."""

ARRAYS_FROM = 20_000
"""Arcs from which arrays are faster than lists."""

WAVES = 200
"""Steps away from the document up to which arrays serve: in a long thin graph a wave is no more than a few documents."""


def reached(parts: Parts, origin: int, forth: bool) -> set[Any]:
    """The documents that one position leads to, without its own.

    Parameters
    ----------
    parts : Parts
        The inside of a snapshot.
    origin : int
        Where to begin.
    forth : bool
        Along the citations, to what it rests on; else against them, to what rests on it.

    Returns
    -------
    set
    """
    rows = parts.cites if forth else parts.cited_by
    if (found := _by_arrays(parts, origin, forth)) is not None:
        marks, _ = found
        marks[origin] = 0
        return set(compress(parts.nodes, marks))
    seen = [False] * len(rows)  # a look at a list is cheaper than one at a set, and most arcs lead to what was seen
    seen[origin] = True
    order = [origin]
    for i in order:  # grows as it goes
        for j in rows[i]:
            if not seen[j]:
                seen[j] = True
                order.append(j)
    if len(order) < len(rows) // 8:
        return set(map(parts.nodes.__getitem__, order[1:]))
    seen[origin] = False
    return set(compress(parts.nodes, seen))


def reached_by_steps(parts: Parts, origin: int, forth: bool) -> list[list[int]]:
    """The positions that one leads to, by the fewest steps; first itself. Parameters as in :func:`reached`."""
    if (found := _by_arrays(parts, origin, forth)) is not None:
        return [wave.tolist() for wave in found[1]]
    return waves(parts.cites if forth else parts.cited_by, origin)


def _by_arrays(parts: Parts, origin: int, forth: bool) -> tuple[bytearray, list[Any]] | None:
    """What is reached, marked by position, and step by step; None where lists are to answer."""
    parts.asked += 1
    if parts.asked <= QUESTIONS or "numpy" not in sys.modules:
        return None
    import numpy as np

    if forth not in parts.arrays:
        rows = parts.cites if forth else parts.cited_by
        size = sum(map(len, rows))
        if size < ARRAYS_FROM:
            parts.arrays[forth] = None
        else:
            ends = np.fromiter(accumulate(map(len, rows), initial=0), dtype=np.int64, count=len(rows) + 1)
            parts.arrays[forth] = ends, np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=size)
    if parts.arrays[forth] is None:
        return None
    ends, targets = parts.arrays[forth]
    marks = bytearray(len(parts.nodes))
    seen = np.frombuffer(marks, dtype=np.uint8)  # the same memory
    first = np.empty(len(marks), dtype=np.int64)
    wave = np.array([origin])
    seen[origin] = 1
    found = []
    for _ in range(WAVES):
        found.append(wave)
        starts = ends[wave]
        sizes = ends[wave + 1] - starts
        if not (size := int(sizes.sum())):
            return marks, found
        before = np.cumsum(sizes) - sizes
        reaches = targets[np.repeat(starts - before, sizes) + np.arange(size)]
        reaches = reaches[seen[reaches] == 0]
        seen[reaches] = 1
        places = np.arange(len(reaches))
        first[reaches] = places
        wave = reaches[first[reaches] == places]  # each once
        if not len(wave):
            return marks, found
    return None
