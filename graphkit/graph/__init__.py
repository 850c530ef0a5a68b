"""From references to the rows of a graph: nodes and edges keyed by canonical symbol or authority id, each edge with its evidence.

Takes plain rows (those of ``documents.jsonl``, ``mentions.jsonl`` and ``authorities.jsonl``), so that an extraction
folder and an extraction in memory give the same graph; knows no database.
"""

from __future__ import annotations

from graphkit.graph.digest import is_of_document
from graphkit.graph.parts import whole
from graphkit.graph.records import closure
from graphkit.graph.rows import Failure, GraphRows, build
from graphkit.graph.schema import ABSENT, EXTRA_LABEL, LABELS, RECORD_LABELS, RELATIONSHIPS, Relationship

__all__ = [
    "ABSENT",
    "EXTRA_LABEL",
    "LABELS",
    "RECORD_LABELS",
    "RELATIONSHIPS",
    "Failure",
    "GraphRows",
    "Relationship",
    "build",
    "closure",
    "is_of_document",
    "whole",
]
