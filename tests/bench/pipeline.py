"""How long the command line takes to start, extraction to read, a load to write: wall seconds, the least of some runs.

    python tests/bench/pipeline.py [--runs 3] [FOLDER]

FOLDER is a folder of documents; without it the real documents beside the checkout, and where these are missing the samples.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import graphkit as gk
from graphkit import samples
from graphkit.pipeline.extraction import extract


def least(action: Callable[[], object], runs: int) -> float:
    """Seconds of the fastest run: what else the machine does can only add."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def documents() -> Path:
    """What to measure on."""
    shared = Path(os.environ.get("GRAPHKIT_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    real = shared / "corpus" / "eosg" / "text"
    return real if real.is_dir() else samples.folder()


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=documents())
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args(arguments)
    for name, words in (("python -c pass", ["-c", "pass"]), ("graphkit --help", ["-m", "graphkit", "--help"])):
        seconds = least(
            lambda words=words: subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL), 5 * chosen.runs
        )
        print(f"{name:<28}{seconds * 1000:8.0f} ms")
    with tempfile.TemporaryDirectory() as scratch:
        for jobs in (1, 2):
            start = time.perf_counter()
            run = extract([chosen.folder], Path(scratch, f"run{jobs}"), jobs=jobs)
            seconds = time.perf_counter() - start
            print(f"{f'extract, {jobs} processes':<28}{seconds:8.1f} s  {run.files / seconds:8.0f} documents/s")
        with gk.Graph(Path(scratch, "bench.graph")) as graph:
            for name in ("load", "load again"):
                report = graph.load(Path(scratch, "run1"))
                edges = sum(counts.total for counts in report.edges.values())
                print(f"{name:<28}{report.seconds:8.1f} s  {edges / report.seconds:8.0f} edges/s, {report.added} rows added")


if __name__ == "__main__":
    main()
