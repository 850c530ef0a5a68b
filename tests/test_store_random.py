"""Read queries made by chance, but always the same: the embedded engine must give what Neo4j gives.

The embedded engine is young, and its optimizer has given wrong aggregates before; its adapter leaves out the passes that
did. This is the guard of that rail: should a new version of the engine need another, it shows here.
"""

from __future__ import annotations

import random

import pytest

pytest_plugins = ["tests.sample_graphs"]

SEED = 1267
QUERIES = 300

EDGES = {
    "CITES": ("Document", ("Document", "Instrument")),
    "MENTIONS": ("Document", ("Body", "Actor")),
    "ISSUED_BY": ("Document", ("Body",)),
    "ESTABLISHES": ("Document", ("Body",)),
    "ADOPTS": ("Document", ("Instrument",)),
    "PART_OF": ("Body", ("Body",)),
    "SUPPLEMENTS": ("Instrument", ("Instrument",)),
}
"""Type to the labels at its ends, as a query may name them."""

NUMBERS = {"Document": ("year", "number")}
TEXTS = {
    "Document": ("id", "organ", "category", "title"),
    "Instrument": ("id", "category", "adopted", "name"),
    "Body": ("id", "category", "since", "until"),
    "Actor": ("id", "name"),
}
COUNTS = {"CITES": ("count", "preambular", "operative", "substantive"), "MENTIONS": ("count", "preambular", "operative")}
SOME = {
    "id": ("S/RES/1267(1999)", "S/RES/1373(2001)", "S/RES/2388(2017)", "unodc", "untoc", "security-council"),
    "organ": ("security-council", "general-assembly"),
    "category": ("resolution", "report", "treaty", "committee", "protocol", "office"),
    "year": (1999, 2001, 2009, 2015, 2017),
    "number": (60, 1373, 1540, 2199),
}


class Maker:
    """Makes queries."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def query(self) -> str:
        """One query."""
        self.nodes: dict[str, str] = {}
        self.edges: dict[str, str] = {}
        self.lists: list[str] = []
        text = self.match("MATCH", steps=self.chance.choices((0, 1, 2), (1, 5, 4))[0])
        if self.often(0.35):
            text += " " + self.match("OPTIONAL MATCH", steps=1, start=self.chance.choice(list(self.nodes)))
        if self.often(0.25) and (listed := [edge for edge, kind in self.edges.items() if kind in COUNTS]):
            text += f" UNWIND {self.chance.choice(listed)}.verbs AS verb"
            self.lists.append("verb")
        if self.often(0.4):
            text += " " + self.grouped("WITH")
            return text + self.finish()
        return text + " " + self.grouped("RETURN") + self.order()

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def node(self, label: str) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes[name] = label
        return name

    def match(self, word: str, *, steps: int, start: str | None = None) -> str:
        """A pattern of some steps, with conditions; either way, of some length, or both."""
        if start is None:
            label = self.chance.choices(("Document", "Body", "Instrument"), (8, 1, 1))[0]
            here = self.node(label)
            text = f"({here}:{label})"
        else:
            here = start
            text = f"({here})"
        for _ in range(steps):
            label = self.nodes[here]
            forth = [(kind, other, "->") for kind, (first, last) in EDGES.items() if first == label for other in last]
            back = [(kind, first, "<-") for kind, (first, last) in EDGES.items() if label in last]
            weights = [4 if kind in COUNTS else 1 for kind, _, _ in (*forth, *back)]
            kind, other, way = self.chance.choices((*forth, *back), weights)[0]
            loose = label == other and self.often(0.2)
            long = label == other and self.often(0.2)
            there = self.node(other)
            edge = ""
            if not long:
                edge = f"e{len(self.edges)}"
                self.edges[edge] = kind
            inner = f"[{edge}:{kind}{'*1..2' if long else ''}]"
            left, right = ("-", "-") if loose else ("-", "->") if way == "->" else ("<-", "-")
            named = f":{other}" if self.often(0.7) else ""
            text += f"{left}{inner}{right}({there}{named})"
            here = there
        conditions = [self.condition() for _ in range(self.chance.choices((0, 1, 2), (4, 4, 2))[0])]
        return f"{word} {text}" + (" WHERE " + " AND ".join(conditions) if conditions else "")

    def condition(self) -> str:
        node = self.chance.choice(list(self.nodes))
        label = self.nodes[node]
        form = self.chance.randrange(7)
        if form == 0 and (edges := [edge for edge, kind in self.edges.items() if kind in COUNTS]):
            edge = self.chance.choice(edges)
            return (
                f"{edge}.{self.chance.choice(COUNTS[self.edges[edge]])} {self.chance.choice(('>', '=', '<='))} {self.chance.randrange(3)}"
            )
        if form == 1 and label == "Document":
            number = self.chance.choice(("year", "number"))
            return f"{node}.{number} {self.chance.choice(('>', '<', '>=', '<>'))} {self.chance.choice(SOME[number])}"
        if form == 2 and label == "Document":
            return self.chance.choice((f"NOT {node}.stub", f"{node}:Resolution", f"NOT {node}:Resolution", f"{node}.date IS NOT NULL"))
        if form == 3 and label == "Document":
            no = self.chance.choice(("", "NOT "))
            return no + self.chance.choice(
                (
                    f"EXISTS {{ MATCH ({node})-[:CITES]->(x:Document) WHERE x.year < {self.chance.choice(SOME['year'])} }}",
                    f"EXISTS {{ MATCH ({node})<-[:CITES]-(:Document) }}",
                    f"EXISTS {{ MATCH ({node})-[:MENTIONS]->(:Body {{id: 'unodc'}}) }}",
                )
            )
        if form == 4:
            return f"COUNT {{ ({node})<-[]-() }} {self.chance.choice(('>', '='))} {self.chance.randrange(4)}"
        text = self.chance.choice(TEXTS[label])
        if text in SOME:
            value = self.chance.choice(SOME[text])
            either = f" OR {node}.{text} IS NULL" if self.often(0.3) else ""
            return f"({node}.{text} {self.chance.choice(('=', '<>'))} '{value}'{either})"
        return f"{node}.{text} IS {self.chance.choice(('', 'NOT '))}NULL"

    def value(self) -> str:
        """Something to return or to group by."""
        if self.lists and self.often(0.4):
            return "verb"
        node = self.chance.choice(list(self.nodes))
        return f"{node}.{self.chance.choice((*TEXTS[self.nodes[node]], *NUMBERS.get(self.nodes[node], ())))}"

    def aggregate(self) -> str:
        node = self.chance.choice(list(self.nodes))
        edges = [edge for edge, kind in self.edges.items() if kind in COUNTS]
        forms = [
            "count(*)",
            f"count({node})",
            f"count(DISTINCT {node})",
            f"count(DISTINCT {node}.id)",
            f"min({node}.id)",
            f"max({node}.id)",
        ]
        forms.append(f"collect(DISTINCT {node}.id)")
        if self.nodes[node] == "Document":
            forms += [f"sum({node}.number)", f"max({node}.year)", f"min({node}.date)", f"count({node}.year)", f"avg({node}.year)"]
        if edges:
            edge = self.chance.choice(edges)
            forms += [f"sum({edge}.count)", f"count({edge})", f"sum(size({edge}.verbs))", f"max({edge}.operative)"]
        return self.chance.choice(forms)

    def grouped(self, word: str) -> str:
        """WITH or RETURN: values, with or without aggregates beside them."""
        columns = [self.value() for _ in range(self.chance.randrange(3))]
        columns += [self.aggregate() for _ in range(self.chance.choices((0, 1, 2), (3, 4, 3))[0] or (not columns))]
        self.columns = [f"c{place}" for place in range(len(columns))]
        self.collects = any(column.startswith("collect") for column in columns)
        distinct = "DISTINCT " if word == "RETURN" and self.often(0.15) else ""
        return f"{word} {distinct}" + ", ".join(f"{column} AS c{place}" for place, column in enumerate(columns))

    def finish(self) -> str:
        """A second aggregation, or a condition on the first."""
        first = self.columns[0]
        if self.collects or self.often(0.5):
            return f" WHERE {first} IS NOT NULL RETURN {', '.join(f'{column} AS {column}' for column in self.columns)}" + self.order()
        last = self.columns[-1]
        self.columns = ["k", "n", "d"]
        return f" RETURN {last} AS k, count(*) AS n, count(DISTINCT {first}) AS d" + self.order()

    def order(self) -> str:
        """All columns in order, so that a limit leaves the same rows on every engine; but lists are in no order of their own."""
        if self.collects or self.often(0.4):
            return ""
        terms = [f"{column}{self.chance.choice(('', ' DESC'))}" for column in self.columns]
        return " ORDER BY " + ", ".join(terms) + f" LIMIT {self.chance.choice((1, 5, 20))}"


def comparable(rows):
    """Rows in an order of their own; lists too, for ``collect`` promises none; numbers rounded where they were divided."""

    def plain(value):
        if isinstance(value, list):
            return sorted(map(repr, map(plain, value)))
        return (type(value).__name__, f"{value:.6f}" if isinstance(value, float) else value)

    return sorted(repr([plain(value) for value in row.values()]) for row in rows)


@pytest.mark.neo4j
def test_queries_made_by_chance_give_equal_rows(samples_neo4j, samples_embedded):
    maker = Maker(SEED)
    wrong, filled = [], 0
    with samples_neo4j.open(read_only=True) as server, samples_embedded.open(read_only=True) as embedded:
        for _ in range(QUERIES):
            text = maker.query()
            expected = comparable(server.query(text, limit=None).rows)
            filled += bool(expected)
            if comparable(embedded.query(text, limit=None).rows) != expected:
                wrong.append(text)
    print(f"{QUERIES} queries, {filled} with rows, {len(wrong)} differ")
    assert wrong == []
    assert filled > QUERIES // 2
