"""What a loaded document was made from, as one short string: equal digests, equal rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from graphkit.graph.records import Plain


def digest(*parts: Any) -> str:
    """A digest of plain values.

    Examples
    --------
    >>> digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    True
    """
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def stamp(documents: Iterable[Plain], others: Iterable[Plain], edges: Mapping[str, Iterable[Plain]]) -> None:
    """Set the digest of each document to one of all rows that hang on it: its own, its edges', and those of what they lead to.

    A new fact about a stub or a record is thus a change of every document that cites it, so that a document with an
    equal digest need not be looked at any further.

    Parameters
    ----------
    documents : iterable of dict
        Node rows of documents with text; ``props["digest"]``, that of the extraction, is replaced.
    others : iterable of dict
        Node rows of stubs and records.
    edges : mapping of str to iterable of dict
        All edge rows, sorted.
    """
    facts = {row["id"]: digest(row) for row in others}
    own: dict[str, list[Any]] = {row["id"]: [] for row in documents}
    for name, table in edges.items():
        for row in table:
            if row["from"] in own:
                own[row["from"]].append((name, row, facts.get(row["to"])))
    for row in documents:
        row["props"]["digest"] = digest(row, own[row["id"]])
