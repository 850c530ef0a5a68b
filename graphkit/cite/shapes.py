"""Names that no authority file knows, by their shape: a head noun with what distinguishes it.

"Manila Declaration on World Tourism", "Special Jurisdiction for Peace", "One Planet network": a capitalised head noun ("Declaration")
with a capitalised word before it or a capitalised phrase after it. Each gives a provisional record, the same one for the same name.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graphkit.cite.names import Found, Name
from graphkit.model import Record

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f'.-]*"
_LEFT = re.compile(rf"(?:{_WORD}(?: and| of(?: the)?| &)? |\d{{4}} |\d{{1,2}}-Year )+$")
_PREPOSITION = (
    r"(?:on|for|in|to|against|concerning|regarding|relating to|relative to|with respect to|of|between|among|through|under|from|with)"
)
_RIGHT = re.compile(
    rf" (?:{_PREPOSITION})(?: and (?:in|for|to|on))?(?: (?:the|all|its|an|a|all the|de|la|el|der))?(?: [Ff]orms of| situation in(?: the)?)? "
    rf"(?:{_WORD}|\d{{4}}(?= [A-Z]))"
    rf"(?:(?:(?:,? and| of| for| in| on| to| the| by| with| against| through| at| its| from| de| du| et| a| an|,(?= {_WORD}(?:,| and))){{1,3}}|-)? ?{_WORD})*"
)
_SLUG = re.compile(r"[a-z0-9]+")
_SENTENCE = re.compile(r"(?:^|[.;:?!\"] |  |\d\. |\) )$")


class Shapes(NamedTuple):
    """The tables of ``shapes.toml`` ready for use."""

    kinds: dict[str, str]
    heads: re.Pattern[str]
    weak: frozenset[str]
    lead: frozenset[str]


@cache
def _shapes() -> Shapes:
    data = tomllib.loads(files(__package__).joinpath("shapes.toml").read_text(encoding="utf8"))
    kinds = {head: kind for kind, heads in data["heads"].items() for head in heads}
    longest = sorted(kinds, key=len, reverse=True)
    heads = re.compile(rf"\b(?:{'|'.join(longest)})\b(?!')")
    return Shapes(kinds, heads, frozenset(data["weak"]["words"]), frozenset(data["lead"]["words"]))


def find(flat: str, taken: list[tuple[int, int]]) -> list[tuple[Found, Record]]:
    """Find names by shape where nothing else was found.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    taken : list of (start, end)
        Stretches that are spoken for, sorted.

    Returns
    -------
    list of (Found, Record)
        With the provisional record of each.
    """
    shapes = _shapes()
    starts = [start for start, _ in taken]
    out: list[tuple[Found, Record]] = []
    done = 0
    for head in shapes.heads.finditer(flat):
        at = bisect_left(starts, head.end()) - 1
        if head.start() < done or (at >= 0 and taken[at][1] > head.start()):
            continue
        floor = max(done, taken[at][1] if at >= 0 else 0)
        ceiling = taken[at + 1][0] if at + 1 < len(taken) else len(flat)
        span = _span(flat, head, floor, ceiling, shapes)
        if span is None:
            continue
        surface = flat[span[0] : span[1]]
        record = _record(surface, shapes.kinds[head[0]])
        out.append((Found(*span, Name(record.kind, (record.id,))), record))
        done = span[1]
    return out


def _span(flat: str, head: re.Match[str], floor: int, ceiling: int, shapes: Shapes) -> tuple[int, int] | None:
    window = flat[max(floor, head.start() - 90) : head.start()]
    left = _LEFT.search(window)
    words = left[0].split() if left else []
    begins = left is not None and _SENTENCE.search(window[: left.start()]) is not None
    while words and (words[0] in shapes.lead or words[0] in ("and", "of", "the", "&") or (begins and words[0].endswith("ing"))):
        words = words[1:]
        begins = False
    while "of" in words and not _strong(words[: words.index("of")], shapes):
        words = words[words.index("of") + 1 :]
        words = words[1:] if words[:1] == ["the"] else words
    start = head.start() - len(" ".join(words)) - (1 if words else 0)
    right = _RIGHT.match(flat, head.end(), min(ceiling, head.end() + 220))
    end = right.end() if right else head.end()
    end = start + len(flat[start:end].rstrip(" .,'-"))
    if words and "and" in words and right is None and not _strong(words[words.index("and") + 1 :], shapes) and len(words) == 2:
        return None
    if right is None and not _strong(words, shapes):
        return None
    if right is not None and not words and shapes.kinds[head[0]] != "instrument" and right[0].startswith((" of the United Nations", " to the United")):
        return None
    return start, end


def _strong(words: list[str], shapes: Shapes) -> bool:
    """Whether one of the words distinguishes."""
    return any(word not in shapes.weak and word not in ("and", "of", "the", "&") and not word.isdigit() for word in words)


def _record(surface: str, kind: str) -> Record:
    words = _SLUG.findall(surface.lower().replace("'", ""))
    slug = "-".join(words)[:80].rstrip("-")
    title = surface[:1].upper() + surface[1:]
    return Record(slug, kind, title, title, (), "", provisional=True, source="document")
