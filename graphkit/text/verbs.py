"""The verb that governs a place in a paragraph: the one that opens it, or a later one that is joined to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from graphkit.model import Paragraph
from graphkit.text.vocabulary import Vocabulary, vocabulary

_SUBJECT_WORDS = 6
"""Longest subject that is looked at: "The President of the General Assembly"."""

_BACK_TO_FINITE = re.compile(
    r"[,;][ \n](?:with[ \n]a[ \n]view[ \n]to|in[ \n]order[ \n]to|so[ \n](?:as|that)|thus|thereby|to[ \n]this[ \n]end)\b"
)
_SUBORDINATE = re.compile(r"\b(?:which|who|that|where|it)\b")


def lead(text: str, start: int, bare: bool = True) -> tuple[str, str] | None:
    """The verb that opens a paragraph.

    Parameters
    ----------
    text : str
        The cleaned text.
    start : int
        Where the words of the paragraph start, behind its number.
    bare : bool
        Whether a bare form counts too ("Recognize that ..."), as it does in declarations but not in lists.

    Returns
    -------
    tuple of str or None
        Base form, and which form stands there: ``gerund``, ``third``, ``bare`` or ``adjective``.

    Examples
    --------
    >>> lead("Recalling its resolution 1325 (2000),", 0)
    ('recall', 'gerund')
    >>> lead("Also strongly condemns all attacks;", 0)
    ('condemn', 'third')
    >>> lead("The Security Council notes with concern the delay.", 0)
    ('note', 'third')
    >>> lead("The provisions of the agreement,", 0) is None
    True
    """
    v = vocabulary()
    m = v.word.match(text, start)
    if m is None:
        return None
    word = m[1]
    if word in v.forms:
        found = v.base(text, m.end(1), word, opening=True)
        return found if found is None or bare or found[1] != "bare" else None
    if word in ("The", "the", "We", "It"):
        return _after_subject(v, text, m.start(1))
    if word.endswith("ly") or word in v.starters:
        m = v.adverbs.match(text, start)
        if m and m[1] in v.forms:
            found = v.base(text, m.end(1), m[1], opening=True)
            return found if found is None or bare or found[1] != "bare" else None
        if m and m[1] in ("the", "The"):
            return _after_subject(v, text, m.start(1))  # "Therefore the General Assembly instructs"
    return None


def _after_subject(v: Vocabulary, text: str, start: int) -> tuple[str, str] | None:
    """The first finite verb behind a subject: "The Council ... welcomes", "We reaffirm"."""
    window = text[start : start + 120]
    at = window.find(" ") + 1
    for _ in range(_SUBJECT_WORDS if window.startswith(("The", "the")) else 1):
        m = v.adverbs.match(window, at)
        if m is None:
            return None
        if m[1] in v.forms:
            found = v.base(window, m.end(1), m[1], opening=False)
            if found and found[1] == ("bare" if window.startswith("We") else "third"):
                return found
        m = v.word.match(window, at)
        if m is None or m.end() >= len(window) or window[m.end()] not in " \n":
            return None
        at = m.end() + 1
    return None


def governing(text: str, paragraph: Paragraph, offset: int) -> str | None:
    """Base form of the verb that governs what stands at `offset`.

    Parameters
    ----------
    text : str
        The cleaned text.
    paragraph : Paragraph
        The paragraph in which the offset lies.
    offset : int
        Where the mention starts.

    Returns
    -------
    str or None
        The nearest verb before the offset that is joined to the opening one, else the paragraph's own or inherited
        verb; None in headings, footnotes, front and back matter.

    Examples
    --------
    >>> text = "Recalling resolution 1267 (1999), and further welcoming resolution 2253 (2015),"
    >>> paragraph = Paragraph("preambular", None, 0, "recall", 0, len(text))
    >>> governing(text, paragraph, 21), governing(text, paragraph, 68)
    ('recall', 'welcome')
    """
    if paragraph.part in ("front", "footnote", "back"):
        return None
    places, bases = _clauses(text, paragraph.start, paragraph.end, paragraph.part, paragraph.verb is not None)
    k = bisect_left(places, offset)
    return (bases[k - 1] if k else None) or paragraph.verb


def closing(text: str, paragraph: Paragraph) -> str | None:
    """The verb that governs the end of a paragraph, and so the list that follows it.

    Examples
    --------
    >>> text = "3. Recalls resolution 1267 (1999), and requests the Secretary-General:"
    >>> closing(text, Paragraph("operative", "3", 1, "recall", 0, len(text)))
    'request'
    """
    return governing(text, paragraph, paragraph.end)


@lru_cache(maxsize=16)
def _clauses(text: str, start: int, end: int, part: str, opened: bool) -> tuple[list[int], list[str]]:
    """Where the later verbs of a paragraph stand, and their base forms.

    Where no verb opens the paragraph, the first must have a subject of its own: "... We call upon States".

    The mentions of a paragraph come one after the other, so that a small cache makes this once a paragraph.
    """
    v = vocabulary()
    places: list[int] = []
    bases: list[str] = []
    asides: set[int] = set()
    previous = start
    for m in v.clause.finditer(text, start, end):
        word = m["word"]
        if word not in v.forms:
            continue
        found = v.base(text, m.end("word"), word, opening=False)
        if found is None:
            continue
        base, form = found
        at = m.start("word")
        if m["subject"]:
            counts = form == ("bare" if "We" in m["subject"] else "third")
            opened = opened or counts
        elif not opened:
            continue
        elif form == "third":
            # "which welcomes ... and stresses": in a preamble the finite verb is mostly that of a clause about something else.
            counts = v.joins(word, base) != "" and not (part == "preambular" and _SUBORDINATE.search(text, previous, at))
        elif form == "gerund":
            link = text[m.start()]
            if part == "preambular":
                counts = v.joins(word, base) == "free" or (v.joins(word, base) == "comma" and link in ",;")
            else:
                counts = word in v.speech and link in ",;"
        elif form == "adjective":
            counts = part == "preambular" and v.adjective_joins(text, m.end("word"), word)
        else:
            counts = part == "annex" and v.joins(word, base) != "" and text[m.start()] != "o"
        if counts:
            places.append(at)
            bases.append(base)
            previous = m.end("word")
            if form == "gerund" and part != "preambular":
                asides.add(len(places) - 1)
    return _without_asides(text, end, places, bases, asides)


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
        m = _BACK_TO_FINITE.search(text, place, places[i + 1] if i + 1 < len(places) else end)
        if m:
            new_places.append(m.start())
            new_bases.append(finite)
    return new_places, new_bases


@cache
def examples() -> tuple[tuple[str, str | None], ...]:
    """Every example and reject of the vocabulary, as text and the verb that must (or None: must not) open it."""
    return vocabulary().examples
