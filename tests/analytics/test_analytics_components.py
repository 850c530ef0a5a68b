"""Weak components against networkx."""

from __future__ import annotations

import networkx as nx
from brute import digraphs
from hypothesis import given

from graphkit.analytics import Citations, components


@given(digraphs())
def test_components_are_those_of_networkx_the_largest_first(graph) -> None:
    nodes, arcs = graph
    expected = nx.DiGraph(arcs)
    expected.add_nodes_from(nodes)
    citations = Citations.from_edges(arcs, nodes, on_cycle="condense")
    found = components(citations)
    assert sorted(map(sorted, found)) == sorted(map(sorted, nx.weakly_connected_components(expected)))
    oldest = [min(citations.index[node] for node in part) for part in found]
    assert [(-len(part), first) for part, first in zip(found, oldest, strict=True)] == sorted(
        (-len(part), first) for part, first in zip(found, oldest, strict=True)
    )
