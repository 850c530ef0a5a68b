"""Beside loading: the schema, what is in a graph, taking out, clearing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.errors import StoreError
from graphkit.store.base import Store
from graphkit.store.report import LoadReport


@dataclass(frozen=True, slots=True)
class Info:
    """Where a graph is and what is in it.

    Parameters
    ----------
    store, kind, version : str
        Where, which engine, which version.
    nodes, edges : mapping of str to int
        How many, by label and type.
    loaded, stubs, samples : int
        Documents with text, documents only cited, and how many of the former are samples.
    unfinished : int
        Documents that a broken-off load left half done: the next load does them again.
    """

    store: str
    kind: str
    version: str
    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    loaded: int
    stubs: int
    samples: int
    unfinished: int


def init(store: Store) -> None:
    """Make the schema (constraints, indexes, full-text indexes) and wait for it. Safe to run again."""
    raise StoreError("not written yet")


def info(store: Store) -> Info:
    """Where this graph is and what is in it."""
    raise StoreError("not written yet")


def prune(store: Store) -> LoadReport:
    """Remove stubs that nothing cites and that found or carry nothing, and provisional records that nothing names.

    Each load ends so.
    """
    raise StoreError("not written yet")


def remove(store: Store, symbols: Iterable[str]) -> LoadReport:
    """Take loaded documents out: their edges go, and they themselves, or become stubs where others cite them.

    Raises
    ------
    NotFoundError
        One of them is not among the loaded documents; nothing was removed.
    """
    raise StoreError("not written yet")


def clear(store: Store) -> LoadReport:
    """Remove every node and edge of graphkit's labels; the schema stays, and so does what others keep in the same database."""
    raise StoreError("not written yet")
