"""The same answers on the oldest networkx that is allowed, and whatever backend of networkx is installed.

Only the groups of Louvain are networkx's own, and differ from version to version; a result names its version.

The newest is what everything else is tested on: the Makefile takes the newest Python there is, and pip the newest networkx
for it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import on_networkx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("on_networkx.py")

LIAR = '''
import networkx as nx

class Interface:
    """Claims to do everything, and answers with its own name."""
    def convert_from_nx(self, graph, **options): return graph
    def convert_to_nx(self, found, **options): return found
    def can_run(self, name, args, kwargs): return True
    def should_run(self, name, args, kwargs): return True
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        return lambda *args, **kwargs: "liar"

interface = Interface()
def get_info(): return {"functions": {name: {} for name in ("pagerank", "louvain_communities", "transitive_reduction")}}
'''


def run(folder: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """What the script says with a folder before all that is installed."""
    path = os.pathsep.join([str(folder), str(ROOT)])
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def said() -> Any:
    found = {name: on_networkx.said(graph, acyclic=name != "circles") for name, graph in on_networkx.graphs().items()}
    return json.loads(json.dumps(found))


def test_the_oldest_networkx(said: Any, tmp_path: Path) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    oldest = next(match[1] for name in wanted if (match := re.fullmatch(r"networkx>=([\d.]+)", name)))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--retries", "0"]
    got = subprocess.run([*pip, "--target", str(tmp_path), f"networkx=={oldest}"], capture_output=True, text=True)
    if got.returncode:
        pytest.skip(f"networkx {oldest} is not to be had: {got.stderr.strip().splitlines()[-1][:100]}")
    found = run(tmp_path)
    assert found["networkx"].startswith(oldest)
    for name, answers in said.items():
        older = found["said"][name]
        assert {key for key in answers if older.pop(key) != answers[key]} <= {"groups"}, name
        assert not older


def test_a_backend_that_answers_for_networkx(said: Any, tmp_path: Path) -> None:
    (tmp_path / "liar.py").write_text(LIAR)
    (tmp_path / "liar-1.dist-info").mkdir()
    (tmp_path / "liar-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: liar\nVersion: 1\n")
    (tmp_path / "liar-1.dist-info" / "entry_points.txt").write_text(
        "[networkx.backends]\nliar = liar:interface\n\n[networkx.backend_info]\nliar = liar:get_info\n"
    )
    found = run(tmp_path, "liar", NETWORKX_BACKEND_PRIORITY="liar", NETWORKX_CACHE_CONVERTED_GRAPHS="False")
    assert found["said"] == said
