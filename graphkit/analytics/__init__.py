"""Who matters, what descends from what, by which path it came: exact measures on citation graphs.

Arcs run from citing to cited. :class:`Citations` is the snapshot; every function takes it or any networkx DiGraph, and
gives mappings, sets, lists or graphs of the caller's own nodes.

>>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")])
>>> pagerank(C).top(1)[0][0], antecedents(C, "c") == {"a", "b"}, longest_chain(C)
('a', True, ['c', 'b', 'a'])
"""

from __future__ import annotations

from graphkit.analytics.building import Dropped
from graphkit.analytics.chains import longest_chain, shortest_chain
from graphkit.analytics.citations import Citations
from graphkit.analytics.degree import in_degree, out_degree
from graphkit.analytics.lineage import (
    Kin,
    antecedents,
    descendants,
    generations,
    kinship,
    nearest_common_antecedents,
)
from graphkit.analytics.main_path import MainPath, main_path
from graphkit.analytics.rank import article_rank, citerank, pagerank
from graphkit.analytics.reduction import antecedent_counts, arc_survival, descendant_counts, transitive_reduction
from graphkit.analytics.results import Ranking
from graphkit.analytics.search_paths import path_total, search_path_weights

__all__ = [
    "Citations",
    "Dropped",
    "Kin",
    "MainPath",
    "Ranking",
    "antecedent_counts",
    "antecedents",
    "arc_survival",
    "article_rank",
    "citerank",
    "descendant_counts",
    "descendants",
    "generations",
    "in_degree",
    "kinship",
    "longest_chain",
    "main_path",
    "nearest_common_antecedents",
    "out_degree",
    "pagerank",
    "path_total",
    "search_path_weights",
    "shortest_chain",
    "transitive_reduction",
]
