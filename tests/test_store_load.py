"""Loading, on each engine: the graph is what the rows say, again and again, whatever was there before."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from graphkit.errors import NotFoundError, UsageError
from graphkit.graph import build
from graphkit.model import Record
from graphkit.store import clear, info, load, open_store, plan, prune, read_citations, read_documents, read_mentions, remove
from graphkit.symbols import describe
from tests.graph_rows import RECORDS, document, dump, expected, many, mention, small

HOSTILE = (
    "' \" ` \\ \\u0060 \\' $rows {id: 1} // no comment /* nor this */ \n\r\t \x00 \x07 \x7f \u200b \u2028 "
    "\U0001f469\u200d\U0001f680 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 e\u0301 \ufffd ' OR 1=1; MATCH (n) DELETE n //"
)


def states(report):
    return {state: getattr(report, state) for state in ("added", "changed", "unchanged", "removed", "failed")}


def same(first, second):
    return (first.documents, first.nodes, first.edges, first.failures) == (second.documents, second.nodes, second.edges, second.failures)


def test_the_graph_is_what_the_rows_say(store):
    rows = small()
    report = load(store, rows)
    assert dump(store) == expected(rows)
    assert states(report) == {"added": 18 + 22, "changed": 0, "unchanged": 0, "removed": 0, "failed": 0}
    assert report.documents.added == 2


def test_loading_again_changes_nothing_and_says_so(store):
    rows = small()
    load(store, rows)
    before = dump(store)
    report = load(store, rows)
    assert states(report) == {"added": 0, "changed": 0, "unchanged": 18 + 22, "removed": 0, "failed": 0}
    assert dump(store) == before


def test_a_report_is_plain_json(store):
    told = json.loads(json.dumps(load(store, small()).to_dict()))
    assert told["nodes"]["Document"] == {"added": 8, "changed": 0, "unchanged": 0, "removed": 0}
    assert (told["added"], told["failed"], told["dry_run"], told["store"]) == (40, 0, False, store.describe)


def test_a_corrected_document_loses_what_it_no_longer_has(store):
    load(store, small())
    first = "S/RES/2388(2017)"
    corrected = build(
        [document(first, title="Trafficking in persons", date="2017-11-21"), document("S/RES/2331(2016)", date="2016-12-20")],
        [
            mention(first, "S/RES/2331(2016)", verb="welcome"),
            mention(first, "cted", "body"),
            mention("S/RES/2331(2016)", "A/70/95", "document", start=5),
            mention("S/RES/2331(2016)", "A/70/95/Add.1", "document", start=25),
        ],
        RECORDS,
        facts=describe,
    )
    foreseen = plan(store, corrected)
    report = load(store, corrected)
    assert same(foreseen, report)
    nodes, edges = dump(store)
    wanted_nodes, wanted_edges = expected(corrected)
    assert {key: row for key, row in nodes.items() if "stub" in row or row["provisional"]} == {
        key: row for key, row in wanted_nodes.items() if "stub" in row or row["provisional"]
    } | {key: nodes[key] for key in ("A/RES/55/25",)}, "stubs that carry an instrument stay, all others go"
    own = ("CITES", "MENTIONS", "ISSUED_BY")
    assert {e: row for e, row in edges.items() if e[1] in own} == {e: row for e, row in wanted_edges.items() if e[1] in own}
    assert edges["A/70/95/Add.1", "PART_OF", "A/70/95"] == {"since": None, "until": None}
    assert report.documents.changed == 2
    assert report.edges["CITES"].removed == 4
    assert report.edges["MENTIONS"].removed == 3


def test_a_stub_never_touches_a_loaded_document_and_becomes_one_when_its_text_comes(store):
    newer, older = "S/RES/2388(2017)", "S/RES/2331(2016)"
    citing = build([document(newer)], [mention(newer, older)], RECORDS, facts=describe)
    cited = build([document(older, title="Its own title", meeting="S/PV.7847")], [], RECORDS, facts=describe)
    load(store, citing)
    assert dump(store)[0][older]["stub"] is True
    report = load(store, cited)
    assert (report.documents.added, report.nodes["Document"].changed, report.nodes["Document"].added) == (1, 1, 0)
    load(store, build([document(newer)], [mention(newer, older, verb="note")], RECORDS, facts=describe))
    node = dump(store)[0][older]
    assert (node["stub"], node["title"], node["meeting"]) == (False, "Its own title", "S/PV.7847")


def test_loading_one_by_one_gives_the_same_graph_as_all_at_once(target, tmp_path):
    symbols = ["A/RES/48/13", "A/RES/48/13C", "S/RES/1535(2004)", "S/RES/2388(2017)"]
    mentions = [
        mention("A/RES/48/13", "untoc", "instrument"),
        mention("S/RES/1535(2004)", "cted", "body", rule="establishes-text", paragraph="2"),
        mention("S/RES/2388(2017)", "A/RES/48/13C"),
        mention("S/RES/2388(2017)", "cted", "body"),
    ]
    with open_store(tmp_path / "other.graph") as other:
        load(other, build(map(document, symbols), mentions, RECORDS, facts=describe))
        together = dump(other)
    parts = [build([document(symbol)], mentions, RECORDS, facts=describe) for symbol in symbols[::-1]]
    with target.open() as store:
        foreseen = plan(store, iter(parts))
        assert same(load(store, iter(parts)), foreseen)
        assert dump(store) == together


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_versions_ends_as_the_last_one_says_and_as_the_dry_run_said(store, seed):
    chance = random.Random(seed)
    symbols = [f"S/RES/{number}({1946 + number // 40})" for number in range(100, 112)]
    provisional = {f"panel-{n}": Record(f"panel-{n}", "body", f"P{n}", f"Panel {n}", provisional=True) for n in range(3)}
    current = {}
    for _ in range(6):
        for symbol in chance.sample(symbols[:8], 4):
            named = [(other, "resolution") for other in chance.sample(symbols, 3) if other != symbol]
            named.append((chance.choice([*provisional]), "body"))
            current[symbol] = [
                mention(symbol, other, kind, start=place, verb=chance.choice(["recall", "note"]))
                for place, (other, kind) in enumerate(named)
            ]
        rows = build(map(document, current), [m for own in current.values() for m in own], provisional | RECORDS, facts=describe)
        foreseen = plan(store, rows)
        report = load(store, rows, batch=7)
        assert same(foreseen, report)
        nodes, edges = dump(store)
        wanted_nodes, wanted_edges = expected(rows)
        assert edges == wanted_edges
        assert nodes == wanted_nodes
        assert {label: counts.total for label, counts in report.nodes.items()} == info(store).nodes
        assert {name: counts.total for name, counts in report.edges.items() if counts.total} == info(store).edges


def test_hostile_text_arrives_unchanged(store):
    symbol, cited = "S/RES/2388(2017)", "S/2017/\u00e9'`\"$1"
    records = RECORDS | {"odd": Record("odd", "body", HOSTILE, HOSTILE, aliases=(HOSTILE, "plain"))}
    rows = build(
        [document(symbol, title=HOSTILE)],
        [mention(symbol, cited, "document", quote=HOSTILE, verb=HOSTILE), mention(symbol, "odd", "body", quote="x" * 500_000)],
        records,
        facts=describe,
    )
    load(store, rows)
    assert dump(store) == expected(rows)


def test_samples_and_other_documents_refuse_each_other(store):
    real, samples = many(20, 30), small(sample=True)
    load(store, samples)
    with pytest.raises(UsageError, match="holds graphkit's samples: real documents cannot"):
        load(store, real)
    with pytest.raises(UsageError, match="holds graphkit's samples"):
        plan(store, real)
    assert dump(store) == expected(samples)
    load(store, samples)
    clear(store)
    load(store, real)
    with pytest.raises(UsageError, match="holds real documents: the samples cannot"):
        load(store, samples)
    both = replace(real, nodes={**real.nodes, "Document": real.nodes["Document"] + samples.nodes["Document"]})
    with pytest.raises(UsageError, match="cannot be loaded together"):
        load(store, both)


def test_a_row_that_the_engine_refuses_costs_only_itself_and_is_told(store):
    rows = small()
    bad = {"from": "S/RES/2388(2017)", "to": "un-charter", "props": {"count": 2**63}}
    lost = {"from": "S/RES/2331(2016)", "to": "S/RES/9999(2099)", "props": rows.edges["CITES"][0]["props"]}
    report = load(store, replace(rows, edges={**rows.edges, "CITES": (*rows.edges["CITES"], bad, lost)}))
    told = {failure.where: failure.why for failure in report.failures}
    assert set(told) == {"S/RES/2331(2016) CITES S/RES/9999(2099)", "S/RES/2388(2017) CITES un-charter"}
    assert set(dump(store)[1]) == set(expected(rows)[1])
    assert info(store).unfinished == 2, "what is incomplete has no digest, and is tried again"
    assert load(store, rows).failed == 0
    assert info(store).unfinished == 0
    assert dump(store) == expected(rows)


def test_a_stub_that_another_load_takes_away_meanwhile_comes_back(store):
    """On a server two loads may go on at once, and the end of the one takes what nothing cites yet for what nothing needs."""
    rows = many(60, 300)
    pruned = []

    def prune_beside(what: str, done: int, total: int) -> None:
        if what == "nodes" and done == total and not pruned:
            pruned.append(prune(store).removed)

    report = load(store, rows, progress=prune_beside)
    assert pruned[0] > 10
    assert report.failed == 0
    assert dump(store) == expected(rows)
    assert info(store).unfinished == 0


def test_a_record_that_became_another_kind_is_told(store):
    load(store, small())
    changed = RECORDS | {"al-qaida": Record("al-qaida", "body", "Al-Qaida", "Al-Qaida")}
    rows = build([document("S/RES/1(1946)")], [mention("S/RES/1(1946)", "al-qaida", "body")], changed, facts=describe)
    report = load(store, rows)
    assert {failure.where for failure in report.failures} == {"al-qaida", "S/RES/1(1946) MENTIONS al-qaida"}
    assert dump(store)[0]["al-qaida"]["label"] == "Actor"


def test_removing_a_document_leaves_a_stub_only_where_it_is_cited(store):
    load(store, small())
    before = info(store)
    assert remove(store, ["S/RES/2331(2016)"]).documents.removed == 1
    nodes, edges = dump(store)
    assert nodes["S/RES/2331(2016)"]["stub"] is True
    assert not [edge for edge in edges if edge[0] == "S/RES/2331(2016)"]
    assert "A/RES/48/13C" not in nodes
    remove(store, ["S/RES/2388(2017)"])
    assert "S/RES/2388(2017)" not in dump(store)[0]
    with pytest.raises(NotFoundError, match=r"S/RES/2388\(2017\) is not loaded"):
        remove(store, ["S/RES/2388(2017)"])
    load(store, small())
    after = info(store)
    assert (after.nodes, after.edges) == (before.nodes, before.edges)


def test_clearing_leaves_what_others_keep_in_the_same_database(store):
    store.write("CREATE (:Foreign {id: 'kept', title: 'kept', name: 'kept'})")
    load(store, small())
    report = clear(store)
    assert report.removed == 18 + 22
    assert store.read("MATCH (n) RETURN n.id AS id") == [{"id": "kept"}]
    assert info(store).nodes == {}
    assert load(store, small()).added == 18 + 22


def test_pruning_takes_only_what_nothing_needs(store):
    load(store, small())
    store.write("CREATE (:Document {id: 'S/1', stub: true, title: 't', name: 'n'})")
    store.write("CREATE (:Body {id: 'p', provisional: true, title: 't', name: 'n'})")
    report = prune(store)
    assert {label: counts.removed for label, counts in report.nodes.items()} == {"Body": 1, "Document": 1}
    assert dump(store) == expected(small())


def test_reading_for_analytics(store):
    rows = small()
    load(store, rows)
    cites = [(edge.citing, edge.cited, edge.mentions, edge.substantive) for edge in read_citations(store, instruments=True, chunk=1)]
    assert cites == [(row["from"], row["to"], row["props"]["count"], row["props"]["substantive"]) for row in rows.edges["CITES"]]
    assert {edge.cited for edge in read_citations(store)} == {row["to"] for row in rows.edges["CITES"]} - {"palermo"}
    named = [(edge.document, edge.named, edge.verbs) for edge in read_mentions(store)]
    assert named == [(row["from"], row["to"], tuple(row["props"]["verbs"])) for row in rows.edges["MENTIONS"]]
    documents = list(read_documents(store, instruments=True, chunk=3))
    assert [row["id"] for row in documents[:8]] == sorted(row["id"] for row in (*rows.nodes["Document"], *rows.stubs))
    assert [row["id"] for row in documents[8:]] == ["palermo", "un-charter", "untoc"]
    assert documents[-1]["date"] == "2000"


def test_progress_tells_all_that_is_written_over_all_portions(store):
    told = []
    portions = [many(40, 100, seed=1), many(80, 200, seed=2)]
    load(store, iter(portions), batch=20, documents=70, progress=lambda *now: told.append(now))
    for what in ("nodes", "edges", "documents"):
        steps = [(done, total) for kind, done, total in told if kind == what]
        assert steps == sorted(steps), "it only grows"
        assert steps[-1][0] <= steps[-1][1]
    assert told[-1] == ("documents", 20 + 40, 70)
    again = []
    load(store, portions[1], progress=lambda *now: again.append(now))
    assert again == [("documents", 40, 40)], "what is unchanged is done with"


def test_portions_count_each_node_and_edge_once_and_change_no_digest(store):
    symbols = [f"S/RES/{number}({1946 + number // 40})" for number in range(100, 138)] + ["S/RES/120(1949)A", "A/RES/48/13C"]
    chance = random.Random(5)
    mentions = [mention(symbol, cited, start=place) for symbol in symbols for place, cited in enumerate(chance.sample(symbols, 6))]
    mentions += [mention(symbol, "cted", "body", start=90) for symbol in symbols]
    whole = build(map(document, symbols), mentions, RECORDS, facts=describe)
    parts = [build(map(document, symbols[start : start + 7]), mentions, RECORDS, facts=describe) for start in range(0, 40, 7)]
    foreseen, report = plan(store, iter(parts)), load(store, iter(parts))
    assert same(foreseen, report)
    assert dump(store) == expected(whole)
    assert {label: counts.total for label, counts in report.nodes.items()} == info(store).nodes
    assert {name: counts.total for name, counts in report.edges.items()} == info(store).edges
    assert (report.changed, report.unchanged, report.documents.added) == (0, 0, 40)
    for rows in (whole, iter(parts), iter(parts[::-1])):
        again = load(store, rows)
        assert (again.added, again.changed, again.removed, again.documents.unchanged) == (0, 0, 0, 40)
        assert again.unchanged == report.added


def test_new_documents_are_found_by_their_titles_however_many(store):
    load(store, many(1300, 2000))
    load(store, many(2600, 4000))
    load(store, build([document("S/RES/9999(2099)", title="Xylophone")], [], RECORDS, facts=describe))
    found = store.query("CALL db.index.fulltext.queryNodes('document_title', 'xylophone') YIELD node RETURN node.id AS id").rows
    assert [row["id"] for row in found] == ["S/RES/9999(2099)"]
