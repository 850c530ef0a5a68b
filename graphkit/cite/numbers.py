"""Resolutions and decisions by number: "1267 (1999)", "2625 (XXV)", "60/288", "217 A (III)", lists and ranges of them.

Each form has a mark that a literal search finds at memory speed: a bracket or a slash. What stands around it is read only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.cite import adopters, context, organs
from graphkit.cite.context import Context
from graphkit.cite.hits import Hit
from graphkit.cite.organs import Own
from graphkit.symbols import forms, series

_PART = r"[A-Z](?:(?:, ?| and | to |-)[A-Z]\b)*"
_SESSION = r"(?:ES-|S-)?[IVXL]{1,7}|E?S-\d|(?<=\d \()1{1,3}"
_BRACKET = re.compile(rf"\( ?(?:([12]\d{{3}})|({_SESSION}))\.? ?\)(?: ?({_PART})(?=[\s,.;:)\d¹²³⁰-⁹]|$))?")
_NUMBER_BEFORE = re.compile(rf"(?<![\w/.$\[])(?P<number>\d{{1,4}}|[$SIlO\[B]?[\dIlSOB]{{1,3}}[\dIlSOB])(?: ?(?P<part>{_PART}))?\.? ?$")
_NO_CITATION = re.compile(
    r"\b(?:[Vv]ols?|[Nn]os?|pp?|[Pp]ages?|[Ss]ection|[Cc]hap(?:ter)?|[Rr]ule|[Aa]rticle|Act|Series|Supplement|fasc|Cmd|Law)\.? ?$"
)
_LEADS = ("esolution ", "esolutions ", "ecision ", "and ", ", ", "/")
"""What stands before most numbers, and is none of these words."""
_NUMBERED = re.compile(r"(?:tion|sion)s? [Nn]os?\.? ?$")
"""The number of a resolution: "resolution No. 96 (I)"."""
_SLASH = re.compile(rf"/(?P<number>\d{{1,4}})(?![\d/]|\.\d|-\d{{2}})(?: ?(?P<part>{_PART})(?=[\s,.;:)\]\d\"'¹²³⁰-⁹]|$))?")
_SESSION_BEFORE = re.compile(r"(?:(?<![\w/.,-])|(?<=\d{4},))(?P<session>(?:S-|ES-)?\d{1,4}|OS|(?:SS\.)?[IVX]{1,6}|WHA\d{1,2})$")
_RANGE = re.compile(r" ?(?:to|through|-) ?$")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_OCR = str.maketrans("IlSOB$[", "1150851")


def find(flat: str, own: Own) -> list[Hit]:
    """Find every citation by number.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    own : Own
        Answers for the document at an offset: its organ, session and year.

    Returns
    -------
    list of Hit
        In the order of the text; those without a certain target carry candidates and a reason.
    """
    marks = sorted([*_brackets(flat), *_slashes(flat)], key=lambda mark: mark.start)
    out: list[Hit] = []
    last: _Mark | None = None
    current: Context | None = None
    said: dict[tuple[str, int, str], Hit] = {}
    for mark in marks:
        head = context.after(flat, mark.end, context.before(flat, mark.start, last.end if last else 0))
        if head is not None and last is not None and current is not None and head.organ is None and not head.own and current.organ:
            head = head._replace(organ=current.organ) if context.joins_on(flat[last.end : mark.start]) else head
        if head is None and last is not None and current is not None:
            between = flat[last.end : mark.start]
            if not context.continues(between):
                near = "  " not in between and len(between) < 400 and between.rstrip().endswith(("and", "as well as", "or", ","))
                # "2621 (XXV) of 12 October 1970, containing the programme, and 35/118 of 11 December 1980": a date tells of a resolution
                alike = mark.session.isdigit() == last.session.isdigit() or organs.year_after(flat, mark.start + len(mark.session))
                head = current if near and alike else None
            else:
                head = current
        hit = _resolve(flat, mark, head, own)
        if hit is None:
            continue
        if last is not None and head is current and not hit.targets:
            hit = _listed(hit, mark, out[-1], last)
        key = (mark.session, mark.number, mark.part)
        if head is not None and hit.targets and (head.organ is not None or adopters.adopter(flat, mark.start)):
            said[key] = hit
        elif head is not None and hit.targets and head.own:
            said.setdefault(key, hit)
        elif head is not None and not head.own and key in said and organs.year_after(flat, mark.start + len(mark.session)) is None:
            hit = hit._replace(targets=said[key].targets, candidates=(), reason=None)  # named with its organ before
        if last is not None and out and hit.targets and head is current and _RANGE.fullmatch(flat[last.end : mark.start]):
            merged = _range(out[-1], hit, last, mark)
            if merged is not None:
                out[-1], last = merged, mark
                continue
        out.append(hit)
        last, current = mark, head
    return out


def _listed(hit: Hit, mark: _Mark, before: Hit, last: _Mark) -> Hit:
    """A number of a list that names its organ once: of the organ of the one before, where both are of one session."""
    alike = hit.rule == before.rule == "session-number" and mark.session == last.session and mark.session.isdigit() and not mark.part
    if not alike or not before.targets:
        return hit
    organ = before.targets[0].rpartition("/")[0]
    return hit._replace(targets=(f"{organ}/{mark.number}",), candidates=(), reason=None)


class _Mark:
    """A number with its session or year, as printed."""

    __slots__ = ("bracket", "end", "number", "part", "printed", "session", "start")

    def __init__(self, start: int, end: int, number: int, session: str, part: str, bracket: bool, printed: str) -> None:
        self.start, self.end, self.number, self.session, self.part = start, end, number, session, part
        self.bracket, self.printed = bracket, printed


def _brackets(flat: str) -> Iterator[_Mark]:
    for found in _BRACKET.finditer(flat):
        at = found.start()
        start = at - 1 if flat[at - 1 : at] == " " else at
        until = start
        while start and "0" <= flat[start - 1] <= "9":
            start -= 1
        part = ""
        if 0 < until - start < 5 and flat[start - 1 : start] in (" ", "(", ""):  # the usual print, without the cost of a search
            printed = number = flat[start:until]
        else:
            window = flat[max(0, at - 24) : at]
            before = _NUMBER_BEFORE.search(window)
            if before is None:
                continue
            printed, part = before["number"], before["part"] or ""
            longer = (printed + part).translate(_OCR)
            if part and found[1] and longer.isdigit() and series.council_fits(int(longer), int(found[1])):
                printed, part = printed + part, ""  # "70S (1991)" is no part S of 70, but a 5
            number = printed.translate(_OCR)
            if not number.isdigit() or not any(c.isdigit() for c in printed):
                continue
            start = at - len(window) + before.start()
        lead = flat[max(0, start - 12) : start]
        if not lead.endswith(_LEADS) and _NO_CITATION.search(lead) and not _NUMBERED.search(lead):
            continue
        end = found.end() if found[3] and not part else flat.index(")", at) + 1
        part = part or found[3] or ""
        session = found[1] or found[2]
        if found[2] and session.isdigit():  # "resolution 9 (11)": optical reading makes ones of a Roman number
            if not lead.endswith("esolution "):
                continue
            session = "I" * len(session)
        if session[-1].isdigit() and found[2]:  # "186 (S-2)": the early special sessions are printed either way
            session = session[:-1] + _ROMAN[int(session[-1])]
        yield _Mark(start, end, int(number), session, part, True, printed)


def _slashes(flat: str) -> Iterator[_Mark]:
    for found in _SLASH.finditer(flat):
        at = found.start()
        before = _SESSION_BEFORE.search(flat[max(0, at - 12) : at])
        if before is None:
            continue
        session = before["session"]
        yield _Mark(at - len(session), found.end(), int(found["number"]), session, found["part"] or "", False, session)


def _letters(part: str) -> tuple[str, ...]:
    """Members of a letter part: ``A``, ``A and B``, ``A to D``."""
    if len(part) < 2:
        return (part,)
    ends = re.findall(r"[A-Z]", part)
    if len(ends) == 2 and ("to" in part or "-" in part) and ends[0] < ends[1]:
        return tuple(chr(code) for code in range(ord(ends[0]), ord(ends[1]) + 1))
    return tuple(ends) or ("",)


def _resolve(flat: str, mark: _Mark, head: Context | None, own: Own) -> Hit | None:
    letters = _letters(mark.part)
    if mark.bracket and mark.session.isdigit():
        return _council(mark, head, letters)
    if mark.bracket:
        prefix, note = organs.old(flat, mark.start, mark.number, mark.session, head, own)
        if prefix is None:
            if head is None:
                return None
            found = tuple(
                forms.by_session(organ, mark.session, mark.number, letters[0])
                for organ, table in (("A", "general-assembly"), ("E", "ecosoc"))
                if series.old_fits(table, mark.number, mark.session)
            )
            return Hit(mark.start, mark.end, "resolution", (), "number-session", None, found, "organ not known")
        decision = head is not None and head.word == "decision"
        session = mark.session
        if prefix == "A" and note:  # the Assembly's numbers run on, so that the number tells the session
            meant = series.old_session("general-assembly", mark.number)
            if context.dated_in(flat, mark.start, session):  # and the date says that the session is right
                fits = [n for n in series.old_range("general-assembly", session) if _one_digit(str(n), str(mark.number))]
                if len(fits) == 1:
                    mark.number, note = fits[0], f"printed {mark.number} ({session}): {note}, one digit differs"
            elif meant is not None and _one_digit(meant, session):
                session, note = meant, f"printed {mark.number} ({session}): number {mark.number} is of session {meant}"
        symbols = tuple(forms.by_session(prefix, session, mark.number, letter, decision) for letter in letters)
        return Hit(mark.start, mark.end, "resolution", symbols, "number-session", note)
    return _slash(flat, mark, head, letters, own)


def _slash(flat: str, mark: _Mark, head: Context | None, letters: tuple[str, ...], own: Own) -> Hit | None:
    if head is not None and head.word == "statement":
        if own(mark.start).prefix == "A/HRC" and mark.session.isdigit() and len(mark.session) < 3:
            return Hit(mark.start, mark.end, "document", (f"A/HRC/PRST/{mark.session}/{mark.number}",), "statement-number")
        if not mark.session.isdigit() or len(mark.session) != 4:
            return None
        return Hit(mark.start, mark.end, "document", (f"S/PRST/{mark.session}/{mark.number}",), "statement-number")
    if head is None:
        return None
    prefix, candidates = organs.slashed(flat, mark.start, mark.session, mark.number, head, own)
    decision = head.word == "decision"
    if prefix is None:
        found = tuple(forms.by_session(c, mark.session, mark.number, letters[0], decision) for c in candidates)
        return Hit(mark.start, mark.end, "resolution", (), "session-number", None, found, "organ not known")
    symbols = tuple(forms.by_session(prefix, mark.session, mark.number, letter, decision) for letter in letters)
    return Hit(mark.start, mark.end, "resolution", symbols, "session-number")


def _council(mark: _Mark, head: Context | None, letters: tuple[str, ...]) -> Hit | None:
    number, year = mark.number, int(mark.session)
    clear = mark.printed.isdigit()
    if head is not None and (head.organ not in (None, "S", "Council", "?") or head.word == "statement"):
        head = None
    if series.council_fits(number, year) and (head is not None or number > 99 or year < 1955):
        note = None if clear else f"read {mark.printed} as {number}"
        if clear or head is not None or number > 99:
            return Hit(mark.start, mark.end, "resolution", tuple(forms.council(number, year, p) for p in letters), "number-year", note)
    if head is None:
        return None
    meant, why = _mend(number, year)
    if not 1946 <= year <= series.last_session() + 1945 and len(meant) != 1:
        return None
    if len(meant) == 1:
        n, y = meant[0]
        note = f"printed {mark.printed} ({year}): {why}"
        return Hit(mark.start, mark.end, "resolution", tuple(forms.council(n, y, p) for p in letters), "number-year", note)
    candidates = tuple(forms.council(n, y) for n, y in meant)
    return Hit(mark.start, mark.end, "resolution", (), "number-year", None, candidates, "number and year disagree")


def _mend(number: int, year: int) -> tuple[list[tuple[int, int]], str]:
    """What a number and a year that disagree can have meant: one digit of either wrong."""
    known = series.council_year(number)
    by_year = [(number, known)] if known is not None and _one_digit(str(known), str(year)) else []
    span = series.council_range(year)
    by_number = [(n, year) for n in range(span[0], span[1] + 1) if _one_digit(str(n), str(number))] if span else []
    if by_year and (not by_number or abs(by_year[0][1] - year) == 1):  # a neighbouring year is the commonest slip
        return by_year, f"number {number} is of {known}"
    if len(by_number) == 1 and not by_year:
        return by_number, f"no resolution {number} in {year}, one digit differs"
    return by_year + by_number, ""


def _one_digit(a: str, b: str) -> bool:
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _range(first: Hit, second: Hit, a: _Mark, b: _Mark) -> Hit | None:
    """Join "48/12 to 48/15" into one mention with all its members."""
    if a.session != b.session or a.part or b.part or a.bracket != b.bracket or not 0 < b.number - a.number < 60 or not first.targets:
        return None
    old, new = f"/{a.number}", first.targets[0]
    at = new.rfind(old)
    if at < 0:
        return None
    members = tuple(f"{new[:at]}/{n}{new[at + len(old) :]}" for n in range(a.number, b.number + 1))
    return Hit(first.start, second.end, first.kind, members, first.rule + "-range")
