"""One document on a card, chains of citations between two, and two side by side."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from graphkit import analytics
from graphkit.analytics import Citations
from graphkit.errors import NotFoundError, UsageError
from graphkit.pipeline import answers, folding
from graphkit.pipeline.answers import Row
from graphkit.pipeline.naming import locate
from graphkit.pipeline.table import Table
from graphkit.store import Store, statement

CARD = ("what", "value")
STEPS = ("chain", "step", "citing", "cited", "verb", "part", "paragraph", "date", "quote")
SIDES = ("what", "symbol", "date", "title")

LONGEST = 6
"""Steps of a chain, unless more are asked for."""

_MOST = 8
"""Names that a card lists of each kind."""


def show(store: Store, symbol: str) -> Table:
    """All that is known of a document or an instrument, as a card.

    Parameters
    ----------
    store : Store
    symbol : str
        In any common form.

    Returns
    -------
    Table
        Pairs of ``what`` and ``value``; what is not known is not among them, but named under ``missing``.

    Raises
    ------
    NotFoundError
        When the graph has no such document.
    """
    found = locate(store, symbol)
    rows = store.read(statement("read/card"), id=found)
    if not rows:
        raise NotFoundError(f"{found} is no document and no instrument", "graphkit query @who-names asks for a body")
    (node,) = rows
    document = node["label"] == "Document"
    loaded = document and not node["stub"]
    cites = answers.steps(store, [found], "cited") if loaded else []
    cited_by = answers.steps(store, [found], "citing")
    card: Row = {
        "symbol": found,
        "name": node["name"],
        "title": node["title"] if node["title"] != node["name"] else None,
        "category": node["category"],
        "organ": node["organ"],
        "date": node["date"],
        "meeting": node["meeting"],
        "votes": _votes(node["votes"]),
        "url": node["url"],
        "text": ("sample" if node["sample"] else "loaded") if loaded else "only cited" if document else None,
        "language": node["language"],
        "operative paragraphs": node["paragraphs"],
        "cites": _distribution(cites) if loaded else None,
        "by verb": _verbs(cites),
        "cited by": len(cited_by),
        "cited by, by verb": _verbs(cited_by),
        "instruments": _listed(row["name"] for row in sorted(cites, key=lambda row: (-row["count"], row["cited"])) if row["stub"] is None),
        "bodies": _listed(_bodies(store, found)) if loaded else None,
    }
    wanted = ("title", "date", *(("meeting", "operative paragraphs", "language") if loaded else ()))
    missing = [name for name in wanted if card[name] is None] + ([] if loaded or not document else ["text: load it to see what it cites"])
    card["missing"] = ", ".join(missing) or None
    return Table(CARD, [{"what": what, "value": value} for what, value in card.items() if value is not None])


def _votes(counts: str | None) -> str | None:
    """In words: ``12-0-3`` as 12 in favour, 0 against, 3 abstaining."""
    return "{} in favour, {} against, {} abstaining".format(*counts.split("-")) if counts else None


def _distribution(cites: list[Row]) -> str:
    documents = sum(row["stub"] is not None for row in cites)
    return f"{documents} documents, {len(cites) - documents} instruments"


def _verbs(rows: list[Row]) -> str | None:
    counts = Counter(verb for row in rows for verb in answers.distinct(row["verbs"]))
    return _listed(f"{verb} {count}" for verb, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _bodies(store: Store, symbol: str) -> list[str]:
    found = store.read(statement("read/mentions"), ids=[symbol])
    columns = found[0] if found else {"named": [], "mentions": []}
    ranked = sorted(zip(columns["named"], columns["mentions"], strict=True), key=lambda entry: (-entry[1], entry[0]))
    return [f"{name} {count}" for name, count in ranked]


def _listed(names: Iterable[str]) -> str | None:
    every = list(names)
    more = f" and {len(every) - _MOST} more" if len(every) > _MOST else ""
    return ", ".join(every[:_MOST]) + more or None


def path(store: Store, citations: Citations, citing: str, cited: str, *, longest: int = LONGEST, chains: int = 1) -> Table:
    """Chains of citations from one document to another, the shortest first, each step with its evidence.

    Parameters
    ----------
    store : Store
    citations : Citations
        The snapshot of the same graph, with instruments if one of the ends is one.
    citing, cited : str
        Where the chains begin and end, as the graph calls them.
    longest : int, optional
        Steps at most.
    chains : int, optional
        How many chains.

    Returns
    -------
    Table
        One row a step: verb, part, paragraph and words of the first mention that is not in the name of a body.

    Raises
    ------
    NotFoundError
        When no chain of so many steps leads there.
    """
    if longest < 1 or chains < 1:
        raise UsageError("a chain has a step or more, and one chain is the least", "give 1 or more")
    found = list(between(citations, citing, cited, longest, chains))
    if not found:
        back = next(between(citations, cited, citing, longest, 1), None)
        hint = f"one leads the other way: graphkit path {cited!r} {citing!r}" if back else f"--longest looks further than {longest} steps"
        raise NotFoundError(f"no chain of citations leads from {citing} to {cited}", hint)
    evidence = {
        (row["citing"], row["cited"]): row
        for row in answers.steps(store, sorted({node for chain in found for node in chain[:-1]}), "cited")
    }
    rows = []
    for number, chain in enumerate(found, 1):
        for step, (one, other) in enumerate(itertools.pairwise(chain), 1):
            row = evidence[one, other]
            rows.append({"chain": number, "step": step, **row, **_telling(row), "date": citations.attributes[one].get("date")})
            rows[-1]["quote"] = folding.marked(rows[-1]["quote"] or "", other, (row["name"], row["title"]))
    return Table(STEPS, rows)


def _telling(row: Row) -> Row:
    """The mention that tells most: not in the name of a body, with a verb, in an operative paragraph."""
    return min(
        answers.mentions(row), key=lambda mention: (bool(mention.get("in_name")), mention["verb"] is None, mention["part"] != "operative")
    )


def between(citations: Citations, start: str, end: str, longest: int, most: int) -> Iterator[list[str]]:
    """Chains from one node to another without a node twice, the shortest first, equal ones in canonical order.

    Examples
    --------
    >>> C = Citations.from_edges([("d", "c"), ("c", "b"), ("b", "a"), ("d", "b")])
    >>> list(between(C, "d", "a", 6, 5))
    [['d', 'b', 'a'], ['d', 'c', 'b', 'a']]
    """
    left = {end: 0}
    wave = [end]
    while wave:
        wave = [node for after in wave for node in citations.cited_by[after] if left.setdefault(node, left[after] + 1) == left[after] + 1]
        wave = list(dict.fromkeys(wave))
    given = 0
    for length in range(max(1, left.get(start, longest + 1)), longest + 1):
        for chain in _exactly(citations, [start], length, left):
            yield chain
            given += 1
            if given == most:
                return


def _exactly(citations: Citations, chain: list[str], steps: int, left: dict[str, int]) -> Iterator[list[str]]:
    """Chains of exactly so many more steps; `left` tells how many each node needs at the least."""
    if steps == 0:
        if left.get(chain[-1]) == 0:
            yield chain
        return
    for node in citations.cites[chain[-1]]:
        if left.get(node, steps) < steps and node not in chain and (left[node] > 0 or steps == 1):
            yield from _exactly(citations, [*chain, node], steps - 1, left)


def compare(citations: Citations, one: str, other: str) -> Table:
    """Two documents side by side: what both rest on, what each cites alone, what cites both.

    Parameters
    ----------
    citations : Citations
    one, other : str
        Nodes.

    Returns
    -------
    Table
        ``what`` is the relation, then the document with its date and title; first a row for each number, without symbol.

    Raises
    ------
    NotFoundError
        When one of them is not in the graph.
    """
    found = analytics.compare(citations, one, other)
    cites = [set(citations.cites[node]) for node in (one, other)]
    position = citations.index.__getitem__
    groups: dict[str, list[Any]] = {
        "chain": found.chain,
        "both cite": found.both_cite,
        f"only {one} cites": sorted(cites[0] - cites[1] - {other}, key=position),
        f"only {other} cites": sorted(cites[1] - cites[0] - {one}, key=position),
        "nearest common foundation": found.nearest,
        "cites both": found.cited_by_both,
    }
    figures = {
        "foundations in common, at any remove": found.antecedents,
        "later documents that rest on both": found.descendants,
        "likeness of what they cite (0 to 1)": f"{found.coupling:.3f}",
        "likeness of what cites them (0 to 1)": f"{found.co_citation:.3f}",
    }
    rows = [{"what": what, "symbol": None, "date": None, "title": str(value)} for what, value in figures.items()]
    for what, nodes in groups.items():
        for node in nodes:
            known = citations.attributes.get(node, {})
            rows.append({"what": what, "symbol": node, "date": known.get("date"), "title": known.get("title")})
    return Table(SIDES, rows)
