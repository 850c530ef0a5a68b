"""Graphs in a database: the embedded engine in a file, or a Neo4j server, by the same statements.

>>> import tempfile
>>> from graphkit import store
>>> from graphkit.graph import build
>>> from graphkit.symbols import describe
>>> rows = build([{"document": "a", "symbol": "S/RES/1373(2001)"}], [], {}, facts=describe)
>>> with tempfile.TemporaryDirectory() as folder, store.open_store(f"{folder}/un.graph") as graph:
...     report = store.load(graph, rows)
...     found = graph.query("MATCH (n:Document) RETURN n.name AS name")
>>> report.added, found.rows
(1, ({'name': '1373 (2001)'},))

Open with :func:`open_store`; write with :func:`load`, :func:`remove`, :func:`prune` and :func:`clear`; look before with
:func:`plan`; read with ``Store.query``, :func:`info`, :func:`read_citations`, :func:`read_mentions` and
:func:`read_documents`. The catalogue of queries is :func:`queries` and :func:`find`.
"""

from __future__ import annotations

from graphkit.store.base import ROW_LIMIT, TIME_LIMIT, Row, Rows, Store
from graphkit.store.catalogue import REQUIRED, Query, cypher_folder, find, parse, queries, statement, statements
from graphkit.store.load import load, plan
from graphkit.store.opening import DEFAULT_GRAPH, open_store
from graphkit.store.reading import read_citations, read_documents, read_mentions
from graphkit.store.report import Counts, LoadReport
from graphkit.store.upkeep import Info, clear, info, init, prune, remove

__all__ = [
    "DEFAULT_GRAPH",
    "REQUIRED",
    "ROW_LIMIT",
    "TIME_LIMIT",
    "Counts",
    "Info",
    "LoadReport",
    "Query",
    "Row",
    "Rows",
    "Store",
    "clear",
    "cypher_folder",
    "find",
    "info",
    "init",
    "load",
    "open_store",
    "parse",
    "plan",
    "prune",
    "queries",
    "read_citations",
    "read_documents",
    "read_mentions",
    "remove",
    "statement",
    "statements",
]
