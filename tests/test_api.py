from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit import samples
from graphkit.errors import InputError, NotFoundError, StoreError, UsageError
from graphkit.pipeline.ranking import MEASURES

TEXT = "The Security Council,\n\nRecalling its resolution 1373 (2001),\n\n1. Requests UNODC to report.\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph file with the samples in it."""
    found = tmp_path_factory.mktemp("api") / "samples.graph"
    with gk.Graph(found) as graph:
        assert graph.load(samples.folder()).failures == ()
    return found


@pytest.fixture
def graph(path: Path) -> Any:
    with gk.Graph(path) as found:
        yield found


def test_reading_gives_the_same_from_a_file_and_from_its_text(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert gk.read(file) == gk.read(str(file)) == gk.read(TEXT)
    assert [reference.targets for reference in gk.read(TEXT).references] == [("S/RES/1373(2001)",), ("unodc",)]


def test_a_file_name_that_is_none_is_no_text() -> None:
    with pytest.raises(InputError, match=r"cannot read gone\.txt: no such file"):
        gk.read("gone.txt")
    with pytest.raises(InputError, match="nothing to read"):
        gk.read(Path("gone"))


@pytest.mark.parametrize("text", ["", "\0", "\ufeff", "a" * 5000, "\n" * 1000, "\ud800 1373 (2001)", "\ud83d\ude00 1373 (2001)"])
def test_odd_text_never_raises(text: str) -> None:
    assert gk.read(text).text == text.replace("\ud83d\ude00", "\U0001f600").replace("\ud800", "\ufffd")


def test_citations_both_ways_agree(graph: gk.Graph) -> None:
    cited = graph.cites("2388")
    assert {"S/RES/1267(1999)", "untoc"} <= {row["cited"] for row in cited}
    for row in cited:
        assert "S/RES/2388(2017)" in {back["citing"] for back in graph.cited_by(row["cited"])}


def test_every_common_form_names_the_same_document(graph: gk.Graph) -> None:
    forms = ("S/RES/2388", "SC res. 2388", "2388 (2017)", "https://undocs.org/S/RES/2388(2017)", "2388")
    assert len({tuple(row["cited"] for row in graph.cites(form)) for form in forms}) == 1


def test_evidence_is_a_row_for_each_mention(graph: gk.Graph) -> None:
    edges, mentions = graph.cites("2388"), graph.cites("2388", evidence=True)
    assert sum(row["count"] for row in edges) == len(mentions)
    protocol = [(row["part"], row["paragraph"], row["verb"]) for row in mentions if row["cited"] == "trafficking-protocol"]
    assert ("preambular", None, "recall") in protocol
    assert any(part == "operative" and paragraph for part, paragraph, _ in protocol)
    assert all(row["quote"] for row in mentions)


def test_filters_choose_mentions_and_documents(graph: gk.Graph) -> None:
    mentions = graph.cites("2388", evidence=True)
    assert 0 < len(graph.cites("2388", evidence=True, verb="recall")) == sum(row["verb"] == "recall" for row in mentions)
    assert 0 < len(graph.cites("2388", evidence=True, part="operative")) == sum(row["part"] == "operative" for row in mentions)
    dates = [row["date"] for row in graph.cites("2388", since="2015", until="2015-12-16")]
    assert dates
    assert all("2015-01-01" <= date <= "2015-12-16" for date in dates)
    assert {row["citing"].split("/")[0] for row in graph.cited_by("untoc", organ="general-assembly")} == {"A"}


def test_depth_reaches_further_and_gives_each_document_once(graph: gk.Graph) -> None:
    near, far = graph.cites("2388"), graph.cites("2388", depth=2)
    assert {row["cited"] for row in far if row["depth"] == 1} == {row["cited"] for row in near}
    reached = [row["cited"] for row in far]
    assert len(reached) == len(set(reached)) > len(near)
    through = {row["cited"] for row in near}
    assert all(row["citing"] in through for row in far if row["depth"] == 2)


def test_lineage_runs_back_by_generations(graph: gk.Graph) -> None:
    rows = graph.lineage("2388", to=["1373", "1267"])
    generation = {"S/RES/2388(2017)": 0} | {row["symbol"]: row["generation"] for row in rows}
    assert {"S/RES/1373(2001)", "S/RES/1267(1999)"} <= set(generation)
    assert all(generation[row["via"]] == row["generation"] - 1 for row in rows)
    cites = {row["symbol"]: {found["cited"] for found in graph.cites(row["via"])} for row in rows}
    assert all(symbol in cited for symbol, cited in cites.items())
    everything = graph.lineage("2388")
    assert set(generation) - {"S/RES/2388(2017)"} < {row["symbol"] for row in everything}
    assert [row["symbol"] for row in graph.lineage("2388", depth=3)] == [row["symbol"] for row in everything if row["generation"] <= 3]


def test_lineage_forward_is_the_other_way(graph: gk.Graph) -> None:
    assert "S/RES/2388(2017)" in {row["symbol"] for row in graph.lineage("1267", forward=True)}
    with pytest.raises(NotFoundError, match="no chain of citations leads from"):
        graph.lineage("1267", to=["2388"])


def test_rank_is_the_pagerank_of_networkx(graph: gk.Graph) -> None:
    import networkx as nx

    found = graph.to_networkx(instruments=False)
    exact = nx.pagerank(found, tol=1e-12, max_iter=1000)
    scores = gk.rank(graph, by="pagerank")
    assert set(scores) == set(exact)
    assert all(math.isclose(scores[node], exact[node], rel_tol=1e-6) for node in exact)
    assert math.isclose(sum(scores.values()), 1)
    assert [row["symbol"] for row in graph.rank(top=5)] == [node for node, _ in scores.top(5)]
    assert gk.rank(found, by="in-degree")["S/RES/1267(1999)"] == found.in_degree("S/RES/1267(1999)")


def test_rank_filters_and_refuses(graph: gk.Graph) -> None:
    assert {row["date"][:4] <= "2005" for row in graph.rank(as_of="2005", loaded=True)} == {True}
    assert all(row["symbol"].count("/") for row in graph.rank(top=1000))
    assert "untoc" in {row["symbol"] for row in graph.rank(top=1000, instruments=True)}
    with pytest.raises(UsageError, match="no measure is called 'fame'"):
        graph.rank("fame")


@pytest.mark.filterwarnings("ignore::graphkit.analytics.CliqueWarning")
@pytest.mark.parametrize("by", MEASURES)
def test_every_measure_ranks_every_document(graph: gk.Graph, by: str) -> None:
    table, scores = graph.rank(by, top=1000), gk.rank(graph, by=by)
    assert {row["symbol"]: row["score"] for row in table} == dict(scores)
    assert [row["score"] for row in table] == sorted(scores.values(), reverse=True)
    assert table[0]["rank"] == 1


def test_to_networkx_carries_what_the_graph_knows(graph: gk.Graph) -> None:
    found = graph.to_networkx()
    assert found.nodes["S/RES/2388(2017)"]["date"] == "2017-11-21"
    edge = found.edges["S/RES/2388(2017)", "trafficking-protocol"]
    assert edge["count"] == len(edge["verbs"]) == len(edge["parts"])
    assert gk.lineage(found, "S/RES/2388(2017)")[0]["via"] == "S/RES/2388(2017)"


def test_rows_become_data_frames(graph: gk.Graph) -> None:
    rows = graph.cites("2388")
    frame = rows.to_df()
    assert list(frame.columns) == list(rows.columns)
    assert list(frame["cited"]) == [row["cited"] for row in rows]
    assert list(graph.cites("1267", verb="nonsense").to_df().columns) == list(rows.columns)


def test_query_gives_columns_in_order_and_refuses_to_write(graph: gk.Graph) -> None:
    rows = graph.query("MATCH (d:Document) WHERE d.sample RETURN d.symbol AS b, d.year AS a ORDER BY b LIMIT $n", {"n": 3})
    assert (rows.columns, len(rows)) == (("b", "a"), 3)
    with pytest.raises(UsageError):
        graph.query("CREATE (n:Document {id: 'x'})")


def test_a_graph_is_only_held_while_it_is_written(path: Path, tmp_path: Path) -> None:
    with gk.Graph(tmp_path / "own.graph") as one, gk.Graph(tmp_path / "own.graph") as two:
        one.load(samples.folder())
        assert two.load(samples.folder()).added == 0
        assert one.stats() == two.stats()


def test_a_graph_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(StoreError, match="NEO4J_URI is not set"):
        gk.Graph.from_env()
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert repr(gk.Graph.from_env()) == "Graph('bolt://127.0.0.1:1')"


def test_a_password_is_never_shown() -> None:
    assert "sesame" not in repr(gk.Graph("bolt://127.0.0.1:1", user="neo4j", password="sesame"))


@pytest.mark.neo4j
def test_a_server_gives_the_answers_of_the_file(path: Path, neo4j_target: Any) -> None:
    """Every answer, asked of both engines."""
    with (
        gk.Graph(path) as file,
        gk.Graph(neo4j_target.address, user=neo4j_target.user, password=neo4j_target.password) as server,
    ):
        server.load(samples.folder())
        for ask in (
            lambda graph: graph.cites("2388", evidence=True),
            lambda graph: graph.cites("2388", depth=3),
            lambda graph: graph.cited_by("1373"),
            lambda graph: graph.cited_by("untoc", depth=2),
            lambda graph: graph.lineage("2388", to=["1267"], substantive=True),
            lambda graph: graph.rank(top=20),
            lambda graph: graph.rank("in-degree", instruments=True, verb="recall"),
            lambda graph: graph.stats(),
            lambda graph: sorted(graph.to_networkx().edges(data=True), key=lambda edge: edge[:2]),
        ):
            assert ask(file) == ask(server)


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, graphkit; print(*sorted(name for name in sys.modules if name.startswith('graphkit')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["graphkit"]


def test_the_public_names_are_those_that_are_listed() -> None:
    assert sorted(gk.__all__) == ["Graph", "__version__", "lineage", "rank", "read", "resolve"]
    assert all(getattr(gk, name) for name in gk.__all__)
    assert set(gk.__all__) <= set(dir(gk))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = gk.nonsense
