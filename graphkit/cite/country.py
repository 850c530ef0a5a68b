"""The one country that a text is about: whose "country team" and whose "National Assembly" it names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from graphkit.cite import titles
from graphkit.cite.hits import Found
from graphkit.cite.names import Matcher
from graphkit.model import Record

IN = re.compile(r" in (?P<place>(?:the )?[A-Z][\w'-]*[a-z][\w'-]*(?: (?:(?:and|of|of the) )?[A-Z][\w'-]+){0,4})")
"""What a name says of its country: "the UN Country Team in Haiti"."""
_MISSION = re.compile(r" (?:in|for) ((?:the )?[A-Z][^,(]*)$")
"""Where a mission is, by its title."""
_NATIONAL = re.compile(
    r"(?:Constitutional|Elect(?:ion|oral)|Federal|Interim|National|Parliamentary|Presidential|Provisional|State|Supreme(?! Court of)"
    r"|Technical Electoral|Transitional) (?!.* (?:Federation|Kingdom|Republic|Union)\b)"
)
"""How names of institutions begin that every State may have."""


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
        """The country of the team that the text says elsewhere, or of its missions; empty where there is none or several."""
        teams = (IN.match(self.flat, one.end) for one in self.known if one.name.ids[0] == "un-country-team")
        records = [self.matcher.records[one.name.ids[0]] for one in self.known if one.name.kind == "body"]
        seats = (_MISSION.search(record.title) for record in records if record.category == "mission")
        for matches, least in ((teams, 1), (seats, 2)):  # a mission is named in passing
            found = Counter(match[1] for match in matches if match)
            place, times = next(iter(found.most_common(1)), ("", 0))
            if times >= least and 2 * times > found.total() and place.removeprefix("the ").lower() in titles.places():
                return place
        return ""

    def national(self, record: Record) -> Record:
        """The record of an institution or a plan of this country, where its name does not say of which it is.

        Every State has a "National Development Plan": those of two countries are two.
        """
        if not _NATIONAL.match(record.title) or not self.name or any(place in record.title.lower() for place in titles.places()):
            return record
        plain = self.name.removeprefix("the ")
        title = f"{record.title} ({plain})"
        slug = f"{record.id}-{'-'.join(re.findall(r'[a-z]+', plain.lower()))}"
        return record._replace(id=slug, name=title, title=title, aliases=(record.title, f"{record.title} of {self.name}", *record.aliases))
