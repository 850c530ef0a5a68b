"""How ``graphkit verify`` does on real documents: false alarms on adopted texts, catches of citations damaged at random.

    python tests/bench/verify.py [--every 1] [--damaged 500]

Takes the documents from beside the checkout (``GRAPHKIT_SHARED``, else ``../shared``), and ends with nothing done where they are
missing. Adopted texts are almost free of errors, but not quite: the findings that were looked up and are true stand in
``tests/verify_true.csv``. All others count as false alarms.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from graphkit.cite import extract
from graphkit.cite.context import MONTHS
from graphkit.model import Reference
from graphkit.pipeline.verification import CODES, Finding, verify_text
from graphkit.symbols import existence, series

TRUE = Path(__file__).resolve().parents[1] / "verify_true.csv"

_DATE = re.compile(rf"(?: [A-Z])? of (\d{{1,2}}) ({MONTHS}) (\d{{4}})")
_ORGAN = re.compile(r"(Security Council|General Assembly|Economic and Social Council|Human Rights Council) (?:resolution|decision)s? $")
_PREFIX = {"Security Council": "S", "General Assembly": "A", "Economic and Social Council": "E", "Human Rights Council": "A/HRC"}


@dataclass
class Alarms:
    """What verifying adopted texts found."""

    citations: int = 0
    findings: list[Finding] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)

    @property
    def per_thousand(self) -> float:
        """False alarms in 1,000 citations."""
        return 1000 * len(self.false) / self.citations


def alarms(documents: Sequence[Path]) -> Alarms:
    """Verify adopted texts, and tell the findings that are true from those that are not."""
    with TRUE.open(encoding="utf8", newline="") as file:
        true = {(row["document"], row["code"], row["text"]) for row in csv.DictReader(file)}
    out = Alarms()
    for path in documents:
        report = verify_text(path.read_text(encoding="utf8"), path.stem, stem=path.stem)
        out.citations += report.citations
        out.findings += report.findings
    out.false = [finding for finding in out.findings if (finding.file, finding.code, finding.text) not in true]
    return out


def council_facts() -> dict[tuple[int, int], str]:
    """Number and year to the day, straight from the shipped table."""
    lines = files("graphkit.symbols").joinpath("security-council.csv").read_text(encoding="utf8").splitlines()
    return {(int(row["number"]), int(row["year"])): row["date"] for row in csv.DictReader(lines)}


def knowable(symbol: str, day: tuple[str, str, str] | None, council: dict[tuple[int, int], str]) -> bool:
    """Whether the facts that ship tell that there is no such document of that day."""
    try:
        when = None if day is None else date(int(day[2]), MONTHS.split("|").index(day[1]) + 1, int(day[0]))
    except ValueError:
        return True
    if found := re.fullmatch(r"S/RES/(\d+)\((\d+)\)[A-Z]?", symbol):
        number, year = int(found[1]), int(found[2])
        if (number, year) not in council:
            return not series.council_fits(number, year)  # what came after the table cannot be known
        known = council[number, year]
        return when is not None and known != "" and known != when.isoformat()
    if existence.missing(symbol) is not None:
        return True
    window = existence.window(symbol)
    return when is not None and window is not None and not window[0] <= when <= window[1]


class Damage:
    """A citation, damaged: what stands in its place, and what that means."""

    def __init__(self, kind: str, start: int, end: int, text: str, symbol: str, day: tuple[str, str, str] | None) -> None:
        self.kind, self.start, self.end, self.text, self.symbol, self.day = kind, start, end, text, symbol, day


def whose(one: Damage, before: str, document: str) -> bool:
    """Whether the text says whose resolution the damaged form is: without that it may be one of an organ whose facts do not ship.

    The organ stands before it, or "Recalling its" in a document of that organ, or the form tells: number and year in brackets are
    the Council's; of the Assembly's own documents those cited without an organ are its own, in regular sessions from 31 on.
    """
    if _ORGAN.search(before) or one.kind == "organ" or re.match(r"S/RES/", one.symbol):
        return True
    prefix = one.symbol.partition("/RES/")[0].partition("/DEC/")[0]
    own = {"A": "A_RES_", "E": "E_RES_", "A/HRC": "A_HRC_RES_"}.get(prefix, "-")
    if not document.startswith(own):
        return False
    if re.search(r"(?:Recalling|Reaffirming|Recalls|Reaffirms)(?: also| further)? its (?:resolutions?|decisions?) $", before):
        return True
    found = re.search(r"/RES/(\d+)/", one.symbol)
    return prefix == "A" and found is not None and int(found[1]) >= 31 and re.search(r"(?<!its )resolutions? $", before) is not None


def other_digit(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    first = "123456789" if at == 0 else "0123456789"
    return text[:at] + chance.choice([digit for digit in first if digit != text[at]]) + text[at + 1 :]


def damage(reference: Reference, text: str, chance: random.Random) -> Damage | None:
    """Break one citation in one way."""
    (target,) = reference.targets
    parts = re.fullmatch(
        r"(A|S|E|A/HRC|E/CN\.4)/(RES|DEC)/(?:(?P<old>\d+)\((?P<roman>[^)]+)\)|(?P<session>\d+)/(?P<number>\d+))([A-Z]?)", target
    )
    if parts is None:
        return None
    number, session = parts["old"] or parts["number"], parts["roman"] or parts["session"]
    surface = reference.surface
    if surface.count(number) != 1 or surface.count(session) != 1 or number == session:
        return None
    behind = _DATE.match(text, reference.end)
    day = (behind[1], behind[2], behind[3]) if behind else None
    before = _ORGAN.search(text[max(0, reference.start - 60) : reference.start])
    kinds = ["digit", "session"] + (["year"] if behind or (session.isdigit() and parts["old"]) else []) + (["organ"] * 2 if before else [])
    kind = chance.choice(kinds)
    prefix, start, end, written = parts[1], reference.start, reference.end, surface
    if kind == "digit":
        new = other_digit(number, chance)
        written, number = surface.replace(number, new), new
    elif kind == "organ":
        assert before is not None
        named = chance.choice([organ for organ in _PREFIX if organ != before[1]])
        start = reference.start - len(before[0])
        written, prefix = before[0].replace(before[1], named) + surface, _PREFIX[named]
    elif kind == "year" and behind:
        new = other_digit(behind[3], chance)
        day = (behind[1], behind[2], new)
        end = behind.end()
        written = surface + behind[0][: -len(new)] + new
    else:
        if session.isdigit():
            new = other_digit(session, chance)
        else:
            new = chance.choice([roman for roman in map(series.roman, range(1, 45)) if roman != session])
        written, session = surface.replace(session, new), new
    return Damage(kind, start, end, written, meaning(prefix, parts[2], number, session, parts["old"] is not None, parts[7]), day)


def meaning(prefix: str, word: str, number: str, session: str, bracket: bool, letter: str) -> str:
    """The symbol of what stands there now; one that nobody can have where organ and form exclude each other."""
    council = bracket and session.isdigit()
    if council != (prefix == "S") or (bracket and not council and prefix in ("A/HRC", "E/CN.4")):
        return "S/RES/0(1945)"
    return f"{prefix}/{word}/{number}({session}){letter}" if bracket else f"{prefix}/{word}/{session}/{int(number)}{letter}"


@dataclass
class Catches:
    """What verifying texts with damaged citations found, by the kind of damage."""

    damaged: int = 0
    known: Counter[str] = field(default_factory=Counter)
    """Damages that the facts which ship can tell."""
    caught: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[bool] = field(default_factory=Counter)
    """Those of which the text does not say whose resolution it is: found or not."""
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of those that can be known which were found."""
        return self.caught.total() / self.known.total()


def catches(documents: Sequence[Path], size: int, seed: int = 20171121) -> Catches:
    """Damage citations of documents drawn at random, one a paragraph so that none decides about another, and verify them."""
    chance = random.Random(seed)
    council = council_facts()
    out = Catches()
    for path in chance.sample(documents, min(size, len(documents))):
        broken, places = _broken(path, chance)
        out.damaged += len(places)
        starts = [0]
        for line in broken.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        hits = [starts[found.line - 1] + found.column - 1 for found in verify_text(broken, path.stem, stem=path.stem).findings]
        for one, start, end in places:
            before = " ".join(broken[max(0, start - 80) : start].split()) + " "
            if not knowable(one.symbol, one.day, council):
                continue
            hit = any(start <= at < end for at in hits)
            if not whose(one, before, path.stem):
                out.doubtful[hit] += 1
                continue
            out.known[one.kind] += 1
            out.caught[one.kind] += hit
            if not hit:
                out.missed.append(f"{path.stem}: {one.kind}: {broken[max(0, start - 60) : end + 25]!r} as {one.symbol}")
    return out


def _broken(path: Path, chance: random.Random) -> tuple[str, list[tuple[Damage, int, int]]]:
    """A text with damages, and where they stand in it."""
    text = path.read_text(encoding="utf8")
    made: list[Damage] = []
    for reference in extract(text, path.stem).references:
        if reference.kind != "resolution" or len(reference.targets) != 1 or reference.note or reference.in_name:
            continue
        if made and "\n\n" not in text[made[-1].end : reference.start]:
            continue
        one = damage(reference, text, chance)
        if one is not None and (not made or one.start > made[-1].end):
            made.append(one)
    broken, at, places = "", 0, []
    for one in made:
        broken += text[at : one.start]
        places.append((one, len(broken), len(broken) + len(one.text)))
        broken, at = broken + one.text, one.end
    return broken + text[at:], places


def real(shared: Path) -> list[Path]:
    """The adopted texts beside the checkout."""
    return sorted((shared / "corpus" / "eosg" / "text").glob("*.txt"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="one document in so many is verified for false alarms")
    parser.add_argument("--damaged", type=int, default=500, help="documents in which citations are damaged")
    chosen = parser.parse_args(arguments)
    documents = real(Path(os.environ.get("GRAPHKIT_SHARED") or Path(__file__).resolve().parents[3] / "shared"))
    if not documents:
        print("no documents beside the checkout to verify")
        return
    begun = time.perf_counter()
    found = alarms(documents[:: chosen.every])
    by_code, false = Counter(one.code for one in found.findings), Counter(one.code for one in found.false)
    print(f"{len(documents[:: chosen.every]):,} adopted texts, {found.citations:,} citations, {time.perf_counter() - begun:.0f} s")
    print(f"{'code':<7}{'findings':>9}{'false':>7}  what it means")
    for code in sorted(by_code):
        print(f"{code:<7}{by_code[code]:>9}{false[code]:>7}  {CODES[code]}")
    print(f"{len(found.false)} false alarms: {found.per_thousand:.2f} in 1,000 citations (goal: at most 1)")
    made = catches(documents, chosen.damaged)
    print(f"\n{made.damaged:,} citations damaged at random, {made.known.total():,} of them can be known")
    for kind, count in sorted(made.known.items()):
        print(f"{kind:<9}{made.caught[kind]:>5} of {count:>5}  {made.caught[kind] / count:.3f}")
    print(f"{'all':<9}{made.caught.total():>5} of {made.known.total():>5}  {made.share:.3f} (goal: at least 0.95)")
    print(f"of {made.doubtful.total()} more, of which the text does not say whose they are, {made.doubtful[True]} were found")


if __name__ == "__main__":
    main()
