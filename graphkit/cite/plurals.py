"""Several bodies under one plural: "the Dispute and Appeals Tribunals", "the First and Third Committees"."""

from __future__ import annotations

import re
from collections.abc import Callable

from graphkit.cite.hits import Found, Name, Nouns

_HEADS = ("Committee", "Commission", "Tribunal", "Council", "Court", "Department", "Protocol", "Convention", "Office", "Mission")
_BEFORE = re.compile(
    r"(?<!\w)(?P<first>(?:United Nations |International )?[A-Z][\w-]+(?:, [A-Z][\w-]+)*),? (?:and|or) (?P<last>[A-Z][\w-]+) $"
)
_CAPITAL = re.compile(r"[A-Z][\w-]* $")
_MEMBER = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")


def find(flat: str, nouns: Nouns, meaning: Callable[[str], Name | None]) -> list[Found]:
    """Find the members of plural names.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    nouns : dict
        Where the head nouns stand.
    meaning : callable
        What a name in the singular stands for, None where it is not known.

    Returns
    -------
    list of Found
        One for each member, with the shortest surface that identifies it; nothing where a member is not known.
    """
    out: list[Found] = []
    for head in _HEADS:
        for at in nouns.get(head, ()):
            match = _BEFORE.search(flat, max(0, at - 90), at) if flat[at + len(head) : at + len(head) + 1] == "s" else None
            if match and not _CAPITAL.search(flat, max(0, match.start() - 24), match.start()):
                out += _split(match, head, at + len(head) + 1, meaning)
    return out


def _split(match: re.Match[str], head: str, end: int, meaning: Callable[[str], Name | None]) -> list[Found]:
    first = match.start("first")
    members = [(first + m.start(), first + m.end(), f"{m[0]} {head}") for m in _MEMBER.finditer(match["first"])]
    members.append((match.start("last"), end, f"{match['last']} {head}"))
    meanings = [meaning(words) for _, _, words in members]
    if not all(meanings):
        return []
    return [Found(a, b, name) for (a, b, _), name in zip(members, meanings, strict=True) if name is not None]
