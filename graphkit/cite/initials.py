"""The words that an acronym stands for, by their first letters."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W_]+")


def initials(acronym: str, surface: str) -> bool:
    """Whether an acronym can be made of the first letters of a name, in their order.

    Examples
    --------
    >>> initials("ICC", "International Coordination Centre"), initials("WFP", "Population Fund")
    (True, False)
    """
    letters = iter(word[0].upper() for word in _WORDS.findall(surface))
    return all(any(letter == other for other in letters) for letter in acronym.upper() if letter.isalpha())


def spelled(flat: str, start: int, end: int) -> str:
    """The small words before a bracket that an acronym in it stands for, which are no name; nothing where they do not spell it.

    Examples
    --------
    >>> spelled("mean sea level (MSL)", 16, 19), spelled("the Mordor Sea League (MSL)", 23, 26)
    ('mean sea level', '')
    """
    words = flat[max(0, start - 90) : start - 2].split()[start - end :]
    return " ".join(words) if len(words) > 2 and [word[0] for word in words] == list(flat[start:end].lower()) else ""
