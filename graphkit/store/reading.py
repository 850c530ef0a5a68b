"""The graph as plain rows, for analytics: columns in chunks, sorted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graphkit.store.base import Row, Store
from graphkit.store.catalogue import statement

CHUNK = 10_000
"""Documents a call: their edges come as a few long columns, which is faster than as many short rows."""


class Citation(NamedTuple):
    """One CITES edge without its quotes."""

    citing: str
    cited: str
    instrument: bool
    mentions: int
    substantive: int
    preambular: int
    operative: int
    verbs: tuple[str, ...]


class Naming(NamedTuple):
    """One MENTIONS edge without its quotes."""

    document: str
    named: str
    mentions: int
    preambular: int
    operative: int
    verbs: tuple[str, ...]


def read_citations(store: Store, *, instruments: bool = False, chunk: int = CHUNK) -> Iterator[Citation]:
    """All citations, sorted by citing and cited document.

    Parameters
    ----------
    store : Store
        An open graph.
    instruments : bool
        Citations of instruments too, not only of documents.
    chunk : int
        Documents a call.

    Yields
    ------
    Citation
        One an edge.
    """
    for columns in _columns(store, "citations", chunk):
        verbs = [tuple(found) for found in columns.pop("verbs")]
        found = sorted(map(Citation, *(columns[name] for name in Citation._fields[:-1]), verbs))
        yield from (edge for edge in found if instruments or not edge.instrument)


def read_mentions(store: Store, *, chunk: int = CHUNK) -> Iterator[Naming]:
    """All MENTIONS edges, sorted by document and by what is named.

    Parameters
    ----------
    store : Store
        An open graph.
    chunk : int
        Documents a call.

    Yields
    ------
    Naming
        One an edge.
    """
    for columns in _columns(store, "mentions", chunk):
        verbs = [tuple(found) for found in columns.pop("verbs")]
        yield from sorted(map(Naming, *(columns[name] for name in Naming._fields[:-1]), verbs))


def read_documents(store: Store, *, instruments: bool = False, chunk: int = CHUNK) -> Iterator[Row]:
    """All documents, stubs too, sorted by id.

    Parameters
    ----------
    store : Store
        An open graph.
    instruments : bool
        After them the instruments, with ``label`` telling which is which.
    chunk : int
        Documents a call.

    Yields
    ------
    dict
        ``id``, ``name``, ``title``, ``label`` (``Document`` or ``Instrument``), ``category``, ``organ``, ``year``, ``date``
        (ISO 8601 or None; of an instrument the day or year it was adopted), ``stub``, ``sample``.
    """
    ids = sorted(row["id"] for row in store.read(statement("read/document_ids")))
    for start in range(0, len(ids), chunk):
        yield from store.read(statement("read/document_facts"), ids=ids[start : start + chunk])
    if instruments:
        yield from store.read(statement("read/instrument_facts"))


def _columns(store: Store, name: str, chunk: int) -> Iterator[Row]:
    """The one row of columns of each chunk of the loaded documents, which alone have edges."""
    ids = sorted(row["id"] for row in store.read(statement("read/document_ids")) if not row["stub"])
    for start in range(0, len(ids), chunk):
        yield from store.read(statement(f"read/{name}"), ids=ids[start : start + chunk])
