"""Where snapshots come from, and the filters on their evidence."""

from __future__ import annotations

import datetime
import itertools
import pickle

import networkx as nx
import pytest
from brute import digraphs
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analytics import Citations, core_number, in_degree, pagerank
from graphkit.errors import NotFoundError, UsageError

ROWS = [
    {
        "citing": "S/RES/3(2003)",
        "cited": "S/RES/1(2001)",
        "count": 3,
        "verbs": ["recall", "note", "recall"],
        "parts": ["preambular", "operative", "operative"],
        "in_names": [False, False, True],
        "quotes": ["q1", "q2", "q3"],
        "preambular": 1,
        "operative": 2,
        "substantive": 2,
    },
    {"citing": "S/RES/3(2003)", "cited": "S/RES/2(2002)", "count": 1, "verbs": ["-"], "parts": ["annex"], "in_names": [True]},
    {"citing": "S/RES/2(2002)", "cited": "S/RES/1(2001)", "count": 1, "verbs": ["note"], "parts": ["operative"], "in_names": [False]},
]
DOCUMENTS = [
    {"id": "S/RES/1(2001)", "date": "2001-02-03", "organ": "security-council", "title": "One"},
    {"id": "S/RES/2(2002)", "date": None, "year": 2002, "organ": "security-council"},
    {"id": "S/RES/3(2003)", "date": "2003-01-01", "organ": "general-assembly"},
    {"id": "S/RES/4(2004)", "date": "2004-01-01", "organ": "security-council"},
]


@pytest.fixture
def council() -> Citations:
    return Citations.from_rows(ROWS, DOCUMENTS)


class TestSources:
    def test_all_give_the_same(self) -> None:
        pandas = pytest.importorskip("pandas")
        arcs = [("c", "a"), ("c", "b"), ("b", "a")]
        shown = Citations.from_edges(arcs)
        frame = pandas.DataFrame(arcs, columns=["citing", "cited"])
        turned = pandas.DataFrame({"to": [cited for _, cited in arcs], "from": [citing for citing, _ in arcs]})
        for other in (
            Citations.from_frame(frame),
            Citations.from_frame(turned, "from", "to"),
            Citations.from_networkx(nx.DiGraph(arcs)),
            Citations.from_rows({"citing": citing, "cited": cited} for citing, cited in arcs),
            pickle.loads(pickle.dumps(shown)),
        ):
            assert (other.nodes, other.edges) == (shown.nodes, shown.edges)

    def test_frame_of_mentions(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame({"citing": ["b", "b"], "cited": ["a", "a"], "verb": ["recall", "note"], "quote": ["x", "y"]})
        citations = Citations.from_frame(frame)
        assert citations.evidence("b", "a") == {"count": 2, "verbs": ["recall", "note"], "quotes": ["x", "y"], "verb": "recall"}
        assert not citations.dropped

    def test_multigraph_of_mentions(self) -> None:
        graph = nx.MultiDiGraph()
        graph.add_edge("b", "a", verb="recall")
        graph.add_edge("b", "a", verb="note")
        assert in_degree(graph, weight="count")["a"] == 2
        assert in_degree(graph, verb="note")["a"] == 1

    def test_weights_of_parallel_edges_are_added_up_as_in_networkx(self) -> None:
        graph = nx.MultiDiGraph()
        graph.add_weighted_edges_from([("b", "a", 2), ("b", "a", 3), ("b", "c", 1)])
        graph.add_edge("b", "c", verb="note")
        wanted = nx.pagerank(graph, tol=1e-14)
        assert dict(in_degree(graph, weight="weight")) == dict(graph.in_degree(weight="weight"))
        assert dict(pagerank(graph, weight="weight")) == pytest.approx(wanted, abs=1e-12)

    def test_numbers_of_numpy(self) -> None:
        numpy = pytest.importorskip("numpy")
        citations = Citations.from_rows([{"citing": "b", "cited": "a", "count": numpy.int64(3), "weight": numpy.float32(0.5)}])
        assert in_degree(citations, weight="count")["a"] == 3
        assert core_number(citations, weight="weight")["a"] == 0.5
        assert Citations.from_edges(numpy.array([[10, 9], [9, 2]])).nodes == (2, 9, 10)

    @pytest.mark.parametrize("count", [0, -3, -2.0])
    def test_a_count_of_less_than_one_is_refused(self, count) -> None:
        with pytest.raises(UsageError, match="the count of 'b' -> 'a' is"):
            Citations.from_rows([{"citing": "b", "cited": "a", "count": count}])

    def test_an_arc_without_a_mention_is_still_one(self) -> None:
        assert Citations.from_rows([{"citing": "b", "cited": "a", "verbs": []}]).summary()["mentions"] == 1

    def test_undirected_and_foreign(self) -> None:
        for wrong in (nx.Graph([(1, 2)]), [(1, 2)], None):
            with pytest.raises(UsageError):
                pagerank(wrong)

    def test_frame_without_column(self) -> None:
        pandas = pytest.importorskip("pandas")
        with pytest.raises(UsageError, match="citing"):
            Citations.from_frame(pandas.DataFrame({"source": [1], "target": [2]}))

    def test_networkx_round_trip_keeps_attributes(self, council) -> None:
        again = Citations.from_networkx(council.to_networkx())
        assert (again.nodes, again.edges, again.attributes) == (council.nodes, council.edges, council.attributes)
        for arc in council.edges:
            assert again.evidence(*arc) == council.evidence(*arc)

    def test_any_hashable_node(self) -> None:
        day = datetime.date(2001, 1, 1)
        nodes = [3, 1.5, "x", ("t", 1), frozenset({1}), day, None]
        citations = Citations.from_edges(itertools.pairwise(nodes))
        assert set(citations.nodes) == set(nodes)
        assert citations.nodes[0] is None


class TestFilters:
    def test_verb_and_part(self, council) -> None:
        assert council.filter(verb="recall").evidence("S/RES/3(2003)", "S/RES/1(2001)")["quotes"] == ["q1", "q3"]
        assert council.filter(verb="recall").edges == (("S/RES/3(2003)", "S/RES/1(2001)"),)
        assert council.filter(verb={"note"}, part=["operative"]).edges == (
            ("S/RES/2(2002)", "S/RES/1(2001)"),
            ("S/RES/3(2003)", "S/RES/1(2001)"),
        )
        assert council.filter(verb="decide").edges == ()
        assert council.filter(verb="decide").nodes == council.nodes

    def test_counts_follow(self, council) -> None:
        left = council.filter(in_name=False)
        assert left.evidence("S/RES/3(2003)", "S/RES/1(2001)")["count"] == 2
        assert left.evidence("S/RES/3(2003)", "S/RES/1(2001)")["operative"] == 1
        assert ("S/RES/3(2003)", "S/RES/2(2002)") not in left.edges
        assert in_degree(council, weight="count")["S/RES/1(2001)"] == 4
        assert in_degree(council, weight="count", in_name=False)["S/RES/1(2001)"] == 3

    def test_body_is_that_of_the_citing(self, council) -> None:
        assert council.filter(body="security-council").edges == (("S/RES/2(2002)", "S/RES/1(2001)"),)

    def test_as_of_is_a_beginning_of_the_order(self, council) -> None:
        for year in range(2000, 2006):
            left = council.filter(as_of=year)
            assert left.nodes == council.nodes[: len(left)]
            assert len(left) == max(0, min(4, year - 2000))
        assert council.filter(as_of="2003-01-01").nodes[-1] == "S/RES/3(2003)"
        assert council.filter(as_of="2002-12-31").nodes[-1] == "S/RES/2(2002)"

    def test_nothing_to_filter_is_the_same_snapshot(self, council) -> None:
        assert council.filter() is council
        assert council.filter(as_of=2100) is council

    def test_refusals(self, council) -> None:
        with pytest.raises(UsageError, match="verbs"):
            pagerank(council, verbs="recall")
        bare = Citations.from_edges([(2, 1)])
        for where in ({"as_of": 2001}, {"body": "x"}):
            with pytest.raises(UsageError):
                bare.filter(**where)
        with pytest.raises(UsageError, match="no arc carries"):
            pagerank(bare, weight="wieght")

    @given(digraphs(), st.data())
    def test_subgraph_of_a_condensed_graph(self, graph, data) -> None:
        nodes, arcs = graph
        kept = data.draw(st.sets(st.sampled_from(nodes)))
        inside = [(citing, cited) for citing, cited in arcs if citing in kept and cited in kept]
        cut = Citations.from_edges(arcs, nodes, on_cycle="condense").subgraph(kept)
        anew = Citations.from_edges(inside, kept, on_cycle="condense")
        assert sorted(cut.edges) == sorted(inside)
        assert set(cut.cycles) == set(anew.cycles)
        assert dict(pagerank(cut)) == dict(pagerank(anew))

    def test_unknown_node_and_arc(self, council) -> None:
        with pytest.raises(NotFoundError):
            council.position("S/RES/9(1946)")
        with pytest.raises(NotFoundError, match="does not cite"):
            council.evidence("S/RES/1(2001)", "S/RES/2(2002)")
