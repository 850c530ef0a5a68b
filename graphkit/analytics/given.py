"""What every measure begins with: the snapshot of what it was given, and the weights of its arcs."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from numbers import Integral, Real
from typing import Any, Unpack

from graphkit.analytics.citations import Citations
from graphkit.analytics.evidence import Where
from graphkit.errors import UsageError


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
        If no arc carries it, or it is negative, endless or no number.
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
        number: Any = value if isinstance(value, Real) else -1
        if not 0 <= number < inf:
            raise UsageError(f"the {weight} of {parts.nodes[i]!r} -> {parts.nodes[j]!r} is {value!r}", "weights are numbers, 0 or more")
        table[i, j] = int(number) if isinstance(value, Integral) else float(number)
    return lambda i, j: table.get((i, j), 1)
