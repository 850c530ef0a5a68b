"""What a loaded document was made from, as one short string: equal digests, equal rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from graphkit.graph.records import Plain
from graphkit.graph.schema import RELATIONSHIPS


def digest(*parts: Any) -> str:
    """A digest of plain values.

    Examples
    --------
    >>> digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    True
    """
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def stamp(documents: Iterable[Plain], edges: Mapping[str, Iterable[Plain]]) -> None:
    """Set the digest of each document to one of its own row and of the edges that are its own.

    Nothing else goes into it: what a document cites is compared by itself, so that neither what is loaded beside it nor in
    which order changes the digest.

    Parameters
    ----------
    documents : iterable of dict
        Node rows of documents with text; ``props["digest"]``, that of the extraction, is replaced.
    edges : mapping of str to iterable of dict
        All edge rows, sorted.
    """
    own: dict[str, list[Any]] = {row["id"]: [] for row in documents}
    for name, table in edges.items():
        for row in table:
            if row["from"] in own and is_of_document(name, row):
                own[row["from"]].append((name, row))
    for row in documents:
        row["props"]["digest"] = digest(row, own[row["id"]])


def is_of_document(name: str, row: Plain) -> bool:
    """Whether an edge comes of the words or the organ of the document that it starts from, and goes when these do.

    Examples
    --------
    >>> is_of_document("CITES", {}), is_of_document("ESTABLISHES", {"props": {"basis": "authority"}})
    (True, False)
    """
    return RELATIONSHIPS[name].owner == "document" or (name == "ESTABLISHES" and row["props"]["basis"] == "text")
