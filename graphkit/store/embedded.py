"""The embedded engine (KGLite) as a store: a graph in one file, no server.

The engine is young, so this adapter keeps rails around it: every call leaves out the optimizer's ``fuse_`` passes (some
of them return wrong aggregates), reads offered to people carry limits on work and time, and a load ends by rebuilding
the full-text indexes, which otherwise miss new nodes, and by saving.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphkit.errors import BusyError, NotAGraphError, ReadOnlyError, StoreError, UsageError
from graphkit.store.base import ROW_LIMIT, TIME_LIMIT, Row, Rows
from graphkit.store.catalogue import statement, statements
from graphkit.store.guard import refuse_files

WORK_LIMIT = 2_000_000
"""Intermediate rows of a query offered to people; one costs about a kilobyte of memory."""

MAGIC = b"RGF"
"""What a file of this engine begins with."""

_ANEW = "Move it away, and load the documents again: the graph can always be rebuilt from them"

_FULL = ("refused an append", "No space left", "File too large", "quota exceeded")
"""How the engine says that a disk is full, or that a user may not have more of it."""

EMPTY_LOG = 5
"""Bytes of a write-ahead log that holds nothing."""

LONG_LOG = 64 * 2**20
"""Bytes of a log at which the graph is saved in the middle of a load: a longer one is slow to bring in after a crash."""


@cache
def unsafe_passes() -> list[str]:
    """The optimizer passes that every call leaves out."""
    import kglite

    return [name for name in kglite.cypher_pass_names() if name.startswith("fuse_")]


class EmbeddedStore:
    """A graph file; see :class:`graphkit.store.Store` for what it does, :func:`graphkit.store.open_store` to make one.

    Parameters
    ----------
    path : Path
        The file; made where it is missing, unless ``read_only``.
    read_only : bool
        Take no lock and refuse to write. Shows what was last saved; what a broken-off load left in the log is brought in
        first, if no other process is writing.
    """

    kind = "embedded"

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        import kglite

        kglite.set_query_warning_policy("silent")
        self.path = path.expanduser()
        self.read_only = read_only
        self._graph: Any = None
        _check_file(self.path)
        if read_only:
            self._graph = self._open_to_read()
        else:
            self._graph = self._open_to_write()
        self._check_content()

    @property
    def describe(self) -> str:
        """The file."""
        return str(self.path)

    @property
    def version(self) -> str:
        """The engine and its version."""
        import kglite

        return f"KGLite {kglite.__version__}"

    def write(self, statement: str, /, **params: Any) -> list[Row]:
        """Run one statement; the engine makes each a transaction of its own."""
        if self.read_only:
            raise ReadOnlyError(f"{self.path} was opened for reading")
        rows: list[Row] = self._run(statement, params, timeout_ms=0).to_list()
        if _log_size(self.path) > LONG_LOG:
            self.save()
        return rows

    def read(self, statement: str, /, **params: Any) -> list[Row]:
        """Run one reading statement without limits."""
        with self._refusing_writes():
            return self._run(statement, params, timeout_ms=0).to_list()  # type: ignore[no-any-return]

    def query(
        self, statement: str, params: Mapping[str, Any] | None = None, *, limit: int | None = ROW_LIMIT, timeout: float | None = TIME_LIMIT
    ) -> Rows:
        """Run a query that somebody typed."""
        refuse_files(statement)
        limits: dict[str, Any] = {"timeout_ms": int(timeout * 1000) if timeout else 0, "max_work_units": WORK_LIMIT}
        if limit is not None:
            limits["row_limit"] = limit + 1
        with self._refusing_writes():
            result = self._run(statement, dict(params or {}), **limits)
        if isinstance(result, str):
            raise UsageError("FORMAT CSV is not for here", hint="graphkit query --format csv")
        rows = result.to_list()
        truncated = limit is not None and len(rows) > limit
        return Rows(tuple(result.columns), tuple(rows[:limit] if truncated else rows), truncated)

    def finish(self) -> None:
        """Rebuild the full-text indexes and save."""
        for text in statements("schema/embedded_fulltext"):
            self.write(text)
        self.save()

    def save(self) -> None:
        """Write the graph to its file; until then a reader sees what was saved before."""
        with _silent(), _translated(self.describe):
            self._graph.save()

    def close(self) -> None:
        """Save what was written and let go of the file."""
        graph, self._graph = self._graph, None
        if graph is not None and not self.read_only:
            with _silent(), _translated(self.describe):
                graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"EmbeddedStore({str(self.path)!r})"

    def _run(self, statement: str, params: dict[str, Any], **limits: Any) -> Any:
        if self._graph is None:
            raise StoreError(f"{self.path} is closed")
        with _translated(self.describe):
            return self._graph.cypher(statement, params=params, disabled_passes=unsafe_passes(), **limits)

    @contextlib.contextmanager
    def _refusing_writes(self) -> Iterator[None]:
        """The engine itself refuses every statement that writes, as long as this lasts."""
        if self._graph is None:
            raise StoreError(f"{self.path} is closed")
        self._graph.read_only(True)
        try:
            yield
        finally:
            if not self.read_only:
                self._graph.read_only(False)

    def _open_to_write(self) -> Any:
        import kglite

        new = not self.path.exists()
        if new and not self.path.parent.is_dir():
            raise StoreError(f"{self.path}: the folder {self.path.parent} does not exist", hint="Make it first, or choose another file")
        with _translated(self.describe):
            # left to itself the engine saves on a thread, and writing meanwhile copies the graph: twice the memory
            graph = kglite.open(str(self.path), durable="full", auto_checkpoint_wal_mib=0)
            if new:
                graph.save()  # so that a reader finds a graph, not a missing file, while the first load runs
        return graph

    def _open_to_read(self) -> Any:
        import kglite

        if not exists(self.path):
            raise StoreError(f"there is no graph {self.path}", hint=f"Load documents first: graphkit --db {self.path} load PATH")
        if _unsaved(self.path):
            # a load was broken off before it saved, or one is under way; the second holds the lock
            with contextlib.suppress(BusyError, StoreError, OSError):
                self._open_to_write().close()
        with _silent(), _translated(self.describe):
            return kglite.load(str(self.path))

    def _check_content(self) -> None:
        """Refuse a file of this engine that holds something else than a graph of ours."""
        found = self._run(statement("read/constraints"), {}).to_list()
        if not any(row["name"] == "document_id" for row in found) and len(self._graph):
            self._graph = None
            raise NotAGraphError(f"{self.path} holds a graph that graphkit did not write", hint="Choose another file with --db")


def exists(path: Path) -> bool:
    """Whether there is a graph at ``path``, be it only in the log of a load that was broken off."""
    return path.exists() or _unsaved(path)


def _check_file(path: Path) -> None:
    """Refuse a file of another kind before the engine puts its lock beside it."""
    try:
        if path.is_dir():
            raise NotAGraphError(f"{path} is a folder, not a graph", hint="--db takes a file, such as un.graph")
        if not path.exists():
            return
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from None
    if head != MAGIC:
        raise NotAGraphError(f"{path} is not a graph", hint="--db takes a graph that graphkit wrote, or the name of a new one")


def _unsaved(path: Path) -> bool:
    return _log_size(path) > EMPTY_LOG


def _log_size(path: Path) -> int:
    try:
        return path.with_name(path.name + "-wal").stat().st_size
    except OSError:
        return 0


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Without the engine's warnings: that a log is there which whoever is writing holds, that a column cannot be mapped."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _translated(where: str) -> Iterator[None]:
    """Errors of the engine as errors of ours, first line only: its hints speak of Python calls."""
    import kglite

    try:
        yield
    except kglite.WriterLeaseHeldError as error:
        holder = getattr(error, "holder", None) or {}
        who = f"process {holder['pid']}" if holder.get("pid") else "another process"
        raise BusyError(f"{where} is being written by {who}", hint="Wait until it is done, or choose another file with --db") from None
    except kglite.ReadOnlyError:
        raise ReadOnlyError("the query writes, and may only read", hint="load, remove and db clear change the graph") from None
    except (kglite.FileFormatError, kglite.InternerCollisionError) as error:
        raise NotAGraphError(f"{where} is not a graph that can be read: {_line(error)}", hint=_ANEW) from None
    except kglite.CypherTimeoutError:
        raise UsageError("the query took too long and was broken off", hint="Anchor it on a symbol, or bound its paths") from None
    except kglite.CypherError as error:
        message = str(error)
        if "work" in message and ("budget" in message or "max_work_units" in message):
            raise UsageError("the query needs more work than it may", hint="Anchor it on a symbol, or bound its paths") from None
        raise UsageError(_line(error)) from None
    except (kglite.SchemaError, kglite.ArgumentError, kglite.MissingArgumentError, kglite.ValidationError) as error:
        raise UsageError(_line(error)) from None
    except (kglite.KgError, OSError) as error:
        raise _failed(where, error) from None
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise UsageError(f"a value that the engine cannot take: {_line(error)}") from None


def _failed(where: str, error: Exception) -> StoreError:
    """What kept the engine from reading or writing its files."""
    text = _line(error)
    if any(words in text for words in _FULL):
        return StoreError(f"{where} cannot be written: the disk is full, or refuses", hint="Make room; the same command again goes on")
    if "failed to read the write-ahead log" in text:
        return StoreError(f"{where}-wal, which holds what a load had not saved, cannot be read", hint=_ANEW)
    return StoreError(f"{where}: {getattr(error, 'strerror', None) or text}")


def _line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
