"""Where the documents of a file begin: titles with a number, lines that name the organ, and what closes a resolution."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit import symbols
from graphkit.symbols import forms

_NUMBER = re.compile(r"/RES/(?:(?:ES-|S-)?\d+/)?(\d+)")
_SESSION_PART = re.compile(r"/(?:RES|PRST)/(?:((?:ES-|S-)?\d+)/|\d+\(([^)]+)\))")
_SESSION = r"(?:ES-|S-)?\d{1,4}"
HEAD = re.compile(
    r"(?:\#{1,4}[ ]|\*\*)?(?:"
    rf"(?P<session>{_SESSION})/(?P<slash>\d{{1,3}})(?:[ ]?\[?(?P<part>[A-Z])\]?)?(?:\.|[ \n](?=[A-Z])|$)[ \n]*"
    r"|(?P<number>\d{1,4})\.?[ ]?(?:(?P<before>[A-Z])[ ])?\((?P<roman>(?:ES-|S-)?[IVXLC1l]+)\)"
    r"(?:[ ]?(?P<after>[A-Z])\b)?\.[ \n]*"
    r"|(?:Resolution|RESOLUTION)[ ](?P<council>\d{1,4})[ ]?\(?[ ]?(?P<year>(?:19|20)[\d-]{2,3})\)?(?=\n|$)"
    r"|(?P<old>\d{1,4})[ ]?\((?P<oldyear>19\d\d)\)\.[ ]Resolution[ ]of[ ]"
    r")"
)
"""The line that opens a resolution: ``74/214. Title``, ``2997 (XXVII). Title``, ``Resolution 2388 (2017)``,
``169 (1961). Resolution of``."""

ORGANS = {
    "Security Council": "S", "General Assembly": "A", "Economic and Social Council": "E", "Human Rights Council": "A/HRC",
    "Commission on Human Rights": "E/CN.4", "United Nations Environment Assembly": "UNEP/EA", "Trusteeship Council": "T",
}  # fmt: skip
OPENING = re.compile(r"[\"'_*]{0,2}(?:The )?((?:[A-Z][\w'-]*)(?: (?:and|of|the|on|for|[A-Z][\w'-]*)){0,12})(?:[,.:]+[ ]?)?[\"'_*]{0,2}$")
"""``The General Assembly,`` on a line of its own."""

DECISIONS = re.compile(r"Decisions?$")
CLOSING = re.compile(
    r"[_*]{0,2}(?:(?P<nth>\d{1,5})(?:st|nd|rd|th)?|(?P<words>[A-Z][a-z]+(?:[ -][a-z]+){0,5}(?<=st|nd|rd|th)))[ ]?"
    r"(?:\(resumed\)[ ]|resumed[ ])?(?:plenary )?meeting\b"
    r"|[_*]{0,2}(?:Adopted|Approved) (?:unanimously |without a vote |by consensus )?(?:at )?(?:the )?(?:resumed )?\w+ ?meet-?\s?ing"
)
"""``52nd plenary meeting``, ``Hundred and seventy-seventh plenary meeting,``, ``Adopted at the 982nd meeting``."""


def symbol_of(head: re.Match[str], organ: str) -> str | None:
    r"""Canonical symbol that a head gives, within an organ where its number alone does not tell.

    Parameters
    ----------
    head : re.Match
        A match of :data:`HEAD`.
    organ : str
        First elements of the organ's symbols, such as ``A`` or ``A/HRC``.

    Examples
    --------
    >>> symbol_of(HEAD.match("Resolution 2388 (2017)"), ""), symbol_of(HEAD.match("2997 (XXVII). Institutional"), "A")
    ('S/RES/2388(2017)', 'A/RES/2997(XXVII)')
    >>> symbol_of(HEAD.match("51/25. Title"), "A/HRC"), symbol_of(HEAD.match("2023/33. Support"), "E")
    ('A/HRC/RES/51/25', 'E/RES/2023/33')
    """
    if head["council"] or head["old"]:
        year = (head["year"] or head["oldyear"]).replace("-", "")
        return forms.council(int(head["council"] or head["old"]), int(year)) if len(year) == 4 else None
    if organ == "S" or not organ:
        return None
    if head["session"]:
        return forms.by_session(organ, head["session"], int(head["slash"]), head["part"] or "")
    roman = head["roman"].replace("1", "I").replace("l", "I")
    return forms.by_session(organ, roman, int(head["number"]), head["before"] or head["after"] or "")


def from_stem(stem: str) -> str | None:
    """The canonical symbol that a file name stands for, with ``_`` for ``/``.

    Examples
    --------
    >>> from_stem("S_RES_2388(2017)"), from_stem("A_RES_48_218_B"), from_stem("E_RES_476_(XV)"), from_stem("notes")
    ('S/RES/2388(2017)', 'A/RES/48/218B', 'E/RES/476(XV)', None)
    >>> from_stem("UNEP_EA.4_RES.14")
    'UNEP/EA.4/RES/14'
    """
    stem = re.sub(r"\.[a-z]{2,12}$", "", stem.strip("_ "))
    printed = re.sub(r"_+", "/", stem).replace("/(", "(")
    printed = re.sub(r"^(A/RES/[^/]+/\d+)/([A-Z](?:-[A-Z])?)$", r"\1\2", printed)
    return symbols.canonical(printed)


@lru_cache(maxsize=256)
def organ_of(symbol: str) -> str:
    """First elements of a symbol, as heads need them.

    Examples
    --------
    >>> organ_of("A/HRC/RES/51/25"), organ_of("S/RES/2388(2017)"), organ_of("UNEP/EA.4/RES/14")
    ('A/HRC', 'S', 'UNEP/EA')
    >>> organ_of("HSP/HA.1/RES/2")
    'HSP/HA'
    """
    before = re.split(r"/(?:RES|DEC|PRST|Res|L)\b", symbol)[0]
    return re.sub(r"^(UNEP/EA|HSP/HA)\.\d+$", r"\1", before)


@lru_cache(maxsize=256)
def number_of(symbol: str) -> str:
    """Number of a resolution.

    Examples
    --------
    >>> number_of("A/RES/2997(XXVII)"), number_of("A/RES/35/63"), number_of("S/RES/161(1961)A")
    ('2997', '63', '161')
    """
    m = _NUMBER.search(symbol)
    return m[1] if m else "0"


@lru_cache(maxsize=256)
def session_of(symbol: str) -> str:
    """Session, or year in brackets, of a resolution.

    Examples
    --------
    >>> session_of("A/RES/2997(XXVII)"), session_of("A/RES/S-20/2"), session_of("UNEP/EA.4/RES/14")
    ('XXVII', 'S-20', '')
    """
    m = _SESSION_PART.search(symbol)
    return (m[1] or m[2]) if m else ""
