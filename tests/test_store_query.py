"""Queries that people type, on each engine: they only read, within limits, and errors say what to do."""

from __future__ import annotations

import datetime

import pytest

from graphkit.errors import NotFoundError, ReadOnlyError, StoreError, UsageError
from graphkit.store import REQUIRED, Query, cypher_folder, find, parse, queries, statement
from graphkit.store.guard import refuse_files
from tests.graph_rows import dump, load_small

WRITES = (
    "CREATE (n:X {id: '1'})",
    "// MATCH\nCREATE (n:X {id: '1'})",
    "MATCH (n) // RETURN n\nSET n.name = 'x'",
    "MATCH (n) WHERE n.id <> '/*' DETACH DELETE n // */",
    "MATCH (n) REMOVE n.name RETURN n.id AS id",
    "MATCH (n) SET n:Other",
    "mErGe (n:X {id: '1'}) RETURN n.id AS id",
    "MATCH (n) WITH n LIMIT 1 FOREACH (x IN [1] | SET n.name = 'x')",
    "UNWIND [1] AS i CREATE (:X {id: 'a'}) RETURN i",
    "CREATE CONSTRAINT x_id IF NOT EXISTS FOR (n:X) REQUIRE n.id IS UNIQUE",
    "DROP CONSTRAINT document_id",
    "DROP INDEX document_title",
    "CREATE INDEX x IF NOT EXISTS FOR (n:Document) ON (n.number)",
    "CREATE FULLTEXT INDEX x IF NOT EXISTS FOR (n:Document) ON EACH [n.name]",
)


@pytest.fixture
def loaded(store):
    load_small(store)
    return store


@pytest.mark.parametrize("text", WRITES)
def test_the_engine_refuses_what_writes(loaded, text):
    before = dump(loaded)
    with pytest.raises(UsageError) as caught:
        loaded.query(text)
    if "/*" not in text:  # the embedded engine takes this for a block comment, which it does not know
        assert isinstance(caught.value, ReadOnlyError)
    assert dump(loaded) == before
    loaded.write("MATCH (n:Document) SET n.name = n.name RETURN count(*) AS nodes")  # and writing works after it


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
        "load\ncsv from 'http://localhost/x' as line return line",
        "LOAD // really\n CSV FROM 'file:///etc/hosts' AS line RETURN line",
        "LOAD /* really */ CSV FROM 'file:///etc/hosts' AS line RETURN line",
        "\\u004cOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
    ],
)
def test_no_query_reads_files(loaded, text):
    with pytest.raises(ReadOnlyError, match="files"):
        loaded.query(text)


def test_words_that_only_look_like_it_are_let_through():
    refuse_files("MATCH (n) WHERE n.title CONTAINS 'workload' RETURN n.csv AS csv")


def test_rows_have_columns_in_order_and_plain_values(loaded):
    rows = loaded.query(
        "MATCH (n:Document {id: $id}) RETURN n.name AS name, n.date AS date, n.stub AS stub, labels(n) AS labels, n.session AS session",
        {"id": "S/RES/2388(2017)"},
    )
    assert rows.columns == ("name", "date", "stub", "labels", "session")
    assert rows.rows == (
        {"name": "2388 (2017)", "date": datetime.date(2017, 11, 21), "stub": False, "labels": ["Document", "Resolution"], "session": None},
    )
    assert not rows.truncated


def test_no_rows_still_have_columns(loaded):
    rows = loaded.query("MATCH (n:Document {id: 'none'}) RETURN n.id AS id, n.name AS name")
    assert (rows.columns, rows.rows) == (("id", "name"), ())


@pytest.mark.parametrize(("limit", "number", "truncated"), [(3, 3, True), (8, 8, False), (9, 8, False), (None, 8, False), (0, 0, True)])
def test_no_more_rows_than_the_limit(loaded, limit, number, truncated):
    rows = loaded.query("MATCH (n:Document) RETURN n.id AS id ORDER BY id", limit=limit)
    assert (len(rows.rows), rows.truncated) == (number, truncated)


@pytest.mark.parametrize(
    ("text", "params", "said"),
    [
        ("MATCH (n RETURN n", {}, "line 1"),
        ("MATCH (n) RETURN no_such(n) AS x", {}, "no_such"),
        ("MATCH (n {id: $id}) RETURN n.id AS id", {}, "id"),
        ("RETURN $x AS x", {"x": 2**70}, "value"),
        ("", {}, ""),
    ],
)
def test_a_mistake_is_told_in_one_line(loaded, text, params, said):
    with pytest.raises(UsageError) as caught:
        loaded.query(text, params)
    assert said in caught.value.message
    assert "\n" not in caught.value.message


def test_a_query_that_takes_too_long_is_broken_off(loaded):
    text = "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND range(1, 1000) AS c RETURN count(a + b + c) AS n"
    with pytest.raises(UsageError, match=r"too long|more work"):
        loaded.query(text, timeout=1)
    assert loaded.query("RETURN 1 AS one").rows == ({"one": 1},)


def test_counting_edges_is_not_counting_ends(store):
    """Three repros of wrong aggregates in the embedded engine's optimizer, which the adapter therefore leaves out."""
    store.write("CREATE (a:Document {id: 'a'}), (b:Document {id: 'b'}), (a)-[:CITES]->(b), (a)-[:CITES]->(b), (b)-[:CITES]->(b)")
    text = "MATCH (r:Document)<-[c:CITES]-(x) WITH r, count(c) AS n, count(DISTINCT x) AS d RETURN n, d"
    assert store.query(text).rows == ({"n": 3, "d": 2},)
    text = "MATCH (a:Document) OPTIONAL MATCH (a)-[c:CITES]->(b) WITH b, count(*) AS n RETURN b.id AS id, n ORDER BY id"
    assert store.query(text).rows == ({"id": "b", "n": 3},)
    text = "MATCH (a:Document)-[c:CITES]->(b)-[d:CITES]-(e) RETURN count(*) AS n"
    assert store.query(text).rows == ({"n": 6},)


def test_a_store_opened_for_reading_refuses_to_write(target):
    with target.open() as graph:
        load_small(graph)
    with target.open(read_only=True) as graph:
        with pytest.raises(ReadOnlyError, match="opened for reading"):
            graph.write("CREATE (:X {id: '1'})")
        with pytest.raises((ReadOnlyError, StoreError)):
            graph.read("CREATE (:X {id: '1'})")
        assert len(graph.query("MATCH (n:Document) RETURN n.id AS id").rows) == 8


HEADER = """\
// Which documents cite a document.
// More about it.
// param symbol The document that is cited
// param limit = 25 How many rows
// param verbs = ["recall", "note"] Which verbs
// column citing The citing document
MATCH (a)-[:CITES]->(b {id: $symbol}) RETURN a.id AS citing ORDER BY citing LIMIT $limit;
"""


def test_a_query_file_says_what_it_takes_and_gives(tmp_path):
    path = tmp_path / "who-cites.cypher"
    path.write_text(HEADER)
    query = parse(path)
    assert (query.name, query.help) == ("who-cites", "Which documents cite a document.")
    assert query.params == {
        "symbol": (REQUIRED, "The document that is cited"),
        "limit": (25, "How many rows"),
        "verbs": (["recall", "note"], "Which verbs"),
    }
    assert query.columns == {"citing": "The citing document"}
    assert query.bind({"symbol": "x", "limit": 3}) == {"symbol": "x", "limit": 3, "verbs": ["recall", "note"]}
    with pytest.raises(UsageError, match="needs a value for symbol"):
        query.bind({})
    with pytest.raises(UsageError, match="no parameter 'symbl'"):
        query.bind({"symbl": "x"})


@pytest.mark.parametrize("line", ["// param", "// param limit", "// param limit = ten How many", "// column citing"])
def test_a_bad_header_line_is_told(tmp_path, line):
    path = tmp_path / "bad.cypher"
    path.write_text(f"// What it answers.\n{line}\nRETURN 1 AS one;\n")
    with pytest.raises(UsageError, match=r"bad\.cypher"):
        parse(path)


def test_a_query_file_without_help_is_told(tmp_path):
    path = tmp_path / "bad.cypher"
    path.write_text("RETURN 1 AS one;\n")
    with pytest.raises(UsageError, match="what the query answers"):
        parse(path)


def test_an_unknown_query_names_those_that_are_near():
    assert all(isinstance(query, Query) for query in queries().values())
    with pytest.raises(NotFoundError, match="no query is called 'zzzz'") as caught:
        find("zzzz")
    assert caught.value.hint


def test_every_cypher_file_is_one_that_the_rules_allow():
    for path in sorted(cypher_folder().glob("*/*.cypher")):
        text = path.read_text(encoding="utf-8")
        code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))
        assert text.startswith("// "), f"{path.name} does not say what it does"
        for word in ("IN TRANSACTIONS", "apoc.", "FOREACH", "properties(", "keys(", "/*", "percentile"):
            assert word not in code, f"{path.name} holds {word}"
    assert statement("load/cites").startswith("//")
