"""The bar on a terminal: a real one, for in a pipe there is none."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit import samples
from graphkit.cli.progress import Progress

fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))


def on_a_terminal(folder: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, standard output, and what a terminal of 80 columns shows of standard error."""
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
