"""Measures from their definitions, slow and plain, to hold the quick ones against; and random graphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from hypothesis import strategies as st

Arc = tuple[str, str]
NAMES = "ABCDEFGHIJ"


@st.composite
def dags(draw: st.DrawFn, least: int = 1, most: int = 8) -> tuple[list[str], list[Arc]]:
    """Nodes whose names say nothing of their order, and arcs from later to earlier ones, in any order."""
    names = draw(st.permutations(NAMES[: draw(st.integers(least, most))]))
    pairs = [(names[i], names[j]) for i in range(len(names)) for j in range(i)]
    arcs = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return draw(st.permutations(names)), arcs


@st.composite
def digraphs(draw: st.DrawFn, most: int = 7) -> tuple[list[str], list[Arc]]:
    """Nodes and arcs that may run in circles, without loops."""
    names = list(NAMES[: draw(st.integers(1, most))])
    pairs = [(one, other) for one in names for other in names if one != other]
    return names, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


def reach(arcs: list[Arc], node: str) -> set[str]:
    """What a node leads to, without it."""
    found: set[str] = set()
    while fresh := {cited for citing, cited in arcs if citing in found | {node}} - found:
        found |= fresh
    return found - {node}


def chains(arcs: list[Arc], start: str) -> Iterator[tuple[str, ...]]:
    """Every chain of citations from a node, itself alone among them."""
    yield (start,)
    for citing, cited in arcs:
        if citing == start:
            for rest in chains(arcs, cited):
                yield (start, *rest)


def flow_paths(nodes: list[str], arcs: list[Arc]) -> list[tuple[str, ...]]:
    """Every path from a node that cites nothing to one that nothing cites, at least one arc long, oldest first."""
    citing, cited = {arc[0] for arc in arcs}, {arc[1] for arc in arcs}
    every = (chain for node in nodes if node not in cited for chain in chains(arcs, node))
    return [chain[::-1] for chain in every if chain[-1] not in citing and len(chain) > 1]


def search_paths(nodes: list[str], arcs: list[Arc], method: str) -> dict[Arc, int]:
    """Traversal weights, counted path by path."""
    citing, cited = {arc[0] for arc in arcs}, {arc[1] for arc in arcs}
    every = [chain[::-1] for node in nodes for chain in chains(arcs, node)]
    if method in ("spc", "splc"):
        every = [path for path in every if path[-1] not in cited]
    if method == "spc":
        every = [path for path in every if path[0] not in citing]
    return {(new, old): sum((old, new) in itertools.pairwise(path) for path in every) for new, old in arcs}


def solve(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Gauss-Jordan elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = next(k for k in range(at, len(rows)) if rows[k][at])
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for k, row in enumerate(rows):
            if k != at and row[at]:
                rows[k] = [value - row[at] * own for value, own in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]


def pagerank(nodes: list[str], arcs: list[Arc], alpha: Fraction) -> dict[str, Fraction]:
    """The published equation with what is left over spread evenly, as exact fractions."""
    n = len(nodes)
    out = {node: sum(citing == node for citing, _ in arcs) for node in nodes}
    matrix = []
    for node in nodes:
        row = []
        for other in nodes:
            share = Fraction((other, node) in arcs, out[other]) if out[other] else Fraction(1, n)
            row.append(Fraction(node == other) - alpha * share)
        matrix.append(row)
    found = solve(matrix, [(1 - alpha) / n] * n)
    return dict(zip(nodes, found, strict=True))
