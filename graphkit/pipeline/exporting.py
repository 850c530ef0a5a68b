"""The graph as tables and as files for other programs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import export as files
from graphkit.errors import InputError, UsageError
from graphkit.pipeline import answers, neo4j_import, snapshot
from graphkit.pipeline.answers import Row
from graphkit.pipeline.table import Table
from graphkit.store import Store, read_documents, statement

if TYPE_CHECKING:
    import networkx as nx

CHUNK = 2_000
"""Documents that are asked for at a time."""

GRAPH_FORMATS: Mapping[str, Callable[[Any, str | os.PathLike[str]], None]] = {
    "graphml": files.write_graphml,
    "gexf": files.write_gexf,
}
"""Formats of one file that holds the whole graph, to what writes them."""

FORMATS = (*files.TABLE_FORMATS, *GRAPH_FORMATS, neo4j_import.FORMAT)
"""What a graph can be exported as."""


def documents(store: Store) -> Table:
    """One row a document, those that are only cited among them.

    Parameters
    ----------
    store : Store

    Returns
    -------
    Table
        By symbol; columns as in ``graphkit.export.schema()["documents"]``.
    """
    return Table(_columns("documents"), _documents(store))


def mentions(store: Store) -> Table:
    """One row a mention of a document or an instrument, with the words around it.

    Parameters
    ----------
    store : Store

    Returns
    -------
    Table
        By citing document and by what is cited; columns as in ``graphkit.export.schema()["mentions"]``. ``date`` is that
        of the citing document.
    """
    return Table(_columns("mentions"), _mentions(store, _dates(store)))


def export(store: Store, form: str, out: str | os.PathLike[str], *, instruments: bool = True, loaded: bool = False) -> Table:
    """Write the graph for another program.

    Parameters
    ----------
    store : Store
    form : str
        One of :data:`FORMATS`.
    out : str or path
        Folder of the tables (``documents``, ``instruments``, ``citations``, ``mentions``; with CSV their descriptor
        ``datapackage.json``) or of the files for ``neo4j-admin``, or the file of the graph. Files of these names are replaced.
    instruments : bool, optional
        Of a graph file: conventions, charters and declarations too. Tables always have them.
    loaded : bool, optional
        Of a graph file: only documents whose text is loaded.

    Returns
    -------
    Table
        ``file`` and how many ``rows`` it has: of a graph file nodes and edges.

    Raises
    ------
    UsageError
        When there is no such format.
    InputError
        When it cannot be written there.
    """
    if form not in FORMATS:
        raise UsageError(f"a graph cannot be exported as {form!r}", f"formats are {', '.join(FORMATS)}")
    target = Path(out)
    try:
        if form in GRAPH_FORMATS:
            return _graph(store, form, target, instruments, loaded)
        if form == neo4j_import.FORMAT:
            return neo4j_import.write(store, target)
        return _tables(store, form, target)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror or error}", "give a path that can be written") from error


def _tables(store: Store, form: str, folder: Path) -> Table:
    dates = _dates(store)
    sources: dict[str, Iterable[Row]] = {
        "documents": _documents(store),
        "instruments": _instruments(store),
        "citations": _citations(store, dates),
        "mentions": _mentions(store, dates),
    }
    written = Table(("file", "rows"))
    for name, rows in sources.items():
        path = folder / f"{name}.{form}"
        written.append({"file": str(path), "rows": files.write_table(path, files.schema()[name], rows, form)})
    if form == "csv":
        package = files.datapackage(list(sources), version("graphkit"))
        path = folder / "datapackage.json"
        with files.replacing(path) as scratch:
            scratch.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append({"file": str(path), "rows": len(package["resources"])})
    return written


def _graph(store: Store, form: str, path: Path, instruments: bool, loaded: bool) -> Table:
    graph = snapshot.to_networkx(store, instruments=instruments, loaded=loaded)
    GRAPH_FORMATS[form](drawable(graph), path)
    return Table(("file", "rows"), [{"file": str(path), "rows": len(graph) + graph.number_of_edges()}])


def drawable(graph: nx.DiGraph[Any]) -> nx.DiGraph[Any]:
    """A copy in which drawing programs find what they look for.

    ``label`` is the name, ``kind`` says what a node is, and an edge has the date of the citing document.

    Parameters
    ----------
    graph : networkx.DiGraph
        As :func:`graphkit.pipeline.snapshot.to_networkx` makes it.

    Returns
    -------
    networkx.DiGraph
    """
    copy = graph.copy()
    for _, data in copy.nodes(data=True):
        data["kind"], data["label"] = data.get("label"), data.get("name")
        data.pop("name", None)
    for citing, _, data in copy.edges(data=True):
        data.update({name: copy.nodes[citing].get(name) for name in ("date", "year")})
    return copy


def _documents(store: Store) -> Iterator[Row]:
    for part in _parts(sorted(row["id"] for row in store.read(statement("read/document_ids")))):
        for row in store.read(statement("read/documents"), rows=[{"id": key} for key in part]):
            yield {**{name: row.get(name) for name in _columns("documents")}, "date": row["iso"]}


def _instruments(store: Store) -> Iterator[Row]:
    for row in store.read(statement("read/instrument_facts")):
        yield {**{name: row.get(name) for name in _columns("instruments")}, "adopted": row["date"]}


def _citations(store: Store, dates: Mapping[str, str | None]) -> Iterator[Row]:
    for row in _edges(store, dates):
        parts, names = row["parts"], row["in_names"]
        counts = {part: parts.count(part) for part in ("preambular", "operative")}
        yield {**row, **counts, "substantive": names.count(False), "date": dates[row["citing"]]}


def _mentions(store: Store, dates: Mapping[str, str | None]) -> Iterator[Row]:
    columns = _columns("mentions")
    for row in _edges(store, dates):
        own = {"citing": row["citing"], "cited": row["cited"], "date": dates[row["citing"]]}
        for mention in answers.mentions(row):
            told = {**mention, **own}
            yield {name: told[name] for name in columns}


def _edges(store: Store, ids: Iterable[str]) -> Iterator[Row]:
    """Citations of loaded documents with their lists, sorted by citing and cited."""
    for part in _parts(sorted(ids)):
        yield from store.read(statement("read/cites"), ids=part)


def _dates(store: Store) -> dict[str, str | None]:
    """Day of each document whose text is loaded."""
    return {row["id"]: row["date"] for row in read_documents(store) if not row["stub"]}


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _columns(name: str) -> tuple[str, ...]:
    return files.schema()[name].columns
