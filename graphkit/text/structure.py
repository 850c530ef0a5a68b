"""Cut a cleaned text into its documents and their paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.model import Paragraph
from graphkit.text import metadata
from graphkit.text.clean import Clean

_OPENING = re.compile(r"(\d{1,3})\. (?=\w)|\(([a-z])\) ")


@dataclass(frozen=True, slots=True)
class Segment:
    """One document of the file: a stretch of the cleaned text with its facts.

    ``cut`` marks a neighbour on a printed page that does not begin here: it is no document of its own.
    """

    start: int
    end: int
    facts: metadata.Facts
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The documents of one file and the paragraphs of all of them, in the order of the text."""

    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]


def parse(clean: Clean, stem: str) -> Structure:
    """Find documents and paragraphs.

    Parameters
    ----------
    clean : Clean
        The cleaned text.
    stem : str
        Name of the file without folder and ending; it may give the symbol.

    Returns
    -------
    Structure
    """
    text = clean.text
    symbol = metadata.from_stem(stem)
    facts = metadata.Facts(symbol, "name" if symbol else "none")
    paragraphs = []
    start, part = 0, "front"
    for block in text.split("\n\n"):
        m = _OPENING.match(block)
        if m:
            part = "operative"
        elif part == "front" and block.endswith(","):
            part = "preambular"
        paragraphs.append(Paragraph(part, m[m.lastindex or 1] if m else None, 1 if m else 0, None, start, start + len(block)))
        start += len(block) + 2
    return Structure((Segment(0, len(text), facts),), tuple(paragraphs))
