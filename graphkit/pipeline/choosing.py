"""Of several files of one document the best is taken; what is not English is left out. Each is named with its reason."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from graphkit import sources
from graphkit.model import Document, Reject
from graphkit.sources import Source

_NAMES = {
    "docx": "a Word file",
    "html": "a web page",
    "akoma": "Akoma Ntoso",
    "text": "plain text",
    "pdf": "a PDF",
    "marcxml": "a catalogue record",
}


def best_first(found: list[Source]) -> list[Source]:
    """Sources in the order of their formats, in which the first of one symbol is the one to take.

    Parameters
    ----------
    found : list of Source
        Sorted by stem, which order stays within one format.

    Returns
    -------
    list of Source
    """
    if len({os.path.splitext(source.path)[1].lower() for source in found}) == 1:
        return found  # of one ending: not worth to open each file twice
    return sorted(found, key=lambda source: sources.best_first(sources.kind(source.path)))


@dataclass(slots=True)
class Taken:
    """Which file each symbol of a run was read from."""

    by_symbol: dict[str, tuple[str, str]] = field(default_factory=dict)

    def refuse(self, path: str, kind: str, documents: tuple[Document, ...]) -> Reject | None:
        """Why a file is left out: the document that its name means has been read from another file.

        Parameters
        ----------
        path : str
        kind : str
            Its format.
        documents : tuple of Document
            What it holds, the one that its name means first.

        Returns
        -------
        Reject or None
        """
        symbol = documents[0].symbol if documents else None
        if symbol is None:
            return None
        first, form = self.by_symbol.setdefault(symbol, (path, kind))
        if first == path:
            return None
        if form == kind:
            return Reject(path, symbol, f"{symbol} was read from {first} already; keep one of the two")
        return Reject(path, symbol, f"{symbol} was read from {first}: {_NAMES[form]} comes before {_NAMES[kind]}")


def not_english(path: str, text: str) -> Reject | None:
    """Why a text is left out: it is in another language.

    Parameters
    ----------
    path : str
    text : str

    Returns
    -------
    Reject or None

    Examples
    --------
    >>> not_english("a.txt", "La Asamblea General, reafirmando los principios y propósitos de la Carta de las Naciones Unidas, " * 4).why
    'it is in Spanish; only English documents are read'
    """
    language = sources.foreign(text)
    return Reject(path, "file", f"it is in {language}; only English documents are read") if language else None
