"""Words of a marked-up document as blocks: what readers of Word files, HTML and XML share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONG = 300
"""A row with a longer cell than this is text that was laid out as a table."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINES = re.compile(r"[ \t\r\f\v\u00a0]*\n[ \t\r\f\v\u00a0]*")


def tidy(block: str) -> str:
    r"""One block without blank lines in it and around it.

    Examples
    --------
    >>> tidy("\t1.\tDecides \n\n to act ")
    '1.\tDecides\nto act'
    """
    return re.sub(r"\n+", "\n", _LINES.sub("\n", block)).strip()


def raised(number: str) -> str:
    """A number in raised digits, as marks of footnotes are printed.

    Examples
    --------
    >>> raised("12")
    '¹²'
    """
    return number.translate(_RAISED)


def row(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """The blocks of one row of a table: one for the whole row, but for cells that hold running text.

    Parameters
    ----------
    cells : sequence of sequence of str
        Paragraphs of each cell.

    Yields
    ------
    str

    Examples
    --------
    >>> list(row([["S/PV.8151"], [], ["S/RES/2397 (2017)", "15-0-0"]]))
    ['S/PV.8151 | S/RES/2397 (2017), 15-0-0']
    >>> list(row([["The Security Council,", "Recalling its resolution 1373 (2001),"]]))
    ['The Security Council,', 'Recalling its resolution 1373 (2001),']
    """
    full = [[" ".join(paragraph.split()) for paragraph in cell] for cell in cells if cell]
    if len(full) < 2 or any(len(paragraph) > _LONG for cell in full for paragraph in cell):
        for cell in full:
            yield from cell
    else:
        yield " | ".join(", ".join(cell) for cell in full)
