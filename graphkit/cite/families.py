"""Instruments named by the one before: "and its Protocols", "the 2005 Protocol", "the Optional Protocol thereto", bare "Charter"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from graphkit.authority import Authority
from graphkit.cite.context import MONTHS
from graphkit.cite.hits import Found, Name, Nouns

_PROTOCOL = re.compile(
    r"(?<!\w)(?P<its>(?:[Ii]ts|[Tt]heir) (?:(?:first|second|relevant|supplementary|supplementing) )*)?(?:(?P<count>two|three|four) )?"
    r"(?:(?P<year>1[89]\d\d|20\d\d) )?(?P<sort>(?:(?:[Ff]irst |[Ss]econd )?(?:[Oo]ptional|[Aa]dditional|[Ss]upplementary)) )?$"
)
_THERETO = re.compile(
    r"[Pp]rotocol(?P<plural>s)?(?P<additional> [Aa]dditional(?= thereto))?(?: of (?P<of>\d{4})(?= thereto))?(?P<number> [IVX]{1,3}\b)?"
    r"(?P<thereto> thereto| to the (?:Convention|Treaty)(?! (?:on|for|against|relating|concerning|of|between|establishing)\b))?(?![^\W\d])"
)
_TOPIC = re.compile(r" on (?:the |a )?((?:[a-z]+ ){1,2}[a-z]+)")
_BARE = re.compile(r"\b[Tt]he (?:Convention|Covenant)(?:,? (?:and|or)(?:, where applicable,)?(?: in| of| under)?)? the $")
"""A convention that was named before, with its protocol: "the Convention and the Optional Protocol"."""
_ORDINALS = ("first", "second", "third")
_DATED = re.compile(rf" of \d{{1,2}} (?:{MONTHS}) (\d{{4}})\b")
_COUNTS = {"two": 2, "three": 3, "four": 4}
_CHARTER = re.compile(r"Charter\b(?! of (?!the United Nations\b))(?! on [A-Z])(?!-)")
_FULL = ("Charter of the United Nations", "United Nations Charter", "UN Charter", "Charter of the UN")
_NEAR = 600
_FAR = 20_000


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
    for place in sorted([*nouns.get("Protocol", ()), *_small(flat)]):
        match = _THERETO.match(flat, place)
        if match is None:
            continue
        lead = _PROTOCOL.search(flat, max(0, match.start() - 70), match.start())
        if lead is None:
            continue
        bare = bool(lead["sort"]) and _BARE.search(flat, max(0, lead.start() - 48), lead.start()) is not None
        several = match["plural"] is not None and lead["sort"] == "Additional " and flat.endswith("the ", 0, lead.start())
        if not (bare or several or lead["its"] or lead["year"] or match["thereto"] or (lead["count"] and lead["sort"])):
            continue
        if (lead["its"] or "").lower().startswith("their") and not lead["sort"]:
            continue  # of whom, nobody can tell
        at = bisect_left(starts, lead.start())
        if at < len(starts) and starts[at] < match.end():
            continue  # begins a name that is known in full
        # "to the Convention" needs no name close by
        near = _FAR if bare or (match["thereto"] and match["thereto"] != " thereto") else _NEAR
        before = [f for f in instruments[max(0, at - 6) : at] if lead.start() - f.start < near and f.end <= lead.start()]
        plural = match["plural"] is not None
        dated = _DATED.match(flat, match.end())
        ids = _members(before, lead["year"] or match["of"], plural, bool(lead["year"] and not lead["its"]), authority)
        if match["number"]:
            numbered = f"Protocol{match['number']} "
            ids = tuple(one for one in ids if authority.records[one].title.startswith(numbered)) or ids
        if dated and (then := tuple(one for one in ids if (authority.records[one].since or "").startswith(dated[1]))):
            ids = then  # "the Additional Protocols thereto of 8 June 1977"
        ids = _of_sort(ids, (lead["sort"] or match["additional"] or "").split(), _COUNTS.get(lead["count"] or ""), authority)
        if not plural and len(ids) > 1 and (lead["sort"] or "").endswith("ptional "):
            ids = _alone(ids, _TOPIC.match(flat, match.end()), authority)
        if several and not all("Additional" in authority.records[one].title for one in ids):
            continue  # "the Additional Protocols" by themselves are those to the Geneva Conventions, or to a treaty that has such
        if ids and (plural or len(ids) == 1):
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
    return tuple(ids)


def _of_sort(ids: tuple[str, ...], sort: list[str], count: int | None, authority: Authority) -> tuple[str, ...]:
    """Those that are called so ("Optional Protocols"), where some are, and the first ones where the text counts them."""
    called = [one for one in ids if sort and sort[-1].capitalize() in authority.records[one].title] or list(ids)
    if len(sort) == 2 and (place := _ORDINALS.index(sort[0].lower())) < len(called):
        # of one day the first has the lower number
        return (sorted(called, key=lambda one: (authority.records[one].since or "9", one))[place],)
    if count is not None and len(called) > count:
        called = sorted(called, key=lambda one: (authority.records[one].since or "9", one))[:count]
    return tuple(called)


def _alone(ids: tuple[str, ...], topic: re.Match[str] | None, authority: Authority) -> tuple[str, ...]:
    """Those that one protocol of several can be: on the topic that follows, else the one that is no "Second Optional Protocol"."""
    if topic is not None:
        return tuple(one for one in ids if topic[1] in authority.records[one].title.lower())
    return tuple(one for one in ids if not authority.records[one].title.lower().startswith(_ORDINALS))


def _small(flat: str) -> list[int]:
    """Where "protocol" stands in small letters: "the optional protocols thereto"."""
    places, at = [], flat.find("protocol")
    while at >= 0:
        places.append(at)
        at = flat.find("protocol", at + 8)
    return places


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


def then(ids: tuple[str, ...], date: str | None, authority: Authority) -> tuple[str, ...]:
    """Those of several instruments that there were on a day: a text of 2004 knows two Additional Protocols to the Geneva Conventions.

    Examples
    --------
    >>> from graphkit import authority
    >>> then(("additional-protocol-2", "additional-protocol-3"), "2004-05-28", authority.load())
    ('additional-protocol-2',)
    """
    records = authority.records
    later = [one for one in ids if date and one in records and records[one].category == "protocol" and (records[one].since or "") > date]
    return tuple(one for one in ids if one not in later) or ids
