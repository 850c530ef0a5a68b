from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from graphkit import samples
from graphkit.errors import InputError, UsageError
from graphkit.pipeline import folder
from graphkit.pipeline.extraction import extract, read_run
from graphkit.pipeline.loading import graph_rows, load, prepare
from graphkit.store import Store, open_store

NODES = "MATCH (n:{label}) RETURN n.id AS id, n.name AS name, n.title AS title, n.stub AS stub, n.sample AS sample ORDER BY id"
EDGES = "MATCH (a)-[c]->(b) RETURN a.id AS a, type(c) AS kind, b.id AS b, c.count AS count, c.verbs AS verbs, c.quotes AS quotes"


def content(store: Store) -> list[dict[str, Any]]:
    """Everything in a graph."""
    nodes = [row for label in ("Document", "Instrument", "Body", "Actor") for row in store.read(NODES.format(label=label))]
    return nodes + sorted(store.read(EDGES), key=lambda row: (row["a"], row["kind"], row["b"]))


def written(path: Path, *rows: folder.Row, mentions: tuple[folder.Row, ...] = ()) -> Path:
    """An extraction folder of hand-made rows."""
    with folder.Writer(path) as files:
        files.write("documents", rows)
        files.write("mentions", mentions)
    return path


def document(stem: str, symbol: str | None, **more: Any) -> folder.Row:
    row: folder.Row = dict.fromkeys(folder.FIELDS["documents"])
    return row | {"document": stem, "symbol": symbol, "category": "resolution", "digest": stem, "sample": False, "v": 1} | more


def mention(stem: str, citing: str, target: str) -> folder.Row:
    row: folder.Row = dict.fromkeys(folder.FIELDS["mentions"])
    found = {"document": stem, "citing": citing, "targets": [target], "kind": "resolution", "part": "preambular"}
    return row | found | {"start": 1, "end": 2, "surface": "x", "quote": "x", "rule": "made", "in_name": False}


def test_a_folder_gives_the_graph_of_its_documents_on_both_engines(target: Any, tmp_path: Path) -> None:
    extract([samples.folder()], tmp_path / "run", jobs=2)
    with open_store(tmp_path / "documents.graph") as direct, target.open() as store:
        one = load(direct, prepare([samples.folder()]))
        two = load(store, prepare([tmp_path / "run"]))
        assert one.failures == two.failures == ()
        assert (one.added, one.documents.added) == (two.added, two.documents.added)
        assert one.documents.added == len(list(samples.folder().glob("*.txt")))
        assert content(direct) == content(store)
        again = load(store, read_run(tmp_path / "run"))
        assert (again.added, again.changed, again.removed) == (0, 0, 0)
        assert again.documents.unchanged == one.documents.added


def test_portions_give_the_graph_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = extract([samples.folder()])
    with open_store(tmp_path / "whole.graph") as whole:
        load(whole, run)
        expected = content(whole)
    monkeypatch.setattr("graphkit.pipeline.loading.DOCUMENTS", 7)
    assert len(list(graph_rows(run))) == -(-run.counts["documents"] // 7)
    with open_store(tmp_path / "portions.graph") as portions:
        load(portions, run)
        assert content(portions) == expected


def test_a_dry_run_tells_what_is_then_done(tmp_path: Path) -> None:
    run = extract([samples.folder()])
    with open_store(tmp_path / "test.graph") as store:
        plan = load(store, run, dry_run=True)
        assert content(store) == []
        done = load(store, run)
        assert plan.dry_run
        assert (plan.nodes, plan.edges, plan.documents) == (done.nodes, done.edges, done.documents)


def test_a_corrected_document_loses_the_citations_that_it_no_longer_has(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(samples.folder(), documents, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = documents / "S_RES_1390(2002).txt"
    cited = "MATCH (:Document {id: 'S/RES/1390(2002)'})-[:CITES]->(b) RETURN b.id AS id ORDER BY id"
    with open_store(tmp_path / "test.graph") as store:
        load(store, prepare([documents]))
        before = [row["id"] for row in store.read(cited)]
        assert "S/RES/1378(2001)" in before
        path.write_text(path.read_text(encoding="utf-8").replace("1378 (2001) of 14 November 2001 and ", ""), encoding="utf-8")
        report = load(store, prepare([documents]))
        assert report.documents.changed == 1
        assert [row["id"] for row in store.read(cited)] == [symbol for symbol in before if symbol != "S/RES/1378(2001)"]


def test_of_several_rows_of_one_symbol_that_of_its_own_file_is_taken(tmp_path: Path) -> None:
    run = written(
        tmp_path / "run",
        document("page", "S/RES/10(1946)"),
        document("page", "S/RES/11(1946)"),
        document("page2", "S/RES/11(1946)"),
        mentions=(mention("page", "S/RES/11(1946)", "S/RES/1(1946)"), mention("page2", "S/RES/11(1946)", "S/RES/2(1946)")),
    )
    rows = [row for portion in graph_rows(read_run(run)) for row in portion.edges["CITES"]]
    assert [(row["from"], row["to"]) for row in rows] == [("S/RES/11(1946)", "S/RES/2(1946)")]


def test_rejects_and_documents_without_symbol_are_failures_of_the_load(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "S_RES_1390(2002).txt").write_text("The Security Council,\n\nRecalling resolution 1373 (2001),\n", encoding="utf-8")
    (documents / "note.txt").write_text("A note on resolution 1373 (2001).", encoding="utf-8")
    (documents / "empty.txt").write_text("")
    with open_store(tmp_path / "test.graph") as store:
        report = load(store, prepare([documents]))
    assert report.documents.added == 1
    assert [(Path(failure.where).name, failure.why) for failure in report.failures if failure.where.endswith("empty.txt")] == [
        ("empty.txt", "it is empty")
    ]
    assert any(failure.what == "document" and "note" in failure.where for failure in report.failures)


def test_an_unsorted_folder_is_refused(tmp_path: Path) -> None:
    run = written(tmp_path / "run", document("b", "S/RES/11(1946)"), document("a", "S/RES/10(1946)"))
    with pytest.raises(InputError, match=r"documents\.jsonl is not sorted: a stands after b"):
        list(graph_rows(read_run(run)))


def test_an_extraction_folder_is_loaded_alone(tmp_path: Path) -> None:
    run = written(tmp_path / "run", document("a", "S/RES/10(1946)"))
    with pytest.raises(UsageError, match="is an extraction folder and is loaded alone"):
        prepare([run, samples.folder()])
    with pytest.raises(UsageError, match="holds its authority records already"):
        prepare([run], authority=tmp_path / "own.csv")
