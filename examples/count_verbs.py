"""Which verbs carry citations in the preamble, and which in operative paragraphs? The table of mentions in pandas.

    python examples/count_verbs.py FOLDER

Needs pandas: pip install "graphkit[df]".
"""

from __future__ import annotations

import sys
from pathlib import Path

import graphkit as gk
from graphkit import samples

folder = Path(sys.argv[1])

with gk.Graph(folder / "samples.graph") as graph:
    graph.load(samples.folder())
    mentions = graph.mentions().to_df()
    documents = graph.documents().to_df()

own_words = mentions[~mentions["in_name"]]
verbs = own_words.pivot_table(index="verb", columns="part", values="citing", aggfunc="count", fill_value=0)
print(verbs.loc[verbs.sum(axis=1).nlargest(8).index, ["preambular", "operative"]])

joined = own_words.merge(documents[["symbol", "organ"]], left_on="citing", right_on="symbol")
print("\nMentions a document, by organ:")
print((joined.groupby("organ").size() / joined.groupby("organ")["citing"].nunique()).round(1).to_string())
