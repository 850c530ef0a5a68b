"""Draw how the sanctions of resolution 1267 (1999) came down to 2388 (2017): a main path on an axis of time.

    python examples/draw_main_path.py FOLDER

Writes main-path.svg, which any browser shows: blue the main path, grey what else is as heavy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import graphkit as gk
from graphkit import samples
from graphkit.export import time_axis

folder = Path(sys.argv[1])

with gk.Graph(folder / "samples.graph") as graph:
    graph.load(samples.folder())
    # every renewal of a mandate recalls all before it; damped, only the citations count that no others make up for
    path = graph.main_path("1267 (1999)", forward=True, damped=True)
    steps = graph.main_path_steps(path, evidence=True)

drawing = time_axis(path.to_networkx(), "From resolution 1267 (1999) on")
(folder / "main-path.svg").write_text(drawing, encoding="utf-8")

print(f"{len(path.nodes)} documents on the path, {path.tie_count} paths of equal weight")
shown = set()
for row in steps:
    if row["step"] not in shown:  # each step opens to its words
        print(f"{row['date']}  {row['citing']} -> {row['cited']}: {row['verb']}, {row['paragraph'] or row['part']}")
        print(f"            {row['quote'][:100]}")
    shown.add(row["step"])
