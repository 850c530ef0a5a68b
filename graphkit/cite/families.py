"""Instruments named by the one before: "and its Protocols", "the 2005 Protocol", "the Optional Protocol thereto", bare "Charter"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from graphkit.authority import Authority
from graphkit.cite.hits import Found, Name, Nouns

_PROTOCOL = re.compile(
    r"(?<!\w)(?P<its>[Ii]ts (?:(?:two|three|four|first|second|relevant|supplementary|supplementing|additional) )*)?"
    r"(?:(?P<year>1[89]\d\d|20\d\d) )?(?P<sort>(?:Optional|Additional|Supplementary|First Optional|Second Optional) )?$"
)
_THERETO = re.compile(r"Protocol(?P<plural>s)?(?P<thereto> thereto)?(?!\w)")
_CHARTER = re.compile(r"Charter\b(?! of (?!the United Nations\b))(?!-)")
_FULL = ("Charter of the United Nations", "United Nations Charter", "UN Charter", "Charter of the UN")
_NEAR = 600


@lru_cache(maxsize=4)
def _children(authority: Authority) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for record in authority.records.values():
        if record.kind == "instrument" and record.category == "protocol":
            for parent in record.parent:
                out[parent].append(record.id)
    return dict(out)


def protocols(flat: str, nouns: Nouns, found: list[Found], authority: Authority) -> list[Found]:
    """Protocols that hang on the instruments named shortly before.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    nouns : dict
        Where the head nouns stand.
    found : list of Found
        Names found so far, in the order of the text.
    authority : Authority
        Knows which protocol supplements which instrument.

    Returns
    -------
    list of Found
        A plural stands for all of them.
    """
    instruments = [f for f in found if f.name.kind == "instrument"]
    starts = [f.start for f in instruments]
    out: list[Found] = []
    for place in nouns.get("Protocol", ()):
        match = _THERETO.match(flat, place)
        if match is None:
            continue
        lead = _PROTOCOL.search(flat, max(0, match.start() - 70), match.start())
        if lead is None or not (lead["its"] or lead["year"] or match["thereto"]):
            continue
        at = bisect_left(starts, lead.start())
        if at < len(starts) and starts[at] < match.end():
            continue  # begins a name that is known in full
        before = [f for f in instruments[max(0, at - 6) : at] if lead.start() - f.start < _NEAR and f.end <= lead.start()]
        plural = match["plural"] is not None
        ids = _members(before, lead["year"], plural, bool(lead["year"] and not lead["its"]), authority)
        if ids:
            whole = lead["its"] is None or plural or not lead["year"]
            out.append(Found(lead.start() if whole else lead.end("its"), match.end(), Name("instrument", ids)))
    return out


def _members(before: list[Found], year: str | None, plural: bool, any_parent: bool, authority: Authority) -> tuple[str, ...]:
    ids: list[str] = []
    for one in reversed(before):
        for parent in one.name.ids:
            for child in _children(authority).get(parent, ()):
                if child not in ids and (year is None or (authority.records[child].since or "").startswith(year)):
                    ids.append(child)
        if ids and not (plural and any_parent):
            break
    return tuple(ids) if plural or len(ids) == 1 else ()


def charter(flat: str, nouns: Nouns, found: list[Found]) -> list[Found]:
    """Bare "the Charter" where a text never gives the full name.

    Examples
    --------
    >>> [(f.start, f.name.ids) for f in charter("in conformity with the Charter and", {"Charter": [23]}, [])]
    [(23, ('un-charter',))]
    >>> charter("the Charter of the United Nations and the Charter", {"Charter": [4, 42]}, [])
    []
    """
    places = nouns.get("Charter", ())
    if not places or any(name in flat for name in _FULL):
        return []
    taken = sorted((f.start, f.end) for f in found)
    name = Name("instrument", ("un-charter",))
    out = []
    for place in places:
        match = _CHARTER.match(flat, place)
        if match is None:
            continue
        at = bisect_left(taken, (match.start(), match.end() + 1)) - 1
        if flat[max(0, match.start() - 4) : match.start()].lower() == "the " and (at < 0 or taken[at][1] <= match.start()):
            out.append(Found(match.start(), match.end(), name))
    return out
