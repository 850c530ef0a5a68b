"""Forms that drafting style does not use, and names that are old or wrong: rules as data, run over a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from graphkit import symbols
from graphkit.pipeline.verification import usual
from graphkit.pipeline.verification.findings import Hit
from graphkit.symbols import forms, series

_ASIDE = re.compile(
    r"(?:\b[Ff]ormer|\bformerly|\bpredecessor|\bthen|\bpreviously|\bsuccessor to|\bnamed|\bcalled|\breplaced|\brenamed)"
    r"(?: (?:known as|the|of the|to the|called|as|of))* ?(?:United Nations )?$"
)
"""Words that tell of the past, where the old name is the right one."""


class _Name(NamedTuple):
    wrong: re.Pattern[str]
    right: str
    until: date | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@cache
def forms_table() -> list[dict[str, Any]]:
    """The rules of ``symbols/style.toml``."""
    rules: list[dict[str, Any]] = tomllib.loads(files("graphkit.symbols").joinpath("style.toml").read_text(encoding="utf8"))["form"]
    return rules


@cache
def names_table() -> list[dict[str, Any]]:
    """The rules of ``authority/renamed.toml``."""
    rules: list[dict[str, Any]] = tomllib.loads(files("graphkit.authority").joinpath("renamed.toml").read_text(encoding="utf8"))["name"]
    return rules


@cache
def _forms() -> list[tuple[re.Pattern[str], str, bool]]:
    return [(re.compile(rule["pattern"]), rule["usual"], rule.get("once", False)) for rule in forms_table()]


@cache
def _names() -> list[_Name]:
    out = []
    for rule in names_table():
        wrong = "|".join(re.escape(form) for form in sorted(rule["wrong"], key=len, reverse=True))
        before, after, until = rule.get("unless_before"), rule.get("unless_after"), rule.get("until")
        out.append(
            _Name(
                re.compile(rf"\b(?:{wrong})\b"),
                rule["right"],
                date.fromisoformat(until) if until else None,
                re.compile(rf"(?:{before})$") if before else None,
                re.compile(after) if after else None,
            )
        )
    return out


def unusual(flat: str) -> Iterator[Hit]:
    """Forms of citation that drafting style does not use (GK103).

    Examples
    --------
    >>> [hit.todo for hit in unusual("Recalling UNSCR 1325 on women,")]
    ['write "Security Council resolution 1325 (2000)"']
    """
    for pattern, otherwise, once in _forms():
        for found in pattern.finditer(flat):
            groups = found.groupdict()
            symbol = _meant(groups, found[0])
            if (symbol is None and "council" in groups) or (once and symbol is not None and _in_full(flat, symbol)):
                continue  # another series, which this rule does not know; or a number that the text has given in full
            if symbol is None:
                todo = f"write {otherwise}"
            else:
                todo = f'write "{usual.spaced(symbol) if "/" in found[0].split(" ")[0] else usual.citation(symbol)}"'
            yield Hit(found.start(), found.end(), "GK103", f'drafting style does not use "{found[0]}"', todo)


def _meant(groups: dict[str, str | None], text: str) -> str | None:
    if groups.get("council"):
        number = int(groups["council"] or 0)
        known = series.council_year(number)
        year = groups.get("year")
        return forms.council(number, known) if known is not None and year in (None, str(known)) else None
    given = " ".join((groups.get("symbol") or "").split())
    if given.startswith("PRST"):
        return symbols.parse("S/" + given.replace(" ", "/"))
    return symbols.parse(given) or next(iter(symbols.unsaid(given)), None) if given else None


def _in_full(flat: str, symbol: str) -> bool:
    number, year = symbol.removeprefix("S/RES/").rstrip(")").split("(")
    return re.search(rf"(?<!\d){number} ?\({year}\)", flat) is not None


def renamed(flat: str, day: date | None) -> Iterator[Hit]:
    """Bodies and treaties under an old or a wrong name (GK104), in a text of some day; None where it is not known of which.

    Examples
    --------
    >>> text = "the Organization of the Islamic Conference met"
    >>> [hit.todo for hit in renamed(text, date(2020, 1, 1))], list(renamed(text, date(2000, 1, 1)))
    (['write "Organization of Islamic Cooperation"'], [])
    """
    for name in _names():
        if name.until is not None and (day is None or day < name.until):
            continue
        for found in name.wrong.finditer(flat):
            window = flat[max(0, found.start() - 60) : found.start()]
            quoted = window.count('"') % 2 == 1
            if (
                quoted
                or _ASIDE.search(window)
                or (name.before and name.before.search(window))
                or (name.after and name.after.match(flat, found.end()))
            ):
                continue
            since = f"; it is so called since {name.until.day} {name.until:%B %Y}" if name.until else ""
            yield Hit(
                found.start(),
                found.end(),
                "GK104",
                f'"{found[0]}" is {"an old" if name.until else "no"} name of the {name.right}{since}',
                f'write "{name.right}"',
            )
