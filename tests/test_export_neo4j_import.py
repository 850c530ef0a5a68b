"""Files for neo4j-admin: a real server that imported them offline holds what a load over Bolt gave it, property for property."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphkit.errors import InputError
from graphkit.export import write_import_nodes, write_import_relationships
from graphkit.graph import GraphRows, build
from graphkit.model import Record
from graphkit.pipeline import exporting, extraction, loading
from graphkit.store import Store, load, open_store, plan
from graphkit.symbols import describe
from tests.conftest import Target
from tests.graph_rows import document, dump, mention

pytest_plugins = ["tests.sample_graphs"]

ODD = (
    ' "quoted", ""twice"" \\" `CREATE` \\u0060 ; \'one\' | -\n\nnext\r\nline\r\ttab \u202e\u0627\u0644 \u6587 \U0001f54a\ufe0f\u2028 end, '
)
"""What breaks files of values parted by commas."""


def hostile() -> GraphRows:
    """One document, and what it cites and names, with such values wherever text may stand."""
    records = {
        "odd-body": Record("odd-body", "body", ODD, ODD + "title", aliases=(ODD, "-", '"', ","), category=ODD, since="1999"),
        "odd-part": Record("odd-part", "body", '"', "null", aliases=("\n",), parent=("odd-body",), succeeds=("odd-body",)),
    }
    citing = "S/RES/2999(2030)"
    mentions = [
        mention(citing, "S/RES/2998(2030)", verb=None, quote=ODD, pinpoint=ODD, in_name=True),
        mention(citing, "S/RES/2998(2030)", start=90, quote='"', paragraph=","),
        mention(citing, "odd-part", "body", quote="\n", start=2**40),
    ]
    rows = build([document(citing, title=ODD + "\x1f", meeting='"', organ=None, sample=True)], mentions, records, facts=describe)
    assert not rows.failures
    return rows


def raw(store: Store) -> tuple[Any, ...]:
    """Every node and relationship as the server holds it, types too, and the names of constraints and indexes."""
    nodes = store.read("MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS props, valueType(n.date) AS day ORDER BY id")
    edges = store.read("MATCH (a)-[c]->(b) RETURN a.id AS a, type(c) AS name, b.id AS b, properties(c) AS props ORDER BY a, name, b")
    for row in nodes:
        row["labels"].sort()
    shown = [store.read(f"SHOW {what} YIELD name, type RETURN name, type ORDER BY name") for what in ("CONSTRAINTS", "INDEXES")]
    return nodes, edges, *shown


def run_printed(command: str, neo4j_local: ModuleType, home: Path) -> None:
    """What the command of graphkit printed, with a ``neo4j-admin`` that is the jars of the test server."""
    shim = home / "bin" / "neo4j-admin"
    shim.parent.mkdir()
    line = f'exec "{sys.executable}" "{neo4j_local.__file__}" admin --home "{home}" "$@" --overwrite-destination'
    shim.write_text(f"#!/bin/sh\n{line}\n")
    shim.chmod(0o755)
    path = f"{shim.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["sh", "-c", command], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    assert "IMPORT DONE" in done.stdout


@pytest.mark.neo4j
def test_a_server_that_imported_the_files_holds_what_a_load_gives_it(
    neo4j_local: ModuleType, sample_run: Path, embedded_target: Target, tmp_path: Path
) -> None:
    home, out = tmp_path / "neo4j", tmp_path / "two words"
    version = os.environ.get("GRAPHKIT_TEST_NEO4J_VERSION") or neo4j_local.VERSION
    try:
        server = neo4j_local.start(home, version=version)
    except neo4j_local.UnavailableError as error:
        if os.environ.get("GRAPHKIT_REQUIRE_NEO4J") == "1":
            pytest.fail(f"no Neo4j: {error}, and GRAPHKIT_REQUIRE_NEO4J=1", pytrace=False)
        pytest.skip(f"no Neo4j: {error}")
    try:
        for target in (Target(server.uri, "neo4j", server.password), embedded_target):
            with target.open() as graph:
                assert not loading.load(graph, extraction.read_run(sample_run)).failures
                assert not load(graph, hostile()).failures
        with open_store(server.uri, password=server.password) as graph:
            loaded, dumped = raw(graph), dump(graph)
            exporting.export(graph, "neo4j-import", tmp_path / "of the server")
        command = [sys.executable, "-m", "graphkit", "--db", embedded_target.address, "export", "neo4j-import", "--out", str(out)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        assert "after_import.cypher" in printed.stderr
        assert len(list(out.iterdir())) == 13
        for path in out.iterdir():
            assert path.read_bytes() == (tmp_path / "of the server" / path.name).read_bytes(), path.name
        neo4j_local.stop(home)

        run_printed(printed.stdout, neo4j_local, home)
        server = neo4j_local.start(home, version=version)
        with open_store(server.uri, password=server.password) as graph:
            assert len(raw(graph)[0]) == len(loaded[0])
            for text in (out / "after_import.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
                graph.write(text)
            imported = raw(graph)
            for found, wanted in zip(imported, loaded, strict=True):
                assert len(found) == len(wanted) > 0
                assert [pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]] == []
            assert dump(graph) == dumped
            again = [loading.load(graph, extraction.read_run(sample_run), dry_run=True), plan(graph, hostile())]
            for report in again:
                for counts in (report.documents, *report.nodes.values(), *report.edges.values()):
                    assert (counts.added, counts.changed, counts.removed) == (0, 0, 0)
        with embedded_target.open(read_only=True) as graph:
            assert dump(graph) == dumped
    finally:
        neo4j_local.stop(home)


@pytest.mark.parametrize("aliases", [[""], ["one", ""], ["unit\x1fseparator"]])
def test_a_list_that_the_files_cannot_hold_is_refused(aliases: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(InputError, match=r"aliases of odd .*U\+001F"):
        write_import_nodes(path, "Actor", [{"id": "odd", "name": "Odd", "aliases": aliases}])
    assert not path.exists()


def test_a_row_longer_than_the_importers_buffer_is_refused(tmp_path: Path) -> None:
    row = {"from": "a", "to": "b", "quotes": ["long " * 200_000] * 5}
    with pytest.raises(InputError, match="a CITES b is longer"):
        write_import_relationships(tmp_path / "a.csv", "CITES", [row])
