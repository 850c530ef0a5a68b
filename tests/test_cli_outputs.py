"""The commands that hand the graph on: export, main-path, rank --write, stats --network."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]


def test_export_says_what_it_wrote(workspace: Workspace) -> None:
    done = workspace.type("export", "csv", "--out", "tables")
    assert (done.code, done.out) == (0, "")
    names = ["documents.csv", "instruments.csv", "citations.csv", "mentions.csv", "datapackage.json"]
    assert [line.partition(":")[0] for line in done.err.splitlines()] == [str(Path("tables", name)) for name in names]
    assert sorted(path.name for path in Path("tables").iterdir()) == sorted(names)
    assert workspace.type("-q", "export", "gexf", "--out", "un.gexf").err == ""
    assert Path("un.gexf").stat().st_size > 10_000


def test_export_tells_what_is_wrong(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("taken").write_text("")
    done = workspace.type("export", "jsonl", "--out", "taken")
    assert (done.code, done.error.startswith("cannot write taken")) == (3, True)
    assert workspace.type("export", "xls", "--out", "x").code == 2
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = workspace.type("export", "parquet", "--out", "tables")
    assert done.code == 2
    assert 'Hint: pip install "graphkit[parquet]"' in done.err
    assert not any(Path("tables").glob("*"))


def test_the_main_path_of_a_lineage_is_that_of_the_command(workspace: Workspace) -> None:
    chain = workspace.type("lineage", "1267", "--forward", "--main-path", "--damped", "--format", "json")
    path = workspace.type("main-path", "SC res. 1267", "--forward", "--damped", "--format", "json")
    assert json.loads(chain.out) == json.loads(path.out) != []
    words = json.loads(workspace.type("main-path", "1267", "--forward", "--damped", "--evidence", "--format", "json").out)
    assert len(words) > len(json.loads(path.out))
    assert {"verb", "paragraph", "quote"} <= set(words[0])


@pytest.mark.parametrize(
    "line",
    [
        "lineage 2388 --damped",
        "lineage 2388 --main-path --depth 2",
        "lineage 2388 --main-path --to 1267",
        "main-path",
        "rank --property x",
        "rank --write --by-year",
        "rank --write --property title",
        "rank --by disruption --weight count",
    ],
)
def test_options_that_contradict_each_other_are_refused(workspace: Workspace, line: str) -> None:
    before = Path("un.graph").read_bytes()
    done = workspace.type(*line.split())
    assert (done.code, done.out) == (2, "")
    assert Path("un.graph").read_bytes() == before


def test_a_rank_that_is_written_is_found_by_queries_and_outlives_a_load(workspace: Workspace) -> None:
    written = ("--write", "--property", "weight_of_law")
    done = workspace.type("rank", "--by", "in-degree", "--substantive", *written, "--top", "1", "--format", "json")
    first = json.loads(done.out)[0]
    assert "un.graph: weight_of_law written to " in done.err
    assert workspace.type("load", "documents").code == 0
    query = "MATCH (n:Document) RETURN n.id AS id, n.weight_of_law AS score, n.weight_of_law_made AS made ORDER BY score DESC, id LIMIT 1"
    found = json.loads(workspace.type("query", query, "--format", "json").out)[0]
    assert (found["id"], found["score"]) == (first["symbol"], first["score"])
    assert found["made"].startswith("in_degree in_name=False ")


def test_the_network_has_rows_of_each_kind(workspace: Workspace) -> None:
    rows = json.loads(workspace.type("stats", "--network", "--format", "json").out)
    assert {row["what"] for row in rows} == {"size", "shape", "time", "flow"}
    assert next(row["value"] for row in rows if row["name"] == "circles condensed") == 0
