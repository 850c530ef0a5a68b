"""The edges that a document's own words make: one a pair, with every mention of the pair as its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.graph.records import Fail, Plain
from graphkit.graph.schema import ABSENT, RELATIONSHIPS

Mention = Mapping[str, Any]
"""One row of ``mentions.jsonl``."""

FOUNDING_RULE = "establishes-text"
"""Rule of a mention whose paragraph sets the body up; nothing weaker makes an ESTABLISHES edge from a text."""

_FIELD_OF = {
    "verbs": "verb",
    "parts": "part",
    "paragraphs": "paragraph",
    "pinpoints": "pinpoint",
    "in_names": "in_name",
    "quotes": "quote",
    "starts": "start",
}


def evidence(name: str, mentions: Sequence[Mention]) -> Plain:
    """The properties of one edge, from the mentions that make it.

    Parameters
    ----------
    name : str
        ``CITES`` or ``MENTIONS``.
    mentions : sequence of mapping
        At least one, in the order of the text.

    Returns
    -------
    dict
        Every property of the relationship; the lists are aligned and hold no null.

    Examples
    --------
    >>> props = evidence("CITES", [
    ...     {"verb": "recall", "part": "preambular", "start": 10, "quote": "Recalling resolution 1373 (2001)"},
    ...     {"verb": None, "part": "operative", "paragraph": "3", "start": 90, "quote": "resolution 1373 (2001)"}])
    >>> props["count"], props["verbs"], props["paragraphs"], props["verb"], props["preambular"]
    (2, ['recall', '-'], ['-', '3'], 'recall', 1)
    """
    wanted = RELATIONSHIPS[name]
    props: Plain = {
        "count": len(mentions),
        "verb": mentions[0].get("verb") or None,
        "preambular": sum(mention.get("part") == "preambular" for mention in mentions),
        "operative": sum(mention.get("part") == "operative" for mention in mentions),
    }
    if "substantive" in wanted.scalars:
        props["substantive"] = sum(not mention.get("in_name") for mention in mentions)
    for column in wanted.lists:
        source = _FIELD_OF[column]
        if column == "in_names":
            props[column] = [bool(mention.get(source)) for mention in mentions]
        elif column == "starts":
            props[column] = [int(mention.get(source) or 0) for mention in mentions]
        else:
            props[column] = [mention.get(source) or ABSENT for mention in mentions]
    return props


def document_edges(
    symbol: str, organ: str | None, mentions: Sequence[Mention], records: Mapping[str, Plain], fail: Fail
) -> tuple[dict[tuple[str, str], Plain], int]:
    """The edges that start from one document because of its words and its organ.

    Parameters
    ----------
    symbol : str
        The document.
    organ : str or None
        Authority id of the organ that issued it.
    mentions : sequence of mapping
        Its mentions in the order of the text.
    records : mapping of str to dict
        Authority records by id.
    fail : callable
        Told of each target that is nowhere.

    Returns
    -------
    dict
        (type, target) to properties.
    int
        How many mentions name the document itself: they make no edge.
    """
    grouped: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    edges: dict[tuple[str, str], Plain] = {}
    to_itself = 0
    for mention in mentions:
        for target in dict.fromkeys(mention.get("targets") or ()):
            record = records.get(target)
            if record is not None:
                grouped["CITES" if record["kind"] == "instrument" else "MENTIONS", target].append(mention)
                if record["kind"] == "body" and mention.get("rule") == FOUNDING_RULE:
                    founding = {"basis": "text", "paragraph": mention.get("paragraph"), "quote": mention.get("quote")}
                    edges.setdefault(("ESTABLISHES", target), founding)
            elif mention.get("kind") not in ("resolution", "document"):
                fail("edge", f"{symbol} -> {target}", f"no authority record has the id {target}")
            elif target == symbol:
                to_itself += 1
            else:
                grouped["CITES", target].append(mention)
    for (name, target), found in grouped.items():
        edges[name, target] = evidence(name, found)
    if organ:
        if organ in records and records[organ]["kind"] == "body":
            edges["ISSUED_BY", organ] = {}
        else:
            fail("edge", f"{symbol} -> {organ}", f"no authority record of a body has the id of its organ, {organ}")
    return edges, to_itself
