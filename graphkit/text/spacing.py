"""White space: runs of it that mean no more than one space or line end, and blank lines that part a sentence.

A converter leaves those at page breaks, or behind every printed line.
"""

from __future__ import annotations

import re

from graphkit.text.literals import Literals
from graphkit.text.verbs import lead

_SPACE_RUN = re.compile(r"[ \n]+")
_TWO_SPACES = Literals("  ")
_QUOTED = re.compile(r"(?<=\n\") (?=[A-Z\d])")
"""What old print leaves behind the mark that opens each paragraph of a draft."""
_ODD_LINE = re.compile(r"\n(?:(?<= \n)|(?= |\n\n))")
_GAP = re.compile(r"\n\n(?<=[a-z]\n\n)(?=[a-z])")
"""Between a word and a word: no paragraph ends or begins like this."""
_ANY = re.compile(r"\n\n(?<=[\w,)'\"]\n\n)(?=[\w\"'(])")
_ITEM = re.compile(r"[\"']?(?:\(?[a-z\d]{1,4}[.)]|\d{1,3} |[a-z] [A-Z]|The (?:[A-Z][a-z]+,? |and |of |on ){1,5}[A-Z]?[a-z]*,?\n\n)")
"""A lettered item, a numbered one, a footnote of a table, the line with which the organ begins to speak."""
_SHORT = 40
"""A shorter block may be a heading, or stand in a table."""
_BROKEN = 0.3
"""Share of the blank lines that part sentences, from which a text is taken to have one behind every line."""
_FEW = 3
"""So many of them say nothing of a whole text."""


def runs(text: str) -> list[tuple[int, int, str]]:
    r"""Leave one space, one line end or one blank line of every run.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end, replacement)
        One run may come twice.

    Examples
    --------
    >>> runs("of  the \n\n\n Council")
    [(2, 4, ' '), (7, 12, '\n\n')]
    """
    edits: list[tuple[int, int, str]] = []
    head = len(text) - len(text.lstrip(" \n"))
    if head:
        edits.append((0, head, ""))
    if '\n" ' in text:
        edits += [(m.start(), m.end(), "") for m in _QUOTED.finditer(text)]
    for places in ((at for _, at, _ in _TWO_SPACES.places(text)), (found.start() for found in _ODD_LINE.finditer(text, head))):
        end = head
        for at in places:
            if at < end:
                continue
            run = _SPACE_RUN.match(text, at)
            end = run.end() if run else at + 1
            while text[at - 1] in " \n":
                at -= 1
            lines = text.count("\n", at, end)
            edits.append((at, end, " " if not lines else "\n" if lines == 1 else "\n\n"))
    return edits


def gaps(text: str) -> list[tuple[int, int, str]]:
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
    >>> gaps("Recalling the report of the Secretary-General on the\n\nsituation in Mali,\n\nnoting the delay")
    [(52, 54, '\n')]
    """
    places = [m.start() for m in _GAP.finditer(text)]
    if len(places) > max(_FEW, _BROKEN * text.count("\n\n")):
        places = [m.start() for m in _ANY.finditer(text) if text[m.start() - 1] != "," or lead(text, m.end()) is None]
    found: list[tuple[int, int, str]] = []
    begin = joined = -1
    for at in places:
        before = text.rfind("\n\n", max(0, joined), at)
        begin = begin if before == joined else before  # what was joined is one block
        if at - begin > _SHORT and not _ITEM.match(text, at + 2):
            found.append((at, at + 2, "\n"))
            joined = at
    return found
