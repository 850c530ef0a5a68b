"""Any common form of a symbol, read as one canonical symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from graphkit.symbols import forms, series

_ORGAN = (
    r"(?P<organ>(?:UN )?Security Council|UN ?SC|SC|(?:UN )?General Assembly|Assembly|UN ?GA|GA|Economic and Social Council|ECOSOC|"
    r"(?:UN )?Human Rights Council|UNHRC|HRC|Commission on Human Rights|CHR)"
)
_WORD = r"(?P<word>resolutions?|res\.?|R|decisions?|dec\.?)"
_NUMBER = (
    r"(?P<before>\d{1,4}) ?(?P<part>[A-Z])?(?: ?\((?P<session>\d{4}|(?:S-|ES-)?[IVXLC]+)\) ?(?P<part2>[A-Z])?)?"
    r"|(?P<slash>(?:S-|ES-)?\d{1,4})/(?P<after>\d{1,4}) ?(?P<part3>[A-Z])?"
)
_PHRASE = re.compile(rf"(?:{_ORGAN}'?s? ?)?(?:{_WORD} ?)?(?:No\.? ?)?(?:{_NUMBER})$", re.I)
_STATEMENT = re.compile(
    r"(?:S/)?(?:Security Council )?(?:presidential statement|PRST|statement by the President(?: of the Security Council)?)"
    r" ?/?\(?(\d{4})/(\d+)\)?$",
    re.I,
)
_SESSION = re.compile(r" ?\((?:\d{4}|[IVXLCES-]+)\)")
_HOSTS = ("undocs.org", "docs.un.org", "www.undocs.org", "daccess-ods.un.org", "digitallibrary.un.org", "www.un.org")
_PREFIX = {"A": "A", "E": "E", "A/HRC": "A/HRC", "E/CN.4": "E/CN.4"}


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
    """
    text = " ".join(_from_address(text.strip()).split()).replace("\u2019", "'").rstrip(".,;")
    found = _STATEMENT.match(text)
    if found:
        return f"S/PRST/{found[1]}/{found[2]}"
    if "/" in text:
        symbol = forms.canonical(text)
        if symbol is not None:
            return symbol
    text = re.sub(r"^UNSCR ?", "UNSC R", re.sub(r"^UNGAR ?", "UNGA R", text))
    match = _PHRASE.match(text)
    return _phrase(match) if match else None


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
    if organ is None:
        whole = int(session) if session.isdigit() else 0
        if series.table()["ecosoc"]["first-slash-year"] <= whole:
            organ = "E"
        elif not session.isdigit() or series.table()["general-assembly"]["first-slash-session"] <= whole <= series.last_session():
            organ = "A"
    return forms.by_session(organ, session, number, part, decision) if organ in _PREFIX else None


def _organ(words: str | None) -> str | None:
    if not words:
        return None
    folded = words.lower().replace(" ", "")
    for name, prefix in series.table()["organs"].items():
        plain = name.lower().replace(" ", "")
        if folded in (plain, "un" + plain):
            return str(prefix)
    return "A" if folded == "assembly" else None


def _from_address(text: str) -> str:
    """Take the symbol out of a United Nations address; other text comes back as it is."""
    if "://" not in text:
        return text
    parts = urlsplit(text)
    if parts.hostname not in _HOSTS:
        return text
    path = unquote(parts.path).strip("/")
    for lead in ("access.nsf/get/", "en/", "fr/", "es/", "ru/", "zh/", "ar/"):
        path = path.removeprefix(lead)
    found = re.search(r"symbol=([^&]+)", parts.query)
    return unquote(found[1]) if found else path


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
