"""What verifying finds: a place in the draft, a code, what is wrong and what to do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "GK101": "Number and year, session or date disagree",
        "GK102": "No such document",
        "GK103": "A form that drafting style does not use",
        "GK104": "Body or treaty under an old or wrong name",
        "GK105": "Ambiguous citation",
        "GK106": "The cited paragraph does not exist",
        "GK107": "The cited document is not in the graph",
    }
)
"""Code to what it means."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One thing found, by offsets into the cleaned text."""

    start: int
    end: int
    code: str
    message: str
    todo: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a draft.

    Attributes
    ----------
    file : str
        The draft, as the caller named it.
    line, column : int
        Where it begins, both counted from 1, in characters.
    end_line, end_column : int
        Where it ends: the first character behind it.
    code : str
        One of :data:`CODES`.
    text : str
        The words of the draft.
    message : str
        What is wrong.
    todo : str
        What to write or look up.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    text: str
    message: str
    todo: str


class Lines:
    r"""Offsets of a text to lines and columns.

    Examples
    --------
    >>> Lines("ab\ncd").at(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = 0
        for piece in text.splitlines(keepends=True):
            at += len(piece)
            self._starts.append(at)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1
