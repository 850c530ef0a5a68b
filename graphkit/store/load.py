"""Rows into a graph, so that loading again changes nothing and a cut-off load is finished by the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graphkit.errors import StoreError
from graphkit.graph import GraphRows
from graphkit.store.base import Store
from graphkit.store.report import LoadReport

BATCH = 5_000
"""Rows a statement; more or fewer hardly matter for speed."""

Progress = Callable[[str, int, int], None]
"""Called with what is being loaded (``documents``, ``stubs``, ``edges`` ...), how many are done, and how many there are."""


def load(store: Store, rows: GraphRows | Iterable[GraphRows], *, batch: int = BATCH, progress: Progress | None = None) -> LoadReport:
    """Bring the graph in line with ``rows``: add, change, remove, and leave alone what is there already.

    Parameters
    ----------
    store : Store
        An open graph; its schema is made first.
    rows : GraphRows or iterable of GraphRows
        What to load; several, one after the other, where one would not fit in memory.
    batch : int
        Rows a statement.
    progress : callable, optional
        Called as the work goes on.

    Returns
    -------
    LoadReport
        What was done. Failures hold those of the rows too, and each row that the engine did not take.

    Raises
    ------
    UsageError
        Samples and other documents would share the graph.
    StoreError
        The graph cannot be reached or changed. What was loaded stays; loading again finishes the work.
    """
    raise StoreError("loading is not written yet")


def plan(store: Store, rows: GraphRows | Iterable[GraphRows], *, batch: int = BATCH) -> LoadReport:
    """What :func:`load` would do: the same report with ``dry_run`` set, and nothing written.

    Raises
    ------
    UsageError
        As :func:`load` would.
    """
    raise StoreError("loading is not written yet")
