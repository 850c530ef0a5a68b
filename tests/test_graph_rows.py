from __future__ import annotations

import random

import pytest

from graphkit.graph import LABELS, RELATIONSHIPS, build, whole
from graphkit.model import Record
from graphkit.symbols import describe
from tests.graph_rows import RECORDS, document, many, mention, small

FORBIDDEN = {"type", "label", "start", "end"}


def edge(rows, name, start, end):
    return next((row["props"] for row in rows.edges[name] if (row["from"], row["to"]) == (start, end)), None)


def test_no_property_has_a_name_that_the_embedded_engine_reads_as_its_own():
    names = {name for properties in LABELS.values() for name in properties}
    names |= {name for kind in RELATIONSHIPS.values() for name in kind.properties}
    assert not names & FORBIDDEN
    assert all({"name", "title"} <= set(properties) for properties in LABELS.values())


def test_every_row_has_every_property_of_its_label():
    rows = small()
    for label, table in rows.nodes.items():
        assert table, f"no {label} in the small extraction"
        for row in table:
            assert set(row["props"]) == set(LABELS[label]) - {"date"}
    for row in rows.stubs:
        assert set(row["props"]) == set(LABELS["Document"]) - {"date"}
    for name in ("CITES", "MENTIONS"):
        for row in rows.edges[name]:
            assert set(row["props"]) == set(RELATIONSHIPS[name].properties)


def test_edges_of_the_small_extraction():
    rows = small()
    assert not rows.failures
    assert {name: [(row["from"], row["to"]) for row in table] for name, table in rows.edges.items()} == {
        "CITES": [
            ("S/RES/2331(2016)", "A/70/95/Add.1"),
            ("S/RES/2331(2016)", "A/RES/48/13"),
            ("S/RES/2331(2016)", "A/RES/48/13C"),
            ("S/RES/2388(2017)", "S/RES/1373(2001)"),
            ("S/RES/2388(2017)", "S/RES/2331(2016)"),
            ("S/RES/2388(2017)", "palermo"),
        ],
        "MENTIONS": [("S/RES/2388(2017)", end) for end in ("al-qaida", "cted", "some-panel", "unodc")],
        "ISSUED_BY": [("S/RES/2331(2016)", "security-council"), ("S/RES/2388(2017)", "security-council")],
        "ESTABLISHES": [("S/RES/1373(2001)", "ctc"), ("S/RES/1535(2004)", "cted"), ("un-charter", "security-council")],
        "ADOPTS": [("A/RES/55/25", "palermo"), ("A/RES/55/25", "untoc")],
        "PART_OF": [("A/RES/48/13C", "A/RES/48/13"), ("ctc", "security-council"), ("cted", "ctc")],
        "SUCCEEDS": [("unodc", "old-office")],
        "SUPPLEMENTS": [("palermo", "untoc")],
    }


def test_evidence_is_aligned_in_the_order_of_the_text():
    props = edge(small(), "CITES", "S/RES/2388(2017)", "S/RES/2331(2016)")
    assert props == {
        "count": 2,
        "verb": "recall",
        "preambular": 1,
        "operative": 1,
        "substantive": 1,
        "verbs": ["recall", "reiterate"],
        "parts": ["preambular", "operative"],
        "paragraphs": ["-", "3"],
        "pinpoints": ["-", "paragraph 4"],
        "in_names": [False, True],
        "quotes": ["Recalling S/RES/2331(2016)"] * 2,
        "starts": [10, 400],
    }


def test_what_the_text_says_goes_before_what_the_symbol_says():
    rows = small()
    loaded = {row["id"]: row for row in rows.nodes["Document"]}
    assert loaded["S/RES/2388(2017)"]["props"]["title"] == "Trafficking"
    stub = next(row for row in rows.stubs if row["id"] == "S/RES/1373(2001)")
    facts = describe("S/RES/1373(2001)")
    assert (stub["iso"], stub["props"]["title"], stub["props"]["name"]) == (facts.date, facts.title, "1373 (2001)")
    assert stub["props"]["stub"]
    assert stub["resolution"]
    assert not next(row for row in rows.stubs if row["id"] == "A/70/95/Add.1")["resolution"]


def test_the_order_of_documents_and_mentions_does_not_matter():
    chance = random.Random(3)
    documents = [document(f"S/RES/{number}(2017)") for number in range(2340, 2345)]
    mentions = [mention(row["symbol"], f"S/RES/{1373 + place}(2001)", start=place) for place in range(5) for row in documents]
    first = build(documents, mentions, RECORDS, facts=describe)
    chance.shuffle(documents)
    chance.shuffle(mentions)
    assert build(documents, mentions, RECORDS, facts=describe) == first


def test_records_may_be_plain_rows_of_the_extraction_folder():
    plain = {
        key: {"id": r.id, "kind": r.kind, "name": r.name, "title": r.title, "parent": list(r.parent), "symbol": r.symbol}
        for key, r in RECORDS.items()
    }
    rows = build([document("S/RES/1(1946)")], [mention("S/RES/1(1946)", "cted", "body")], plain, facts=describe)
    assert [row["id"] for row in rows.nodes["Body"]] == ["ctc", "cted", "security-council"]


def test_a_document_that_names_itself_makes_no_edge_and_is_counted():
    rows = build([document("S/RES/1(1946)")], [mention("S/RES/1(1946)", "S/RES/1(1946)")], RECORDS, facts=describe)
    assert rows.edges["CITES"] == ()
    assert rows.self_citations == 1


def test_words_about_founding_make_no_edge_unless_the_rule_says_that_this_paragraph_founds():
    founder = "S/RES/1535(2004)"
    said = [mention(founder, "unodc", "body", establishes="unodc", rule="body-name", quote="UNODC, established by")]
    assert edge(build([document(founder)], said, RECORDS, facts=describe), "ESTABLISHES", founder, "unodc") is None
    said = [mention(founder, "unodc", "body", rule="establishes-text", paragraph="2", quote="Decides to establish UNODC")]
    found = edge(build([document(founder)], said, RECORDS, facts=describe), "ESTABLISHES", founder, "unodc")
    assert found == {"basis": "text", "paragraph": "2", "quote": "Decides to establish UNODC"}


def test_an_edge_by_record_takes_its_evidence_from_the_founding_text():
    founder = "S/RES/1535(2004)"
    said = [mention(founder, "cted", "body", rule="establishes-text", paragraph="2", quote="Decides to establish CTED")]
    found = edge(build([document(founder)], said, RECORDS, facts=describe), "ESTABLISHES", founder, "cted")
    assert found == {"basis": "authority", "paragraph": "2", "quote": "Decides to establish CTED"}


@pytest.mark.parametrize(
    ("documents", "mentions", "records", "where", "why"),
    [
        ([document("S/RES/1(1946)"), {"document": "draft", "symbol": None}], [], RECORDS, "draft", "no symbol"),
        ([document("S/RES/1(1946)"), document("S/RES/1(1946)") | {"document": "copy"}], [], RECORDS, "copy", "already there from"),
        ([document("S/RES/1(1946)", date="1946-02-30")], [], RECORDS, "S/RES/1(1946)", "no day of the calendar"),
        ([document("S/RES/1(1946)", title="half \ud83d")], [], RECORDS, "S/RES/1(1946)", "half a surrogate pair at character 5"),
        ([document("S/RES/1(1946)", organ="no-organ")], [], RECORDS, "S/RES/1(1946) -> no-organ", "no authority record of a body"),
        ([document("S/RES/1(1946)")], [mention("S/RES/1(1946)", "x", "body")], RECORDS, "S/RES/1(1946) -> x", "no authority record"),
        ([document("S/RES/1(1946)")], [mention("S/RES/1(1946)", "S/" + "9" * 2000)], RECORDS, "S/" + "9" * 2000, "2,002 characters"),
        (
            [document("S/RES/1(1946)")],
            [mention("S/RES/1(1946)", "x", "body")],
            {**RECORDS, "x": Record("x", "body", "X", "X", parent=("nowhere",))},
            "x",
            "no authority record has its parent nowhere",
        ),
        (
            [document("S/RES/1(1946)")],
            [mention("S/RES/1(1946)", "x", "body")],
            {**RECORDS, "x": Record("x", "body", "X", "X", parent=("untoc",))},
            "x",
            "its parent untoc is no body",
        ),
        (
            [document("S/RES/1(1946)")],
            [mention("S/RES/1(1946)", "S/RES/2(1946)", quote="half \udc00")],
            RECORDS,
            "S/RES/1(1946) CITES S/RES/2(1946)",
            "half a surrogate pair",
        ),
        (
            [document("S/RES/1(1946)"), document("unodc")],
            [mention("S/RES/1(1946)", "unodc", "body")],
            RECORDS,
            "unodc",
            "its id is that of a node Body",
        ),
    ],
)
def test_what_is_left_out_is_told_with_where_and_why(documents, mentions, records, where, why):
    rows = build(documents, mentions, records, facts=describe)
    assert any(failure.where == where and why in failure.why for failure in rows.failures), rows.failures
    assert "S/RES/1(1946)" in {row["id"] for row in rows.nodes["Document"]} or where == "S/RES/1(1946)"


def test_no_edge_lacks_an_end_after_a_node_failed():
    rows = build(
        [document("S/RES/1(1946)", date="yesterday"), document("S/RES/2(1946)")],
        [mention("S/RES/2(1946)", "S/RES/1(1946)"), mention("S/RES/1(1946)", "unodc", "body")],
        RECORDS,
        facts=describe,
    )
    there = {row["id"] for table in (*rows.nodes.values(), rows.stubs) for row in table}
    assert all({row["from"], row["to"]} <= there for table in rows.edges.values() for row in table)
    assert {failure.where for failure in rows.failures} >= {"S/RES/1(1946)", "S/RES/2(1946) CITES S/RES/1(1946)"}


def test_a_digest_changes_with_the_text_and_the_edges_and_with_nothing_beside_them():
    def digest(quote="Recalling", title=None, records=RECORDS, beside=()):
        rows = build(
            [document("S/RES/2388(2017)", title=title), *map(document, beside)],
            [mention("S/RES/2388(2017)", "S/RES/1373(2001)", quote=quote), mention("S/RES/2388(2017)", "unodc", "body")],
            records,
            facts=describe,
        )
        return rows.nodes["Document"][-1]["props"]["digest"]

    renamed = {**RECORDS, "unodc": Record("unodc", "body", "UNODC", "Another title")}
    assert len({digest(), digest(quote="Noting"), digest(title="Another")}) == 3
    # a stub or a record is compared by itself; of the documents that are loaded beside it a document knows nothing
    assert digest() == digest(records=renamed) == digest(beside=["S/RES/1373(2001)"])


@pytest.mark.parametrize(
    ("symbol", "base"),
    [
        ("S/RES/161(1961)A", "S/RES/161(1961)"),
        ("A/RES/217(III)A", "A/RES/217(III)"),
        ("A/RES/ES-10/19", None),
        ("A/RES/S-27/2", None),
        ("A/DEC/48/500B", "A/DEC/48/500"),
        ("S/2015/446/Corr.2", "S/2015/446"),
        ("E/CN.4/1999/68/Add.3", "E/CN.4/1999/68"),
        ("A/RES/2625(XXV)", None),
        ("S/PV.8111", None),
    ],
)
def test_parts(symbol, base):
    assert whole(symbol) == base


def test_many_rows_are_sound():
    rows = many(60, 300)
    assert not rows.failures
    assert len(rows.edges["CITES"]) == 300
