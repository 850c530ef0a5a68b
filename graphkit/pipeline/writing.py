"""Scores written back into the graph, so that queries, the Neo4j Browser and drawings can use them.

A score is a property of documents and instruments; beside it stands what it is, in a property of the same name with
``_made``: measure, parameters, day and version. A load leaves both alone, as it does all that it does not know: they say
of which day the score is, and documents that came later have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from graphkit.analytics import Ranking
from graphkit.errors import StoreError, UsageError
from graphkit.graph import LABELS
from graphkit.pipeline import snapshot
from graphkit.pipeline.table import Table
from graphkit.store import Store
from graphkit.store.batches import BATCH, send

MADE = "_made"
"""What is added to the name of a score for the property that says what it is."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")

_TAKEN = frozenset({"id", "type", "label", "start", "end"}).union(*LABELS.values())
"""Names that mean something else, or that one of the engines takes for something of its own."""


def write_scores(store: Store, scores: Ranking, name: str | None = None, *, batch: int = BATCH) -> Table:
    """Write a ranking into the graph as a property of its nodes.

    Parameters
    ----------
    store : Store
        Open for writing.
    scores : Ranking
        Of documents and instruments of this graph.
    name : str, optional
        The property; by default the measure, such as ``pagerank``. One of that name is replaced: where the ranking has no
        score it is taken away.
    batch : int, optional
        Nodes a transaction.

    Returns
    -------
    Table
        One row: ``property``, ``made`` (what :data:`MADE` holds), how many ``nodes`` have it.

    Raises
    ------
    UsageError
        When the property may not be called so.
    StoreError
        When the graph cannot be written.
    """
    name = property_name(scores.measure if name is None else name)
    made = describe(scores)
    rows = list(_rows(store, scores, name, made))
    sent = send(store, "scores", rows, batch)
    store.finish()
    if sent.refused:
        row, why = sent.refused[0]
        raise StoreError(f"{store.describe} does not take the {name} of {row['id']}: {why}", "what was written before it stays")
    scored = sum(row["props"][name] is not None for row in rows)
    return Table(("property", "made", "nodes"), [{"property": name, "made": made, "nodes": scored}])


def property_name(name: str) -> str:
    """The name as that of a property.

    Raises
    ------
    UsageError
        When it is none, or means something else already.

    Examples
    --------
    >>> property_name("article-rank")
    'article_rank'
    """
    plain = name.replace("-", "_")
    if not _NAME.fullmatch(plain):
        raise UsageError(f"{name!r} cannot name a property", "small letters, digits and _, a letter first")
    if plain in _TAKEN or plain.endswith(MADE):
        raise UsageError(f"the property {plain!r} is taken", "choose another name")
    return plain


def describe(scores: Ranking) -> str:
    """What a ranking is: measure, parameters, today, version.

    Examples
    --------
    >>> describe(Ranking("pagerank", {"a": 1.0}, {"alpha": 0.85, "weight": None})).split()[:2]
    ['pagerank', 'alpha=0.85']
    """
    words = [scores.measure, *(f"{name}={_told(value)}" for name, value in scores.params.items() if value is not None)]
    return " ".join([*words, date.today().isoformat(), f"graphkit {version('graphkit')}"])


def _told(value: Any) -> str:
    return ",".join(sorted(map(str, value))) if isinstance(value, list | tuple | set | frozenset) else str(value)


def _rows(store: Store, scores: Mapping[Any, float], name: str, made: str) -> Iterator[dict[str, Any]]:
    """A row for every node of the graph, so that no score of another ranking is left among the new ones."""
    for node in snapshot.documents(store, instruments=True):
        score = scores.get(node["id"])
        yield {"id": node["id"], "props": {name: score, name + MADE: None if score is None else made}}
