"""What a document cites and what cites it, with verb, paragraph and words; queries; counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graphkit import symbols
from graphkit.errors import UsageError
from graphkit.graph import ABSENT
from graphkit.pipeline import folding
from graphkit.pipeline.naming import locate
from graphkit.pipeline.table import Table
from graphkit.store import ROW_LIMIT, TIME_LIMIT, Store, find, queries, statement
from graphkit.store import info as store_info

Row = dict[str, Any]

LISTS = {
    "verb": "verbs",
    "part": "parts",
    "paragraph": "paragraphs",
    "pinpoint": "pinpoints",
    "in_name": "in_names",
    "quote": "quotes",
}
"""Field of one mention to the list of the edge that holds it."""

_EDGE = ("verbs", "parts", "paragraphs", "count", "date", "title")
_MENTION = ("verb", "part", "paragraph", "pinpoint", "in_name", "date", "quote")


def cites(
    store: Store,
    symbol: str,
    *,
    depth: int = 1,
    verb: str | None = None,
    part: str | None = None,
    organ: str | None = None,
    body: str | None = None,
    since: str | None = None,
    until: str | None = None,
    evidence: bool = False,
) -> Table:
    """What a document cites: documents and instruments.

    Parameters
    ----------
    store : Store
    symbol : str
        In any common form.
    depth : int, optional
        How many steps to go; from the second on, ``citing`` is the document through which one is reached first.
    verb, part : str, optional
        Only mentions under this verb (in any form: ``recall``, ``Recalling``), in this part (``preambular``, ``operative`` ...).
    organ : str, optional
        Only documents of this organ, by its id or name (``security-council``).
    body : str, optional
        Only documents that name this body or actor, by its id or any of its names.
    since, until : str, optional
        Only documents from or up to this year or day.
    evidence : bool, optional
        One row for each mention, with the words around it and the mention between asterisks, instead of one for each document.

    Returns
    -------
    Table

    Raises
    ------
    NotFoundError
        When the graph has no such document.
    """
    return _asked(store, symbol, "cited", "citing", depth, verb, part, organ, body, since, until, evidence)


def cited_by(
    store: Store,
    symbol: str,
    *,
    depth: int = 1,
    verb: str | None = None,
    part: str | None = None,
    organ: str | None = None,
    body: str | None = None,
    since: str | None = None,
    until: str | None = None,
    evidence: bool = False,
) -> Table:
    """What cites a document or an instrument: the parameters of :func:`cites`, the other way."""
    return _asked(store, symbol, "citing", "cited", depth, verb, part, organ, body, since, until, evidence)


def steps(store: Store, ids: list[str], found: str) -> list[Row]:
    """Edges from some documents to what they cite (``found="cited"``) or from what cites them (``"citing"``)."""
    return store.read(statement("read/cites" if found == "cited" else "read/cited_by"), ids=ids)


def generations(start: str, found: str, depth: int | None, step: Callable[[list[str]], Iterable[Row]]) -> Iterable[tuple[int, Row]]:
    """Go from a document edge by edge; each other document is given once, with the edge that reaches it first.

    Parameters
    ----------
    start : str
    found : str
        The end of a row that is walked to: ``cited`` or ``citing``.
    depth : int or None
    step : callable
        The edges of some documents, sorted.
    """
    seen, frontier, level = {start}, [start], 0
    while frontier and (depth is None or level < depth):
        level += 1
        reached: list[str] = []
        for row in step(frontier):
            if row[found] not in seen:
                seen.add(row[found])
                reached.append(row[found])
                yield level, row
        frontier = sorted(reached)


def _asked(
    store: Store,
    symbol: str,
    found: str,
    by: str,
    depth: int,
    verb: str | None,
    part: str | None,
    organ: str | None,
    body: str | None,
    since: str | None,
    until: str | None,
    evidence: bool,
) -> Table:
    if depth < 1:
        raise UsageError(f"depth is {depth}, and one step is the least", "give 1 or more")
    start = locate(store, symbol)
    verb = None if verb is None else folding.verb(verb)
    since, until = folding.day(since), folding.day(until)
    organ = None if organ is None else locate(store, organ)
    named = None if body is None else locate(store, body)

    def step(ids: list[str]) -> Iterable[Row]:
        kept = (_only(row, verb, part) for row in steps(store, ids, found))
        return [row for row in kept if row["count"]]

    further = ("depth", by) if depth > 1 else ()
    rows: list[Row] = []
    reached = list(generations(start, found, depth, step))
    if named is not None:
        ids = sorted({row[found] for _, row in reached})
        naming = {row["id"] for row in store.read(statement("read/naming"), ids=ids, named=named)}
        reached = [entry for entry in reached if entry[1][found] in naming]
    for level, row in sorted(reached, key=lambda entry: (entry[0], symbols.sort_key(entry[1][found]))):
        if not _wanted(row, organ, since, until):
            continue
        row = {"depth": level, **row}
        if evidence:
            names = (row["name"], row["title"]) if found == "cited" else ()
            rows += [{**row, **mention, "quote": folding.marked(mention["quote"] or "", row["cited"], names)} for mention in mentions(row)]
        else:
            rows.append(
                {**row, "verbs": distinct(row["verbs"]), "parts": distinct(row["parts"]), "paragraphs": distinct(row["paragraphs"])}
            )
    return Table((*further, found, *(_MENTION if evidence else _EDGE)), rows)


def mentions(row: Mapping[str, Any]) -> list[Row]:
    """The mentions of an edge, one after the other.

    Examples
    --------
    >>> mentions({"count": 2, "verbs": ["recall", "-"], "paragraphs": ["-", "3"]})
    [{'verb': 'recall', 'paragraph': None}, {'verb': None, 'paragraph': '3'}]
    """
    lists = {field: row[name] for field, name in LISTS.items() if row.get(name) is not None}
    return [{field: None if values[at] == ABSENT else values[at] for field, values in lists.items()} for at in range(row["count"])]


def _only(row: Row, verb: str | None, part: str | None) -> Row:
    """The edge with those of its mentions that are wanted."""
    if verb is None and part is None:
        return row
    kept = [at for at in range(row["count"]) if (verb is None or row["verbs"][at] == verb) and (part is None or row["parts"][at] == part)]
    return {**row, "count": len(kept), **{name: [row[name][at] for at in kept] for name in LISTS.values()}}


def _wanted(row: Row, organ: str | None, since: str | None, until: str | None) -> bool:
    if organ is not None and row["organ"] != organ:
        return False
    if since is None and until is None:
        return True
    date = row["date"]
    return date is not None and (since is None or date[: len(since)] >= since) and (until is None or date[: len(until)] <= until)


def distinct(values: list[str]) -> list[str]:
    """What stands in a list of evidence, each once, without what stands for an absent value.

    Examples
    --------
    >>> distinct(["recall", "-", "recall"])
    ['recall']
    """
    return [value for value in dict.fromkeys(values) if value != ABSENT]


def query(
    store: Store, text: str, params: Mapping[str, Any] | None = None, *, limit: int | None = None, timeout: float | None = None
) -> Table:
    """Run a read-only query: Cypher, or ``@NAME`` of the catalogue.

    Parameters
    ----------
    store : Store
    text : str
    params : mapping, optional
    limit, timeout : optional
        Rows and seconds at most; by default those of :mod:`graphkit.store`.

    Returns
    -------
    Table

    Raises
    ------
    NotFoundError
        When the catalogue has no such query.
    ReadOnlyError
        When it writes.
    UsageError
        When it is not valid, or a parameter is missing or unknown.
    """
    given = dict(params or {})
    if text.startswith("@"):
        entry = find(text[1:], store.kind)
        text, given = entry.text, entry.bind(given)
    try:
        rows = store.query(text, given, limit=limit or ROW_LIMIT, timeout=timeout or TIME_LIMIT)
    except UsageError as error:
        error.hint = error.hint or "values go in as -P NAME=VALUE; graphkit queries lists queries that run"
        raise
    return Table(rows.columns, rows.rows, truncated=rows.truncated)


def catalogue() -> Table:
    """The queries of the catalogue: name, what each answers, parameters with their defaults."""
    from graphkit.store import REQUIRED

    return Table(
        ("name", "answers", "parameters"),
        [
            {
                "name": "@" + name,
                "answers": entry.help,
                "parameters": [key if default is REQUIRED else f"{key}={default}" for key, (default, _) in entry.params.items()],
            }
            for name, entry in queries().items()
        ],
    )


def stats(store: Store) -> Table:
    """How many nodes of each label and edges of each type are in the graph, and what kinds of documents."""
    found = store_info(store)
    rows: list[Row] = [{"what": "node", "name": name, "count": count} for name, count in found.nodes.items()]
    rows += [{"what": "edge", "name": name, "count": count} for name, count in found.edges.items()]
    kinds = {"loaded": found.loaded, "stubs": found.stubs, "samples": found.samples, "unfinished": found.unfinished}
    rows += [{"what": "document", "name": name, "count": count} for name, count in kinds.items()]
    return Table(("what", "name", "count"), rows)


def info(store: Store) -> Table:
    """Where the graph is, which engine answers, and how much is in it."""
    found = store_info(store)
    rows: list[Row] = [
        {"what": "graph", "value": found.store},
        {"what": "engine", "value": found.version},
        {"what": "documents loaded", "value": found.loaded},
        {"what": "documents only cited", "value": found.stubs},
        {"what": "nodes", "value": sum(found.nodes.values())},
        {"what": "edges", "value": sum(found.edges.values())},
    ]
    return Table(("what", "value"), rows)
