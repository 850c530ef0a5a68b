"""Bodies of the Security Council that are named by the resolutions that set them up.

"The Committee established pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) concerning ..." is one name of one
body; its numbers are mentions too, and are marked as standing inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from graphkit.authority import Authority
from graphkit.cite.hits import Found, Hit, Name, Nouns
from graphkit.model import Record
from graphkit.symbols import forms, series

_MEMBER = r"\d{1,4} ?\(\d{4}\)(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
_LIST = rf"{_MEMBER}(?:(?:,? and |, ?| )(?:resolution )?{_MEMBER})*"
_LONG = re.compile(
    r"\b(?P<head>(?:(?:the )?Security Council )?(?:Sanctions )?Committee(?: of the Security Council)?|"
    r"(?:United Nations )?(?:Panel|Group) of (?:Governmental )?(?:Experts|Monitors)|"
    r"(?:Analytical Support and Sanctions )?Monitoring (?:Group|Mechanism|Team)|Commission|"
    r"(?<=\b[Tt]he )(?P<short>Panel|Group)|Special Mission(?: of the Security Council)?)"
    r"(?: on (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+| and| of| the)*?)?,?"
    r"(?: (?:which was |as )?(?:established|created|set up|appointed|constituted) in accordance with"
    r"|(?: (?:which was |as )?(?:established|created|set up|appointed|constituted))? (?:pursuant to|by|under|in pursuance of))"
    r"(?: paragraph \d{1,3}(?: ?\([a-z]\))? of)?(?: the)?(?: Security)?(?: Council)?(?: its)? [Rr]esolutions? "
    rf"(?P<list>{_LIST})(?P<tail>,? (?:concerning|relating to|on) )?"
)
_LISTED = re.compile(
    r"(?:ISIL \(Da'esh\),? (?:and )?)?(?:Al-Qa[ie]da|the Taliban|ISIL)(?:[ ,]+(?:Usama bin Laden|the Taliban|Al-Qa[ie]da))*"
    r"(?:,? and (?:other )?(?:associated )?individuals(?:,? groups)?(?:,? undertakings)?(?:,? and)? (?:other )?entities"
    r"(?: associated with (?:them|it|[A-Z][\w-]+))?)?"
)
_PLACE = re.compile(r"(?:the )?(?:situation (?:in|between) (?:the )?)?[A-Z][\w'-]+(?:(?: and| of| the|,)* (?:d')?[A-Z][\w'-]+)*")
_SHORT_BEFORE = re.compile(r"(?<![\d/])(?P<number>\d{3,4})(?:/\d{4}(?:/\d{4})?)? (?:Sanctions |sanctions )?$")
_SHORT_AFTER = re.compile(
    r"Committee (?:(?:established|created|set up) (?:pursuant to|under|by) (?:Security )?(?:Council )?resolution )?"
    r"(?P<number>\d{3,4})\b(?! ?\()"
)
_LEADS = re.compile(r"(?:pursuant to|by|under|in accordance with|in pursuance of)(?: [\w()]+){0,9} ?[Rr]esolutions? $")
_RESOLUTION = ("esolution ", "esolutions ")
_HEADS = ("Committee", "Panel", "Group", "Monitoring", "Commission", "Special Mission")
_NUMBER = re.compile(r"(\d{1,4}) ?\((\d{4})\)")
_STROKES = re.compile(r"\d{3,4}(?:/\d{3,4})+")


class Named(NamedTuple):
    """A body named by resolutions, and the stretch of the text that names it."""

    hit: Hit
    record: Record | None
    """A provisional record where the authority has none."""


def find(flat: str, numbered: list[Hit], authority: Authority, meaning: Callable[[str], Name | None]) -> list[Named]:
    """Find the bodies that a text names by resolution number.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    numbered : list of Hit
        Resolutions found in it: a name of this kind holds one.
    authority : Authority
        Knows which committee has which number in its name.
    meaning : callable
        What a name of several words stands for, None where it is not known.

    Returns
    -------
    list of Named
        In the order of the text.
    """
    out: list[Named] = []
    done = 0
    for hit in numbered:
        if hit.rule != "number-year" or hit.start < done:
            continue
        before = flat[max(done, hit.start - 240) : hit.start]
        if not before.endswith(_RESOLUTION) or not any(head in before for head in _HEADS) or not _LEADS.search(before[-90:]):
            continue
        found = _LONG.search(flat, max(done, hit.start - 240), hit.end + 700)
        if found is None or not found.start("list") <= hit.start < found.end("list"):
            continue
        one = _named(flat, found, authority, meaning)
        if found["short"] and one.record is not None:
            continue  # "the Group established pursuant to resolution ..." may be anything
        out.append(one)
        done = one.hit.end
    return out


def by_number(flat: str, nouns: Nouns, authority: Authority) -> list[Found]:
    """Find committees by the number of their resolution: "the 1267 Committee", "the 1718 Sanctions Committee".

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    nouns : dict
        Where the head nouns stand.
    authority : Authority
        Knows which committee has which number in its name.

    Returns
    -------
    list of Found
    """
    out: list[Found] = []
    for at in nouns.get("Committee", ()):
        short = _SHORT_BEFORE.search(flat, max(0, at - 32), at) or _SHORT_AFTER.match(flat, at)
        committee = authority.committees.get(int(short["number"])) if short else None
        if short and committee is not None and flat[at + 9 : at + 10] != "s":
            out.append(Found(min(at, short.start()), max(at + 9, short.end()), Name("body", (committee,))))
    return out


def numbers_in(flat: str, name: Found) -> list[Hit]:
    """Read the resolutions whose numbers alone begin the name of a committee, joined by strokes.

    Examples
    --------
    >>> text = "the 1267/1989 Committee"
    >>> [hit.targets for hit in numbers_in(text, Found(4, 23, Name("body", ("1267-committee",))))]
    [('S/RES/1267(1999)',), ('S/RES/1989(2011)',)]
    """
    out: list[Hit] = []
    strokes = _STROKES.match(flat, name.start, name.end)
    for one in re.finditer(r"\d+", strokes[0]) if strokes else ():
        year = series.council_year(int(one[0]))
        if year is not None:
            start = name.start + one.start()
            out.append(Hit(start, start + len(one[0]), "resolution", (forms.council(int(one[0]), year),), "number-alone"))
    return out


def _named(flat: str, found: re.Match[str], authority: Authority, meaning: Callable[[str], Name | None]) -> Named:
    number, year = (int(part) for part in _NUMBER.findall(found["list"])[0])
    start = found.start() + (4 if found["head"].startswith("the ") else 0)
    committee = authority.committees.get(number)
    if found["head"].endswith("Committee") and committee is not None:
        return Named(Hit(start, _end(flat, found), "body", (committee,), "named-by-resolution"), None)
    record = _provisional(flat[start : found.end("list")], number, year)
    bodies = authority.founded.get(f"S/RES/{number}({year})", ())
    founded = tuple(key for key in bodies if head_of(record.name) in authority.records[key].title)
    if len(founded) == 1:
        return Named(Hit(start, _end(flat, found), "body", founded, "named-by-resolution"), None)
    for words in ("established pursuant to", "established by", "pursuant to", "created by"):
        known = meaning(f"{record.name} {words} resolution {number} ({year})")
        if known is not None:
            return Named(Hit(start, _end(flat, found), known.kind, known.ids, "named-by-resolution"), None)
    return Named(Hit(start, _end(flat, found), "body", (record.id,), "named-by-resolution"), record)


def head_of(name: str) -> str:
    """Head noun of a body: "Panel" of "Panel of Experts", "Committee" of "Sanctions Committee"."""
    return name.partition(" of ")[0].split()[-1] if name else ""


def _end(flat: str, found: re.Match[str]) -> int:
    if not found["tail"]:
        return found.end("list")
    tail = _LISTED.match(flat, found.end()) or _PLACE.match(flat, found.end())
    return tail.end() if tail else found.end("list")


def _provisional(words: str, number: int, year: int) -> Record:
    head = re.sub(r"^(?:the )?Security Council ", "", words).partition(" established")[0].partition(" pursuant")[0].partition(" created")[0]
    slug = "-".join(re.findall(r"[a-z0-9]+", head.lower()))
    title = f"{head} established pursuant to resolution {number} ({year})"
    parent = ("security-council",)
    return Record(f"{number}-{slug}", "body", head, title, (words,), "committee", parent, provisional=True, source="document")
