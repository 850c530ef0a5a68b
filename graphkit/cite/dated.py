"""Resolutions and presidential statements that a text names by organ and date, without a number."""

from __future__ import annotations

import re
from functools import cache

from graphkit.cite.context import MONTHS
from graphkit.cite.hits import Hit
from graphkit.cite.organs import Own
from graphkit.cite.triggers import Triggers
from graphkit.symbols import forms, series

_DATE = rf"(\d{{1,2}}) ({MONTHS})(?: (\d{{4}}))?"
_ORGAN = "Security Council|General Assembly|Economic and Social Council|United Nations Commission for India and Pakistan"
_RESOLUTION = re.compile(
    rf"esolutions?(?:\d{{1,3}}(?= of ))?(?: of the (?P<of>{_ORGAN}))?"
    r"(?: adopted(?: by (?:the )?(?P<organ>[A-Z][A-Za-z]+(?: (?:of|the|on|and|for|[A-Z][A-Za-z-]+))*))?"
    r"(?: at [\w ,-]{3,60}?)?)?,?"
    rf" (?:of|on|dated|adopted on) (?=\d{{1,2}} (?:{MONTHS}))"
)
_DECISION = re.compile(rf"ecisions? (?:of|taken by|adopted by) the (?P<of>{_ORGAN}),? (?:of|on|dated) (?=\d{{1,2}} (?:{MONTHS}))")
_MET = re.compile(r" at the .* of the (Security Council|General Assembly|Economic and Social Council)\b")
"""Whose meeting adopted it: "resolution adopted at the fifty-fifth plenary meeting of the General Assembly on 11 December 1946"."""
_STATEMENT = re.compile(
    r"(?:tatements?|eclaration(?= of the President of the )|onsensus(?= expressed by the President))"
    r"(?: (?:expressed |made |issued )?(?:by|of|from) (?:(?:its|the) President(?: and the members)?(?: of the (?:Security )?Council)?"
    r"|the (?:Security )?Council)"
    r"(?: on behalf of the (?:members of the )?(?:Security )?Council)?(?: (?:on|concerning|regarding) [^,;.()\d]{3,90}?)?)?"
    r"(?: at (?:the|its) \d{1,4}(?:st|nd|rd|th) meeting(?: of the Council)?(?:,? held)?)?"
    rf"(?: \d{{1,2}}(?= of \d))?"
    rf"(?: made| issued| adopted)?,?(?: (?:including|in particular|notably) those)?(?: (?:of|on|dated)) (?=\d{{1,2}} (?:{MONTHS}))"
)
_ON_DATE = re.compile(rf"tatements? (?:made|issued) on (?=\d{{1,2}} (?:{MONTHS}))")
_BY_PRESIDENT = re.compile(r" by (?:its|the) President(?: of the (?:Security )?Council)?\b(?! of)")
"""What stands behind "the statement made on 5 September 1986"."""
_SPOKEN = re.compile(r"tatements (?:made |issued )?(?:by|of) (?:its|the) [Pp]resident(?: of the (?:Security )?Council)?\b[^.;]*$")
"""Whose statements they are may have been said before: "statements of its President, in particular the statement of 18 June 2000"."""
_OTHERS = re.compile(r"(?:decisions|resolutions) of the [A-Z][^;.]*,? (?:including|in particular) its $")
_SENTENCE = 200
_MEMBER = re.compile(_DATE)
_NEXT = re.compile(
    r"(?P<symbol> ?\((?:document )?[SA]/[^()]{1,30}\)(?:,? \d{1,2}(?=,? ))?)?"  # the digits are the mark of a footnote
    rf"(?: (?:on|concerning) [^;()\d]{{3,150}}?(?=(?:,|,? and) (?:of|on) \d{{1,2}} (?:{MONTHS})))?"  # what each is about
    rf"(?: \d{{1,2}}(?= and ))?(?:,? and(?: (?:of|on))?|,(?: (?:of|on))?| on)? ?(?=\d{{1,2}} (?:{MONTHS}))"
)
"""What each is about may stand between: "statements of 3 May 2000 on bridges, of 4 June 2000 on roads"."""
_WITH_SYMBOL = re.compile(r"[ ,]*(?:and )?[(\[]?(?:see )?(?:document )?(?:S/|A/|E/|contained)")
_NUMBERS = {name: at for at, name in enumerate(MONTHS.split("|"), 1)}


@cache
def _organs() -> re.Pattern[str]:
    names = sorted(series.table()["organs"], key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, names))})(?:'s)? $")


def find(flat: str, triggers: Triggers, own: Own) -> list[Hit]:
    """Find what is named by its date alone.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    triggers : dict of str to list of int
        Where its words stand.
    own : Own
        Answers for the document at an offset.

    Returns
    -------
    list of Hit
    """
    out: list[Hit] = []
    for found in filter(None, (_RESOLUTION.match(flat, at) for at in triggers["esolution"])):
        start = found.start() - 1
        if flat[start - 1 : start].isalpha() or (re.match(r"esolutions?(?:\d{1,3})? of", found[0]) is None and "adopted" not in found[0]):
            continue
        met = _MET.search(found[0])
        prefix = _prefix(flat, start, found["organ"] or found["of"] or (met[1] if met else None), own)
        if prefix is not None:
            out += _members(flat, start, found.end(), "resolution", prefix, "resolution-date")
    for found in filter(None, (_DECISION.match(flat, at) for at in triggers["ecision"])):
        prefix = _prefix(flat, found.start() - 1, found["of"], own)
        if prefix is not None:
            out += _members(flat, found.start() - 1, found.end(), "resolution", prefix, "resolution-date")
    spoken = triggers["tatement"] + triggers["eclaration of the President"] + triggers["onsensus expressed by the President"]
    for found in filter(None, (_STATEMENT.match(flat, at) for at in spoken)):
        prefix = "A/HRC" if own(found.start()).prefix == "A/HRC" and "Security" not in found[0] else "S"
        before = flat[max(0, found.start() - _SENTENCE) : found.start() - 1]
        if before.endswith("ress "):
            continue  # "its press statement of 18 June 2000" is none of the President
        if "President" in found[0] or before.endswith("residential ") or _SPOKEN.search(before):
            out += _members(flat, found.start() - 1, found.end(), "document", prefix, "statement-date")
    for found in filter(None, (_ON_DATE.match(flat, at) for at in triggers["tatement"])):
        made = _members(flat, found.start() - 1, found.end(), "document", "S", "statement-date")
        if made and _BY_PRESIDENT.match(flat, made[-1].end):
            out += made
    return out


def _prefix(flat: str, start: int, named: str | None, own: Own) -> str | None:
    names: dict[str, str] = series.table()["organs"]
    if named:
        while named and named not in names:
            named = named.rpartition(" ")[0]
        return names.get(named)
    before = flat[max(0, start - 90) : start]
    found = _organs().search(before)
    if found:
        return names[found[1]]
    if before.endswith(("its ", "Its ", "Council's ")) and not _OTHERS.search(before):  # "decisions of the League, including its"
        prefix = own(start).prefix
        return prefix if prefix in ("S", "A", "E") else None
    return None


def _members(flat: str, start: int, at: int, kind: str, prefix: str, rule: str) -> list[Hit]:
    """The date and those that follow it in a list; a date without a year takes the next one's, one with a symbol is named by that."""
    dates: list[tuple[int, int, str, str, str | None]] = []
    symbols: set[int] = set()
    while member := _MEMBER.match(flat, at):
        dates.append((member.start(), member.end(), member[1], member[2], member[3]))
        following = _NEXT.match(flat, member.end())
        if following is None:
            break
        if following["symbol"]:
            symbols.add(member.start())
        at = following.end()
    if not dates or _WITH_SYMBOL.match(flat, dates[-1][1]):
        return []  # the symbol that follows is the mention
    out: list[Hit] = []
    year: str | None = None
    for first, end, day, month, own_year in reversed(dates):
        year = own_year or year
        if year is None or first in symbols or not 1 <= int(day) <= 31:
            continue
        target = forms.dated(prefix, f"{year}-{_NUMBERS[month]:02}-{int(day):02}")
        out.append(Hit(start if first == dates[0][0] else first, end, kind, (target,), rule))
    return out[::-1]
