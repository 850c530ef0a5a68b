"""Rows a second into Neo4j: ``graphkit load`` against the plain driver that sends the same rows by the same statements.

    python tests/bench/loading.py [--runs 3] [--documents 600] [--version 5.26.30]

Both begin with an empty database that has its schema, in turns on one server, which is started for this and stopped. What
the plain driver sends was written down while graphkit loaded: it need not read, compare or count anything. Where
``graphkit[fast]`` is installed both run with it; the first line says so. The fastest of all turns counts: what else the
machine does can only add.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import _shared
import neo4j

from graphkit.graph import GraphRows
from graphkit.pipeline.extraction import extract
from graphkit.pipeline.loading import graph_rows
from graphkit.store import Store, clear, init, load, open_store
from graphkit.store.bolt import password_from_environment

Sent = list[tuple[str, dict[str, Any]]]


class Recording:
    """A store that writes down the rows that are sent through it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.sent: Sent = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def write(self, statement: str, /, **params: Any) -> Any:
        if "rows" in params:
            self.sent.append((statement, {"rows": list(params["rows"])}))
        return self.store.write(statement, **params)


def plain(driver: neo4j.Driver, sent: Sent) -> None:
    """What anybody would write first: one transaction a batch."""
    with driver.session(database="neo4j") as session:
        for statement, params in sent:
            session.execute_write(lambda tx, statement=statement, params=params: tx.run(statement, params).data())


def timed(store: Store, action: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of an action on the empty graph."""
    clear(store)
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - wall, time.process_time() - cpu


def compare(portions: list[GraphRows], runs: int) -> None:
    """Measure in turns and print."""
    uri = os.environ["NEO4J_URI"]
    driver = neo4j.GraphDatabase.driver(uri, auth=("neo4j", password_from_environment() or ""), notifications_min_severity="OFF")
    with open_store(uri) as store, driver:
        init(store)
        recording = Recording(store)
        load(recording, iter(portions))  # type: ignore[arg-type]  # and warms the server up
        rows = sum(len(params["rows"]) for _, params in recording.sent)
        ours, theirs = [], []
        for _ in range(runs):
            theirs.append(timed(store, lambda: plain(driver, recording.sent)))
            ours.append(timed(store, lambda: load(store, iter(portions))))
        print(f"{store.version}, {rows:,} rows in {len(recording.sent)} transactions")
    for name, times in (("plain driver", theirs), ("graphkit", ours)):
        wall, cpu = min(times)
        print(f"{name:<14}{rows / wall:8,.0f} rows/s {wall:8.1f} s {cpu:8.1f} s of client CPU")
    turns = ", ".join(f"{plain[0] / own[0]:.2f}" for plain, own in zip(theirs, ours, strict=True))
    print(f"graphkit has {min(theirs)[0] / min(ours)[0]:.2f} of the plain rate (goal 0.9); in each turn {turns}")


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--documents", type=int, default=600, help="how many of the real documents")
    parser.add_argument("--version", help="of the server")
    chosen = parser.parse_args(arguments)
    try:
        fast = f"neo4j-rust-ext {version('neo4j-rust-ext')}"
    except PackageNotFoundError:
        fast = "without neo4j-rust-ext"
    print(f"neo4j driver {neo4j.__version__}, {fast}")
    with tempfile.TemporaryDirectory() as folder:
        paths = _shared.documents()
        run = extract(paths[:: max(1, len(paths) // chosen.documents)], Path(folder, "run"), jobs=2)
        portions = list(graph_rows(run))
    with _shared.server(chosen.version) as environment:
        if environment is not None:
            os.environ.update(environment)
            compare(portions, chosen.runs)


if __name__ == "__main__":
    main()
