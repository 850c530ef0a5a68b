"""Rows to the engine in batches, and those that it does not take sorted out one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graphkit.errors import BusyError, ConnectionFailed, GraphkitError, ReadOnlyError, StoreError
from graphkit.store.base import BatchTooBigError, Row, Store
from graphkit.store.catalogue import statement

BATCH = 5_000
"""Rows a statement; more or fewer hardly matter for speed."""

MOST_REFUSED = 100
"""After so many rows that the engine refuses for themselves, something else is wrong, and the load stops."""


@dataclass(slots=True)
class Sent:
    """What came of some rows: what the statements returned, and rows that the engine refused, with its reason."""

    answers: list[Row] = field(default_factory=list)
    refused: list[tuple[Row, str]] = field(default_factory=list)


def batches(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """The rows in slices of at most ``size``.

    Examples
    --------
    >>> [len(part) for part in batches([{}] * 5, 2)]
    [2, 2, 1]
    """
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def read_for(store: Store, name: str, ids: Iterable[str], size: int = BATCH) -> Iterator[Row]:
    """Run a file of ``cypher/read`` that takes ``rows`` of ids, fewer a call where the server has no memory for so many."""
    waiting = list(batches([{"id": key} for key in ids], size))[::-1]
    while waiting:
        part = waiting.pop()
        try:
            yield from store.read(statement(f"read/{name}"), rows=part)
        except BatchTooBigError:
            if len(part) == 1:
                raise
            waiting += _halves(part)


def _halves(part: Sequence[Row]) -> list[Sequence[Row]]:
    """The second half and the first: what is waiting is taken from the end."""
    middle = len(part) // 2
    return [part[middle:], part[:middle]]


def send(store: Store, name: str, rows: Sequence[Row], size: int = BATCH) -> Sent:
    """Run a file of ``cypher/load`` over rows, one transaction a batch.

    A batch that needs too much memory, or that holds a row which the engine refuses, is halved and tried again, so that
    one bad row costs only itself.

    Raises
    ------
    StoreError
        The connection is lost, or the engine refuses one row after the other.
    """
    sent = Sent()
    text = statement(f"load/{name}")
    waiting = list(batches(rows, size))[::-1]
    while waiting:
        part = waiting.pop()
        try:
            sent.answers += store.write(text, rows=part)
        except (BusyError, ConnectionFailed, ReadOnlyError):
            raise
        except GraphkitError as error:
            if len(part) > 1:
                waiting += _halves(part)
                continue
            sent.refused.append((part[0], error.message))
            if len(sent.refused) > MOST_REFUSED:
                raise StoreError(f"{store.describe} refuses row after row of {name}: {error.message}") from None
    return sent
