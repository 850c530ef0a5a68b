"""Find what is no text of the document: page heads, running numbers, and what a web page puts around it."""

from __future__ import annotations

from graphkit.model import Noise


def find(text: str) -> list[Noise]:
    """Stretches of noise in a text with folded white space.

    Parameters
    ----------
    text : str
        Text whose blocks are parted by exactly one blank line.

    Returns
    -------
    list of Noise
        In the order of the text, without overlap.
    """
    return []
