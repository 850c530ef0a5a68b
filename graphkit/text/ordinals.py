"""Ordinal numbers written in words, as the first volumes print their meetings."""

from __future__ import annotations

_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "one": 1, "two": 2, "three": 3,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def ordinal(words: str) -> int | None:
    """The number that an ordinal in words stands for; None where it is none.

    Examples
    --------
    >>> ordinal("Hundred and seventy-seventh"), ordinal("Fifty-fifth"), ordinal("Two hundred and fourteenth"), ordinal("Next")
    (177, 55, 214, None)
    """
    total = 0
    for word in words.lower().replace("-", " ").split():
        if word == "and":
            continue
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in _UNITS:
            total += _UNITS[word]
        else:
            return None
    return total or None
