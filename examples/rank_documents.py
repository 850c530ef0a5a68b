"""Rank the samples by PageRank, raw and freed of age, and show how the first place changed over the years.

    python examples/rank_documents.py FOLDER

An old document had more time to be cited; the rescaled rank compares each with those of about its age.
"""

from __future__ import annotations

import sys
from pathlib import Path

import graphkit as gk
from graphkit import analytics, samples

folder = Path(sys.argv[1])

with gk.Graph(folder / "samples.graph") as graph:
    graph.load(samples.folder())
    citations = graph.citations()

# citations that only stand in the name of a committee say nothing of how much a document matters
raw = gk.rank(citations, by="pagerank", in_name=False)
fair = analytics.rescaled(citations, raw, in_name=False)

print(f"{'PageRank':34}rescaled")
for (left, score), (right, deviation) in zip(raw.top(8), fair.top(8), strict=True):
    print(f"{left:20}{score:8.4f}      {right:20}{deviation:6.2f}")
print(f"rank correlation with age: {fair.before:.2f} raw, {fair.after:.2f} rescaled")

print("\nFirst by PageRank at the end of the year:")
first = None
for year, scores in analytics.rank_by_year(citations).items():
    leader = scores.top(1)[0][0]
    if leader != first:
        print(f"  {year}  {leader}")
    first = leader
