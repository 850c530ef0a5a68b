"""The types that flow from one stage to the next: frozen, plain, without behaviour.

Offsets are in characters. Those of a :class:`Reference`, :class:`Noise` and :class:`Document` point into the text as
it was read, before cleaning: ``text[start:end]`` is the surface. Inside the stages, offsets into the cleaned text are
used, and say so.

Named tuples, because thousands are made for a megabyte of text: a frozen dataclass takes thrice the time.
"""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("resolution", "document", "instrument", "body", "actor")
"""Kinds of mention, as ``mentions.jsonl`` names them."""

PARTS = ("front", "preambular", "operative", "annex", "footnote", "back")
"""Parts of a document."""


class Document(NamedTuple):
    """One document as its text shows it: a row of ``documents.jsonl``.

    A file may hold several (the printed pages before 1990); ``start`` and ``end`` say which stretch of it this is.
    """

    document: str
    """File stem, the name of the text that offsets point into."""
    symbol: str | None
    symbol_source: str
    """``text``, ``name`` (of the file) or ``none``."""
    title: str | None
    category: str
    """``resolution``, ``decision``, ``statement``, ``report``, ``letter``, ``draft``, ``record`` or ``document``."""
    date: str | None
    """ISO 8601, day of adoption or of the document."""
    meeting: str | None
    """Symbol of the meeting record, such as ``S/PV.8111``."""
    organ: str | None
    """Authority id of the organ, such as ``security-council``."""
    language: str | None
    operative_paragraphs: int | None
    start: int
    end: int
    digest: str
    sample: bool = False


class Paragraph(NamedTuple):
    """One paragraph of a document; offsets are into the cleaned text."""

    part: str
    number: str | None
    """As printed without its stop: ``3``, ``(a)``; sub-paragraphs carry their parents: ``3(a)(i)``."""
    level: int
    verb: str | None
    """Base form of the opening verb, its own or inherited from the paragraph that it belongs to."""
    start: int
    end: int


class Noise(NamedTuple):
    """A stretch that is not text of the document: masked, never deleted."""

    start: int
    end: int
    reason: str


class Reference(NamedTuple):
    """One mention with what was decided about it: a row of ``mentions.jsonl`` or ``unresolved.jsonl``."""

    document: str
    citing: str | None
    start: int
    end: int
    surface: str
    kind: str
    targets: tuple[str, ...]
    """Canonical symbols or authority ids; empty where unresolved."""
    verb: str | None
    pinpoint: str | None
    part: str
    paragraph: str | None
    quote: str
    in_name: bool
    """Whether a resolution stands inside the name of a body ("Committee established pursuant to ...")."""
    establishes: str | None
    """Authority id of the body that the words say this resolution set up."""
    rule: str
    note: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    """Why it is unresolved."""


class Record(NamedTuple):
    """One record of an authority file: a body, an instrument or an actor."""

    id: str
    kind: str
    """``body``, ``instrument`` or ``actor``."""
    name: str
    """Acronym or short name."""
    title: str
    """Official name in English."""
    aliases: tuple[str, ...] = ()
    category: str = ""
    parent: tuple[str, ...] = ()
    """Bodies: what it is part of. Instruments: what it supplements."""
    since: str | None = None
    until: str | None = None
    symbol: str | None = None
    """Bodies: symbol or instrument id that founded it. Instruments: the resolution that carries the text."""
    succeeds: tuple[str, ...] = ()
    source: str = ""
    provisional: bool = False


class Reject(NamedTuple):
    """An input that was left out: a row of ``rejects.jsonl``."""

    path: str
    where: str
    why: str


class Extraction(NamedTuple):
    """All that one file gave."""

    documents: tuple[Document, ...]
    """The one that the file's name means first."""
    references: tuple[Reference, ...]
    """Resolved and unresolved, in the order of the text."""
    records: tuple[Record, ...]
    """Provisional records that this text defined."""
    noise: tuple[Noise, ...]
    text: str
