"""The words that names by shape are made of: the tables of ``shapes.toml`` and the patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from graphkit import tables
from graphkit.cite.context import MONTHS
from graphkit.text.literals import Literals

_LETTERS = r"[A-Z\u00c0-\u00de][^\W\d_]*(?:['.-][^\W\d_]+)*(?:-\d\d(?!\d)|/AIDS)?"
WORD = rf"(?!(?:{MONTHS})\b)(?:\b(?:al|an|el)-|\bd')?{_LETTERS}(?:(?<=s)'(?= (?:and )?[A-Z]))?"
"""A word with a capital: also "el-Sheikh", "COVID-19", and "Peoples'" where a name goes on."""
LEFT = re.compile(rf"(?:{WORD}(?: and| &)? |\d{{4}} |\d{{1,2}}-[Yy]ear )+$")
OF_INSTRUMENT = r"on|for|to|against|concerning|regarding|relating to|relative to|with respect to|of|between|among|through|under|with"
_AIMS = (
    "Accelerate|Achieve|Address|Advance|Combat|Consider|Counter|Eliminate|End|Eradicate|Examine|Fight|Investigate|Monitor|Prevent|Promote|"
    "Protect|Review|Strengthen|Study|Support"
)
_OF_BODY = rf"on|for|in|of|against|to (?:{_AIMS})(?: and [A-Z][a-z]+)?"
_ARTICLE = r"(?: (?:the|all|its|an|a|all the|de|la|el|der))?"
_JOIN = (
    rf"(?: (?:of|for|in|on|to|against|through|from|between|among|within|into|towards|concerning|under){_ARTICLE}(?: situation in(?: the)?)?"
    r"| by| with| at| or| de| du| et| la| a| an| the)?"
)
"""What may stand between two words of a title, "and" and commas apart."""
_PREPOSITIONS = {"instrument": OF_INSTRUMENT, "body": _OF_BODY, "actor": "of|for"}


@cache
def _first(kind: str) -> re.Pattern[str]:
    """A preposition and the first capitalised word behind a head of a kind."""
    return re.compile(
        rf" (?:{_PREPOSITIONS[kind]})(?: and (?:in|for|to|on))?{_ARTICLE}"
        rf"(?: [Ff]orms of| situation in(?: the)?)? (?:{WORD}|\d{{4}}(?= [A-Z]))"
    )


def right(kind: str, flat: str, at: int, until: int) -> str:
    """What follows a head of a kind: a preposition and capitalised words joined as in titles.

    "and the" begins another name, but for the words that go on with one ("and the Caribbean"); the members of a list with commas
    hold no head noun, or it is a list of names. An acronym in brackets parts no name that goes on with "and".

    Examples
    --------
    >>> text = "the Convention on the Use of Ferries and Barges and the Council"
    >>> right("instrument", text, 14, len(text))
    ' on the Use of Ferries and Barges'
    """
    first = _first(kind).match(flat, at, until)
    return first[0] + further(flat, first.end(), until) if first else ""


def further(flat: str, at: int, until: int) -> str:
    """What goes on with a title whose words end at a place."""
    more = _more().match(flat, at, until)
    return more[0] if more else ""


@cache
def _more() -> re.Pattern[str]:
    """Capitalised words, and what joins them."""
    heads, goes_on, begins = load().kinds, _tables()["right"]["and_the"], "|".join(_tables()["right"]["not_and"])
    plain = rf"(?!(?:{'|'.join(heads)})s?\b|(?:{begins})\b){WORD}"
    member = rf"{plain}(?:(?: (?:against|of|for|in|on|to|with|from)(?: the| all)?| and)? {plain}){{0,5}}?"
    listed = rf"(?<=\bFunds),(?= Programmes and )|,(?= {member}(?:, {member}){{0,4}},? and (?!(?:the|to|of)\b)(?:in |of |on |for )?{plain})"
    return re.compile(
        rf"(?:(?:{_JOIN}|,? and(?! (?:the|to|of|{begins})\b)| and the(?= (?:{'|'.join(goes_on)})\b)| and (?:on|for) the|{listed}"
        rf"| \([A-Z]{{2,6}}\)(?: and| in| of| for)(?: the)?)(?: |-){WORD})*"
    )


class Shapes(NamedTuple):
    """The tables of ``shapes.toml`` ready for use."""

    kinds: dict[str, str]
    weak: frozenset[str]
    lead: frozenset[str]
    not_names: tuple[str, ...]
    not_ends: tuple[str, ...]
    not_before: tuple[str, ...]
    alone: frozenset[str]
    needs_of: frozenset[str]
    over: re.Pattern[str]
    seated: frozenset[str]
    bare: frozenset[str]
    rules: frozenset[str]
    not_of: frozenset[str]
    numbered: frozenset[str]


@cache
def _tables() -> dict[str, Any]:
    return tables.toml("cite", "shapes.toml")


@cache
def short_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Last words that a short form may have, and words that distinguish nothing in one."""
    short = _tables()["short"]
    return frozenset(short["heads"]), frozenset(short["weak"])


def is_part(form: str, surface: str) -> bool:
    """Whether what stands in brackets behind a body is a part of it, and not the same by another name.

    Examples
    --------
    >>> is_part("Welfare Unit", "Human Resources Section"), is_part("Reed Unit", "Unit on Reeds"), is_part("GRU", "Gondor Reed Unit")
    (True, False, False)
    """
    last = form.rpartition(" ")[2]
    return last in _tables()["short"]["parts"] and last not in surface


@cache
def one_named() -> Literals:
    """Short forms that any of several bodies may have: they stand for the one that a text names in full."""
    return Literals(*_tables()["short"]["one_named"])


@cache
def states() -> frozenset[str]:
    """States whose institutions a text may name without them."""
    return frozenset(_tables()["places"]["names"])


@cache
def places() -> frozenset[str]:
    """:func:`states` in small letters."""
    return frozenset(state.lower() for state in states())


@cache
def load() -> Shapes:
    """The tables, read once a process."""
    data = _tables()
    kinds = {head: kind for kind, heads in data["heads"].items() for head in heads}
    return Shapes(
        kinds,
        frozenset(data["weak"]["words"]),
        frozenset(data["lead"]["words"]),
        tuple(data["not"]["names"]),
        tuple(data["not"]["ends"]),
        tuple(f" {word}" for word in data["not"]["before"]),
        frozenset(data["not"]["alone"]),
        frozenset(data["right"]["needs_of"]),
        re.compile(rf"\b(?:{'|'.join(data['left']['over'])}) $"),
        frozenset(data["right"]["seated"]),
        frozenset(data["not"]["bare"]),
        frozenset(data["right"]["rules"]),
        frozenset(data["right"]["not_of"]),
        frozenset(data["right"]["numbered"]),
    )


def kinds() -> dict[str, str]:
    """Kind of what each head noun names."""
    return load().kinds


def distinguishes(words: list[str]) -> bool:
    """Whether one of the words is more than a head noun or what any name may have."""
    return strong(words, load())


def strong(words: list[str], shapes: Shapes) -> bool:
    """Whether one of the words distinguishes: with a capital, neither a head noun nor one that any name may have."""
    plain = (word.strip(",") for word in words if word[:1].isupper())
    return any(word not in shapes.weak and (word not in shapes.kinds or word in shapes.alone) for word in plain)


def no_alias(words: list[str]) -> bool:
    """Whether words in brackets behind a name are a part of the text or a place, and no short form of the name."""
    return words[0] in load().numbered or words[-1] in _tables()["short"]["no_alias"]


def of_part(acronym: str, right: str) -> bool:
    """Whether an acronym stands for the last words behind a head noun alone, and not for the whole name.

    Examples
    --------
    >>> of_part("SSR", " for Security Sector Reform"), of_part("GBC", " for Bridges and Canals")
    (True, False)
    """
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", right) if word[0].isupper())
    return len(acronym) > 1 and initials.endswith(acronym.rstrip("s"))
