"""Decisions of other organisations and of conferences of parties that number in a way of their own, as they print them."""

from __future__ import annotations

import re

from graphkit.cite.hits import Hit

_FORMS = (
    re.compile(r"WHA ?(?=(\d{1,2}\.\d{1,2})\b)"),
    re.compile(r"GC\((?=((?:\d{2}|[IVXL]{1,7})\)/(?:RES|DEC)/\d{1,4})\b)"),
    re.compile(r"/(?=((?:CP|CMP|CMA|COP)\.\d{1,2})\b)"),
)
_NUMBER_BEFORE = re.compile(r"(?<![\d/.])(\d{1,3})$")
_LEADS = ("WHA", "GC(")


def find(flat: str) -> list[Hit]:
    """Find resolutions of the World Health Assembly and of the IAEA, and decisions of climate conferences.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.

    Returns
    -------
    list of Hit
        Targets are the symbols as printed, without spaces.

    Examples
    --------
    >>> [hit.targets for hit in find("resolution WHA58.3, decision 1/CP.21 and GC(62)/RES/6")]
    [('WHA58.3',), ('GC(62)/RES/6',), ('1/CP.21',)]
    """
    out: list[Hit] = []
    for form, lead in zip(_FORMS, _LEADS, strict=False):
        for match in form.finditer(flat):
            if not flat[match.start() - 1 : match.start()].isalnum():
                out.append(Hit(match.start(), match.end(1), "resolution", (lead + match[1],), "printed"))
    for match in _FORMS[2].finditer(flat):
        number = _NUMBER_BEFORE.search(flat, max(0, match.start() - 4), match.start())
        if number:
            out.append(Hit(number.start(), match.end(1), "resolution", (f"{number[1]}/{match[1]}",), "printed"))
    return out
