"""Every example and reject of the rules, through the whole pipeline of extraction."""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files

import pytest

from graphkit.cite import extract

RULES = tomllib.loads(files("graphkit.cite").joinpath("rules.toml").read_text(encoding="utf8"))["rule"]
NAMES = tomllib.loads(files("graphkit.authority").joinpath("short.toml").read_text(encoding="utf8"))
TABLE = list(csv.DictReader(files("graphkit.authority").joinpath("short.csv").read_text(encoding="utf8").splitlines()))
LOCAL = [*NAMES["local"], *NAMES["placed"]]
WRITTEN = {(row["form"], row["prefix"], row["id"]) for row in LOCAL}
PLACED = [row for row in TABLE if row["rule"] == "placed" and (row["form"], row["prefix"], row["id"]) not in WRITTEN]
STEMS = {"": "note", "S": "S_RES_2570(2021)", "A": "A_RES_74_258", "A/HRC": "A_HRC_RES_51_25"}
"""A document of each series."""
EXAMPLES = [(rule["name"], example) for rule in RULES for example in rule["examples"]]
_NAMED = ("name", "named-by-resolution", "paired", "plural", "protocol-of", "shape", "shortened", "slip", "version")
"""Rules of names whose rejects must give nothing by that rule."""
REJECTS = [(rule["name"], reject) for rule in RULES for reject in rule["rejects"]]


def _references(case: dict[str, object]):
    return extract(f"Front\n\n{case['text']}", str(case.get("stem", "note"))).references


@pytest.mark.parametrize(("rule", "case"), EXAMPLES, ids=[f"{name}: {case['text'][:40]}" for name, case in EXAMPLES])
def test_example_is_found(rule, case):
    found = _references(case)
    targets = {target for reference in found for target in reference.targets}
    assert set(case["find"]) <= targets
    numbered = {target for reference in found if reference.kind in ("resolution", "document") for target in reference.targets}
    assert numbered <= set(case["find"])
    assert rule in {reference.rule for reference in found if set(reference.targets) & set(case["find"])} | {
        reference.rule.removesuffix("-range") for reference in found
    }


@pytest.mark.parametrize(("rule", "case"), REJECTS, ids=[f"{name}: {case['text'][:40]}" for name, case in REJECTS])
def test_reject_gives_nothing_numbered(rule, case):
    found = _references(case)
    assert [(r.surface, r.targets) for r in found if r.kind in ("resolution", "document") and r.targets] == []
    assert rule not in {reference.rule for reference in found if rule in _NAMED}


def test_the_organ_of_a_resolution_known_by_its_date_is_no_mention_of_its_own():
    found = _references({"text": "Recalling the resolution of the Security Council of 7 July 1950 on the flag,"})
    assert [reference.targets for reference in found] == [("S/1950-07-07",)]


@pytest.mark.parametrize("row", LOCAL, ids=lambda row: f"{row['form']} in {row['prefix']}: {row['id']}")
def test_short_names_mean_what_their_series_says(row):
    for example in row["examples"]:
        assert set(example["find"]) <= {target for reference in _references(example) for target in reference.targets}
    for reject in row["rejects"]:
        assert row["id"] not in {target for reference in _references(reject) for target in reference.targets}


@pytest.mark.parametrize("row", PLACED, ids=lambda row: f"{row['form']} in {row['prefix']}: {row['id']}")
def test_placed_names_mean_what_the_words_of_the_text_say(row):
    near, form, stem = row["near"].split(" | ")[0], row["form"], STEMS[row["prefix"]]
    there = _references({"text": f"a report on {near} tells of the {form}, and of more that happened in {near}", "stem": stem})
    assert row["id"] in {target for reference in there for target in reference.targets}
    elsewhere = _references({"text": f"a report on Gondor tells of the {form}", "stem": stem})
    assert row["id"] not in {target for reference in elsewhere for target in reference.targets}


@pytest.mark.parametrize("row", NAMES["pair"], ids=lambda row: f"{row['form']}: {row['id']}")
def test_short_names_are_known_beside_what_was_adopted_with_them(row):
    for example in row["examples"]:
        assert set(example["find"]) <= {target for reference in _references(example) for target in reference.targets}
    for reject in row["rejects"]:
        assert row["id"] not in {target for reference in _references(reject) for target in reference.targets}


@pytest.mark.parametrize("row", NAMES["version"], ids=lambda row: " or ".join(row["ids"]))
def test_of_instruments_of_one_name_the_one_beside_its_resolution_or_year_is_meant(row):
    for example in row["examples"]:
        assert set(example["find"]) == {t for r in _references(example) if r.kind in ("instrument", "body") for t in r.targets}
    for reject in row["rejects"]:
        assert reject["id"] not in {target for reference in _references(reject) for target in reference.targets}


def test_every_short_name_has_examples_and_every_example_a_short_name():
    assert all(row["source"] for row in TABLE)
    of_series = {(row["form"], row["prefix"], row["id"]) for row in TABLE if row["rule"] in ("local", "named", "placed")}
    assert of_series == WRITTEN.union((row["form"], row["prefix"], row["id"]) for row in PLACED)
    paired = {(row["form"], row["id"]) for row in TABLE if row["rule"] == "pair"}
    assert paired == {(row["form"], row["id"]) for row in NAMES["pair"]}
    versions = {(row["form"], row["id"]) for row in TABLE if row["rule"] == "version"}
    assert versions == {(form, " | ".join(row["ids"])) for row in NAMES["version"] for form in row["forms"]}
    assert {row["rule"] for row in TABLE} == {"local", "named", "placed", "pair", "version"}
    assert len(TABLE) == len({(row["rule"], row["form"], row["prefix"], row["id"]) for row in TABLE})


def test_every_rule_has_an_example_and_says_what_it_is():
    for rule in RULES:
        assert rule["examples"], rule["name"]
        assert rule["what"], rule["name"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("the SADC Mission in the Democratic Republic of the Congo and SADC; the SADC Mission grew", ["samidrc", "sadc", "samidrc"]),
        ("the Action Group for Syria met; members of the Action Group said", ["action-group-syria", "action-group-syria"]),
        (
            "the Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the United Nations Convention against "
            "Transnational Organized Crime, and ferries",
            ["smuggling-protocol", "untoc"],
        ),
    ],
)
def test_names_in_the_order_of_the_text(text, targets):
    assert [target for reference in _references({"text": text}) for target in reference.targets] == targets


@pytest.mark.parametrize(("stem", "known"), [("S_RES_181(1963)", False), ("S_RES_2388(2017)", True)])
def test_no_acronym_is_younger_than_the_document(stem, known):
    targets = {target for reference in _references({"text": "as annexes ITI and IV say,", "stem": stem}) for target in reference.targets}
    assert ("international-tracing-instrument" in targets) is known
