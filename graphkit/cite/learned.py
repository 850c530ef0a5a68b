"""Names that a document defines for itself: "Name (ACRONYM)", and the short form of a name that it gave in full."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from graphkit.cite import titles
from graphkit.cite.hits import Found, Name

_DEFINED = re.compile(
    r"(?:'s?)?(?: \(\d{4}(?:-\d{4})?\))? ?\((?:hereinafter |hereafter |collectively |the |also known as |or )*[\"']?(?:the )?"
    r"((?:WP|SC|AC)\.\d{1,2}(?:/AC\.\d{1,2})?|[A-Z][A-Za-z&.-]{1,14}(?: ?[A-Z][A-Za-z-]{0,14}){0,5})[\"']?(?=\)|; |, [A-Z]/)"
)
_OPENED = re.compile(r"(?:'s?)?,? ?\((?:hereinafter |hereafter |collectively |known as |also known as |referred to as )*[\"']?(?:the )?")
_BRACKET = 5
"""How far behind a name its bracket opens: "'s, (" at most; a look at these characters spares most names the patterns."""
_REPEATS = re.compile(r"\((?:or )?[\"']?(?:the )?[\"']?$")
_GOES_ON = re.compile(
    r" (?:(?:on|for|in favour of|against) (?:the )?[A-Z]|to (?:Combat|Counter|Eliminate|End|Eradicate|Fight|Prevent|Promote|Protect)\b)"
)
"""A short form is not meant where the text goes on as another full name would."""
_OFFICE = "Office of the High Commissioner"
_SINCE = itemgetter(0)
_NEAR = 160
_SHORT = 200_000
_JOINED_BEFORE = ("_", "/", "-")
_JOINED_AFTER = ("_", "/")
_CLOSING = (")", '"', ",", "'")
_LEAD = re.compile(r"^(?:United Nations|UN|International|African Union|European Union|Joint|General|Ad Hoc) (?=[A-Z][\w-]+ [A-Z])")
_UNITS = (
    r"Inter-?(?:govern|[Gg]overn|[Aa]gen)[a-z]+ Group of Experts|"
    r"(?:Plan|Programme|Platform|Framework|Agenda) (?:of|for) Action|Code of Conduct|Cent(?:re|er) of Excellence|"
    r"Office of the [A-Z][\w-]+(?: [A-Z][\w-]+)*"
)
_SHARED = frozenset(["United", "Nations", "and", "of", "on", "for", "the"])
"""Words that tell nothing where two names share them."""
_ENDS = (" Action", " Code of Conduct", " Group of Experts", " of Excellence")
"""Ends of short forms that are no head nouns by themselves."""
_CUT = re.compile(
    rf"^((?:(?:{_UNITS}|[A-Z][\w'-]*|and|(?<!\w)\d{{4}}) )+?)"
    r"(?=(?:of|on|for|in|to|against|concerning|relating|relative|regarding|with|under|between)\b(?! Action| Conduct))"
)


class Defined:
    """What a document defines its short forms to mean, each from some place on: the last that said something new before a place holds."""

    def __init__(self) -> None:
        self.meanings: dict[str, list[tuple[int, Name]]] = {}
        """Form to the offsets from which on it means something, in their order, and what."""

    def add(self, form: str, name: Name, since: int) -> None:
        """Let a form mean a name from an offset on."""
        known = self.meanings.setdefault(form, [])
        at = bisect_right(known, since, key=_SINCE)
        if not (at and known[at - 1][1] == name):  # a name that comes again defines nothing new
            known.insert(at, (since, name))

    def meaning(self, form: str, at: int) -> Name | None:
        """What a form means at an offset, None where nothing defined it yet."""
        known = self.meanings.get(form, ())
        last = bisect_right(known, at, key=_SINCE)
        return known[last - 1][1] if last else None


Inside = Callable[[str, str, Name], Name | None]
"""What a form in brackets means behind a name: the name, or the shorter one inside it that the form abbreviates ("Rome Statute
of the International Criminal Court (ICC)" defines the Court); None where the form is another's and does not fit."""


def acronyms(flat: str, found: Iterable[Found], inside: Inside, defined: Defined) -> None:
    """Learn what stands in brackets right after a name.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : iterable of Found
        Names found so far.
    inside : callable
        See :data:`Inside`.
    defined : Defined
        Is added to.
    """
    for one in found:
        bracket = _DEFINED.match(flat, one.end) if "(" in flat[one.end : one.end + _BRACKET] else None
        surface = flat[one.start : one.end]
        if bracket and surface != bracket[1] and _distinguishes(bracket[1]) and not titles.is_part(bracket[1], surface):
            meant = inside(bracket[1], surface, one.name)
            if meant is not None:
                defined.add(bracket[1], meant, bracket.end())


def _distinguishes(form: str) -> bool:
    """Whether a defined form names anything by itself: "(the Convention)" only points back.

    Examples
    --------
    >>> _distinguishes("UNOCT"), _distinguishes("Convention"), _distinguishes("Steering Committee"), _distinguishes("Doha Document")
    (True, False, False, True)
    >>> _distinguishes("Annex II"), _distinguishes("Southern Buffer Area")
    (False, False)
    >>> _distinguishes("UNCTAD XII")
    False
    """
    words = form.split()
    if len(words) == 2 and words[0].isupper() and not words[1].strip("IVX"):
        return False  # a session
    if len(words) == 1:
        return sum(c.isupper() for c in form) > 1 or any(c.isdigit() for c in form)
    return not titles.no_alias(words) and (titles.distinguishes(words) or len(words) > 4)


def repeats(flat: str, found: list[Found], inside: Inside, defined: Defined) -> list[Found]:
    """Find aliases in brackets right behind a name: they belong to it and are no mention of their own.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : list of Found
        Names found so far, in the order of the text.
    inside : callable
        See :data:`Inside`.
    defined : Defined
        Is told what the aliases mean from there on.

    Returns
    -------
    list of Found
        The names that only repeat the one before.
    """
    again: list[Found] = []
    last: Found | None = None
    closes = -1
    back: set[str] = set()
    for one in found:
        if back and flat[one.start : one.end] in back:
            again.append(one)  # "Technical Secretariat (hereinafter "the Secretariat")": from here on the word only points back
            continue
        if last is not None and one.name.kind == last.name.kind and one.start > last.end:
            opened = (
                one.start < closes
                or ("(" in flat[last.end : last.end + _BRACKET] and _OPENED.fullmatch(flat, last.end, one.start))
                or (one.name == last.name and one.start - last.end < _NEAR and _REPEATS.search(flat, last.end, one.start))
            )
            member = len(last.name.ids) > 1 and set(one.name.ids) < set(last.name.ids)  # the bracket lists what the name stands for
            if opened and not member and flat[one.end : one.end + 1] in _CLOSING:
                form, surface = flat[one.start : one.end], flat[last.start : last.end]
                meant = inside(form, surface, last.name) if _distinguishes(form) else None
                if (meant is None and one.name.kind == "body" and " " in form and _apart(form, surface)) or titles.is_part(form, surface):
                    last = one  # where the body sits, or a part of it
                    continue
                if meant is not None:
                    defined.add(form, meant, one.end)
                elif one.name != last.name and " " not in form and form in titles.kinds():
                    back.add(form)
                again.append(one)
                closes = flat.find(")", one.end, one.end + _NEAR)
                continue
        last = one
    return again


def _apart(form: str, surface: str) -> bool:
    """Whether two names share no word: a body in brackets is then where the one before sits, or who takes part in it.

    Examples
    --------
    >>> _apart("World Bank", "Inter-Agency Commission"), _apart("Third Committee", "Social and Cultural Committee")
    (True, False)
    """
    return not (set(form.split()) & set(surface.split())) - _SHARED


def short_forms(flat: str, found: Iterable[Found], defined: Defined, provisional: Container[str]) -> None:
    """Learn short names that keep a distinguishing word: "Verification Mission" for the one in Colombia.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : iterable of Found
        Names found so far.
    defined : Defined
        Is added to.
    provisional : container
        Ids of names by shape, whose short forms must tell more: "Steering Committee" is any body's.
    """
    for one in found:
        if len(one.name.ids) == 1:
            for short in _shorter(flat[one.start : one.end]):
                # "Advisory Committee" is no longer the one on budgets where the text has named another
                if one.name.ids[0] not in provisional or short in defined.meanings or titles.distinguishes(short.split()):
                    defined.add(short, one.name, one.end)


@lru_cache(maxsize=8192)
def _shorter(full: str) -> tuple[str, ...]:
    """Short forms of one full name.

    Examples
    --------
    >>> _shorter("United Nations Verification Mission in Colombia")
    ('Verification Mission',)
    >>> _shorter("Advisory Committee on Administrative and Budgetary Questions")
    ('Advisory Committee',)
    >>> _shorter("Centre of Excellence for Ferries")
    ('Centre of Excellence',)
    """
    heads, weak = titles.short_forms()
    out = []
    cut = _CUT.match(full)
    core = cut[1].rstrip() if cut else full
    for form in dict.fromkeys((core, _LEAD.sub("", core), core.replace("United Nations ", ""))):
        words = form.split()
        head = words[-1] in heads or form.startswith("Office of the ") or form.endswith(_ENDS)
        telling = (
            form.startswith("Office of the Special ")
            or form.endswith(" of Excellence")
            or any((word[0].isupper() or word.isdigit()) and word not in weak and word not in heads for word in words[:-1])
        )
        if form != full and 2 <= len(words) <= 6 and head and words[0] != "United" and telling:
            out.append(form)
    return tuple(out)


def occurrences(flat: str, defined: Defined) -> Iterator[Found]:
    """Find where a document uses the names that it defined."""
    if not defined.meanings:
        return
    for at, end in _places(flat, list(defined.meanings)):
        before, after = flat[at - 1 : at], flat[end : end + 1]
        if before.isalpha() or before in _JOINED_BEFORE or after.isalpha() or after in _JOINED_AFTER:
            continue
        form = flat[at:end]
        if form[-1].isdigit() and (after.isdigit() or (after == "-" and flat[end + 1 : end + 2].isdigit())):
            continue  # "WP.1" is not in "WP.15", and "WP.1-20-3" is a paper of it
        name = defined.meaning(form, at)
        if name is None or (" " in form and _GOES_ON.match(flat, end) and not (form == _OFFICE and flat.startswith(" on ", end))):
            continue  # but "the report of the Office of the High Commissioner on Gondor"
        if not (after in _CLOSING and _REPEATS.search(flat, max(0, at - 12), at)):
            yield Found(at, end, name)


def _places(flat: str, forms: list[str]) -> list[tuple[int, int]]:
    """Where the forms stand, the longest at each place; in a short text a search for each is cheaper than an automaton for all."""
    if len(flat) * len(forms) > _SHORT:
        return [(at, end) for _, at, end in AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(flat)]
    places = []
    for form in forms:
        at = flat.find(form)
        while at >= 0:
            places.append((at, -at - len(form)))
            at = flat.find(form, at + len(form))
    places.sort()
    out: list[tuple[int, int]] = []
    done = 0
    for at, back in places:
        if at >= done:
            done = -back
            out.append((at, done))
    return out
