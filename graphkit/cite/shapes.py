"""Names that no authority file knows, by their shape: a head noun with what distinguishes it.

"Manila Declaration on World Tourism", "Special Jurisdiction for Peace", "One Planet network": a capitalised head noun ("Declaration")
with a capitalised word before it or a capitalised phrase after it. Each gives a provisional record, the same one for the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graphkit.cite import titles
from graphkit.cite.hits import Found, Name
from graphkit.cite.reach import LEFTMOST, OPENING, PLAN, Span
from graphkit.cite.spellings import in_full
from graphkit.model import Record

_JOINS = tuple(f" {word} " for word in (*titles.OF_INSTRUMENT.replace(" ", "|").split("|"), "of", "in", "to"))
"""What can stand between a head noun and the words that tell it from others."""
_SORT = re.compile(r"\b(?:(?:ad hoc|open-ended|intergovernmental) )+$")
"""What a text may write in small letters before a body whose name begins with it."""
_SLUG = re.compile(r"[a-z0-9]+")
_YEARS = re.compile(r" \(\d{4}(?:[-\u2013]\d{4})?\)|, \d{4}[-\u2013]\d{4}\b")
"""What years a plan is for, or when a declaration was made, behind its name."""


def find(
    flat: str, heads: list[tuple[int, int]], taken: list[tuple[int, int]], known: dict[int, Found], records: Mapping[str, Record]
) -> list[tuple[Found, Record]]:
    """Find names by shape where nothing else was found.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    heads : list of (start, end)
        Where the head nouns stand, in the order of the text.
    taken : list of (start, end)
        Stretches that are spoken for, sorted.
    known : dict
        Names among these, by their start: a longer name may end with one ("Secretariat of the G5 Sahel").
    records : mapping
        Their records: a longer name has the full title of the one in it.

    Returns
    -------
    list of (Found, Record)
        With the provisional record of each.
    """
    shapes = titles.load()
    out: list[tuple[Found, Record]] = []
    done = i = 0
    free = len(taken)
    for start, end in heads:
        while i < free and taken[i][1] <= start:
            i += 1
        if start < done or (i < free and taken[i][0] < end):
            continue
        # The word before decides whether there is anything to read.
        low = max(0, start - LEFTMOST)
        before = max(low, flat.rfind(" ", low, max(0, start - 1)) + 1)
        before += flat[before : before + 1] in OPENING
        if not (flat[before : before + 1].isupper() or flat.startswith(_JOINS, end)) or not _whole(flat, start, end):
            continue
        floor = max(done, taken[i - 1][1] if i else 0)
        span = Span(flat, start, end, floor, taken, i, known).read(shapes)
        if span is None:
            continue
        kind = "instrument" if PLAN.match(flat, start) else shapes.kinds[flat[start:end]]
        sort = _SORT.search(flat, max(floor, span[0] - 40), span[0]) if kind == "body" else None
        record = provisional(_in_full(flat, span, taken[i : i + 9], known, records), kind)
        if kind == "instrument" and (years := _YEARS.match(flat, span[1])):
            record = record._replace(aliases=(*record.aliases, f"{record.title}{years[0]}"))
        if sort:
            whole = provisional(f"{sort[0]}{record.title}", kind)
            record, span = whole._replace(aliases=(record.title, *whole.aliases)), (sort.start(), span[1])
        out.append((Found(*span, Name(record.kind, (record.id,))), record))
        done = span[1]
    return out


def _whole(flat: str, start: int, end: int) -> bool:
    before, after = flat[start - 1 : start], flat[end : end + 1]
    return not (before.isalpha() or before == "_" or after.isalpha() or after in ("_", "'"))


def _in_full(flat: str, span: tuple[int, int], taken: list[tuple[int, int]], known: dict[int, Found], records: Mapping[str, Record]) -> str:
    """The words of a name, with the title of the known name that it ends with."""
    for start, end in taken:
        if start >= span[1]:
            break
        inner = known.get(start)
        if end == span[1] and inner is not None and inner.name.kind == "body" and inner.name.ids[0] in records:
            return flat[span[0] : start] + records[inner.name.ids[0]].title
    return flat[span[0] : span[1]]


def provisional(surface: str, kind: str) -> Record:
    """The record of a name that the document alone knows; "UN" in it is written out, so that both spellings are one."""
    full = f"United Nations {surface[3:]}" if surface.startswith("UN ") else surface
    words = _SLUG.findall(full.lower().replace("'", ""))
    longest = 240 if " between " in full else 80  # agreements of one body with several differ at their ends
    slug = "-".join(words)[:longest].rstrip("-")
    title = full[:1].upper() + full[1:]
    return Record(slug, kind, title, title, tuple(_otherwise(title)), "", provisional=True, source="document")


def _otherwise(title: str) -> Iterator[str]:
    """What else a name may be called: without its State, or with all of it; without "United Nations"; its year, or its owner, behind it."""
    own, link, place = title.rpartition(" of ")
    if link and place.removeprefix("the ").lower() in titles.places() and " " in own:
        yield own
    if (full := in_full(title)) != title:
        yield full
    if title.startswith("United Nations ") and " for " in title:
        yield title.removeprefix("United Nations ")
    if title[:4].isdigit() and title[4:5] == " ":
        yield f"{title[5:]} ({title[:4]})"
    if title.endswith(" Secretariat"):
        yield f"Secretariat of the {title.removesuffix(' Secretariat')}"


def of_owner(flat: str, end: int, title: str, known: Mapping[int, Found], records: Mapping[str, Record]) -> str | None:
    """The title of a body with that of the one behind it, which it is part of: "Rope Section of the Ferry Division"."""
    link = next((link for link in (" of the ", " of ") if flat.startswith(link, end)), "")
    owner = known.get(end + len(link)) if link else None
    if owner is None or owner.name.kind != "body" or owner.name.ids[0] not in records:
        return None
    return f"{title}{link}{records[owner.name.ids[0]].title}"
