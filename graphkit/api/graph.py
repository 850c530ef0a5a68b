"""One graph, wherever it is: load it, ask it, hand it to networkx."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypedDict

from graphkit.api.outputs import Outputs
from graphkit.api.questions import Questions
from graphkit.errors import StoreError

if TYPE_CHECKING:
    from graphkit.pipeline.extraction import Progress, Run
    from graphkit.pipeline.table import Table
    from graphkit.store import LoadReport, Store

PathLike = str | os.PathLike[str]


class _Login(TypedDict):
    database: str | None
    user: str | None
    password: str | None
    notifications: bool


class Graph(Questions, Outputs):
    """A citation graph in a file of the embedded engine or on a Neo4j server.

    Opened when it is first asked, and for reading; only while it loads, removes or clears does it hold the file for
    writing. Use it in a ``with`` block, or :meth:`close` it.

    Parameters
    ----------
    target : str or path, optional
        A file (``un.graph``) or an address (``neo4j://host:7687``). None: ``NEO4J_URI``, else ``un.graph`` in the current
        folder.
    database : str, optional
        Database of the server. None: ``NEO4J_DATABASE``, else ``neo4j``.
    user, password : str, optional
        None: ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``.
    notifications : bool, optional
        Make Python warnings of what a Neo4j server remarks about a query that you give it.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.Graph("un.graph")
    Graph('un.graph')
    """

    def __init__(
        self,
        target: PathLike | None = None,
        *,
        database: str | None = None,
        user: str | None = None,
        password: str | None = None,
        notifications: bool = False,
    ) -> None:
        from graphkit.store import DEFAULT_GRAPH

        self.target = os.fspath(target) if target is not None else os.environ.get("NEO4J_URI") or DEFAULT_GRAPH
        self._login: _Login = {"database": database, "user": user, "password": password, "notifications": notifications}
        self._store: Store | None = None

    @classmethod
    def from_env(cls) -> Self:
        """The graph that ``NEO4J_URI``, ``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` and ``NEO4J_DATABASE`` name.

        Raises
        ------
        StoreError
            Where ``NEO4J_URI`` is not set.
        """
        if not os.environ.get("NEO4J_URI"):
            raise StoreError("NEO4J_URI is not set", "set it to the address of the server, such as neo4j://localhost:7687")
        return cls()

    @property
    def store(self) -> Store:
        """The open store, for reading."""
        if self._store is None:
            self._store = self._open(read_only=True)
        return self._store

    def load(
        self,
        paths: PathLike | Iterable[PathLike],
        *,
        jobs: int = 1,
        authority: PathLike | None = None,
        overrides: PathLike | None = None,
        metadata: PathLike | None = None,
        batch: int | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> LoadReport:
        """Extract documents, or read an extraction folder, and bring the graph in line.

        Parameters
        ----------
        paths : path or iterable of paths
            Files and folders, or one extraction folder.
        jobs : int, optional
            Processes that extract. More than one needs ``if __name__ == "__main__":`` in a script.
        authority : str or path, optional
            File of further authority records.
        overrides : str or path, optional
            Table of corrections, see :mod:`graphkit.pipeline.overrides`.
        metadata : str or path, optional
            Table of facts that texts lack: ``symbol`` and any of ``title``, ``date``, ``meeting``, ``agenda``, ``votes``.
        batch : int, optional
            Rows a statement.
        dry_run : bool, optional
            Only tell what would be done.
        progress : callable, optional
            Called with what is being done, how many are done and how many there are.

        Returns
        -------
        LoadReport
            What was added, changed, unchanged, removed, and what failed. Loading the same again changes nothing.

        Raises
        ------
        InputError
            When nothing can be read.
        StoreError
            When the graph cannot be reached or written.
        """
        from graphkit.pipeline import loading
        from graphkit.pipeline.metadata import facts_from

        facts = facts_from(metadata)
        if "://" in self.target or os.path.exists(self.target):
            self.store.describe  # noqa: B018  # a dead server or a file that is no graph is told before the reading begins
        several = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        run = loading.prepare(several, jobs=jobs, authority=authority, overrides=overrides, progress=progress)
        given: dict[str, Any] = {
            "facts": facts,
            "batch": loading.BATCH if batch is None else batch,
            "dry_run": dry_run,
            "progress": progress,
        }
        if dry_run:
            return self._planned(run, given)
        with self._writing() as store:
            return loading.load(store, run, **given)

    def cites(self, symbol: str, **where: Any) -> Table:
        """What a document cites; parameters as in :func:`graphkit.pipeline.answers.cites`."""
        from graphkit.pipeline import answers

        return answers.cites(self.store, symbol, **where)

    def cited_by(self, symbol: str, **where: Any) -> Table:
        """What cites a document or an instrument; parameters as in :func:`graphkit.pipeline.answers.cites`."""
        from graphkit.pipeline import answers

        return answers.cited_by(self.store, symbol, **where)

    def lineage(
        self, symbol: str, *, forward: bool = False, depth: int | None = None, to: Iterable[str] = (), substantive: bool = False
    ) -> Table:
        """What a document rests on, or what rests on it; parameters as in :func:`graphkit.pipeline.lineage.lineage`."""
        from graphkit.pipeline import lineage as trace
        from graphkit.pipeline.naming import locate

        ends = [locate(self.store, end) for end in to]
        start = locate(self.store, symbol)
        return trace.lineage(self.citations(), start, forward=forward, depth=depth, to=ends, substantive=substantive)

    def query(self, text: str, params: Mapping[str, Any] | None = None, **limits: Any) -> Table:
        """Run a read-only query, Cypher or ``@NAME``; parameters as in :func:`graphkit.pipeline.answers.query`."""
        from graphkit.pipeline import answers

        return answers.query(self.store, text, params, **limits)

    def stats(self) -> Table:
        """How many nodes, edges and documents there are."""
        from graphkit.pipeline import answers

        return answers.stats(self.store)

    def info(self) -> Table:
        """Where the graph is, which engine answers, and how much is in it."""
        from graphkit.pipeline import answers

        return answers.info(self.store)

    def init(self) -> None:
        """Make the schema; a graph that has it already stays as it is."""
        from graphkit import store as stores

        with self._writing() as store:
            stores.init(store)

    def remove(self, symbols: str | Iterable[str]) -> LoadReport:
        """Take documents out; those that others cite stay as stubs.

        Raises
        ------
        NotFoundError
            When one is not there; then nothing is removed.
        """
        from graphkit import store as stores
        from graphkit.pipeline.naming import locate

        ids = [locate(self.store, symbol) for symbol in ([symbols] if isinstance(symbols, str) else symbols)]
        with self._writing() as store:
            return stores.remove(store, ids)

    def clear(self) -> LoadReport:
        """Remove all that graphkit put there."""
        from graphkit import store as stores

        with self._writing() as store:
            return stores.clear(store)

    def close(self) -> None:
        """Let go of the file or the connection. Asked again, the graph is opened again."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Graph({self.target!r})"

    def _open(self, *, read_only: bool) -> Store:
        from graphkit.store import open_store

        return open_store(self.target, read_only=read_only, **self._login)

    def _writing(self) -> Store:
        """The store for writing, in place of the one for reading, which would show what was there before."""
        self.close()
        return self._open(read_only=False)

    def _planned(self, run: Run, given: dict[str, Any]) -> LoadReport:
        """What a load would do; to a graph file that is not there yet, what it would do to an empty one."""
        from graphkit.pipeline import loading
        from graphkit.store import open_store

        if "://" in self.target or os.path.exists(self.target):
            return loading.load(self.store, run, **given)
        with tempfile.TemporaryDirectory() as scratch, open_store(Path(scratch, "empty.graph")) as empty:
            return replace(loading.load(empty, run, **given), store=self.target)
