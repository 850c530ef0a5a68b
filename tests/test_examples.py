"""The gallery in examples/: every script runs on the samples and shows what it promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

FOLDER = Path(__file__).resolve().parents[1] / "examples"

PRINTED = {
    "ask_a_graph": (
        r"^\d\d documents added$",
        r"2004-03-26  S/RES/1535\(2004\) +preamble",
        r"resolution \*\*2331 \(2016\)\*\*",
        r"^ +\d+ UNODC$",
    ),
    "count_verbs": (r"^recall +\d+ +\d+$", r"^security-council +\d+\.\d$"),
    "draw_main_path": (r"^\d\d documents on the path", r"S/RES/1333\(2000\) -> S/RES/1267\(1999\): reaffirm"),
    "export_for_gephi": (r"^\d\d documents, \d+ citations, \d+ groups$",),
    "rank_documents": (r"^S/RES/1267\(1999\) +0\.\d{4} ", r"2000  S/RES/1267\(1999\)"),
    "read_references": (r"^recall +S/RES/1373\(2001\) +preambular +1373 \(2001\)$", r"^7 references, 0 unresolved$"),
}
"""Script to patterns that what it prints must match."""


def run(name: str, folder: Path) -> str:
    """What a script prints when it is run in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")}
    arguments = [] if name == "read_references" else [str(folder)]
    done = subprocess.run(
        [sys.executable, str(FOLDER / f"{name}.py"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_script_is_known_short_and_says_how_it_is_run() -> None:
    scripts = sorted(FOLDER.glob("*.py"))
    assert [script.stem for script in scripts] == sorted(PRINTED)
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 60
        assert f"python examples/{script.name}" in text


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_a_script_prints_what_it_promises(name: str, tmp_path: Path) -> None:
    printed = run(name, tmp_path)
    for pattern in PRINTED[name]:
        assert re.search(pattern, printed, re.M), f"{pattern} is not in:\n{printed}"
    if name == "draw_main_path":
        drawing = ElementTree.parse(tmp_path / "main-path.svg").getroot()
        names = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
        assert {"1267 (1999)", "2388 (2017)", "2000"} <= set(names)
    if name == "export_for_gephi":
        graph = nx.read_graphml(tmp_path / "samples.graphml")
        assert nx.read_gexf(tmp_path / "samples.gexf", version="1.3").edges == graph.edges
        assert sum(data["pagerank"] for _, data in graph.nodes(data=True)) == pytest.approx(1)
