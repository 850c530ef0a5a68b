"""Search path weights and main paths: the published examples to the digit, and brute force."""

from __future__ import annotations

import itertools
from math import prod

import networkx as nx
import pytest
from brute import dags, flow_paths, search_paths
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analytics import (
    Citations,
    compare_weights,
    longest_chain,
    main_path,
    path_total,
    search_path_weights,
)
from graphkit.errors import CycleError, UsageError

METHODS = ("spc", "splc", "spnp")


def flow(text: str) -> list[tuple[str, str]]:
    """Arcs (citing, cited) of a text of arcs in the direction of the flow: ``"A>B"`` says that B cites A."""
    return [(citing, cited) for cited, _, citing in (arc.partition(">") for arc in text.split())]


HUMMON_DOREIAN = flow("3>5 3>21 5>12 12>20 12>15 20>21 20>22 15>22 21>22")
BATAGELJ = flow("H>J G>J H>I F>I E>I F>H E>H F>G B>G C>G D>F B>F C>F C>E A>E B>D A>D B>C A>B")
ELEVEN = flow("1>3 2>3 2>4 3>5 3>7 4>6 4>10 4>11 5>8 5>9 6>9 6>10")
FIVE = flow("1>2 2>3 2>4 3>5 4>5")
LIU_LU = flow("A>C B>C B>D C>E C>H D>F D>I E>G F>H F>I G>H H>K I>L I>M J>M M>N")


class TestWorkedExamples:
    """Figures printed by others; input in both directions where one could take the one for the other."""

    @pytest.mark.parametrize(
        ("arcs", "method", "wanted"),
        [
            (HUMMON_DOREIAN, "spc", [3, 1, 3, 2, 1, 1, 1, 1, 2]),
            (HUMMON_DOREIAN, "splc", [3, 1, 6, 6, 3, 4, 4, 4, 6]),
            (HUMMON_DOREIAN, "spnp", [8, 2, 14, 12, 6, 8, 4, 4, 6]),
            (ELEVEN, "spc", [3, 3, 4, 4, 2, 2, 1, 1, 2, 2, 1, 1]),
            (ELEVEN, "splc", [3, 3, 4, 6, 3, 4, 2, 2, 4, 4, 3, 3]),
            (FIVE, "spc", [2, 1, 1, 1, 1]),
            (FIVE, "splc", [2, 2, 2, 3, 3]),
            (FIVE, "spnp", [5, 4, 4, 3, 3]),
        ],
    )
    def test_weights(self, arcs, method, wanted) -> None:
        found = search_path_weights(nx.DiGraph(arcs), method)
        assert [found[arc] for arc in arcs] == wanted

    @pytest.mark.parametrize(
        ("method", "wanted"),
        [
            ("spc", {"AB": 17, "DF": 8, "FH": 8, "BC": 8, "GJ": 6, "HI": 6, "HJ": 6}),
            ("splc", {"FH": 20, "AB": 17, "BC": 16, "DF": 16, "GJ": 16, "HI": 16, "HJ": 16}),
            ("spnp", {"AB": 33, "BC": 30, "FH": 30, "DF": 28}),
        ],
    )
    def test_batagelj(self, method, wanted) -> None:
        found = search_path_weights(Citations.from_edges(BATAGELJ), method)
        assert {arc: found[arc[1], arc[0]] for arc in wanted} == wanted
        assert sorted(found.values(), reverse=True)[: len(wanted)] == sorted(wanted.values(), reverse=True)

    @pytest.mark.parametrize("arcs", [HUMMON_DOREIAN, BATAGELJ, ELEVEN, FIVE, LIU_LU])
    def test_only_splc_has_a_direction(self, arcs) -> None:
        turned = [(cited, citing) for citing, cited in arcs]
        for method in ("spc", "spnp"):
            there, back = search_path_weights(nx.DiGraph(arcs), method), search_path_weights(nx.DiGraph(turned), method)
            assert {(cited, citing): value for (citing, cited), value in back.items()} == there
        there, back = search_path_weights(nx.DiGraph(arcs), "splc"), search_path_weights(nx.DiGraph(turned), "splc")
        assert {(cited, citing): value for (citing, cited), value in back.items()} != there

    def test_eleven(self) -> None:
        citations = Citations.from_edges(ELEVEN)
        assert path_total(citations) == 10
        found = main_path(citations, "local", start=["1", "2"])
        assert {node for tie in found.ties for node in tie} == {"1", "2", "3", "4", "5", "6", "8", "9", "10"}

    def test_liu_lu(self) -> None:
        citations = Citations.from_edges(LIU_LU)
        weights = search_path_weights(citations)
        assert weights["D", "B"] == weights["K", "H"] == max(weights.values()) == 5
        assert search_path_weights(citations, "splc")["F", "D"] == 6
        whole = main_path(citations)
        assert ("".join(whole.nodes), whole.total, whole.tie_count) == ("BDFIMN", 15, 1)
        assert whole.edges == [("D", "B"), ("F", "D"), ("I", "F"), ("M", "I"), ("N", "M")]
        assert ["".join(tie) for tie in main_path(citations, "local").ties] == ["BDFIL", "BDFIMN"]
        assert "K" not in whole.nodes
        assert {"BDFHK", "BDFIMN"} == {"".join(tie) for tie in main_path(citations, "key-route").ties}


class TestSearchPaths:
    @given(dags(most=7), st.sampled_from(METHODS))
    def test_counted_path_by_path(self, graph, method) -> None:
        nodes, arcs = graph
        assert search_path_weights(Citations.from_edges(arcs, nodes), method) == search_paths(nodes, arcs, method)

    @given(dags())
    def test_flow_is_conserved(self, graph) -> None:
        nodes, arcs = graph
        weights = search_path_weights(Citations.from_edges(arcs, nodes))
        for node in nodes:
            came = sum(value for (citing, _), value in weights.items() if citing == node)
            went = sum(value for (_, cited), value in weights.items() if cited == node)
            assert came == went or not came or not went
        assert path_total(Citations.from_edges(arcs, nodes)) == len(flow_paths(nodes, arcs))

    @given(dags())
    def test_weights_are_path_counts_of_the_graph_with_a_source_and_a_sink_for_all(self, graph) -> None:
        nodes, arcs = graph  # as Batagelj derives SPLC and SPNP from SPC
        behind, ahead = [(node, "source") for node in nodes], [("sink", node) for node in nodes]
        for method, more in (("splc", behind), ("spnp", behind + ahead)):
            extended = search_path_weights(Citations.from_edges(arcs + more))
            assert search_path_weights(Citations.from_edges(arcs, nodes), method) == {arc: extended[arc] for arc in arcs}

    def test_numbers_larger_than_a_machine_word(self) -> None:
        ladder = [(i + step, i) for i in range(0, 400, 2) for step in (1, 2)] + [(i + 2, i + 1) for i in range(0, 400, 2)]
        weights = search_path_weights(Citations.from_edges(ladder))
        assert path_total(Citations.from_edges(ladder)) == 2**200
        assert weights[2, 0] == 2**199

    def test_unknown(self) -> None:
        with pytest.raises(UsageError, match="spcc"):
            search_path_weights(Citations.from_edges([]), "spcc")


class TestMainPath:
    @given(dags(), st.sampled_from(METHODS))
    def test_global(self, graph, weights) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        found = main_path(citations, weights=weights)
        value = search_paths(nodes, arcs, weights)
        sums = {path: sum(value[new, old] for old, new in itertools.pairwise(path)) for path in flow_paths(nodes, arcs)}
        best = {path for path, total in sums.items() if total == max(sums.values())}
        assert {tuple(tie) for tie in found.ties} == best
        assert found.tie_count == len(best)
        if best:
            assert tuple(found.nodes) == min(best, key=lambda path: [citations.index[node] for node in path])
            assert found.total == max(sums.values())
            assert found.edges == [(new, old) for old, new in zip(found.nodes, found.nodes[1:], strict=False)]
        else:
            assert (found.nodes, found.edges, found.total) == ([], [], 0)

    @given(dags(), st.sampled_from(METHODS), st.sampled_from(["forward", "backward"]))
    def test_local(self, graph, weights, direction) -> None:
        nodes, arcs = graph
        found = main_path(Citations.from_edges(arcs, nodes), "local", weights, direction=direction)
        value = search_paths(nodes, arcs, weights)
        steps = {(old, new): number for (new, old), number in value.items()}
        if direction == "backward":
            steps = {(new, old): number for (old, new), number in steps.items()}
        begins = {one for one, _ in steps} - {other for _, other in steps}
        first = max((number for (one, _), number in steps.items() if one in begins), default=0)
        paths = [(one, other) for (one, other), number in steps.items() if one in begins and number == first]
        done = set()
        while paths:
            path = paths.pop()
            onward = {other: number for (one, other), number in steps.items() if one == path[-1]}
            if not onward:
                done.add(path[::-1] if direction == "backward" else path)
            paths += [(*path, other) for other, number in onward.items() if number == max(onward.values())]
        assert {tuple(tie) for tie in found.ties} == done

    @given(dags(), st.integers(1, 4))
    def test_key_route(self, graph, keys) -> None:
        nodes, arcs = graph
        found = main_path(Citations.from_edges(arcs, nodes), "key-route", keys=keys)
        value = search_paths(nodes, arcs, "spc")
        heaviest = sorted(value.values(), reverse=True)[:keys]
        wanted = set()
        for new, old in (arc for arc, number in value.items() if number >= heaviest[-1]):
            through = [path for path in flow_paths(nodes, arcs) if (old, new) in itertools.pairwise(path)]
            sums = [sum(value[b, a] for a, b in itertools.pairwise(path)) for path in through]
            wanted |= {path for path, total in zip(through, sums, strict=True) if total == max(sums)}
        assert {tuple(tie) for tie in found.ties} == wanted

    @given(dags(), st.integers(1, 4))
    def test_key_route_by_local_search(self, graph, keys) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        value = search_paths(nodes, arcs, "spc")
        heaviest = sorted(value.values(), reverse=True)[:keys]

        def greedy(node: str, at: int) -> list[tuple[str, ...]]:
            near = {arc[at]: number for arc, number in value.items() if arc[1 - at] == node}
            best = [other for other, number in near.items() if number == max(near.values())]
            return [(node, *rest) for other in best for rest in greedy(other, at)] or [(node,)]

        wanted = {
            (*back[::-1], *forth)
            for (new, old), number in value.items()
            if number >= heaviest[-1]
            for back in greedy(old, 1)
            for forth in greedy(new, 0)
        }
        found = main_path(citations, "key-route", keys=keys, search="local")
        assert [tuple(tie) for tie in found.ties] == sorted(wanted, key=lambda path: [citations.index[node] for node in path])

    def test_a_chain_of_equal_key_routes_is_one_path(self) -> None:
        found = main_path(Citations.from_edges([(i + 1, i) for i in range(20_000)]), "key-route")
        assert (len(found.nodes), found.tie_count) == (20_001, 1)

    def test_ties_are_counted_where_they_cannot_be_listed(self) -> None:
        layers = [[f"{layer:02d}{side}" for side in "abc"] for layer in range(30)]
        arcs = [(new, old) for older, newer in itertools.pairwise(layers) for old in older for new in newer]
        found = main_path(Citations.from_edges(arcs))
        assert found.tie_count == prod([3] * 30)
        assert len(found.ties) == 1000
        assert found.nodes == [layer[0] for layer in layers] == found.ties[0]
        assert len(found.weights) == 9 * 29

    def test_steps_open_to_their_evidence(self) -> None:
        rows = [
            {"citing": "b", "cited": "a", "verbs": ["recall"], "paragraphs": ["3"], "quotes": ["Recalling a"]},
            {"citing": "c", "cited": "b", "verbs": ["note"], "paragraphs": ["1"], "quotes": ["Noting b"]},
        ]
        found = main_path(Citations.from_rows(rows, [{"id": "a", "title": "First"}, "b", "c"]))
        assert [(step["citing"], step["verbs"], step["paragraphs"], step["quotes"]) for step in found.steps()] == [
            ("b", ["recall"], ["3"], ["Recalling a"]),
            ("c", ["note"], ["1"], ["Noting b"]),
        ]
        graph = found.to_networkx()
        assert graph.edges["b", "a"]["weight"] == 1
        assert graph.edges["b", "a"]["main"] is True
        assert graph.nodes["a"]["title"] == "First"

    def test_of_a_part_and_damped(self) -> None:
        renewals = [(f"r{i}", f"r{j}") for i in range(9) for j in range(i)]
        other = [("b", "a"), ("c", "a"), ("d", "b"), ("d", "c"), ("e", "d"), ("f", "d"), ("g", "e"), ("g", "f")]
        citations = Citations.from_edges(renewals + other)
        assert main_path(citations).nodes == [f"r{i}" for i in range(9)]
        assert main_path(citations, damped=True).nodes == ["a", "b", "d", "e", "g"]
        assert main_path(citations, within=["r0", "r1", "r2"]).nodes == ["r0", "r1", "r2"]

    def test_under_condense_a_circle_is_one(self) -> None:
        citations = Citations.from_edges([("b", "a"), ("a", "b"), ("c", "b"), ("d", "c")], on_cycle="condense")
        assert main_path(citations).nodes == ["a", "c", "d"]
        assert longest_chain(citations) == ["d", "c", "a"]

    def test_refusals(self) -> None:
        citations = Citations.from_edges([("b", "a"), ("c", "b")])
        for wrong in ({"method": "best"}, {"weights": "x"}, {"method": "local", "direction": "up"}, {"search": "wide"}):
            with pytest.raises(UsageError):
                main_path(citations, **wrong)
        for keys in (0, [("c", "a")]):
            with pytest.raises(UsageError):
                main_path(citations, "key-route", keys=keys)
        with pytest.raises(CycleError):
            main_path(nx.DiGraph([("a", "b"), ("b", "a")]))

    @given(dags())
    def test_weights_compared(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        found = compare_weights(citations)
        edges = [set(main_path(citations, weights=weights).edges) for weights in METHODS]
        assert set(found.shared) == edges[0] & edges[1] & edges[2]
        assert (found.agreement == 1) == (edges[0] == edges[1] == edges[2])
