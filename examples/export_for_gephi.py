"""Write the samples for Gephi, with PageRank and groups of documents that belong together as columns to draw by.

    python examples/export_for_gephi.py FOLDER

Writes samples.gexf (with a time line) and samples.graphml. In Gephi: size by pagerank, colour by group.
"""

from __future__ import annotations

import sys
from pathlib import Path

import graphkit as gk
from graphkit import analytics, samples
from graphkit.export import write_gexf, write_graphml

folder = Path(sys.argv[1])

with gk.Graph(folder / "samples.graph") as graph:
    graph.load(samples.folder())
    citations = graph.citations(loaded=True)

network = citations.to_networkx()
scores = analytics.pagerank(citations)
found = analytics.communities(citations, seed=1)
for number, group in enumerate(found.groups, 1):
    for symbol in group:
        network.nodes[symbol].update(label=network.nodes[symbol]["name"], pagerank=scores[symbol], group=number)

write_gexf(network, folder / "samples.gexf")
write_graphml(network, folder / "samples.graphml")
print(f"{len(network)} documents, {network.number_of_edges()} citations, {len(found.groups)} groups")
