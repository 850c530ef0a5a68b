"""Names that no authority file knows, by their shape: a head noun with what distinguishes it.

"Manila Declaration on World Tourism", "Special Jurisdiction for Peace", "One Planet network": a capitalised head noun ("Declaration")
with a capitalised word before it or a capitalised phrase after it. Each gives a provisional record, the same one for the same name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from graphkit import tables
from graphkit.cite.context import MONTHS
from graphkit.cite.hits import Found, Name
from graphkit.model import Record

_WORD = rf"(?!(?:{MONTHS})\b)[A-Z\u00c0-\u00de][^\W\d_]*(?:['.-][^\W\d_]+)*"
_LEFT = re.compile(rf"(?:{_WORD}(?: and| &)? |\d{{4}} |\d{{1,2}}-[Yy]ear )+$")
_OF_INSTRUMENT = r"on|for|to|against|concerning|regarding|relating to|relative to|with respect to|of|between|among|through|under|with"
_OF_BODY = r"on|for|in|of|against|to Combat|to Prevent|to Monitor|to Investigate"


def _right(prepositions: str) -> re.Pattern[str]:
    """What may follow a head: a preposition and capitalised words, joined as in titles; "and the" begins another name."""
    return re.compile(
        rf" (?:{prepositions})(?: and (?:in|for|to|on))?(?: (?:the|all|its|an|a|all the|de|la|el|der))?"
        rf"(?: [Ff]orms of| situation in(?: the)?)? (?:{_WORD}|\d{{4}}(?= [A-Z]))"
        r"(?:(?: and(?! (?:the|to|of)\b)| of(?: the| all| its)?| for(?: the)?| in(?: the)?| on(?: the)?| to(?: the)?"
        rf"| by| with| against| through| at| de| du| et| a| an| the|,(?= {_WORD},? and {_WORD})|,(?= {_WORD}, {_WORD}))?(?: |-){_WORD})*"
    )


_PLAN = re.compile(r"\b(?:Programme|Plan|Platform|Framework) (?:of|for) Action\b")
_JOINS = tuple(f" {word} " for word in (*_OF_INSTRUMENT.replace(" ", "|").split("|"), "of", "in", "to"))
"""What can stand between a head noun and the words that tell it from others."""
_LEFTMOST = 90
"""No name begins farther before its head noun."""
_SLUG = re.compile(r"[a-z0-9]+")
_SENTENCE = re.compile(r"(?:^|[.;:?!\"] |  |\d\. |\) )$")


class Shapes(NamedTuple):
    """The tables of ``shapes.toml`` ready for use."""

    kinds: dict[str, str]
    weak: frozenset[str]
    lead: frozenset[str]
    right: dict[str, re.Pattern[str]]
    not_names: tuple[str, ...]


@cache
def _tables() -> dict[str, Any]:
    return tables.toml("cite", "shapes.toml")


@cache
def short_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Last words that a short form may have, and words that distinguish nothing in one."""
    short = _tables()["short"]
    return frozenset(short["heads"]), frozenset(short["weak"])


@cache
def _shapes() -> Shapes:
    data = _tables()
    kinds = {head: kind for kind, heads in data["heads"].items() for head in heads}
    right = {"instrument": _right(_OF_INSTRUMENT), "body": _right(_OF_BODY), "actor": _right("of|for")}
    weak, lead = frozenset(data["weak"]["words"]), frozenset(data["lead"]["words"])
    return Shapes(kinds, weak, lead, right, tuple(data["not"]["names"]))


def kinds() -> dict[str, str]:
    """Kind of what each head noun names."""
    return _shapes().kinds


def find(flat: str, heads: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[Found, Record]]:
    """Find names by shape where nothing else was found.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    heads : list of (start, end)
        Where the head nouns stand, in the order of the text.
    taken : list of (start, end)
        Stretches that are spoken for, sorted.

    Returns
    -------
    list of (Found, Record)
        With the provisional record of each.
    """
    shapes = _shapes()
    out: list[tuple[Found, Record]] = []
    done = i = 0
    free = len(taken)
    for start, end in heads:
        while i < free and taken[i][1] <= start:
            i += 1
        if start < done or (i < free and taken[i][0] < end):
            continue
        # The word before decides whether there is anything to read.
        low = max(0, start - _LEFTMOST)
        before = max(low, flat.rfind(" ", low, max(0, start - 1)) + 1)
        if not (flat[before : before + 1].isupper() or flat.startswith(_JOINS, end)) or not _whole(flat, start, end):
            continue
        floor = max(done, taken[i - 1][1] if i else 0)
        ceiling = taken[i][0] if i < free else len(flat)
        span = _span(flat, start, end, floor, ceiling, shapes)
        if span is None:
            continue
        surface = flat[span[0] : span[1]]
        record = _record(surface, "instrument" if _PLAN.search(surface) else shapes.kinds[flat[start:end]])
        out.append((Found(*span, Name(record.kind, (record.id,))), record))
        done = span[1]
    return out


def _whole(flat: str, start: int, end: int) -> bool:
    before, after = flat[start - 1 : start], flat[end : end + 1]
    return not (before.isalpha() or before in ("_", "/") or after.isalpha() or after in ("_", "'", "/"))


def _span(flat: str, at: int, until: int, floor: int, ceiling: int, shapes: Shapes) -> tuple[int, int] | None:
    kind = shapes.kinds[flat[at:until]]
    low = max(floor, at - _LEFTMOST)
    window = flat[low:at]
    last = window[window.rfind(" ", 0, -1) + 1 :][:1]
    # No name reaches over a small word: what stands before it need not be searched.
    begin = at - 1
    while (begin := flat.rfind(" ", low, begin)) >= 0 and not (flat[begin + 1].islower() and not flat.startswith("and ", begin + 1)):
        pass
    left = _LEFT.search(window, max(0, begin + 1 - low)) if last.isupper() or last.isdigit() or last in ("a", "&") else None
    words = left[0].split() if left else []
    begins = left is not None and _SENTENCE.search(window[: left.start()]) is not None
    while words and (
        words[0] in shapes.lead or words[0] in ("and", "&") or words[0].endswith("'s") or (begins and words[0].endswith("ing"))
    ):
        words = words[1:]
        begins = False
    if "and" in words and words[: words.index("and")][-1:] in (["Nations"], ["States"], ["Council"], ["Assembly"], ["Union"]):
        words = words[words.index("and") + 1 :]
    right = shapes.right[kind].match(flat, until, min(ceiling, until + 220))
    start = at - len(" ".join(words)) - (1 if words else 0)
    end = right.end() if right else until
    end = start + len(flat[start:end].rstrip(" .,'-"))
    surface = flat[start:end]
    if not _strong(surface.split(), shapes) or any("Nations-" in word for word in words) or surface.startswith(shapes.not_names):
        return None
    located = right is not None and right[0].startswith(" in ") and not _strong(words, shapes)
    if located or (kind != "instrument" and not words and right is not None and right[0].startswith(" of the United Nations")):
        return None
    return start, end


def distinguishes(words: list[str]) -> bool:
    """Whether one of the words is more than a head noun or what any name may have."""
    return _strong(words, _shapes())


def _strong(words: list[str], shapes: Shapes) -> bool:
    """Whether one of the words distinguishes: with a capital, neither a head noun nor one that any name may have."""
    return any(word[:1].isupper() and word.strip(",") not in shapes.weak and word.strip(",") not in shapes.kinds for word in words)


def _record(surface: str, kind: str) -> Record:
    words = _SLUG.findall(surface.lower().replace("'", ""))
    slug = "-".join(words)[:80].rstrip("-")
    title = surface[:1].upper() + surface[1:]
    return Record(slug, kind, title, title, (), "", provisional=True, source="document")
