"""Known names that the words beside them make longer: a body in one country, the office of a post, a body of a body.

An acronym in brackets may stand in the middle of a name: "African Union (AU) Commission".
"""

from __future__ import annotations

import re

from graphkit.cite import shapes
from graphkit.cite.country import OF_EACH, Country
from graphkit.cite.hits import Found, Name
from graphkit.cite.learned import Defined
from graphkit.cite.names import Matcher
from graphkit.model import Record

_OFTEN_LONGER = frozenset(["secretariat", *OF_EACH])
"""Names that many bodies have, each with the name of another or of a country behind it."""
_NO_OWNERS = ("secretariat", "general-assembly", "security-council", "ecosoc", "human-rights-council")
_OFFICE = "Office of the High Commissioner"
_BRACKET = re.compile(
    r" \(([A-Z][A-Za-z-]{1,9})\) "
    r"(?!(?:a|also|an|and|are|as|at|by|can|for|from|had|has|have|in|into|is|its|on|or|shall|should|that|the|through|to|under|was|were|which|will|with)\b)"
    r"(?=[A-Za-z])"
)
_ENTITLED = re.compile(r"(?:, held (?:in|at|from|on) [^;\"]{1,100})?,? (?:entitled |titled )?\"(?:The )?")
_PAPER = re.compile(r"outcome documents? of (?:(?!  |outcome document)[^;\"]){5,260}? (?:entitled|titled) \"(?:The )?$")
_QUOTED = ('"', '"The ')
_REACH = 160
_PARTIES_END = re.compile(r"[,;.]|  ")
_ANOTHER = re.compile(r"(?:\b[a-z'-]+|\b[A-Z][a-z-]+) (?!The |Nations )(?:[A-Z][a-z]+[ -]|[Tt]echnical )$")
"""What tells another secretariat from that of the United Nations: "the Joint Secretariat"; a sentence may begin with one capital."""
_SECRETARIAT = re.compile(r" General of | of (?:the )?(?!United Nations|UN\b|Convention|Secretary)[A-Z]")


def widen(flat: str, known: list[Found], matcher: Matcher, country: Country) -> tuple[list[Found], list[Record]]:
    """Put the longer names that a text means in the place of known ones.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    known : list of Found
        Known names, in the order of the text.
    matcher : Matcher
        Knows their records.
    country : Country
        The one that the text is about.

    Returns
    -------
    list of Found
        Names of several places take new records; what belongs to a name by shape is left to the shapes.
    list of Record
        The new ones.
    """
    known = _between_parties(flat, _over_brackets(flat, known, matcher))
    out: list[Found | None] = [*known]
    records: list[Record] = []
    offices = matcher.offices
    for at in [at for at, one in enumerate(known) if one.name.ids[0] in offices or one.name.ids[0] in _OFTEN_LONGER]:
        start, end, name = known[at]
        key = name.ids[0]
        if key == "secretariat":
            if end - start == 11 and (_owned(flat, end, known[at + 1 : at + 2]) or _ANOTHER.search(flat, max(0, start - 40), start)):
                out[at] = None  # a name by shape: "Permanent Secretariat of the G5 Sahel"
            elif at and end - start == 11 and known[at - 1].end == start - 1 and known[at - 1].name.kind == "body":
                owner = known[at - 1]
                record = shapes.provisional(f"{matcher.records[owner.name.ids[0]].title} Secretariat", "body")
                records.append(record)
                out[at - 1 : at + 1] = [None, Found(owner.start, end, Name("body", (record.id,)))]
        elif key in OF_EACH:
            of_one = country.its_own(known[at])
            if of_one is not None:
                out[at] = of_one[0]
                records += of_one[1:]
            elif key == "un-country-team":
                out[at] = None  # that of any country
        elif flat[start - 1 : start] == "(" and flat[end : end + 1] == ")" and flat.endswith(offices[key] + " (", 0, start):
            out[at] = Found(start - 2 - len(offices[key]), start - 2, name)  # "the United Nations High Commissioner for Refugees (UNHCR)"
    return [one for one in out if one is not None], records


def described(flat: str, known: list[Found]) -> dict[int, Found]:
    """What describes an instrument right before its title: "the outcome document of the summit, entitled "The ferries we want"".

    Returns
    -------
    dict of int to Found
        Start of the title to what describes it: another name, or the words for a paper of a conference.

    Examples
    --------
    >>> text = 'the political declaration of the summit, entitled "The ferries we want"'
    >>> name = Name("instrument", ("x",))
    >>> described(text, [Found(4, 39, name), Found(51, 70, name)])[51].end
    39
    >>> described(text.replace("political declaration", "outcome document"), [Found(46, 65, name)])[46].start
    4
    """
    out = {}
    for at, after in enumerate(known):
        if after.name.kind != "instrument":
            continue
        one = known[at - 1]
        if at and one.name == after.name and flat[one.start].islower() and _ENTITLED.fullmatch(flat, one.end, after.start):
            out[after.start] = one
        elif flat.endswith(_QUOTED, 0, after.start) and (paper := _PAPER.search(flat, max(0, after.start - 300), after.start)):
            out[after.start] = Found(paper.start(), paper.end(), after.name)
    return out


def _between_parties(flat: str, known: list[Found]) -> list[Found]:
    """Let the short name of an agreement, its parties and its title be one: "1 May Agreement between Gondor and Rohan on Ferries"."""
    out: list[Found] = []
    opened: Found | None = None
    for one in known:
        if opened is not None and one.name == opened.name and not _PARTIES_END.search(flat, opened.end, one.start):
            del out[out.index(opened) + 1 :]
            out[-1] = one._replace(start=opened.start)
            opened = None
            continue
        if one.name.kind == "instrument":
            opened = one if flat.startswith(" between ", one.end) else None
        out.append(one)
    return out


def _over_brackets(flat: str, known: list[Found], matcher: Matcher) -> list[Found]:
    """Let a name go on behind its acronym where both together are known as one: "African Union (AU) Commission"."""
    out: list[Found] = []
    for one in known:
        if out and one.start < out[-1].end:
            continue
        bracket = _BRACKET.match(flat, one.end) if flat.startswith(" (", one.end) else None
        if bracket:
            more = flat[bracket.end() : bracket.end() + _REACH]
            for lead in (flat[one.start : one.end], bracket[1]):
                longer = next(iter(matcher(f"{lead} {more}")[0]), None)
                if longer is not None and longer.start == 0 and longer.end > len(lead):
                    one = Found(one.start, bracket.end() + longer.end - len(lead) - 1, longer.name)
                    break
        out.append(one)
    return out


def offices(flat: str, matcher: Matcher, defined: Defined) -> None:
    """Learn whose "Office of the High Commissioner" is, where a text names one such post in full.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    matcher : Matcher
        Knows the offices of posts.
    defined : Defined
        Is added to.
    """
    named = {key: flat.count(post) for key, post in matcher.offices.items() if " High Commissioner for " in post and post in flat}
    most = [key for key, count in named.items() if 2 * count > sum(named.values())]
    if most and _OFFICE not in defined.meanings:
        defined.add(_OFFICE, Name(matcher.records[most[0]].kind, (most[0],)), 0)


def owned(flat: str, shape: Found, owner: Found, matcher: Matcher) -> tuple[Found, Record | None] | None:
    """Begin a name by shape with the body or treaty right before it whose it is: "the African Union Plan for Bridges".

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    shape : Found
        A name by shape.
    owner : Found
        The name that ends before it.
    matcher : Matcher
        Knows what other forms of the two mean: "Plan for Bridges of the African Union".

    Returns
    -------
    (Found, Record) or None
        Without a record where the name is known; None where a space does not part them alone, or the name belongs to more than that body.
    """
    if owner.name.kind == "actor" or owner.name.ids[0] in _NO_OWNERS or flat[shape.start - 1 : shape.start] != " ":
        return None
    if flat.startswith("Joint ", shape.start) or flat[owner.start - 1 : owner.start] in ("-", "/"):
        return None
    words, body = flat[shape.start : shape.end], matcher.records.get(owner.name.ids[0])
    names = (body.name, body.title) if body is not None else ()
    for form in (form for name in names for form in (f"{name} {words}", f"{words} of {name}", f"{words} of the {name}")):
        known = matcher.several.get(form.lower())
        if known is not None and known.kind == shape.name.kind:
            return Found(owner.start, shape.end, known), None
    record = shapes.provisional(flat[owner.start : shape.end], shape.name.kind)
    return Found(owner.start, shape.end, Name(record.kind, (record.id,))), record


def _owned(flat: str, end: int, following: list[Found]) -> bool:
    """Whether a secretariat is that of the body named right behind it."""
    gap = _SECRETARIAT.match(flat, end)
    return gap is not None and bool(following) and following[0].name.kind == "body" and following[0].start - end < 17
