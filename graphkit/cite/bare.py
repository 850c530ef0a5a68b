"""Security Council resolutions by number without a year of their own: "resolution 1325", "425 and 426 (1978)", "1590 of 24 March 2005".

Only where the Council is named or the document is its own, and only numbers that the number-to-year table knows: the year is the
table's.
"""

from __future__ import annotations

import re

from graphkit.cite.context import MONTHS, before
from graphkit.cite.hits import Hit
from graphkit.cite.organs import Own
from graphkit.cite.triggers import Triggers
from graphkit.symbols import forms, series

_LEADS = {"esolution": re.compile(r"esolutions? (?=\d{3,4}\b)"), "UNSCR": re.compile(r"UNSCRs?\)? (?=\d{3,4}\b)")}
_DATE = rf" of \d{{1,2}} (?:{MONTHS}) "
_NUMBER = re.compile(rf"(?P<number>\d{{3,4}})(?![\d/.,]*\d|-\d|(?: [A-Z])? ?\((?:[\dIVX]|E?S-))(?:{_DATE}(?P<year>\d{{4}}))?")
_NEXT = re.compile(r"(?:, | and |, and | or )(?=\d{3,4}\b)")
_SHARED = re.compile(r"(?<![\d/(])(?P<number>\d{3,4})(?P<link>,? and |, )$")
_DATED = re.compile(rf"(?:{_DATE}\d{{4}})?(?:,? and |, )(?P<number>\d{{3,4}})(?={_DATE}(?P<year>\d{{4}}))")
_DAY = re.compile(rf"(?:{MONTHS}) $")
"""What stands before the year of a date."""
_LEAST = 100
"""Smaller numbers without a year are too often something else."""


def find(flat: str, triggers: Triggers, numbered: list[Hit], own: Own) -> list[Hit]:
    """Find Security Council resolutions that are named by their number alone.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    triggers : dict of str to list of int
        Where its words stand.
    numbered : list of Hit
        Resolutions found so far, with session or year.
    own : Own
        Answers for the document at an offset.

    Returns
    -------
    list of Hit

    Examples
    --------
    >>> from graphkit.cite import triggers
    >>> from graphkit.cite.organs import Owner
    >>> text = "implementation of resolutions 1325 and 1820 of 19 June 2008"
    >>> council = Owner("S", None, "S/RES/2242(2015)", 2242, 2015)
    >>> [hit.targets for hit in find(text, triggers.find(text), [], lambda at: council)]
    [('S/RES/1325(2000)',), ('S/RES/1820(2008)',)]
    """
    out: list[Hit] = []
    leads = [lead for word, form in _LEADS.items() for at in triggers[word] if (lead := form.match(flat, at))]
    for lead in leads:
        at = lead.end()
        if _NUMBER.match(flat, at) is None:
            continue
        if lead.re is _LEADS["esolution"]:
            head = before(flat, at, 0)
            if head is None or not (head.organ == "S" or (head.organ in (None, "Council") and own(at).prefix == "S")):
                continue
        while number := _NUMBER.match(flat, at):
            hit = _hit(number.start("number"), number.end("number"), int(number["number"]), number["year"])
            if hit is not None:
                out.append(hit)
            following = _NEXT.match(flat, number.end())
            if following is None:
                break
            at = following.end()
    for hit in numbered:
        if hit.rule == "number-year" and hit.targets:
            out += _sharing(flat, hit)
            out += _dated(flat, hit)
    return out


def _dated(flat: str, hit: Hit) -> list[Hit]:
    """Numbers whose year is in their date alone, behind one that has it: "1588 (2005) of 17 March 2005, and 1590 of 24 March 2005"."""
    out: list[Hit] = []
    at = hit.end
    while following := _DATED.match(flat, at):
        one = _hit(following.start("number"), following.end("number"), int(following["number"]), following["year"])
        if one is None:
            break
        out.append(one)
        at = one.end
    return out


def _sharing(flat: str, hit: Hit) -> list[Hit]:
    """Numbers that share the year of the one behind them: "425 and 426 (1978)"."""
    out: list[Hit] = []
    at, year = hit.start, hit.targets[0].rpartition("(")[2][:4]
    if not (flat.startswith("and ", at - 4) or flat.startswith(", ", at - 2)):
        return out
    while (shared := _SHARED.search(flat, max(0, at - 12), at)) and not _DAY.search(flat, max(0, shared.start() - 14), shared.start()):
        one = _hit(shared.start("number"), shared.end("number"), int(shared["number"]), year)
        if one is None:
            break
        out.append(one)
        at = one.start
    return out


def _hit(start: int, end: int, number: int, year: str | None) -> Hit | None:
    known = series.council_year(number)
    if number < _LEAST or known is None or (year is not None and int(year) != known):
        return None
    return Hit(start, end, "resolution", (forms.council(number, known),), "number-alone")
