"""``kill -9`` of ``graphkit load`` at moments by chance: does the next load end with the graph of an undisturbed one?

    python tests/bench/kills.py [--neo4j 50] [--embedded 20] [--documents 300] [--version 5.26.30] [--seed 1]

Not part of ``make bench``: it takes minutes. Two versions of the same documents are loaded in turn, each load ended
somewhere between its start and the end that it would have had, so that a kill meets every step, the very first load of an
empty graph too. After each ten, both versions are loaded undisturbed, the whole graph is compared, property for property,
with that of a graph that was never disturbed, and a dry run must find nothing to do; then all begins again with an empty
graph. Exits 1 where one differs.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import _shared

from graphkit.pipeline.extraction import extract, read_run
from graphkit.pipeline.loading import load
from graphkit.store import clear, info, open_store
from tests.graph_rows import Dump, dump

BLOCK = 10


def versions(folder: Path, count: int) -> list[Path]:
    """Two extractions of the same documents: in the second, every third document has lost every third paragraph."""
    paths = _shared.documents()
    paths = paths[:: max(1, len(paths) // count)]
    runs = []
    for version in range(2):
        texts = folder / f"texts{version}"
        texts.mkdir()
        for number, path in enumerate(paths):
            blocks = path.read_text(encoding="utf-8").split("\n\n")
            if version and number % 3 == 0:
                blocks = [block for place, block in enumerate(blocks) if place < 5 or place % 3]
            (texts / path.name).write_text("\n\n".join(blocks), encoding="utf-8")
        runs.append(extract([texts], folder / f"run{version}", jobs=2).folder)
    return runs


class Loads:
    """Loads of one engine, in processes of their own."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment = environment
        self.log = log

    def start(self, run: Path) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "graphkit", "load", str(run)],
                env={**os.environ, **self.environment, "PYTHONPATH": str(_shared.CHECKOUT)},
                stdout=log,
                stderr=log,
            )

    def whole(self, run: Path) -> float:
        """Load undisturbed; says how long it took."""
        started = time.monotonic()
        code = self.start(run).wait()
        if code not in (0, 1):
            sys.exit(f"an undisturbed load ended with {code}:\n{self.log.read_text(encoding='utf-8')[-2000:]}")
        return time.monotonic() - started

    def killed(self, run: Path, seconds: float) -> bool:
        """Load, and kill after so many seconds; False where it was faster."""
        child = self.start(run)
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return True
        return False


def undisturbed(runs: list[Path], folder: Path) -> Dump:
    """The graph that both versions leave, one after the other."""
    with open_store(folder / "undisturbed.graph") as graph:
        for run in runs:
            load(graph, read_run(run))
        return dump(graph)


def measure(engine: str, environment: dict[str, str], runs: list[Path], wanted: Dump, kills: int, chance: random.Random) -> int:
    """Kill so many loads; returns how many graphs differed."""
    target = environment["NEO4J_URI"]
    loads = Loads(environment, Path(runs[0].parent, f"{engine}.log"))
    length = loads.whole(runs[0])
    done = attempts = unfinished = blocks = wrong = 0
    while done < kills:
        with open_store(target) as graph:
            clear(graph)
            version = graph.version
        for _ in range(min(BLOCK, kills - done)):
            while True:  # one that ended before its time is not counted; the other version follows
                attempts += 1
                if loads.killed(runs[attempts % 2], chance.uniform(0.05, length)):
                    break
            done += 1
            # for reading, as a person would look: of the embedded engine this brings in what the log holds
            with open_store(target, read_only=True, missing_ok=True) as graph:
                unfinished += info(graph).unfinished > 0
        for run in runs:
            loads.whole(run)
        blocks += 1
        with open_store(target, read_only=True) as graph:
            again = load(graph, read_run(runs[1]), dry_run=True)
            sound = dump(graph) == wanted and not (again.added or again.changed or again.removed or info(graph).unfinished)
        wrong += not sound
        print(f"{version}: {done} killed, {unfinished} of them left documents half done; {blocks - wrong} of {blocks} graphs equal")
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--neo4j", type=int, default=50, metavar="KILLS")
    parser.add_argument("--embedded", type=int, default=20, metavar="KILLS")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--version", help="of the Neo4j server, which is started for this and stopped")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    chance, wrong = random.Random(chosen.seed), 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = versions(folder, chosen.documents)
        wanted = undisturbed(runs, folder)
        print(f"{len(wanted[0]):,} nodes, {len(wanted[1]):,} edges, from two versions of {read_run(runs[0]).files} documents")
        if chosen.embedded:
            wrong += measure("embedded", {"NEO4J_URI": str(folder / "killed.graph")}, runs, wanted, chosen.embedded, chance)
        if chosen.neo4j:
            with _shared.server(chosen.version) as environment:
                if environment is not None:
                    os.environ.update(environment)
                    wrong += measure("neo4j", environment, runs, wanted, chosen.neo4j, chance)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
