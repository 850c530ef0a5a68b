"""The graph as plain rows, for analytics: columns in chunks, sorted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graphkit.errors import StoreError
from graphkit.store.base import Row, Store

CHUNK = 10_000
"""Documents a call: their edges come as a few long columns, which is faster than as many short rows."""


class Citation(NamedTuple):
    """One CITES edge without its quotes."""

    citing: str
    cited: str
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
    raise StoreError("reading is not written yet")


def read_mentions(store: Store, *, chunk: int = CHUNK) -> Iterator[Naming]:
    """All MENTIONS edges, sorted by document and by what is named."""
    raise StoreError("reading is not written yet")


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
        (ISO 8601 or None; of an instrument the day it was adopted), ``stub``, ``sample``.
    """
    raise StoreError("reading is not written yet")
