"""Documents, mentions and records in; the rows of the graph out.

Rows are what ``cypher/load`` takes: nodes ``{"id", "props", "iso", "resolution"}``, edges ``{"from", "to", "props"}``,
each table sorted, so that the same extraction gives the same rows on every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.graph.check import edge_fault, node_fault
from graphkit.graph.digest import stamp
from graphkit.graph.documents import Facts, document_node
from graphkit.graph.evidence import Mention, document_edges
from graphkit.graph.parts import whole
from graphkit.graph.records import Plain, as_plain, closure, record_edges, record_node
from graphkit.graph.schema import LABELS, RELATIONSHIPS
from graphkit.model import Record


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that was left out: what it is (``document``, ``node``, ``edge``), where, why."""

    what: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class GraphRows:
    """A graph as rows, ready to be loaded.

    Parameters
    ----------
    nodes : mapping of str to tuple of dict
        By label: ``{"id", "props", "iso", "resolution"}``. ``Document`` holds the documents with text only.
    stubs : tuple of dict
        Documents that are only cited, or that found or carry something: rows like those of ``nodes["Document"]``.
    edges : mapping of str to tuple of dict
        By type: ``{"from", "to", "props"}``.
    failures : tuple of Failure
        What could not become a row, and why.
    self_citations : int
        Mentions in which a document names itself; they make no edge.
    sample : bool
        Whether graphkit's own abridged samples are among the documents: they never share a graph with real ones.
    """

    nodes: Mapping[str, tuple[Plain, ...]]
    stubs: tuple[Plain, ...]
    edges: Mapping[str, tuple[Plain, ...]]
    failures: tuple[Failure, ...] = ()
    self_citations: int = 0
    sample: bool = False


@dataclass(slots=True)
class _Draft:
    """What is being gathered while the rows are built."""

    failures: list[Failure] = field(default_factory=list)
    edges: dict[str, dict[tuple[str, str], Plain]] = field(default_factory=lambda: {name: {} for name in RELATIONSHIPS})

    def fail(self, what: str, where: str, why: str) -> None:
        self.failures.append(Failure(what, where, why))


def build(
    documents: Iterable[Mapping[str, Any]],
    mentions: Iterable[Mention],
    records: Mapping[str, Record | Mapping[str, Any]],
    *,
    facts: Callable[[str], Facts],
) -> GraphRows:
    """Make the rows of the graph of some documents.

    Parameters
    ----------
    documents : iterable of mapping
        Rows of ``documents.jsonl``. One without symbol, and the second of one symbol, become failures.
    mentions : iterable of mapping
        Rows of ``mentions.jsonl``, in any order; those of documents that are not among ``documents`` are passed over.
    records : mapping of str to Record or mapping
        At the least every record that is used and those that they hang on (:func:`graphkit.graph.closure`); more do no
        harm: only what is used comes into the graph.
    facts : callable
        Symbol to what it says by itself: ``graphkit.symbols.describe``.

    Returns
    -------
    GraphRows
        Sorted and checked rows; whatever was left out stands in ``failures``.

    Examples
    --------
    >>> from graphkit.symbols import describe
    >>> rows = build(
    ...     [{"document": "a", "symbol": "S/RES/2388(2017)", "digest": "1"}],
    ...     [{"document": "a", "citing": "S/RES/2388(2017)", "start": 7, "kind": "resolution", "part": "preambular",
    ...       "targets": ["S/RES/2331(2016)"], "verb": "recall", "quote": "Recalling resolution 2331 (2016)"}],
    ...     {}, facts=describe)
    >>> [row["id"] for row in rows.stubs]
    ['S/RES/2331(2016)']
    >>> rows.edges["CITES"][0]["props"]["verbs"]
    ['recall']
    """
    draft = _Draft()
    known = {key: as_plain(record) for key, record in records.items()}
    loaded = _by_symbol(documents, draft)
    own: dict[tuple[str, str], list[Mention]] = {(row["document"], symbol): [] for symbol, row in loaded.items()}
    for mention in mentions:
        mine = own.get((mention["document"], mention.get("citing") or ""))
        if mine is not None:
            mine.append(mention)
    used: set[str] = set()
    self_citations = 0
    for symbol, row in loaded.items():
        found = sorted(own.pop((row["document"], symbol)), key=lambda mention: int(mention.get("start") or 0))
        edges, to_itself = document_edges(symbol, row.get("organ"), found, known, draft.fail)
        self_citations += to_itself
        for (name, end), props in edges.items():
            draft.edges[name][symbol, end] = props
            used.add(end)
    ids = closure(used, known)
    _add_record_edges(draft, ids, known, loaded)
    cited = {end for pairs in draft.edges.values() for pair in pairs for end in pair} - set(loaded) - set(ids)
    for symbol in (*loaded, *cited):
        base = whole(symbol)
        if base is not None and (base in loaded or base in cited):
            draft.edges["PART_OF"][symbol, base] = {}
    nodes: dict[str, list[Plain]] = {label: [] for label in LABELS}
    nodes["Document"] = [document_node(symbol, row, facts(symbol)) for symbol, row in loaded.items()]
    for key in ids:
        label, node = record_node(known[key])
        nodes[label].append(node)
    stubs = [document_node(symbol, None, facts(symbol)) for symbol in cited]
    return _checked(draft, nodes, stubs, self_citations)


def _by_symbol(documents: Iterable[Mapping[str, Any]], draft: _Draft) -> dict[str, Mapping[str, Any]]:
    """The documents by symbol: the first of each symbol, and none without."""
    found: dict[str, Mapping[str, Any]] = {}
    for row in documents:
        symbol = row.get("symbol")
        if not symbol:
            draft.fail("document", str(row["document"]), "it has no symbol, neither in its text nor in its file name")
        elif symbol in found:
            draft.fail("document", str(row["document"]), f"{symbol} is already there from {found[symbol]['document']}")
        else:
            found[symbol] = row
    return found


def _add_record_edges(draft: _Draft, ids: Iterable[str], known: Mapping[str, Plain], loaded: Mapping[str, Mapping[str, Any]]) -> None:
    for key in ids:
        for name, start, end, props in record_edges(known[key], known, draft.fail):
            if name == "ESTABLISHES" and start in loaded:
                # the record decides that there is an edge, the founding document's own text supplies the evidence; where it
                # has none, nulls clear what an earlier version of the text may have left
                words = draft.edges[name].get((start, end), {})
                props = {"basis": "authority", "paragraph": words.get("paragraph"), "quote": words.get("quote")}
            draft.edges[name][start, end] = props


def _checked(draft: _Draft, nodes: Mapping[str, list[Plain]], stubs: list[Plain], self_citations: int) -> GraphRows:
    """Sort, and sort out: rows that no engine takes, ids under two labels, edges that lost an end."""
    there: dict[str, str] = {}

    def sound(label: str, rows: list[Plain]) -> tuple[Plain, ...]:
        kept = []
        for row in sorted(rows, key=lambda row: str(row["id"])):
            fault = node_fault(row)
            if fault is None and there.get(row["id"], label) != label:
                fault = f"its id is that of a node {there[row['id']]}"
            if fault is None:
                there[row["id"]] = label
                kept.append(row)
            else:
                draft.fail("node", str(row["id"]), fault)
        return tuple(kept)

    tables = {label: sound(label, nodes[label]) for label in sorted(LABELS, key=lambda label: label == "Document")}
    kept_stubs = sound("Document", stubs)
    edges: dict[str, tuple[Plain, ...]] = {}
    for name, pairs in draft.edges.items():
        kept = []
        wanted = RELATIONSHIPS[name]
        for start, end in sorted(pairs):
            row = {"from": start, "to": end, "props": pairs[start, end]}
            fault = edge_fault(row)
            if fault is None and there.get(start) not in wanted.starts:
                fault = f"{start} is no node that {name} starts from"
            if fault is None and there.get(end) not in wanted.ends:
                fault = f"{end} is no node that {name} leads to"
            if fault is None:
                kept.append(row)
            else:
                draft.fail("edge", f"{start} {name} {end}", fault)
        edges[name] = tuple(kept)
    stamp(tables["Document"], edges)
    sample = any(row["props"]["sample"] for row in tables["Document"])
    return GraphRows({label: tables[label] for label in LABELS}, kept_stubs, edges, tuple(draft.failures), self_citations, sample)
