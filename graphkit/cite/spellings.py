"""How a text may spell a name that an authority file has in one way: "UN" for "United Nations", "Programme" and "Program"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VARIANTS = (
    ("democratic republic of the congo", "democratic republic of congo"),
    ("democratic republic of the congo", "drc"),
    ("central african republic", "car"),
    ("côte d'ivoire", "cote d'ivoire"),
    ("timor-leste", "timor leste"),
    ("guinea-bissau", "guinea bissau"),
    ("united nations ", "un "),
    ("african union ", "au "),
    ("european union ", "eu "),
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
    ("office of the special ", "office of my special "),
)
_SHORT = ("un ", "au ", "eu ", "drc", "car")
"""The acronyms among these: they are parts of many other words."""
_VARIED = re.compile(
    "un(?:ited nations)? |(?:afric|europe)an union |of the congo|central african r|c[oô]te d|timor.l|guinea.b|"
    "organi[sz]ation|program|cent[er]{2}|labou?r|defen[cs]e|stabili|peace-?[bk]|co-?operation|r-? ?terr|sub-?com|office of the special "
)
"""What every one of these has."""


def spellings(form: str) -> Iterator[str]:
    """The other spellings of a form.

    Examples
    --------
    >>> sorted(spellings("African Union Centre"))
    ['AU Center', 'AU Centre', 'African Union Center']
    """
    lower = form.lower()
    if _VARIED.search(lower) is None:  # most names: one look instead of one for each variant
        return
    swaps = [(a, b) if a in lower else (b, a) for a, b in _VARIANTS if a in lower or (b in lower and b not in _SHORT)]
    if not swaps or " " not in form:
        return
    out = [form]
    for old, new in swaps[:5]:
        out += [swapped for known in out if (swapped := _swap(known, old, new)) != known]
    yield from out[1:]


def _swap(form: str, old: str, new: str) -> str:
    at = form.lower().find(old)
    return form if at < 0 else form[:at] + (new.upper() if new in _SHORT else _like(form[at], new)) + form[at + len(old) :]


def _like(first: str, word: str) -> str:
    return word[:1].upper() + word[1:] if first.isupper() else word
