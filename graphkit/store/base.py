"""What the rest of graphkit sees of a database: statements in, rows out, whatever the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from graphkit.errors import ReadOnlyError, StoreError

Row = dict[str, Any]
"""One row that a statement returned: column to value."""

ROW_LIMIT = 10_000
"""Rows that a query offered to people returns at most unless it asks for fewer or more."""

TIME_LIMIT = 30.0
"""Seconds after which a query offered to people is broken off."""


class BatchTooBigError(StoreError):
    """One transaction needs more memory than the server gives it: half the rows may do."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a read query.

    Parameters
    ----------
    columns : tuple of str
        Column names in the order of the query.
    rows : tuple of dict
        One dictionary a row.
    truncated : bool
        Whether there were more rows than the limit.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False


class Store(Protocol):
    """An open graph, of either engine. Made by :func:`graphkit.store.open_store`; closed by ``with`` or :meth:`close`."""

    @property
    def kind(self) -> str:
        """``embedded`` or ``neo4j``."""
        ...

    @property
    def describe(self) -> str:
        """What a message calls this graph: its file, or server and database; never a password."""
        ...

    @property
    def version(self) -> str:
        """Engine and version, such as ``Neo4j 5.26.30 community`` or ``KGLite 0.21.2``."""
        ...

    def write(self, statement: str, /, **params: Any) -> list[Row]:
        """Run one statement of ``cypher/`` in a transaction of its own, retried where the engine says that it may be.

        Raises
        ------
        StoreError
            The engine refuses or fails; :class:`~graphkit.errors.ReadOnlyError` where the store was opened for reading.
        """
        ...

    def read(self, statement: str, /, **params: Any) -> list[Row]:
        """Run one reading statement of ``cypher/read`` with no limit on rows or time."""
        ...

    def query(
        self, statement: str, params: Mapping[str, Any] | None = None, *, limit: int | None = ROW_LIMIT, timeout: float | None = TIME_LIMIT
    ) -> Rows:
        """Run a query that somebody typed: it may only read, for so long, and returns at most so many rows.

        The engine itself refuses what writes (a READ session of the server; a frozen snapshot of the embedded graph), so
        that no comment or spelling gets around it.

        Raises
        ------
        ReadOnlyError
            The query writes.
        UsageError
            It is not valid, lacks a parameter, or takes longer or more memory than it may.
        """
        ...

    def finish(self) -> None:
        """End a load: rebuild the full-text indexes and save, where the engine needs it."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection. Safe to call again."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


@dataclass(frozen=True, slots=True)
class EmptyStore:
    """A graph that is not there yet: what a dry run compares with. It reads as empty and cannot be written."""

    describe: str
    kind: str = "embedded"
    version: str = "not there yet"

    def write(self, statement: str, /, **params: Any) -> list[Row]:
        """Refused."""
        raise ReadOnlyError(f"{self.describe} is not there yet")

    def read(self, statement: str, /, **params: Any) -> list[Row]:
        """Nothing."""
        return []

    def query(
        self, statement: str, params: Mapping[str, Any] | None = None, *, limit: int | None = ROW_LIMIT, timeout: float | None = TIME_LIMIT
    ) -> Rows:
        """Nothing."""
        return Rows((), ())

    def finish(self) -> None:
        """Nothing to save."""

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return None
