"""Find what is no text of the document: page heads, running numbers, and what a web page puts around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from graphkit import tables
from graphkit.model import Noise

_SIGN_CHARS = 6000
"""How much of either end is searched for the signs of a web page."""
_EDGE_CHARS = 300
"""How much of the beginning, and twice that of the end, decides whether it is searched at all."""

_WORD = 5
"""How many characters of a line tell whether it may be one that only a web page has."""

_FIRST = 400
"""Enough of the text to hold its first block, where that is noise."""


class Rules:
    """The rules of ``noise.toml``. What only web pages need is made when the first one comes.

    Parameters
    ----------
    data : dict
        The tables of the file.

    Attributes
    ----------
    anywhere : re.Pattern
        Blocks that are noise in every document; the name of the group that matched leads to the reason.
    reasons : dict
        Name of the group to the reason.
    repeating : frozenset of str
        Names of the groups that are noise only where the same block comes again.
    words : frozenset of str
        Such a line begins with one of them, or says "All rights reserved".
    records : tuple of dict
        The rules as they stand in the file.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.records: tuple[dict[str, Any], ...] = tuple(data["rule"])
        self.reasons = {f"r{i}": rule["name"] for i, rule in enumerate(self.records)}
        self.repeating = frozenset(f"r{i}" for i, rule in enumerate(self.records) if rule.get("repeats"))
        self.words = frozenset(word[:_WORD] for word in data["web"]["words"])
        self._web = data["web"]
        # Opening with a plain line end lets the engine skip from one to the next; the look ahead spares most blocks the rest.
        opening = r"(?=[<\d/-]|[AEST]/|G|[IVXLC]+\.|Res|P[Aa][Gg]|See a|Read a)"
        self.anywhere = re.compile(rf"\n\n{opening}(?:{self._of('any')})(?=\n\n|\Z)")

    def _of(self, place: str) -> str:
        return "|".join(f"(?P<r{i}>{rule['pattern']})" for i, rule in enumerate(self.records) if rule["where"] == place)

    @cached_property
    def signs(self) -> re.Pattern[str]:
        """Lines that only a web page has, a group each."""
        return re.compile("\n(?:" + "|".join(f"(?P<s{i}>{sign})" for i, sign in enumerate(self._web["signs"])) + ")")

    @cached_property
    def start(self) -> re.Pattern[str]:
        """What the document on a web page begins with."""
        return re.compile(rf"^(?:{self._web['start']})", re.M)

    @cached_property
    def body(self) -> re.Pattern[str]:
        """Noise between its paragraphs."""
        return re.compile(rf"\n\n(?:{self._of('body')})(?=\n\n|\Z)")

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """The first block below it."""
        return re.compile(rf"(?:\A|\n\n)(?:{self._of('tail')})(?=\n|\Z)")


@cache
def rules() -> Rules:
    """The rules, read once a process."""
    return Rules(tables.toml("text", "noise.toml"))


def find(text: str) -> list[Noise]:
    """Stretches of noise in a text with folded white space.

    Parameters
    ----------
    text : str
        Text whose blocks are parted by exactly one blank line.

    Returns
    -------
    list of Noise
        In the order of the text, without overlap; each covers whole blocks.

    Examples
    --------
    >>> text = "and the rest" + chr(10) * 2 + "<!-- Page 2 -->" + chr(10) * 2 + "of the paragraph"
    >>> [(n.reason, text[n.start : n.end]) for n in find(text)]
    [('page marker', '<!-- Page 2 -->')]
    """
    r = rules()
    # Two line ends in front make the first block like any other.
    m = r.anywhere.match(f"\n\n{text[:_FIRST]}")
    counts = cache(lambda: Counter(text.split("\n\n")))
    found = [_noise(m, r, -2)] if m and m.end() - 2 < _FIRST and _again(m, r, text, counts) else []
    found += [_noise(m, r) for m in r.anywhere.finditer(text, found[0].end if found else 0) if _again(m, r, text, counts)]
    if is_web_page(text):
        found += _web(text, r)
        found.sort(key=lambda n: (n.start, -n.end))
        found = [n for i, n in enumerate(found) if not any(o.end > n.start for o in found[max(0, i - 1) : i])]
    return found


def is_web_page(text: str) -> bool:
    """Whether a text was scraped from the web: two different signs at its ends.

    Examples
    --------
    >>> lines = ["Resolution 2388 (2017)", "Leave a Reply", "Facebook"]
    >>> is_web_page(chr(10).join(lines)), is_web_page(lines[0])
    (True, False)
    """
    edges = f"{text[:_EDGE_CHARS]}\n{text[-2 * _EDGE_CHARS :]}"
    if rules().words.isdisjoint([line[:_WORD] for line in edges.split("\n")]) and "All rights" not in edges:
        return False
    ends = f"\n{text}\n" if len(text) <= 2 * _SIGN_CHARS else f"\n{text[:_SIGN_CHARS]}\n{text[-_SIGN_CHARS:]}\n"
    return len({m.lastgroup for m in rules().signs.finditer(ends)}) > 1


def _again(m: re.Match[str], r: Rules, text: str, counts: Callable[[], Counter[str]]) -> bool:
    """Whether a rule for running heads, if it is one, finds the block a second time; the first, if at the top, is the masthead."""
    if m.lastgroup not in r.repeating:
        return True
    block = m[0][2:]
    return counts()[block] > 1 and (m.start() > _FIRST or text.find(block) < m.start())


def _noise(m: re.Match[str], r: Rules, shift: int = 0) -> Noise:
    group = m.lastgroup or ""
    return Noise(m.start(group) + shift, m.end(group) + shift, r.reasons[group])


def _web(text: str, r: Rules) -> list[Noise]:
    """Head, foot and inserted lines of a web page, block by block."""
    m = r.start.search(text)
    begin = text.rfind("\n\n", 0, m.start()) + 2 if m and text.rfind("\n\n", 0, m.start()) >= 0 else 0
    m = r.tail.search(text, max(0, begin - 2))
    finish = m.start() if m else len(text)
    found = [Noise(s, e, "site head") for s, e in _blocks(text, 0, begin)]
    found += [_noise(b, r) for b in r.body.finditer(text, begin, finish)]
    found += [Noise(s, e, "site foot") for s, e in _blocks(text, finish, len(text))]
    return found


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Blocks between two offsets that stand at block limits."""
    blocks = []
    at = start
    for piece in text[start:end].split("\n\n"):
        if piece:
            blocks.append((at, at + len(piece)))
        at += len(piece) + 2
    return blocks
