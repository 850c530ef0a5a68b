"""The snapshot: order, what is left out, filters, and that nothing hangs on the order of the input."""

from __future__ import annotations

import datetime
import itertools
import os
import pickle
import random
import subprocess
import sys

import networkx as nx
import pytest
from brute import dags, digraphs
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analytics import Citations, Dropped, in_degree, pagerank
from graphkit.errors import CycleError, NotFoundError, UsageError

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


class TestOrder:
    def test_nodes_stand_by_date_then_by_themselves(self) -> None:
        dates = {"z": "1999-01-01", "b": 2001, "a": 2001, "m": datetime.date(2000, 6, 1)}
        assert Citations.from_edges([("b", "z"), ("a", "m")], dates=dates).nodes == ("z", "m", "a", "b")

    def test_without_dates_the_cited_come_first(self) -> None:
        assert Citations.from_edges([("a", "b"), ("b", "c"), ("e", "d")]).nodes == ("c", "b", "a", "d", "e")

    def test_of_one_day_the_cited_come_first(self) -> None:
        assert Citations.from_edges([("a", "b")], dates={"a": "2001-09-12", "b": "2001-09-12"}).nodes == ("b", "a")

    def test_the_undated_stand_where_their_citations_allow(self) -> None:
        dates = {"a": 1990, "b": 2000, "c": 2010, "new": None}
        citations = Citations.from_edges([("new", "b"), ("c", "old")], dates=dates, nodes=["a"])
        assert citations.nodes == ("a", "b", "new", "c", "old") or citations.nodes == ("a", "b", "new", "old", "c")
        assert citations.nodes.index("old") < citations.nodes.index("c")
        assert citations.summary()["undated"] == 2

    def test_a_year_and_a_day_in_it_do_not_contradict(self) -> None:
        citations = Citations.from_edges([("a", "b")], dates={"a": 2001, "b": "2001-09-28"}, on_cycle="drop")
        assert citations.edges == (("a", "b"),)
        assert citations.nodes == ("b", "a")

    @given(dags())
    def test_cited_stand_before_citing(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes)
        place = {node: i for i, node in enumerate(citations.nodes)}
        assert set(place) == set(nodes)
        assert all(place[cited] < place[citing] for citing, cited in arcs)
        assert sorted(citations.edges) == sorted(arcs)

    @given(digraphs(), st.data(), st.sampled_from(["drop", "condense"]), st.booleans())
    def test_input_order_changes_nothing(self, graph, data, policy, dated) -> None:
        nodes, arcs = graph
        dates = {node: 1990 + place % 3 for place, node in enumerate(nodes)} if dated else None
        one = Citations.from_edges(arcs, nodes, dates, policy)
        other = Citations.from_edges(data.draw(st.permutations(arcs)), data.draw(st.permutations(nodes)), dates, policy)
        assert (one.nodes, one.edges, one.dropped, one.cycles) == (other.nodes, other.edges, other.dropped, other.cycles)

    def test_hash_seed_changes_nothing(self) -> None:
        script = (
            "from graphkit.analytics import *\n"
            "import random; r = random.Random(1)\n"
            "names = [f'S/RES/{i}' for i in range(60)] + [('t', i) for i in range(9)] + [frozenset({'a', 'b', i}) for i in range(5)]\n"
            "arcs = {(r.choice(names), r.choice(names)) for _ in range(300)}\n"
            "C = Citations.from_edges(arcs, on_cycle='drop')\n"
            "D = Citations.from_edges(arcs, on_cycle='condense')\n"
            "import hashlib\n"
            "show = lambda x: sorted(x, key=repr) if isinstance(x, frozenset) else x\n"
            "out = [[show(n) for n in C.nodes], [(show(a), show(b)) for a, b in C.edges], pagerank(C).values().__len__()]\n"
            "out += [[v.hex() for v in map(float, f(C).values())] for f in (pagerank, in_degree, betweenness, core_number, article_rank)]\n"
            "out += [[v.hex() for v in pagerank(D).values()], [v.hex() for v in hits(C)[1].values()]]\n"
            "out += [[[show(n) for n in tie] for tie in main_path(C, m).ties] for m in ('global', 'local', 'key-route')]\n"
            "out += [[show(n) for n in longest_chain(C)], [[C.index[n] for n in sorted(g, key=C.index.get)] for g in communities(C)]]\n"
            "out += [[(C.index[a], C.index[b], v) for (a, b), v in co_citation(C, top=20).items()]]\n"
            "print(hashlib.sha256(repr(out).encode()).hexdigest())\n"
        )
        seen = set()
        for seed in ("0", "1", "4242"):
            environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
            found = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=120)
            seen.add(found.stdout)
        assert len(seen) == 1


class TestWhatIsLeftOut:
    def test_duplicates_loops_and_isolates_are_reported(self) -> None:
        citations = Citations.from_edges([(2, 1), (2, 1), (2, 1), (3, 3)], nodes=[9])
        assert citations.edges == ((2, 1),)
        assert citations.dropped == (Dropped(2, 1, "duplicate"), Dropped(2, 1, "duplicate"), Dropped(3, 3, "loop"))
        assert citations.evidence(2, 1) == {"count": 3}
        summary = citations.summary()
        assert (summary["isolates"], summary["mentions"], summary["duplicates"], summary["loops"]) == (2, 3, 2, 1)

    def test_a_circle_is_an_error_that_names_it(self) -> None:
        with pytest.raises(CycleError, match="a -> b -> a") as raised:
            Citations.from_edges([("a", "b"), ("b", "a"), ("c", "a")])
        assert "condense" in raised.value.hint

    def test_drop_leaves_out_what_runs_forward_in_time(self) -> None:
        citations = Citations.from_edges([("a", "b"), ("b", "a"), ("a", "c")], dates={"a": 1990, "b": 1991, "c": 1999}, on_cycle="drop")
        assert citations.edges == (("b", "a"),)
        assert citations.dropped == (Dropped("a", "b", "forward"), Dropped("a", "c", "forward"))

    def test_drop_of_one_date_goes_from_lower_to_higher(self) -> None:
        citations = Citations.from_edges([("a", "b"), ("b", "a"), ("c", "a")], on_cycle="drop")
        assert citations.dropped == (Dropped("a", "b", "cycle"),)
        assert citations.edges == (("b", "a"), ("c", "a"))

    def test_a_forward_arc_without_a_circle_stays_and_is_counted(self) -> None:
        citations = Citations.from_edges([("a", "b")], dates={"a": 1990, "b": 1991})
        assert citations.edges == (("a", "b"),)
        assert citations.summary()["forward"] == 1

    def test_condense_keeps_all(self) -> None:
        arcs = [("a", "b"), ("b", "a"), ("c", "a"), ("d", "c")]
        citations = Citations.from_edges(arcs, on_cycle="condense")
        assert sorted(citations.edges) == sorted(arcs)
        assert citations.nodes == ("a", "b", "c", "d")
        assert citations.cycles == (("a", "b"),)
        assert citations.condensed().edges == (("c", "a"), ("d", "c"))

    @given(digraphs())
    def test_drop_leaves_a_dag_and_the_rest(self, graph) -> None:
        nodes, arcs = graph
        citations = Citations.from_edges(arcs, nodes, on_cycle="drop")
        assert nx.is_directed_acyclic_graph(citations.to_networkx())
        assert sorted([*citations.edges, *((arc.citing, arc.cited) for arc in citations.dropped)]) == sorted(arcs)
        if nx.is_directed_acyclic_graph(nx.DiGraph(arcs)):
            assert not citations.dropped

    @given(digraphs())
    def test_cycles_are_the_strong_components(self, graph) -> None:
        nodes, arcs = graph
        graph = nx.DiGraph(arcs)
        citations = Citations.from_edges(arcs, nodes, on_cycle="condense")
        assert {frozenset(group) for group in citations.cycles} == {
            frozenset(group) for group in nx.strongly_connected_components(graph) if len(group) > 1
        }
        if citations.cycles:
            with pytest.raises(CycleError):
                Citations.from_edges(arcs, nodes)

    @pytest.mark.parametrize("pairs", [[("a",)], [1], [("a", [])]])
    def test_what_is_no_pair_is_refused(self, pairs) -> None:
        with pytest.raises(UsageError):
            Citations.from_edges(pairs)

    def test_unknown_policy(self) -> None:
        with pytest.raises(UsageError, match="ignore"):
            Citations.from_edges([], on_cycle="ignore")


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


def test_works_without_numpy_scipy_pandas_networkx() -> None:
    script = (
        "import sys\n"
        "for name in ('numpy', 'scipy', 'pandas', 'igraph', 'networkx'): sys.modules[name] = None\n"
        "from graphkit.analytics import *\n"
        "C = Citations.from_edges([(i, j) for i in range(250) for j in range(i) if (i * j) % 2])\n"
        "assert len(C.edges) > 1000\n"
        "for f in (pagerank, citerank, article_rank, in_degree, core_number, betweenness, rescaled, co_citation, coupling): f(C)\n"
        "hits(C), longest_chain(C), main_path(C), antecedent_counts(C), generations(C, 249)\n"
        "try: pagerank(C).to_df()\n"
        "except Exception as error: print(type(error).__name__, error.hint)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run([sys.executable, "-W", "ignore", "-c", script], env=environment, capture_output=True, text=True, timeout=120)
    assert found.stdout == 'MissingExtraError pip install "graphkit[df]"\n', found.stderr


def test_ranking_is_a_mapping_that_knows_its_parameters() -> None:
    pytest.importorskip("pandas")
    scores = pagerank(Citations.from_edges([("c", "a"), ("d", "b")]), alpha=0.5)
    assert scores.params == {"alpha": 0.5, "weight": None}
    assert [node for node, _ in scores.top(None)] == ["a", "b", "c", "d"]
    assert scores.top(0) == []
    frame = scores.to_df()
    assert list(frame.columns) == ["node", "pagerank", "rank"]
    assert list(frame["rank"]) == [1, 1, 3, 3]
    assert frame.attrs["alpha"] == 0.5
    with pytest.raises(TypeError):
        scores["a"] = 1  # type: ignore[index]
    assert dict(pickle.loads(pickle.dumps(scores))) == dict(scores)


def test_top_is_that_of_a_full_sort() -> None:
    random_numbers = random.Random(7)
    citations = Citations.from_edges({(random_numbers.randrange(200, 400), random_numbers.randrange(200)) for _ in range(900)})
    scores = in_degree(citations)
    ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    for n in (1, 5, 50, 399, 1000):
        assert scores.top(n) == ordered[:n]
