"""The verb that governs a place in a paragraph: the one that opens it, or a later one that is joined to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from graphkit.model import Paragraph
from graphkit.text.vocabulary import Vocabulary, vocabulary

_ASIDE = 400
"""How far behind a subject its verb is looked for, when an aside stands between: "The Council, on the occasion of ..., reaffirms"."""

_LABEL = re.compile(r"[\"'(\[_*]*(?:\d{1,3}[.,]?[ \n]+)?(?:\(?[a-z\d]{1,5}[.)][ \n]+)*")
_NOMINAL = re.compile(
    r"\b(?:as|by|for|from|in|including|of|on|through|to|towards|with)[ \n](?:[a-z]+ly[ \n])?[a-z]+ing\b[^,;]*\Z|ing[ \n]\Z"
)
"""What shows that "and noting" is one more noun: "by reviewing the plan and noting"."""
_BACK_TO_FINITE = re.compile(
    r"[,;][ \n](?:with[ \n]a[ \n]view[ \n]to|in[ \n]order[ \n]to|so[ \n](?:as|that)|thus|thereby|to[ \n]this[ \n]end)\b"
)
_SUBJECTS = frozenset(["The", "the", "We", "we", "It", "I"])
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
    found = v.plain.get(word)
    if found is not None:
        return found
    if word in v.forms:
        found = v.base(text, m.end(1), word, opening=True)
        return found if found is None or bare or found[1] != "bare" else None
    if word in _SUBJECTS:
        return _after_subject(v, text, m.start(1))
    if word.endswith("ly") or word in v.starters:
        m = v.adverbs.match(text, start)
        if m and m[1] in v.forms:
            found = v.base(text, m.end(1), m[1], opening=True)
            return found if found is None or bare or found[1] != "bare" else None
        if m and m[1] in _SUBJECTS:
            return _after_subject(v, text, m.start(1))  # "In this context, we acknowledge"
    return None


def _after_subject(v: Vocabulary, text: str, start: int) -> tuple[str, str] | None:
    """The finite verb of "We" or of the organ that speaks, perhaps behind an aside; a verb of any other subject tells a fact."""
    m = v.subject.match(text, start)
    if m is None:
        return None
    finite = "bare" if m["who"] in ("We", "we", "I") else "third"
    found = v.base(text, m.end("word"), m["word"], opening=False) if m["word"] in v.forms else None
    if found and (found[1] == finite or (m["aside"] and found[1] in ("gerund", "adjective"))):
        return found
    if m["aside"]:
        stop = text.find(". ", start, start + _ASIDE)
        for later in v.clause.finditer(text, m.end("aside"), stop if stop >= 0 else min(len(text), start + _ASIDE)):
            if later["word"] in v.forms and text[later.start()] == ",":
                found = v.base(text, later.end("word"), later["word"], opening=False)
                if found and found[1] == finite:
                    return found
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
    places, bases, _ = _clauses(text, paragraph.start, paragraph.end, paragraph.part, paragraph.verb is not None)
    k = bisect_left(places, offset)
    return (bases[k - 1] if k else None) or paragraph.verb


def closing(text: str, paragraph: Paragraph) -> str | None:
    """The verb that the list behind a paragraph hangs on: the last that is no aside.

    Examples
    --------
    >>> text = "3. Recalls resolution 1267 (1999), and requests the Secretary-General, bearing in mind the Charter:"
    >>> closing(text, Paragraph("operative", "3", 1, "recall", 0, len(text)))
    'request'
    """
    if paragraph.part in ("front", "footnote", "back"):
        return None
    return _clauses(text, paragraph.start, paragraph.end, paragraph.part, paragraph.verb is not None)[2] or paragraph.verb


@lru_cache(maxsize=16)
def _clauses(text: str, start: int, end: int, part: str, opened: bool) -> tuple[list[int], list[str], str]:
    """Where the later verbs of a paragraph stand, their base forms, and the last that is no aside.

    Where no verb opens the paragraph, the first must have a subject of its own: "... We call upon States".

    The mentions of a paragraph come one after the other, so that a small cache makes this once a paragraph.
    """
    v = vocabulary()
    places: list[int] = []
    bases: list[str] = []
    asides: set[int] = set()
    previous = start
    label = _LABEL.match(text, start, end) if opened else None
    own = lead(text, label.end()) if label else None
    plural = own is not None and own[1] == "bare"
    gerundial = part == "preambular" or (own is not None and own[1] in ("gerund", "adjective"))
    for m in v.clause.finditer(text, start, end):
        word = m["word"]
        if word not in v.forms:
            continue
        found = v.base(text, m.end("word"), word, opening=False)
        if found is None:
            continue
        base, form = found
        at = m.start("word")
        link = text[m.start()]
        if link in " \n":
            link = text[m.start() + 1]
        joins = v.joins(word, base)
        aside = False
        if m["who"] and form != "gerund":
            we = m["who"] in ("We", "we")
            counts = form == ("bare" if we else "third") and (we or _speaks(text, m, link, joins))
            if counts:
                opened, plural = True, we
        elif not opened:
            continue
        elif form == "third":
            # "which welcomes ... and stresses": in a preamble the finite verb is mostly that of a clause about something else.
            counts = joins != "" and not plural and not (part == "preambular" and _SUBORDINATE.search(text, previous, at))
        elif form == "gerund":
            if gerundial:
                counts = joins == "free" or (joins == "comma" and link in ",;")
            else:
                counts = word in v.speech and (link in ",;" or (link == "a" and _goes_on(text, previous, m.start(), at)))
                aside = True
        elif form == "adjective":
            counts = part == "preambular" and v.adjective_joins(text, m.end("word"), word)
        else:
            counts = plural and joins != "" and link != "o" and v.takes(text, m.end("word"), word)
        if counts:
            if aside:
                asides.add(len(places))
            places.append(at)
            bases.append(base)
            previous = m.end("word")
    last = next((bases[i] for i in range(len(bases) - 1, -1, -1) if i not in asides), "")
    return *_without_asides(text, end, places, bases, asides), last


def _speaks(text: str, m: re.Match[str], link: str, joins: str) -> bool:
    """Whether the organ is the subject of the sentence, not of a clause: "noting that, in May, the Council requests"."""
    if m["who"] == "It":
        return link in ".;" and joins in ("free", "comma")
    return link in ".;a" or (link == "," and text.startswith(("and", "in th"), m.start() + 2))


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
        m = _BACK_TO_FINITE.search(text, place, places[i + 1] if i + 1 < len(places) else end)
        if m:
            new_places.append(m.start())
            new_bases.append(finite)
    return new_places, new_bases


@cache
def examples() -> tuple[tuple[str, str | None], ...]:
    """Every example and reject of the vocabulary, as text and the verb that must (or None: must not) open it."""
    return vocabulary().examples
