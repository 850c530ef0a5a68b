"""Real graphs: papers on high-energy physics, and resolutions of the Security Council."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import networkx as nx
import pytest

from graphkit.analytics import (
    Citations,
    antecedent_counts,
    arc_survival,
    citerank,
    co_citation,
    core_number,
    hits,
    in_degree,
    longest_chain,
    main_path,
    pagerank,
    path_total,
    search_path_weights,
    transitive_reduction,
)

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def physics(corpus: Path) -> Citations:
    with gzip.open(corpus / "graphs" / "hepth_dag.tsv.gz", "rt") as lines:
        arcs = [tuple(map(int, line.split())) for line in lines]
    return Citations.from_edges(arcs, nodes=range(27_770))


@pytest.fixture(scope="module")
def council(corpus: Path) -> Citations:
    with (corpus / "arcs" / "edges.csv").open(newline="") as lines:
        return Citations.from_edges((int(row["citing"]), int(row["cited"])) for row in csv.DictReader(lines))


class TestPhysics:
    def test_size(self, physics) -> None:
        assert (len(physics), len(physics.edges), physics.dropped) == (27_770, 351_500, ())

    def test_pagerank_is_that_of_a_tight_iteration(self, physics) -> None:
        pytest.importorskip("scipy")
        wanted = nx.pagerank(physics.to_networkx(), tol=1e-14, max_iter=1000, weight=None)
        found = pagerank(physics)
        assert max(abs(found[node] - wanted[node]) for node in wanted) <= 1e-11
        assert sum(citerank(physics).values()) == pytest.approx(1, abs=1e-12)

    def test_reduction(self, physics) -> None:
        assert transitive_reduction(physics).size() == 62_486
        assert sum(antecedent_counts(physics).values()) == 125_020_862

    def test_paths(self, physics) -> None:
        assert len(longest_chain(physics)) == 303
        weights, total = search_path_weights(physics), path_total(physics)
        assert total.bit_length() == 291  # about 2 ** 290.1: far beyond a machine word
        assert total == sum(weight for (_, cited), weight in weights.items() if not physics.cites[cited])
        assert total == sum(weight for (citing, _), weight in weights.items() if not physics.cited_by[citing])

    def test_cores_and_co_citation(self, physics) -> None:
        assert core_number(physics).top(1)[0][1] == 37
        (first, *_) = co_citation(physics, top=3).top()
        assert co_citation(physics, first[0][0])[first[0][1]] == first[1]

    def test_hits_is_that_of_networkx(self, physics) -> None:
        pytest.importorskip("scipy")
        hubs, authorities = nx.hits(physics.to_networkx(), tol=1e-13, max_iter=10_000)
        found = hits(physics, norm="l1")
        assert max(abs(found[0][node] - hubs[node]) for node in hubs) <= 1e-11
        assert max(abs(found[1][node] - authorities[node]) for node in hubs) <= 1e-11


class TestSecurityCouncil:
    def test_is_a_dag(self, council) -> None:
        assert council.summary() == {
            "nodes": 951,
            "edges": 2734,
            "mentions": 2734,
            "isolates": 0,
            "undated": 951,
            "duplicates": 0,
            "loops": 0,
            "forward": 0,
            "cycles": 0,
        }
        assert council.nodes == tuple(sorted(council.nodes))

    def test_what_is_cited_most(self, council) -> None:
        assert in_degree(council).top(2) == [(1325, 76), (1612, 44)]  # women and peace; children and armed conflict
        assert pagerank(council).top(1)[0][0] == 1325

    def test_the_main_path_is_mandate_renewals(self, council) -> None:
        found = main_path(council)
        assert {1603, 1721, 1765, 1880, 1893, 1980} <= set(found.nodes)  # Cote d'Ivoire
        shared = [set(main_path(council, weights=weights).edges) for weights in ("spc", "splc", "spnp")]
        assert shared[0] == shared[1] == shared[2]

    def test_reduction_is_that_of_networkx(self, council) -> None:
        whole = council.to_networkx()
        assert set(transitive_reduction(council).edges) == set(nx.transitive_reduction(whole).edges)
        assert arc_survival(council).found["survival"] == pytest.approx(1227 / 2734)
        assert len(longest_chain(council)) == len(nx.dag_longest_path(whole)) == 21
