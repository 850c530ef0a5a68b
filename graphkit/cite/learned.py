"""Names that a document defines for itself: "Name (ACRONYM)", and the short form of a name that it gave in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graphkit.cite import shapes
from graphkit.cite.names import Found, Name

_DEFINED = re.compile(
    r"(?:'s?)? ?\((?:hereinafter |hereafter |the |also known as |or )*\"?(?:the )?"
    r"([A-Z][A-Za-z&.-]{1,14}(?: ?[A-Z][A-Za-z-]{0,14}){0,3})\"?(?=[),;])"
)
_OPENED = re.compile(r"(?:'s?)?,? ?\((?:hereinafter |hereafter |known as |also known as |referred to as )*\"?(?:the )?")
_REPEATS = re.compile(r"\((?:or )?\"?(?:the )?\"?$")
_NEAR = 160
_LEAD = re.compile(r"^(?:United Nations|UN|International|African Union|European Union|Joint|General) (?=[A-Z][\w-]+ [A-Z])")
_UNITS = r"(?:Plan|Programme|Platform|Framework|Agenda) (?:of|for) Action|Code of Conduct|Office of the [A-Z][\w-]+(?: [A-Z][\w-]+)*"
_CUT = re.compile(
    rf"^((?:(?:{_UNITS}|[A-Z][\w'-]*|and) )+?)"
    r"(?=(?:of|on|for|in|to|against|concerning|relating|relative|regarding|with|under|between)\b(?! Action| Conduct))"
)


def acronyms(flat: str, found: Iterable[Found]) -> dict[str, tuple[Name, int]]:
    """Acronyms that stand in brackets right after a name, each with what it means and from where on.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : iterable of Found
        Names found so far.

    Returns
    -------
    dict
        Acronym -> (what it stands for, offset of its definition).
    """
    out: dict[str, tuple[Name, int]] = {}
    for one in found:
        defined = _DEFINED.match(flat, one.end)
        if defined and flat[one.start : one.end] != defined[1]:
            out.setdefault(defined[1], (one.name, defined.end()))
    return out


def repeats(flat: str, found: list[Found]) -> tuple[list[Found], dict[str, tuple[Name, int]]]:
    """Aliases in brackets right behind a name: they belong to it and are no mention of their own.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : list of Found
        Names found so far, in the order of the text.

    Returns
    -------
    tuple
        The names that only repeat the one before; and what their form means from there on.
    """
    again: list[Found] = []
    defined: dict[str, tuple[Name, int]] = {}
    last: Found | None = None
    closes = -1
    for one in found:
        if last is not None and one.name.kind == last.name.kind and one.start > last.end:
            opened = (
                one.start < closes
                or _OPENED.fullmatch(flat, last.end, one.start)
                or (one.name == last.name and one.start - last.end < _NEAR and _REPEATS.search(flat, last.end, one.start))
            )
            if opened and flat[one.end : one.end + 1] in (")", '"', ","):
                defined.setdefault(flat[one.start : one.end], (last.name, one.end))
                again.append(one)
                closes = flat.find(")", one.end, one.end + _NEAR)
                continue
        last = one
    return again, defined


def short_forms(flat: str, found: Iterable[Found]) -> dict[str, tuple[Name, int]]:
    """Short names that keep a distinguishing word: "Verification Mission" for the one in Colombia.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : iterable of Found
        Names found so far.

    Returns
    -------
    dict
        Short form -> (what it stands for, offset from which on it can be used).
    """
    out: dict[str, tuple[Name, int]] = {}
    for one in found:
        if len(one.name.ids) > 1:
            continue
        for short in _shorter(flat[one.start : one.end]):
            out.setdefault(short, (one.name, one.end))
    return out


@lru_cache(maxsize=8192)
def _shorter(full: str) -> tuple[str, ...]:
    """Short forms of one full name.

    Examples
    --------
    >>> _shorter("United Nations Verification Mission in Colombia")
    ('Verification Mission',)
    >>> _shorter("Advisory Committee on Administrative and Budgetary Questions")
    ('Advisory Committee',)
    """
    heads, weak = shapes.short_forms()
    out = []
    cut = _CUT.match(full)
    core = cut[1].rstrip() if cut else full
    for form in dict.fromkeys((core, _LEAD.sub("", core), core.replace("United Nations ", ""))):
        words = form.split()
        head = words[-1] in heads or form.startswith("Office of the ") or form.endswith((" Action", " Code of Conduct"))
        if form != full and 2 <= len(words) <= 6 and head and words[0] != "United" and not weak.issuperset(words[:-1]):
            out.append(form)
    return tuple(out)


def occurrences(flat: str, defined: dict[str, tuple[Name, int]]) -> Iterator[Found]:
    """Find where a document uses the names that it defined."""
    if not defined:
        return
    forms = list(defined)
    for index, at, end in AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(flat):
        name, since = defined[forms[index]]
        before, after = flat[at - 1 : at], flat[end : end + 1]
        whole = not (before.isalpha() or before in ("_", "/", "-")) and not (after.isalpha() or after in ("_", "/"))
        if at >= since and whole and not (after in (")", '"', ",") and _REPEATS.search(flat, max(0, at - 12), at)):
            yield Found(at, end, name)
