"""The verb that governs a place in a paragraph."""

from __future__ import annotations

from graphkit.model import Paragraph


def governing(text: str, paragraph: Paragraph, offset: int) -> str | None:
    """Base form of the verb that governs what stands at `offset`.

    Parameters
    ----------
    text : str
        The cleaned text.
    paragraph : Paragraph
        The paragraph in which the offset lies.
    offset : int
        Where the mention starts.

    Returns
    -------
    str or None
    """
    return paragraph.verb
