"""The shape of the graph as data: what nodes and relationships there are, and their properties.

Everything that builds, loads, reads or draws the graph takes labels, types and property names from here, so that a
property is added in one place. Two rules keep the same graph equal on every engine: no property is called ``type``,
``label``, ``start`` or ``end`` (the embedded engine reads such a name as something of its own), and every node has
``name`` and ``title``.

Examples
--------
>>> from graphkit.graph import LABELS, RELATIONSHIPS
>>> list(LABELS)
['Document', 'Instrument', 'Body', 'Actor']
>>> RELATIONSHIPS["CITES"].ends
('Document', 'Instrument')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

EXTRA_LABEL = "Resolution"
"""The second label of resolutions and decisions of any organ: for filtering and, on Neo4j, anchoring."""

ABSENT = "-"
"""What stands in an evidence list where a mention has no verb, paragraph or pinpoint: lists hold no nulls."""

LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Document": (
            "symbol",
            "name",
            "title",
            "category",
            "organ",
            "number",
            "year",
            "session",
            "date",
            "meeting",
            "agenda",
            "votes",
            "url",
            "language",
            "operative_paragraphs",
            "stub",
            "sample",
            "digest",
        ),
        "Instrument": ("name", "title", "aliases", "category", "adopted", "url", "provisional"),
        "Body": ("name", "title", "aliases", "category", "since", "until", "provisional"),
        "Actor": ("name", "title", "aliases", "category", "provisional"),
    }
)
"""Label to the names of its properties, beside the key ``id``. ``date`` is a Cypher date, all else plain scalars or lists of strings:
``adopted``, ``since`` and ``until`` too, which may be a year alone."""

RECORD_LABELS: Mapping[str, str] = MappingProxyType({"instrument": "Instrument", "body": "Body", "actor": "Actor"})
"""Kind of an authority record to the label of its node."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One type of relationship.

    Parameters
    ----------
    name : str
        The type.
    starts, ends : tuple of str
        Labels that it may lead from and to.
    lists : tuple of str
        Evidence: list properties of one length, aligned, in the order of the text.
    scalars : tuple of str
        All other properties.
    owner : {"document", "record", "symbol"}
        Whose loading adds and removes it: the citing document, the authority record at its end that knows of it, or
        nobody: it follows from the two symbols alone.
    """

    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    lists: tuple[str, ...]
    scalars: tuple[str, ...]
    owner: str

    @property
    def properties(self) -> tuple[str, ...]:
        """All property names, scalars first."""
        return self.scalars + self.lists


RELATIONSHIPS: Mapping[str, Relationship] = MappingProxyType(
    {
        rel.name: rel
        for rel in (
            Relationship(
                "CITES",
                ("Document",),
                ("Document", "Instrument"),
                ("verbs", "parts", "paragraphs", "pinpoints", "in_names", "quotes", "starts"),
                ("count", "verb", "preambular", "operative", "substantive"),
                "document",
            ),
            Relationship(
                "MENTIONS",
                ("Document",),
                ("Body", "Actor"),
                ("verbs", "parts", "paragraphs", "quotes", "starts"),
                ("count", "verb", "preambular", "operative"),
                "document",
            ),
            Relationship("ISSUED_BY", ("Document",), ("Body",), (), (), "document"),
            Relationship("ESTABLISHES", ("Document", "Instrument"), ("Body",), (), ("basis", "paragraph", "quote"), "record"),
            Relationship("ADOPTS", ("Document",), ("Instrument",), (), (), "record"),
            Relationship("PART_OF", ("Body", "Document"), ("Body", "Document"), (), ("since", "until"), "record"),
            Relationship("SUCCEEDS", ("Body",), ("Body",), (), ("since",), "record"),
            Relationship("SUPPLEMENTS", ("Instrument",), ("Instrument",), (), (), "record"),
        )
    }
)
"""Type to what it joins and carries."""
