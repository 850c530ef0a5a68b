"""Documents by symbol: "S/2017/939", "A/70/95-S/2015/446", "S/15455 and Corr.1", "A/RES/217 (III) A"."""

from __future__ import annotations

import re
from functools import cache

from graphkit.cite.hits import Hit
from graphkit.symbols import forms

_SLASH = re.compile(r"/ ?(?=[A-Z\d(])")
_ROOT = re.compile(r"(?<![\w/.&-])([A-Z]{1,7}(?:-[A-Z]{2,4})?)$")
_SYMBOL = re.compile(
    r"/ ?[A-Z\d(][\w.()-]*"
    r"(?:/(?: (?=(?:Add|Corr|Rev)\.\d|\d{1,4}/\d))?(?:Part \d|(?:Rev|Add|Corr)\. \d{1,2}(?![\d(]| [A-Z])|[\w.()-]+))*"
)
_DAMAGED = re.compile(r"(?:(?:^|[\s(,])(?=S?[$§])|(?<=\()|documents? |and )(S?[$§]|8|s)$")
"""What optical reading makes of the symbols of old Security Council papers: "$/24810", "(8/25307)"."""
_NUMBER = re.compile(r"/\d{4,5}(?:/(?:Add|Corr|Rev)\.\d{1,3})*(?![\d/.]*\d)")
_SESSION = re.compile(r" ?\((?:\d{4}|(?:ES-|S-)?[IVXLC]+)\)")
_LETTER = re.compile(r" ?[A-Z](?:(?:, ?| and | to |-)[A-Z]\b)*(?=[\s,.;:)\]]|$)")
_ADDED = re.compile(r"(?: \d{1,2}(?= and Add))?(?:,? and|,|;| to|-) ?((?:Add|Corr|Rev)(?:\.| |\. )\d+(?:/(?:Add|Corr|Rev)\.\d+)?)")
_MORE = re.compile(r"(?: and|,|-| to) ?(\d{1,2})(?=[,.;)\]\s]|$)(?! {1,2}[A-Z])")
_LAST = re.compile(r"((?:Add|Corr)\.)(\d{1,2})$")
_NEXT = re.compile(r"(?:,? and|,) (\d{1,2})(?=[,.;)\]]|$| and \d)| to (\d{1,4})(?=[,.;)\]\s]|$)(?! [A-Z])")
_RANGE = re.compile(r" to|-")
_DASHED = re.compile(r"(.*(?:Add|Corr|Rev)\.)(\d{1,4})-(\d{1,4})$")
_MOST = 100
"""Members of a series; what seems to have more is none."""
_VOLUME = re.compile(r" ?\((?:Prog|Vol|Sect|Parts?|Supp|SUPP|Introduction)\.? ?(?:\d{1,3}|[IVX]{1,5})?\)(?:/(?:Add|Corr|Rev)\.\d+)*")
_ANNEX = re.compile(r"/(?:Add|Corr|Rev)\..*$")
_STATEMENT = re.compile(r"(?:PRST |\b)(OS)/\d{1,2}/\d{1,2}(?![\w/])|PRST (\d{1,2})/\d{1,2}(?![\w/])")
_BARE_ASSEMBLY = re.compile(r"A/(\d\d/\d{1,3})")
_RESOLUTIONS = re.compile(r"(?<!draft )\b[Rr]esolutions? $")
_AND = re.compile(r",? and |, ")
_OF_WHICH = {"Corr": re.compile(r"/(?:Add|Rev)\.\d+$"), "Add": re.compile(r"/Rev\.\d+$")}
"""What the symbol before ends with where an ending is one of that very paper: "A/69/488/Add.2 and Corr.1"."""
_ADOPTED = re.compile(r"/(?:RES|DEC)(?:/|\.|$)", re.I)


@cache
def _double() -> re.Pattern[str]:
    return re.compile(rf"[-–](?=(?:{'|'.join(sorted(forms.roots()))})/)")


def find(flat: str) -> list[Hit]:
    """Find every document that is named by its symbol.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.

    Returns
    -------
    list of Hit
        In the order of the text; resolutions and decisions have kind ``resolution``, all others ``document``.

    Examples
    --------
    >>> [hit.targets for hit in find("the letter (A/70/95-S/2015/446) and S/15455 and Corr.1")]
    [('A/70/95', 'S/2015/446'), ('S/15455',), ('S/15455/Corr.1',)]
    >>> [hit.targets for hit in find("resolutions A/60/1 and A/61/2 and the report A/62/3")]
    [('A/RES/60/1',), ('A/RES/61/2',), ('A/62/3',)]
    >>> [hit.targets for hit in find("A/69/L.99/Rev.1 and Add.1")]
    [('A/69/L.99/Rev.1',), ('A/69/L.99/Rev.1/Add.1',)]
    >>> [hit.targets for hit in find("documents E/9990/Add.1, 2 and 3.")]
    [('E/9990/Add.1',), ('E/9990/Add.2',), ('E/9990/Add.3',)]
    >>> [hit.targets for hit in find("S/9990 and Add.1 to 3")]
    [('S/9990',), ('S/9990/Add.1', 'S/9990/Add.2', 'S/9990/Add.3')]
    >>> [hit.targets for hit in find("S/9990/Add.1-2 and E/9990/Add.1 to Add.3 were issued before S/9991 and Add.1 to 30 June 1990")]
    [('S/9990/Add.1', 'S/9990/Add.2'), ('E/9990/Add.1', 'E/9990/Add.2', 'E/9990/Add.3'), ('S/9991',), ('S/9991/Add.1',)]
    """
    out: list[Hit] = []
    done = 0
    for slash in _SLASH.finditer(flat):
        at = slash.start()
        if at < done:
            continue
        root = _ROOT.search(flat[max(0, at - 12) : at])
        if root is None or root[1] not in forms.roots():
            odd = _damaged(flat, at) or _spaced(flat, at)
            if odd is not None:
                out.append(odd)
                done = _additions(flat, odd, out)
            continue
        start = at - len(root[1])
        end = _end(flat, at)
        hit = _hit(flat, start, end)
        if hit is None:
            continue
        hit = _resolution(flat, hit, out)
        out.append(hit)
        done = hit.end
        if hit.kind == "document" and hit.targets:
            done = _additions(flat, hit, out)
    return out


def _resolution(flat: str, hit: Hit, before: list[Hit]) -> Hit:
    """What a text that leaves out the middle of a symbol means: "resolutions A/69/313 and A/70/1" are resolutions of the Assembly."""
    number = _BARE_ASSEMBLY.fullmatch(hit.targets[0]) if len(hit.targets) == 1 else None
    if number is None:
        return hit
    listed = before and before[-1].rule == "symbol-resolution" and _AND.fullmatch(flat, before[-1].end, hit.start)
    if not listed and not _RESOLUTIONS.search(flat, max(0, hit.start - 20), hit.start):
        return hit
    return hit._replace(kind="resolution", targets=(f"A/RES/{number[1]}",), rule="symbol-resolution")


def _damaged(flat: str, slash: int) -> Hit | None:
    """A symbol of the Security Council whose first element optical reading damaged."""
    damaged = _DAMAGED.search(flat, max(0, slash - 11), slash) if flat[slash - 1 : slash] in ("$", "§", "8", "s") else None
    if damaged and (number := _NUMBER.match(flat, slash)):
        note = f"read {damaged[1]} as S"
        return Hit(damaged.start(1), number.end(), "document", (f"S{number[0]}",), "symbol", note)
    return None


def _spaced(flat: str, slash: int) -> Hit | None:
    """A statement of the President of the Human Rights Council, printed without its first slash: "PRST OS/12/1"."""
    before = flat.rfind("PRST ", max(0, slash - 8), slash)
    start = before if before >= 0 else slash - 2
    found = _STATEMENT.match(flat, start)
    if found is None or found.end(found.lastindex or 0) != slash:
        return None
    return Hit(start, found.end(), "document", (f"A/HRC/PRST/{found[0].removeprefix('PRST ')}",), "symbol")


def _end(flat: str, slash: int) -> int:
    """Where the symbol ends that has its first slash here."""
    found = _SYMBOL.match(flat, slash)
    if found is None:
        return slash
    body = found[0].rstrip(".-_")
    depth = 0
    for at, sign in enumerate(body):
        if sign in "()":
            depth += 1 if sign == "(" else -1
            if depth < 0:
                body = body[:at]
                break
    return slash + len(body.rstrip(".,-_("))


def _hit(flat: str, start: int, end: int) -> Hit | None:
    printed = flat[start:end]
    parts = _double().split(printed)
    if _ADOPTED.search(printed):
        session = _SESSION.match(flat, end) if "(" not in printed else None
        end = session.end() if session else end
        letter = _LETTER.match(flat, end) if not printed[-1].isalpha() else None
        if letter and not (letter[0].startswith(" ") and re.match(r" ?(?:A|I)$", letter[0]) and re.match(r" [a-z]", flat[letter.end() :])):
            end = letter.end()
            late = None if session or "(" in printed else _SESSION.match(flat, end)
            end = late.end() if late else end
        parts = _members(flat[start:end])
    else:
        volume = _VOLUME.match(flat, end)
        if volume:
            end = volume.end()
            parts[-1] = parts[-1] + volume[0]
        parts = [symbol for part in parts for symbol in _series(part)]
    found = tuple(symbol for symbol in map(forms.canonical, parts) if symbol)
    if not found:
        if _ADOPTED.search(printed):
            return Hit(start, end, "resolution", (), "symbol", None, (), "no such resolution is known")
        return None
    kind = "resolution" if _ADOPTED.search(found[0]) else "document"
    return Hit(start, end, kind, found, "symbol")


def _members(printed: str) -> list[str]:
    """One symbol for each letter part: "A/RES/48/75 A and B" gives two."""
    found = re.search(r" ?([A-Z](?:(?:, ?| and | to |-)[A-Z])+)$", printed)
    if not found:
        return [printed]
    ends = re.findall(r"[A-Z]", found[1])
    if len(ends) == 2 and (" to " in found[1] or "-" in found[1]):
        ends = [chr(code) for code in range(ord(ends[0]), ord(ends[1]) + 1)]
    return [printed[: found.start()] + letter for letter in ends]


def _series(printed: str) -> list[str]:
    """One symbol for each addendum: "S/9990/Add.1-3" gives three."""
    dashed = _DASHED.fullmatch(printed)
    first, last = (int(dashed[2]), int(dashed[3])) if dashed else (0, 0)
    return [f"{dashed[1]}{number}" for number in range(first, last + 1)] if dashed and 0 < last - first < _MOST else [printed]


def _additions(flat: str, hit: Hit, out: list[Hit]) -> int:
    """Addenda, corrigenda and revisions that are named by their ending alone, each a mention of its own, but for a range."""
    whole, end = hit.targets[-1], hit.end
    root = _ANNEX.sub("", whole)
    if last := _LAST.search(whole):  # "E/9999/Add.1, 2 and 3"
        number = int(last[2])
        while (more := _NEXT.match(flat, end)) and (more[2] or int(more[1]) == number + 1):
            number, end = int(more[1] or more[2]), more.end()
            _add(more.start(more.lastindex or 0), end, whole[: last.start(1)] + last[1], number, more[2] is not None, out)
    while True:
        added = _ADDED.match(flat, end)
        if added is None:
            return end
        series, _, number_printed = added[1].replace(". ", ".").replace(" ", ".").rpartition(".")
        base = whole if series in _OF_WHICH and _OF_WHICH[series].search(whole) else root
        end = added.end(1)
        _add(added.start(1), end, f"{base}/{series}.", int(number_printed), _RANGE.match(added[0]) is not None, out)
        while more := _MORE.match(flat, end):
            end = more.end(1)
            _add(more.start(1), end, f"{base}/{series}.", int(more[1]), _RANGE.match(more[0]) is not None, out)


def _add(start: int, end: int, series: str, number: int, to: bool, out: list[Hit]) -> None:
    """One more of a series: a mention of its own, or with the one before a range of all between them ("Add.1 to 31")."""
    before = out[-1]
    stem, _, first = before.targets[-1].rpartition(".")
    if to and f"{stem}." == series and 0 < number - int(first) < _MOST:
        between = (f"{series}{other}" for other in range(int(first) + 1, number + 1))
        out[-1] = before._replace(end=end, targets=(*before.targets, *between), rule=f"{before.rule.removesuffix('-range')}-range")
    else:
        out.append(Hit(start, end, "document", (f"{series}{number}",), "symbol-addition"))
