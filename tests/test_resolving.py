"""``resolve``: every form that people type, several meanings, near matches."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphkit as gk
from graphkit.pipeline import resolving

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("SC res. 2388", ["S/RES/2388(2017)"]),
        ("UNSCR 1325", ["S/RES/1325(2000)"]),
        ("2388 (2017)", ["S/RES/2388(2017)"]),
        ("A/RES/217 (III) A", ["A/RES/217(III)A"]),
        ("GA resolution 60/288", ["A/RES/60/288"]),
        ("Presidential Statement 2015/25", ["S/PRST/2015/25"]),
        ("https://undocs.org/en/S/RES/1373(2001)", ["S/RES/1373(2001)"]),
        ("https://docs.un.org/en/A/RES/60/288", ["A/RES/60/288"]),
        ("UNODC", ["unodc"]),
        ("united nations office on drugs and crime", ["unodc"]),
        ("UNTOC", ["untoc"]),
        ("Organization of the Islamic Conference", ["oic"]),
        ("60/288", ["A/RES/60/288"]),
        ("60/8", ["A/RES/60/8", "A/HRC/RES/60/8"]),
        ("2005/28", ["E/RES/2005/28", "E/CN.4/RES/2005/28"]),
        ("1325", ["S/RES/1325(2000)", "A/RES/1325(XIII)"]),
        ("2388", ["S/RES/2388(2017)", "A/RES/2388(XXIII)"]),
        ("S/RES/2388(2016)", []),
        ("GA resolution 960/288", []),
        ("good morning", []),
        ("", []),
    ],
)
def test_what_a_text_means(text: str, ids: list[str]) -> None:
    assert resolving.candidates(text) == ids
    assert gk.resolve(text) == (ids[0] if ids else None)


def typed() -> list[tuple[str, str]]:
    """What people type and paste, by hand: all organs, long and short, addresses, names of files, slips; and what it means."""
    with (Path(__file__).parent / "data" / "typed.tsv").open(encoding="utf-8", newline="") as lines:
        return [(row["typed"], row["means"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def test_what_people_type_is_understood() -> None:
    forms = typed()
    assert len(forms) >= 150
    wrong = [(text, meant, found) for text, meant in forms if (found := "".join(resolving.candidates(text)[:1])) != meant]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("S/RES/1325 (2001)", "S/RES/1325(2000)"),
        ("UNSCR 1325 (2001)", "S/RES/1325(2000)"),
        ("securty council resoluton 1325", "S/RES/1325(2000)"),
        ("GA resolution 60/2888", "A/RES/60/288"),
        ("HRC resolution 516/21", "A/HRC/RES/16/21"),
        ("palermo protocl", "Palermo Protocol"),
        ("CEDWA", "CEDAW"),
        ("genral assembly", "General Assembly"),
        ("Smuggling Protocol", "Migrant Smuggling Protocol"),
        ("the Geneva Conventions", "Geneva Convention I"),
    ],
)
def test_slips_have_near_matches(text: str, meant: str) -> None:
    assert resolving.candidates(text) == []
    assert meant in resolving.near(text)


def test_a_row_has_all_that_is_known() -> None:
    council, instrument, unknown = resolving.resolve(["2388 (2017)", "UNTOC", "nobody"])
    assert (council["id"], council["date"], council["url"]) == ("S/RES/2388(2017)", "2017-11-21", "https://undocs.org/S/RES/2388(2017)")
    assert instrument["title"] == "United Nations Convention against Transnational Organized Crime"
    assert unknown == {**dict.fromkeys(resolving.COLUMNS), "given": "nobody"}


def test_the_command_lists_what_a_text_can_mean_and_what_is_near(workspace: Workspace) -> None:
    done = workspace.type("resolve", "60/8", "--format", "json")
    assert done.code == 0
    assert [row["id"] for row in json.loads(done.out)] == ["A/RES/60/8", "A/HRC/RES/60/8"]
    done = workspace.type("resolve", "S/RES/23888", "UNTOCC", "qqqq")
    assert done.code == 1
    assert "did you mean S/RES/2388(2017)" in done.err
    assert "did you mean UNTOC" in done.err
    assert done.err.count("did you mean") == 2
