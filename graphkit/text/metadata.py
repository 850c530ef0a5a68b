"""Facts of one document: symbol, title, date, meeting, organ, category, operative paragraphs, language."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text of a document says about itself.

    Attributes
    ----------
    symbol : str or None
        Canonical symbol; None where neither text nor file name gives one.
    symbol_source : str
        ``text``, ``name`` (of the file) or ``none``.
    """

    symbol: str | None
    symbol_source: str
    title: str | None = None
    category: str = "document"
    date: str | None = None
    meeting: str | None = None
    organ: str | None = None
    language: str | None = None
    operative_paragraphs: int | None = None


def from_stem(stem: str) -> str | None:
    """The canonical symbol that a file name stands for.

    Examples
    --------
    >>> from_stem("S_RES_2388(2017)"), from_stem("A_RES_48_218_B"), from_stem("notes")
    ('S/RES/2388(2017)', 'A/RES/48/218B', None)
    """
    if not re.match(r"[A-Z]{1,8}[_.]", stem):
        return None
    symbol = re.sub(r"_+", "/", stem).replace(" ", "")
    return re.sub(r"^(A/RES/[^/]+/\d+)/([A-Z](?:-[A-Z])?)$", r"\1\2", symbol)
