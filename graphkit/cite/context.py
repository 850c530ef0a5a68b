"""What stands before a number: the organ and the word "resolution" or "decision" that it hangs on, or the list it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

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
_STATEMENT = re.compile(
    r"(?:[Pp]residential [Ss]tatements?|PRST|"
    r"[Ss]tatements? (?:made )?(?:by|of|from) (?:its|the) President(?: of the (?:Security )?Council)?)"
    rf"(?:,? (?:of|on|dated) \d{{1,2}} (?:{MONTHS}) \d{{4}})? ?[(\[]?$"
)
_AFTER_NUMBER = re.compile(
    r"(?:(?:,| and) \d{1,3}/\d{1,3})*"
    r"(?:(?P<topic> on the [a-z-]+(?: and [a-z]+)?)(?= of )| on [a-z][^,;.()]{0,80}|,? entitled \"[^\"]{1,250}\",?)?"
    rf"(?: (?:of|adopted on) \d{{1,2}} (?:{MONTHS}) \d{{4}})?,? (?P<by>of|adopted by|by) (?:the )?(?P<organ>{_NAME})"
)
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
        if not words[begin : begin + 1].islower():
            return None  # only small words may stand between
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
            return Context(None, word, own, plural)
    if _STATEMENT.search(window):
        return Context("S", "statement", False)
    return None


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


def continues(between: str) -> bool:
    """Whether what stands between two numbers makes them members of one list.

    Examples
    --------
    >>> continues(" and "), continues(" of 14 December 1960 and "), continues(" was adopted after ")
    (True, True, False)
    """
    return len(between) <= _LONGEST and _LIST.match(between) is not None


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
