"""kill -9 at any moment of a load, on each engine: the next load ends with the graph of an undisturbed one."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from graphkit.store import info, load
from tests.graph_rows import dump, expected, many

CHILD = """
import os, signal, sys
sys.path.insert(0, sys.argv[5])
from graphkit.store import load, open_store
from tests.graph_rows import many

class Dying:
    \"\"\"A store whose process ends at the n-th write: before it, or so many seconds into it or into what follows.\"\"\"

    def __init__(self, store):
        self.store, self.left, self.seconds = store, int(sys.argv[3]), float(sys.argv[4])

    def __getattr__(self, name):
        return getattr(self.store, name)

    def write(self, statement, /, **params):
        self.left -= 1
        if not self.left:
            if not self.seconds:
                os.kill(os.getpid(), signal.SIGKILL)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)  # no handler: the kernel ends the process where it stands
        return self.store.write(statement, **params)

with open_store(sys.argv[1]) as graph:
    dying = Dying(graph)
    load(dying, many(300, 4000, seed=int(sys.argv[2])), batch=300)
    if dying.left <= 0:  # else there was less to write than that: an earlier load had done it
        signal.pause()
"""


def killed_load(target, seed, writes, seconds):
    """Load in a child that is killed in the middle; says how it ended."""
    words = [target.address, str(seed), str(writes), str(seconds), str(Path(__file__).parents[1])]
    environment = {**os.environ, **target.environment}
    command = [sys.executable, "-c", CHILD, *words]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120).returncode


def test_killed_loads_are_finished_by_the_next(target):
    """Two versions in turn, so that what a kill cut off is of the one or of the other."""
    chance = random.Random(11)
    killed = turn = 0
    while killed < 6:
        seconds = turn % 2 * chance.uniform(0.001, 0.03)
        ended = -killed_load(target, 1 + turn % 2, chance.randint(12, 34), seconds)
        assert ended in (0, signal.SIGKILL, signal.SIGALRM)
        killed, turn = killed + (ended != 0), turn + 1
        assert turn < 20, "hardly a load was killed"
    with target.open() as graph:
        assert info(graph).unfinished, "no load was cut off in the middle: nothing was tested"
    for seed in (2, 1):
        rows = many(300, 4000, seed=seed)
        with target.open() as graph:
            report = load(graph, rows)
            assert not report.failures
            assert info(graph).unfinished == 0
            assert dump(graph) == expected(rows)
            again = load(graph, rows)
            assert (again.added, again.changed, again.removed) == (0, 0, 0)


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
