"""Forms of Cypher that the shipped statements and people rely on: on each engine the same, right rows."""

from __future__ import annotations

import datetime

import pytest

from graphkit.store import statements

NODES = (
    # id, year, date, title, resolution
    ("a", 1999, "1999-10-15", "Afghanistan", True),
    ("b", 2001, "2001-09-28", "Terrorist acts", True),
    ("c", 2001, None, None, False),
    ("d", 2017, "2017-11-21", "Trafficking in persons", True),
    ("e", None, None, 'It\'s "quoted" \u2013 \U0001f54a', False),
)
EDGES = (
    # from, to, verbs; two edges b -> a: a citation is one edge, but counting must not rely on it
    ("b", "a", ["recall"]),
    ("b", "a", ["decide", "decide"]),
    ("c", "b", ["recall", "-"]),
    ("d", "b", ["reaffirm"]),
    ("d", "c", ["recall"]),
    ("d", "a", ["note", "request", "note"]),
    ("a", "a", ["recall"]),
)

CASES: dict[str, tuple[str, dict[str, object], list[tuple[object, ...]]]] = {
    "a node by its key": ("MATCH (n:Document {id: $id}) RETURN n.id AS id, n.year AS year", {"id": "a"}, [("a", 1999)]),
    "an extra label": ("MATCH (n:Resolution) RETURN n.id AS id ORDER BY id", {}, [("a",), ("b",), ("d",)]),
    "a label in WHERE": ("MATCH (n) WHERE n:Document AND NOT n:Resolution RETURN n.id AS id ORDER BY id", {}, [("c",), ("e",)]),
    "a label as a value": ("MATCH (n:Document) RETURN n:Resolution AS yes, count(*) AS n ORDER BY yes", {}, [(False, 2), (True, 3)]),
    "labels": ("MATCH (n:Document {id: 'a'}) RETURN 'Resolution' IN labels(n) AS yes", {}, [(True,)]),
    "an unknown label": ("MATCH (n:Nothing) RETURN n.id AS id", {}, []),
    "an unknown property": ("MATCH (n:Document {id: 'a'}) RETURN n.nothing AS x", {}, [(None,)]),
    "a title that is null": ("MATCH (n:Document {id: 'c'}) RETURN n.title IS NULL AS none, n.title AS title", {}, [(True, None)]),
    "a date": ("MATCH (n:Document {id: 'a'}) RETURN n.date AS date, n.date.year AS year", {}, [(datetime.date(1999, 10, 15), 1999)]),
    "dates compared": (
        "MATCH (n:Document) WHERE n.date >= date($day) RETURN n.id AS id ORDER BY id",
        {"day": "2001-09-28"},
        [("b",), ("d",)],
    ),
    "dates in order, nulls last": (
        "MATCH (n:Document) RETURN n.id AS id ORDER BY n.date IS NULL, n.date DESC, id",
        {},
        [("d",), ("b",), ("a",), ("c",), ("e",)],
    ),
    "a date as text": ("MATCH (n:Document {id: 'a'}) RETURN toString(n.date) AS day", {}, [("1999-10-15",)]),
    "text is kept": ("MATCH (n:Document {id: 'e'}) RETURN n.title AS title", {}, [('It\'s "quoted" \u2013 \U0001f54a',)]),
    "text that contains": ("MATCH (n:Document) WHERE toLower(n.title) CONTAINS $word RETURN n.id AS id", {"word": "traff"}, [("d",)]),
    "text that begins": ("MATCH (n:Document) WHERE n.title STARTS WITH 'Terr' RETURN n.id AS id", {}, [("b",)]),
    "null in a comparison": ("MATCH (n:Document) WHERE n.year > 2000 RETURN n.id AS id ORDER BY id", {}, [("b",), ("c",), ("d",)]),
    "null and not": ("MATCH (n:Document) WHERE NOT n.year > 2000 RETURN n.id AS id ORDER BY id", {}, [("a",)]),
    "a parameter that is null": ("MATCH (n:Document) WHERE $x IS NULL OR n.id = $x RETURN count(*) AS n", {"x": None}, [(5,)]),
    "a list as parameter": (
        "MATCH (n:Document) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id",
        {"ids": ["d", "a", "x"]},
        [("a",), ("d",)],
    ),
    "a list of nothing": ("MATCH (n:Document) WHERE n.id IN $ids RETURN n.id AS id", {"ids": []}, []),
    "whole division and rest": ("RETURN 7 / 2 AS whole, 7 % 2 AS rest, -7 / 2 AS less", {}, [(3, 1, -3)]),
    "division of numbers": ("RETURN 7 / 2.0 AS x", {}, [(3.5,)]),
    "CASE": (
        "MATCH (n:Document) RETURN CASE WHEN n.year < 2000 THEN 'old' ELSE 'new' END AS age, count(*) AS n ORDER BY age",
        {},
        [("new", 4), ("old", 1)],
    ),
    "coalesce": ("MATCH (n:Document) RETURN coalesce(n.year, 0) AS year ORDER BY year LIMIT 1", {}, [(0,)]),
    "counting edges": ("MATCH (:Document {id: 'a'})<-[c:CITES]-(x) RETURN count(c) AS n, count(DISTINCT x) AS d", {}, [(4, 3)]),
    "edges and documents that cite": (
        "MATCH (r:Document)<-[c:CITES]-(x) WITH r, count(c) AS n, count(DISTINCT x) AS d RETURN r.id AS id, n, d ORDER BY id",
        {},
        [("a", 4, 3), ("b", 2, 2), ("c", 1, 1)],
    ),
    "an optional edge, grouped": (
        "MATCH (a:Document) OPTIONAL MATCH (a)-[m:CITES]->(b) WITH b, count(*) AS n RETURN b.id AS id, n ORDER BY id IS NULL, id",
        {},
        [("a", 4), ("b", 2), ("c", 1), (None, 1)],
    ),
    "two steps, one of them either way": ("MATCH (x:Document)-[:CITES]->(y)-[:CITES]-(z) RETURN count(*) AS n", {}, [(19,)]),
    "two steps with a condition": (
        "MATCH (x:Document)-[c:CITES]->(y)-[:CITES]-(z) WHERE c.count > 1 RETURN count(*) AS n",
        {},
        [(9,)],
    ),
    "count of nothing": ("MATCH (n:Nothing) RETURN count(*) AS n, sum(n.year) AS s, collect(n.id) AS ids", {}, [(0, 0, [])]),
    "sum, least and greatest": (
        "MATCH (n:Document) RETURN sum(n.year) AS s, min(n.year) AS low, max(n.year) AS high, count(n.year) AS n",
        {},
        [(8018, 1999, 2017, 4)],
    ),
    "least of dates and texts": (
        "MATCH (n:Document) RETURN min(n.date) AS first, max(n.title) AS last",
        {},
        [(datetime.date(1999, 10, 15), "Trafficking in persons")],
    ),
    "the same edge is not walked twice": ("MATCH (x)-[:CITES]-(y)-[:CITES]-(x) WHERE x.id = 'b' RETURN count(*) AS n", {}, [(2,)]),
    "a loop": ("MATCH (n:Document)-[c:CITES]->(n) RETURN n.id AS id, c.verbs AS verbs", {}, [("a", ["recall"])]),
    "some steps, ends once": (
        "MATCH (:Document {id: 'd'})-[:CITES*1..2]->(n) RETURN DISTINCT n.id AS id ORDER BY id",
        {},
        [("a",), ("b",), ("c",)],
    ),
    "the fewest steps": (
        "MATCH p = (:Document {id: 'd'})-[:CITES*1..3]->(n) RETURN n.id AS id, min(length(p)) AS steps ORDER BY id",
        {},
        [("a", 1), ("b", 1), ("c", 1)],
    ),
    "no step at all": ("MATCH (:Document {id: 'c'})-[:CITES*0..1]->(n) RETURN n.id AS id ORDER BY id", {}, [("b",), ("c",)]),
    "a shortest path": (
        "MATCH (x:Document {id: 'c'}), (y:Document {id: 'a'}) MATCH p = shortestPath((x)-[:CITES*..4]->(y)) "
        "RETURN [n IN nodes(p) | n.id] AS ids, length(p) AS steps",
        {},
        [(["c", "b", "a"], 2)],
    ),
    "all shortest paths": (
        "MATCH (x:Document {id: 'c'}), (y:Document {id: 'a'}) MATCH p = allShortestPaths((x)-[:CITES*..4]->(y)) "
        "RETURN [c IN relationships(p) | size(c.verbs)] AS sizes ORDER BY sizes[1]",
        {},
        [([2, 1],), ([2, 2],)],
    ),
    "no path": (
        "MATCH (x:Document {id: 'a'}), (y:Document {id: 'd'}) MATCH p = shortestPath((x)-[:CITES*..4]->(y)) RETURN length(p) AS steps",
        {},
        [],
    ),
    "EXISTS": (
        "MATCH (n:Document) WHERE EXISTS { MATCH (n)<-[:CITES]-(:Document) } RETURN n.id AS id ORDER BY id",
        {},
        [("a",), ("b",), ("c",)],
    ),
    "NOT EXISTS": ("MATCH (n:Document) WHERE NOT EXISTS { MATCH (n)<-[:CITES]-() } RETURN n.id AS id ORDER BY id", {}, [("d",), ("e",)]),
    "EXISTS in EXISTS": (
        "MATCH (n:Document) WHERE EXISTS { MATCH (n)-[:CITES]->(m) WHERE EXISTS { MATCH "
        "(m)-[:CITES]->(:Document {id: 'b'}) } } RETURN n.id AS id",
        {},
        [("d",)],
    ),
    "COUNT": (
        "MATCH (n:Document) RETURN n.id AS id, COUNT { (n)-[:CITES]->() } AS n ORDER BY n DESC, id LIMIT 2",
        {},
        [("d", 3), ("b", 2)],
    ),
    "COUNT with a condition": (
        "MATCH (n:Document {id: 'd'}) RETURN COUNT { MATCH (n)-[:CITES]->(m) WHERE m.year = 2001 } AS n",
        {},
        [(2,)],
    ),
    "a subquery for each row": (
        "MATCH (n:Document) CALL (n) { MATCH (n)-[c:CITES]->() RETURN count(c) AS n_out } RETURN n.id AS id, n_out ORDER BY id",
        {},
        [("a", 1), ("b", 2), ("c", 1), ("d", 3), ("e", 0)],
    ),
    "a subquery of a list": (
        "WITH ['a', 'c'] AS ids CALL (ids) { UNWIND ids AS id MATCH (n)-[:CITES]->(:Document {id: id}) RETURN "
        "collect(DISTINCT n.id) AS found } "
        "UNWIND found AS id RETURN id ORDER BY id",
        {},
        [("a",), ("b",), ("d",)],
    ),
    "a subquery of an empty list": (
        "WITH [] AS ids CALL (ids) { UNWIND ids AS id MATCH (n:Document {id: id}) RETURN collect(n.id) AS found } RETURN found",
        {},
        [([],)],
    ),
    "UNWIND of lists on edges": (
        "MATCH ()-[c:CITES]->() UNWIND c.verbs AS verb RETURN verb, count(*) AS n ORDER BY n DESC, verb",
        {},
        [("recall", 4), ("decide", 2), ("note", 2), ("-", 1), ("reaffirm", 1), ("request", 1)],
    ),
    "UNWIND of a range": (
        "MATCH (:Document {id: 'd'})-[c:CITES]->(:Document {id: 'a'}) UNWIND range(0, c.count - 1) AS i "
        "RETURN i, c.verbs[i] AS verb ORDER BY i",
        {},
        [(0, "note"), (1, "request"), (2, "note")],
    ),
    "UNWIND of nothing": ("UNWIND [] AS x RETURN x", {}, []),
    "UNWIND of maps": ("UNWIND $rows AS row RETURN row.id AS id, row.n + 1 AS n", {"rows": [{"id": "x", "n": 1}]}, [("x", 2)]),
    "a list with a condition": ("RETURN [x IN [1, 2, 3, 4] WHERE x % 2 = 0 | x * 10] AS xs", {}, [([20, 40],)]),
    "parts of lists": (
        "RETURN [1, 2, 3][0] AS first, [1, 2, 3][-1] AS last, [1, 2, 3][5] AS none, [1, 2, 3][0..2] AS two",
        {},
        [(1, 3, None, [1, 2])],
    ),
    "lists joined and looked into": ("RETURN [1] + [2] AS xs, 2 IN [1, 2] AS yes, size([1, 2]) AS n", {}, [([1, 2], True, 2)]),
    "any, all, none": (
        "RETURN any(x IN [1, 2] WHERE x > 1) AS a, all(x IN [1, 2] WHERE x > 1) AS b, none(x IN [1, 2] WHERE x > 2) AS c",
        {},
        [(True, False, True)],
    ),
    "reduce": ("RETURN reduce(text = '', x IN ['a', 'b'] | text + x) AS text", {}, [("ab",)]),
    "a pattern as a list": ("MATCH (n:Document {id: 'd'}) RETURN size([(n)-[:CITES]->(m) | m.id]) AS n", {}, [(3,)]),
    "collect in order": ("MATCH (n:Document) WITH n ORDER BY n.id DESC RETURN collect(n.id) AS ids", {}, [(["e", "d", "c", "b", "a"],)]),
    "collect each once": (
        "MATCH (x)-[:CITES]->(n:Document {id: 'a'}) WITH x ORDER BY x.id RETURN collect(DISTINCT x.id) AS ids",
        {},
        [(["a", "b", "d"],)],
    ),
    "collect skips nulls": ("MATCH (n:Document) WITH n ORDER BY n.id RETURN collect(n.year) AS years", {}, [([1999, 2001, 2001, 2017],)]),
    "WITH, LIMIT and on": (
        "MATCH (n:Document) WITH n ORDER BY n.id DESC LIMIT 2 MATCH (n)-[:CITES]->(m) RETURN n.id AS id, count(m) AS n ORDER BY id",
        {},
        [("d", 3)],
    ),
    "SKIP": ("MATCH (n:Document) RETURN n.id AS id ORDER BY id SKIP 3 LIMIT 5", {}, [("d",), ("e",)]),
    "a limit as parameter": ("MATCH (n:Document) RETURN n.id AS id ORDER BY id LIMIT $n", {"n": 1}, [("a",)]),
    "DISTINCT": (
        "MATCH (n:Document) WHERE n.year IS NOT NULL RETURN DISTINCT n.year AS year ORDER BY year",
        {},
        [(1999,), (2001,), (2017,)],
    ),
    "UNION": ("RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", {}, [(1,), (2,)]),
    "UNION ALL": ("RETURN 1 AS x UNION ALL RETURN 1 AS x", {}, [(1,), (1,)]),
    "types of edges": ("MATCH (:Document {id: 'd'})-[c:CITES|NAMES]->() RETURN DISTINCT type(c) AS t", {}, [("CITES",)]),
    "an end of several labels": ("MATCH (n) WHERE (n:Document OR n:Instrument) AND n.id = $id RETURN n.id AS id", {"id": "a"}, [("a",)]),
    "values of texts": (
        "RETURN toInteger('12') AS n, toString(12) AS t, split('a,b', ',') AS l, substring('abc', 1) AS s",
        {},
        [(12, "12", ["a", "b"], "bc")],
    ),
    "true, false and null": (
        "RETURN true AND null AS a, false AND null AS b, true OR null AS c, null = null AS d",
        {},
        [(None, False, True, None)],
    ),
    "two patterns of one MATCH": (
        "MATCH (x:Document {id: 'c'})-[:CITES]->(m), (y:Document {id: 'd'})-[:CITES]->(m) RETURN m.id AS id",
        {},
        [("b",)],
    ),
    "comments": ("// first\nRETURN 1 AS one // last", {}, [(1,)]),
}


@pytest.fixture(scope="module")
def graph(request, tmp_path_factory):
    """The graph on one engine, for the cases that only read."""
    if request.param == "neo4j":
        target = request.getfixturevalue("neo4j_server")
    else:
        from tests.conftest import Target

        target = Target(str(tmp_path_factory.mktemp("conformance") / "test.graph"))
    with target.open() as store:
        fill(store)
        yield store


def fill(store):
    """Write the graph."""
    store.write("MATCH (n) DETACH DELETE n")
    for text in statements("schema/constraints"):
        store.write(text)
    rows = [{"id": key, "iso": iso, "props": {"year": year, "title": title, "name": key}} for key, year, iso, title, _ in NODES]
    store.write("UNWIND $rows AS row MERGE (n:Document {id: row.id}) SET n += row.props, n.date = date(row.iso)", rows=rows)
    store.write("MATCH (n:Document) WHERE n.id IN $ids SET n:Resolution", ids=[node[0] for node in NODES if node[4]])
    edges = [{"from": a, "to": b, "props": {"verbs": verbs, "count": len(verbs)}} for a, b, verbs in EDGES]
    store.write(
        "UNWIND $rows AS row MATCH (a:Document {id: row.from}) MATCH (b:Document {id: row.to}) CREATE "
        "(a)-[c:CITES]->(b) SET c += row.props",
        rows=edges,
    )


@pytest.mark.parametrize("graph", ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_a_form_gives_the_right_rows(graph, name):
    text, params, expected = CASES[name]
    rows = graph.query(text, params).rows
    assert [tuple(row.values()) for row in rows] == expected
    assert [[type(value) for value in row.values()] for row in rows] == [[type(value) for value in row] for row in expected]
