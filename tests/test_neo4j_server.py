"""A real Neo4j server: how it is started and stopped, and what a connection that fails says."""

from __future__ import annotations

import json
import os
import re
import socket
import stat
import subprocess
import sys
import urllib.request
import warnings
from pathlib import Path

import pytest

from graphkit import cli
from graphkit.errors import ConnectionFailed, StoreError, UsageError
from graphkit.graph import build
from graphkit.store import info, load, open_store, statement
from graphkit.store.base import BatchTooBigError
from graphkit.store.bolt import password_from_environment
from graphkit.symbols import describe
from tests.graph_rows import document, dump, expected, many, mention, small

SECRET = "hunter2-hunter2"
OPENING = "import sys; from graphkit.store import open_store; open_store(sys.argv[1], password='x')"


def fails_in_a_child(address: str) -> str:
    """The last line of a child process that opens an address; ends it where it does not end by itself."""
    command = [sys.executable, "-W", "ignore", "-c", OPENING, address]
    child = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert child.returncode == 1
    return child.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_dead_port(scheme, neo4j_local):
    address = f"{scheme}://127.0.0.1:{neo4j_local.free_port()}"
    with pytest.raises(ConnectionFailed, match="no Neo4j server answers") as caught:
        open_store(address, password=SECRET)
    assert caught.value.exit_code == 4
    assert caught.value.hint


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_port_at_which_something_listens_and_never_answers(scheme):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert "ConnectionFailed: no Neo4j server answers" in fails_in_a_child(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}")


def test_a_host_without_address():
    assert "ConnectionFailed: no Neo4j server answers" in fails_in_a_child("bolt://no-such-host.invalid:7687")


@pytest.mark.neo4j
def test_a_wrong_password_is_told_and_not_shown(neo4j_server):
    with pytest.raises(ConnectionFailed, match="refuses the login") as caught:
        open_store(neo4j_server.address, user="nobody", password=SECRET)
    assert "NEO4J_PASSWORD" in caught.value.hint
    assert SECRET not in str(caught.value) + caught.value.hint + repr(caught.value)


@pytest.mark.neo4j
def test_an_unknown_database(neo4j_server):
    with pytest.raises(ConnectionFailed, match="no database 'elsewhere'"):
        open_store(neo4j_server.address, database="elsewhere", user=neo4j_server.user, password=neo4j_server.password)


@pytest.mark.neo4j
def test_the_password_comes_from_a_file_and_is_nowhere_to_be_seen(neo4j_server, no_neo4j_environment, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    no_neo4j_environment("NEO4J_URI", neo4j_server.address.replace("bolt://", "bolt://someone:secret@"))
    no_neo4j_environment("NEO4J_USERNAME", neo4j_server.user)
    file = tmp_path / "password"
    file.write_text(neo4j_server.password + "\n")
    no_neo4j_environment("NEO4J_PASSWORD_FILE", str(file))
    with open_store() as graph:
        assert graph.version.startswith("Neo4j ")
        shown = f"{graph!r} {graph.describe} {graph.version} {info(graph)}"
    assert neo4j_server.password not in shown
    assert "secret" not in shown
    assert os.listdir(tmp_path) == ["password"]


def test_the_variable_goes_before_the_file(no_neo4j_environment, tmp_path):
    assert password_from_environment() is None
    no_neo4j_environment("NEO4J_PASSWORD_FILE", str(tmp_path / "none"))
    with pytest.raises(UsageError, match=r"NEO4J_PASSWORD_FILE: .*none cannot be read"):
        password_from_environment()
    no_neo4j_environment("NEO4J_PASSWORD", SECRET)
    assert password_from_environment() == SECRET


@pytest.mark.parametrize(
    ("address", "warned"),
    [
        ("bolt://{}", False),
        ("neo4j://localhost:{port}", False),
        ("bolt://[::1]:{port}", False),
        ("bolt://no-such-host.invalid:{port}", True),
        ("neo4j://no-such-host.invalid:{port}", True),
        ("bolt+s://no-such-host.invalid:{port}", False),
        ("neo4j+ssc://no-such-host.invalid:{port}", False),
    ],
)
def test_a_connection_that_others_can_read_is_warned_of(address, warned, neo4j_local):
    port = neo4j_local.free_port()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with pytest.raises(ConnectionFailed):
            open_store(address.format(f"127.0.0.1:{port}", port=port), password=SECRET)
    told = [str(warning.message) for warning in caught if "not encrypted" in str(warning.message)]
    assert len(told) == warned
    assert not [text for text in told if SECRET in text]


@pytest.mark.neo4j
def test_drivers_notifications_and_logs_are_silent(neo4j_target):
    text = """
import sys
from graphkit.store import open_store, init
with open_store(sys.argv[1]) as graph:
    init(graph)
    init(graph)
    graph.query("MATCH (n:NoSuchLabel) RETURN n.nothing AS nothing, id(n) AS id")
"""
    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", text, neo4j_target.address],
        env={**os.environ, **neo4j_target.environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert (child.stdout, child.stderr) == ("", "")


@pytest.mark.neo4j
def test_what_the_server_remarks_is_told_on_demand(neo4j_target, capsys, monkeypatch):
    for name, value in neo4j_target.environment.items():
        monkeypatch.setenv(name, value)
    text = "MATCH (n:NoSuchLabel) RETURN id(n) AS id LIMIT 3"
    for verbose, told in ((["-v"], 2), ([], 0)):
        assert cli.run(["--db", neo4j_target.address, *verbose, "query", text]) == 0
        notes = [line for line in capsys.readouterr().err.splitlines() if re.match(r"Note: .*\(line 1, column \d+\)$", line)]
        assert len(notes) == told, notes


@pytest.mark.neo4j
def test_no_statement_of_ours_is_deprecated_or_scans_all_nodes_for_an_edge(neo4j_target):
    """Deprecations are failures, and each edge is found by its keys: a scan would make loading quadratic."""
    import neo4j

    with neo4j_target.open() as graph:
        load(graph, small())
    settings = {"auth": (neo4j_target.user, neo4j_target.password), "warn_notification_severity": "WARNING"}
    seen = []
    with neo4j.GraphDatabase.driver(neo4j_target.address, **settings) as driver, warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message=".*(aggregation|null value|cartesian).*", category=Warning)
        for name in ("cites", "mentions", "issued_by", "establishes", "adopts", "part_of", "succeeds", "supplements", "remove_edges"):
            parameters = {"rows": [{"from": "a", "to": "b", "name": "CITES", "props": {}, "state": "added"}]}
            plan = driver.execute_query("EXPLAIN " + statement(f"load/{name}"), parameters, database_="neo4j").summary.plan
            operators = []
            todo = [plan]
            while todo:
                step = todo.pop()
                operators.append(step["operatorType"])
                todo += step.get("children", [])
            seen.append(name)
            assert not [step for step in operators if "AllNodesScan" in step or "NodeByLabelScan" in step], (name, operators)
    assert len(seen) == 9


@pytest.mark.neo4j
def test_a_batch_too_big_for_the_servers_memory_is_halved(neo4j_target):
    """The test server allows 48 MB a transaction; these rows need more together, and little each."""
    first = "S/RES/2388(2017)"
    cited = [f"S/RES/{number}({1946 + number // 40})" for number in range(1, 121)]
    rows = build(
        [document(first)],
        [mention(first, symbol, start=place, quote=str(place) * 300_000) for place, symbol in enumerate(cited)],
        {"security-council": {"id": "security-council", "kind": "body", "name": "Security Council"}},
        facts=describe,
    )
    with neo4j_target.open() as graph:
        assert not load(graph, rows).failures
        assert dump(graph) == expected(rows)
        if "GRAPHKIT_TEST_NEO4J_URI" not in os.environ:
            with pytest.raises(BatchTooBigError):  # so the load cannot have sent them in one
                graph.write(statement("load/cites"), rows=[{**row, "state": "added"} for row in rows.edges["CITES"]])


@pytest.mark.neo4j
def test_both_engines_hold_the_same_graph(neo4j_target, tmp_path):
    rows = many(400, 2500)
    with neo4j_target.open() as first, open_store(tmp_path / "same.graph") as second:
        load(first, rows)
        load(second, rows)
        assert dump(first) == dump(second) == expected(rows)
        assert info(first).edges == info(second).edges


@pytest.mark.neo4j
def test_a_server_that_stops_in_the_middle_of_a_load(neo4j_local, neo4j_server, tmp_path, monkeypatch):
    """Its own server: the others need theirs. The load says what is the matter; the next one finishes the work."""
    monkeypatch.setenv("COLUMNS", "40")  # ps cuts lines at this width: the server must be known by its whole command line
    rows = many(300, 4000)
    version = os.environ.get("GRAPHKIT_TEST_NEO4J_VERSION") or neo4j_local.VERSION
    home = tmp_path / "neo4j"
    server = neo4j_local.start(home, version=version)
    try:
        assert stat.S_IMODE(server.password_file.stat().st_mode) == 0o600
        assert server.password not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        assert neo4j_local.start(home).pid == server.pid, "a second start finds the first"
        with urllib.request.urlopen(server.browser, timeout=20) as page:
            assert b"<html" in page.read().lower()
        command = [sys.executable, neo4j_local.__file__]
        status = subprocess.run([*command, "status", "--home", home], capture_output=True, text=True, check=True)
        assert server.uri in status.stdout
        assert server.password not in status.stdout

        def stop(what: str, done: int, total: int) -> None:
            if what == "edges":
                neo4j_local.stop(home)

        with open_store(server.uri, password=server.password) as graph, pytest.raises((ConnectionFailed, StoreError)):
            load(graph, rows, batch=300, progress=stop)
        with pytest.raises(ProcessLookupError):
            os.kill(server.pid, 0)
        assert not neo4j_local.stop(home)
        again = neo4j_local.start(home, version=version, bolt=server.bolt)
        with open_store(again.uri, password=again.password) as graph:
            assert info(graph).unfinished
            load(graph, rows)
            assert dump(graph) == expected(rows)
    finally:
        neo4j_local.stop(home)
        assert f"home-dir={home} " not in subprocess.run(["ps", "-ww", "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_stopping_does_not_touch_a_process_that_it_did_not_start(neo4j_local, tmp_path):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True) as bystander:
        record = {"home": str(tmp_path), "version": "5", "bolt": 1, "http": 2, "pid": bystander.pid}
        Path(tmp_path, "server.json").write_text(json.dumps(record))
        assert neo4j_local.running(tmp_path) is None
        assert not neo4j_local.stop(tmp_path)
        assert bystander.poll() is None
        bystander.communicate("\n")


def test_a_jdk_that_is_missing_is_told(neo4j_local, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(neo4j_local.UnavailableError, match="mvn is not installed"):
        neo4j_local.fetch_jars("5.26.30")
