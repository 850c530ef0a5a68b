"""The one country that a text is about: whose "country team" and whose "National Assembly" it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from graphkit.cite import titles
from graphkit.cite.hits import Found, Name
from graphkit.cite.names import Matcher
from graphkit.cite.shapes import provisional
from graphkit.model import Record
from graphkit.text.literals import Literals

OF_EACH = {
    "humanitarian-country-team": "in",
    "resident-coordinator-office": "in",
    "sofa": "with",
    "un-country-team": "in",
    "undaf": "for",
    "unsdcf": "for",
}
"""Names that each country has one of, and the word between them: "the United Nations Country Team in Haiti"."""
_PLACE = re.compile(r" (?P<word>in|for|with) (?P<place>(?:the )?[A-Z][\w'-]*[a-z][\w'-]*(?: (?:(?:and|of|of the) )?[A-Z][\w'-]+){0,4})")
_YEARS = re.compile(r",? (?:for (?:the period )?)?(\d{4}[-–]\d{4})")
_MISSION = re.compile(r" (?:in|for) ((?:the )?[A-Z][^,(]*)$")
"""Where a mission is, by its title."""
_NATIONAL = re.compile(
    r"(?:Constitutional|Elect(?:ion|oral)|Federal|Interim|National|Parliamentary|Presidential|Provisional|State|Supreme(?! Court of)"
    r"|Technical Electoral|Transitional) (?!.* (?:Federation|Kingdom|Republic|Union)\b)"
    r"|(?:Federal )?Ministry (?!.* (?:Federation|Kingdom|Republic|Union)\b)"
    r"|Office of National |Court of (?:Appeals?|Cassation)$|Border Police$|Attorney General's Office$"
    r"|(?:High|Higher|Judicial|Superior) "
    r"(?:Authority|Council of (?:the )?(?:Judiciary|Magistracy)|Court|Judicial|Military Court|Service Commission)"
    r"|(?:(?:Humanitarian|Needs and|Recovery|Reconciliation|Reconstruction|Response|Stabili[sz]ation) )+(?:Plan|Strategy)$"
)
"""Names of institutions and plans that every State may have: how they begin, or all of them."""


_GOES_ON = re.compile(r"[\w-]| [A-Z]")
"""What makes a State the beginning of another name: "Mauritius Strategy"."""


@cache
def _states() -> Literals:
    return Literals(*titles.states())


class Country:
    """What a text is about, found out when it is first asked for.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    known : list of Found
        Known names in it.
    matcher : Matcher
        Knows their records.
    """

    def __init__(self, flat: str, known: list[Found], matcher: Matcher) -> None:
        self.flat, self.known, self.matcher = flat, known, matcher

    @cached_property
    def name(self) -> str:
        """The country of the team that the text says elsewhere, of its missions, or that it names; empty where there is none or several."""
        teams = (self._place(one) for one in self.known if one.name.ids[0] in OF_EACH)
        records = [self.matcher.records[one.name.ids[0]] for one in self.known if one.name.kind == "body"]
        missions = (_MISSION.search(record.title) for record in records if record.category == "mission")
        seats = (match[1] for match in missions if match)
        named = self._states()
        for places, least in ((teams, 1), (seats, 2), (named, 5)):  # a mission is named in passing, a country too
            found = Counter(place for place in places if place)
            place, times = next(iter(found.most_common(1)), ("", 0))
            if times >= least and 2 * times > found.total() and place.removeprefix("the ").lower() in titles.places():
                articles = re.findall(rf" (?:in|of) (the |){re.escape(place)}(?=[,.;:)]| (?:and|in|on|to)\b)", self.flat)
                return f"the {place}" if 2 * articles.count("the ") > len(articles) else place
        return ""

    def _states(self) -> Iterator[str]:
        """The names of States in the text."""
        flat, words = self.flat, _states().words
        for index, start, end in _states().places(flat):
            inside = start > 0 and (flat[start - 1].isalnum() or flat[start - 1] in "_-")
            if not inside and not _GOES_ON.match(flat, end):
                yield words[index]

    def _place(self, one: Found) -> str | None:
        """The country that a text gives behind a name."""
        match = _PLACE.match(self.flat, one.end)
        return match["place"] if match and match["word"] == OF_EACH[one.name.ids[0]] else None

    def its_own(self, one: Found) -> tuple[Found] | tuple[Found, Record] | None:
        """What a name that each country has one of means here, with a record where it is a new one; None where the country is not told.

        Parameters
        ----------
        one : Found
            A name of :data:`OF_EACH`.
        """
        general = self.matcher.records[one.name.ids[0]]
        written = self.flat[one.start : one.end]
        place = self._place(one)
        if not (place or self.name) or (written.endswith("s") and not written.isupper()):
            return None
        word = OF_EACH[general.id]
        title = f"{general.title} {word} {place or self.name}"
        end = one.end + len(f" {word} {place}") if place else one.end
        known = self.matcher.several.get(title.lower())
        if known is not None:
            return (Found(one.start, end, known),)
        years = _YEARS.match(self.flat, end)
        aliases = (general.title, f"{title} {years[1]}") if years else (general.title,)
        record = provisional(title, general.kind)._replace(aliases=aliases)
        return Found(one.start, end, Name(record.kind, (record.id,))), record

    def national(self, record: Record, end: int) -> Record:
        """The record of an institution or a plan of this country, where its name does not say of which it is.

        Every State has a "National Development Plan": those of two countries are two.

        Parameters
        ----------
        record : Record
            A new one.
        end : int
            Where its name ends.
        """
        if not _NATIONAL.match(record.title) or not self.name or any(place in record.title.lower() for place in titles.places()):
            return record
        plain = self.name.removeprefix("the ")
        title = f"{record.title} ({plain})"
        slug = f"{record.id}-{'-'.join(re.findall(r'[a-z]+', plain.lower()))}"
        years = _YEARS.match(self.flat, end)
        dated = (f"{record.title}{years[0]}", f"{record.title}{years[0]} ({plain})") if years else ()
        return record._replace(
            id=slug, name=title, title=title, aliases=(record.title, f"{record.title} of {self.name}", *dated, *record.aliases)
        )
