"""Small and large extractions for tests of graph and store: rows as in the extraction folder, written by hand or by number."""

from __future__ import annotations

import random
from typing import Any

from graphkit.graph import LABELS, RECORD_LABELS, RELATIONSHIPS, GraphRows, build
from graphkit.model import Record
from graphkit.store import Store, load, statement
from graphkit.symbols import describe

RECORDS = {
    record.id: record
    for record in (
        Record("un-charter", "instrument", "Charter", "Charter of the United Nations", category="charter", since="1945-06-26"),
        Record("untoc", "instrument", "UNTOC", "Convention against Transnational Organized Crime", symbol="A/RES/55/25", since="2000"),
        Record("palermo", "instrument", "Palermo Protocol", "Protocol on Trafficking", parent=("untoc",), symbol="A/RES/55/25"),
        Record("security-council", "body", "Security Council", "Security Council", symbol="un-charter", category="organ", since="1946"),
        Record("ctc", "body", "CTC", "Counter-Terrorism Committee", parent=("security-council",), symbol="S/RES/1373(2001)", since="2001"),
        Record("cted", "body", "CTED", "Executive Directorate", aliases=("C.T.E.D.",), parent=("ctc",), symbol="S/RES/1535(2004)"),
        Record("old-office", "body", "Old Office", "Office that was", until="1997"),
        Record("unodc", "body", "UNODC", "United Nations Office on Drugs and Crime", succeeds=("old-office",), since="1997"),
        Record("al-qaida", "actor", "Al-Qaida", "Al-Qaida"),
        Record("some-panel", "body", "SP", "Some Panel", provisional=True),
    )
}


def document(symbol: str, **fields: Any) -> dict[str, Any]:
    """A row of documents.jsonl."""
    return {"document": symbol.replace("/", "_"), "symbol": symbol, "organ": "security-council", "language": "en", "digest": "d1", **fields}


def mention(citing: str, target: str, kind: str = "resolution", **fields: Any) -> dict[str, Any]:
    """A row of mentions.jsonl."""
    given = {"document": citing.replace("/", "_"), "citing": citing, "targets": [target], "kind": kind, "start": 10, "part": "preambular"}
    return {**given, "verb": "recall", "paragraph": None, "pinpoint": None, "quote": f"Recalling {target}", "in_name": False, **fields}


def small(*, sample: bool = False) -> GraphRows:
    """Two documents that cite each other's past, instruments and bodies, with every type of edge but one."""
    first, second = "S/RES/2388(2017)", "S/RES/2331(2016)"
    return build(
        [document(first, title="Trafficking", date="2017-11-21", sample=sample), document(second, date="2016-12-20", sample=sample)],
        [
            mention(first, second),
            mention(first, second, start=400, part="operative", paragraph="3", verb="reiterate", pinpoint="paragraph 4", in_name=True),
            mention(first, "S/RES/1373(2001)", start=30),
            mention(first, "palermo", "instrument", start=50),
            mention(first, "unodc", "body", start=60, part="operative", paragraph="12"),
            mention(first, "cted", "body", start=70),
            mention(first, "al-qaida", "actor", start=80),
            mention(first, "some-panel", "body", start=90),
            mention(second, "A/RES/48/13C", start=5),
            mention(second, "A/RES/48/13", start=15),
            mention(second, "A/70/95/Add.1", "document", start=25),
        ],
        RECORDS,
        facts=describe,
    )


def many(documents: int, edges: int, *, seed: int = 7, quote: int = 200) -> GraphRows:
    """So many documents, half of them stubs, and so many citations, by chance but always the same."""
    chance = random.Random(seed)
    symbols = [f"S/RES/{number}({1946 + number // 40})" for number in range(1, documents + 1)]
    loaded = symbols[len(symbols) // 2 :]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < edges:
        citing = chance.choice(loaded)
        pairs.add((citing, chance.choice([symbol for symbol in chance.sample(symbols, 2) if symbol != citing])))
    words = "Recalling its previous resolutions and the statements of its President on this item, "
    mentions = [
        mention(citing, cited, start=place, quote=(words * 9)[place % 80 :][:quote], verb=chance.choice(["recall", "reaffirm", "note"]))
        for place, (citing, cited) in enumerate(sorted(pairs))
    ]
    return build([document(symbol) for symbol in loaded], mentions, RECORDS, facts=describe)


Dump = tuple[dict[str, Any], dict[tuple[str, str, str], Any]]
"""A whole graph: nodes by id, edges by start, type and end, each with every property."""


def dump(store: Store) -> Dump:
    """The whole graph, read back."""
    ids = [{"id": row["id"]} for row in store.read("MATCH (n) RETURN n.id AS id ORDER BY id")]
    nodes = {}
    for name in ("documents", "records"):
        for row in store.read(statement(f"read/{name}"), rows=ids):
            nodes[row["id"]] = row
    edges = {}
    for name, kind in RELATIONSHIPS.items():
        columns = "".join(f", c.{column} AS {column}" for column in kind.properties)
        for row in store.read(f"MATCH (a)-[c:{name}]->(b) RETURN a.id AS a, b.id AS b{columns} ORDER BY a, b"):
            edges[row.pop("a"), name, row.pop("b")] = row
    return nodes, edges


def expected(rows: GraphRows) -> Dump:
    """The whole graph as the rows say it, in the shape of :func:`dump`."""
    nodes: dict[str, Any] = {}
    for row in (*rows.nodes["Document"], *rows.stubs):
        nodes[row["id"]] = {"id": row["id"], "iso": row["iso"], "resolution": row["resolution"], **row["props"]}
    names = {name for label in RECORD_LABELS.values() for name in LABELS[label]}
    for label in RECORD_LABELS.values():
        for row in rows.nodes[label]:
            nodes[row["id"]] = {"id": row["id"], "label": label, **dict.fromkeys(names), **row["props"]}
    edges = {
        (row["from"], name, row["to"]): {**dict.fromkeys(RELATIONSHIPS[name].properties), **row["props"]}
        for name, table in rows.edges.items()
        for row in table
    }
    return nodes, edges


def load_small(store: Store) -> None:
    """Load the small extraction."""
    load(store, small())
