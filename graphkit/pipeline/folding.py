"""What people type in a filter, folded to what the graph holds: forms of a verb, and the mention marked in its words."""

from __future__ import annotations

import re

from graphkit import symbols
from graphkit.errors import UsageError

_MARK = "**"
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def verb(text: str) -> str:
    """The base form of a verb in any form.

    Examples
    --------
    >>> verb("Recalling"), verb("reaffirms"), verb("taking note of"), verb("recall"), verb("sings")
    ('recall', 'reaffirm', 'take note', 'recall', 'sings')
    """
    from graphkit.text.verbs import lead

    words = " ".join(text.split())
    if not words:
        return words
    found = lead(f"{words[:1].upper()}{words[1:]} the", 0)
    return found[0] if found else words.casefold()


def day(text: str | None) -> str | None:
    """A year, month or day by which documents are chosen.

    Raises
    ------
    UsageError
        When it is none.

    Examples
    --------
    >>> day(" 2014 "), day("2014-09-24"), day(None)
    ('2014', '2014-09-24', None)
    """
    if text is None:
        return None
    if _DAY.fullmatch(str(text).strip()) is None:
        raise UsageError(f"{text!r} is no date", "give a year such as 2010 or a day such as 2010-06-30")
    return str(text).strip()


def marked(quote: str, target: str, names: tuple[str, ...] = ()) -> str:
    """The words around a mention, with the mention itself between asterisks.

    Parameters
    ----------
    quote : str
        The words; the mention stands about their middle.
    target : str
        Symbol or id of what is mentioned.
    names : tuple of str, optional
        Further forms of the name of an instrument or body.

    Examples
    --------
    >>> marked("Recalling its resolution 1373 (2001) on terrorism", "S/RES/1373(2001)")
    'Recalling its resolution **1373 (2001)** on terrorism'
    >>> marked("Recalling Presidential Statement 2015/25 on trafficking", "S/PRST/2015/25")
    'Recalling Presidential Statement **2015/25** on trafficking'
    >>> marked("Recalling resolution 1267 (1999) on Afghanistan", "S/RES/1267(1999)", ("1267 (1999)", "Afghanistan"))
    'Recalling resolution **1267 (1999)** on Afghanistan'
    """
    facts = symbols.describe(target)
    number = facts.printed_number.removeprefix("PRST/")
    # the title of a document is its agenda item, whose words may stand beside the number: only names of other things are forms
    forms = [form for form in (target, number, *(() if "/" in target else names)) if form]
    for form in sorted(set(forms), key=len, reverse=True):
        loose = r"\s*".join(re.escape(part) for part in re.split(r"\s+|(?<=\d)(?=\()|(?<=\))(?=[A-Z])", form))
        places = list(re.finditer(rf"(?<![\w/]){loose}(?!\w)", quote, re.I))
        if places:
            middle = min(places, key=lambda place: abs(place.start() + place.end() - len(quote)))
            return f"{quote[: middle.start()]}{_MARK}{middle[0]}{_MARK}{quote[middle.end() :]}"
    return quote
