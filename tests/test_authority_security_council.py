"""Records of the Security Council: its committees and missions, and the actors that its texts name."""

from __future__ import annotations

import csv
import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

TABLES = ("missions.csv", "actors.csv")
OTHER_TABLES = ("bodies.csv", "instruments.csv")
COLUMNS = ["id", "kind", "name", "title", "aliases", "category", "parent", "since", "until", "symbol", "succeeds", "source"]

FOUNDERS = {
    "253-committee": "S/RES/253(1968)",
    "421-committee": "S/RES/421(1977)",
    "661-committee": "S/RES/661(1990)",
    "751-committee": "S/RES/751(1992)",
    "1267-committee": "S/RES/1267(1999)",
    "1373-committee": "S/RES/1373(2001)",
    "1533-committee": "S/RES/1533(2004)",
    "1540-committee": "S/RES/1540(2004)",
    "1591-committee": "S/RES/1591(2005)",
    "1718-committee": "S/RES/1718(2006)",
    "1988-committee": "S/RES/1988(2011)",
    "2127-committee": "S/RES/2127(2013)",
    "2653-committee": "S/RES/2653(2022)",
    "analytical-support-team": "S/RES/1526(2004)",
    "cted": "S/RES/1535(2004)",
    "ombudsperson": "S/RES/1904(2009)",
    "focal-point-delisting": "S/RES/1730(2006)",
    "group-of-experts-drc": "S/RES/1533(2004)",
    "panel-of-experts-dprk": "S/RES/1874(2009)",
    "panel-of-experts-libya": "S/RES/1973(2011)",
    "wg-caac": "S/RES/1612(2005)",
    "untso": "S/RES/50(1948)",
    "uncip": "S/RES/39(1948)",
    "unogil": "S/RES/128(1958)",
    "onuc": "S/RES/143(1960)",
    "untea": "A/RES/1752(XVII)",
    "unficyp": "S/RES/186(1964)",
    "unef-i": "A/RES/1000(ES-I)",
    "unef-ii": "S/RES/340(1973)",
    "undof": "S/RES/350(1974)",
    "unifil": "S/RES/425(1978)",
    "untag": "S/RES/435(1978)",
    "minurso": "S/RES/690(1991)",
    "unprofor": "S/RES/743(1992)",
    "untac": "S/RES/745(1992)",
    "unamir": "S/RES/872(1993)",
    "minugua": "A/RES/48/267",
    "unmik": "S/RES/1244(1999)",
    "untaet": "S/RES/1272(1999)",
    "monuc": "S/RES/1279(1999)",
    "monusco": "S/RES/1925(2010)",
    "unama": "S/RES/1401(2002)",
    "unmil": "S/RES/1509(2003)",
    "unami": "S/RES/1500(2003)",
    "minustah": "S/RES/1542(2004)",
    "unamid": "S/RES/1769(2007)",
    "unisfa": "S/RES/1990(2011)",
    "unmiss": "S/RES/1996(2011)",
    "unsmil": "S/RES/2009(2011)",
    "minusma": "S/RES/2100(2013)",
    "minusca": "S/RES/2149(2014)",
    "unvmc": "S/RES/2366(2017)",
    "binuh": "S/RES/2476(2019)",
    "unitams": "S/RES/2524(2020)",
    "isaf": "S/RES/1386(2001)",
    "mss-haiti": "S/RES/2699(2023)",
    "icty": "S/RES/827(1993)",
    "ictr": "S/RES/955(1994)",
    "irmct": "S/RES/1966(2010)",
    "stl": "S/RES/1757(2007)",
    "uncc": "S/RES/692(1991)",
    "unscom": "S/RES/687(1991)",
    "unmovic": "S/RES/1284(1999)",
    "uniiic": "S/RES/1595(2005)",
    "jim": "S/RES/2235(2015)",
    "unitad": "S/RES/2379(2017)",
    "pbc": "A/RES/60/180",
    "military-staff-committee": "un-charter",
}
"""Body -> what founded it, from the peacekeeping fact sheets, the Repertoire and the committees' own pages; one founder each."""


def _text(package: str, name: str) -> str:
    return files("graphkit").joinpath(package, name).read_text(encoding="utf8")


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text("authority", name).splitlines()))


def _committees() -> list[dict[str, Any]]:
    """Rows of the table of committees, each with its examples and rejects."""
    examples = {row["id"]: row for row in tomllib.loads(_text("authority", "committees.toml"))["committee"]}
    rows = [{**examples[row["id"]], **row} for row in map(_listed, _table("committees.csv"))]
    assert len(rows) == len(examples)
    return rows


def _bars(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _listed(row: dict[str, str]) -> dict[str, Any]:
    return {key: _bars(cell) if key in ("aliases", "parent", "succeeds", "numbers") else cell for key, cell in row.items()}


def _records() -> list[dict[str, Any]]:
    return [_listed(row) for name in TABLES for row in _table(name)] + _committees()


@pytest.fixture(scope="module")
def resolutions() -> list[dict[str, str]]:
    return list(csv.DictReader(_text("symbols", "security-council.csv").splitlines()))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return _records()


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_the_columns_and_are_sorted(name: str) -> None:
    rows = _table(name)
    assert list(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {row["kind"] for row in rows} == {"actor" if name == "actors.csv" else "body"}


def test_ids_are_unique_slugs(records: list[dict[str, Any]]) -> None:
    ids = [record["id"] for record in records]
    assert len(ids) == len(set(ids))
    for name in ids:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name), name


def test_no_form_belongs_to_two(records: list[dict[str, Any]]) -> None:
    owners: dict[str, str] = {}
    for record in records:
        for form in {form.casefold() for form in (record["name"], record["title"], *record["aliases"])}:
            assert owners.setdefault(form, record["id"]) == record["id"], (form, owners[form], record["id"])


def test_forms_stay_apart_without_a_last_bracket(records: list[dict[str, Any]]) -> None:
    # texts drop "(Maoist)" or "(Da'esh)", so what is left must still name one record and must not be a bare head
    bare = {f"{head} of experts" for head in ("panel", "group", "committee", "commission")} | {"monitoring group", "commission of inquiry"}
    owners: dict[str, str] = {}
    for record in records:
        for form in (record["name"], record["title"], *record["aliases"]):
            short = re.sub(r" \([^()]*\)$", "", form).casefold()
            assert short not in bare, (record["id"], form)
            assert owners.setdefault(short, record["id"]) == record["id"], (form, owners[short], record["id"])


def test_forms_are_clean_and_not_repeated(records: list[dict[str, Any]]) -> None:
    for record in records:
        forms = [record["name"], record["title"], *record["aliases"]]
        assert record["name"], record
        assert record["title"], record
        for form in forms:
            assert form == " ".join(form.split()), (record["id"], form)
            assert not re.search("[\u2018\u2019\u201c\u201d]", form), (record["id"], form)
        assert len(record["aliases"]) == len(set(record["aliases"])), record["id"]
        assert not {record["name"], record["title"]} & set(record["aliases"]), record["id"]


def test_every_record_has_a_source_and_a_category(records: list[dict[str, Any]]) -> None:
    for record in records:
        assert record["source"], record["id"]
        assert record["category"], record["id"]


def test_dates_of_records_are_ordered(records: list[dict[str, Any]]) -> None:
    for record in records:
        for key in ("since", "until"):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", record[key]), record["id"]
        if record["since"] and record["until"]:
            assert record["since"] <= record["until"], record["id"]


def test_what_records_hang_on_exists(records: list[dict[str, Any]]) -> None:
    known = {record["id"] for record in records} | {row["id"] for name in OTHER_TABLES for row in _table(name)}
    for record in records:
        for other in (*record["parent"], *record["succeeds"]):
            assert other in known, (record["id"], other)
            assert other != record["id"]
        if record["symbol"] and "/" not in record["symbol"]:
            assert record["symbol"] in known, record["id"]


def test_founders_are_resolutions_of_the_time(records: list[dict[str, Any]], resolutions: list[dict[str, str]]) -> None:
    years = {int(row["number"]): row["year"] for row in resolutions}
    for record in records:
        found = re.fullmatch(r"S/RES/(\d+)\((\d{4})\)", record["symbol"])
        if found:
            assert years[int(found[1])] == found[2], record["id"]
            assert found[2] <= record["since"][:4] or not record["since"], record["id"]


@pytest.mark.parametrize(("body", "founder"), sorted(FOUNDERS.items()))
def test_founder(records: list[dict[str, Any]], body: str, founder: str) -> None:
    assert [record["symbol"] for record in records if record["id"] == body] == [founder]


def test_committees_are_named_by_the_resolution_that_founded_them() -> None:
    for row in _committees():
        numbers = row["numbers"]
        if numbers:
            assert row["id"] == f"{numbers[0]}-committee"
            assert row["symbol"].startswith(f"S/RES/{numbers[0]}(")


def test_a_number_names_one_committee() -> None:
    numbers = [number for row in _committees() for number in row["numbers"]]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("row", _committees(), ids=lambda row: str(row["id"]))
def test_committees_carry_examples_and_rejects(row: dict[str, Any]) -> None:
    assert row["rejects"], row["id"]
    assert any(row["id"] in example["find"] for example in row["examples"])
    forms = [form.casefold() for form in (row["name"], row["title"], *row["aliases"])]
    for example in row["examples"]:
        if row["id"] in example["find"]:
            assert any(form in example["text"].casefold() for form in forms), example["text"]
        for cited in example["find"]:
            found = re.fullmatch(r"S/RES/(\d+)\((\d{4})\)", cited)
            assert not found or f"{found[1]} ({found[2]})" in example["text"], example
    for text in row["rejects"]:
        # names begin with a capital in texts, so a common noun in lower case is a fair reject
        assert not any(form in text for form in (row["name"], row["title"], *row["aliases"])), text
