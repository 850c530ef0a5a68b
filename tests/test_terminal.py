"""What is only there on a terminal, tried on a real one: the bar, and the question for a password."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import samples
from graphkit.cli.progress import Progress
from tests.conftest import Target

fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))


def on_a_terminal(folder: Path, *words: str, typed: str = "") -> tuple[int, str, str]:
    """Exit code, standard output, and what a terminal of 80 columns shows of standard error and of what is typed at a question."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "graphkit", *words]
    child = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "COLUMNS": ""})
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # what Linux says when the other end is closed
            break
        if not piece:
            break
        shown += piece
        if typed and shown.endswith(b": "):
            os.write(ours, typed.encode())
            typed = ""
    os.close(ours)
    out, _ = child.communicate(timeout=60)
    return child.returncode, out.decode(), shown.decode()


def test_a_load_shows_how_fast_it_is_and_what_is_left(tmp_path: Path) -> None:
    code, out, shown = on_a_terminal(tmp_path, "--db", "un.graph", "load", str(samples.folder()))
    assert (code, out) == (0, "")
    count = len(list(samples.folder().glob("*.txt")))
    lines = re.split(r"[\r\n]+", shown)
    assert any(re.search(rf"reading  \[#+\]  {count}/{count}  [\d,]+ docs/s", line) for line in lines)
    assert any(re.search(rf"loading  \[#+\]  {count}/{count}  [\d,]+ docs/s, [\d,]+ edges/s", line) for line in lines)
    assert max(len(re.sub(r"\x1b\[[?\d]*[a-z]", "", line)) for line in lines) <= 80, "no line is broken"
    assert "None" not in shown
    assert on_a_terminal(tmp_path, "-q", "load", str(samples.folder()))[2] == ""


@pytest.mark.neo4j
def test_a_password_is_asked_for_and_not_shown(
    neo4j_target: Target, tmp_path: Path, no_neo4j_environment: Callable[[str, str], None]
) -> None:
    password = str(neo4j_target.password)
    command = ("--db", neo4j_target.address, "stats")
    code, out, shown = on_a_terminal(tmp_path, *command, typed=f"{password}\n")
    assert (code, shown.split()) == (0, ["Password", "of", "neo4j:"])
    assert "loaded" in out
    code, _, shown = on_a_terminal(tmp_path, *command, typed="wrong-password\n")
    assert code == 4
    assert "refuses the login" in shown
    assert "wrong-password" not in shown
    no_neo4j_environment("NEO4J_PASSWORD", password)
    assert on_a_terminal(tmp_path, *command)[::2] == (0, "")


def test_time_left_is_shown_once_it_is_known(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr("time.time", lambda: next(clock))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    shown = Progress()
    for done in range(0, 60, 10):
        shown("documents", done, 100)
    shown.end()
    shown.end()
    assert re.search(r"50/100  \d\d:\d\d:\d\d", capsys.readouterr().err)
