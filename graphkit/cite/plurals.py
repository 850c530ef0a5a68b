"""Several bodies under one plural: "the Dispute and Appeals Tribunals", "the Technical Committees on Health and Economic Matters"."""

from __future__ import annotations

import re
from collections.abc import Callable

from graphkit.cite.hits import Found, Name, Nouns

_HEADS = ("Committee", "Commission", "Tribunal", "Council", "Court", "Department", "Protocol", "Convention", "Office", "Mission")
_BEFORE = re.compile(
    r"(?<!\w)(?P<first>(?:United Nations |International )?[A-Z][\w-]+(?:, [A-Z][\w-]+)*),? (?:and|or) (?P<last>[A-Z][\w-]+) $"
)
_CAPITAL = re.compile(r"[A-Z][\w-]* $")
_SORT = re.compile(r"(?:[A-Z][\w-]+ ){1,3}$")
_TOPIC = r"[A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*"
_TOPICS = re.compile(rf" on (?P<topics>{_TOPIC}(?:, {_TOPIC})*(?:, and {_TOPIC})?)")
_TREATIES = re.compile(r"[Tt]reaties of (?P<first>[A-Z]\w+(?:, [A-Z]\w+)*),? and (?P<last>[A-Z]\w+)")
"""Treaties that are called by where they were signed: "the treaties of Osgiliath, Pelargir and Bree"."""
_PARTED = re.compile(r", and |, | and ")
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
            if flat[at + len(head) : at + len(head) + 1] != "s":
                continue
            match = _BEFORE.search(flat, max(0, at - 90), at)
            topics = _TOPICS.match(flat, at + len(head) + 1)
            if topics and (sort := _SORT.search(flat, max(0, at - 60), at)):
                out += _by_topic(topics, sort.start(), f"{sort[0]}{head}", meaning)
            elif match and not _CAPITAL.search(flat, max(0, match.start() - 24), match.start()):
                out += _split(match, head, at + len(head) + 1, meaning)
    if "reaties of " in flat:
        for match in _TREATIES.finditer(flat):
            places = [*_MEMBER.finditer(flat, *match.span("first")), *_MEMBER.finditer(flat, *match.span("last"))]
            members = [(m.start(), m.end(), meaning(f"Treaty of {m[0]}")) for m in places]
            if all(name for *_, name in members):
                members[0] = (match.start(), *members[0][1:])
                out += [Found(at, until, name) for at, until, name in members if name is not None]
    return out


def _split(match: re.Match[str], head: str, end: int, meaning: Callable[[str], Name | None]) -> list[Found]:
    first = match.start("first")
    members = [(first + m.start(), first + m.end(), f"{m[0]} {head}") for m in _MEMBER.finditer(match["first"])]
    members.append((match.start("last"), end, f"{match['last']} {head}"))
    meanings = [meaning(words) for _, _, words in members]
    if not all(meanings):
        return []
    return [Found(a, b, name) for (a, b, _), name in zip(members, meanings, strict=True) if name is not None]


def _by_topic(topics: re.Match[str], start: int, sort: str, meaning: Callable[[str], Name | None]) -> list[Found]:
    """The bodies of one sort that are told by their topics, the first with the word for all; "and" may belong to a topic."""
    out: list[Found] = []
    text, (at, end) = topics.string, topics.span("topics")
    while at < end:
        comma = text.find(",", at, end)
        until = comma if comma >= 0 else end
        stops = [until, *(m.start() for m in _PARTED.finditer(text, at, until))]
        known = ((stop, meaning(f"{sort} on {text[at:stop]}")) for stop in sorted(stops, reverse=True))
        stop, name = next(((stop, name) for stop, name in known if name is not None), (end, None))
        if name is None:
            return []
        out.append(Found(at if out else start, stop, name))
        link = _PARTED.match(text, stop, end)
        at = link.end() if link else end
    return out if len(out) > 1 else []
