"""The node of a document: what its text says, and what its symbol says by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from graphkit.graph.records import Plain

RESOLUTIONS = ("resolution", "decision")
"""Categories whose nodes carry the label ``Resolution`` too."""


class Facts(Protocol):
    """What a symbol alone says of its document: the shape of what ``graphkit.symbols.describe`` returns.

    Fields: ``symbol``, ``name`` (short: "2388 (2017)"), ``category``, ``organ``, ``number``, ``year``, ``session``,
    ``date`` (ISO 8601), ``title``, ``meeting``, ``agenda``, ``votes``, ``url``.
    """

    @property
    def name(self) -> Any: ...  # noqa: D102
    @property
    def category(self) -> Any: ...  # noqa: D102
    @property
    def organ(self) -> Any: ...  # noqa: D102
    @property
    def number(self) -> Any: ...  # noqa: D102
    @property
    def year(self) -> Any: ...  # noqa: D102
    @property
    def session(self) -> Any: ...  # noqa: D102
    @property
    def date(self) -> Any: ...  # noqa: D102
    @property
    def title(self) -> Any: ...  # noqa: D102
    @property
    def meeting(self) -> Any: ...  # noqa: D102
    @property
    def agenda(self) -> Any: ...  # noqa: D102
    @property
    def votes(self) -> Any: ...  # noqa: D102
    @property
    def url(self) -> Any: ...  # noqa: D102


def document_node(symbol: str, row: Mapping[str, Any] | None, facts: Facts) -> Plain:
    """The row of one document's node.

    Parameters
    ----------
    symbol : str
        Its canonical symbol.
    row : mapping or None
        Its row of ``documents.jsonl``; None for a stub. What the text says goes before what the symbol says.
    facts : Facts
        What the symbol says.

    Returns
    -------
    dict
        ``id``, ``props`` (every property of the label but ``date``), ``iso`` (the date) and ``resolution`` (whether
        the node carries the extra label).
    """
    said = row or {}
    name = facts.name or symbol
    iso = said.get("date") or facts.date
    category = said.get("category") or facts.category
    if category == "document" and facts.category:
        category = facts.category  # what the text could not tell, the symbol may
    props: Plain = {
        "symbol": symbol,
        "name": name,
        "title": said.get("title") or facts.title or name,
        "category": category,
        "organ": said.get("organ") or facts.organ,
        "number": facts.number,
        "year": facts.year or _year(iso),
        "session": facts.session,
        "meeting": said.get("meeting") or facts.meeting,
        "agenda": facts.agenda,
        "votes": facts.votes,
        "url": facts.url,
        "language": said.get("language"),
        "operative_paragraphs": said.get("operative_paragraphs"),
        "stub": row is None,
        "sample": bool(said.get("sample")),
        "digest": said.get("digest"),
    }
    return {"id": symbol, "props": props, "iso": iso, "resolution": category in RESOLUTIONS}


def _year(iso: Any) -> int | None:
    head = str(iso or "")[:4]
    return int(head) if head.isdecimal() else None
