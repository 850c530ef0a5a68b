"""How time and memory of ``graphkit.analytics`` grow with the arcs of synthetic graphs: by the arc they ought to stay the same.

    python tests/bench/growth.py [--most 1000000]

Each document cites ten, whose ages are exponential with a mean of a tenth of the whole time: a larger graph is a denser
one of the same time, as literatures are, so that chains and the integers that count paths do not grow with it. Each size
is measured in a process of its own, whose peak of memory is that of building the snapshot.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from graphkit.analytics import (
    Citations,
    antecedent_counts,
    antecedents,
    article_rank,
    betweenness,
    citerank,
    co_citation,
    components,
    core_number,
    disruption,
    generations,
    hits,
    in_degree,
    kinship,
    longest_chain,
    main_path,
    pagerank,
    rescaled,
    search_path_weights,
)

CITED = 10
"""Citations a document."""

CLOSURES = 1_000_000
"""Arcs up to which closures of all documents are held as bits: n * n / 16 bytes, so that they stand apart."""


def synthetic(size: int) -> Iterator[tuple[int, int]]:
    """Arcs of a graph of about so many, one after the other."""
    chance = random.Random(size)
    documents = size // CITED
    for i in range(1, documents):
        for _ in range(CITED):
            yield i, max(0, i - 1 - int(chance.expovariate(10 / documents)))


def measures(citations: Citations) -> dict[str, Callable[[], Any]]:
    """What grows with the arcs, by name; of one document, the newest or the one in the middle."""
    newest, middle = citations.nodes[-1], citations.nodes[len(citations) // 2]
    return {
        "in-degree": lambda: in_degree(citations),
        "PageRank": lambda: pagerank(citations),
        "ArticleRank": lambda: article_rank(citations),
        "CiteRank": lambda: citerank(citations),
        "rescaled PageRank": lambda: rescaled(citations),
        "HITS, a round": lambda: hits(citations),
        "betweenness, 1 source": lambda: betweenness(citations, sample=1),
        "core number": lambda: core_number(citations),
        "core number by weight": lambda: core_number(citations, weight="count"),
        "components": lambda: components(citations),
        "SPC": lambda: search_path_weights(citations, "spc"),
        "SPLC": lambda: search_path_weights(citations, "splc"),
        "SPNP": lambda: search_path_weights(citations, "spnp"),
        "main path": lambda: main_path(citations),
        "longest chain": lambda: longest_chain(citations),
        "antecedents of the newest": lambda: antecedents(citations, newest),
        "generations of the newest": lambda: generations(citations, newest),
        "kinship of the newest": lambda: kinship(citations, newest),
        "co-citation of one": lambda: co_citation(citations, middle),
        "disruption of one": lambda: disruption(citations, middle),
    }


def seconds(call: Callable[[], Any]) -> tuple[float, Any]:
    """CPU time of a call, and what it gave."""
    start = time.process_time()
    found = call()
    return time.process_time() - start, found


def one(size: int) -> dict[str, float]:
    """Microseconds and bytes an arc of one graph."""
    import scipy.sparse  # noqa: F401  # its memory is none of the snapshot's

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    making, _ = seconds(lambda: deque(synthetic(size), maxlen=0))
    building, citations = seconds(lambda: Citations.from_edges(synthetic(size)))
    arcs = sum(map(len, citations.parts.cites))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    found = {"arcs": arcs, "bytes": peak * 1024 / arcs, "snapshot": (building - making) / arcs * 1e6}
    for name, call in measures(citations).items():
        taken, result = seconds(call)
        rounds = result[0].found["iterations"] if name.startswith("HITS") else 1
        found[name] = taken / arcs / rounds * 1e6
        del result
    if arcs <= CLOSURES:
        found["all antecedent counts, by bits"] = seconds(lambda: antecedent_counts(citations))[0] / arcs * 1e6
    return found


def growth(most: int) -> None:
    """Print the table."""
    columns = []
    size = 10_000
    while size <= most:
        shown = subprocess.run([sys.executable, __file__, "--size", str(size)], check=True, stdout=subprocess.PIPE, text=True).stdout
        columns.append(json.loads(shown))
        size *= 10
    print("CPU microseconds an arc; memory: peak bytes an arc while the snapshot is built")
    print(f"{'arcs':34}" + "".join(f"{int(column['arcs']):12,}" for column in columns))
    for name in list(dict.fromkeys(name for column in columns for name in column))[1:]:
        shown = (f"{column[name]:12.3f}" if name in column else f"{'-':>12}" for column in columns)
        print(f"{'memory' if name == 'bytes' else name:34}" + "".join(shown))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000_000, help="arcs of the largest graph")
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.size:
        print(json.dumps(one(options.size)))
    else:
        growth(options.most)
