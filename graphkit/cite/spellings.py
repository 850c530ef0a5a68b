"""How a text may spell a name that an authority file has in one way: "UN" for "United Nations", "Programme" and "Program"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from graphkit.text.literals import Literals

_BOTH_WAYS = (
    ("democratic republic of the congo", "democratic republic of congo"),
    ("côte d'ivoire", "cote d'ivoire"),
    ("timor-leste", "timor leste"),
    ("guinea-bissau", "guinea bissau"),
    ("organization", "organisation"),
    ("programme", "program"),
    ("centre", "center"),
    ("labour", "labor"),
    ("defence", "defense"),
    ("stabilization", "stabilisation"),
    ("cooperation", "co-operation"),
    ("counter-terrorism", "counterterrorism"),
    ("counter-terrorism", "counter terrorism"),
    ("peacebuilding", "peace-building"),
    ("peacekeeping", "peace-keeping"),
    ("subcommission", "sub-commission"),
    ("combating", "combatting"),
    ("of the sudan", "of sudan"),
    ("office of the special ", "office of my special "),
)
_SHORTENED = (
    ("democratic republic of the congo", "drc"),
    ("central african republic", "car"),
    ("united nations ", "un "),
    ("african union ", "au "),
    ("european union ", "eu "),
)
"""Acronyms, which are parts of many other words: nothing is made of them."""
_STATES = (("Democratic Republic of the Congo", "DRC"), ("Central African Republic", "CAR"))
_SWAPS: dict[str, list[tuple[str, str]]] = {}
for _usual, _other in (*_SHORTENED, *_BOTH_WAYS):
    _SWAPS.setdefault(_usual, []).append((_usual, _other))
_BACK = {other: usual for usual, other in _BOTH_WAYS}
_SWAPS.update({other: [(other, usual)] for other, usual in _BACK.items()})
_WORDS = Literals(*_SWAPS)
_MOST = 5
"""Words of a name, or one more, that are spelled in other ways: each doubles the forms."""


def spellings(forms: Sequence[str]) -> dict[int, list[str]]:
    """The other spellings of forms.

    Parameters
    ----------
    forms : sequence of str
        In small letters. All are searched together, which takes a fraction of a search in each.

    Returns
    -------
    dict of int to list of str
        Number of a form to its other spellings; most have none.

    Examples
    --------
    >>> spellings(["league of nations", "african union centre"])
    {1: ['au centre', 'african union center', 'au center']}
    """
    ends = list(accumulate(len(form) + 1 for form in forms))
    words: dict[int, list[str]] = {}
    for word, start, _ in _WORDS.places("\n".join(forms)):
        words.setdefault(bisect_right(ends, start), []).append(_WORDS.words[word])
    return {index: _swapped(forms[index], found) for index, found in words.items()}


def in_full(title: str) -> str:
    """A title with its States written out, as a text may shorten them.

    Examples
    --------
    >>> in_full("Joint Ferry Commission between the CAR and Chad")
    'Joint Ferry Commission between the Central African Republic and Chad'
    """
    for full, short in _STATES:
        title = title.replace(f"the {short}", f"the {full}")
    return title


def _swapped(form: str, words: list[str]) -> list[str]:
    out = [form]
    for word in dict.fromkeys(words):
        if _BACK.get(word) not in words:  # of a form with both spellings only the usual one is swapped
            for old, new in _SWAPS[word]:
                if len(out) < 1 << _MOST:
                    out += [one.replace(old, new, 1) for one in out if old in one]
    return out[1:]
