"""``show``, ``path`` and ``compare``: on the samples on both engines, and as typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import graphkit as gk
from graphkit.analytics import Citations
from graphkit.cli.output import FORMATS
from graphkit.errors import NotFoundError, UsageError
from graphkit.pipeline import answers, comparing, folding, snapshot
from graphkit.store import Store
from tests.conftest import Target
from tests.sample_graphs import sample_run, samples_embedded, samples_neo4j  # noqa: F401

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]


@pytest.fixture(params=["samples_embedded", pytest.param("samples_neo4j", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest) -> Iterator[Store]:
    """The samples, open, on each engine in turn."""
    target: Target = request.getfixturevalue(request.param)
    with target.open(read_only=True) as store:
        yield store


def test_a_card_tells_what_is_known(graph: Store) -> None:
    card = {row["what"]: row["value"] for row in comparing.show(graph, "SC res. 2388")}
    assert (card["symbol"], card["date"], card["meeting"], card["text"]) == ("S/RES/2388(2017)", "2017-11-21", "S/PV.8111", "sample")
    assert card["votes"] == "15 in favour, 0 against, 0 abstaining"
    assert card["operative paragraphs"] == 14
    assert card["cited by"] == 0
    assert card["by verb"].startswith("recall ")
    assert card["bodies"].startswith("unodc ")
    assert "UNTOC" in card["instruments"]
    assert "missing" not in card


def test_a_card_of_what_is_only_cited_says_what_is_missing(graph: Store) -> None:
    card = {row["what"]: row["value"] for row in comparing.show(graph, "S/RES/1699(2006)")}
    assert card["text"] == "only cited"
    assert "cites" not in card
    assert card["cited by"] >= 1
    assert "text: load it" in card["missing"]


def test_a_card_of_an_instrument(graph: Store) -> None:
    card = {row["what"]: row["value"] for row in comparing.show(graph, "UNTOC")}
    assert (card["symbol"], card["category"], card["date"]) == ("untoc", "treaty", "2000-11-15")
    assert card["cited by"] > 1


def test_a_body_and_a_stranger_have_no_card(graph: Store) -> None:
    for text in ("unodc", "9999"):
        with pytest.raises(NotFoundError):
            comparing.show(graph, text)


def test_chains_come_shortest_first_with_their_evidence(graph: Store) -> None:
    citations = snapshot.citations(graph, instruments=True)
    found = comparing.path(graph, citations, "S/RES/2388(2017)", "S/RES/1373(2001)", chains=4)
    chains: dict[int, list[str]] = {}
    for row in found:
        chains.setdefault(row["chain"], [row["citing"]]).append(row["cited"])
        assert row["cited"] in citations.cites[row["citing"]]
        assert row["quote"]
    assert [chain[0] for chain in chains.values()] == ["S/RES/2388(2017)"] * 4
    assert [chain[-1] for chain in chains.values()] == ["S/RES/1373(2001)"] * 4
    lengths = [len(chain) for chain in chains.values()]
    assert lengths == sorted(lengths)
    assert len({tuple(chain) for chain in chains.values()}) == 4
    assert any("**1373 (2001)**" in row["quote"] for row in found)


def test_no_chain_names_the_other_way(graph: Store) -> None:
    citations = snapshot.citations(graph, instruments=True)
    with pytest.raises(NotFoundError) as error:
        comparing.path(graph, citations, "S/RES/1373(2001)", "S/RES/2388(2017)")
    assert "the other way" in error.value.hint
    with pytest.raises(UsageError):
        comparing.path(graph, citations, "S/RES/2388(2017)", "S/RES/1373(2001)", chains=0)


def test_every_chain_and_no_other_is_found() -> None:
    edges = [("e", "d"), ("e", "c"), ("d", "c"), ("d", "b"), ("c", "b"), ("b", "a"), ("c", "a"), ("x", "a"), ("e", "x")]
    found = list(comparing.between(Citations.from_edges(edges), "e", "a", 9, 99))

    def walk(node: str) -> list[list[str]]:
        return [["a"]] if node == "a" else [[node, *rest] for one, other in edges if one == node for rest in walk(other)]

    assert sorted(map(tuple, found)) == sorted(map(tuple, walk("e")))
    assert [len(chain) for chain in found] == sorted(len(chain) for chain in found)
    assert list(comparing.between(Citations.from_edges(edges), "e", "a", 2, 99)) == [chain for chain in found if len(chain) == 3]
    assert list(comparing.between(Citations.from_edges(edges), "a", "e", 9, 9)) == []


def test_chains_in_a_circle_end() -> None:
    circle = Citations.from_edges([("a", "b"), ("b", "a"), ("b", "c"), ("a", "c")], on_cycle="condense")
    assert list(comparing.between(circle, "a", "c", 9, 9)) == [["a", "c"], ["a", "b", "c"]]


def test_two_side_by_side() -> None:
    citations = Citations.from_edges([("c", "a"), ("c", "b"), ("d", "b"), ("d", "x"), ("d", "c"), ("e", "c"), ("e", "d")])
    rows = comparing.compare(citations, "c", "d")
    groups: dict[str, list[str]] = {}
    for row in rows:
        if row["symbol"] is not None:
            groups.setdefault(row["what"], []).append(row["symbol"])
    assert groups == {
        "chain": ["d", "c"],
        "both cite": ["b"],
        "only c cites": ["a"],
        "only d cites": ["x"],
        "nearest common foundation": ["a", "b"],
        "cites both": ["e"],
    }


@pytest.mark.parametrize(
    ("quote", "target", "expected"),
    [
        ("its resolution 161 A (1961) of", "S/RES/161(1961)A", "its resolution **161 A (1961)** of"),
        ("resolution 60/288, of", "A/RES/60/288", "resolution **60/288**, of"),
        ("the report S/2017/939 and", "S/2017/939", "the report **S/2017/939** and"),
        ("resolution 1267\n(1999)", "S/RES/1267(1999)", "resolution **1267\n(1999)**"),
        ("11267 (1999)", "S/RES/1267(1999)", "11267 (1999)"),
        ("", "S/RES/1267(1999)", ""),
    ],
)
def test_the_mention_is_marked(quote: str, target: str, expected: str) -> None:
    assert folding.marked(quote, target) == expected


def test_filters_fold_forms_of_words(graph: Store) -> None:
    plain = answers.cited_by(graph, "1373", verb="recall")
    assert plain
    assert answers.cited_by(graph, "1373", verb="Recalling") == answers.cited_by(graph, "1373", verb="recalls") == plain
    assert answers.cited_by(graph, "1373", organ="Security Council") == answers.cited_by(graph, "1373", organ="security-council") != []


def test_documents_that_name_a_body(graph: Store) -> None:
    every = {row["citing"] for row in answers.cited_by(graph, "1373")}
    named = {row["citing"] for row in answers.cited_by(graph, "1373", body="UNODC")}
    query = "MATCH (a:Document)-[:MENTIONS]->(b:Body {id: 'unodc'}) RETURN a.id AS id"
    assert named == every & {row["id"] for row in answers.query(graph, query)}
    assert set() < named < every
    with pytest.raises(NotFoundError):
        answers.cited_by(graph, "1373", body="nobody")


def test_evidence_marks_the_mention(graph: Store) -> None:
    rows = answers.cites(graph, "2388", evidence=True)
    marked = [row for row in rows if row["cited"].startswith("S/RES/")]
    assert marked
    for row in marked:
        number = row["cited"].removeprefix("S/RES/").partition("(")[0]
        assert f"**{number} (" in row["quote"]


@pytest.mark.parametrize("line", ["show 2388", "path 2388 1373", "compare 2253 2331"])
def test_rows_in_every_format(workspace: Workspace, line: str) -> None:
    printed = {form: workspace.type(*line.split(), "--format", form) for form in FORMATS}
    assert all(done.code == 0 and done.out for done in printed.values())
    rows = json.loads(printed["json"].out)
    assert len(list(csv.DictReader(io.StringIO(printed["csv"].out)))) == len(rows) > 0


def test_what_is_not_there_exits_with_1(workspace: Workspace) -> None:
    assert workspace.type("show", "9999").code == 1
    done = workspace.type("path", "1373", "2388")
    assert done.code == 1
    assert done.error.startswith("no chain of citations leads from")
    assert workspace.type("compare", "2388", "9999").code == 1
    assert workspace.type("path", "2388").code == 2


def test_the_library_does_what_the_commands_do(workspace: Workspace) -> None:
    with gk.Graph("un.graph") as graph:
        assert graph.show("2388")[0]["value"] == "S/RES/2388(2017)"
        assert [row["step"] for row in graph.path("2388", "1373")] == [1, 2]
        assert graph.compare("2253", "2331").columns == ("what", "symbol", "date", "title")
