"""kill -9 at any moment of a load, on each engine: the next load ends with the graph of an undisturbed one."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from graphkit.store import info, load, open_store
from tests.graph_rows import dump, expected, many

CHILD = """
import sys
sys.path.insert(0, sys.argv[3])
from tests.graph_rows import many
from graphkit.store import load, open_store
rows = many(300, 4000, seed=int(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
with open_store(sys.argv[1]) as graph:
    load(graph, rows, batch=300)
"""


def killed_load(target, seed, seconds):
    """Whether the load was killed before it was done."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, target.address, str(seed), str(Path(__file__).parents[1])],
        env={**os.environ, **target.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline() == "ready\n", child.stderr.read()
    child.stdin.write("go\n")
    child.stdin.flush()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=60)
    return child.returncode == -signal.SIGKILL


def test_killed_loads_are_finished_by_the_next(target, tmp_path):
    chance = random.Random(11)
    started = time.monotonic()
    with open_store(tmp_path / "measure.graph") as other:
        load(other, many(300, 4000, seed=1), batch=300)
    span = (time.monotonic() - started) * (2 if target.address.endswith(".graph") else 6)
    kills = sum(killed_load(target, seed=1 + turn % 2, seconds=chance.uniform(0.1, 0.1 + span)) for turn in range(5))
    assert kills, "no load was cut off: nothing was tested"
    for seed in (2, 1):  # the second version first: whatever was cut off is of the one or of the other
        rows = many(300, 4000, seed=seed)
        with target.open() as graph:
            report = load(graph, rows)
            assert not report.failures
            assert info(graph).unfinished == 0
            assert dump(graph) == expected(rows)
            assert load(graph, rows).changed == 0


def test_a_load_that_was_cut_off_and_followed_by_the_version_before_it(target):
    """The digest goes first and comes last: one that stayed would let the older version pass as already loaded."""
    old, new = many(300, 4000, seed=1), many(300, 4000, seed=2)
    with target.open() as graph:
        load(graph, old)

        def stop(what: str, done: int, total: int) -> None:
            if what == "edges":
                raise KeyboardInterrupt

        with contextlib.suppress(KeyboardInterrupt):
            load(graph, new, batch=300, progress=stop)
        assert info(graph).unfinished
        load(graph, old)
        assert dump(graph) == expected(old)
