"""What people type, paste and name files by, brought nearer to what documents print."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from graphkit.symbols import forms

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)*(?:undocs\.org|un\.org)/", re.I)
_LANGUAGE = re.compile(r"^(?:en|fr|es|ru|zh|ar)/", re.I)
_ASKED = ("symbol", "s", "ds", "finalsymbol", "p", "p1")
"""Names under which the addresses of the documents system and of the library carry a symbol, in small letters."""
_FIELD = re.compile(r"^\w+:(?! )")
"""A field of the library's search before what is searched: ``documentsymbol:"S/RES/1373(2001)"``."""

_ENDING = re.compile(r"(?:[-_ ]?(?:EN|en|E))?\.(?:docx?|pdf|html?|xml|txt)$")
_APART = re.compile(r"^(A|S|E|T|A[ _-]HRC|E[ _-]CN\.4)[ _-](RES|DEC|PRST)[ _-](?=[\dSE])", re.I)
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[ _-](?=\d)")
_FILE = re.compile(r"^[A-Z]+_[\w.()-]+$")

_LAST = re.compile(r"^[^\d/]*[ (:](?=[A-Za-z]{1,8}(?:[.-]\w+)?/\S*\d)")
"""Words before a symbol: ``UN Doc. S/2017/939``, ``presidential statement (S/PRST/2015/25)``."""
_SMALL = re.compile(r"[a-z]+(?:/[\w.-]+)+(?: ?\([\divxlces-]+\))?(?: ?[a-z])?")
_MARKS = re.compile(r"/(ADD|REV|CORR)\.")
_SERIES = re.compile(r"^([ASE](?:/HRC|/CN\.4)?)/(res|dec|prst)/", re.I)

_DAY = re.compile(r",? (?:of|adopted on) \d{1,2} [A-Z][a-z]+ \d{4}$")
_YEAR_OF_SESSION = re.compile(r"(?<=\d/)(\d{1,4}) ?\((?:19|20)\d\d\)$")
_SIGN = re.compile(r"(?<![A-Za-z])(?:no\.?|nr\.?|n°|№|#) ?(?=[\dSE])", re.I)
_COUNCIL_YEAR = re.compile(r"^(S/RES/\d{1,4})/((?:19|20)\d\d)$")


def tidy(text: str) -> str:
    """What somebody typed, without what is no part of a symbol and in the letters of one.

    Parameters
    ----------
    text : str
        A symbol, a phrase, an address, or the name of a file.

    Returns
    -------
    str
        It may still be no form of a symbol at all.

    Examples
    --------
    >>> tidy("a/res/60/288"), tidy("S_RES_2388(2017).docx"), tidy("A-RES-60-288"), tidy("S/2017/939/add.1")
    ('A/RES/60/288', 'S/RES/2388(2017)', 'A/RES/60/288', 'S/2017/939/add.1')
    >>> tidy("UN Doc. S/2017/939"), tidy("Security Council resolution 1325 (2000) of 31 October 2000"), tidy("resolution No. 1325")
    ('S/2017/939', 'Security Council resolution 1325 (2000)', 'resolution 1325')
    >>> tidy("undocs.org/en/S/RES/1373(2001)"), tidy("https://digitallibrary.un.org/search?ln=en&p=S%2FRES%2F1373%282001%29")
    ('S/RES/1373(2001)', 'S/RES/1373(2001)')
    """
    text = " ".join(_from_address(text).replace("\u2019", "'").split()).strip(" \"'\u201c\u201d").rstrip(".,;: ")
    text = re.sub(r"[\u2010-\u2012]", "-", text)
    text = _from_file(text)
    text = _DAY.sub("", re.sub(r"^(?:the )?(?:United Nations )", "UN ", text))
    found = _LAST.match(text)
    if found and text[found.end() :].partition("/")[0].upper() in forms.roots():
        text = text[found.end() :]
        text = text.removesuffix(")") if text.count(")") > text.count("(") else text
    if _SMALL.fullmatch(text):
        text = _MARKS.sub(lambda mark: f"/{mark[1].capitalize()}.", text.upper())
    text = _SERIES.sub(lambda series: series[0].upper(), re.sub(r"^HRC/(?=RES|DEC)", "A/HRC/", text))
    text = _COUNCIL_YEAR.sub(r"\1(\2)", _YEAR_OF_SESSION.sub(r"\1", text))
    return _SIGN.sub("", text)


def _from_address(text: str) -> str:
    """The symbol in a United Nations address; other text comes back as it is."""
    text = text.strip()
    if not _HOST.match(text):
        return text
    parts = urlsplit(text if "://" in text else f"https://{text}")
    asked = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    for name in _ASKED:
        if name in asked:
            return _FIELD.sub("", asked[name].replace("__a:", ":"))
    return _LANGUAGE.sub("", unquote(parts.path).strip("/"))


def _from_file(text: str) -> str:
    """A symbol in the name of a file, or with other signs for its slashes."""
    if "/" in text:
        return text
    text = _ENDING.sub("", text)
    found = _APART.match(text)
    if found:
        organ = re.sub("[ _-]", "/", found[1])
        return f"{organ}/{found[2]}/{_BETWEEN_NUMBERS.sub('/', text[found.end() :]).replace('_', ' ')}".upper()
    return text.replace("_", "/") if _FILE.match(text) else text
