"""Decisions of other organisations and of conferences of parties that number in a way of their own, as they print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.cite.hits import Hit
from graphkit.cite.triggers import Triggers

_FORMS = {
    "WHA": re.compile(r"WHA ?(?=(\d{1,2}\.\d{1,2})\b)"),
    "GC(": re.compile(r"GC\((?=((?:\d{2}|[IVXL]{1,7})\)/(?:RES|DEC)/\d{1,4}(?: [A-Z](?= (?:and|on) |[,;.)]))?)\b)"),
}
_CONFERENCE = re.compile(r"/((?:CP|CMP|CMA|COP)\.\d{1,2})\b")
_CONFERENCES = ("/CP.", "/CMP.", "/CMA.", "/COP.")
_PRINTED = (
    r"(?:BC|RC|SC|MC)-(?:\d{1,2}|[IVX]{1,5})/\d{1,3}\b|(?:A|FAL|LC|LEG|LP|MEPC|MSC)\.\d{1,4} ?\(\d{1,3}\)|"
    r"GC\.\d{1,2}/(?:Res|Dec)\.\d{1,2}\b|E?C-(?:SS-|M-)?[\dIVX-]{1,7}/DEC\.\d{1,2}\b|Conf\. ?\d{1,2}\.\d{1,2}\b|"
    r"IOC-[IVXL]{1,7}/\d{1,2}(?:\.\d{1,2})*\b|CTBT/MSS/RES/\d\b"
)
_LISTED = re.compile(rf"(?:esolutions?|ecisions?) (?={_PRINTED})")
_LISTED_MEMBER = re.compile(
    rf"({_PRINTED})(?P<more>(?:,? of \d{{1,2}} [A-Z][a-z]+ \d{{4}})?(?:,| and|, and) (?:its )?(?:resolution |decision )?(?={_PRINTED}))?"
)
"""Decisions under the Basel, Rotterdam, Stockholm and Minamata Conventions, of IMO, UNIDO, OPCW, CITES, IOC and signatories of the CTBT."""
_NUMBER_BEFORE = re.compile(r"(?<![\d/.])(\d{1,3})$")
_UNITY = re.compile(r"/Res\. ?(?=(\d{1,4}) ?(\([IVXLC]{1,7}\)))")
_UNITY_ORGAN = re.compile(r"(?<![\w/])(?:CM|AHG)$")
"""Resolutions of the Organization of African Unity: "CM/Res.580 (XXIX)"."""
_HEALTH = re.compile(r"ealth Assembly(?:'s)?,? (?:[^;.]{0,90}?\b)?(?:resolutions?|decisions?) (?=\d{2}[.(]\d)")
_HEALTH_AGAIN = re.compile(r"esolution (?=(\d{2}\.\d{1,2})(?![.\d]))")
_HEALTH_FAR = 800
"""How far behind the Health Assembly "and resolution 69.3" can be one of its own: nobody else numbers so."""
_EUROPE = re.compile(r"ecision (?=([A-Z] \(\d{2}\))(?![\w(]))")
_HEALTH_MEMBER = re.compile(
    r"(\d{2}(?:\.\d{1,2}|\(\d{1,2}\)))(?![.\d])(?P<more>(?: \(\d{4}\)| of \d{1,2} [A-Z][a-z]+ \d{4})?"
    r"(?:, entitled \"[^\"]{1,200}\"|,? on [^;.]{3,160}?)?(?:,| and|, and) (?:(?:in )?(?:its )?(?:resolutions?|decisions?) )?"
    r"(?=\d{2}[.(]\d))?"
)


def find(flat: str, triggers: Triggers) -> list[Hit]:
    """Find resolutions of the World Health Assembly, IAEA and IMO, and decisions of climate and chemicals conferences and others.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    triggers : dict of str to list of int
        Where its words stand.

    Returns
    -------
    list of Hit
        Targets are the symbols as printed, without spaces.

    Examples
    --------
    >>> from graphkit.cite import triggers
    >>> text = "resolution WHA58.3, decision 1/CP.21, GC(62)/RES/6 and GC(62)/RES/9 A, on ferries"
    >>> [hit.targets for hit in find(text, triggers.find(text))]
    [('WHA58.3',), ('GC(62)/RES/6',), ('GC(62)/RES/9A',), ('1/CP.21',)]
    >>> text = "World Health Assembly resolutions 58.16 of 25 May 2005 and 69.3 and its decision 73(12)"
    >>> [hit.targets for hit in find(text, triggers.find(text))]
    [('WHA58.16',), ('WHA69.3',), ('WHA73(12)',)]
    >>> text = "World Health Assembly resolutions 69.1 of 27 May 2016, on health in the 2030 Agenda, and 70.15 of 31 May 2017"
    >>> [hit.targets for hit in find(text, triggers.find(text))]
    [('WHA69.1',), ('WHA70.15',)]
    """
    out: list[Hit] = []

    def matches(form: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        return filter(None, (form.match(flat, at) for word in words for at in triggers[word]))

    for lead, form in _FORMS.items():
        for match in matches(form, lead):
            if not flat[match.start() - 1 : match.start()].isalnum():
                out.append(Hit(match.start(), match.end(1), "resolution", (lead + match[1].replace(" ", ""),), "printed"))
    for match in matches(_HEALTH, "ealth Assembly"):
        member = _HEALTH_MEMBER.match(flat, match.end())
        while member:
            out.append(Hit(member.start(), member.end(1), "resolution", (f"WHA{member[1]}",), "printed"))
            member = _HEALTH_MEMBER.match(flat, member.end()) if member["more"] else None
    for match in matches(_HEALTH_AGAIN, "esolution") if out and triggers["ealth Assembly"] else ():
        if "ealth Assembly" in flat[max(0, match.start() - _HEALTH_FAR) : match.start()] and all(hit.end != match.end(1) for hit in out):
            out.append(Hit(match.end(), match.end(1), "resolution", (f"WHA{match[1]}",), "printed"))
    for match in matches(_UNITY, "/Res."):
        organ = _UNITY_ORGAN.search(flat, max(0, match.start() - 4), match.start())
        if organ:
            symbol = f"{organ[0]}/Res.{match[1]}{match[2]}"
            out.append(Hit(organ.start(), match.end(2), "resolution", (symbol,), "printed"))
    for match in matches(_EUROPE, "ecision") if triggers["Commission for Europe"] else ():
        if "Commission for Europe" in flat[max(0, match.start() - _HEALTH_FAR) : match.end() + _HEALTH_FAR]:
            out.append(Hit(match.end(), match.end(1), "resolution", (f"ECE/DEC/{match[1].replace(' ', '')}",), "printed"))
    for match in matches(_LISTED, "esolution", "ecision"):
        member = _LISTED_MEMBER.match(flat, match.end())
        while member:
            out.append(Hit(member.start(), member.end(1), "resolution", (member[1].replace(" ", ""),), "printed"))
            member = _LISTED_MEMBER.match(flat, member.end()) if member["more"] else None
    for match in matches(_CONFERENCE, *_CONFERENCES):
        number = _NUMBER_BEFORE.search(flat, max(0, match.start() - 4), match.start())
        if number:
            out.append(Hit(number.start(), match.end(1), "resolution", (f"{number[1]}/{match[1]}",), "printed"))
    return out
