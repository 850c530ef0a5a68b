"""How memory and time grow with the number of documents: real ones, copied under new symbols.

    python tests/bench/copies.py [--sizes 5000 15000 30000] [--jobs 2] [--neo4j] [--version 5.26.30]

Not part of ``make bench``: it takes many minutes and some gigabytes of the folder for temporary files. Extraction and each
load are processes of their own, whose highest use of memory the system tells. The embedded engine keeps its graph in
memory, so there it grows with the graph; with ``--neo4j`` all loads go to one server, emptied in between.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import _shared

from graphkit.pipeline.extraction import read_run

_NUMBERED = re.compile(r"(?P<series>.*?)(?P<number>\d+)(?P<year>\(\d{4}\))?")

MEASURED = """
import resource, sys
from graphkit import cli
code = cli.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
sys.exit(code)
"""


def copy(folder: Path, start: int, count: int) -> None:
    """Make documents number ``start`` to ``count``: each copy has another number, in its name and wherever its text has the old one."""
    numbered = [(path, found) for path in _shared.documents() if (found := _NUMBERED.fullmatch(path.stem))]
    for place in range(start, count):
        path, found = numbered[place % len(numbered)]
        number = int(found["number"]) + (place // len(numbered) + 1) * 10_000
        text = re.sub(rf"(?<!\d){found['number']}(?!\d)", str(number), path.read_text(encoding="utf-8"))
        (folder / f"{found['series']}{number}{found['year'] or ''}.txt").write_text(text, encoding="utf-8")


def measured(what: str, *words: str) -> None:
    """Run a command of graphkit and print how long it took and how much memory it needed."""
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(_shared.CHECKOUT)}
    done = subprocess.run([sys.executable, "-c", MEASURED, *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    own, workers = map(int, done.stdout.split()[-2:])
    beside = f", {workers:,} MB each worker" if workers else ""
    print(f"  {what:<28}{time.monotonic() - started:8.0f} s {own:8,} MB{beside}", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000, 15_000, 30_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--neo4j", action="store_true", help="load into a Neo4j server too")
    parser.add_argument("--version", help="of the server, which is started for this and stopped")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder, made = Path(name), 0
        texts = folder / "texts"
        texts.mkdir()
        for size in sorted(chosen.sizes):
            copy(texts, made, size)
            made, run = size, folder / f"run{size}"
            measured_run = ("-q", "extract", str(texts), "--out", str(run), "--jobs", str(chosen.jobs))
            print(f"{size:,} documents", flush=True)
            measured("extract", *measured_run)
            print(f"  {read_run(run).counts['mentions']:,} mentions")
            graph = str(folder / f"{size}.graph")
            measured("load, dry run", "-q", "--db", graph, "load", str(run), "--dry-run")
            measured("load, embedded", "-q", "--db", graph, "load", str(run))
            measured("load again, embedded", "-q", "--db", graph, "load", str(run))
        if chosen.neo4j:
            with _shared.server(chosen.version) as environment:
                os.environ.update(environment or {})
                for size in sorted(chosen.sizes) if environment else ():
                    measured(f"load {size:,}, Neo4j", "-q", "load", str(folder / f"run{size}"))
                    measured(f"load {size:,} again, Neo4j", "-q", "load", str(folder / f"run{size}"))
                    measured("clear", "-q", "db", "clear", "--yes")


if __name__ == "__main__":
    main()
