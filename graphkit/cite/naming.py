"""All names of one text: those that the authority knows, those that the text defines, and those that have the shape of one.

What is sure goes first and takes its place: bodies named by resolution, then known names, then what hangs on them (protocols,
plurals), then shapes, and last the short forms and acronyms that the text itself defined.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from graphkit.authority import Authority
from graphkit.cite import committees, families, learned, names, pairs, panels, plurals, shapes, versions, wider
from graphkit.cite.country import Country
from graphkit.cite.hits import Found, Hit, Name, Nouns
from graphkit.cite.near import Words
from graphkit.cite.organs import Owner
from graphkit.cite.triggers import Triggers
from graphkit.model import Record

_FAR = 1 << 60
_DATED = ("statement-date", "resolution-date")
"""Rules of mentions that hold the name of the organ."""
_GOES_ON = re.compile(r",? (?:of|for|against|concerning|relating|relative|between|among|and the)\b")


class Naming(NamedTuple):
    """The names of one text."""

    hits: list[Hit]
    in_names: dict[int, str]
    """Start of a number -> id of the body in whose name it stands."""
    provisional: dict[str, Record]
    """Records that this text defined."""
    described: dict[int, int]
    """Start of a title -> start of what describes it: a part that is named before both is a part of it."""


class _Names:
    """Names collected so far, none overlapping another or what is spoken for."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.taken = sorted(spans)
        self.found: dict[tuple[int, int], tuple[Found, str]] = {}

    def add(self, more: Iterable[Found], rule: str) -> None:
        """Add those that meet nothing else, the first and longest of each place."""
        fresh: list[tuple[int, int]] = []
        done = 0
        for one in sorted(more, key=_longest_first):
            start, end, _ = one
            if start >= done and free(self.taken, start, end):
                fresh.append((start, end))
                self.found[start, end] = (one, rule)
                done = end
        if fresh:
            self.taken += fresh
            self.taken.sort()

    def drop_inside(self, wider: list[Found]) -> None:
        """Drop the names that longer ones hold; these stand in the order of the text."""
        starts = [one.start for one in wider]

        def kept(span: tuple[int, int]) -> bool:
            at = bisect_right(starts, span[0]) - 1
            return at < 0 or wider[at].end < span[1]

        if wider:
            self.found = {span: one for span, one in self.found.items() if kept(span)}
            self.taken = [span for span in self.taken if kept(span)]

    def define(self, occurrences: Iterable[Found], rule: str) -> None:
        """Add what the document decides for itself: its own meaning of a form beats any other."""
        new = []
        for one in occurrences:
            before = self.found.get((one.start, one.end))
            if before is None:
                new.append(one)
            elif before[0] != one or before[1] == "name":
                self.found[one.start, one.end] = (one, rule)
        if new:
            starts = {start for start, _ in self.found}
            self.drop_inside(sorted(one for one in new if one.start in starts))  # "Gondor Mission" is more than "Gondor"
            self.add(new, rule)

    def listed(self) -> list[Found]:
        """In the order of the text."""
        return sorted(one for one, _ in self.found.values())


def _longest_first(one: Found) -> tuple[int, int]:
    return one.start, -one.end


def free(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets none of the sorted, disjoint spans."""
    at = bisect_right(spans, (start, _FAR)) - 1
    return not (at >= 0 and spans[at][1] > start) and not (at + 1 < len(spans) and spans[at + 1][0] < end)


def find(flat: str, triggers: Triggers, numbered: list[Hit], authority: Authority, own: Owner) -> Naming:
    """Find the bodies, instruments and actors that a text names.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    triggers : dict of str to list of int
        Where its words stand.
    numbered : list of Hit
        Resolutions and documents found in it.
    authority : Authority
        The names that are known.
    own : Owner
        The document: some short names mean another body in each series, another instrument in each year.

    Returns
    -------
    Naming
    """
    matcher = names.of(authority)
    known, heads = matcher(flat)
    known = matcher.placed.settle(flat, known, own.prefix)
    if own.year is not None:
        known = [one for one in known if not versions.unborn(flat, one, authority, own.year)]
    nouns: Nouns = {}
    for start, end in heads:
        nouns.setdefault(flat[start:end], []).append(start)
    by_number = committees.find(flat, numbered, authority, lambda words: matcher.several.get(words.lower()))
    provisional = {one.record.id: one.record for one in by_number if one.record is not None}
    whole = [(hit.start, hit.end) for hit in numbered if hit.rule.startswith("symbol") or hit.rule in _DATED]
    out = _Names([*whole, *((one.hit.start, one.hit.end) for one in by_number)])
    country = Country(flat, known, matcher)
    known, placed = wider.widen(flat, known, matcher, country)
    for record in placed:  # one mention gives the years, another does not
        before = provisional.get(record.id, record)
        provisional[record.id] = before._replace(aliases=tuple(dict.fromkeys((*before.aliases, *record.aliases))))
    out.add(known, "name")
    described = {}
    titles = {start for start, _ in out.found}
    for start, one in wider.described(flat, known).items():
        if start in titles:
            out.found.pop((one.start, one.end), None)  # its place stays taken
            described[start] = one.start
    out.define(versions.find(flat, known, numbered, authority, own.year), "version")
    short = committees.by_number(flat, nouns, authority)
    out.drop_inside(short)  # "the Committee established under Security Council resolution 1267"
    out.add(short, "committee-number")
    if triggers["rotocol"]:
        out.add(families.protocols(flat, nouns, out.listed(), authority), "protocol-of")
    if " and the " in flat or " and its " in flat or " as well as " in flat:
        out.add(pairs.find(flat, known, authority, lambda words: matcher.several.get(words.lower())), "paired")
    if "Charter" in nouns:
        out.add(families.charter(flat, nouns, out.listed()), "charter")
    taken = sorted({*out.taken, *((hit.start, hit.end) for hit in numbered)})
    shaped = []
    by_start = {one.start: one for one, _ in out.found.values()}
    by_end = {one.end: one for one in by_start.values()}
    named = {one.name for one in known}
    words = Words(flat)
    for shape, record in shapes.find(flat, heads, taken, by_start, authority.records):
        onward = _GOES_ON.match(flat, shape.end) is not None
        near = matcher.near(record.title, record.kind, onward, words, named)
        if near is None:
            owner = by_end.get(shape.start - 1)
            longer = wider.owned(flat, shape, owner, matcher) if owner is not None else None
            shape, new = longer or (shape, record)
            if longer is not None and new is not None:
                near = matcher.near(new.title, new.kind, onward, words, named)
            if near is None:
                if new is not None:
                    new = country.national(new, shape.end)
                    shape = shape._replace(name=Name(new.kind, (new.id,)))
                    known_as = provisional.get(new.id, new)
                    part = shapes.of_owner(flat, shape.end, new.title, by_start, authority.records)
                    more = (*new.aliases, part) if part is not None else new.aliases
                    provisional[new.id] = known_as._replace(aliases=tuple(dict.fromkeys((*known_as.aliases, *more))))
                shaped.append((shape, "shape"))
                continue
        shaped.append((shape._replace(name=near[0]), near[1]))
    out.drop_inside([shape for shape, _ in shaped])
    for rule, ones in groupby(sorted(shaped, key=itemgetter(1)), key=itemgetter(1)):
        out.add([one for one, _ in ones], rule)
    defined = learned.Defined()
    found = out.listed()
    again = learned.repeats(flat, found, matcher.inside, defined)
    if again:
        for one in again:
            del out.found[one.start, one.end]
        found = out.listed()
    learned.short_forms(flat, found, defined, provisional)
    if "Office of the High Commissioner" in flat:
        wider.offices(flat, matcher, defined)
    learned.acronyms(flat, found, matcher.inside, defined)
    ids = {key for one in found for key in one.name.ids}
    for form, prefix, target, in_full in authority.local:
        if prefix == own.prefix and (not in_full or target in ids):
            meant = (0, Name(authority.records[target].kind, (target,)))
            defined.meanings[form] = [meant, *defined.meanings.get(form, ())] if in_full else [meant]
    if triggers["Experts"] or triggers["Monitoring"]:
        ids.update(key for one in by_number for key in one.hit.targets)
        for form, name in panels.meant(ids, authority, own.symbol).items():
            if form.lower() not in matcher.several:
                defined.meanings.setdefault(form, [(0, name)])
    for form, name in panels.of_one(flat, (one.name for one in found), authority, provisional).items():
        defined.meanings.setdefault(form, [(0, name)])
    out.define(learned.occurrences(flat, defined), "defined")

    def meaning(words: str) -> Name | None:
        return defined.meaning(words, len(flat)) or matcher.several.get(words.lower())

    out.add(plurals.find(flat, nouns, meaning), "plural")
    hits = [one.hit for one in by_number]
    hits += [Hit(start, end, name.kind, name.ids, rule) for (start, end, name), rule in out.found.values()]
    in_names: dict[int, str] = {}
    numbers = sorted((hit.start, hit.end) for hit in numbered)
    for body in by_number:
        start, end, target = body.hit.start, body.hit.end, body.hit.targets[0]
        inside = numbers[bisect_left(numbers, (start,)) : bisect_left(numbers, (end,))]
        in_names.update((at, target) for at, until in inside if until <= end)
    for one in (one for one, _ in out.found.values() if flat[one.start].isdigit() and one.name.kind == "body"):
        within = committees.numbers_in(flat, one)
        hits += within
        in_names.update((hit.start, one.name.ids[0]) for hit in within)
    return Naming(hits, in_names, provisional, described)
