"""How a text of the United Nations cites a document."""

from __future__ import annotations

from datetime import date

from graphkit import symbols

_ORGANS = {
    "security-council": "Security Council",
    "general-assembly": "General Assembly",
    "ecosoc": "Economic and Social Council",
    "human-rights-council": "Human Rights Council",
    "commission-on-human-rights": "Commission on Human Rights",
}


def number(symbol: str) -> str:
    """The number alone, as it stands behind the word resolution.

    Examples
    --------
    >>> number("S/RES/1325(2000)"), number("A/RES/217(III)A"), number("A/HRC/RES/16/21"), number("S/2017/939")
    ('1325 (2000)', '217 A (III)', '16/21', 'S/2017/939')
    """
    facts = symbols.describe(symbol)
    if facts.category not in ("resolution", "decision") or facts.organ not in _ORGANS:
        return symbol
    return facts.printed_number


def citation(symbol: str) -> str:
    """The whole citation.

    Examples
    --------
    >>> citation("S/RES/1325(2000)"), citation("E/RES/2005/28"), citation("S/PRST/2015/25")
    ('Security Council resolution 1325 (2000)', 'Economic and Social Council resolution 2005/28', 'S/PRST/2015/25')
    """
    facts = symbols.describe(symbol)
    if facts.category not in ("resolution", "decision") or facts.organ not in _ORGANS:
        return symbol
    return f"{_ORGANS[facts.organ]} {facts.category} {number(symbol)}"


def spaced(symbol: str) -> str:
    """The symbol as it is printed.

    Examples
    --------
    >>> spaced("S/RES/1325(2000)")
    'S/RES/1325 (2000)'
    """
    return symbol.replace("(", " (") if "/RES/" in symbol else symbol


def day(given: date) -> str:
    """The day as it is printed.

    Examples
    --------
    >>> day(date(2017, 11, 5))
    '5 November 2017'
    """
    return f"{given:%d %B %Y}".lstrip("0")
