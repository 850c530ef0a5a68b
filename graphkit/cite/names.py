"""Bodies, instruments and actors by the names that the authority files know: one pass over the text for all of them.

Two automata run at memory speed: one for the beginnings of names of several words, which a text may capitalise as it likes ("Political
declaration"), and one for single words and acronyms, whose case is part of the name. All else is checked only where they hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from graphkit.authority import Authority
from graphkit.cite import titles
from graphkit.cite.forms import Forms
from graphkit.cite.hits import Found, Name
from graphkit.cite.initials import initials, spelled
from graphkit.cite.near import Near, capitalised
from graphkit.cite.placed import Placed
from graphkit.cite.spellings import spellings
from graphkit.model import Record
from graphkit.tables import all_kept
from graphkit.text.literals import in_bytes

_ARTICLE = re.compile(r"^[Tt]he (?=[A-Z\d])")
_BRACKETED = re.compile(r" \([A-Z][A-Za-z/&-]*[A-Z][A-Za-z]*\)$")
_HEAD = re.compile(r"^.*? (?=(?:for|of|on|in|to|towards|against|concerning) )")
_SORT = re.compile(r"(?:United Nations|UN) (?:(?:[a-z-]+ ){1,2}[a-z]+s|(?!secretariat)[a-z]+)")
_REACH = 160
_MOST = 16384  # written names that are kept with what is meant: the same ones come again and again
_ANOTHER = re.compile(r" (?:on|against|concerning) (?:the )?[A-Z]")
"""What follows "Vienna Declaration" where another of that place is meant, which has a longer name."""
_CASE = re.compile(r"-\d\d-\d")
"""What follows the acronym of a tribunal in the number of a case: "ICTR-98-44-AR73"."""
_NOTED = re.compile(r"(?<=[a-z])\d{1,3}(?![\w/.-])")
"""The mark of a footnote behind a word, not the digit of an acronym: "Secretariat36"."""
_WORD_AND_SLASH = re.compile(r"(?:^|[ (])[A-Z][a-z]{2,}/\Z")
_PARENT = ", supplementing the "
"""What stands between a protocol and the convention that it supplements: a text names both."""
_BY = " adopted by "
"""What parts an instrument from the organ that adopted it: "Political Declaration adopted by the General Assembly" names both."""
_FIELD_OF = ("Decade of ", "Year of ", "Under-Secretary-General for ", "Assistant Secretary-General for ", "Secretary-", "Secretary- ")
"""What is called by a field of work, which is no name ("the Under-Secretary-General for General Assembly and Conference Management"), and
the first half of a post: "the Secretary- General acts"."""
_PAPER = re.compile(r"(?:[Mm]inisterial )?[Oo]utcome documents? of |[Rr]egulations to give effect to ")
"""What describes a paper, and is no name of it."""
_THEME = ", the United Nations we need"
"""What follows "the future we want" in the theme of an anniversary."""
_LOWER = bytes(ord(low) if len(low := chr(code).lower()) == 1 and ord(low) < 256 else code for code in range(256))


def forms_of(record: Record) -> list[str]:
    """The forms under which a text may name a record: those of the table, without what a text may leave out.

    Examples
    --------
    >>> forms_of(Record("x", "body", "TRUST (Fund)", "The Trust Fund (TRUST)"))
    ['Trust Fund (TRUST)', 'Trust Fund', 'TRUST (Fund)']
    """
    forms = []
    for form in (record.title, record.name, *record.aliases):
        plain = form
        if form[0] in "Tt" or not form.isascii() or "  " in form:  # few need it
            plain = _ARTICLE.sub("", " ".join(form.replace("\u2019", "'").split()))
        forms.append(plain)
        if plain[-1] == ")" and " " in (bare := _BRACKETED.sub("", plain)):  # "ADF (Fund)" is told from "ADF" by its bracket
            forms.append(bare)
    return list(dict.fromkeys(forms))


def _named(authority: Authority) -> Iterator[tuple[str, Name]]:
    """Every form of the authority, and what it names."""
    for record in authority.records.values():
        name = Name(record.kind, (record.id,))
        for form in forms_of(record):
            yield form.partition(_PARENT)[0], name
    for head, members in authority.groups.items():
        known = [authority.records[m] for m in members if m in authority.records]
        if known:
            yield head, Name(known[0].kind, tuple(record.id for record in known))


class Matcher:
    """Finds the names of one authority in any text.

    Parameters
    ----------
    authority : Authority
        The records to find.
    """

    def __init__(self, authority: Authority) -> None:
        single: dict[str, Name] = {}
        long: list[tuple[str, Name]] = []
        for form, name in _named(authority):
            if " " in form:
                long.append((form.lower(), name))
            elif len(form) > 1:
                single.setdefault(form, name)
        other = spellings([form for form, _ in long])
        several: dict[str, Name] = {}
        for index, (form, name) in enumerate(long):
            several.setdefault(form, name)
            for another in other.get(index, ()):
                if " " in another:  # "CAR" for "Central African Republic" is a word like others
                    several.setdefault(another, name)
        self.records, self.several, self.single = authority.records, several, single
        small_aliases = frozenset(alias for record in authority.records.values() for alias in record.aliases if alias[0].islower())
        self._printed = small_aliases.union(form for form, *_ in authority.placed if form[0].islower())
        self._judged: dict[tuple[str, Name], tuple[Name, int] | None] = {}
        self.placed = Placed(authority)
        marks = [mark for mark in self.placed.marks if mark not in several and mark not in single]
        self._forms = [*several, *(mark for mark in marks if " " in mark)]
        self._meant = [several.get(form) or self.placed.marks[form] for form in self._forms]
        self._adopted = {index: form.index(_BY) for index, form in enumerate(self._forms) if _BY in form}
        self._several = Forms([in_bytes(form) for form in self._forms])
        kinds = titles.kinds()
        words = [*single, *(mark for mark in marks if " " not in mark), *(head for head in kinds if head not in single)]
        self._words = [(word in kinds, single.get(word) or self.placed.marks.get(word)) for word in words]
        forms = [in_bytes(word) for word in words]
        self._single = BytesAhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    @cached_property
    def offices(self) -> dict[str, str]:
        """Ids of the offices that belong to a post, and the post: a text may name the post and give the acronym of the office."""
        start = "Office of the "
        return {key: one.title.removeprefix(start) for key, one in self.records.items() if one.title.startswith(start)}

    @cached_property
    def near(self) -> Near:
        """Knows slips and parts of names; made when a text first has a name that is not known."""
        return Near(self.several, lambda word: titles.distinguishes([word.capitalize()]), titles.places())

    def __call__(self, flat: str) -> tuple[list[Found], list[tuple[int, int]]]:
        """Find all names, longest first at each place, none inside another.

        Parameters
        ----------
        flat : str
            Cleaned text, line ends as spaces.

        Returns
        -------
        names : list of Found
            In the order of the text.
        heads : list of (start, end)
            Where the head nouns of names by shape stand, also as the beginning of a longer word: the same pass finds them.
        """
        raw = in_bytes(flat)
        out, heads = self._words_in(flat, raw)
        lower = raw.translate(_LOWER)
        for index, start, end in self._several.find(lower):
            found = self._long(flat, index, start, end)
            if found is None:
                out += self._inside(flat, lower, start + 1, end)
                continue
            if flat.startswith("United Nations ", found.end - 14) and flat[found.end + 1 : found.end + 2].isupper():
                later = self._inside(flat, lower, found.end - 14, found.end + _REACH)
                if later and later[0].start == found.end - 14 and later[0].end > found.end:
                    # "the General Assembly of the United Nations Declaration on ...": the second name is the longer one
                    shorter = self._cut(flat, self._forms[index], start)
                    out += [Found(start, shorter[1], shorter[0])] if shorter else []
                    found = later[0]
            if index in self._adopted:
                cut = start + self._adopted[index]
                out += self._inside(flat, lower, cut, found.end)
                found = found._replace(end=cut)
            out.append(found)
        out.sort()
        kept: list[Found] = []
        done = 0
        for found in out:
            if found.start >= done:
                kept.append(found)
            elif found.start == kept[-1].start:
                kept[-1] = found  # of those that start together the longest comes last
            else:
                continue
            done = found.end
        return kept, heads

    def _words_in(self, flat: str, raw: bytes) -> tuple[list[Found], list[tuple[int, int]]]:
        """Names of one word, and head nouns."""
        out: list[Found] = []
        heads: list[tuple[int, int]] = []
        others: set[str] = set()
        for index, start, end in self._single.find_matches_as_indexes(raw):
            head, name = self._words[index]
            if head:
                heads.append((start, end))
            if name is None:
                continue
            joined = out and out[-1].end == start - 1 and flat[start - 1] == "/" and not flat.startswith(("/RES", "/DEC"), end)
            if start and not joined and (flat[start - 1].isalnum() or flat[start - 1] in "_/.") and not _behind_slash(flat, start, end):
                continue  # "UNDP/UNFPA" are two names, "A/UNDP" is none
            after = flat[end : end + 2]
            if after[:1] == "-" and _CASE.match(flat, end):
                continue
            # "G7++" is another than "G7"
            if not after or not (after[0].isalnum() or after[0] in "_+@" or after[-1] == "/") or _NOTED.match(flat, end, end + 4):
                out.append(Found(start, end, name))
                bracketed = after[:1] == ")" and flat[start - 1] == "("
                if bracketed and (words := spelled(flat, start, end)) and self.several.get(words) != name:
                    others.add(flat[start:end])
        return ([one for one in out if flat[one.start : one.end] not in others] if others else out), heads

    def inside(self, form: str, surface: str, name: Name) -> Name | None:
        """What a form in brackets behind a name means (see :data:`graphkit.cite.learned.Inside`)."""
        part = _HEAD.sub("", surface, count=1)
        if part != surface and titles.of_part(form, part) and self.single.get(form) != name:
            return None  # "Framework for Security Sector Reform (SSR)"
        known = self.single.get(form) if " " not in form else self.several.get(form.lower())
        if known is None or known == name:
            return name
        if len(known.ids) != 1:
            return known if name.ids[0] in known.ids else name  # the last of the three "Rio conventions"
        lower = surface.lower()
        others = [other.lower() for other in forms_of(self.records[known.ids[0]]) if " " in other]
        others += [other for more in spellings(others).values() for other in more]
        if any(other in lower and other != lower for other in others):
            return known
        return name if initials(form, surface) else None

    def _inside(self, flat: str, lower: bytes, start: int, end: int) -> list[Found]:
        """Shorter names inside a long one that the text does not mean as a name."""
        inner = ((index, start + a, start + b) for index, a, b in self._several.find(lower[start:end]))
        return [found for found in (self._long(flat, *hit) for hit in inner) if found]

    def _long(self, flat: str, index: int, start: int, end: int) -> Found | None:
        name = self._meant[index]
        before = ("_", "National ") if name.kind == "body" else "_"
        if start and (flat[start - 1].isalpha() or flat.endswith(before, 0, start)):
            return None  # "the National Human Rights Council" is that of a State
        after = flat[end : end + 1]
        if after.isalpha() or after == "_":  # a digit is the mark of a footnote
            if after == "s" and not flat[end + 1 : end + 2].isalnum() and name.kind == "instrument":
                end += 1  # a plural of the last word: "the Convention against Transnational Organized Crimes"
            elif not flat.startswith("and ", end):  # a space is lost: "the Mauritius Declarationand"
                shorter = self._cut(flat, self._forms[index], start)
                if shorter is None:
                    return None
                name, end = shorter
        written = flat[start:end]
        if flat.endswith(_FIELD_OF, 0, start) or flat.startswith(_THEME, end):
            return None  # "the United Nations Decade of Sustainable Energy for All"
        if name.kind == "instrument":
            if flat.endswith("New ", 0, start):
                return None  # "the New Delhi Declaration" is not that of Delhi
            if written.endswith(" Declaration") and written.count(" ") < 3 and _ANOTHER.match(flat, end):
                return None
        if len(self._judged) > _MOST:
            self._judged.clear()
        key = written, name
        judged = self._judged[key] if key in self._judged else self._judged.setdefault(key, self._judge(written, name))
        return Found(start, start + judged[1], judged[0]) if judged is not None else None

    def _judge(self, written: str, name: Name) -> tuple[Name, int] | None:
        """What a text means by the words of a name, and how many letters of them, whatever stands around; None where they are no name."""
        if written.startswith("its ") or _PAPER.match(written):
            return None  # "its Road Map" is not the one on intelligent transport systems
        if name.kind == "body" and written.startswith(("United Nations ", "UN ")) and _SORT.fullmatch(written):
            return None  # "United Nations information centres" are a sort of bodies, "system-wide UN action" is none
        if name.kind == "instrument" and (words := written[: written.rfind(" ")]) and written[len(words) + 1].islower():
            owner = self.several.get(words.lower()) or self.single.get(words)
            if owner is not None and owner.kind == "body":
                return owner, len(words)  # "the Gulf Cooperation Council initiative": the body, and an ordinary word
        return (name, len(written)) if capitalised(written) or written in self._printed else None

    def _cut(self, flat: str, form: str, start: int) -> tuple[Name, int] | None:
        """The shorter name that ends before a form that ends inside a word, and its end."""
        while (cut := form.rfind(" ")) > 0:
            form, end = form[:cut], start + cut
            name = self.several.get(form)
            if name is not None and not (flat[end].isalpha() or flat[end] == "_"):
                return name, end
        return None


def _behind_slash(flat: str, start: int, end: int) -> bool:
    """Whether an acronym shares a place with a word: "the Sahel/UNISS plan"."""
    return flat[start - 1] == "/" and flat[end : end + 1] != "/" and _WORD_AND_SLASH.search(flat, max(0, start - 20), start) is not None


@lru_cache(maxsize=4)
@all_kept()
def of(authority: Authority) -> Matcher:
    """The matcher of an authority, built once a process."""
    return Matcher(authority)
