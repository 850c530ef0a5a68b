"""What the tests of the command line share: a folder as a user has it, and a way to type a command there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit import cli, samples

DRAFT = """The Security Council,

Recalling its resolution 1373 (2001) and resolution 9999 (2001),

1. Requests UNODC to report.
"""


@dataclass(frozen=True)
class Typed:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The line that says what failed."""
        lines = [line for line in self.err.splitlines() if line.startswith("Error: ")]
        assert len(lines) == 1, self.err
        return lines[0].removeprefix("Error: ")


class Workspace:
    """A folder with ``documents`` (the samples), ``draft.txt``, ``run`` (the samples, extracted) and ``un.graph`` (loaded)."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def type(self, *words: str) -> Typed:
        """Run a command in this process."""
        self._capture.readouterr()
        code = cli.run(list(words))
        out, err = self._capture.readouterr()
        assert "Traceback" not in err
        return Typed(code, out, err)

    def start(self, *words: str, **options: object) -> subprocess.Popen[str]:
        """Run a command in a process of its own."""
        command = [sys.executable, "-m", "graphkit", *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.folder, stdout=pipe, stderr=pipe, text=True, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, made once."""
    import graphkit as gk
    from graphkit.pipeline import extraction

    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(samples.folder(), folder / "documents", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    extraction.extract([folder / "documents"], folder / "run")
    with gk.Graph(folder / "un.graph") as graph:
        graph.load(folder / "documents")
    return folder


@pytest.fixture
def workspace(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """A copy of the folder, entered; nothing of the caller's settings."""
    folder = tmp_path / "workspace"
    shutil.copytree(prepared, folder)
    for name in [name for name in os.environ if name.startswith("NEO4J_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    return Workspace(folder, capsys)
