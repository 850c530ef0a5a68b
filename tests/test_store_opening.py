"""Opening a graph file: what is no graph, what another process writes, what a reader sees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit import samples
from graphkit.errors import BusyError, NotAGraphError, StoreError, UsageError
from graphkit.pipeline import loading
from graphkit.pipeline.extraction import extract, read_run
from graphkit.store import DEFAULT_GRAPH, info, load, open_store, plan
from tests.graph_rows import dump, expected, load_small, many, small

WRITER = """
import sys
from graphkit.store import open_store
with open_store(sys.argv[1]) as graph:
    print("open", flush=True)
    sys.stdin.read()
"""


def test_without_a_target_it_is_the_default_file_in_the_current_folder(tmp_path, monkeypatch, no_neo4j_environment):
    monkeypatch.chdir(tmp_path)
    with open_store() as graph:
        assert (graph.kind, graph.describe) == ("embedded", DEFAULT_GRAPH)
        assert graph.version.startswith("KGLite 0.21.")
    assert (tmp_path / DEFAULT_GRAPH).exists()


@pytest.mark.parametrize("content", [b"", b"RG", b"hello, this is a text\n", b"\x00" * 4096, b"RGF" + b"\x07" * 100], ids=range(5))
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_graph_is_refused_and_left_as_it_is(tmp_path, content, read_only):
    path = tmp_path / "notes.graph"
    path.write_bytes(content)
    with pytest.raises(NotAGraphError, match=r"notes\.graph is not a graph"):
        open_store(path, read_only=read_only)
    assert path.read_bytes() == content
    if not content.startswith(b"RGF"):
        assert os.listdir(tmp_path) == ["notes.graph"]


def test_a_folder_is_no_graph(tmp_path):
    with pytest.raises(NotAGraphError, match="is a folder"):
        open_store(tmp_path)


def test_a_graph_of_another_program_is_refused(tmp_path):
    import kglite

    path = tmp_path / "other.graph"
    with kglite.open(str(path)) as graph:
        graph.cypher("CREATE (:Person {id: 1, name: 'Somebody'})")
    with pytest.raises(NotAGraphError, match="did not write"):
        open_store(path, read_only=True)
    with pytest.raises(NotAGraphError, match="did not write"):
        open_store(path)
    with pytest.raises(NotAGraphError, match="did not write"):
        open_store(path)


def test_reading_a_graph_that_is_not_there_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="there is no graph") as caught:
        open_store(tmp_path / "un.graph", read_only=True)
    assert "load" in caught.value.hint
    assert os.listdir(tmp_path) == []


def test_a_dry_run_needs_no_graph_and_makes_none(tmp_path):
    with open_store(tmp_path / "un.graph", read_only=True, missing_ok=True) as graph:
        report = plan(graph, small())
        assert (report.added, report.failed, report.dry_run) == (18 + 22, 0, True)
    assert os.listdir(tmp_path) == []


def test_a_new_graph_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        open_store(tmp_path / "none" / "un.graph")


def test_a_path_that_cannot_be_looked_at(tmp_path):
    with pytest.raises(StoreError, match="cannot be read: File name too long"):
        open_store(tmp_path / ("x" * 300))


def test_an_unknown_scheme_is_told():
    with pytest.raises(UsageError, match="no address of a Neo4j server"):
        open_store("ftp://localhost/graph")


def test_a_second_writer_is_refused_and_a_reader_sees_what_was_saved(tmp_path):
    path = tmp_path / "un.graph"
    with open_store(path) as graph:
        load_small(graph)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(BusyError, match=f"is being written by process {writer.pid}") as caught:
            open_store(path)
        assert caught.value.exit_code == 4
        with open_store(path, read_only=True) as graph:
            assert dump(graph) == expected(small())
    finally:
        writer.communicate("", timeout=60)
    with open_store(path) as graph:
        assert dump(graph) == expected(small())


def test_a_reader_sees_what_a_killed_load_had_written(tmp_path):
    path = tmp_path / "un.graph"
    child = """
import os, signal, sys
from graphkit.store import open_store, init
graph = open_store(sys.argv[1])
init(graph)
graph.write("CREATE (:Document {id: 'S/1', name: 'n', title: 't', stub: false, sample: false})")
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", child, str(path)], check=False, timeout=60)
    assert killed.returncode == -9
    with open_store(path, read_only=True) as graph:
        assert (info(graph).loaded, info(graph).unfinished) == (1, 1)


def test_a_full_disk_costs_nothing_that_was_loaded(tmp_path):
    """A limit on the size of files stands for the end of the disk: the system refuses in the same way."""
    path, run = tmp_path / "un.graph", tmp_path / "run"
    extract([samples.folder()], run)
    command = [sys.executable, "-m", "graphkit", "--db", str(path), "load", str(run)]
    child = """
import resource, sys
from graphkit.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
main(sys.argv[2:])
"""
    for limit in (200, 100_000):
        limited = [sys.executable, "-c", child, str(limit), *command[3:]]
        full = subprocess.run(limited, capture_output=True, text=True, check=False, timeout=60)
        assert full.returncode == 4, full.stderr
        assert full.stderr.splitlines() == [
            f"Error: {path} cannot be written: the disk is full, or refuses",
            "Hint: make room; the same command again goes on",
        ]
    with open_store(path, read_only=True) as graph:
        assert info(graph).unfinished
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    with open_store(path, read_only=True) as graph, open_store(tmp_path / "other.graph") as other:
        loading.load(other, read_run(run))
        assert dump(graph) == dump(other)


def test_a_long_log_is_saved_in_the_middle_of_a_load(tmp_path, monkeypatch):
    monkeypatch.setattr("graphkit.store.embedded.LONG_LOG", 100_000)
    path = tmp_path / "un.graph"
    sizes = []
    with open_store(path) as graph:
        load(graph, many(300, 4000), batch=100, progress=lambda *_: sizes.append((tmp_path / "un.graph-wal").stat().st_size))
        assert dump(graph) == expected(many(300, 4000))
    assert max(sizes) < 200_000, "the log is cut again and again"
    with open_store(path, read_only=True) as graph:
        assert dump(graph) == expected(many(300, 4000))


@pytest.mark.parametrize("broken", ["head", "middle", "log"])
def test_a_graph_that_is_damaged_says_what_to_do(tmp_path, broken):
    path = tmp_path / "un.graph"
    with open_store(path) as graph:
        load(graph, many(300, 4000))
    content = path.read_bytes()
    if broken == "log":
        (tmp_path / "un.graph-wal").write_bytes(b"no log" * 100)
    else:
        place = 1000 if broken == "head" else len(content) // 2
        path.write_bytes(content[:place] + (b"" if broken == "head" else b"x" * 64 + content[place + 64 :]))
    with pytest.raises(StoreError, match=r"cannot be read|can be read") as caught:
        open_store(path)
    assert "can always be rebuilt" in caught.value.hint
    if broken == "log":
        assert path.read_bytes() == content


def test_closing_twice_and_using_it_after(tmp_path):
    graph = open_store(tmp_path / "un.graph")
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="is closed"):
        graph.query("RETURN 1 AS one")
    with pytest.raises(StoreError, match="is closed"):
        graph.write("CREATE (:X)")


def test_an_error_in_the_block_keeps_what_was_written(tmp_path):
    path = tmp_path / "un.graph"

    def fail():
        with open_store(path) as graph:
            load(graph, small())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with open_store(Path(path), read_only=True) as graph:
        assert dump(graph) == expected(small())
