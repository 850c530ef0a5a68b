"""The snapshot: order, what is left out, and that nothing hangs on the order of the input."""

from __future__ import annotations

import datetime
import math
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
from graphkit.errors import CycleError, UsageError


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

    def test_dates_of_numpy_and_pandas_and_those_that_are_missing(self) -> None:
        numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
        dates = {
            "day": numpy.datetime64("1999-07-01"),
            "moment": pandas.Timestamp("1999-07-01 12:00"),
            "year": numpy.int64(1999),
            "nan": math.nan,
            "nat": pandas.NaT,
            "na": pandas.NA,
            "text": "soon",
        }
        citations = Citations.from_edges([], dates, dates)
        starts = dict(zip(citations.nodes, citations.parts.starts, strict=True))
        assert starts["day"] == starts["moment"] == pytest.approx(1999.5, abs=0.01)
        assert starts["year"] == 1999
        assert citations.summary()["undated"] == 4
        for wrong in (True, [1]):
            with pytest.raises(UsageError, match="is no date"):
                Citations.from_edges([], ["a"], {"a": wrong})
        with pytest.raises(UsageError, match="dates are given as int"):
            Citations.from_edges([], ["a"], 1999)  # type: ignore[arg-type]

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
            "out += [[float(v).hex() for v in f(Citations.from_edges([*arcs, *(a for a in arcs if sum(map(len, map(str, a))) % 3)], "
            "on_cycle='drop'), weight='count').values()] for f in (betweenness, core_number, citerank)]\n"
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

    def test_what_stands_for_a_missing_value_is_no_node(self) -> None:
        pandas = pytest.importorskip("pandas")
        for missing in (math.nan, pandas.NaT, pandas.NA):
            with pytest.raises(UsageError):
                Citations.from_edges([("b", missing)])

    def test_a_graph_is_no_list_of_arcs(self) -> None:
        with pytest.raises(UsageError, match="no list of arcs"):
            Citations.from_edges(nx.DiGraph([("b", "a")]))  # type: ignore[arg-type]

    def test_unknown_policy(self) -> None:
        with pytest.raises(UsageError, match="ignore"):
            Citations.from_edges([], on_cycle="ignore")


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
