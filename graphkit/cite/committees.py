"""Bodies of the Security Council that are named by the resolutions that set them up.

"The Committee established pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) concerning ..." is one name of one
body; its numbers are mentions too, and are marked as standing inside a name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graphkit.authority import Authority
from graphkit.cite.hits import Hit
from graphkit.model import Record

_MEMBER = r"\d{1,4} ?\(\d{4}\)(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
_LIST = rf"{_MEMBER}(?:(?:,? and |, ?)(?:resolution )?{_MEMBER})*"
_LONG = re.compile(
    r"\b(?P<head>(?:(?:the )?Security Council )?(?:Sanctions )?Committee|(?:United Nations )?(?:Panel|Group) of (?:Governmental )?(?:Experts|Monitors)|"
    r"Monitoring (?:Group|Mechanism|Team)|Commission)"
    r"(?: on (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+| and| of| the)*?)?,?(?: (?:which was |as )?(?:established|created|set up|appointed|constituted))? "
    r"(?:pursuant to|by|under|in accordance with|in pursuance of)"
    r"(?: paragraph \d{1,3}(?: ?\([a-z]\))? of)?(?: the)?(?: Security)?(?: Council)?(?: its)? [Rr]esolutions? "
    rf"(?P<list>{_LIST})(?P<tail>,? (?:concerning|relating to|on) )?"
)
_LISTED = re.compile(
    r"(?:ISIL \(Da'esh\),? (?:and )?)?(?:Al-Qa[ie]da|the Taliban|ISIL)(?:[ ,]+(?:Usama bin Laden|the Taliban|Al-Qa[ie]da))*"
    r"(?:,? and (?:other )?(?:associated )?individuals(?:,? groups)?(?:,? undertakings)?(?:,? and)? (?:other )?entities(?: associated with (?:them|it|[A-Z][\w-]+))?)?"
)
_PLACE = re.compile(r"(?:the )?(?:situation (?:in|between) (?:the )?)?[A-Z][\w'-]+(?:(?: and| of| the|,)* [A-Z][\w'-]+)*")
_SHORT = re.compile(r"\b(?P<number>\d{3,4})(?:/\d{4}(?:/\d{4})?)? (?:Sanctions |sanctions )?Committee\b|\bCommittee (?P<number2>\d{3,4})\b")
_NUMBER = re.compile(r"(\d{1,4}) ?\((\d{4})\)")


class Named(NamedTuple):
    """A body named by resolutions, and the stretch of the text that names it."""

    hit: Hit
    record: Record | None
    """A provisional record where the authority has none."""


def find(flat: str, authority: Authority) -> list[Named]:
    """Find the bodies that a text names by resolution number.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    authority : Authority
        Knows which committee has which number in its name.

    Returns
    -------
    list of Named
        In the order of the text.
    """
    out: list[Named] = []
    for found in _LONG.finditer(flat):
        end = _end(flat, found)
        number, year = (int(part) for part in _NUMBER.search(found["list"]).groups())  # type: ignore[union-attr]
        start = found.start() + (4 if found["head"].startswith("the ") else 0)
        committee = authority.committees.get(number)
        record = None
        if not found["head"].endswith("Committee") or committee is None:
            record = _provisional(flat[start : found.end("list")], number, year)
        target = record.id if record else str(committee)
        out.append(Named(Hit(start, end, "body", (target,), "named-by-resolution"), record))
    for found in _SHORT.finditer(flat):
        committee = authority.committees.get(int(found["number"] or found["number2"]))
        if committee is not None:
            out.append(Named(Hit(found.start(), found.end(), "body", (committee,), "committee-number"), None))
    return sorted(out, key=lambda named: named.hit.start)


def _end(flat: str, found: re.Match[str]) -> int:
    if not found["tail"]:
        return found.end("list")
    tail = _LISTED.match(flat, found.end()) or _PLACE.match(flat, found.end())
    return tail.end() if tail else found.end("list")


def _provisional(words: str, number: int, year: int) -> Record:
    head = re.sub(r"^(?:the )?Security Council ", "", words).partition(" established")[0].partition(" pursuant")[0].partition(" created")[0]
    slug = "-".join(re.findall(r"[a-z0-9]+", head.lower()))
    title = f"{head} established pursuant to resolution {number} ({year})"
    return Record(f"{number}-{slug}", "body", head, title, (words,), "committee", ("security-council",), provisional=True, source="document")
