"""Main paths: by which route a document, a body's work or an agenda item came to what it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from graphkit.analytics import Citations, MainPath, antecedents, descendants, main_path
from graphkit.errors import NotFoundError, UsageError
from graphkit.pipeline import answers, folding
from graphkit.pipeline.table import Table
from graphkit.store import Store, read_mentions

COLUMNS = ("step", "citing", "cited", "date", "verbs", "parts", "paragraphs", "weight", "title")
EVIDENCE = ("step", "citing", "cited", "date", "verb", "part", "paragraph", "pinpoint", "in_name", "quote")


def trace(
    citations: Citations,
    symbol: str | None = None,
    *,
    forward: bool = False,
    organ: str | None = None,
    topic: str | None = None,
    among: Collection[str] | None = None,
    substantive: bool = False,
    **options: Any,
) -> MainPath:
    """The main path of a part of the graph.

    Parameters
    ----------
    citations : Citations
    symbol : str, optional
        A node: only this and what it rests on. It is kept whatever else is asked for.
    forward : bool, optional
        What rests on it, instead of what it rests on.
    organ : str, optional
        Only documents of this organ, by its id.
    topic : str, optional
        Only documents in whose title or agenda item these words stand.
    among : collection of str, optional
        Only these documents.
    substantive : bool, optional
        Leave out citations that stand only inside the name of a committee.
    **options
        Of :func:`graphkit.analytics.main_path`: ``damped``, ``method``, ``weights``, ``keys``, and filters.

    Returns
    -------
    MainPath
        The oldest first; empty where no two documents of the part cite each other.

    Raises
    ------
    NotFoundError
        When ``symbol`` is not in the graph, or no document is left.

    Examples
    --------
    >>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a"), ("d", "a")])
    >>> trace(C, "a", forward=True).nodes, trace(C, "a", forward=True, damped=True).nodes
    (['a', 'b', 'c'], ['a', 'b', 'c'])
    """
    if not any((symbol, organ, topic, among is not None)):
        raise UsageError("a main path of everything tells little", "name a document, an organ, a body or a topic")
    graph = citations.filter(in_name=False) if substantive else citations
    chosen = set(graph.nodes) if among is None else set(among)
    if symbol is not None:
        chosen &= {symbol} | (descendants if forward else antecedents)(graph, symbol)
    if organ is not None:
        chosen = {node for node in chosen if graph.attributes.get(node, {}).get("organ") == organ}
    if topic is not None:
        words = " ".join(topic.split()).casefold()
        chosen = {node for node in chosen if words in str(graph.attributes.get(node, {}).get("title") or "").casefold()}
    if not chosen:
        raise NotFoundError("no document of the graph is what was asked for", "graphkit query @find-documents finds titles")
    if symbol is not None:
        chosen.add(symbol)
    return main_path(graph, within=chosen, **options)


def steps(path: MainPath, store: Store | None = None, *, evidence: bool = False) -> Table:
    """The steps of a main path as rows, the oldest first.

    Parameters
    ----------
    path : MainPath
    store : Store, optional
        Where the quotes are; without it, those that the citations carry.
    evidence : bool, optional
        A row for each mention, with the words around it, instead of one for each step.

    Returns
    -------
    Table
    """
    told = {(row["citing"], row["cited"]): row for row in path.steps()}
    if evidence and store is not None:
        told = {edge: row for row in answers.steps(store, sorted({citing for citing, _ in told}), "cited") if (edge := _edge(row)) in told}
    rows: list[dict[str, Any]] = []
    for number, (citing, cited) in enumerate(path.edges, 1):
        known, goal = (path.citations.attributes.get(node, {}) for node in (citing, cited))
        names = (goal.get("name") or "", goal.get("title") or "")
        row = {**told[citing, cited], "weight": path.weights[citing, cited], "step": number}
        row |= {"date": known.get("date"), "title": known.get("title")}
        if evidence:
            rows += [
                {**row, **mention, "quote": folding.marked(mention.get("quote") or "", cited, names)} for mention in answers.mentions(row)
            ]
        else:
            rows.append({**row, **{name: answers.distinct(row.get(name) or []) for name in ("verbs", "parts", "paragraphs")}})
    return Table(EVIDENCE if evidence else COLUMNS, rows)


def naming(store: Store, body: str) -> set[str]:
    """Documents that name a body or an actor.

    Parameters
    ----------
    store : Store
    body : str
        Its id.

    Returns
    -------
    set of str
    """
    return {edge.document for edge in read_mentions(store) if edge.named == body}


def _edge(row: dict[str, Any]) -> tuple[str, str]:
    return row["citing"], row["cited"]
