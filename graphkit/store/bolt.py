"""A Neo4j server as a store, over Bolt."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import os
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from graphkit.errors import ConnectionFailed, ReadOnlyError, StoreError, UsageError
from graphkit.store.base import ROW_LIMIT, TIME_LIMIT, BatchTooBigError, Row, Rows
from graphkit.store.catalogue import statement
from graphkit.store.guard import refuse_files

CONNECT_SECONDS = 4.0
"""How long a connection may take: a dead address is told within five seconds."""

RETRY_SECONDS = 30.0
"""How long a transaction is tried again: what locks, and what the server says will pass."""

TOO_BIG = ("MemoryPoolOutOfMemoryError", "TransactionOutOfMemoryError", "StackOverFlowError")
"""Ends of the codes by which a server says that one transaction is too big for its memory."""


class Neo4jStore:
    """A database of a server; see :class:`graphkit.store.Store` for what it does, :func:`graphkit.store.open_store` to make one.

    Parameters
    ----------
    uri : str
        Address of the server.
    database, user, password : str, optional
        As in :func:`graphkit.store.open_store`.
    read_only : bool
        Refuse to write.
    notifications : bool
        As in :func:`graphkit.store.open_store`.
    """

    kind = "neo4j"

    def __init__(
        self,
        uri: str,
        *,
        database: str | None = None,
        read_only: bool = False,
        user: str | None = None,
        password: str | None = None,
        notifications: bool = False,
    ) -> None:
        import neo4j

        parts = urlsplit(uri)
        # an address may hold a password, which must come into no message
        self.uri = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        self.database = database or os.environ.get("NEO4J_DATABASE") or "neo4j"
        self.read_only = read_only
        _warn_if_open(self.uri)
        # the driver logs what it also raises; without any handler Python would print that to stderr
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        secret = password if password is not None else password_from_environment()
        login = (user or os.environ.get("NEO4J_USERNAME") or "neo4j", secret or "")
        with self._translated():
            self._driver = neo4j.GraphDatabase.driver(
                self.uri,
                auth=login,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS + 0.5,
                notifications_min_severity="WARNING" if notifications else "OFF",
                user_agent="graphkit",
                telemetry_disabled=True,
            )
        # what is read sees what was written before, on a member of a cluster too
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            with self._translated():
                self._driver.verify_connectivity()
                self.version = self._ask_version()
        except BaseException:
            self._driver.close()
            raise

    @property
    def describe(self) -> str:
        """Server and database."""
        return f"{self.uri} ({self.database})"

    def write(self, statement: str, /, **params: Any) -> list[Row]:
        """Run one statement in a transaction, tried again where the server says that this may help."""
        if self.read_only:
            raise ReadOnlyError(f"{self.describe} was opened for reading")

        with self._translated():
            return self._transact(statement, params, "WRITE")

    def read(self, statement: str, /, **params: Any) -> list[Row]:
        """Run one reading statement without limits."""
        with self._translated():
            return self._transact(statement, params, "READ")

    def query(
        self, statement: str, params: Mapping[str, Any] | None = None, *, limit: int | None = ROW_LIMIT, timeout: float | None = TIME_LIMIT
    ) -> Rows:
        """Run a query that somebody typed, in a READ session: the server refuses what writes."""
        refuse_files(statement)
        with (
            self._translated(typed=True),
            self._driver.session(database=self.database, default_access_mode="READ") as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            result = transaction.run(statement, dict(params or {}))
            columns = tuple(result.keys())
            found = list(result) if limit is None else result.fetch(limit + 1)
            rows = tuple({name: plain(value) for name, value in zip(columns, record.values(), strict=True)} for record in found)
            for status in result.consume().gql_status_objects:
                if status.is_notification:
                    warnings.warn(_remark(status), stacklevel=2)
        truncated = limit is not None and len(rows) > limit
        return Rows(columns, rows[:limit] if truncated else rows, truncated)

    def finish(self) -> None:
        """Nothing: the server has stored it all."""

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Neo4jStore({self.uri!r}, database={self.database!r})"

    def _transact(self, statement: str, params: dict[str, Any], mode: str) -> list[Row]:
        """One transaction, tried again as the driver's own functions do it, but not where it only needs too much memory.

        The server calls that transient too, and may find it out as late as the commit: the driver would try the same
        rows until its time is up.
        """
        from neo4j import exceptions

        end, pause = time.monotonic() + RETRY_SECONDS, 0.5
        while True:
            try:
                with self._driver.session(database=self.database, default_access_mode=mode, bookmark_manager=self._bookmarks) as session:
                    # a statement by itself is a transaction, and one message to the server instead of three
                    return session.run(statement, params).data()
            except (exceptions.Neo4jError, exceptions.DriverError) as error:
                if str(getattr(error, "code", "")).endswith(TOO_BIG):
                    raise BatchTooBigError(f"{self.describe}: a transaction needs more memory than it may") from None
                if not error.is_retryable() or time.monotonic() + pause > end:
                    raise
                time.sleep(pause)
                pause *= 2

    def _ask_version(self) -> str:
        rows = self.read(statement("read/neo4j_version"))
        return f"Neo4j {rows[0]['version']} {rows[0]['edition']}"

    @contextlib.contextmanager
    def _translated(self, *, typed: bool = False) -> Iterator[None]:
        """Errors of driver and server as errors of ours.

        Parameters
        ----------
        typed : bool
            Somebody typed this query, so that what the server has against it is a mistake in the call.
        """
        from neo4j import exceptions

        try:
            yield
        except exceptions.AuthError as error:
            hint = "Set NEO4J_USERNAME and NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that holds the password"
            if str(error.code).endswith("AuthenticationRateLimit"):
                hint = "Too many wrong passwords: wait a few seconds. " + hint
            raise ConnectionFailed(f"{self.uri} refuses the login", hint=hint) from None
        except exceptions.ServiceUnavailable:
            hint = "Is the server running there? NEO4J_URI and --db name another; make neo4j starts one"
            raise ConnectionFailed(f"no Neo4j server answers at {self.uri}", hint=hint) from None
        except exceptions.ConfigurationError as error:
            raise UsageError(f"{self.uri}: {_line(error)}") from None
        except exceptions.Neo4jError as error:
            code = str(error.code)
            if code.endswith("AccessMode"):
                raise ReadOnlyError("the query writes, and may only read", hint="load, remove and db clear change the graph") from None
            if "TransactionTimedOut" in code:
                raise UsageError("the query took too long and was broken off", hint="Anchor it on a symbol, or bound its paths") from None
            if code.endswith("DatabaseNotFound"):
                raise ConnectionFailed(f"{self.uri} has no database {self.database!r}", hint="--database names another") from None
            kind = UsageError if typed else StoreError
            raise kind(_line(error.message or error) if typed else f"{self.describe}: {_line(error.message or error)}") from None
        except exceptions.DriverError as error:
            kind = UsageError if typed else StoreError
            raise kind(f"{self.describe}: {_line(error)}") from None
        except OSError as error:
            raise ConnectionFailed(f"{self.uri}: {error.strerror or error}") from None
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise UsageError(f"a value that the server cannot take: {_line(error)}") from None


def password_from_environment() -> str | None:
    """The password of ``NEO4J_PASSWORD``, or the first line of the file ``NEO4J_PASSWORD_FILE``; None without either.

    Raises
    ------
    UsageError
        The file cannot be read.
    """
    given = os.environ.get("NEO4J_PASSWORD")
    file = os.environ.get("NEO4J_PASSWORD_FILE")
    if given is not None or not file:
        return given
    try:
        return (Path(file).read_text(encoding="utf-8").splitlines() or [""])[0].strip()
    except OSError as error:
        raise UsageError(f"NEO4J_PASSWORD_FILE: {file} cannot be read: {error.strerror}") from None


def plain(value: Any) -> Any:
    """A value of the driver as plain Python: dates of the standard library; nodes and paths as dictionaries and lists.

    The embedded engine gives the same shapes.
    """
    from neo4j import graph
    from neo4j import time as clock

    if isinstance(value, clock.Date | clock.DateTime | clock.Time):
        return value.to_native()
    if isinstance(value, clock.Duration):
        return str(value)
    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), "properties": {name: plain(inner) for name, inner in value.items()}}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, "properties": {name: plain(inner) for name, inner in value.items()}}
    if isinstance(value, graph.Path):
        return {"nodes": [plain(node) for node in value.nodes], "relationships": [plain(edge) for edge in value.relationships]}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return value


def _warn_if_open(uri: str) -> None:
    """Warn of a connection that anybody on the way can read."""
    parts = urlsplit(uri)
    if parts.scheme.endswith(("+s", "+ssc")):
        return
    host = parts.hostname or ""
    loopback = host == "localhost" or host.endswith(".localhost")
    with contextlib.suppress(ValueError):
        loopback = loopback or ipaddress.ip_address(host).is_loopback
    if not loopback:
        warnings.warn(
            f"{uri} is not encrypted: password and data can be read on the way; use {parts.scheme}+s:// if the server has a certificate",
            stacklevel=4,
        )


def _remark(status: Any) -> str:
    """What the server remarks about a query, and where."""
    place = f" (line {status.position.line}, column {status.position.column})" if status.position else ""
    return f"{status.status_description.removeprefix('warn: ')}{place}"


def _line(error: object) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
