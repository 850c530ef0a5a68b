"""The citations as a network, in numbers."""

from __future__ import annotations

from graphkit.analytics import Citations, citation_ages, components, flows, longest_chain
from graphkit.pipeline.table import Table

FLOWS = 10
"""Flows between organs that are shown."""

COLUMNS = ("what", "name", "value")


def network(citations: Citations) -> Table:
    """How large the network is, how deep, how old what is cited is, and which organs cite which.

    Parameters
    ----------
    citations : Citations

    Returns
    -------
    Table
        ``what`` is ``size``, ``shape``, ``time`` or ``flow``; ``name`` and ``value``. ``depth`` is the number of citations in
        the longest chain; ``half-life`` the median age of a citation in years. A flow is a number of citing and cited
        pairs, ``-`` a document of no known organ.

    Examples
    --------
    >>> rows = network(Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")], nodes=["d"]))
    >>> {row["name"]: row["value"] for row in rows if row["what"] != "flow"}  # doctest: +ELLIPSIS
    {'nodes': 4, 'arcs': 3, 'mentions': 3, 'isolates': 1, 'largest component': 3, 'components': 2, 'depth': 2, ...}
    """
    counts = citations.summary()
    parts = components(citations)
    rows: list[tuple[str, str, float | None]] = [
        ("size", "nodes", counts["nodes"]),
        ("size", "arcs", counts["edges"]),
        ("size", "mentions", counts["mentions"]),
        ("shape", "isolates", counts["isolates"]),
        ("shape", "largest component", len(parts[0]) if parts else 0),
        ("shape", "components", len(parts)),
        ("shape", "depth", max(len(longest_chain(citations)) - 1, 0)),
        ("shape", "circles condensed", len(citations.cycles)),
        ("shape", "documents in circles", sum(map(len, citations.cycles))),
        ("time", "undated", counts["undated"]),
        ("time", "citations of later documents", counts["forward"]),
    ]
    if citations.dated:
        ages = citation_ages(citations)
        rows += [("time", "citation half-life", ages.half_life), ("time", "cited within five years", ages.price_index)]
    flow = flows(citations)
    rows.append(("flow", "within one organ", flow.found["within"]))
    rows += [("flow", f"{citing or '-'} -> {cited or '-'}", value) for (citing, cited), value in flow.top(FLOWS)]
    return Table(COLUMNS, [dict(zip(COLUMNS, row, strict=True)) for row in rows])
