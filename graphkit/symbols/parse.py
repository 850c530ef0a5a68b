"""Any common form of a symbol, read as one canonical symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from graphkit.symbols import existence, forms, series
from graphkit.symbols.typed import tidy

_WORD = r"(?P<word>resolutions?|res\.?|R|decisions?|dec\.?)"
_NUMBER = (
    r"(?P<before>\d{1,4}) ?(?P<part>[A-Z])?(?: ?\((?P<session>\d{4}|(?:S-|ES-)?[IVXLC]+)\) ?(?P<part2>[A-Z])?)?"
    r"|(?P<slash>(?:S-|ES-)?\d{1,4})/(?P<after>\d{1,4}) ?(?P<part3>[A-Z])?"
)
_STATEMENT = re.compile(
    r"(?:S/?|(?:UN ?)?SC )?(?:(?:UN )?Security Council )?"
    r"(?:presidential statement|PRST|statement by (?:the|its) President(?: of the Security Council)?) ?/?\(?(\d{4})/(\d+)\)?$",
    re.I,
)
_OLD_SESSION = re.compile(r"A/RES/([1-9]|[12]\d|30)/(\d{1,4})([A-Z]?)$")
_SESSION = re.compile(r" ?\((?:\d{4}|[IVXLCES-]+)\)")
_FIRST_YEAR = 1946
_BARE = re.compile(r"(?:res(?:olution|\.)? ?)?(?P<number>\d{1,4})$", re.I)
_BARE_SLASH = re.compile(r"(?:res(?:olution|\.)? ?)?(?P<session>\d{1,4})/(?P<number>\d{1,4})$", re.I)
_PREFIX = ("A", "E", "A/HRC", "E/CN.4")


def parse(text: str) -> str | None:
    """Read any common form of a symbol.

    Parameters
    ----------
    text : str
        A symbol as printed, a phrase such as "SC res. 2388" or "GA resolution 60/288", or a United Nations address.

    Returns
    -------
    str or None
        The canonical symbol; None where the text is no form of one, or leaves open which.

    Examples
    --------
    >>> parse("SC res. 2388"), parse("UNSCR 1325"), parse("2388 (2017)"), parse("https://undocs.org/en/S/RES/1373(2001)")
    ('S/RES/2388(2017)', 'S/RES/1325(2000)', 'S/RES/2388(2017)', 'S/RES/1373(2001)')
    >>> parse("GA resolution 60/288"), parse("A/RES/217 (III) A"), parse("217 A (III)"), parse("Presidential Statement 2015/25")
    ('A/RES/60/288', 'A/RES/217(III)A', 'A/RES/217(III)A', 'S/PRST/2015/25')
    >>> parse("HRC resolution 16/21"), parse("ECOSOC res. 2005/28"), parse("good morning") is None
    ('A/HRC/RES/16/21', 'E/RES/2005/28', True)
    >>> parse("CND resolution 55/2"), parse("Commission on Population and Development decision 2004/2")
    ('E/CN.7/RES/55/2', 'E/CN.9/DEC/2004/2')
    """
    text = tidy(text)
    found = _STATEMENT.match(text)
    if found:
        return f"S/PRST/{found[1]}/{found[2]}"
    if "/" in text:
        symbol = forms.canonical(text)
        if symbol is not None:
            return _of_old_session(symbol)
    text = re.sub(r"^UNSCR ?", "UNSC R", re.sub(r"^UNGAR ?", "UNGA R", text))
    match = _phrases().match(text)
    return _phrase(match) if match else None


def unsaid(text: str) -> list[str]:
    """Symbols that a number without organ can mean, the likeliest first; none where there are no such documents.

    Examples
    --------
    >>> unsaid("resolution 1325"), unsaid("60/8"), unsaid("S/RES/1325")
    (['S/RES/1325(2000)', 'A/RES/1325(XIII)'], ['A/RES/60/8', 'A/HRC/RES/60/8'], [])
    """
    text = tidy(text)
    text = text.removeprefix("UN ")
    found: list[str] = []
    if bare := _BARE.match(text):
        number = int(bare["number"])
        year, session = series.council_year(number), series.old_session("general-assembly", number)
        found += [forms.council(number, year)] if year is not None and number <= existence.last_council_number() else []
        found += [forms.by_session("A", session, number)] if session is not None else []
    elif bare := _BARE_SLASH.match(text):
        known = _slash(None, bare["session"], int(bare["number"]), "", False)
        every = [forms.by_session(organ, bare["session"], int(bare["number"])) for organ in _PREFIX]
        found += [known] if known is not None and known not in every else every
    return [symbol for symbol in found if existence.missing(symbol) is None]


@cache
def _phrases() -> re.Pattern[str]:
    """Organ, word and number, as in "CND resolution 55/2": the organs are those whose numbers :func:`_phrase` reads."""
    names = [name for name, prefix in series.table()["organs"].items() if prefix == "S" or _by_session(prefix)]
    organ = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?:(?P<organ>(?:UN ?)?(?:{organ})|Assembly)'?s? ?)?(?:{_WORD} ?)?(?:No\.? ?)?(?:{_NUMBER})$", re.I)


def _by_session(prefix: str | None) -> bool:
    """Whether an organ has resolutions of session or year and number whose symbols are known."""
    return prefix in _PREFIX or prefix in series.table()["commissions"]


def _phrase(match: re.Match[str]) -> str | None:
    organ = _organ(match["organ"])
    decision = bool(match["word"]) and match["word"].lower().startswith("dec")
    if match["slash"]:
        return _slash(organ, match["slash"].upper(), int(match["after"]), (match["part3"] or "").upper(), decision)
    number, session = int(match["before"]), match["session"]
    part = (match["part"] or match["part2"] or "").upper()
    if session and session.isdigit():
        return forms.council(number, int(session), part) if organ in (None, "S") and series.council_fits(number, int(session)) else None
    if session:
        session = session.upper()
        if organ in (None, "A") and series.old_fits("general-assembly", number, session):
            return forms.by_session("A", session, number, part, decision)
        if organ in (None, "E") and series.old_fits("ecosoc", number, session):
            return forms.by_session("E", session, number, part, decision)
        return None
    if organ == "S":
        return forms.canonical(f"S/RES/{number}")
    if organ == "A":
        return forms.canonical(f"A/RES/{number}")
    return None


def _slash(organ: str | None, session: str, number: int, part: str, decision: bool) -> str | None:
    if organ in (None, "S") and session.isdigit() and number >= _FIRST_YEAR and series.council_fits(int(session), number):
        return forms.council(int(session), number, part)  # 1325/2000
    if organ is None:
        whole = int(session) if session.isdigit() else 0
        if series.table()["ecosoc"]["first-slash-year"] <= whole:
            organ = "E"
        elif not session.isdigit() or series.table()["general-assembly"]["first-slash-session"] <= whole <= series.last_session():
            organ = "A"
    return _of_old_session(forms.by_session(organ, session, number, part, decision)) if organ and _by_session(organ) else None


def _of_old_session(symbol: str) -> str:
    """A/RES/25/2625 as the Assembly numbered it until session 30; any other symbol as it is."""
    found = _OLD_SESSION.match(symbol)
    if found:
        session = series.roman(int(found[1]))
        if series.old_fits("general-assembly", int(found[2]), session):
            return forms.by_session("A", session, int(found[2]), found[3])
    return symbol


def _organ(words: str | None) -> str | None:
    if not words:
        return None
    folded = words.lower().replace(" ", "")
    for name, prefix in series.table()["organs"].items():
        plain = name.lower().replace(" ", "")
        if folded in (plain, "un" + plain):
            return str(prefix)
    return "A" if folded == "assembly" else None


def suggest(text: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Symbols close to what somebody typed, the closest first.

    Parameters
    ----------
    text : str
        What was typed.
    known : iterable of str
        Canonical symbols to choose from.
    limit : int
        At most so many.

    Examples
    --------
    >>> suggest("S/RES/23888", ["S/RES/2388(2017)", "A/RES/60/288"])
    ['S/RES/2388(2017)']
    """
    bare = {_SESSION.sub("", symbol): symbol for symbol in known}  # a year in brackets would outweigh the number
    near = get_close_matches(_SESSION.sub("", parse(text) or text), list(bare), n=limit, cutoff=0.75)
    return [bare[symbol] for symbol in near]
