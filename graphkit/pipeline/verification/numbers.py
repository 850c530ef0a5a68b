"""Numbers, years, sessions and dates of citations against the facts that ship with graphkit (GK101, GK102, GK105)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.cite import organs
from graphkit.cite.context import Context
from graphkit.model import Reference
from graphkit.pipeline.verification import meant, printed, usual
from graphkit.pipeline.verification.findings import Hit
from graphkit.pipeline.verification.printed import Day, Printed
from graphkit.symbols import existence, forms, series

_PLAIN = {"S": "1373 (2001)", "A": "60/288", "E": "2005/28", "A/HRC": "16/21", "E/CN.4": "2005/80"}
_ORGANS = {
    "S": "Security Council",
    "A": "General Assembly",
    "E": "Economic and Social Council",
    "A/HRC": "Human Rights Council",
    "E/CN.4": "Commission on Human Rights",
}
_SERIES = re.compile(r"(A|E|A/HRC|E/CN\.4)/(?:RES|DEC)/")
_FIRST_YEAR = 1946


class Place:
    """A reference with its place in the cleaned text."""

    __slots__ = ("end", "reference", "start")

    def __init__(self, start: int, end: int, reference: Reference) -> None:
        self.start, self.end, self.reference = start, end, reference


def check(flat: str, places: list[Place]) -> Iterator[Hit]:
    """Check every citation of a text.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    places : list of Place
        What the extractor found, in the order of the text.
    """
    numbered = [place for place in places if place.reference.kind in ("resolution", "document")]
    marks = list(printed.numbers(flat))
    taken: set[int] = set()
    floor = 0
    at = 0
    for place in numbered:
        inside: list[Printed] = []
        while at < len(marks) and marks[at].start < place.end:
            if marks[at].start >= place.start - 1:
                inside.append(marks[at])
                taken.add(marks[at].start)
            at += 1
        yield from _place(flat, place, inside, floor)
        floor = place.end
    yield from _left(flat, [mark for mark in marks if mark.start not in taken], numbered)


def _place(flat: str, place: Place, marks: list[Printed], floor: int) -> Iterator[Hit]:
    reference = place.reference
    if reference.reason == "the document itself" or reference.rule in ("number-alone", "printed"):
        return
    if reference.reason == "later than the citing document":
        yield Hit(place.start, place.end, "GK102", f"{reference.surface} is later than the text that cites it", "look up the number")
        return
    if reference.rule.startswith("symbol") or not marks:
        if reference.reason == "no such resolution is known":
            yield Hit(place.start, place.end, "GK102", "there is no such resolution", "look up the symbol")
        for symbol in reference.targets:
            yield from _symbol(flat, place.start, place.end, symbol, printed.day_of(flat, place.start, place.end))
        return
    head = printed.head_of(flat, place.start, marks[-1].end, floor)
    if head is not None and head.organ == "?":
        return  # of an organ whose numbering is not known
    for mark in marks:
        day = printed.day_of(flat, mark.start, mark.end)
        found = list(_mark(flat, mark, head if mark is marks[0] else None, reference, day))
        if found:
            yield from found
            return
    yield from _ambiguous(place, head)


def _mark(flat: str, mark: Printed, head: Context | None, reference: Reference, day: Day | None) -> Iterator[Hit]:
    organ = _organ_of(flat, mark, head, reference)
    if (
        organ in ("S", "Council")
        and mark.shape == "slash"
        and mark.session.isdigit()
        and series.council_fits(int(mark.session), mark.number)
    ):
        return  # "1325/2000": a matter of style
    if organ in _PLAIN and (mark.shape != "roman" or organ in ("S", "A/HRC")) and printed.alone(flat, mark.start):
        wrong = _organ(organ or "", mark)
        if wrong:
            yield Hit(mark.start, mark.end, "GK102", wrong, _elsewhere(reference))
            return
    if mark.shape == "council":
        yield from _council(flat, mark, reference, day)
        return
    symbol = _symbol_of(mark, organ, head, reference)
    if symbol is None:
        if day is not None and _impossible(day):
            yield _no_such_day(mark.start, mark.end, day)
        return
    yield from _symbol(flat, mark.start, mark.end, symbol, day, certain=organ in _PLAIN or _own(symbol, reference))


def _organ_of(flat: str, mark: Printed, head: Context | None, reference: Reference) -> str | None:
    """The organ that a number is said to be of: named, or the document's own by "Recalling its resolution"."""
    organ = head.organ if head is not None and head.word != "statement" else None
    if organ in ("Council", "Assembly"):
        year = mark.session.isdigit() and len(mark.session) == 4
        slashed = "A" if organ == "Assembly" else "E" if year else "A/HRC"
        council = "A" if organ == "Assembly" else None if mark.shape == "council" else "E"
        return slashed if mark.shape == "slash" else council
    if organ is None and head is not None and head.own and printed.leads(flat, mark.start):
        own = organs.prefix_of(reference.citing)
        return own if own in ("A", "A/HRC") else None  # those of the Economic and Social Council quote drafts of the Assembly
    return organ


def _own(symbol: str, reference: Reference) -> bool:
    """Whether the series is certain though no organ is named: that of the document itself, or told by the number."""
    series_of = _SERIES.match(symbol)
    return series_of is not None and (symbol.startswith("A/RES/") or (reference.citing or "").startswith(series_of[0]))


def _organ(organ: str, mark: Printed) -> str | None:
    """Why an organ cannot have adopted what is numbered so."""
    year = mark.session.isdigit() and len(mark.session) == 4
    fits = {
        "S": mark.shape == "council",
        "E": year,
        "E/CN.4": year,
        "A": mark.shape == "slash" and not year,
        "A/HRC": mark.shape == "slash" and not year,
    }
    if fits[organ] and not (organ in ("E", "E/CN.4") and mark.shape == "council"):
        return None
    return f"the {_ORGANS[organ]} does not number resolutions as {mark.text} but as {_PLAIN[organ]}"


def _elsewhere(reference: Reference) -> str:
    other = next(iter(reference.targets or reference.candidates), None)
    return f'"{usual.citation(other)}" is of that form: check organ and number' if other else "check organ and number"


def _symbol_of(mark: Printed, organ: str | None, head: Context | None, reference: Reference) -> str | None:
    """The symbol of what is printed, where its series is known; the extractor gives none to what cannot be."""
    decision = head is not None and head.word == "decision"
    if mark.shape == "roman":
        return _roman(mark, organ, reference, decision)
    if reference.targets:
        return reference.targets[0]
    mine = reference.citing is None or organs.prefix_of(reference.citing) == "A"
    if organ is None and mine and not (head is not None and head.own) and mark.session.isdigit():
        organ = "A" if existence.assembly_alone(int(mark.session), 0 if decision else mark.number) else None
    return forms.by_session(organ, mark.session, mark.number, mark.part, decision) if organ in _PLAIN else None


def _roman(mark: Printed, organ: str | None, reference: Reference, decision: bool) -> str | None:
    prefix = organ
    if prefix is None and existence.roman_alone(mark.number):
        prefix = reference.targets[0].partition("/")[0] if reference.targets else "A"
    elif prefix is None and series.old_fits("general-assembly", mark.number, mark.session):
        prefix = "A"
    return forms.by_session(prefix, mark.session, mark.number, mark.part, decision) if prefix in ("A", "E") else None


def _symbol(flat: str, start: int, end: int, symbol: str, day: Day | None, *, certain: bool = True) -> Iterator[Hit]:
    """A canonical symbol against what can be, and its date."""
    if not certain:
        # whoever numbers by year: it is a year that was, and the date is of it
        if symbol.startswith(("E/RES/", "E/DEC/", "E/CN.4/")) and "(" not in symbol:
            wrong = not _FIRST_YEAR <= int(symbol.split("/")[-2]) <= series.last_session() + 1945
            yield from (
                [Hit(start, end, "GK102", existence.missing(symbol) or "", "look up the number")]
                if wrong
                else _day(start, end, symbol, day)
            )
        return
    reason = existence.missing(symbol)
    if reason:
        code = "GK101" if symbol.startswith("S/RES/") and " is of " in reason else "GK102"
        yield Hit(start, end, code, reason, meant.document(symbol))
        return
    yield from _day(start, end, symbol, day)


def _council(flat: str, mark: Printed, reference: Reference | None, day: Day | None) -> Iterator[Hit]:
    number, year = mark.number, int(mark.session)
    symbol = forms.council(number, year, mark.part)
    if series.council_fits(number, year):
        yield from _day(mark.start, mark.end, symbol, day)
        return
    reason = existence.missing(symbol) or "number and year disagree"
    code = "GK101" if number and existence.last_council_number() >= number else "GK102"
    others = meant.council(number, year, day.day if day else None)
    yield Hit(mark.start, mark.end, code, f"{mark.text}: {reason}", f"did you mean {others}?" if others else "look up the number")


def _day(start: int, end: int, symbol: str, day: Day | None) -> Iterator[Hit]:
    """The date printed beside a citation against the day or session that is known."""
    if day is None:
        return
    if _impossible(day):
        yield _no_such_day(start, end, day)
        return
    window = existence.window(symbol)
    if window is None or day.day is None or window[0] <= day.day <= window[1]:
        return
    first, last = window
    name = usual.number(symbol)
    if first == last:
        said, todo = f"{name} is of {usual.day(first)}, not {day.text}", f'write "{usual.day(first)}", or look up the number'
    else:
        said = f"{name} cannot be of {day.text}: it was adopted between {usual.day(first)} and {usual.day(last)}"
        todo = meant.day(day.day, window)
    yield Hit(start, end, "GK101", said, todo)


def _impossible(day: Day) -> bool:
    return day.day is None or not _FIRST_YEAR <= day.year <= series.last_session() + 1946


def _no_such_day(start: int, end: int, day: Day) -> Hit:
    return Hit(start, end, "GK101", f"no document can be of {day.text}", "look up the date")


def _ambiguous(place: Place, head: Context | None) -> Iterator[Hit]:
    reference = place.reference
    if reference.targets or reference.rule not in ("session-number", "number-session"):
        return
    # a document of an organ that numbers so can mean its own; the Security Council and nobody cannot
    nobody = organs.prefix_of(reference.citing) in (None, "S") and head is not None and head.organ is None
    if len(reference.candidates) > 1 or (nobody and reference.candidates):
        listed = " or ".join(usual.citation(symbol) for symbol in reference.candidates)
        yield Hit(place.start, place.end, "GK105", f"{reference.surface}: it is not said of which organ", f"name the organ: {listed}?")


def _left(flat: str, marks: list[Printed], numbered: list[Place]) -> Iterator[Hit]:
    """Numbers that the extractor takes for no citation, though the words before them say that they are."""
    for mark in marks:
        floor = max((place.end for place in numbered if place.end <= mark.start), default=0)
        head = printed.head_of(flat, mark.start, mark.end, floor)
        if head is None or head.word == "statement" or (head.organ is None and mark.shape != "council"):
            continue
        organ = head.organ
        if mark.shape == "council" and organ in (None, "S", "Council"):
            if len(mark.session) == 4 or organ == "S":
                yield from _council(flat, mark, None, printed.day_of(flat, mark.start, mark.end))
        elif organ in _PLAIN and mark.shape != "council" and organ != "S":
            symbol = forms.by_session(organ, mark.session, mark.number, mark.part, head.word == "decision")
            yield from _symbol(flat, mark.start, mark.end, symbol, printed.day_of(flat, mark.start, mark.end))
        elif organ in _PLAIN and printed.alone(flat, mark.start) and (wrong := _organ(organ, mark)):
            yield Hit(mark.start, mark.end, "GK102", wrong, "check organ and number")
