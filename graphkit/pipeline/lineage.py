"""What a document rests on, generation by generation, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.analytics import Citations, antecedents, descendants, kinship
from graphkit.errors import NotFoundError, UsageError
from graphkit.pipeline.table import Table

COLUMNS = ("generation", "symbol", "via", "verb", "date", "title")


def lineage(
    citations: Citations,
    symbol: str,
    *,
    forward: bool = False,
    depth: int | None = None,
    to: Iterable[str] = (),
    substantive: bool = False,
) -> Table:
    """What a document rests on, or what rests on it.

    Parameters
    ----------
    citations : Citations
    symbol : str
        A node.
    forward : bool, optional
        What rests on it, instead of what it rests on.
    depth : int, optional
        Generations; all by default.
    to : iterable of str, optional
        Only documents on a chain from ``symbol`` to one of these.
    substantive : bool, optional
        Leave out citations that stand only inside the name of a committee.

    Returns
    -------
    Table
        ``generation`` counts the steps of the longest chain, so that whatever a document rests on stands below it; ``via`` is
        the document one generation before through which that chain comes, ``verb`` how the one cites the other.

    Raises
    ------
    NotFoundError
        When ``symbol`` is not in the graph, or no chain leads to a document of ``to``.
    """
    if depth is not None and depth < 1:
        raise UsageError(f"depth is {depth}, and one generation is the least", "give 1 or more")
    graph = citations.filter(in_name=False) if substantive else citations
    kin = {symbol: 0} | {node: longest for node, _, longest in kinship(graph, symbol, "descendants" if forward else "antecedents")}
    back = antecedents if forward else descendants
    ends = list(to)
    for end in ends:
        if end not in kin:
            raise NotFoundError(f"no chain of citations leads from {symbol} {'forward' if forward else 'back'} to {end}")
    between = set().union(*({end} | back(graph, end) for end in ends)) if ends else set(kin)
    rows = []
    newest_first = reversed(graph.nodes)
    for node in sorted(newest_first, key=lambda node: kin.get(node, 0)):
        generation = kin.get(node, 0)
        if generation and node in between and (depth is None or generation <= depth):
            via, verb = _via(graph, node, kin, between, forward)
            known = graph.attributes.get(node, {})
            row = (generation, node, via, verb, known.get("date"), known.get("title"))
            rows.append(dict(zip(COLUMNS, row, strict=True)))
    return Table(COLUMNS, rows)


def _via(graph: Citations, node: Any, kin: Mapping[Any, int], between: set[Any], forward: bool) -> tuple[Any, str | None]:
    """The newest document of the generation before that the node is joined to, and by which verb."""
    joined = graph.cites[node] if forward else graph.cited_by[node]
    near = [other for other in joined if other in between and kin.get(other) == kin[node] - 1]
    if not near:  # members of one circle of citations share a generation
        return None, None
    via = near[-1]
    verbs = graph.evidence(*((node, via) if forward else (via, node))).get("verbs") or [None]
    return via, next((verb for verb in verbs if verb not in (None, "-")), None)
