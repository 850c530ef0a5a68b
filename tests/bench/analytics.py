"""Measures of ``graphkit.analytics`` as ratios to networkx, in one run: CPU time, medians.

    python tests/bench/analytics.py [--runs 5]

Takes the physics papers from the real documents beside the checkout (``GRAPHKIT_SHARED``, else ``../shared``), and ends
with nothing done where they are missing.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from graphkit.analytics import (
    Citations,
    antecedents,
    citerank,
    co_citation,
    descendants,
    generations,
    longest_chain,
    main_path,
    pagerank,
    search_path_weights,
)
from graphkit.analytics.reach import QUESTIONS
from graphkit.analytics.reduction import reduction_and_counts

GRAPH = Path("corpus") / "graphs" / "hepth_dag.tsv.gz"


def cpu(function: Callable[[], Any], runs: int) -> float:
    """Median CPU seconds of a whole call, the collector at rest."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return median(times)


def physics() -> list[tuple[int, int]]:
    """The arcs of the real graph."""
    shared = Path(os.environ.get("GRAPHKIT_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    path = shared / GRAPH
    if not path.exists():
        sys.exit(f"no graph to measure on: {path} is missing")
    with gzip.open(path, "rt") as lines:
        return [(int(citing), int(cited)) for citing, cited in map(str.split, lines)]


def compare(runs: int) -> None:
    """Print the table of measures."""
    import networkx as nx

    arcs = physics()
    citations, graph = Citations.from_edges(arcs, range(27_770)), nx.DiGraph(arcs)
    graph.add_nodes_from(range(27_770))
    base = cpu(lambda: nx.pagerank(graph), runs)
    wanted = nx.pagerank(graph, tol=1e-14, max_iter=1000)
    found = pagerank(citations)
    error = max(abs(found[node] - wanted[node]) for node in wanted)
    every = random.Random(0).sample(citations.nodes, 300)
    first = [lineage_seconds(citations, node, anew=True) for node in every]
    again = [lineage_seconds(citations, node) for node in every][1:]  # the first of them makes the arrays
    ones = [cpu(lambda node=node: co_citation(citations, node), 1) for node in every]
    deepest = longest_chain(citations)[0]
    arcs_left = len(reduction_and_counts(citations)[0])

    print(f"{len(citations):,} documents, {len(arcs):,} arcs; median CPU time of {runs} runs; networkx {nx.__version__}")
    print(f"{'':42}{'ms':>9}{'of nx.pagerank':>16}  goal")

    def row(name: str, seconds: float, goal: str) -> None:
        print(f"{name:42}{seconds * 1e3:9.2f}{seconds / base:16.3f}  {goal}")

    row("networkx.pagerank (scipy, default tol)", base, "1")
    row("pagerank", cpu(lambda: pagerank(citations), runs), "<= 0.2")
    row("citerank", cpu(lambda: citerank(citations), runs), "<= 0.2")
    spc = sum(cpu(lambda method=method: search_path_weights(citations, method), runs) for method in ("spc", "splc", "spnp"))
    row("SPC + SPLC + SPNP, exact integers", spc, "<= 1.5")
    row("reduction and all antecedent counts", cpu(lambda: reduction_and_counts(citations), runs), "<= 1")
    row("main path, global", cpu(lambda: main_path(citations), runs), "")
    row("co-citation of all, top 10 (scipy)", cpu(lambda: co_citation(citations, top=10), runs), "<= 200 ms")
    row("co-citation of one, median of 300", median(ones), "<= 2 ms")
    row("lineage of one both ways, median of 300", median(first), "<= 10 ms")
    row("lineage of one both ways, slowest of 300", max(first), "<= 10 ms")
    row("the same asked again and again, median", median(again), "")
    row("the same asked again and again, slowest", max(again), "")
    row("antecedents of the deepest", cpu(lambda: antecedents(citations, deepest), runs), "<= 10 ms")
    row("generations of the deepest", cpu(lambda: generations(citations, deepest), runs), "<= 10 ms")
    row("the same by the longest chain", cpu(lambda: generations(citations, deepest, by="longest"), runs), "")
    row("snapshot from pairs", cpu(lambda: Citations.from_edges(arcs), runs), "")
    row("networkx.DiGraph from pairs", cpu(lambda: nx.DiGraph(arcs), runs), "")
    print(f"pagerank differs from networkx at tol 1e-14 by at most {error:.1e} (goal 1e-11); {arcs_left:,} arcs survive (62,486)")


def lineage_seconds(citations: Citations, node: int, *, anew: bool = False) -> float:
    """CPU seconds of the lineage of one document both ways, from lists as for the first question, or as it comes."""
    citations.parts.asked = 0 if anew else QUESTIONS
    return cpu(lambda: (antecedents(citations, node), descendants(citations, node)), 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="calls of which the median is taken")
    compare(parser.parse_args().runs)
