"""Load the samples into a graph file and ask it: what cites resolution 1373 (2001), by which verb, in which words?

    python examples/ask_a_graph.py FOLDER

The graph stays in FOLDER, as samples.graph.
"""

from __future__ import annotations

import sys
from pathlib import Path

import graphkit as gk
from graphkit import samples

folder = Path(sys.argv[1])

with gk.Graph(folder / "samples.graph") as graph:
    report = graph.load(samples.folder())
    print(f"{report.documents.added} documents added")

    print("\nWhat cites resolution 1373 (2001) and reaffirms it:")
    for row in graph.cited_by("1373 (2001)", verb="reaffirm"):
        print(f"  {row['date']}  {row['citing']:18} {', '.join(row['paragraphs']) or 'preamble'}")

    print("\nThe words of 2388 (2017):")
    for row in graph.cites("2388 (2017)", evidence=True):
        if row["cited"] == "S/RES/2331(2016)":
            print(f"  {row['part']}: {row['quote']}")

    print("\nBodies that most documents name, in Cypher:")
    query = "MATCH (d:Document)-[:MENTIONS]->(b:Body) RETURN b.name AS body, count(*) AS documents ORDER BY documents DESC, body LIMIT 5"
    for row in graph.query(query):
        print(f"  {row['documents']:3} {row['body']}")
