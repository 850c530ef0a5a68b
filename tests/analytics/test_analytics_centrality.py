"""Hubs, betweenness, cores and disruption against their definitions."""

from __future__ import annotations

import math
import warnings
from fractions import Fraction
from itertools import combinations

import networkx as nx
import pytest
from brute import dags, digraphs, reach
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.analytics import Citations, CliqueWarning, betweenness, core_number, disruption, hits
from graphkit.analytics import hits as hits_function
from graphkit.errors import NotFoundError, UsageError


class TestHits:
    @given(dags(least=2), st.data())
    def test_is_the_principal_vector(self, graph, data) -> None:
        numpy = pytest.importorskip("numpy")
        nodes, arcs = graph
        assume(arcs)
        weight = {arc: data.draw(st.integers(1, 2)) for arc in arcs}
        rows = [{"citing": citing, "cited": cited, "count": value} for (citing, cited), value in weight.items()]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CliqueWarning)
            hubs, authorities = hits(Citations.from_rows(rows, nodes), weight="count")
        matrix = numpy.array([[float(weight.get((citing, cited), 0)) for cited in nodes] for citing in nodes])
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
