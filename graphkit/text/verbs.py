"""The verb that governs a place in a paragraph: the one that opens it, or a later one that is joined to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from graphkit.model import Paragraph
from graphkit.text.clauses import Verbs, finite_forms, later
from graphkit.text.vocabulary import Vocabulary, vocabulary

_ASIDE = 400
"""How far behind a subject its verb is looked for, when an aside stands between: "The Council, on the occasion of ..., reaffirms"."""

_LABEL = re.compile(r"[\"'(\[_*]*(?:\d{1,3}[.,]?[ \n]+)?(?:\(?[a-z\d]{1,5}[.)][ \n]+)*")
_INFINITIVE = re.compile(
    r"(?P<to>[Tt]o[ \n](?:(?:[a-z]+ly|also|further|again|once[ \n](?:again|more)),?[ \n](?:and[ \n][a-z]+ly[ \n])?)?)?"
    r"(?!(?:an|its|the|this|that|these|those|which)\b)(?P<word>[A-Za-z][a-z]+)(?=[ \n])"
)
ACTS = frozenset(["appeal", "call upon", "demand", "invite", "request", "urge"])
"""What an organ does in the infinitive, below "Decides": "(a) To call upon the parties"; "(b) To provide support" is what it decides."""
_POLITE = re.compile(r"[ \n](?:have[ \n]the[ \n]honou?r|(?:sh|w)ould[ \n]like|wish|am[ \n]writing|am[ \n]pleased)[ \n](?=to[ \n])")
"""How a letter says what it does: "I have the honour to refer to ..."."""
_SUBJECTS = frozenset(["The", "the", "We", "we", "It", "I"])
_UNGOVERNED = ("front", "footnote", "back")


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
    >>> lead("_Bearing in mind_ the report,", 0)
    ('bear in mind', 'gerund')
    >>> lead("I have the honour to refer to resolution 1325 (2000).", 0), lead("I wish to once again recall it.", 0)
    (('refer', 'third'), ('recall', 'third'))
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


def infinitive(text: str, start: int) -> str | None:
    """The verb of what opens in the infinitive or the imperative: "To review the plan", "Assess the progress".

    Parameters
    ----------
    text : str
        The cleaned text.
    start : int
        Where its words start, behind a label or "I have the honour".

    Returns
    -------
    str or None
        Base form.

    Examples
    --------
    >>> infinitive("To actively support the plan", 0), infinitive("To take into account the Charter", 0), infinitive("Assess the plan", 0)
    ('support', 'take into account', 'assess')
    >>> infinitive("Assessment of the plan", 0), infinitive("To the Board", 0)
    (None, None)
    """
    v = vocabulary()
    m = _INFINITIVE.match(text, start)
    if m is None or not (m["to"] or m["word"].lower() in v.imperatives):
        return None
    word = m["word"].lower()
    found = v.base(text, m.end(), word, opening=False) if m["to"] and word in v.forms else None
    return found[0] if found else word


def _after_subject(v: Vocabulary, text: str, start: int) -> tuple[str, str] | None:
    """The finite verb of "We" or of the organ that speaks, perhaps behind an aside; a verb of any other subject tells a fact."""
    m = v.subject.match(text, start)
    if m is None:
        return None
    finite = finite_forms(m["who"])
    polite = _POLITE.match(text, m.end("who"))
    if polite and (asked := infinitive(text, polite.end())):
        return asked, "third"
    found = v.base(text, m.end("word"), m["word"], opening=False) if m["word"] in v.forms else None
    if found and (found[1] in finite or (m["aside"] and found[1] in ("gerund", "adjective"))):
        return found
    if m["aside"]:
        stop = text.find(". ", start, start + _ASIDE)
        for later in v.clause.finditer(text, m.end("aside"), stop if stop >= 0 else min(len(text), start + _ASIDE)):
            if later["word"] in v.forms and text[later.start()] == ",":
                found = v.base(text, later.end("word"), later["word"], opening=False)
                if found and found[1] in finite:
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
    places, bases, _ = _later(text, paragraph.start, offsets[-1], paragraph.part, paragraph.verb is not None)
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
def _whole(text: str, start: int, end: int, part: str, opened: bool) -> Verbs:
    """The later verbs of a whole paragraph: the items of a list ask for them one after the other."""
    return _later(text, start, end, part, opened)


def _later(text: str, start: int, end: int, part: str, opened: bool) -> Verbs:
    if part == "preambular":
        return later(text, start, end, True, "gerund" if opened else None)
    label = _LABEL.match(text, start, end) if opened else None
    own = lead(text, label.end()) if label else None
    return later(text, start, end, False, own[1] if own else "" if opened else None)


@cache
def examples() -> tuple[tuple[str, str | None], ...]:
    """Every example and reject of the vocabulary, as text and the verb that must (or None: must not) open it."""
    return vocabulary().examples
