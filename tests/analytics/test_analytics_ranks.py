"""Ranks and centralities against their definitions."""

from __future__ import annotations

import math
import warnings
from fractions import Fraction
from itertools import combinations
from statistics import fmean, pstdev

import networkx as nx
import pytest
from brute import dags, digraphs, reach, solve
from brute import pagerank as exact_pagerank
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.analytics import (
    Citations,
    CliqueWarning,
    article_rank,
    betweenness,
    citerank,
    core_number,
    disruption,
    hits,
    in_degree,
    out_degree,
    pagerank,
    rescaled,
)
from graphkit.analytics import hits as hits_function
from graphkit.errors import NotFoundError, UsageError

MEASURES = [pagerank, article_rank, citerank]


class TestPageRank:
    @given(dags())
    def test_dag_is_the_exact_solution(self, graph) -> None:
        nodes, arcs = graph
        found = pagerank(Citations.from_edges(arcs, nodes))
        for node, value in exact_pagerank(nodes, arcs, Fraction(0.85)).items():
            assert found[node] == pytest.approx(float(value), rel=4e-16, abs=0)

    @given(digraphs())
    def test_circles_too(self, graph) -> None:
        nodes, arcs = graph
        found = pagerank(Citations.from_edges(arcs, nodes, on_cycle="condense"))
        for node, value in exact_pagerank(nodes, arcs, Fraction(0.85)).items():
            assert found[node] == pytest.approx(float(value), rel=1e-13, abs=0)

    @given(digraphs(), st.data())
    def test_graph_and_snapshot_agree_to_the_bit_in_any_order(self, graph, data) -> None:
        nodes, arcs = graph
        networkx_graph = nx.DiGraph()
        networkx_graph.add_nodes_from(data.draw(st.permutations(nodes)))
        networkx_graph.add_edges_from(data.draw(st.permutations(arcs)))
        dates = {node: 1990 + place % 2 for place, node in enumerate(nodes)}
        one = pagerank(Citations.from_edges(arcs, nodes, on_cycle="condense"))
        other = pagerank(Citations.from_edges(arcs[::-1], nodes, dates, on_cycle="condense"))
        assert dict(one) == dict(pagerank(networkx_graph)) == dict(other)

    @given(dags(), st.data())
    def test_weights_are_those_of_networkx(self, graph, data) -> None:
        nodes, arcs = graph
        weighed = nx.DiGraph()
        weighed.add_nodes_from(nodes)
        for citing, cited in arcs:
            weighed.add_edge(citing, cited, weight=data.draw(st.integers(0, 5)))
        assume(arcs)
        found = pagerank(weighed, weight="weight")
        wanted = nx.pagerank(weighed, tol=1e-14, max_iter=1000)
        assert all(abs(found[node] - wanted[node]) < 1e-12 for node in nodes)

    @given(digraphs(), st.sampled_from(MEASURES), st.floats(0, 0.99))
    def test_ranks_sum_to_one(self, graph, measure, alpha) -> None:
        nodes, arcs = graph
        found = measure(Citations.from_edges(arcs, nodes, on_cycle="condense"), alpha=alpha)
        assert math.fsum(found.values()) == pytest.approx(1, abs=1e-14)
        assert set(found) == set(nodes)

    @pytest.mark.parametrize("measure", MEASURES)
    def test_limits(self, measure) -> None:
        assert dict(measure(Citations.from_edges([]))) == {}
        for alpha in (-0.1, 1.0, math.nan):
            with pytest.raises(UsageError):
                measure(Citations.from_edges([(2, 1)]), alpha=alpha)

    def test_mentions_weigh(self) -> None:
        citations = Citations.from_edges([("c", "a"), ("c", "a"), ("c", "b")])
        assert pagerank(citations)["a"] == pagerank(citations)["b"]
        assert pagerank(citations, weight="count")["a"] > pagerank(citations, weight="count")["b"]


@given(dags())
def test_article_rank_is_its_equation(graph) -> None:
    nodes, arcs = graph
    out = {node: sum(citing == node for citing, _ in arcs) for node in nodes}
    mean = Fraction(len(arcs), len(nodes))
    alpha = Fraction(0.85)
    matrix = [
        [Fraction(node == other) - (alpha / (out[other] + mean) if (other, node) in arcs else 0) for other in nodes] for node in nodes
    ]
    wanted = solve(matrix, [Fraction(1)] * len(nodes))
    found = article_rank(Citations.from_edges(arcs, nodes))
    for node, value in zip(nodes, wanted, strict=True):
        assert found[node] == pytest.approx(float(value / sum(wanted)), rel=1e-14)


@given(dags(), st.floats(0.5, 20))
def test_citerank_is_its_series(graph, tau) -> None:
    nodes, arcs = graph
    place = {node: i for i, node in enumerate(Citations.from_edges(arcs, nodes).nodes)}
    dates = {node: 1990 + place[node] // 2 for node in nodes}
    found = citerank(Citations.from_edges(arcs, nodes, dates), tau=tau, alpha=0.4)
    out = {node: sum(citing == node for citing, _ in arcs) for node in nodes}
    arriving = {node: math.exp(-(max(dates.values()) - dates[node]) / tau) for node in nodes}
    visits = dict(arriving)
    for _ in nodes:  # step by step, as long as anybody still walks
        arriving = {node: sum(0.4 * arriving[citing] / out[citing] for citing, cited in arcs if cited == node) for node in nodes}
        visits = {node: visits[node] + arriving[node] for node in nodes}
    for node in nodes:
        assert found[node] == pytest.approx(visits[node] / sum(visits.values()), rel=1e-12)
    assert found.params["age"] == "years"


def test_citerank_without_dates_counts_documents() -> None:
    found = citerank(Citations.from_edges([(i, i - 1) for i in range(1, 50)]))
    assert (found.params["age"], found.params["tau"]) == ("documents", 5.0)
    with pytest.raises(UsageError):
        citerank(Citations.from_edges([(2, 1)]), tau=0)


@given(dags())
def test_degrees(graph) -> None:
    nodes, arcs = graph
    citations = Citations.from_edges([*arcs, *arcs[:1]], nodes)
    assert dict(in_degree(citations)) == {node: sum(cited == node for _, cited in arcs) for node in nodes}
    assert dict(out_degree(citations)) == {node: sum(citing == node for citing, _ in arcs) for node in nodes}
    assert sum(out_degree(citations, weight="count").values()) == len(arcs) + bool(arcs)


class TestRescaled:
    @given(dags(least=3, most=10), st.integers(2, 12))
    def test_is_the_z_score_of_the_window(self, graph, window) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        scores = pagerank(citations)
        found = rescaled(citations, scores, window=window)
        width = min(window, len(nodes))
        for i, node in enumerate(citations.nodes):
            low = min(max(i - width // 2, 0), len(nodes) - width)
            near = [scores[other] for other in citations.nodes[low : low + width]]
            spread = pstdev(near)
            wanted = (scores[node] - fmean(near)) / spread if spread > 1e-15 else 0.0
            assert found[node] == pytest.approx(wanted, rel=1e-6, abs=1e-6)

    def test_takes_age_away(self) -> None:
        arcs = [(i, j) for i in range(400) for j in range(i) if (i * 7 + j * 13) % 29 == 0]
        found = rescaled(Citations.from_edges(arcs, range(400)), window=40)
        assert found.before < -0.8
        assert abs(found.after) < 0.2
        assert found.measure == "rescaled_pagerank"
        assert (found.params["window"], found.params["alpha"]) == (40, 0.85)

    def test_huge_and_tiny_scores(self) -> None:
        citations = Citations.from_edges([], nodes=range(4))
        assert next(iter(rescaled(citations, {0: 1e200, 1: 0, 2: 0, 3: 0}, window=4).values())) == pytest.approx(math.sqrt(3))

    def test_default_window(self) -> None:
        assert rescaled(Citations.from_edges([], nodes=range(500))).params["window"] == 50
        assert rescaled(Citations.from_edges([], nodes=range(30_000))).params["window"] == 1000

    def test_refusals(self) -> None:
        with pytest.raises(UsageError):
            rescaled(Citations.from_edges([(2, 1)]), {1: 1})
        with pytest.raises(UsageError):
            rescaled(Citations.from_edges([(2, 1)]), window=1)
        with pytest.raises(UsageError, match="weighed already"):
            rescaled(Citations.from_edges([(2, 1)]), {1: 1, 2: 1}, weight="count")

    def test_weight_is_that_of_the_default_score(self) -> None:
        citations = Citations.from_edges([(2, 0), (2, 1), (2, 1), (3, 1)])
        assert rescaled(citations, weight="count") == rescaled(citations, pagerank(citations, weight="count"))


class TestHits:
    @given(dags(least=2))
    def test_is_the_principal_vector(self, graph) -> None:
        numpy = pytest.importorskip("numpy")
        nodes, arcs = graph
        assume(arcs)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CliqueWarning)
            hubs, authorities = hits(Citations.from_edges(arcs, nodes))
        matrix = numpy.array([[float((citing, cited) in arcs) for cited in nodes] for citing in nodes])
        values, vectors = numpy.linalg.eigh(matrix.T @ matrix)
        highest = vectors[:, values > values[-1] - 1e-6]
        start = matrix.T @ numpy.ones(len(nodes))
        wanted = highest @ (highest.T @ start)  # of several principal vectors, the one that equal scores lead to
        wanted /= numpy.linalg.norm(wanted)
        assert numpy.allclose([authorities[node] for node in nodes], wanted, atol=1e-8)
        assert math.fsum(value * value for value in hubs.values()) == pytest.approx(1)

    @pytest.mark.filterwarnings("ignore::graphkit.analytics.CliqueWarning")
    def test_norms(self) -> None:
        graph = nx.DiGraph([(3, 1), (3, 2), (4, 1), (5, 2), (5, 3)])
        hubs, authorities = nx.hits(graph, tol=1e-13)
        found = hits(graph, norm="l1")
        assert all(found[0][node] == pytest.approx(hubs[node], abs=1e-10) for node in graph)
        assert all(found[1][node] == pytest.approx(authorities[node], abs=1e-10) for node in graph)
        assert max(hits(graph, norm="max")[1].values()) == 1
        assert found[1].found["norm"] == "l1"
        with pytest.raises(UsageError):
            hits(graph, norm="l3")

    def test_arrays_and_lists_agree(self, monkeypatch) -> None:
        pytest.importorskip("scipy")
        module = __import__("sys").modules[hits_function.__module__]
        citations = Citations.from_edges([(i, j) for i in range(60) for j in range(i) if (i + 3 * j) % 7 == 0])
        lists = hits(citations, weight="count")
        monkeypatch.setattr(module, "ARRAYS_FROM", 1)
        arrays = hits(citations, weight="count")
        for one, other in zip(lists, arrays, strict=True):
            assert all(abs(one[node] - other[node]) <= 1e-12 for node in citations)

    def test_a_clique_at_the_top_is_called_out(self) -> None:
        renewals = [(f"r{i}", f"r{j}") for i in range(7) for j in range(i)]
        others = [(f"x{i}", f"y{i}") for i in range(40)]
        with pytest.warns(CliqueWarning, match="cite each other"):
            _, authorities = hits(Citations.from_edges(renewals + others))
        assert set(authorities.found["clique"]) <= {f"r{i}" for i in range(7)}
        assert len(authorities.found["clique"]) >= 3

    def test_a_wide_top_is_not(self) -> None:
        arcs = [(f"x{i}", f"y{j}") for i in range(30) for j in range(12)]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert hits(Citations.from_edges(arcs))[1].found["clique"] == ()

    def test_no_arcs(self) -> None:
        assert dict(hits(Citations.from_edges([], nodes=[1, 2]))[1]) == {1: 0.0, 2: 0.0}


@given(digraphs())
def test_betweenness_is_that_of_networkx(graph) -> None:
    nodes, arcs = graph
    whole = nx.DiGraph(arcs)
    whole.add_nodes_from(nodes)
    for normalized in (True, False):
        wanted = nx.betweenness_centrality(whole, normalized=normalized)
        found = betweenness(whole, normalized=normalized)
        assert all(found[node] == pytest.approx(wanted[node], abs=1e-12) for node in nodes)


def test_betweenness_of_a_sample_is_scaled() -> None:
    citations = Citations.from_edges([(i, j) for i in range(40) for j in range(i) if (i + j) % 5 == 0])
    whole, part = betweenness(citations), betweenness(citations, sample=39, seed=3)
    assert part == betweenness(citations, sample=39, seed=3)
    assert sum(part.values()) == pytest.approx(sum(whole.values()), rel=0.2)
    assert betweenness(citations, sample=40) == whole


@st.composite
def weighed(draw: st.DrawFn, values: st.SearchStrategy[float]) -> nx.DiGraph:
    """A graph that may have circles, with a weight on each arc."""
    nodes, arcs = draw(digraphs())
    whole = nx.DiGraph()
    whole.add_nodes_from(nodes)
    whole.add_weighted_edges_from((citing, cited, draw(values)) for citing, cited in arcs)
    assume(arcs)
    return whole


@given(weighed(st.integers(0, 4)))
def test_betweenness_by_weight_is_that_of_networkx_by_its_inverse(whole) -> None:
    passed = nx.DiGraph()
    passed.add_nodes_from(whole)
    passed.add_edges_from((citing, cited, {"length": 12 // value}) for citing, cited, value in whole.edges(data="weight") if value)
    wanted = nx.betweenness_centrality(passed, weight="length")
    found = betweenness(whole, weight="weight")
    assert all(found[node] == pytest.approx(wanted[node], abs=1e-12) for node in whole)
    assert found.params["weight"] == "weight"


@given(digraphs(), st.sampled_from([1, 3, 0.7]))
def test_betweenness_by_equal_weights_is_that_without(graph, value) -> None:
    nodes, arcs = graph
    rows = [{"citing": citing, "cited": cited, "weight": value} for citing, cited in arcs]
    citations = Citations.from_rows(rows, nodes, on_cycle="condense")
    assert dict(betweenness(citations, weight="weight")) == pytest.approx(dict(betweenness(citations)))


@given(digraphs())
def test_core_number_is_that_of_networkx(graph) -> None:
    nodes, arcs = graph
    whole = nx.DiGraph(arcs)
    whole.add_nodes_from(nodes)
    assert dict(core_number(whole)) == nx.core_number(whole)
    whole.add_weighted_edges_from((citing, cited, 1) for citing, cited in arcs)
    if arcs:
        assert dict(core_number(whole, weight="weight")) == nx.core_number(whole)


@given(weighed(st.integers(0, 4) | st.sampled_from([0.1, 0.2, 0.7])))
def test_core_number_by_weight_is_the_best_of_all_groups(whole) -> None:
    def joined(node: str, group: tuple[str, ...]) -> Fraction:
        return sum(
            (Fraction(value) for one, other, value in whole.edges(data="weight") if node in (one, other) and {one, other} <= set(group)),
            Fraction(0),
        )

    groups = [group for size in range(1, len(whole) + 1) for group in combinations(whole, size)]
    least = {group: min(joined(node, group) for node in group) for group in groups}
    found = core_number(whole, weight="weight")
    assert dict(found) == {node: float(max(value for group, value in least.items() if node in group)) for node in whole}


@pytest.mark.parametrize("value", [-1, math.nan, math.inf, "2", None])
def test_what_is_no_weight_is_refused(value) -> None:
    citations = Citations.from_rows([{"citing": "b", "cited": "a", "weight": value}])
    for measure in (pagerank, article_rank, citerank, in_degree, out_degree, hits, betweenness, core_number, rescaled):
        with pytest.raises(UsageError, match="the weight of 'b' -> 'a' is"):
            measure(citations, weight="weight")


class TestDisruption:
    @given(dags(least=3), st.integers(1, 3))
    def test_counts(self, graph, least) -> None:
        nodes, arcs = graph
        for node in nodes:
            references = {cited for citing, cited in arcs if citing == node}
            citers = {citing for citing, cited in arcs if cited == node}
            users = {other for other in nodes if other != node and sum((other, cited) in arcs for cited in references) >= least}
            found = disruption(Citations.from_edges(arcs, nodes), node, least=least)
            assert (found.n_i, found.n_j, found.n_k) == (len(citers - users), len(citers & users), len(users - citers))
            assert -1 <= found.index <= 1

    def test_with_dates_only_later_documents_count(self) -> None:
        arcs = [("x", "r"), ("old", "r"), ("new", "r"), ("far", "r"), ("i", "x")]
        dates = {"r": 1990, "old": 1995, "x": 2000, "i": 2001, "new": 2002, "far": 2020}
        assert disruption(Citations.from_edges(arcs), "x").n_k == 3
        citations = Citations.from_edges(arcs, dates=dates)
        assert disruption(citations, "x").n_k == 2
        assert disruption(citations, "x", years=5).n_k == 1

    def test_refusals(self) -> None:
        citations = Citations.from_edges([("b", "a")])
        with pytest.raises(NotFoundError):
            disruption(citations, "z")
        with pytest.raises(UsageError):
            disruption(citations, "a", years=5)
        with pytest.raises(UsageError, match="counts later documents"):
            disruption(citations, "a", weight="count")
        assert reach([("b", "a")], "b") == {"a"}
