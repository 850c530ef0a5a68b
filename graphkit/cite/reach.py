"""How far a name by shape reaches to the left and to the right of its head noun."""

from __future__ import annotations

import re

from graphkit.cite import titles
from graphkit.cite.context import MONTHS
from graphkit.cite.hits import Found

LEFTMOST = 90
"""No name begins farther before its head noun."""
OPENING = ("(", '"', "'")
"""What may stand right before the first word of a name."""
PLAN = re.compile(r"\b(?:Programme|Plan|Platform|Framework) (?:of|for) Action\b")
_REACH = 220
_NUMERAL = re.compile(r"[IVXL]+$|[A-Z]\.(?=[A-Z])")
_POSTS = ("Office", "Board", "Bureau", "Department", "Division", "Section", "Service", "Unit")
"""Heads whose name ends before "to": what follows is whom they go or report to."""
_COMMISSIONER = re.compile(r" of the High Commissioner(?! for\b)")
"""The post that an office is short for: where the office is, and who else acts, is no part of its name."""
_SYSTEM_WIDE = re.compile(r" in the United Nations(?= [a-z])")
"""The beginning of "in the United Nations system"."""
_LASTING = re.compile(r"\b(?:Consultative|Intergovernmental|Ministers|Permanent|Secretariat)\b")
"""What a forum has in its name that is a body, and no meeting."""
_CAPITALS = re.compile(r"(?: [A-Z][\w'-]*)+")
_SAY_LITTLE = frozenset(["United", "Nations", "Ad", "Hoc"])
"""Words that do not count among the three that together tell a name."""
_PEOPLE = frozenset(["Women's", "Men's", "Children's", "People's", "Workers'", "Lord's", "Girls'"])
_ORDINAL = re.compile(
    r"(?:[Ff](?:irst|ourth|ifth)|[Ss](?:econd|ixth)|[Tt](?:hird|enth|welfth)|[Ee]ighth|[Nn]inth|[a-zA-Z-]{2,}(?:ieth|nth)"
    r"|\dth|\d(?:st|nd|rd)|[Aa]nnual) $"
)
_MONTH = re.compile(rf"\b(?:{MONTHS}) $")
_TO_KNOWN = {
    "instrument": re.compile(r" (?:of|for|to|on|under|against|between)(?: the| an?)? ?"),
    "body": re.compile(r" (?:of|to|on|for)(?: the)? ?"),
    "actor": re.compile(r" of(?: the)? ?"),
}
_PARTY = re.compile(
    r",? and (?:the )?(?:(?:[A-Z][a-z]+ )?(?:Republic|Kingdom|Government|State|Federation|Emirate|Sultanate|Union) of (?:the )?)+"
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
)
"""The second of two States that an agreement is between."""
_OF_SECRETARIAT = r"(?: the)?(?: [Ss]ecretariats? of)?(?: the)? "
_BETWEEN = re.compile(rf"(?: (?:on|for) cooperation)? between{_OF_SECRETARIAT}")
_AND_BETWEEN = re.compile(rf",? and{_OF_SECRETARIAT}")
"""What parts an agreement from the two bodies that it is between: "Memorandum of Understanding between the secretariat of A and B"."""
_YEARS = re.compile(r" (?:19|20)\d\d[-\u2013](?:19|20)?\d\d(?![\w-])")
"""The years that a plan is for: "Ferry Strategy 2030-2035"."""
_LED = re.compile(r"-[a-z]|\*")
"""What stands behind a head that is part of another word ("Group-led"), or of the name of a company in a list."""
_ONWARD = re.compile(r" (?:[A-Z]|\d)")
_PARTY_NUMBER = re.compile(r"\.\d{1,2}\b")
"""What numbers a working party: "Rules of Procedure of WP.1"."""
_REGION = re.compile(r" [Rr]egion(?=[ ,;.)]|$)")
_LISTED = re.compile(r"(?:(?<=\b[Tt]he )|(?<=  )|(?<=\b[Ii]ts )|(?<=\ba )|(?<=-[Yy]ear ))(?:[A-Z][a-z]+(?:-[a-z]+)?, )+$")
_RESOLUTION = re.compile(r" (?:on|for|to|of)(?: the)?(?: (?:Implementation of|Implement))?(?: the)? (?:Security Council|General Assembly)$")
_QUOTED = re.compile(r" on \"[A-Z][^\"]{3,140}\"")
_SENTENCE = re.compile(r"(?:^|[.;:?!\"] |  |\d\. |\) )$")


class Span:
    """The reading of one head noun: how far its name reaches to the left and to the right."""

    def __init__(
        self, flat: str, at: int, until: int, floor: int, taken: list[tuple[int, int]], next_taken: int, known: dict[int, Found]
    ) -> None:
        self.flat, self.at, self.until, self.floor = flat, at, until, floor
        self.taken, self.next_taken, self.known = taken, next_taken, known
        self.tied = taken[next_taken - 1][0] if next_taken and taken[next_taken - 1][1] == floor else None

    def read(self, shapes: titles.Shapes) -> tuple[int, int] | None:
        """Start and end of the name; None where there is none."""
        flat, head = self.flat, self.flat[self.at : self.until]
        kind = shapes.kinds[head]
        if _another(flat, self.until, shapes) or flat.startswith(shapes.not_before, self.until) or _LED.match(flat, self.until):
            return None
        if head in shapes.alone and _ONWARD.match(flat, self.until):
            return None
        words = self._left(shapes)
        if head == "Ministry":
            words = words[-1:] if words[-1:] == ["Federal"] else []  # "the Iraqi Ministry of Defence"
        if words and head == "Declaration" and (quoted := _QUOTED.match(flat, self.until, self._ceiling())):
            return self.at - len(" ".join(words)) - 1, quoted.end()  # "Ministerial Declaration on "Bridges for All""
        right = titles.right(kind, flat, self.until, min(self._ceiling(), self.until + _REACH))
        start = self.at - len(" ".join(words)) - (1 if words else 0)
        end = self._cut(start, right, words, head, shapes) if right else self.until
        end = start + len(flat[start:end].rstrip(" .,-'"))
        if flat[end : end + 1] == "." and flat[end - 2 : end].isupper() and (party := _PARTY_NUMBER.match(flat, end)):
            end = party.end()
        surface = flat[start:end]
        strong = titles.strong(self._telling(start, end), shapes)
        if not strong or surface.rpartition(" ")[2] in shapes.needs_of or flat.find(" between ", start, end + 9) >= 0:
            joined = bool(words) or head in shapes.rules or surface == "Group of Friends"
            end = self._over_known(start, end, strong, kind, joined, shapes)
        end -= 2 if flat.startswith("'s", end - 2) else 0
        if flat.startswith((" resolution", " Resolution"), end) and (of_organ := _RESOLUTION.search(flat, self.until, end)):
            end = of_organ.start()  # "National Action Plan on Security Council resolution 1325 (2000)"
        end = self._parties(end) if kind == "instrument" else end
        between = flat.find(" between ", start, end) if kind == "instrument" else -1
        if between >= 0 and " and " not in flat[between:end]:
            party = _PARTY.match(flat, end, min(self._ceiling(), end + _REACH))
            end = party.end() if party else end
            more = titles.further(flat, end, min(self._ceiling(), end + _REACH)) if party else ""
            if more.startswith((" on ", " for ", " concerning ", " to ")):
                end = self._over_known(start, end + len(more), True, kind, bool(words), shapes)
        if kind == "instrument" and (years := _YEARS.match(flat, end)):
            end = years.end()
        surface = flat[start:end]
        several = sum(word[0].isupper() and word not in _SAY_LITTLE for word in words) > 2  # "the Independent Expert Advisory Panel"
        if not (several or titles.strong(self._telling(start, end), shapes) or (end > self.until and self._ends_known(end))):
            return None
        if not words and kind == "body" and head in shapes.bare and not surface.startswith(f"{head} of "):
            return None  # "a meeting of the Assembly on HIV" speaks of an organ that was named before
        start = self._prefix(start)
        if (
            flat.startswith(shapes.not_names, start)
            or (end == self.until and flat.endswith(shapes.not_ends, start, end))
            or flat.startswith(shapes.not_before, end)
            or any("Nations-" in word for word in words)
        ):
            return None
        if head == "Platform" and not PLAN.search(surface):
            return None  # a place where people meet
        if head == "Forum" and not _LASTING.search(surface):
            return None  # a meeting
        if head == "Assembly" and words and _ORDINAL.fullmatch(words[0] + " "):
            return None  # the same: "the Fifth Assembly of the Fund"
        located = right.startswith(" in ") and not titles.strong(words, shapes)
        if located or (kind != "instrument" and not words and right.startswith(" of the United Nations")):
            return None
        return start, end

    def _telling(self, start: int, end: int) -> list[str]:
        """The words of the name without its head, which may be two ("Road Map")."""
        return [*self.flat[start : self.at].split(), *self.flat[self.until : end].split()]

    def _ceiling(self) -> int:
        return self.taken[self.next_taken][0] if self.next_taken < len(self.taken) else len(self.flat)

    def _left(self, shapes: titles.Shapes) -> list[str]:
        """The words of the name before the head."""
        flat, at = self.flat, self.at
        low = max(self.floor, at - LEFTMOST)
        window = flat[low:at]
        word = window.rfind(" ", 0, -1) + 1
        last = window[word + (window[word : word + 1] in OPENING) :][:1]
        # No name reaches over a small word: what stands before it need not be searched.
        begin = at - 1
        while (begin := flat.rfind(" ", low, begin)) >= 0 and not (flat[begin + 1].islower() and not flat.startswith("and ", begin + 1)):
            pass
        left = titles.LEFT.search(window, max(0, begin + 1 - low)) if last.isupper() or last.isdigit() or last in ("a", "&") else None
        if left is None:
            return []
        words = left[0].split()
        if "and" in words[1:4] and words[0][1:].islower() and (listed := _LISTED.search(window, 0, left.start())):
            return [*listed[0].split(), *words]  # "the Monitoring, Control and Surveillance Network"
        begins = _SENTENCE.search(window[: left.start()]) is not None
        if words[0].isdigit() and _MONTH.search(window, 0, left.start()):
            words = words[1:]  # "the 9 November 2004 Ferry Protocol": a date stands before the name
        if not begins and (over := shapes.over.search(window, 0, left.start())) and window[over.start() : over.start() + 1].isupper():
            more = titles.LEFT.search(window, 0, over.start())
            words = [*(more[0].split() if more else ()), *over[0].split(), *words]  # "Status of Forces Agreement"
        while words and (
            words[0] in shapes.lead
            or words[0] in ("and", "&")
            or _NUMERAL.match(words[0])
            or (begins and words[0].endswith("ing"))
            or (words[0].endswith("-based") and words[0][0].isupper())  # "the Geneva-based Group of Friends of Ferries"
        ):
            words = words[1:]
            begins = False
        # What is possessed begins a name, but for people ("Women's Working Group") and posts ("Attorney General's Office").
        for index in range(len(words) - 1, -1, -1):
            if (
                words[index].endswith("'s")
                and words[index] not in _PEOPLE
                and not words[0].isdigit()
                and (index == 0 or titles.strong(words[index + 1 :], shapes))
            ):
                words = words[index + 1 :]
                break
        if "and" in words and words[: words.index("and")][-1:] in (["Nations"], ["States"], ["Council"], ["Assembly"], ["Union"]):
            words = words[words.index("and") + 1 :]
        return words

    def _cut(self, start: int, right: str, words: list[str], head: str, shapes: titles.Shapes) -> int:
        """Where what follows the head ends."""
        flat, end = self.flat, self.until + len(right)
        if flat[self.until + 8 : end] in shapes.kinds and right.startswith(" of the ") and titles.strong(words, shapes):
            return self.until  # "the Gender Advisory Board of the Commission" points back
        if head == "Ministry" and (seat := right.find(" at ")) > 0:
            return self.until + seat
        if head == "Office" and (post := _COMMISSIONER.match(flat, self.until)):
            return post.end()
        if (wide := _SYSTEM_WIDE.search(flat, self.until, end + 2)) is not None:
            return wide.start()
        if head in _POSTS and (onward := right.find(" to ")) > 0:
            return self.until + onward  # "the Office of the Governor to Gondor", "the Board of Stewards to the General Conference"
        if right.startswith(" in ") and head not in shapes.seated and titles.strong(words, shapes):
            return self.until  # "the Nippon Foundation in Tokyo"
        if (comma := flat.find(", and ", self.until, end)) >= 0 and "," not in flat[self.until : comma]:
            end = comma
        if (again := flat.find(f" and {flat[start : self.at].split(' ')[0]} ", self.until, end)) >= 0 and start < self.at:
            end = again  # "the Global Programme on Rivers and Global Programme on Lakes"
        bracket = self.until
        while (bracket := flat.find(" (", bracket + 1, end)) >= 0:
            if not titles.of_part(flat[bracket + 2 : flat.index(")", bracket)], flat[self.until : bracket]):
                return bracket
        while flat[(last := flat.rfind(" ", 0, end) + 1) : end] in shapes.numbered or (end - last == 1 and last > self.until):
            end = last - 1  # "under Article 73", "from D-1 to D-2": a number is no part of a name
            while flat[(small := flat.rfind(" ", 0, end) + 1)].islower():
                end = small - 1
        return end + 7 if _REGION.match(flat, end) else end

    def _over_known(self, start: int, end: int, strong: bool, kind: str, words: bool, shapes: titles.Shapes) -> int:
        """Where a name ends that cannot stop before the known name that follows."""
        flat = self.flat
        while (known := self.known.get(self._ceiling())) is not None and known.end - start < 2 * _REACH:
            gap = flat[end : known.start]
            if " between " in flat[start:end] and gap in (" and ", " and the "):
                if " and " in flat[start:end].partition(" between ")[2]:
                    break
            elif (
                not (_TO_KNOWN[kind].fullmatch(gap) or (gap == " " and _ORDINAL.search(flat, start, known.start)))
                or flat[known.end : known.end + 1] == "-"
            ):
                break
            elif kind == "body" and gap.startswith(" on") and known.name.kind != "instrument":
                break  # "the recommendations of the Advisory Committee on the Institute": what they are about
            elif (strong and gap != " between ") or shapes.not_of.intersection(known.name.ids):
                if not strong or flat[start:end].rpartition(" ")[2] not in shapes.needs_of:
                    break
            elif not words and not self._of_known(flat[start:end], kind, gap, known, shapes):
                break
            end, strong = known.end, True
            while self.next_taken < len(self.taken) and self.taken[self.next_taken][1] <= end:
                self.next_taken += 1
            if kind == "instrument":
                more = titles.further(flat, end, min(self._ceiling(), start + 2 * _REACH))
                end += len(more) if more.startswith((" on ", " for ", " of ", " in ", " to ")) else 0
        return end

    def _parties(self, end: int) -> int:
        """Where a name ends that goes on with the two known bodies that it is between."""
        gap = _BETWEEN.match(self.flat, end)
        first = self.known.get(gap.end()) if gap else None
        joined = _AND_BETWEEN.match(self.flat, first.end) if first is not None and first.name.kind == "body" else None
        second = self.known.get(joined.end()) if joined else None
        return second.end if second is not None and second.name.kind == "body" else end

    @staticmethod
    def _of_known(surface: str, kind: str, gap: str, known: Found, shapes: titles.Shapes) -> bool:
        """Whether a head alone goes with a known name: "Plan of Action of the League", "Group of Friends of the Rules"."""
        if kind == "body":
            return surface.rpartition(" ")[2] in shapes.needs_of and not gap.startswith(" to")
        return known.name.kind == "body" and PLAN.match(surface) is not None

    def _ends_known(self, end: int) -> bool:
        return any(self.known[start].end == end for start in range(self.until, end) if start in self.known)

    def _prefix(self, start: int) -> int:
        """Start with what is tied on by a hyphen: "post-", "pan-", or a known name."""
        flat = self.flat
        if start < 2 or flat[start - 1] != "-":
            return start
        if self.floor == start - 1:
            return self.tied if self.tied is not None and self.tied in self.known else start
        first = flat.rfind(" ", 0, start) + 1
        return first if flat[first : start - 1].isalpha() and start - first < 8 else start


def _another(flat: str, at: int, shapes: titles.Shapes) -> bool:
    """Whether capitalised words lead from one head noun to the next: "Partnership Framework" is a framework."""
    following = _CAPITALS.match(flat, at, at + 60)
    return following is not None and any(word in shapes.kinds for word in following[0].split())
