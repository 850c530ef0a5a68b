from __future__ import annotations

import csv
import io
import json
import os
import re
import select
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from graphkit import cli
from graphkit.cli.output import FORMATS

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]


def commands(group: click.Group = cli.cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with its path, those of groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def examples() -> list[str]:
    """Every line under "Example:" in the help of a command."""
    return [
        line.strip() for _, command in commands() for line in (command.epilog or "").splitlines() if line.strip().startswith("graphkit ")
    ]


ROWS = ("extract draft.txt", "resolve UNODC", "cites 2388", "cited-by 1267", "lineage 2388", "rank", "queries", "stats", "db info")
"""A call of every command that prints rows; ``query`` has its own tests."""


@pytest.mark.parametrize("line", examples())
def test_every_example_of_every_help_runs(workspace: Workspace, line: str) -> None:
    done = workspace.type(*shlex.split(line)[1:])
    assert done.code == 0, done.err


@pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)
def test_every_command_has_help_and_an_example(workspace: Workspace, path: tuple[str, ...]) -> None:
    done = workspace.type(*path, "--help")
    assert done.code == 0
    assert f"Usage: graphkit {' '.join(path)}" in done.out
    assert f"  graphkit {' '.join(path)}" in done.out.split("Example:")[1]
    assert all(len(line) <= 100 for line in done.out.splitlines())


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for path, command in commands():
        if len(path) == 1:
            assert command.help is not None
            assert cli.COMMANDS[path[0]].help == command.help.splitlines()[0]


@pytest.mark.parametrize("line", ROWS)
def test_rows_go_to_standard_output_in_every_format_and_nothing_else_does(workspace: Workspace, line: str) -> None:
    printed = {form: workspace.type(*line.split(), "--format", form) for form in FORMATS}
    assert all(done.code == 0 and done.out for done in printed.values())
    rows = json.loads(printed["json"].out)
    assert [json.loads(each) for each in printed["jsonl"].out.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(printed["csv"].out)))) == len(rows)
    assert len(printed["tsv"].out.splitlines()) == len(rows) + 1
    assert len(printed["md"].out.splitlines()) == len(printed["table"].out.splitlines()) == len(rows) + 2


def test_quiet_says_nothing_beside_the_rows(workspace: Workspace) -> None:
    assert "references" in workspace.type("extract", "draft.txt").err
    assert workspace.type("-q", "extract", "draft.txt").err == ""
    assert workspace.type("-q", "load", "documents").err == ""


def test_verbose_shows_every_warning_and_the_engine(workspace: Workspace) -> None:
    for number in range(30):
        Path(f"documents/empty{number}.txt").write_text("")
    few, all_ = workspace.type("load", "documents").err, workspace.type("-v", "load", "documents").err
    assert few.count("Warning: ") == 21
    assert "Warning: and 10 more: -v shows and load --report FILE writes them" in few
    assert all_.count("Warning: ") == 30
    assert re.search(r"^Note: un\.graph is a graph of KGLite \d", all_, re.M)


def test_extract_prints_what_is_asked_for(workspace: Workspace) -> None:
    found = json.loads(workspace.type("extract", "draft.txt", "--format", "json").out)
    assert [(row["targets"], row["verb"]) for row in found if row["kind"] == "resolution"] == [(["S/RES/1373(2001)"], "recall")]
    unresolved = json.loads(workspace.type("extract", "draft.txt", "--unresolved", "--format", "json").out)
    assert [row["surface"] for row in unresolved] == ["9999 (2001)"]
    assert unresolved[0]["reason"]
    table = workspace.type("extract", "draft.txt", "--explain").out
    assert "rule" in table.splitlines()[0]
    assert "quote" in table.splitlines()[0]


def test_extract_reads_standard_input(workspace: Workspace) -> None:
    process = workspace.start("extract", "-", "--format", "jsonl", stdin=subprocess.PIPE)
    out, err = process.communicate("Recalling resolution 1373 (2001),", timeout=60)
    assert (process.returncode, json.loads(out)["document"]) == (0, "stdin"), err


def test_load_names_the_graph_and_says_what_it_did(workspace: Workspace) -> None:
    count = len(list(Path("documents").iterdir()))
    done = workspace.type("--db", "new.graph", "load", "documents")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("new.graph (")
    assert f"documents  {count} added, 0 changed, 0 unchanged, 0 removed" in done.err
    again = workspace.type("--db", "new.graph", "load", "documents")
    assert "nothing changed" in again.err
    assert f"documents  0 added, 0 changed, {count} unchanged, 0 removed" in again.err


def test_a_dry_run_writes_nothing_not_even_a_file(workspace: Workspace) -> None:
    done = workspace.type("--db", "new.graph", "load", "documents", "--dry-run")
    assert done.code == 0
    assert done.err.startswith("new.graph (")
    assert "dry run, nothing written" in done.err
    assert not list(workspace.folder.glob("new.graph*"))


def test_load_writes_a_report(workspace: Workspace) -> None:
    Path("documents/empty.txt").write_text("")
    assert workspace.type("load", "documents", "--report", "report.jsonl").code == 1
    head, *failures = [json.loads(line) for line in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (head["what"], head["store"], head["documents"]["unchanged"]) == ("load", "un.graph", len(list(Path("documents").iterdir())) - 1)
    assert failures == [{"what": "document", "where": "documents/empty.txt", "why": "it is empty"}]


def test_remove_takes_a_document_out(workspace: Workspace) -> None:
    assert workspace.type("cites", "2331", "--format", "csv").out.count("\n") > 1
    assert workspace.type("remove", "2331").code == 0
    assert workspace.type("cites", "2331", "--format", "csv").out.count("\n") == 1


def test_clear_asks_and_refuses_where_nobody_can_answer(workspace: Workspace) -> None:
    process = workspace.start("db", "clear", stdin=subprocess.DEVNULL)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "say --yes" in err
    done = workspace.type("db", "clear", "--yes")
    assert done.code == 0
    assert "un.graph" in done.err
    assert all(row["count"] == 0 for row in json.loads(workspace.type("stats", "--format", "json").out))


def test_a_query_takes_parameters_and_standard_input(workspace: Workspace) -> None:
    text = "MATCH (d:Document) WHERE d.year >= $since RETURN count(*) AS documents"
    given = workspace.type("query", text, "-P", "since=2017", "--format", "json")
    assert json.loads(given.out)[0]["documents"] > 0
    process = workspace.start("query", "-", "-P", "since=2017", "--format", "json", stdin=subprocess.PIPE)
    assert process.communicate(text, timeout=60)[0] == given.out


def test_a_query_that_is_cut_off_says_so(workspace: Workspace) -> None:
    done = workspace.type("query", "MATCH (d:Document) RETURN d.id AS id ORDER BY id", "--limit", "3", "--format", "csv")
    assert len(done.out.splitlines()) == 4
    assert "only the first 3 rows" in done.err


def test_every_query_of_the_catalogue_runs_by_name(workspace: Workspace) -> None:
    names = [row["name"] for row in json.loads(workspace.type("queries", "--format", "json").out)]
    assert len(names) >= 8
    for name in names:
        done = workspace.type("query", name)
        assert done.code == 0 or "needs a value for" in done.error


def test_what_the_library_warns_of_is_a_note(workspace: Workspace) -> None:
    done = workspace.type("rank", "--by", "hits", "--format", "csv")
    assert done.code == 0
    assert re.match(r"Note: \d+ documents that cite each other hold the top", done.err)
    assert "CliqueWarning" not in done.err


def test_resolve_tells_what_is_unknown(workspace: Workspace) -> None:
    done = workspace.type("resolve", "SC res. 2331", "nonsense", "--format", "json")
    assert [row["id"] for row in json.loads(done.out)] == ["S/RES/2331(2016)", None]
    assert done.code == 1
    assert "'nonsense'" in done.err


def test_an_interrupted_command_says_so_and_exits_130(workspace: Workspace) -> None:
    os.mkfifo("slow.txt")
    process = workspace.start("load", "slow.txt")
    with open("slow.txt", "w"):  # opens when the command opens it to read, and then waits for us
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert [line for line in err.splitlines() if line] == [
        "Error: interrupted",
        "Hint: what was written stays; the same command again goes on",
    ]


def test_a_reader_that_goes_away_is_no_error(workspace: Workspace) -> None:
    line = f"{shlex.quote(sys.executable)} -m graphkit -q extract documents --format json | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


def test_debug_shows_where_an_error_comes_from(workspace: Workspace) -> None:
    process = workspace.start("--debug", "cites", "9388")
    assert "Traceback" in process.communicate(timeout=60)[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes and no terminals of this kind here")
def test_the_bar_on_a_terminal_names_the_file_that_is_slow(workspace: Workspace) -> None:
    terminal, other_end = os.openpty()
    os.mkfifo(workspace.folder / "slow.txt")
    command = [sys.executable, "-m", "graphkit", "extract", "slow.txt", "draft.txt", "--out", "slow-run"]
    process = subprocess.Popen(command, cwd=workspace.folder, stderr=other_end)
    os.close(other_end)
    seen = ""

    def read_until(words: str) -> None:
        nonlocal seen
        while words not in seen:
            assert select.select([terminal], [], [], 60)[0], f"{words!r} is not in {seen!r}"
            seen += os.read(terminal, 4096).decode()

    try:
        read_until("1/2  slow.txt")
        (workspace.folder / "slow.txt").write_text("The Security Council,\n\nRecalling resolution 1373 (2001),")
        read_until("2/2")
        assert process.wait(60) == 0
    finally:
        process.kill()
        os.close(terminal)
