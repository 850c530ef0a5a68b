"""Everything that people give by mistake: one clear line, the right exit code, no traceback, the rest of the batch done."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cli_workspace import Typed, Workspace

pytest_plugins = ["cli_workspace"]

GOOD = "The Security Council,\n\nRecalling its resolution 1373 (2001),\n"


def refused(done: Typed, code: int, *words: str) -> None:
    """One line of error with these words, something to do, nothing else."""
    assert done.code == code, done.err
    assert all(word in done.error for word in words), done.error
    assert "\nHint: " in done.err
    assert len(done.err.splitlines()) == 2
    assert done.out == ""


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\t\n", "it is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "it is a picture (PNG), not text"),
        ("report.pdf", b"%PDF-1.7\n%", "it is a broken PDF"),
        ("draft.docx", b"PK\x03\x04", "it is a broken Word file or zip archive"),
    ],
)
def test_a_file_that_is_no_text(workspace: Workspace, name: str, data: bytes, why: str) -> None:
    Path(name).write_bytes(data)
    for command in ("extract", "load"):
        refused(workspace.type(command, name), 3, "cannot read", name, why)
        batch = workspace.type(command, "documents", name)
        assert batch.code == 1
        assert f"Warning: {name}: {why}" in batch.err


def test_a_file_in_another_encoding_is_read_with_a_note(workspace: Workspace) -> None:
    Path("old.txt").write_bytes("The Council’s resolution 1373 (2001) – in full".encode("cp1252"))
    done = workspace.type("extract", "old.txt", "--format", "csv")
    assert done.code == 0
    assert "1373" in done.out
    assert "Note: old.txt is not UTF-8; it was read as cp1252" in done.err


def test_a_folder_without_documents(workspace: Workspace) -> None:
    Path("nothing").mkdir()
    for command in ("extract", "load"):
        refused(workspace.type(command, "nothing"), 3, "nothing to read: nothing: no document in this folder")


def test_a_path_that_is_not_there(workspace: Workspace) -> None:
    for command in ("extract", "load"):
        refused(workspace.type(command, "gone.txt"), 3, "gone.txt: no such file or folder")


def test_a_file_that_the_system_refuses(workspace: Workspace) -> None:
    Path("loop.txt").symlink_to("loop.txt")
    refused(workspace.type("extract", "loop.txt"), 3, "loop.txt: Too many levels of symbolic links")


def test_two_files_of_one_symbol(workspace: Workspace) -> None:
    Path("copies").mkdir()
    for name in ("S_RES_1390(2002).txt", "copy of S_RES_1390(2002).txt"):
        Path("copies", name).write_text("Resolution 1390 (2002)\n\n" + GOOD, encoding="utf-8")
    done = workspace.type("--db", "new.graph", "load", "copies")
    assert done.code == 1
    assert "copies/copy of S_RES_1390(2002).txt: S/RES/1390(2002) was read from copies/S_RES_1390(2002).txt already" in done.err
    assert "documents  1 added" in done.err


@pytest.mark.parametrize("command", ["cites", "cited-by", "lineage", "remove"])
def test_an_unknown_symbol(workspace: Workspace, command: str) -> None:
    done = workspace.type(command, "S/RES/23888")
    refused(done, 1, "S/RES/23888", "un.graph")
    assert "did you mean S/RES/2388(2017)" in done.err


def test_an_unknown_query_and_its_parameters(workspace: Workspace) -> None:
    refused(workspace.type("query", "@nonsense"), 1, "nonsense")
    refused(workspace.type("query", "RETURN 1 AS one", "-P", "x"), 2, "a parameter is NAME=VALUE")
    refused(workspace.type("query", "RETURN $missing AS x"), 2, "missing")


def test_an_unknown_parameter_of_a_query_of_the_catalogue(workspace: Workspace) -> None:
    name = workspace.type("queries", "--format", "csv").out.splitlines()[1].split(",")[0]
    refused(workspace.type("query", name, "-P", "nonsense=1"), 2, "nonsense")


@pytest.mark.parametrize(
    "text", ["CREATE (n:Document {id: 'x'}) RETURN n.id AS id", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = 'x'"]
)
def test_a_query_that_writes(workspace: Workspace, text: str) -> None:
    before = workspace.type("stats").out
    refused(workspace.type("query", text), 2, "writes")
    assert workspace.type("stats").out == before


@pytest.mark.neo4j
def test_a_query_that_writes_to_a_server(workspace: Workspace, neo4j_target: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_target.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_target.password)
    refused(workspace.type("--db", neo4j_target.address, "query", "CREATE (n) RETURN 1 AS x"), 2, "writes")


def test_a_query_that_is_no_cypher(workspace: Workspace) -> None:
    refused(workspace.type("query", "FIND everything"), 2, "FIND")


def test_a_file_that_is_no_graph(workspace: Workspace) -> None:
    Path("not.graph").write_text("Recalling resolution 1373 (2001)")
    for words in (("stats",), ("load", "documents")):
        refused(workspace.type("--db", "not.graph", *words), 4, "not.graph")
    assert Path("not.graph").read_text() == "Recalling resolution 1373 (2001)"


def test_a_graph_that_is_not_there(workspace: Workspace) -> None:
    refused(workspace.type("--db", "gone.graph", "stats"), 4, "gone.graph")
    assert not Path("gone.graph").exists()


def test_a_graph_that_another_process_writes(workspace: Workspace) -> None:
    code = "import sys; from graphkit.store import open_store\nwith open_store('un.graph'): print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        refused(workspace.type("load", "documents"), 4, "un.graph")
        assert workspace.type("stats").code == 0  # what was last saved can be read all the while
        other.communicate("")


def test_a_port_where_nothing_answers(workspace: Workspace) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{probe.getsockname()[1]}"
    for words in (("stats",), ("load", "documents")):
        refused(workspace.type("--db", address, *words), 4, address.removeprefix("bolt://"))


@pytest.mark.neo4j
def test_a_wrong_password_is_told_and_not_shown(workspace: Workspace, neo4j_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", "open sesame")
    done = workspace.type("--db", neo4j_server.address, "-v", "stats")
    refused(done, 4, "refuses the login")
    assert "open sesame" not in done.err


def test_an_address_that_is_no_neo4j(workspace: Workspace) -> None:
    refused(workspace.type("--db", "http://localhost:7474", "stats"), 2, "http://localhost:7474")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cite", "2388"], "did you mean cites"),
        (["cites"], "Missing argument 'SYMBOL'"),
        (["cites", "2388", "--db", "un.graph"], "--db"),
        (["cites", "2388", "--format", "xml"], "'xml'"),
        (["rank", "--by", "fame"], "'fame'"),
        (["load", "documents", "--jobs", "0"], "--jobs"),
        (["extract", "documents", "--authority", "gone.csv"], "gone.csv"),
        (["-q", "-v", "stats"], "exclude each other"),
    ],
)
def test_a_call_that_is_wrong(workspace: Workspace, words: list[str], said: str) -> None:
    refused(workspace.type(*words), 2, said)


def test_a_global_option_after_the_command_says_where_it_stands(workspace: Workspace) -> None:
    assert "Hint: --db stands before the command" in workspace.type("cites", "2388", "--db", "un.graph").err


def test_an_authority_file_that_is_wrong_names_its_line(workspace: Workspace) -> None:
    Path("own.csv").write_text("id,kind\nx\n")
    refused(workspace.type("extract", "documents", "--authority", "own.csv"), 3, "own.csv")


def test_samples_and_other_documents_do_not_share_a_graph(workspace: Workspace) -> None:
    Path("S_RES_1390(2002).txt").write_text("Resolution 1390 (2002)\n\n" + GOOD, encoding="utf-8")
    before = workspace.type("stats").out
    refused(workspace.type("load", "S_RES_1390(2002).txt"), 2, "sample")
    assert workspace.type("stats").out == before


def test_a_place_that_cannot_be_written(workspace: Workspace) -> None:
    refused(workspace.type("extract", "documents", "--out", "draft.txt/run"), 2, "draft.txt/run")
    refused(workspace.type("--db", "gone/un.graph", "load", "documents"), 4, "gone")


def test_a_filter_that_chooses_nothing_by_mistake(workspace: Workspace) -> None:
    for option in ("--since", "--until"):
        refused(workspace.type("cites", "2388", option, "soon"), 2, "'soon' is no date")
    refused(workspace.type("cited-by", "1267", "--organ", "securty-council"), 1, "nothing called securty-council")


def test_a_group_alone_shows_its_help_in_whole_lines(workspace: Workspace) -> None:
    for words in ((), ("db",)):
        done = workspace.type(*words)
        assert done.code == 2
        assert "Error" not in done.err
        assert "\nCommands:\n" in done.err
