"""Ranks against their definitions."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import fmean, pstdev

import networkx as nx
import pytest
from brute import dags, digraphs, solve
from brute import pagerank as exact_pagerank
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.analytics import (
    Citations,
    article_rank,
    betweenness,
    citerank,
    core_number,
    hits,
    in_degree,
    out_degree,
    pagerank,
    rescaled,
)
from graphkit.errors import UsageError

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


@given(dags(), st.data())
def test_article_rank_is_its_equation(graph, data) -> None:
    nodes, arcs = graph
    weight = {arc: data.draw(st.integers(1, 3)) for arc in arcs}
    out = {node: sum(value for (citing, _), value in weight.items() if citing == node) for node in nodes}
    mean = Fraction(sum(out.values()), len(nodes))
    alpha = Fraction(0.85)
    matrix = [
        [Fraction(node == other) - (alpha * weight.get((other, node), 0) / (out[other] + mean) if out[other] else 0) for other in nodes]
        for node in nodes
    ]
    wanted = solve(matrix, [Fraction(1)] * len(nodes))
    rows = [{"citing": citing, "cited": cited, "count": value} for (citing, cited), value in weight.items()]
    found = article_rank(Citations.from_rows(rows, nodes), weight="count")
    for node, value in zip(nodes, wanted, strict=True):
        assert found[node] == pytest.approx(float(value / sum(wanted)), rel=1e-14)


@given(dags(), st.floats(0.5, 20), st.data())
def test_citerank_is_its_series(graph, tau, data) -> None:
    nodes, arcs = graph
    weight = {arc: data.draw(st.integers(1, 3)) for arc in arcs}
    place = {node: i for i, node in enumerate(Citations.from_edges(arcs, nodes).nodes)}
    dates = {node: 1990 + place[node] // 2 for node in nodes}
    rows = [{"citing": citing, "cited": cited, "count": value} for (citing, cited), value in weight.items()]
    found = citerank(Citations.from_rows(rows, nodes, dates), tau=tau, alpha=0.4, weight="count")
    out = {node: sum(value for (citing, _), value in weight.items() if citing == node) for node in nodes}
    arriving = {node: math.exp(-(max(dates.values()) - dates[node]) / tau) for node in nodes}
    visits = dict(arriving)
    for _ in nodes:  # step by step, as long as anybody still walks
        arriving = {
            node: sum(0.4 * arriving[citing] * value / out[citing] for (citing, cited), value in weight.items() if cited == node)
            for node in nodes
        }
        visits = {node: visits[node] + arriving[node] for node in nodes}
    for node in nodes:
        assert found[node] == pytest.approx(visits[node] / sum(visits.values()), rel=1e-12)
    assert found.params["age"] == "years"


@given(dags(), st.sampled_from([article_rank, citerank]))
def test_equal_weights_are_none(graph, measure) -> None:
    nodes, arcs = graph
    rows = [{"citing": citing, "cited": cited, "count": 2} for citing, cited in arcs]
    wanted = measure(Citations.from_edges(arcs, nodes))
    assert dict(measure(Citations.from_rows(rows, nodes), weight="count")) == pytest.approx(dict(wanted))


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


@pytest.mark.parametrize("value", [-1, math.nan, math.inf, "2", None])
def test_what_is_no_weight_is_refused(value) -> None:
    citations = Citations.from_rows([{"citing": "b", "cited": "a", "weight": value}])
    for measure in (pagerank, article_rank, citerank, in_degree, out_degree, hits, betweenness, core_number, rescaled):
        with pytest.raises(UsageError, match="the weight of 'b' -> 'a' is"):
            measure(citations, weight="weight")
