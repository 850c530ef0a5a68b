"""Completion: the scripts, and the symbols of the local graph."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from graphkit.pipeline.completing import MOST, completions
from graphkit.store import Store
from tests.sample_graphs import sample_run, samples_embedded, samples_neo4j  # noqa: F401
from tests.test_looking import graph  # noqa: F401

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]


def completed(workspace: Workspace, *words: str) -> list[str]:
    """What bash is offered behind some words, the last of which is not finished."""
    asked = {
        "_GRAPHKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("graphkit", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from graphkit.cli import main; main()"],
        cwd=workspace.folder,
        env=os.environ | asked,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.split()]


def test_what_begins_so(graph: Store) -> None:  # noqa: F811
    assert ("S/RES/2388", "Maintenance of international peace and security") in completions(graph, "S/RES/23")
    assert [text for text, _ in completions(graph, "2388")] == ["S/RES/2388"]
    assert completions(graph, "s/res/2388") == completions(graph, "S/RES/2388")
    assert "unodc" in [text for text, _ in completions(graph, "UNOD")]
    assert "A/RES/60/288" in [text for text, _ in completions(graph, "A/RES/60/")]
    assert completions(graph, "X/") == []
    assert len(completions(graph, "")) == MOST


def test_a_shell_completes_symbols_of_the_local_graph(workspace: Workspace) -> None:
    assert completed(workspace, "cites", "S/RES/238") == ["S/RES/2380", "S/RES/2388"]
    assert completed(workspace, "path", "2388", "1373") == ["S/RES/1373"]
    assert completed(workspace, "remove", "2388", "2331") == ["S/RES/2331"]
    assert completed(workspace, "--db", "none.graph", "cites", "S/RES/238") == []
    assert completed(workspace, "--db", "draft.txt", "cites", "S/RES/238") == []


def test_a_shell_completes_commands(workspace: Workspace) -> None:
    assert completed(workspace, "cite") == ["cites", "cited-by"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(workspace: Workspace, shell: str) -> None:
    done = workspace.type("completion", shell)
    assert done.code == 0
    assert "_GRAPHKIT_COMPLETE" in done.out


def test_bash_takes_the_script(workspace: Workspace) -> None:
    script = workspace.type("completion", "bash").out
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_shell_that_is_not_known(workspace: Workspace) -> None:
    assert workspace.type("completion", "tcsh").code == 2
