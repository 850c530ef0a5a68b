"""The verb that governs a place in a paragraph: the one that opens it, or a later one that is joined to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
_UNGOVERNED = ("front", "footnote", "back")
_STOPS = ",;.:"
_LINKS = frozenset(["and", "or", "but"])
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
    return governors(text, paragraph, [offset])[0]


def governors(text: str, paragraph: Paragraph, offsets: Sequence[int]) -> list[str | None]:
    """:func:`governing` for several places of one paragraph, in the order of the text: its words are read once, up to the last.

    Examples
    --------
    >>> text = "Recalling resolution 1267 (1999), and further welcoming resolution 2253 (2015),"
    >>> governors(text, Paragraph("preambular", None, 0, "recall", 0, len(text)), [21, 68])
    ['recall', 'welcome']
    """
    if paragraph.part in _UNGOVERNED:
        return [None] * len(offsets)
    places, bases, _ = _clauses(text, paragraph.start, offsets[-1], paragraph.part, paragraph.verb is not None)
    if not places:
        return [paragraph.verb] * len(offsets)
    nearest = (bisect_left(places, offset) for offset in offsets)
    return [(bases[k - 1] if k else None) or paragraph.verb for k in nearest]


def closing(text: str, paragraph: Paragraph) -> str | None:
    """The verb that the list behind a paragraph hangs on: the last that is no aside.

    Examples
    --------
    >>> text = "3. Recalls resolution 1267 (1999), and requests the Secretary-General, bearing in mind the Charter:"
    >>> closing(text, Paragraph("operative", "3", 1, "recall", 0, len(text)))
    'request'
    """
    if paragraph.part in _UNGOVERNED:
        return None
    return _whole(text, paragraph.start, paragraph.end, paragraph.part, paragraph.verb is not None)[2] or paragraph.verb


@lru_cache(maxsize=16)
def _whole(text: str, start: int, end: int, part: str, opened: bool) -> tuple[list[int], list[str], str]:
    """:func:`_clauses` of a whole paragraph: the items of a list ask for it one after the other."""
    return _clauses(text, start, end, part, opened)


def _clauses(text: str, start: int, end: int, part: str, opened: bool) -> tuple[list[int], list[str], str]:
    """Where the later verbs of a paragraph stand, their base forms, and the last that is no aside.

    Where no verb opens the paragraph, the first must have a subject of its own: "... We call upon States".
    """
    v = vocabulary()
    flat = text[start:end].replace("\n", " ")
    label = _LABEL.match(text, start, end) if opened and part != "preambular" else None
    own = lead(text, label.end()) if label else None
    plural = own is not None and own[1] == "bare"
    finder = v.every if plural or "We " in flat or "we " in flat else v.finite
    forms = finder.automaton.find_matches_as_indexes(flat)
    if not forms:
        return [], [], ""
    places: list[int] = []
    bases: list[str] = []
    asides: set[int] = set()
    previous = start
    gerundial = part == "preambular" or (own is not None and own[1] in ("gerund", "adjective"))
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
            we = who in ("We", "we")
            counts = form == ("bare" if we else "third") and (we or _speaks(text, who, opened_at, link, joins))
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
                counts = word in v.speech and (link in ",;" or (link == "a" and _goes_on(text, previous, opened_at, at)))
                aside = True
        elif form == "adjective":
            counts = part == "preambular" and v.adjective_joins(text, at + len(word), word)
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
        if before[-1:] in _STOPS:
            link = space - 1
            if before[-1:] == "," and _may_lead(v, before[:-1]):
                link = -1
        elif before in _LINKS:
            link = begins - 2 if flat[max(0, begins - 2)] in _STOPS else begins - 1
        elif before[0] > "`" and before[-2:] != "ly" and before not in v.leading and "," not in before:
            continue
        else:
            link = -1
        if link >= 0:
            yield start + link, start + space + 1, word, None
            continue
        # From a stop on, which nothing but a link has, the pattern reads as it would from the beginning.
        stop = max(flat.rfind(stop, 0, space) for stop in ";.:")
        for m in v.clause.finditer(text, start + max(0, stop), start + until):
            if m.end("word") == start + until:
                yield m.start(), start + space + 1, word, m["who"]


def _may_lead(v: Vocabulary, before: str) -> bool:
    """Whether a word can stand between a link and its verb: an adverb, "We", the last word of an organ's name."""
    return before.endswith("ly") or before in v.leading or before[:1].isupper()


def _speaks(text: str, who: str, opened_at: int, link: str, joins: str) -> bool:
    """Whether the organ is the subject of the sentence, not of a clause: "noting that, in May, the Council requests"."""
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
        m = _BACK_TO_FINITE.search(text, place, places[i + 1] if i + 1 < len(places) else end)
        if m:
            new_places.append(m.start())
            new_bases.append(finite)
    return new_places, new_bases


@cache
def examples() -> tuple[tuple[str, str | None], ...]:
    """Every example and reject of the vocabulary, as text and the verb that must (or None: must not) open it."""
    return vocabulary().examples
