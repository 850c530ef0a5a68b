"""Blank lines that part a sentence: a converter left one at a page break, or behind every printed line."""

from __future__ import annotations

import re

from graphkit.text.verbs import lead

_GAP = re.compile(r"\n\n(?<=[a-z]\n\n)(?=[a-z])")
"""Between a word and a word: no paragraph ends or begins like this."""
_ANY = re.compile(r"\n\n(?<=[\w,)'\"]\n\n)(?=[\w\"'(])")
_ITEM = re.compile(r"[\"']?(?:\(?[a-z\d]{1,4}[.)]|\d{1,3} |[a-z] [A-Z]|The (?:[A-Z][a-z]+,? |and |of |on ){1,5}[A-Z]?[a-z]*,?\n\n)")
"""A lettered item, a numbered one, a footnote of a table, the line with which the organ begins to speak."""
_SHORT = 40
"""A shorter block may be a heading, or stand in a table."""
_BROKEN = 0.3
"""Share of the blank lines that part sentences, from which a text is taken to have one behind every line."""


def edits(text: str) -> list[tuple[int, int, str]]:
    r"""Make a line end of each blank line inside a sentence.

    Parameters
    ----------
    text : str
        Text whose blocks are parted by exactly one blank line.

    Returns
    -------
    list of (start, end, replacement)

    Examples
    --------
    >>> edits("Recalling the report of the Secretary-General on the\n\nsituation in Mali,\n\nnoting the delay")
    [(52, 54, '\n')]
    """
    gaps = [m.start() for m in _GAP.finditer(text)]
    if len(gaps) > _BROKEN * text.count("\n\n"):
        gaps = [m.start() for m in _ANY.finditer(text) if text[m.start() - 1] != "," or lead(text, m.end()) is None]
    found: list[tuple[int, int, str]] = []
    begin = joined = -1
    for at in gaps:
        before = text.rfind("\n\n", max(0, joined), at)
        begin = begin if before == joined else before  # what was joined is one block
        if at - begin > _SHORT and not _ITEM.match(text, at + 2):
            found.append((at, at + 2, "\n"))
            joined = at
    return found
