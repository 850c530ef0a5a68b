"""What a name that is not known is a slip or a part of: "of" for "on", a letter too few, two words run together, an end left out.

A text that writes "Convention of the Rights of the Child", "International Narcotic Control Board" or "Standard Rules on the
Equalization of Opportunities" means an instrument or body that is known in full. Only long names are told this way, and only where
one alone fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from typing import NamedTuple

from graphkit.cite.hits import Name

_SMALL = frozenset(
    {
        *("a", "an", "and", "against", "at", "between", "by", "concerning", "de", "des", "du", "for", "from", "in", "into", "la", "le"),
        *("of", "on", "or", "relating", "the", "to", "with"),
    }
)
_GLUED = _SMALL | {"as", "are", "has", "have", "is", "it", "its", "so", "that", "this", "which", "was", "will"}
"""What a text may run together with the last word of a name."""
_LONG = 7
"""Letters of either word of a name of two, in which one wrong letter is a slip: "Generul Assembly"."""
_WORDS = re.compile(r"[^\W_]+")
_OFTEN = 2
"""A text that names a place once is not about it."""
_LEAST = 5
"""Letters of a word in which one wrong letter is a slip: "Iran" and "Iraq" are none."""


def small(word: str) -> bool:
    """Whether a word counts for nothing in a name."""
    return word in _SMALL


@lru_cache(maxsize=8192)
def capitalised(surface: str) -> bool:
    """Whether a text writes these words as a name: half of those that count begin with a capital, or a long name does.

    Examples
    --------
    >>> capitalised("statute of the Appeals Tribunal"), capitalised("rules of procedure of the General Assembly")
    (True, False)
    >>> capitalised("the general assembly"), capitalised("Convention on the rights of the child")
    (False, True)
    """
    words = [word for word in re.split(r"[ -]", surface) if word and not small(word.lower())]
    capitals = sum(not word[0].islower() for word in words)
    if not surface[0].islower():
        return 2 * capitals >= len(words) or len(words) >= 3
    return 2 * capitals > len(words) or len(words) > 4


def skeleton(form: str) -> tuple[str, ...]:
    """The words of a name without its small words: forms that differ in these alone are slips of one name.

    Examples
    --------
    >>> skeleton("Protocol of the Suppression") == skeleton("Protocol for the Suppression")
    True
    """
    low = form.lower()
    # most names are words and spaces alone, which takes a third of the time
    words = low.split() if low.replace(" ", "").isalnum() else _WORDS.findall(low.replace("co-o", "coo"))
    return tuple([word for word in words if word not in _SMALL])


class Words:
    """The words of a text in small letters: a search for some of them is cheaper than a list of all."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _low(self) -> str:
        return self.text.lower()

    def has(self, word: str) -> bool:
        """Whether a word stands in the text.

        Examples
        --------
        >>> words = Words("The Convention on the Rights of the Child")
        >>> words.has("convention"), words.has("right")
        (True, False)
        """
        low, at = self._low, self._low.find(word)
        while at >= 0:
            end = at + len(word)
            if not low[at - 1 : at].isalnum() and not low[end : end + 1].isalnum():
                return True
            at = low.find(word, end)
        return False

    def count(self, place: str, longer: Sequence[str] = ()) -> int:
        """How often a place, in small letters, stands in the text, and not as the end of longer ones.

        Examples
        --------
        >>> Words("The Sudan and South Sudan; Sudanese elders").count("sudan", ["south sudan"])
        1
        """
        found = len(re.findall(rf"\b{re.escape(place)}\b", self._low))
        return found - sum(map(self.count, longer)) if found else 0


class _Family(NamedTuple):
    """The known names that begin, or end, with one word."""

    known: dict[tuple[str, ...], Name]
    next: dict[str, list[tuple[str, ...]]]
    """By the word that stands next to that one."""
    other: dict[str, list[tuple[str, ...]]]
    """By the word at the other end."""


class Near:
    """Finds the known name that another is a slip or a part of.

    Parameters
    ----------
    several : mapping
        Names of several words by their forms in lower case.
    telling : callable
        Whether a word is more than what any name may have.
    places : set of str
        States, in small letters: a text about one of them leaves it out of the names of its institutions.
    """

    def __init__(self, several: Mapping[str, Name], telling: Callable[[str], bool], places: Set[str] = frozenset()) -> None:
        self.several, self.telling, self.places = several, telling, places
        self.first: dict[str, list[str]] = defaultdict(list)
        self.last: dict[str, list[str]] = defaultdict(list)
        for form in several:
            self.first[form[: form.index(" ")]].append(form)
            self.last[form[form.rindex(" ") + 1 :]].append(form)
        # Forms that begin or end with a small word come last of their family: of two with one skeleton the plainer is meant.
        for table, end in ((self.first, 0), (self.last, -1)):
            for word in [word for word in table if word in _SMALL or not word.isalnum()]:
                for form in table.pop(word):
                    table[(skeleton(form) or (word,))[end]].append(form)
        self.opened: dict[tuple[str, bool], _Family] = {}
        self.skeletons: dict[str, tuple[str, ...]] = {}
        self.told: dict[tuple[tuple[str, ...], str, bool], tuple[str, dict[Name, frozenset[str]]] | None] = {}

    def __call__(self, title: str, kind: str, goes_on: bool, text: Words, named: Set[Name]) -> tuple[Name, str] | None:
        """What a title means, and the rule that says so; None where no known name is near.

        Parameters
        ----------
        title : str
            A name by its shape.
        kind : str
            What it names: a body is no slip of an instrument.
        goes_on : bool
            Whether the text goes on as a longer name would: then its beginning tells nothing.
        text : Words
            Words of the whole text: what a short form leaves out must stand somewhere.
        named : set of Name
            What the text gives in full: of several that fit, the one among these is meant, and a form of three words needs one.
        """
        if kind == "body" and (placed := self._by_place(title.lower(), text)) is not None:
            return placed, "shortened"
        words = skeleton(title)
        if len(words) < 2:
            return None
        if len(words) > 2 and (exact := self._family(words[0]).known.get(words)) is not None:
            return exact, "small-words"
        key = words, kind, goes_on
        if key not in self.told:
            if len(self.told) > 8192:
                self.told.clear()
            slip = self._slip(words, kind)
            part = None if slip or goes_on or len(words) < 3 else self._part(words, kind)
            self.told[key] = ("slip", {slip: frozenset()}) if slip else ("shortened", part) if part else None
        told = self.told[key]
        if told is None:
            return None
        rule, fitting = told
        meant = list(fitting)
        if len(meant) > 1 or (rule == "shortened" and len(words) == 3):
            meant = [name for name in fitting if name in named]
        if len(meant) != 1 or not all(map(text.has, fitting[meant[0]])):
            return None
        return meant[0], rule

    @cached_property
    def _of_places(self) -> dict[str, list[tuple[str, Name]]]:
        """Bodies whose names end with a State, by what stands before it: "national elections commission" of Liberia."""
        out: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        for form, name in self.several.items():
            head, _, place = form.partition(" of ")
            place = place.removeprefix("the ")
            if place in self.places and name.kind == "body":
                out[head].append((place, name))
        return dict(out)

    def _by_place(self, head: str, text: Words) -> Name | None:
        """The body of the one place that the text is about, of those that differ in their places alone."""
        counts: dict[Name, int] = {}
        for place, name in self._of_places.get(head, ()):
            longer = [other for other in self.places if other.endswith(f" {place}")]
            counts[name] = max(counts.get(name, 0), text.count(place, longer))
        most = max(counts.values(), default=0)
        best = [name for name, count in counts.items() if count == most]
        return best[0] if most >= _OFTEN and len(best) == 1 else None

    def _family(self, word: str, last: bool = False) -> _Family:
        """The names with one word at their beginning or end: read when they are first asked for, as most words never are."""
        family = self.opened.get((word, last))
        if family is not None:
            return family
        self.opened[word, last] = family = _Family({}, defaultdict(list), defaultdict(list))
        for form in (self.last if last else self.first).get(word, ()):
            words = self.skeletons.get(form) or self.skeletons.setdefault(form, skeleton(form))
            if len(words) < 2 or words in family.known:
                continue
            family.known[words] = self.several[form]
            if ":" not in form:  # "Declaration of the Summit: Five Years Later" is another than that of the summit
                family.next[words[-2 if last else 1]].append(words)
                family.other[words[0 if last else -1]].append(words)
        return family

    def _slip(self, words: tuple[str, ...], kind: str) -> Name | None:
        """The one name of as many words that differs in a letter of one of them."""
        if len(words) < 3 and min(map(len, words)) < _LONG:
            return None
        near: set[Name] = set()
        likely: list[Iterable[tuple[str, ...]]]
        first, last = self._family(words[0]), self._family(words[-1], last=True)
        if len(words) == 2:
            likely = [first.known, last.known]
        else:
            likely = [first.next.get(words[1], ()), last.next.get(words[-2], ()), first.other.get(words[-1], ()) if len(words) == 3 else ()]
        for family, some in zip((first, last, first), likely, strict=False):
            for others in some:
                if len(others) == len(words) and family.known[others].kind == kind:
                    odd = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
                    # "Algiers Agreement" is no slip of the Algiers Agreements
                    if len(odd) == 1 and is_slip(*odd[0]) and (self.telling(odd[0][0]) or odd[0][0] + "s" != odd[0][1]):
                        near.add(family.known[others])
        return near.pop() if len(near) == 1 else None

    def _part(self, words: tuple[str, ...], kind: str) -> dict[Name, frozenset[str]] | None:
        """Names that begin with these words, or that have them all in order between the same first and last; with their other words."""
        telling = sum(map(self.telling, words))
        if telling < 2 and (len(words) < 4 or not telling):
            return None
        family = self._family(words[0])
        begun = [other for other in family.next.get(words[1], ()) if other[: len(words)] == words]
        if not begun and len(words) > 3:
            begun = [other for other in family.other.get(words[-1], ()) if len(other) < 2 * len(words) and _in_order(words, other)]
        out: dict[Name, frozenset[str]] = {}
        for other in sorted(begun, key=len):
            out.setdefault(family.known[other], frozenset(other) - frozenset(words))
        return out if out and all(name.kind == kind for name in out) else None


def _in_order(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    rest = iter(others)
    return all(word in rest for word in words)


def is_slip(written: str, meant: str) -> bool:
    """Whether a word is another with one letter wrong, left out, added or changed about with the next, or with a small word run on.

    Examples
    --------
    >>> is_slip("county", "country"), is_slip("supress", "suppress"), is_slip("terrorismand", "terrorism")
    (True, True, True)
    >>> is_slip("iran", "iraq"), is_slip("gambia", "zambia"), is_slip("2001", "2011"), is_slip("third", "thirteenth")
    (False, False, False, False)
    """
    if written.startswith(meant) and written[len(meant) :] in _GLUED:
        return True
    if len(written) >= _LEAST - 1 and meant[:-1] == written:
        return True  # its last letter is left out: "drug" for "drugs"
    if min(len(written), len(meant)) < _LEAST or abs(len(written) - len(meant)) > 1 or written[0] != meant[0]:
        return False
    if not (written.isalpha() and meant.isalpha()):
        return False
    at = next((i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), min(len(written), len(meant)))
    rest, other = written[at:], meant[at:]
    swapped = rest[:2] == other[1::-1] and len(other) > 1 and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
