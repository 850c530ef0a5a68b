"""The opening verbs of ``authority/verbs.toml`` as tables: every form of every verb, with what it takes to its base."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from graphkit import tables
from graphkit.text.inflection import gerund, inflect, past

_NEXT = re.compile(r"[_*]*[ \n]+[_*]*([^\W_](?:[^\W_]|['-])*)")
_NOUN_LIKE = frozenset([
    "and", "are", "as", "at", "between", "by", "for", "from", "if", "in", "is", "made", "of", "on", "or", "under", "were",
    "with", "within",
])  # fmt: skip
"""What follows a plural noun that looks like a verb: "requests for", "notes by"."""
_BEING = {"being": "adjective", "are": "bare", "is": "third"}
"""Forms before an adjective, and the form that both together are."""
_NOUN_OPENING = frozenset([
    "and", "are", "by", "can", "could", "for", "from", "have", "made", "may", "must", "of", "or", "shall", "should", "were",
    "whose", "will", "would",
])  # fmt: skip
"""The same at the opening of a paragraph, where the verb is likelier: "Requests in this regard"."""
_AFTER_BARE = frozenset([
    "a", "all", "also", "an", "any", "each", "every", "fully", "further", "its", "it", "our", "that", "the", "their",
    "these", "this", "to", "those", "upon", "with",
])  # fmt: skip
"""What follows a bare verb, and seldom a noun that looks like one: "Support the", "Recall that"."""
_ASIDE = r",[ \n]+(?:in[ \n]+th(?:is|at)[ \n]+[a-z]+|inter[ \n]+alia|therefore|accordingly|however),?"  # "calls, in this regard, for"
_Patterns = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]


class Entry:
    """One verb: its base, how it joins, and the phrases that it makes."""

    __slots__ = ("base", "before", "joins", "noun", "phrases")

    def __init__(self, base: str | None = None, joins: str = "", noun: bool = False, before: frozenset[str] = frozenset()) -> None:
        self.base, self.joins, self.noun, self.before = base, joins, noun, before
        self.phrases: list[tuple[re.Pattern[str], str, str]] = []


class Finder(NamedTuple):
    """Finds forms of verbs behind a space, in one pass."""

    forms: list[str]
    automaton: AhoCorasick


class Vocabulary(NamedTuple):
    """All forms of all verbs.

    Attributes
    ----------
    forms : dict
        Each form, also with a capital, to the verb and the name of the form.
    plain : dict
        Of those forms the ones whose base does not hang on what follows, to base and name of the form.
    word, adverbs, subject, clause : re.Pattern
        The first word of a paragraph; the first word behind adverbs; the first word behind "We" or the organ that speaks;
        a word that may open a later clause.
    speech : frozenset of str
        Gerunds of verbs that say something, which may stand as an aside.
    leading : frozenset of str
        Small words that may stand right before the verb of a later clause.
    finite, every : Finder
        Forms without a capital, each behind a space: those that are no bare ones, and all.
    """

    forms: dict[str, tuple[Entry, str]]
    plain: dict[str, tuple[str, str]]
    participles: dict[str, str]
    nouns: frozenset[str]
    joining_adjectives: frozenset[str]
    before: frozenset[str]
    starters: frozenset[str]
    imperatives: frozenset[str]
    word: re.Pattern[str]
    adverbs: re.Pattern[str]
    subject: re.Pattern[str]
    clause: re.Pattern[str]
    speech: frozenset[str]
    leading: frozenset[str]
    finite: Finder
    every: Finder
    examples: tuple[tuple[str, str | None], ...]

    def base(self, text: str, end: int, word: str, opening: bool) -> tuple[str, str] | None:
        """Base and form of a word of :attr:`forms` that ends at `end`; None where what follows shows another use."""
        entry, form = self.forms[word]
        if form == "have":
            return self._having(text, end)
        if entry.base == "remain":
            return self._adjective(text, end) or "remain", form
        if form in _BEING:
            found = self._adjective(text, end, passive=form == "is")
            return (found, _BEING[form]) if found else None
        if form == "express":
            return self._expressing(text, end), "gerund" if word.endswith("ing") else "third" if word.endswith("es") else "bare"
        if form == "bare" and opening and not any(pattern.match(text, end) for pattern, _, _ in entry.phrases):
            m = _NEXT.match(text, end)
            if m is None or entry.joins == "" or not (m[1] in _AFTER_BARE or m[1][0].isupper()) or (entry.noun and m[1] == "to"):
                return None
        elif form == "third" and entry.noun:
            m = _NEXT.match(text, end)
            if entry.before:
                if m is None or m[1] not in entry.before:
                    return None
            elif opening:
                other = _NEXT.match(text, m.end()) if m and m[1] == "and" else None  # "Supports and encourages"
                if m and m[1] in _NOUN_OPENING and not (other and self.forms.get(other[1], (None, ""))[1] == "third"):
                    return None
            elif m is None or (m[1] in _NOUN_LIKE and not (m[1] in ("in", "with") and _goes_on(text, m.end(), word))):
                return None
        for pattern, base, _ in entry.phrases:
            if pattern.match(text, end):
                return base, form
        return (entry.base, form) if entry.base else None

    def joins(self, word: str, base: str) -> str:
        """How a verb, or the phrase that it makes, joins: ``free``, ``comma``, ``finite`` or not at all."""
        entry = self.forms[word][0]
        return next((joins for _, phrase, joins in entry.phrases if phrase == base), entry.joins)

    def takes(self, text: str, end: int, word: str) -> bool:
        """Whether a bare form in the middle of a paragraph is a verb by what follows: "and urge all States"."""
        m = _NEXT.match(text, end)
        if m and (m[1] in _AFTER_BARE or m[1][0].isupper() or m[1] in ("and", "in")):
            return True
        return any(pattern.match(text, end) for pattern, _, _ in self.forms[word][0].phrases)

    def adjective_joins(self, text: str, end: int, word: str) -> bool:
        """Whether an adjective in the middle of a paragraph opens a clause: "and deeply concerned at"."""
        m = _NEXT.match(text, end)
        return word in self.joining_adjectives and m is not None and m[1] in self.before

    def _having(self, text: str, end: int) -> tuple[str, str] | None:
        """Take the participle: "Having considered" is "consider", "Having regard to" is "have regard"."""
        for pattern, base, _ in self.forms["having"][0].phrases:
            if pattern.match(text, end):
                return base, "gerund"
        m = self._behind_adverbs(text, end)
        if m is None or m[1] not in self.participles:
            return None
        joined = _NEXT.match(text, m.end())
        other = self._behind_adverbs(text, joined.end()) if joined and joined[1] == "and" else None
        if other and other[1] in self.participles:
            m = other  # "Having received and noted": the nearer one
        base = self.participles[m[1]]
        for pattern, phrase, _ in self.forms[base][0].phrases if base in self.forms else ():
            if pattern.match(text, m.end()):
                return phrase, "gerund"
        return base, "gerund"

    def _adjective(self, text: str, end: int, passive: bool = False) -> str | None:
        """The adjective that follows: "Remaining deeply concerned" is "be concerned", "Remains seized" has none."""
        m = self._behind_adverbs(text, end)
        entry, form = self.forms.get(m[1], (None, "")) if m else (None, "")
        if passive and m and m[1] in ("encouraged", "resolved") and not text.startswith(" by ", m.end()):
            return None  # others encourage it
        return entry.base if entry and form == "adjective" else None

    def _behind_adverbs(self, text: str, end: int) -> re.Match[str] | None:
        """The next word that is no adverb."""
        m = _NEXT.match(text, end)
        while m and (m[1] in self.starters or m[1].endswith("ly")):
            m = _NEXT.match(text, m.end())
        return m

    def _expressing(self, text: str, end: int) -> str:
        """Find the noun: "Expressing its deep concern" is "express concern"."""
        m = _NEXT.match(text, end)
        for _ in range(7):
            if m is None:
                break
            if m[1] in self.nouns:
                return f"express {m[1]}"
            m = _NEXT.match(text, m.end())
        return "express"


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of ``authority/verbs.toml``, read once a process."""
    data = tables.toml("authority", "verbs.toml")
    forms: dict[str, tuple[Entry, str]] = {}
    participles: dict[str, str] = {}
    speech = {"expressing", "Expressing"}
    for record in data["verb"]:
        entry = Entry(record["base"], record.get("joins", ""), record.get("noun", False), frozenset(record.get("before", ())))
        base = record["base"]
        for word, form in inflect(base, record).items():
            _add(forms, word, entry, form)
            if form == "gerund" and entry.joins == "free" and base not in ("request", "urge", "invite", "demand"):
                speech |= {word, word.capitalize()}
        participles[past(base, record)] = base
    for record in data["phrase"]:
        verb = record["verb"]
        entry = forms[verb][0] if verb in forms else Entry()
        for word, form in inflect(verb, record).items():
            if word not in forms:
                _add(forms, word, entry, form)
        words = "|".join(map(re.escape, record["words"])).replace(r"\ ", r"[ \n]+")
        pattern = re.compile(rf"[_*]*(?:{_ASIDE}|(?:[ \n]+[\w'-]+){{0,3}}?)[ \n]+[_*]?(?:{words})(?![^\W_])")
        entry.phrases.append((pattern, record["base"], record.get("joins", "")))
        participles.setdefault(past(verb, record), verb)
        if record.get("joins") == "free" and verb != "call":
            speech |= {gerund(verb, record), gerund(verb, record).capitalize()}
    for word in ("express", "expresses", "expressing"):
        _add(forms, word, Entry("express", "free"), "express")
    forms["having"] = forms["Having"] = (forms["having"][0], "have")
    for word in _BEING:
        _add(forms, word, Entry(), word)
    for word in data["adjectives"]["words"]:
        _add(forms, word, Entry(f"be {word}"), "adjective")
    for word, base in data["participles"]["words"].items():
        _add(forms, word, Entry(base), "adjective")
    nouns, joining, before = (frozenset(w) for w in (data["express"]["nouns"], data["adjectives"]["joins"], data["adjectives"]["before"]))
    starters, patterns = _patterns(data["adverbs"], data["subjects"]["organs"])
    leading = frozenset(["it", "we", *(p.split()[-1] for p in (*data["adverbs"]["phrases"], *data["adverbs"]["words"]))])
    every = [word for word in forms if word[0].islower() and word != "is"]  # too common, and seldom joined to another verb
    finders = _finder([word for word in every if forms[word][1] not in ("bare", "are") and word != "express"]), _finder(every)
    return Vocabulary(
        forms, _plain(forms), participles, nouns, joining, before, starters, frozenset(data["imperatives"]["words"]), *patterns,
        frozenset(speech), leading, *finders, _examples(data),
    )  # fmt: skip


def _goes_on(text: str, end: int, word: str) -> bool:
    """Whether "in" or "with" behind what may be a plural noun tells a verb: "notes with concern", "highlights in this regard"."""
    return word == "notes" or text.startswith((" this ", " that "), end)


def _finder(words: list[str]) -> Finder:
    return Finder(words, AhoCorasick([f" {word}" for word in words], matchkind=MatchKind.LeftmostLongest))


def _plain(forms: dict[str, tuple[Entry, str]]) -> dict[str, tuple[str, str]]:
    """Forms that :meth:`Vocabulary.base` need not look behind."""
    return {
        word: (entry.base, form)
        for word, (entry, form) in forms.items()
        if entry.base
        and entry.base != "remain"
        and not entry.phrases
        and (form in ("gerund", "adjective") or (form == "third" and not entry.noun))
    }


def _add(forms: dict[str, tuple[Entry, str]], word: str, entry: Entry, form: str) -> None:
    """Enter a form, with and without a capital, and with the British -ise."""
    for spelled in {word, word.replace("iz", "is", 1) if word.endswith(("ize", "izes", "izing")) else word}:
        forms[spelled] = forms[spelled.capitalize()] = (entry, form)


def _patterns(adverbs: dict[str, Any], organs: list[str]) -> tuple[frozenset[str], _Patterns]:
    """First words of adverbs, and the patterns of an opening word, of one behind adverbs or a subject, and of a later clause."""
    phrases = "|".join(p.replace(" ", r"[ \n]") for p in (*adverbs["phrases"], *adverbs["words"]))
    some = rf"(?:(?:{phrases}|[a-z]+ly),?[ \n])*"
    either = "|".join(f"[{p[0]}{p[0].upper()}]{p[1:]}" for p in phrases.split("|"))
    some_start = rf"(?:(?:{either}|[A-Za-z][a-z]*ly),?[ \n])*"
    starters = frozenset(w for p in (*adverbs["phrases"], *adverbs["words"]) for w in (p.split()[0], p.split()[0].capitalize()))
    word = re.compile(r"[\"'(\[_*]*([A-Za-z][A-Za-z-]*)")
    first = re.compile(rf"[\"'(\[_*]*{some_start}([A-Za-z][A-Za-z-]*)")
    small = r"(?:[A-Z][\w'-]*|and|for|of|on|the|[a-z-]+(?:st|nd|rd|th)[ \n]session)[ \n]"
    the = r"[Tt]he[ \n](?:members[ \n]of[ \n]the[ \n])?"
    organ = rf"{the}(?:{small}){{0,6}}?(?:{'|'.join(organs)})\b(?:[ \n](?:for|of|on)[ \n](?:{small}){{0,4}}?[A-Z][\w'-]*)?"
    subject = re.compile(rf"(?P<who>{organ}|[Ww]e\b|It\b|I\b)(?P<aside>,)?[ \n]{some}(?P<word>[A-Za-z][a-z-]*)")
    link = r"[,;.: \n](?:(?<=[,;.:])[\"')]*[ \n][\"']?(?:(?:and|or|but|while)[ \n])?|(?<=[ \n,;])(?:and|or|but|while)[ \n])"  # a set first
    clause = re.compile(rf"{link}{some_start}(?:(?P<who>{organ}|[Ww]e\b|[Ii]t\b),?[ \n]{some})?(?P<word>[a-z][a-z-]*)")
    return starters, (word, first, subject, clause)


def _examples(data: dict[str, Any]) -> tuple[tuple[str, str | None], ...]:
    found: list[tuple[str, str | None]] = []
    for record in (*data["verb"], *data["phrase"]):
        found += [(text, record["base"]) for text in record["examples"]]
        found += [(text, None) for text in record["rejects"]]
    for table in ("express", "adjectives", "participles", "adverbs", "subjects"):
        found += list(data[table]["examples"].items())
        found += [(text, None) for text in data[table]["rejects"]]
    return tuple(found)
