"""Find what is no text of the document: page heads, running numbers, and what a web page puts around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

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


class Rules(NamedTuple):
    """The rules of ``noise.toml``.

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
    signs : re.Pattern
        Lines that only a web page has, a group each.
    start, body, tail : re.Pattern
        What the document on a web page begins with; noise between its paragraphs; the first block below it.
    """

    anywhere: re.Pattern[str]
    reasons: dict[str, str]
    words: frozenset[str]
    signs: re.Pattern[str]
    start: re.Pattern[str]
    body: re.Pattern[str]
    tail: re.Pattern[str]
    repeating: frozenset[str]
    records: tuple[dict[str, Any], ...]


@cache
def rules() -> Rules:
    """The rules of ``noise.toml``, read once a process."""
    data = tables.toml("text", "noise.toml")
    reasons: dict[str, str] = {}
    by_place: dict[str, list[str]] = {"any": [], "head": [], "body": [], "tail": []}
    for i, rule in enumerate(data["rule"]):
        reasons[f"r{i}"] = rule["name"]
        by_place[rule["where"]].append(f"(?P<r{i}>{rule['pattern']})")
    anywhere, body, tail = ("|".join(by_place[place]) for place in ("any", "body", "tail"))
    return Rules(
        # Opening with a plain line end lets the engine skip from one to the next; the look ahead spares most blocks the rest.
        re.compile(rf"\n\n(?=[<\d/-]|[AEST]/|G|[IVXLC]+\.|Res|P[Aa][Gg]|See a|Read a)(?:{anywhere})(?=\n\n|\Z)"),
        reasons,
        frozenset(word[:_WORD] for word in data["web"]["words"]),
        re.compile("\n(?:" + "|".join(f"(?P<s{i}>{sign})" for i, sign in enumerate(data["web"]["signs"])) + ")"),
        re.compile(rf"^(?:{data['web']['start']})", re.M),
        re.compile(rf"\n\n(?:{body})(?=\n\n|\Z)"),
        re.compile(rf"(?:\A|\n\n)(?:{tail})(?=\n|\Z)"),
        frozenset(f"r{i}" for i, rule in enumerate(data["rule"]) if rule.get("repeats")),
        tuple(data["rule"]),
    )


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
    twice = cache(lambda block: text.count(block) > 1)
    found = [_noise(m, r, -2)] if m and m.end() - 2 < _FIRST and _again(m, r, text, twice) else []
    found += [_noise(m, r) for m in r.anywhere.finditer(text, found[0].end if found else 0) if _again(m, r, text, twice)]
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


def _again(m: re.Match[str], r: Rules, text: str, twice: Callable[[str], bool]) -> bool:
    """Whether a rule for running heads, if it is one, finds the block a second time; the first is the masthead."""
    return m.lastgroup not in r.repeating or (m.start() > _FIRST and twice(m[0])) or text.find(m[0]) < m.start()


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
