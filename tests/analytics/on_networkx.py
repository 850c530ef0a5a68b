"""Everything that analytics say of some networkx graphs, as JSON: run under another networkx, or another backend.

    python tests/analytics/on_networkx.py [LIAR]

With LIAR, a backend of that name must be the one that answers networkx's own calls.
"""

from __future__ import annotations

import json
import sys
import warnings
from random import Random
from typing import Any

import networkx as nx

from graphkit import analytics as ga


def graphs() -> dict[str, nx.DiGraph]:
    """A graph with dates, weights and mentions, one with circles, and one of mentions."""
    chance = Random(4)
    plain, circles, mentions = nx.DiGraph(), nx.DiGraph(), nx.MultiDiGraph()
    plain.add_nodes_from((f"S/RES/{i}", {"date": str(1990 + i // 3), "organ": "council"}) for i in range(40))
    for i in range(1, 40):
        for j in {chance.randrange(i) for _ in range(4)}:
            verbs = ["recall", "note"][: 1 + (i + j) % 2]
            plain.add_edge(f"S/RES/{i}", f"S/RES/{j}", count=len(verbs), verbs=verbs, weight=chance.choice((1, 2, 3)))
            mentions.add_edges_from((i, j, {"verb": verb}) for verb in verbs)
    circles.add_edges_from((chance.randrange(20), chance.randrange(20)) for _ in range(30))
    circles.remove_edges_from([(node, node) for node in circles])
    return {"plain": plain, "circles": circles, "mentions": mentions}


def said(graph: nx.DiGraph, acyclic: bool) -> dict[str, Any]:
    """Every answer, as what JSON can hold."""
    order = {node: i for i, node in enumerate(sorted(graph))}
    newest, oldest = max(order, key=order.__getitem__), min(order, key=order.__getitem__)
    ranks = (ga.pagerank, ga.article_rank, ga.citerank, ga.in_degree, ga.out_degree, ga.betweenness, ga.core_number, ga.rescaled)
    found: dict[str, Any] = {rank.__name__: rank(graph) for rank in ranks}
    found |= {f"{rank.__name__} by mentions": rank(graph, weight="count") for rank in ranks}
    found["pagerank of recall"] = ga.pagerank(graph, verb="recall")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ga.CliqueWarning)
        found["hubs"], found["authorities"] = ga.hits(graph)
    found["disruption"] = ga.disruption(graph, newest).index
    found["co-citation"], found["coupling"] = ga.co_citation(graph, measure="salton"), ga.coupling(graph, newest)
    found["antecedents"], found["descendants"] = ga.antecedents(graph, newest), ga.descendants(graph, oldest)
    found["generations"] = ga.generations(graph, newest)
    found["common"] = ga.nearest_common_antecedents(graph, list(order)[-2:])
    found["groups"] = list(ga.communities(graph, seed=3, method="louvain"))
    found["parts"] = ga.components(graph)
    if acyclic:
        found["chain"] = ga.longest_chain(graph)
        found["reduced"] = set(ga.transitive_reduction(graph).edges)
        found["weights"] = {method: ga.search_path_weights(graph, method) for method in ("spc", "splc", "spnp")}
        found["paths"] = [ga.main_path(graph, method, damped=method == "local").ties for method in ("global", "local", "key-route")]
        found["drawn"] = set(ga.main_path(graph).to_networkx().edges)
    return {name: plain(value) for name, value in found.items()}


def plain(value: Any) -> Any:
    """Sets sorted, keys as text, numbers to the bit."""
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, dict | ga.Ranking):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, set):
        return sorted(map(plain, value))
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


if __name__ == "__main__":
    if sys.argv[1:]:
        assert nx.pagerank(nx.DiGraph([(1, 2)])) == sys.argv[1], "the backend does not answer"
    answers = {name: said(graph, acyclic=name != "circles") for name, graph in graphs().items()}
    print(json.dumps({"networkx": nx.__version__, "said": answers}))
