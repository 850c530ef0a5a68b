"""Text of a document: cleaned, cut into documents and paragraphs, each with its facts and its governing verbs.

``clean`` gives a text on which everything else works, with a map back to the text as it was read; ``parse`` finds the
documents of the file and their paragraphs; ``governing`` names the verb that governs a place in a paragraph, ``governors``
those of several places.
"""

from __future__ import annotations

from graphkit.text.clean import Clean, clean
from graphkit.text.metadata import Facts
from graphkit.text.structure import Segment, Structure, parse
from graphkit.text.verbs import governing, governors

__all__ = ["Clean", "Facts", "Segment", "Structure", "clean", "governing", "governors", "parse"]
