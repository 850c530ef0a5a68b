"""The verbs of a paragraph behind the one that opens it: those that are joined to it and govern what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.text.vocabulary import Vocabulary, vocabulary

_NOMINAL = re.compile(
    r"\b(?:as|by|for|from|in|including|of|on|through|to|towards|with)[ \n](?:[a-z]+ly[ \n])?[a-z]+ing\b[^,;]*\Z|ing[ \n]\Z"
)
"""What shows that "and noting" is one more noun: "by reviewing the plan and noting"."""
_BACK_TO_FINITE = re.compile(
    r"[,;][ \n](?:with[ \n]a[ \n]view[ \n]to|in[ \n]order[ \n]to|so[ \n](?:as|that)|thus|thereby|to[ \n]this[ \n]end"
    r"|(?:and[ \n])?to[ \n](?!(?:a|all|an|any|both|each|his|its|other|our|some|such|that|the|their|these|this|those|which|whom)\b)"
    r"[a-z]+(?=[ \n]))\b"
)
"""Also "Invites the Board, taking into account the Charter, to give thought to": what is asked for stands behind the aside."""
_POWERS = "act under"
_BEHIND_POWERS = re.compile(r",[ \n]")
"""Where "and acting under Chapter VII of the Charter, the tasks" goes on with what was decided."""
_REACH = 1000
"""How far before a verb its link is looked for: no subject and no adverbs are longer."""
_STOPS = ",;.:"
_NOTE = re.compile(r"(?<=[,;.:])(?:\d{1,2}|(?<!\d.)\d{3})$")
"""The mark of a footnote behind a stop."""
_LINKS = frozenset(["and", "or", "but"])
_SUBORDINATE = re.compile(r"\b(?:which|who|that|where|it)\b")

_ASIDES = frozenset(["cognizant", "conscious", "mindful"])
Verbs = tuple[list[int], list[str], str]
"""Offsets of verbs, their base forms, and the last of these that is no aside."""


def later(text: str, start: int, end: int, preambular: bool, own: str | None) -> Verbs:
    """Where the later verbs of a paragraph stand, their base forms, and the last that is no aside.

    Parameters
    ----------
    text : str
        The cleaned text.
    start, end : int
        The paragraph, or as much of it as is asked for.
    preambular : bool
        Whether it is one of the preamble, where the verbs are gerunds.
    own : str or None
        Form of the verb that opens it, empty where that is inherited; None where none does: then the first must have a
        subject of its own ("... We call upon States").

    Returns
    -------
    tuple of (list of int, list of str, str)
    """
    v = vocabulary()
    flat = text[start:end].replace("\n", " ")
    opened = own is not None
    plural = own == "bare"
    finder = v.every if plural or "We " in flat or "we " in flat or "he members of" in flat else v.finite
    forms = finder.automaton.find_matches_as_indexes(flat)
    if not forms:
        return [], [], ""
    places: list[int] = []
    bases: list[str] = []
    asides: set[int] = set()
    previous = start
    gerundial = preambular or own in ("gerund", "adjective")
    for opened_at, at, word, who in _openings(v, text, start, flat, [(finder.forms[i], space, until) for i, space, until in forms]):
        found = v.base(text, at + len(word), word, opening=False)
        if found is None:
            continue
        base, form = found
        link = text[opened_at]
        if link in " \n":
            link = text[opened_at + 1]
        joins = v.joins(word, base)
        aside = False
        if who and form != "gerund":
            finite = finite_forms(who)
            we = "bare" in finite
            counts = form in finite and (we or _speaks(text, who, opened_at, link, joins))
            if counts:
                opened, plural = True, we
        elif not opened:
            continue
        elif form == "third":
            # "which welcomes ... and stresses": in a preamble the finite verb is mostly that of a clause about something else.
            counts = joins != "" and (not plural or link == ";") and not (preambular and _SUBORDINATE.search(text, previous, at))
        elif form == "gerund":
            if gerundial:
                counts = joins == "free" or (joins == "comma" and link in ",;")
            else:
                counts = word in v.speech or (base == _POWERS and text.startswith((" under Chapter ", " under Article "), at + len(word)))
                counts = counts and (link in ",;" or (link == "a" and _goes_on(text, previous, opened_at, at)))
                aside = True
        elif form == "adjective":
            aside = not preambular  # "Invites the Office, mindful of the provisions of the Charter, to help"
            counts = (preambular or (link == "," and word in _ASIDES)) and v.adjective_joins(text, at + len(word), word)
        else:
            counts = plural and joins != "" and link != "o" and v.takes(text, at + len(word), word)
        if counts:
            if aside:
                asides.add(len(places))
            places.append(at)
            bases.append(base)
            previous = at + len(word)
    last = next((bases[i] for i in range(len(bases) - 1, -1, -1) if i not in asides), "")
    return *_without_asides(text, end, places, bases, asides), last


def finite_forms(who: str) -> tuple[str, ...]:
    """The forms of a verb that agree with a subject; texts err on "The members of the Security Council expresses".

    Examples
    --------
    >>> finite_forms("We"), finite_forms("The Security Council")
    (('bare',), ('third',))
    """
    if who[3:].startswith(" members"):
        return "bare", "third"
    return ("bare",) if who in ("We", "we", "I") else ("third",)


def _openings(
    v: Vocabulary, text: str, start: int, flat: str, forms: list[tuple[str, int, int]]
) -> Iterator[tuple[int, int, str, str | None]]:
    """Verb forms that may open a clause: where the link before one stands, where it stands itself, the form, and who speaks.

    A look at what stands before each form spares the pattern all but those behind adverbs or a subject.
    """
    for word, space, until in forms:
        after = flat[until : until + 1]
        if after.islower() or after == "-" or not space:
            continue
        begins = flat.rfind(" ", 0, space) + 1
        before = flat[begins:space]
        link = begins
        if before[-1:].isdigit():  # the mark of a footnote may stand between
            before = _NOTE.sub("", before)
        if before[-1:] in _STOPS:
            link = begins + len(before) - 1
            if before[-1:] == "," and _may_lead(v, before[:-1]):
                link = -1
        elif before in _LINKS:
            link = begins - 1
            word_before = _NOTE.sub("", flat[max(0, begins - 16) : link])
            if word_before[-1:] in _STOPS:
                link = max(0, begins - 16) + len(word_before) - 1
        elif before[0] > "`" and before[-2:] != "ly" and before not in v.leading and "," not in before:
            continue
        else:
            link = -1
        if link >= 0:
            yield start + link, start + space + 1, word, None
            continue
        # From a stop on, which nothing but a link has, the pattern reads as it would from the beginning.
        low = max(0, space - _REACH)
        stop = max(flat.rfind(stop, low, space) for stop in ";.:")
        for m in v.clause.finditer(text, start + max(low, stop), start + until):
            if m.end("word") == start + until:
                yield m.start(), start + space + 1, word, m["who"]


def _may_lead(v: Vocabulary, before: str) -> bool:
    """Whether a word can stand between a link and its verb: an adverb, "We", the last word of an organ's name."""
    return before.endswith("ly") or before in v.leading or before[:1].isupper()


def _speaks(text: str, who: str, opened_at: int, link: str, joins: str) -> bool:
    """Whether the organ is the subject of the sentence, not of a clause: "noting that, in May, the Council requests"."""
    if who == "it":  # "In this respect, it welcomes"
        return link == "." and text[opened_at + 2].isupper() and joins in ("free", "comma")
    if who == "It":
        return link in ".;" and joins in ("free", "comma")
    return link in ".;a" or (link == "," and text.startswith(("and", "in th"), opened_at + 2))


def _goes_on(text: str, previous: int, link: int, at: int) -> bool:
    """Whether "and recalling" behind a finite verb is an aside, and not one more noun behind a preposition."""
    return _NOMINAL.search(text, max(previous, at - 200), link) is None


def _without_asides(text: str, end: int, places: list[int], bases: list[str], asides: set[int]) -> tuple[list[int], list[str]]:
    """End what a gerund governs in an operative paragraph where the sentence goes back: "recalling ..., with a view to".

    The finite verb before it, or the paragraph's own (an empty base here), governs again.
    """
    if not asides:
        return places, bases
    new_places: list[int] = []
    new_bases: list[str] = []
    finite = ""
    for i, (place, base) in enumerate(zip(places, bases, strict=True)):
        new_places.append(place)
        new_bases.append(base)
        if i not in asides:
            finite = base
            continue
        m = (_BEHIND_POWERS if base == _POWERS else _BACK_TO_FINITE).search(text, place, places[i + 1] if i + 1 < len(places) else end)
        if m:
            new_places.append(m.start())
            new_bases.append(finite)
    return new_places, new_bases
