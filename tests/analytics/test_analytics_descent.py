"""Lineage, chains and reduction against brute force."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest
from brute import chains, dags, digraphs, reach
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analytics import (
    Citations,
    antecedent_counts,
    antecedents,
    arc_survival,
    compare,
    descendant_counts,
    descendants,
    generations,
    kinship,
    longest_chain,
    nearest_common_antecedents,
    shortest_chain,
    transitive_reduction,
)
from graphkit.errors import CycleError, NotFoundError, UsageError

METHODS = ("spc", "splc", "spnp")


class TestLineage:
    @given(digraphs())
    def test_closures(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes, on_cycle="condense")
        back = [(cited, citing) for citing, cited in arcs]
        for node in nodes:
            assert antecedents(citations, node) == reach(arcs, node)
            assert descendants(citations, node) == reach(back, node)
        assert dict(antecedent_counts(citations)) == {node: len(reach(arcs, node)) for node in nodes}
        assert dict(descendant_counts(citations)) == {node: len(reach(back, node)) for node in nodes}

    @given(digraphs())
    def test_closures_from_arrays_are_those_from_lists(self, graph) -> None:
        pytest.importorskip("numpy")
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, [*nodes, *range(100)], on_cycle="condense")
        back = [(cited, citing) for citing, cited in arcs]
        assert all(antecedents(citations, node) == reach(arcs, node) for node in nodes)
        assert not citations.parts.arrays
        steps = {node: (generations(citations, node), kinship(citations, node, "descendants")) for node in nodes[:2]}
        citations = Citations.from_edges(arcs, [*nodes, *range(100)], on_cycle="condense")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("graphkit.analytics.reach.QUESTIONS", 0)
            patch.setattr("graphkit.analytics.reach.ARRAYS_FROM", 0)
            assert all(antecedents(citations, node) == reach(arcs, node) for node in nodes)
            assert all(descendants(citations, node) == reach(back, node) for node in nodes)
            assert steps == {node: (generations(citations, node), kinship(citations, node, "descendants")) for node in nodes[:2]}
        assert None not in citations.parts.arrays.values()
        assert len(citations.parts.arrays) == 2

    def test_a_long_thin_graph_is_left_to_lists(self, monkeypatch) -> None:
        pytest.importorskip("numpy")
        monkeypatch.setattr("graphkit.analytics.reach.QUESTIONS", 0)
        monkeypatch.setattr("graphkit.analytics.reach.ARRAYS_FROM", 0)
        citations = Citations.from_edges([(i + 1, i) for i in range(5_000)])
        assert antecedents(citations, 5_000) == set(range(5_000))
        assert citations.parts.arrays[True] is not None

    def test_names_are_the_reverse_of_networkx(self) -> None:
        graph = nx.DiGraph([("new", "old")])
        assert antecedents(graph, "new") == nx.descendants(graph, "new") == {"old"}
        assert descendants(graph, "old") == nx.ancestors(graph, "old") == {"new"}

    @given(dags(), st.sampled_from(["antecedents", "descendants"]))
    def test_generations(self, graph, direction) -> None:
        nodes, arcs = graph
        way = arcs if direction == "antecedents" else [(cited, citing) for citing, cited in arcs]
        citations = Citations.from_edges(arcs, nodes)
        for node in nodes:
            lengths: dict[str, list[int]] = {}
            for chain in chains(way, node):
                lengths.setdefault(chain[-1], []).append(len(chain) - 1)
            del lengths[node]
            for by, choose in (("shortest", min), ("longest", max)):
                found = generations(citations, node, direction, by)
                assert {other: step for step, group in enumerate(found, 1) for other in group} == {
                    other: choose(every) for other, every in lengths.items()
                }
                assert all(found)
            assert {kin.node: (kin.shortest, kin.longest) for kin in kinship(citations, node, direction)} == {
                other: (min(every), max(every)) for other, every in lengths.items()
            }

    def test_generations_with_a_circle(self) -> None:
        citations = Citations.from_edges([("n", "a"), ("a", "b"), ("b", "a"), ("b", "o")], on_cycle="condense")
        assert generations(citations, "n") == [{"a"}, {"b"}, {"o"}]
        assert generations(citations, "n", by="longest") == [{"a", "b"}, {"o"}]
        assert generations(citations, "a", by="longest") == [{"b", "o"}]

    @given(digraphs(), st.sampled_from(["antecedents", "descendants"]))
    def test_generations_of_any_graph_count_a_circle_as_one_step(self, graph, direction) -> None:
        nodes, arcs = graph
        way = arcs if direction == "antecedents" else [(cited, citing) for citing, cited in arcs]
        circle = {node: min({node} | {other for other in reach(arcs, node) if node in reach(arcs, other)}) for node in nodes}
        between = list({(circle[one], circle[other]) for one, other in way if circle[one] != circle[other]})
        citations = Citations.from_edges(arcs, nodes, on_cycle="condense")
        for node in nodes:
            farthest = {circle[node]: 1}
            for chain in chains(between, circle[node]):
                farthest[chain[-1]] = max(farthest.get(chain[-1], 0), len(chain) - 1)
            wanted = {other: farthest[circle[other]] for other in reach(way, node)}
            found = generations(citations, node, direction, by="longest")
            assert {other: step for step, group in enumerate(found, 1) for other in group} == wanted
            assert {kin.node: kin.longest for kin in kinship(citations, node, direction)} == wanted

    @settings(max_examples=500)
    @given(digraphs(), st.data())
    def test_nearest_common_antecedents(self, graph, data) -> None:
        nodes, arcs = graph
        wanted = data.draw(st.lists(st.sampled_from(nodes), max_size=3))
        common = set.intersection(*(reach(arcs, node) for node in wanted)) if wanted else set()
        circle = {node: {node} | {other for other in reach(arcs, node) if node in reach(arcs, other)} for node in nodes}
        nearest = {node for node in common if not any(node in reach(arcs, other) and other not in circle[node] for other in common)}
        found = nearest_common_antecedents(Citations.from_edges(arcs, nodes, on_cycle="condense"), wanted)
        assert found == nearest

    @given(dags())
    def test_longest_chain(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        found = longest_chain(citations)
        assert set(itertools.pairwise(found)) <= set(arcs)
        every = [chain for node in nodes for chain in chains(arcs, node)]
        longest = max(map(len, every))
        assert len(found) == longest
        assert tuple(found) == min((c for c in every if len(c) == longest), key=lambda c: [citations.index[node] for node in c])
        for node in nodes:
            assert len(longest_chain(citations, node)) == max(len(chain) for chain in every if chain[0] == node)

    @given(digraphs())
    def test_shortest_chain(self, graph) -> None:
        nodes, arcs = graph
        citations, whole = Citations.from_edges(arcs, nodes, on_cycle="condense"), nx.DiGraph(arcs)
        whole.add_nodes_from(nodes)
        for one in nodes:
            for other in nodes:
                found = shortest_chain(citations, one, other)
                if nx.has_path(whole, one, other):
                    assert len(found) == nx.shortest_path_length(whole, one, other) + 1
                    assert (found[0], found[-1]) == (one, other)
                    assert set(itertools.pairwise(found)) <= set(arcs)
                else:
                    assert found == []

    def test_refusals(self) -> None:
        citations = Citations.from_edges([("b", "a")])
        with pytest.raises(NotFoundError):
            antecedents(citations, "z")
        with pytest.raises(UsageError):
            generations(citations, "b", "sideways")
        with pytest.raises(UsageError):
            generations(citations, "b", by="widest")
        assert longest_chain(Citations.from_edges([])) == []
        with pytest.raises(CycleError):
            longest_chain(nx.DiGraph([("a", "b"), ("b", "a")]))


class TestReduction:
    @given(dags())
    def test_is_that_of_networkx(self, graph) -> None:
        nodes, arcs = graph
        whole = nx.DiGraph()
        whole.add_nodes_from(nodes)
        whole.add_edges_from(arcs)
        found = transitive_reduction(whole)
        assert set(found.edges) == set(nx.transitive_reduction(whole).edges)
        assert set(found.nodes) == set(nodes)

    @given(digraphs())
    def test_keeps_what_can_be_reached(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes, on_cycle="condense")
        kept = list(transitive_reduction(citations).edges)
        assert set(kept) <= set(arcs)
        assert all(reach(kept, node) == reach(arcs, node) for node in nodes)

    @given(dags())
    def test_survival(self, graph) -> None:
        nodes, arcs = graph
        found = arc_survival(Citations.from_edges(arcs, nodes))
        kept = nx.transitive_reduction(nx.DiGraph(arcs)).edges if arcs else []
        received = {node: [arc for arc in arcs if arc[1] == node] for node in nodes}
        assert dict(found) == {node: sum(a in kept for a in every) / len(every) for node, every in received.items() if every}
        assert found.found["survival"] == (len(kept) / len(arcs) if arcs else 0)


class TestComparison:
    @given(dags(least=2))
    def test_of_two(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        one, other = nodes[:2]
        found = compare(citations, one, other)
        sets = [{cited for citing, cited in arcs if citing == node} for node in (one, other)]
        assert set(found.both_cite) == sets[0] & sets[1]
        assert found.coupling == (len(sets[0] & sets[1]) / len(sets[0] | sets[1]) if sets[0] | sets[1] else 0)
        assert set(found.cited_by_both) == {node for node in nodes if {(node, one), (node, other)} <= set(arcs)}
        assert set(found.nearest) == nearest_common_antecedents(citations, [one, other])
        assert found.antecedents == len(reach(arcs, one) & reach(arcs, other))
        assert bool(found.chain) == (other in reach(arcs, one) or one in reach(arcs, other))

    def test_unknown(self) -> None:
        with pytest.raises(NotFoundError):
            compare(Citations.from_edges([("b", "a")]), "b", "z")
