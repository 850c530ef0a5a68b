"""Who matters, what descends from what, by which path it came: exact measures on citation graphs.

Arcs run from citing to cited. :class:`Citations` is the snapshot; every function takes it or any networkx DiGraph, and
gives mappings, sets, lists or graphs of the caller's own nodes.

>>> C = Citations.from_edges([("c", "b"), ("b", "a"), ("c", "a")])
>>> pagerank(C).top(1)[0][0], antecedents(C, "c") == {"a", "b"}, longest_chain(C)
('a', True, ['c', 'b', 'a'])
"""

from __future__ import annotations

from graphkit.analytics.ageing import Ages, citation_ages, cited_years, flows, rank_by_year
from graphkit.analytics.building import Dropped
from graphkit.analytics.centrality import betweenness, core_number
from graphkit.analytics.chains import longest_chain, shortest_chain
from graphkit.analytics.citations import Citations
from graphkit.analytics.communities import Communities, communities, community_sweep
from graphkit.analytics.comparison import Comparison, WeightComparison, compare, compare_weights
from graphkit.analytics.components import components
from graphkit.analytics.degree import in_degree, out_degree
from graphkit.analytics.disruption import Disruption, disruption
from graphkit.analytics.evidence import Where
from graphkit.analytics.hits import CliqueWarning, hits
from graphkit.analytics.lineage import Kin, antecedents, descendants, generations, kinship, nearest_common_antecedents
from graphkit.analytics.main_path import MainPath, main_path
from graphkit.analytics.rank import article_rank, citerank, pagerank
from graphkit.analytics.reduction import antecedent_counts, arc_survival, descendant_counts, transitive_reduction
from graphkit.analytics.rescaled import Rescaled, rescaled
from graphkit.analytics.results import Ranking
from graphkit.analytics.search_paths import path_total, search_path_weights
from graphkit.analytics.similarity import co_citation, coupling

__all__ = [
    "Ages",
    "Citations",
    "CliqueWarning",
    "Communities",
    "Comparison",
    "Disruption",
    "Dropped",
    "Kin",
    "MainPath",
    "Ranking",
    "Rescaled",
    "WeightComparison",
    "Where",
    "antecedent_counts",
    "antecedents",
    "arc_survival",
    "article_rank",
    "betweenness",
    "citation_ages",
    "cited_years",
    "citerank",
    "co_citation",
    "communities",
    "community_sweep",
    "compare",
    "compare_weights",
    "components",
    "core_number",
    "coupling",
    "descendant_counts",
    "descendants",
    "disruption",
    "flows",
    "generations",
    "hits",
    "in_degree",
    "kinship",
    "longest_chain",
    "main_path",
    "nearest_common_antecedents",
    "out_degree",
    "pagerank",
    "path_total",
    "rank_by_year",
    "rescaled",
    "search_path_weights",
    "shortest_chain",
    "transitive_reduction",
]
