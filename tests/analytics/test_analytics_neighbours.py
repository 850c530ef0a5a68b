"""Co-citation, coupling, communities, and citations in time."""

from __future__ import annotations

import sys
from itertools import combinations
from math import sqrt
from statistics import median

import networkx as nx
import pytest
from brute import dags
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analytics import (
    Citations,
    citation_ages,
    cited_years,
    co_citation,
    communities,
    community_sweep,
    coupling,
    flows,
    in_degree,
    pagerank,
    rank_by_year,
)
from graphkit.analytics.communities import adjusted_rand
from graphkit.errors import MissingExtraError, UsageError

STRENGTH = {
    "count": lambda c, a, b: c,
    "salton": lambda c, a, b: c / sqrt(a * b),
    "jaccard": lambda c, a, b: c / (a + b - c),
    "association": lambda c, a, b: c / (a * b),
}


def by_definition(nodes, arcs, measure, cited, least):
    """Strength of every pair that shares enough."""
    at, other_end = (1, 0) if cited else (0, 1)
    sets = {node: {arc[other_end] for arc in arcs if arc[at] == node} for node in nodes}
    return {
        frozenset(pair): STRENGTH[measure](len(sets[pair[0]] & sets[pair[1]]), len(sets[pair[0]]), len(sets[pair[1]]))
        for pair in combinations(nodes, 2)
        if len(sets[pair[0]] & sets[pair[1]]) >= least
    }


class TestPairs:
    @given(dags(least=2), st.sampled_from(sorted(STRENGTH)), st.booleans(), st.integers(1, 2), st.sampled_from(["scipy", "lists"]))
    def test_by_definition(self, graph, measure, cited, least, how) -> None:
        if how == "scipy":
            pytest.importorskip("scipy")
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        function = co_citation if cited else coupling
        wanted = by_definition(nodes, arcs, measure, cited, least)
        with pytest.MonkeyPatch.context() as patch:
            if how == "lists":
                patch.setitem(sys.modules, "scipy", None)
            found = function(citations, measure=measure, least=least)
            first = function(citations, measure=measure, least=least, top=2)
        assert {frozenset(pair): value for pair, value in found.items()} == pytest.approx(wanted)
        assert all(citations.index[one] < citations.index[other] for one, other in found)
        assert first.top(None) == found.top(2)
        for node in nodes:
            one = function(citations, node, measure=measure, least=least)
            assert dict(one) == pytest.approx({next(iter(pair - {node})): value for pair, value in wanted.items() if node in pair})

    def test_blocks_of_the_product_make_no_difference(self, monkeypatch) -> None:
        pytest.importorskip("scipy")
        from graphkit.analytics import pair_counts

        citations = Citations.from_edges([(i, j) for i in range(80) for j in range(i) if (i * j + i) % 5 == 1])
        whole = {
            measure: (co_citation(citations, measure=measure), co_citation(citations, measure=measure, top=25)) for measure in STRENGTH
        }
        monkeypatch.setattr(pair_counts, "BLOCK", 50)
        for measure, (every, first) in whole.items():
            assert co_citation(citations, measure=measure) == every
            assert co_citation(citations, measure=measure, top=25).top(None) == first.top(None) == every.top(25)

    def test_ends(self) -> None:
        citations = Citations.from_edges([("x", "a"), ("x", "b")], nodes=["z"])
        assert dict(co_citation(citations, "z")) == {}
        assert dict(co_citation(citations, top=0)) == {}
        assert dict(coupling(citations)) == {}
        with pytest.raises(UsageError, match="cosine"):
            co_citation(citations, measure="cosine")


TRIANGLES = [("b", "a"), ("c", "a"), ("c", "b"), ("y", "x"), ("z", "x"), ("z", "y"), ("x", "a")]


class TestCommunities:
    @pytest.mark.parametrize("method", ["leiden", "louvain"])
    def test_two_triangles(self, method) -> None:
        if method == "leiden":
            pytest.importorskip("igraph")
        found = communities(Citations.from_edges(TRIANGLES), method=method)
        assert list(found) == [{"a", "b", "c"}, {"x", "y", "z"}]
        assert found.membership["z"] == 1
        assert found.modularity == pytest.approx(nx.community.modularity(nx.Graph(TRIANGLES), found))
        assert found.params["method"] == method
        assert found.params["library"].split()[0] == {"leiden": "igraph", "louvain": "networkx"}[method]

    @pytest.mark.parametrize("method", ["leiden", "louvain"])
    def test_seed_and_not_order_decides(self, method) -> None:
        if method == "leiden":
            pytest.importorskip("igraph")
        arcs = [(f"n{i}", f"n{j}") for i in range(60) for j in range(i) if (i * j * 7 + i) % 11 == 3]
        one = communities(Citations.from_edges(arcs), seed=5, method=method)
        assert one == communities(nx.DiGraph(arcs[::-1]), seed=5, method=method)
        assert sum(map(len, one)) == len(set().union(*one))

    def test_without_igraph(self, monkeypatch) -> None:
        monkeypatch.setitem(sys.modules, "igraph", None)
        assert communities(Citations.from_edges(TRIANGLES)).params["method"] == "louvain"
        with pytest.raises(MissingExtraError) as raised:
            communities(Citations.from_edges(TRIANGLES), method="leiden")
        assert "graphkit[communities]" in raised.value.hint

    def test_sweep(self) -> None:
        rows = community_sweep(Citations.from_edges(TRIANGLES), resolutions=[0.1, 1.0, 20.0], method="louvain")
        assert [row["communities"] for row in rows] == [1, 2, 6]
        assert [row["stability"] for row in rows] == [1.0, 1.0, 1.0]

    def test_adjusted_rand(self) -> None:
        one, other = dict(enumerate([0, 0, 0, 1, 1, 1])), dict(enumerate([0, 0, 1, 1, 2, 2]))
        assert adjusted_rand(one, other) == pytest.approx(0.24242424242424243)  # Hubert & Arabie's formula by hand: (2 - 1.2) / (4.5 - 1.2)

    def test_refusals(self) -> None:
        citations = Citations.from_edges(TRIANGLES)
        for wrong in ({"method": "infomap"}, {"resolution": 0}):
            with pytest.raises(UsageError):
                communities(citations, **wrong)
        assert list(communities(Citations.from_edges([]))) == []


DATES = {"a": 1990, "b": 1995, "c": 2000, "d": 2001, "e": "2001-07-02"}
ARCS = [("b", "a"), ("c", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("e", "a")]


class TestTime:
    def test_rank_by_year_is_the_rank_of_what_there_was(self) -> None:
        citations = Citations.from_edges(ARCS, dates=DATES)
        found = rank_by_year(citations, alpha=0.5)
        assert list(found) == [1990, 1995, 2000, 2001]
        assert found[2000] == pagerank(Citations.from_edges(ARCS[:3]), alpha=0.5)
        assert found[2001] == pagerank(citations, alpha=0.5)
        assert rank_by_year(citations, [1996], in_degree) == {1996: in_degree(Citations.from_edges([("b", "a")]))}

    def test_ages(self) -> None:
        citations = Citations.from_edges(ARCS, dates=DATES)
        every = citation_ages(citations)
        assert len(every.ages) == 6
        assert every.half_life == median(every.ages) == 5.0
        assert every.price_index == 4 / 6
        assert citation_ages(citations, "c").ages == (5, 10)
        assert citation_ages(citations, "a", "cited").ages == pytest.approx((5, 10, 11.5), abs=0.01)
        assert citation_ages(citations, "a").half_life is None

    def test_cited_years(self) -> None:
        found = cited_years(Citations.from_edges(ARCS, dates=DATES))
        assert found[1990] == (3, 3)
        assert found[1991] == (0, 0)
        assert sum(count for count, _ in found.values()) == 6

    def test_flows(self) -> None:
        nodes = [{"id": node, "organ": organ} for node, organ in {"a": "ga", "b": "sc", "c": "sc", "d": None}.items()]
        rows = [{"citing": citing, "cited": cited, "count": 2} for citing, cited in ARCS[:4]]
        found = flows(Citations.from_rows(rows, nodes), weight="count")
        assert dict(found) == {("sc", "ga"): 4, ("sc", "sc"): 2, (None, "sc"): 2}
        assert found.found["within"] == 0.25
        assert flows(Citations.from_rows(rows, nodes), {"a": 1, "b": 1, "c": 1, "d": 1}).found["within"] == 1

    def test_refusals(self) -> None:
        undated = Citations.from_edges(ARCS)
        for function in (rank_by_year, citation_ages, cited_years):
            with pytest.raises(UsageError, match="date"):
                function(undated)
        with pytest.raises(UsageError):
            citation_ages(Citations.from_edges(ARCS, dates=DATES), direction="both")
