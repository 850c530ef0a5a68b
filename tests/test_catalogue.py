"""The catalogue of queries: complete headers, portable forms, and on every engine the same rows of the same types."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from graphkit.graph import LABELS, RELATIONSHIPS
from graphkit.store import REQUIRED, cypher_folder, queries, statement

pytest_plugins = ["tests.sample_graphs"]

CATALOGUE = queries()
SHIPPED = sorted(path.relative_to(cypher_folder()).with_suffix("").as_posix() for path in cypher_folder().glob("[lqr]*/*.cypher"))

UNPORTABLE = {
    r"/\*": "block comments",
    r"\bIN TRANSACTIONS\b": "CALL IN TRANSACTIONS",
    r"\bFOREACH\b": "FOREACH",
    r"\bapoc\.": "APOC",
    r"\bpercentile(Cont|Disc)\b": "percentiles",
    r"\bstDevP?\b": "standard deviations",
    r"\bduration\b": "durations",
    r"\bCOLLECT\s*\{": "COLLECT subqueries",
    r"\b(ANY|ALL)?\s*SHORTEST\s+\d": "SHORTEST k",
    r"\)\s*\{\s*\d": "quantified paths",
    r"[\])]\s*->?\s*[+{]\s*\d?": "quantified relationships",
    r"\[:\w+(\|:?\w+)*\*\]|\*\d+\.\.\]|\*\s*\]": "paths without an upper bound",
    r"\(\s*\w*\s*(:\w+)?\s*(\{[^}]*\})?\s+WHERE\b": "WHERE inside a pattern",
    r":\w+\s*[&!]|:\s*[!%]": "label algebra",
    r":\$\(": "dynamic labels",
    r"\bproperties\(|\bkeys\(|\belementId\(|\bid\(": "whole nodes and the engine's own ids",
    r"\b\w+\s*\{\s*\.": "map projections",
    r"^\s*CYPHER\b": "a version prefix",
    r"\b(WHEN\b(?!.*\bTHEN\b)|NEXT|FILTER|LET|SEARCH)\b(?!\s*\()": "clauses of Cypher 25",
    r"\.(type|label|start|end)\b": "property names that the embedded engine reads as its own",
    r"\b(datetime|localtime|time|timestamp|rand|randomUUID)\(": "values of the moment",
    r"\bCALL\s*\{": "subqueries that import by WITH",
    r"\bLOAD\s+CSV\b": "files",
}
"""What not every engine takes, or takes in its own way: DESIGN section 5."""


def code(text: str) -> str:
    """A statement without its comments and the text in its quotes."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    return re.sub(r"'(?:[^'\\]|\\.)*'", "''", "\n".join(lines))


def last(clause: str, text: str) -> str:
    """What follows the last such clause, up to the next."""
    found = re.split(r"\b(RETURN|ORDER BY|SKIP|LIMIT)\b", code(text).rstrip().rstrip(";"))
    return found[len(found) - 1 - found[::-1].index(clause) + 1].strip()


def parts(text: str) -> list[str]:
    """A list split at the commas outside brackets."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and depth == 0:
            found.append(text[start:place].strip())
            start = place + 1
    return [*found, text[start:].strip()]


def column(term: str) -> str:
    """The column that a term of RETURN makes."""
    return re.split(r"\bAS\b", term)[-1].strip()


def typed(value: Any) -> Any:
    """A value with its type, for 1, 1.0 and True are equal in Python."""
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value), round(value, 9) if isinstance(value, float) else value


def test_there_is_one_catalogue_for_all_engines():
    own = [path.relative_to(cypher_folder() / "query").as_posix() for path in (cypher_folder() / "query").glob("*/*.cypher")]
    print(f"{len(CATALOGUE)} queries, of which {len(own)} differ by engine {own}")
    assert len(CATALOGUE) >= 32
    assert own == []


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_header_says_all(name):
    query = CATALOGUE[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert re.fullmatch(r"[A-Z].{30,}\.", query.help)
    assert set(re.findall(r"\$(\w+)", code(query.text))) == set(query.params)
    assert tuple(query.columns) == tuple(map(column, parts(last("RETURN", query.text).removeprefix("DISTINCT "))))
    for parameter, (default, meaning) in query.params.items():
        assert default is not REQUIRED, f"{parameter} has no default"
        assert len(meaning) > 8
    assert all(len(meaning) > 6 for meaning in query.columns.values())
    assert last("LIMIT", query.text) == "$limit"
    assert isinstance(query.params["limit"][0], int)
    assert query.text.endswith(";")
    assert code(query.text).count(";") == 1
    assert "\t" not in query.text
    assert max(map(len, code(query.text).splitlines())) <= 140


@pytest.mark.parametrize("name", CATALOGUE)
def test_properties_are_those_of_the_schema(name):
    """A database tells nobody of a property that is misspelt: it is null."""
    known = {"id", *(name for names in LABELS.values() for name in names)}
    known |= {name for kind in RELATIONSHIPS.values() for name in kind.properties}
    text = code(CATALOGUE[name].text)
    assert set(re.findall(r"\b[a-z]\w*\.(\w+)", text)) <= known
    assert set(re.findall(r"(?<=[\[(\w]):(\w+)|(?<= ):(\w+)", text)) <= {(found, "") for found in (*LABELS, *RELATIONSHIPS)}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_statements_keep_to_portable_forms(name):
    text = code(statement(name))
    assert [why for form, why in UNPORTABLE.items() if re.search(form, text, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("MATCH (a)-[:CITES]->{1,3}(b) RETURN a.id AS id", "quantified relationships"),
        ("MATCH ((a)-[:CITES]->(b)){1,5} RETURN 1 AS one", "quantified paths"),
        ("MATCH (a:Document WHERE a.stub) RETURN a.id AS id", "WHERE inside a pattern"),
        ("MATCH (a)-[:CITES*]->(b) RETURN a.id AS id", "paths without an upper bound"),
        ("MATCH (a)-[:CITES*2..]->(b) RETURN a.id AS id", "paths without an upper bound"),
        ("MATCH (a:Document&!Stub) RETURN a.id AS id", "label algebra"),
        ("MATCH (a) RETURN properties(a) AS all", "whole nodes and the engine's own ids"),
        ("MATCH (a) RETURN a {.*} AS all", "map projections"),
        ("MATCH (a) /* all */ RETURN a.id AS id", "block comments"),
        ("MATCH (a) RETURN percentileCont(a.year, 0.5) AS median", "percentiles"),
        ("MATCH p = SHORTEST 1 (a)-[:CITES]->+(b) RETURN 1 AS one", "SHORTEST k"),
        ("MATCH (a) CALL { WITH a RETURN 1 AS one } RETURN one", "subqueries that import by WITH"),
        ("CYPHER 25 MATCH (a) RETURN a.id AS id", "a version prefix"),
    ],
)
def test_the_lint_finds_what_it_is_there_for(text, why):
    assert why in [found for form, found in UNPORTABLE.items() if re.search(form, code(text), re.MULTILINE)]


@pytest.fixture(params=[pytest.param("neo4j", marks=pytest.mark.neo4j), pytest.param("newest", marks=pytest.mark.neo4j)])
def server(request):
    """The samples on each Neo4j in turn."""
    with request.getfixturevalue(f"samples_{request.param}").open(read_only=True) as graph:
        yield graph


@pytest.fixture
def embedded(samples_embedded):
    """The samples on the embedded engine."""
    with samples_embedded.open(read_only=True) as graph:
        yield graph


@pytest.mark.neo4j
def test_all_queries_give_equal_rows_of_equal_types(server, embedded):
    print(f"{embedded.version} against {server.version}")
    for name, query in CATALOGUE.items():
        here = embedded.query(query.text, query.bind({}), limit=None)
        there = server.query(query.text, query.bind({}), limit=None)
        assert here.columns == there.columns == tuple(query.columns), name
        assert [list(map(typed, row.values())) for row in here.rows] == [list(map(typed, row.values())) for row in there.rows], name


@pytest.mark.neo4j
def test_no_server_warns_of_a_query(server):
    """Deprecated forms, and patterns that multiply every row with every row."""
    asked = {"database": server.database, "default_access_mode": "READ", "notifications_min_severity": "INFORMATION"}
    for name, query in CATALOGUE.items():
        with server._driver.session(**asked) as session:
            told = session.run("EXPLAIN " + query.text, query.bind({})).consume().gql_status_objects
            # the samples lack some properties that the schema has: test_properties_are_those_of_the_schema
        found = [status.status_description for status in told if status.is_notification and status.raw_classification != "UNRECOGNIZED"]
        assert found == [], name


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_query_answers_on_the_samples_in_full_order(embedded, name):
    query = CATALOGUE[name]
    rows = embedded.query(query.text, query.bind({}), limit=None).rows
    assert rows
    everything = embedded.query(query.text, query.bind({"limit": 100_000}), limit=None).rows
    assert rows == everything[: query.params["limit"][0]]
    ordered = [term for term in query.columns if re.search(rf"\b{term}\b(?!\()", last("ORDER BY", query.text))]
    keys = [tuple(map(str, (row[term] for term in ordered))) for row in everything]
    assert len(set(keys)) == len(keys), f"rows with the same {ordered} may come in any order"
    assert embedded.query(query.text, query.bind({"limit": 1}), limit=None).rows == rows[:1]


def ask(store, name, **given):
    """The rows of a query of the catalogue, as tuples."""
    query = CATALOGUE[name]
    return [tuple(row.values()) for row in store.query(query.text, query.bind(given), limit=None).rows]


def column_of(store, name, wanted, **given):
    """One column of such rows."""
    query = CATALOGUE[name]
    return [row[wanted] for row in store.query(query.text, query.bind(given), limit=None).rows]


def test_evidence_is_each_mention_in_order(embedded):
    found = [row[:5] for row in ask(embedded, "evidence", citing="S/RES/2388(2017)", cited="untoc")]
    assert found == [
        (1, "preambular", "-", "recall", "-"),
        (2, "operative", "2", "urge", "-"),
        (3, "operative", "4", "call upon", "article 15"),
    ]
    urged = [row[0] for row in ask(embedded, "how-cited", symbol="untoc", verb="urge")]
    assert urged.count("S/RES/2388(2017)") == 1
    assert set(urged) < set(column_of(embedded, "how-cited", "citing", symbol="untoc"))


def test_filters_leave_out_and_keep_the_rest(embedded):
    first = "S/RES/1267(1999)"
    everyone = set(column_of(embedded, "who-cites", "citing", symbol=first))
    council = set(column_of(embedded, "who-cites", "citing", symbol=first, organ="security-council"))
    assembly = set(column_of(embedded, "who-cites", "citing", symbol=first, organ="general-assembly"))
    assert council | assembly == everyone
    assert council
    assert assembly
    recent = set(column_of(embedded, "who-cites", "citing", symbol=first, since=2010))
    early = set(column_of(embedded, "who-cites", "citing", symbol=first, until=2009))
    assert recent | early == everyone
    assert not recent & early
    assert "S/RES/2331(2016)" in recent
    preambular = ask(embedded, "how-cited", part="preambular")
    operative = ask(embedded, "how-cited", part="operative")
    assert {row[2] for row in preambular} == {"preambular"}
    assert {row[2] for row in operative} == {"operative"}


def test_a_paragraph_takes_its_letters_with_it_but_not_other_numbers(embedded):
    assert set(column_of(embedded, "cites-a-paragraph", "pinpoint", pinpoint="paragraph 4")) == {"paragraph 4 (a)", "paragraph 4 (b)"}
    assert set(column_of(embedded, "cites-a-paragraph", "pinpoint", symbol="un-charter", pinpoint="Article 4")) == set()
    assert set(column_of(embedded, "cites-a-paragraph", "pinpoint", symbol="un-charter", pinpoint="Article 41")) == {"Article 41"}


def test_generations_count_the_shortest_way(embedded):
    down = {row[1]: row[0] for row in ask(embedded, "descent")}
    assert down["S/RES/1333(2000)"] == 1
    assert "S/RES/1267(1999)" not in down
    up = {row[1]: row[0] for row in ask(embedded, "ancestry")}
    assert up["S/RES/2331(2016)"] == 1
    assert up["S/RES/1373(2001)"] == 2
    assert set(column_of(embedded, "ancestry", "generation", generations=1)) == {1}
    chains = ask(embedded, "shortest-chain")
    assert {(row[0], row[1][0], row[1][-1]) for row in chains} == {(2, "S/RES/2388(2017)", "S/RES/1373(2001)")}
    assert all(len(verbs) == len(paragraphs) == number for number, _, verbs, paragraphs in chains)


def test_a_draft_is_told_what_is_not_known(embedded):
    found = ask(embedded, "check-symbols")
    assert found[0] == ("S/RES/9999(2017)", False, None, None, None, 0)
    assert found[1][:3] == ("S/RES/1373(2001)", True, False)
    assert found[1][4] == datetime.date(2001, 9, 28)
    assert "S/RES/2331(2016)" not in column_of(embedded, "suggest-citations", "suggested")


def test_records_carry_their_family(embedded):
    protocols = column_of(embedded, "protocols-of-a-treaty", "protocol")
    assert protocols == ["smuggling-protocol", "trafficking-protocol", "firearms-protocol"]
    assert ("undcp", 1) in [(row[1], row[0]) for row in ask(embedded, "succession-of-a-body")]
    levels = {row[1]: row[0] for row in ask(embedded, "parts-of-a-body")}
    assert (levels["1373-committee"], levels["cted"]) == (1, 2)
    founders = {row[0]: row[4] for row in ask(embedded, "founders-of-bodies")}
    assert (founders["cted"], founders["1267-committee"]) == ("S/RES/1535(2004)", "S/RES/1267(1999)")
    carried = {row[0]: row[3] for row in ask(embedded, "carried-instruments")}
    assert carried["trafficking-global-plan"] == "A/RES/64/293"


def test_the_regime_of_1267_grew(embedded):
    rows = {row[0]: row for row in ask(embedded, "growth-of-a-regime")}
    assert rows["S/RES/1333(2000)"][3] == 1
    assert rows["S/RES/1526(2004)"][5] == ["Monitoring Team"]
    bodies = {row[0]: row for row in ask(embedded, "bodies-of-a-regime")}
    assert bodies["1267-committee"][4] == "S/RES/1267(1999)"
    assert bodies["ombudsperson"][5] == "S/RES/1904(2009)"


def test_requests_are_those_that_ask(embedded):
    rows = ask(embedded, "requests-to-a-body")
    assert ("S/RES/2388(2017)", "8", ["requests"]) in [(row[0], row[2], row[3]) for row in rows]
    assert "10" not in [row[2] for row in rows if row[0] == "S/RES/2388(2017)"]  # welcomes
    assert len(ask(embedded, "requests-to-a-body", asking=["requests"])) < len(rows)
