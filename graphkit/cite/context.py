"""What stands before a number: the organ and the word "resolution" or "decision" that it hangs on, or the list it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from graphkit.cite.hits import Hit
from graphkit.symbols import series

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAME = r"[A-Z][A-Za-z]+(?: (?:of|the|on|and|for|in|[A-Z][A-Za-z-]+))*"
_AFTER_WORD = re.compile(
    rf"s?(?:,? (?:of|adopted by) (?:the )?(?:United Nations )?(?P<organ>{_NAME}))?"
    r"(?:,? (?:in particular|including|inter alia|notably|namely|especially))?,?(?: [Nn](?:os?|umbers?)\.?)?:? ?[(\[\"]?$"
)
_LIST = re.compile(
    r" ?(?:(?:of|on|dated|adopted|and|or|to|as well as|also|in|particular|including|inter alia|most recently|notably|namely|especially|"
    rf"its|the|annex(?:es)?|section|sections|part|paragraphs?|further|both|{MONTHS}|\d{{1,4}}|[IVX]+|[A-Z])\b ?|[,;:()\[\]\"-] ?)+$"
)
_CLOSED = re.compile(r"(?:, [A-Zl]{1,4})?[\]}]")
_JOINS_ON = re.compile(rf"(?: of \d{{1,2}} (?:{MONTHS}) \d{{4}})?,? and (?:resolutions?|decisions?) ")
_PARTICULAR = (
    *("including", "in particular", "especially", "notably", "inter alia"),
    *(f"the {one} {is_}" for one in ("last", "latest", "most recent") for is_ in ("being", "of which is", "of which was")),
)
_ABOUT = r"(?:,? (?:on|concerning|regarding|relating to) [^;.()\d]{3,150}?)?,? (?:and )?$"
_ORGANS_OWN = re.compile(rf"(?P<before>[A-Z][A-Za-z ]{{5,60}}) (?:resolutions|decisions){_ABOUT}")
_OWN_OF = re.compile(rf"(?:resolutions|decisions) (?:of|adopted by) the (?P<organ>{_NAME}){_ABOUT}")
"""Resolutions of an organ that are named as a whole before some of them are: "resolutions of the Council of Elrond, including"."""
_WHOLE = 300
_STATEMENT = re.compile(
    r"(?:[Pp]residential [Ss]tatements?|PRST|"
    r"[Ss]tatements? (?:made )?(?:by|of|from) (?:its|the) President(?: of the (?:Security )?Council)?)"
    rf"(?:,? (?:of|on|dated) \d{{1,2}} (?:{MONTHS}) \d{{4}})? ?[(\[]?$"
)
_AFTER_NUMBER = re.compile(
    r"(?:(?:,| and) \d{1,3}/\d{1,3})*"
    rf"(?:(?P<topic> on the [a-z-]+(?: and [a-z]+)?)(?= of )| on [a-z][^,;.()]{{0,80}}|"
    rf"(?: of \d{{1,2}} (?:{MONTHS}) \d{{4}})?,? entitled \"[^\"]{{1,250}}\",?)?"
    rf"(?: (?:of|adopted on) \d{{1,2}} (?:{MONTHS}) \d{{4}})?,? (?P<by>of|adopted by|by) (?:the )?(?P<organ>{_NAME})"
)
_DATE_BEHIND = re.compile(rf"\)(?: ?[A-Z](?: and [A-Z])?)? of \d{{1,2}} (?:{MONTHS}) (\d{{4}})\d{{0,3}}\b")
_BY_MONTH = re.compile(r"(?P<year>\d{4})/\d{1,2} of \d{1,2} (?P<month>March|April|August) (?P=year)\b")
_LISTED = re.compile(
    r"(?:(?:,|,? and|,? as well as) (?:the )?(?:(?:General )?Assembly|(?:(?:Security|Economic and Social|Human Rights) )?Council|"
    r"Commission on Human Rights))+ (?=resolutions|decisions)"
)
"""What parts an organ from its resolutions where others are named between: "General Assembly and Security Council resolutions"."""
_NUMBERED = re.compile(r"'?s? (?:[Rr]esolution|[Dd]ecision)s? (?:[A-Z]{1,4}\.?)?\d")
_OPENS = ("", " ", "(", '"')
_LONGEST = 150


class Context(NamedTuple):
    """What a number hangs on."""

    organ: str | None
    """First elements of the organ's symbols (``A``, ``S``, ``UNEP/EA``), a bare ``Council``, ``Assembly`` or ``Commission``,
    ``?`` for an organ named but not known, None where none is named."""
    word: str
    """``resolution``, ``decision`` or ``statement``."""
    own: bool
    """Whether "its" or "the present" makes it the document's own organ."""
    plural: bool = False


@cache
def _organs() -> dict[str, str]:
    names: dict[str, str] = dict(series.table()["organs"])
    names.update({"Council": "Council", "Assembly": "Assembly", "Commission": "Commission", "Governing Council": "Governing Council"})
    return names


@cache
def _by_last_word() -> dict[str, tuple[str, ...]]:
    """Names of organs by their last word, the longest first."""
    out: dict[str, list[str]] = {}
    for name in sorted(_organs(), key=len, reverse=True):
        out.setdefault(name.rpartition(" ")[2], []).append(name)
    return {last: tuple(names) for last, names in out.items()}


def _ends_with(words: str) -> str | None:
    """The organ whose name ends here, perhaps with a word or two behind it: "the General Assembly in its relevant"."""
    until = len(words)
    for _ in range(4):
        begin = words.rfind(" ", 0, until) + 1
        last = words[begin:until].rstrip(",").removesuffix("'s").removesuffix("'")
        named = words[:begin] + last
        for name in _by_last_word().get(last.lstrip('("'), ()):
            if named.endswith(name) and named[-len(name) - 1 : -len(name)] in _OPENS:
                return _organs()[name]
        if not words[begin : begin + 1].islower() or words.endswith(", and", 0, until):
            return None  # only small words may stand between, and none that begin something new
        until = begin - 1
        if until < 1:
            return None
    return None


def before(flat: str, start: int, floor: int) -> Context | None:
    """Read the words that a number at `start` hangs on.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    start : int
        Where the number begins.
    floor : int
        Do not look at what stands before this.

    Returns
    -------
    Context or None
        None where no "resolution", "decision" or "statement" leads to the number.
    """
    window = flat[max(floor, start - _LONGEST) : start]
    at = max(window.rfind("esolution"), window.rfind("ecision"), window.rfind("ESOLUTION"), window.rfind("ECISION"))
    if at > 0:
        length = 9 if window[at] in "eE" and window[at + 1] in "sS" else 7
        tail = _AFTER_WORD.match(window, at + length)
        if tail:
            word = "resolution" if length == 9 else "decision"
            lead = window[: at - 1]
            plural = window[at + length : at + length + 1] in ("s", "S")
            if tail["organ"]:
                return Context(_named(tail["organ"]), word, False, plural)
            lead = lead.rstrip()
            organ = _ends_with(lead)
            if organ is not None:
                return Context(organ, word, False, plural)
            own = lead.endswith((" its", "Its", " our", " own", " previous", " earlier", " its relevant"))
            return Context(None if own else _of_whole(flat, floor, start - len(window) + len(lead)), word, own, plural)
    if _STATEMENT.search(window):
        return Context("S", "statement", False)
    return None


def _of_whole(flat: str, floor: int, end: int) -> str | None:
    """The organ of "Commission on Human Rights resolutions on the right to development, including resolutions", None without one."""
    said = next((words for words in _PARTICULAR if flat.endswith(words, floor, end)), None)
    if said is None:
        return None
    low, high = max(floor, end - _WHOLE), end - len(said)
    if "resolutions" not in flat[low:high] and "decisions" not in flat[low:high]:
        return None
    if found := _OWN_OF.search(flat, low, high):
        organ = _named(found["organ"])
        return None if organ == "?" else organ
    found = _ORGANS_OWN.search(flat, low, high)
    return _ends_with(found["before"]) if found else None


def joins_on(between: str) -> bool:
    """Whether a number is of the organ of the one before: "Commission resolution 2030/1 of 5 May 2030 and decision 2030/2".

    Examples
    --------
    >>> joins_on(" of 5 May 2030 and decision "), joins_on(" of 5 May 2030, by which, in decision ")
    (True, False)
    """
    return _JOINS_ON.fullmatch(between) is not None


def after(flat: str, end: int, head: Context | None) -> Context | None:
    """Let an organ that is named after the number decide: "resolution 574 (XXVII) of 16 May 1998 of the Economic Commission ..."."""
    if head is None or head.organ is not None:
        return head
    found = _AFTER_NUMBER.match(flat, end)
    if found and found["topic"] and found["by"] == "of":
        return head  # "resolution 73/234 on the implementation of the Convention on Biological Diversity" is no decision under it
    named = _named(found["organ"]) if found else "?"
    return head if named == "?" else head._replace(organ=named)


def _named(words: str) -> str:
    names = _organs()
    while words:
        if words in names:
            return names[words]
        words = words.rpartition(" ")[0]
    return "?"


def year_behind(flat: str, start: int) -> int | None:
    """Year of the date behind the number with its session that starts here."""
    found = _DATE_BEHIND.match(flat, flat.find(")", start))
    return int(found[1]) if found else None


def dated_in(flat: str, start: int, session: str) -> bool:
    """Whether the date behind a number is of its session of the Assembly; false without one.

    Examples
    --------
    >>> dated_in("811 (IX) of 11 December 1954", 0, "IX"), dated_in("811 (IX)", 0, "IX")
    (True, False)
    """
    year, opened = year_behind(flat, start), series.session_year(session)
    return year is not None and opened is not None and year - opened in (0, 1)


def continues(between: str) -> bool:
    """Whether what stands between two numbers makes them members of one list.

    Examples
    --------
    >>> continues(" and "), continues(" of 14 December 1960 and "), continues(" "), continues(" was adopted after ")
    (True, True, True, False)
    """
    return between == " " or (len(between) <= _LONGEST and _LIST.match(between) is not None)


def leads_to_resolution(flat: str, end: int) -> bool:
    """Whether a body stands only as part of "Security Council resolution 1373 (2001)".

    Examples
    --------
    >>> leads_to_resolution("the Security Council resolutions", 20), leads_to_resolution("the Security Council met", 20)
    (True, False)
    """
    if flat.startswith("  ", end):
        return False  # the next paragraph begins with the word
    listed = _LISTED.match(flat, end) if flat.startswith((", ", " and ", " as "), end) else None
    end = listed.end() if listed else end
    after = flat[end : end + 40].removeprefix("'s").removeprefix("'").lstrip().removeprefix("relevant ").lower()
    if after.startswith(("decision to ", "decision that ", "decision, as ")):
        return False  # what it decided, and no text
    return after.startswith(("resolution", "decision", "sanctions committee", "presidential statement"))


def numbered(flat: str, end: int) -> bool:
    """Whether a resolution with its number follows a body.

    Examples
    --------
    >>> numbered("IMO resolution A.1091(28)", 3), numbered("AJOC decisions on the area", 4)
    (True, False)
    """
    return _NUMBERED.match(flat, end) is not None


def adopts_none(*names: str) -> bool:
    """Whether no organ whose resolutions are numbered has one of these names.

    Examples
    --------
    >>> adopts_none("Abyei Joint Oversight Committee", "AJOC"), adopts_none("Security Council")
    (True, False)
    """
    return _organs().keys().isdisjoint(names)


def names_itself(flat: str, hit: Hit) -> bool:
    """Whether a masthead names its own document: "Resolution adopted on 5 May 2004", "[S/5002, II]"."""
    if hit.rule == "resolution-date":
        return flat[hit.start].isupper()
    return hit.rule == "symbol" and flat[hit.start - 1 : hit.start] == "[" and _CLOSED.match(flat, hit.end) is not None


def by_month(flat: str, at: int) -> str | None:
    """The commission that met when "2000/22 of 18 August 2000" was adopted, where the Economic and Social Council did not.

    The Commission on Human Rights met in March and April, its Sub-Commission in August, from 1983 on, when both numbered by year, to 2006.

    Examples
    --------
    >>> by_month("2000/22 of 18 August 2000", 0), by_month("2005/81 of 21 April 2005", 0), by_month("2005/28 of 25 July 2005", 0)
    ('E/CN.4/SUB.2', 'E/CN.4', None)
    """
    found = _BY_MONTH.match(flat, at)
    if found is None or not 1983 <= int(found["year"]) <= 2006:
        return None
    return "E/CN.4/SUB.2" if found["month"] == "August" else "E/CN.4"
