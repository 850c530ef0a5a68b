"""Scores written into a graph: they stay, they say what they are, and loading goes on as if they were not there."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit import analytics, samples
from graphkit import store as stores
from graphkit.analytics import Ranking
from graphkit.errors import UsageError
from graphkit.pipeline import extraction, loading, ranking, snapshot, writing
from graphkit.store import Store
from tests.conftest import Target

NAMES = ("S_RES_1267(1999).txt", "S_RES_1333(2000).txt", "S_RES_1373(2001).txt", "A_RES_55_25.txt")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Some of the samples, to be changed."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_bytes((samples.folder() / name).read_bytes())
    return folder


def load(store: Store, texts: Path) -> stores.LoadReport:
    report = loading.load(store, extraction.extract([texts]))
    assert not report.failures
    return report


def written(store: Store, name: str) -> dict[str, tuple[float | None, str | None]]:
    """Score and what it is made of, of every node that has either."""
    query = f"MATCH (n) WHERE n.{name} IS NOT NULL OR n.{name}_made IS NOT NULL RETURN n.id AS id, n.{name} AS score, n.{name}_made AS made"
    return {row["id"]: (row["score"], row["made"]) for row in store.query(query).rows}


def test_every_document_has_the_score_and_what_it_is(store: Store, texts: Path) -> None:
    load(store, texts)
    scores = ranking.rank(snapshot.citations(store), "pagerank", in_name=False)
    told = writing.write_scores(store, scores, batch=7)
    found = written(store, "pagerank")
    assert {node: score for node, (score, _) in found.items()} == dict(scores)
    assert told == [{"property": "pagerank", "made": told[0]["made"], "nodes": len(scores)}]
    assert {made for _, made in found.values()} == {told[0]["made"]}
    assert told[0]["made"].startswith("pagerank alpha=0.85 in_name=False 20")
    assert "graphkit 0" in told[0]["made"]


def test_a_new_score_leaves_none_of_the_old(store: Store, texts: Path) -> None:
    load(store, texts)
    writing.write_scores(store, ranking.rank(snapshot.citations(store, instruments=True), "in-degree"), "score")
    assert "untoc" in written(store, "score")
    early = ranking.rank(snapshot.citations(store), "in-degree", as_of=1999)
    writing.write_scores(store, early, "score")
    assert {node: score for node, (score, _) in written(store, "score").items()} == dict(early)
    assert "S/RES/1373(2001)" not in early
    writing.write_scores(store, Ranking("in_degree", {}), "score")
    assert written(store, "score") == {}


def test_a_score_outlives_the_store_and_the_next_load(target: Target, texts: Path) -> None:
    with target.open() as store:
        load(store, texts)
        writing.write_scores(store, ranking.rank(snapshot.citations(store), "pagerank"))
    with target.open() as store:
        before = written(store, "pagerank")
        report = load(store, texts)
        assert (report.documents.unchanged, report.documents.changed, report.documents.added) == (len(NAMES), 0, 0)
        assert written(store, "pagerank") == before
        text = texts / "S_RES_1373(2001).txt"
        text.write_text(text.read_text(encoding="utf-8") + "\n9. Recalls resolution 1456 (2003).\n", encoding="utf-8")
        report = load(store, texts)
        assert (report.documents.unchanged, report.documents.changed) == (len(NAMES) - 1, 1)
        assert written(store, "pagerank") == before  # what came later has none, and what was there keeps it
        stores.remove(store, ["S/RES/1373(2001)"])
        left = {node["id"] for node in snapshot.documents(store, instruments=True)}
        assert written(store, "pagerank") == {node: told for node, told in before.items() if node in left}


def test_a_graph_writes_the_rank_that_it_tells(target: Target, texts: Path) -> None:
    with target.open() as store:
        load(store, texts)
    with gk.Graph(target.address, user=target.user, password=target.password) as graph:
        first = graph.rank("rescaled", top=1, in_name=False)[0]
        told = graph.write_rank("rescaled", name="age-free", in_name=False)
        assert told[0]["property"] == "age_free"
        found = graph.query("MATCH (n:Document) RETURN n.id AS symbol, n.age_free AS score ORDER BY score DESC LIMIT 1")[0]
        assert found == {"symbol": first["symbol"], "score": first["score"]}


def test_numbers_stay_what_they_are(store: Store, texts: Path) -> None:
    load(store, texts)
    citations = snapshot.citations(store)
    counted = analytics.in_degree(citations)
    writing.write_scores(store, counted)
    found = {node: score for node, (score, _) in written(store, "in_degree").items()}
    assert found == dict(counted)
    assert all(isinstance(score, int) for score in found.values())


@pytest.mark.parametrize("name", ["title", "digest", "type", "id", "pagerank_made", "Page Rank", "1st", "", "a`b", "n.x", "x" * 80])
def test_names_that_mean_something_else_are_refused(name: str) -> None:
    with pytest.raises(UsageError):
        writing.property_name(name)
