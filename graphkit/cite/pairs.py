"""Instruments adopted together, of which a text names one in full: "the Political Declaration and the Madrid Plan of Action".

So too a body and what is its own: "the Counter-Terrorism Committee and its Executive Directorate".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from graphkit.authority import Authority
from graphkit.cite.hits import Found, Name

_BEFORE = re.compile(r"\b[Tt]he (?P<form>[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){0,2})(?:\d{1,3})?,? and (?:the )?$")
_AFTER = re.compile(
    r"(?:\d{1,3})?,? (?:and|as well as) (?:the|its) "
    r"(?P<form>[A-Z][a-z]+(?: (?:for |of )?[A-Z][a-z]+){0,2})(?! (?:of|on|for)\b| to [A-Z])(?!\w)"
)
_ACTION = re.compile(r"(?:Programme|Plan) of Action (?:on|for) ")
_FAR = 60


def find(flat: str, found: list[Found], authority: Authority, meaning: Callable[[str], Name | None]) -> list[Found]:
    """Find the short one of a pair beside the full one.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    found : list of Found
        Names found so far.
    authority : Authority
        Knows what was adopted together.
    meaning : callable
        What a name of several words stands for, None where it is not known.

    Returns
    -------
    list of Found
    """
    pairs = _pairs(authority)
    out: list[Found] = []
    for one in found:
        forms = pairs.get(one.name.ids[0], {})
        if one.name.kind != "instrument" and not forms:
            continue
        shares = flat.startswith(("Programme", "Plan"), one.start) and flat.startswith("and ", one.start - 8)
        before = _BEFORE.search(flat, max(0, one.start - _FAR), one.start) if forms or shares else None
        if before is not None:
            name = forms.get(before["form"]) or (_sharing(flat, one, meaning) if before["form"] == "Declaration" else None)
            if name is not None:
                out.append(Found(before.start("form"), before.end("form"), name))
        after = _AFTER.match(flat, one.end) if forms else None
        if after is not None and (name := forms.get(after["form"])):
            out.append(Found(after.start("form"), after.end("form"), name))
    return out


def _sharing(flat: str, one: Found, meaning: Callable[[str], Name | None]) -> Name | None:
    """The declaration that shares the end of its title: "the Declaration and the Programme of Action on Bridges"."""
    rest = _ACTION.match(flat, one.start, one.end)
    if rest is None:
        return None
    words = flat[rest.end() : one.end]
    return meaning(f"Declaration on {words}") or meaning(f"Declaration for {words}")


@lru_cache(maxsize=4)
def _pairs(authority: Authority) -> dict[str, dict[str, Name]]:
    out: dict[str, dict[str, Name]] = defaultdict(dict)
    for form, beside, target in authority.pairs:
        out[beside][form] = Name(authority.records[target].kind, (target,))
    return dict(out)
