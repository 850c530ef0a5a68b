"""Words divided at the end of a line, and the few words that scanning or the web split or damage beyond doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graphkit import tables
from graphkit.text.literals import Literals

_FIRST = re.compile(r"[^\W_]{1,24}\Z")
_SECOND = re.compile(r"[^\W_]{1,24}")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], tuple[str, ...], Literals]:
    """First halves and second halves that keep their hyphen, what split words mean, and these behind the end of a divided word."""
    data: dict[str, Any] = tables.toml("text", "hyphens.toml")
    split = Literals(*(m["text"] for m in data["mend"]), "-\n")
    return frozenset(data["keep"]["first"]), frozenset(data["keep"]["second"]), tuple(m["word"] for m in data["mend"]), split


def edits(text: str) -> list[tuple[int, int, str]]:
    r"""Edits that join divided words and mend split ones.

    Parameters
    ----------
    text : str
        Text with its white space folded.

    Returns
    -------
    list of (start, end, replacement)
        A divided word loses hyphen and line end; a compound such as ``Secretary-General`` only the line end.

    Examples
    --------
    >>> edits("the author-\nity")
    [(10, 12, '')]
    >>> edits("the Secretary-\nGeneral and co-\noperation")
    [(14, 15, ''), (30, 31, '')]
    >>> edits("huma n rights")
    [(4, 5, '')]
    """
    found: list[tuple[int, int, str]] = []
    _, _, meant, split = _words()
    for index, at, end in split.places(text):
        if index < len(meant):
            if not text.startswith("-", end):  # divided as well as damaged: beyond doubt no more
                found.append((at, end, meant[index]) if end - at == len(meant[index]) else _squeeze(at, text[at:end]))
            continue
        # A window on either side: a pattern run over the whole text would try every letter of a very long word.
        first, second = _FIRST.search(text[max(0, at - 24) : at]), _SECOND.match(text[at + 2 : at + 26])
        if first and second:
            found.append((at + 1 if keeps_hyphen(first[0], second[0]) else at, at + 2, ""))
    return found


def keeps_hyphen(first: str, second: str) -> bool:
    """Whether a word divided into `first` and `second` is a compound that has its hyphen in the middle of a line too.

    Examples
    --------
    >>> keeps_hyphen("Counter", "Terrorism"), keeps_hyphen("Twenty", "seventh"), keeps_hyphen("co", "operation")
    (True, True, True)
    >>> keeps_hyphen("meet", "ing"), keeps_hyphen("Socia", "list"), keeps_hyphen("com", "plied")
    (False, False, False)
    """
    if second[0].isupper():
        # Capitals inside a heading in capitals ("REPUB-LICS") are an ordinary division.
        return not (first.isupper() and second.isupper())
    firsts, seconds, _, _ = _words()
    low = first.lower()
    return first.isdigit() or second in seconds or low in firsts or (low == "co" and second.startswith(("op", "or")))


def _squeeze(at: int, split: str) -> tuple[int, int, str]:
    """The edit that drops the one space of a split word."""
    gap = at + split.index(" ")
    return gap, gap + 1, ""
