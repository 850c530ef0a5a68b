"""Ranks, main paths and the network of the samples, and where documents without a day stand."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

import graphkit as gk
from graphkit import analytics
from graphkit.analytics import Citations
from graphkit.errors import NotFoundError, UsageError
from graphkit.pipeline import network, paths, placing, ranking, snapshot
from graphkit.store import Store
from tests.conftest import Target

pytest_plugins = ["tests.sample_graphs"]


@pytest.fixture(scope="module")
def store(samples_embedded: Target) -> Any:
    with samples_embedded.open(read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def citations(store: Store) -> Citations:
    return snapshot.citations(store, instruments=True)


def row(symbol: str, date: str | None = None, year: int | None = None) -> dict[str, Any]:
    return {"id": symbol, "date": date, "year": year}


def test_an_undated_document_stands_after_the_one_numbered_before_it() -> None:
    found = placing.placed(
        [
            row("S/2017/939", year=2017),
            row("S/2017/1000", "2017-11-28", 2017),
            row("S/2017/99", "2017-02-03", 2017),
            row("S/2017/1001", year=2017),
            row("S/2016/5", year=2016),
            row("A/RES/60/288", year=2005),
            row("A/RES/60/251", "2006-03-15", 2005),
            row("A/60/825", year=2005),
            row("A/60/824", "2006-04-27", 2005),
            row("A/CONF.62/122"),
        ]
    )
    assert found["S/2017/939"] == "2017-02-03"  # 99 comes before 939 as a number, not as text
    assert found["S/2017/1001"] == "2017-11-28"
    assert found["S/2016/5"] == 2016
    assert found["A/RES/60/288"] == "2006-03-15"  # the session began in 2005
    assert found["A/60/825"] == 2005  # reports of the Assembly are not numbered in the order of time
    assert found["A/CONF.62/122"] is None
    assert found["S/2017/99"] == "2017-02-03"


def test_a_day_that_contradicts_the_symbol_places_nothing() -> None:
    assert placing.placed([row("S/PRST/2015/2", "1995-01-01", 2015), row("S/PRST/2015/3", year=2015)])["S/PRST/2015/3"] == 2015


def test_what_is_only_cited_is_not_newer_than_all_that_cites() -> None:
    misread = {**row("A/DEC/428/12", year=2373), "stub": True}
    assert placing.placed([misread, row("A/RES/70/1", "2015-09-25", 2015)])["A/DEC/428/12"] is None
    assert placing.placed([misread, row("A/79/733", year=2024)])["A/DEC/428/12"] is None
    assert placing.placed([row("A/79/733", year=2024), row("A/RES/70/1", "2015-09-25", 2015)])["A/79/733"] == 2024
    assert placing.placed([misread])["A/DEC/428/12"] == 2373  # nothing speaks against it


def test_no_symbol_is_older_than_the_organisation() -> None:
    found = placing.placed([row("E/RES/72/305", year=72), row("hague-convention-1907-4", "1907-10-18")])
    assert found == {"E/RES/72/305": None, "hague-convention-1907-4": "1907-10-18"}


def test_the_snapshot_of_a_graph_is_placed_so(store: Store, citations: Citations) -> None:
    undated = {node["id"]: node for node in snapshot.documents(store) if node["date"] is None}
    place = {node: at for at, node in enumerate(citations.nodes)}
    assert undated["S/2017/939"]["year"] == 2017
    assert citations.attributes["S/2017/939"]["date"] is None  # placed, not dated
    assert place["S/RES/2331(2016)"] < place["S/2017/939"] < place["S/RES/2388(2017)"]


@pytest.mark.filterwarnings("ignore::graphkit.analytics.CliqueWarning")
@pytest.mark.parametrize("by", sorted(ranking.MEASURES))
def test_every_measure_ranks_the_samples_and_takes_every_filter(citations: Citations, by: str) -> None:
    found = ranking.ranking(citations, by, top=5, as_of=2016, verb="recall", part="preambular", in_name=False, body="security-council")
    assert [entry["score"] for entry in found] == sorted((entry["score"] for entry in found), reverse=True)
    assert all(entry["date"] is None or entry["date"] < "2017" for entry in found)
    if by == "disruption":
        with pytest.raises(UsageError, match="takes no weight"):
            ranking.rank(citations, by, weight="count")
    else:
        assert dict(ranking.rank(citations, by, weight="count")) != dict(ranking.rank(citations, by))


def test_rescaled_ranks_are_those_of_the_analytics(citations: Citations) -> None:
    given = analytics.in_degree(citations, in_name=False)
    expected = analytics.rescaled(citations, given, 30, in_name=False)
    assert dict(ranking.rank(citations, "rescaled-in-degree", window=30, in_name=False)) == dict(expected)
    assert dict(ranking.rank(citations, "rescaled")) == dict(analytics.rescaled(citations))


def test_ranks_by_year_are_the_ranks_as_of_each_year(citations: Citations) -> None:
    found = ranking.ranking_by_year(citations, "in-degree", top=3, as_of=2005, in_name=False)
    years = sorted({entry["year"] for entry in found})
    assert years[-1] == 2005
    for year in years[-4:]:
        own = [{key: value for key, value in entry.items() if key != "year"} for entry in found if entry["year"] == year]
        assert own == ranking.ranking(citations, "in-degree", top=3, as_of=year, in_name=False)


def test_the_main_path_from_1267_is_a_chain_that_opens_to_its_words(store: Store, citations: Citations) -> None:
    path = paths.trace(citations, "S/RES/1267(1999)", forward=True)
    assert path.nodes[0] == "S/RES/1267(1999)"
    assert path.edges == [(citing, cited) for cited, citing in pairwise(path.nodes)]
    told, words = paths.steps(path, store), paths.steps(path, store, evidence=True)
    assert [(step["citing"], step["cited"]) for step in told] == path.edges
    assert [step["step"] for step in told] == list(range(1, len(path.edges) + 1))
    assert {step["step"] for step in words} == set(range(1, len(path.edges) + 1))
    assert all(step["quote"] for step in words)
    first = next(step for step in words if step["step"] == 1)
    assert (first["citing"], first["cited"], first["verb"]) == ("S/RES/1333(2000)", "S/RES/1267(1999)", "reaffirm")
    assert "**1267 (1999)**" in first["quote"]


def test_a_damped_path_has_no_citation_that_others_make_up_for(citations: Citations) -> None:
    path = paths.trace(citations, "S/RES/1267(1999)", forward=True, damped=True)
    for citing, cited in path.edges:
        others = set(citations.cites[citing]) - {cited}
        assert not any(cited in analytics.antecedents(citations, other) for other in others)


def test_a_path_of_an_organ_a_body_or_a_topic_stays_in_it(store: Store, citations: Citations) -> None:
    council = paths.trace(citations, organ="security-council")
    assert {citations.attributes[node]["organ"] for node in council.nodes} == {"security-council"}
    named = paths.naming(store, "unodc")
    assert set(paths.trace(citations, among=named).nodes) <= named
    down = paths.trace(citations, "S/RES/1267(1999)", forward=True, among=named)
    assert down.nodes[0] == "S/RES/1267(1999)"  # kept, though it names no UNODC
    assert "S/RES/1267(1999)" not in named
    assert set(down.nodes[1:]) <= named
    topic = paths.trace(citations, topic="Trafficking  in persons")
    assert len(topic.nodes) > 1
    assert all("trafficking in persons" in citations.attributes[node]["title"].casefold() for node in topic.nodes)
    both = paths.trace(citations, "S/RES/2388(2017)", organ="security-council", topic="terrorist acts")
    assert set(both.nodes) <= analytics.antecedents(citations, "S/RES/2388(2017)") | {"S/RES/2388(2017)"}


def test_substantive_paths_pass_through_no_name_of_a_committee(citations: Citations) -> None:
    path = paths.trace(citations, "S/RES/1267(1999)", forward=True, substantive=True)
    assert all(not all(step["in_names"]) for step in path.steps())


def test_a_path_of_nothing_is_told(citations: Citations) -> None:
    with pytest.raises(UsageError, match="everything"):
        paths.trace(citations)
    with pytest.raises(NotFoundError, match="no document"):
        paths.trace(citations, topic="the weather")
    with pytest.raises(NotFoundError, match="not in the graph"):
        paths.trace(citations, "S/RES/1(1946)")


def test_the_network_agrees_with_networkx(store: Store) -> None:
    import networkx as nx

    found = {entry["name"]: entry["value"] for entry in network.network(snapshot.citations(store))}
    graph = snapshot.to_networkx(store, instruments=False)
    parts = sorted(map(len, nx.weakly_connected_components(graph)), reverse=True)
    assert (found["nodes"], found["arcs"]) == (len(graph), graph.number_of_edges())
    assert (found["components"], found["largest component"]) == (len(parts), parts[0])
    assert found["isolates"] == nx.number_of_isolates(graph)
    assert found["depth"] == nx.dag_longest_path_length(graph, weight=None)
    assert found["mentions"] == sum(data["count"] for _, _, data in graph.edges(data=True))
    organs = nx.get_node_attributes(graph, "organ")
    inside = sum(organs[citing] == organs[cited] == "security-council" for citing, cited in graph.edges)
    assert found["security-council -> security-council"] == inside
    assert 0 < found["citation half-life"] < 20


def test_a_graph_hands_on_what_the_pipeline_makes(samples_embedded: Target) -> None:
    with gk.Graph(samples_embedded.address) as graph:
        path = graph.main_path("1267", body="1267 Committee", organ="Security Council", forward=True, damped=True)
        assert graph.main_path_steps(path, evidence=True)[0]["quote"]
        assert graph.rank(verb="Recalling", body="Security Council") == graph.rank(verb="recall", body="security-council") != []
        assert graph.network()[0]["value"] == len(graph.documents())
        assert graph.rank_by_year("in-degree", top=1, as_of=2001)[-1]["year"] == 2001
        assert graph.to_networkx(multi=True).number_of_edges() == len(graph.mentions())
