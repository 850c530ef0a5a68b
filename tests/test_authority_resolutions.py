"""The table of Security Council resolutions: numbers, years, dates, meetings, votes."""

from __future__ import annotations

import csv
import itertools
import re
from datetime import date
from importlib.resources import files

import pytest

FIRST_OF_YEAR = {1946: 1, 1960: 133, 1970: 276, 1990: 647, 2000: 1285, 2010: 1908, 2017: 2337, 2023: 2672, 2024: 2722, 2025: 2768}
"""Year -> first number, by the Council's indexes to resolutions."""


@pytest.fixture(scope="module")
def resolutions() -> list[dict[str, str]]:
    return list(csv.DictReader(files("graphkit").joinpath("symbols", "security-council.csv").read_text(encoding="utf8").splitlines()))


def test_resolution_numbers_are_contiguous_from_one(resolutions: list[dict[str, str]]) -> None:
    assert [int(row["number"]) for row in resolutions] == list(range(1, len(resolutions) + 1))
    assert len(resolutions) >= 2768


def test_resolution_years_rise_and_dates_lie_within_them(resolutions: list[dict[str, str]]) -> None:
    years = [int(row["year"]) for row in resolutions]
    assert years == sorted(years)
    assert sorted(set(years)) == list(range(1946, years[-1] + 1))
    for row in resolutions:
        if row["date"]:
            assert str(date.fromisoformat(row["date"]).year) == row["year"], row


def test_resolution_dates_rise(resolutions: list[dict[str, str]]) -> None:
    dated = [row for row in resolutions if row["date"]]
    assert len(dated) > 2700
    for before, after in itertools.pairwise(dated):
        assert before["date"] <= after["date"], (before, after)


def test_meetings_rise_with_dates(resolutions: list[dict[str, str]]) -> None:
    held = []
    for row in resolutions:
        assert re.fullmatch(r"(S/PV\.\d+)?", row["meeting"]), row
        if row["meeting"]:
            held.append((row["date"], int(row["meeting"][5:]), row["number"]))
    assert len(held) > 2500
    for before, after in itertools.pairwise(held):
        # two meetings of one day may adopt out of order, as those of 21 April 1994 did
        assert before[1] <= after[1] or before[0] == after[0], (before, after)


def test_votes_are_whole_and_carry(resolutions: list[dict[str, str]]) -> None:
    counted = 0
    for row in resolutions:
        votes = [row["for"], row["against"], row["abstain"]]
        assert all(votes) or not any(votes), row
        if all(votes):
            counted += 1
            yes, no, abstained = map(int, votes)
            members, majority = (15, 9) if int(row["year"]) >= 1966 else (11, 7)
            assert majority <= yes, row
            assert yes + no + abstained <= members, row
    assert counted > 2300


@pytest.mark.parametrize(
    ("number", "day", "meeting"),
    [
        (242, "1967-11-22", "S/PV.1382"),
        (338, "1973-10-22", "S/PV.1747"),
        (666, "1990-09-13", "S/PV.2939"),
        (687, "1991-04-03", "S/PV.2981"),
        (771, "1992-08-13", "S/PV.3106"),
        (1267, "1999-10-15", "S/PV.4051"),
        (1325, "2000-10-31", "S/PV.4213"),
        (1373, "2001-09-28", "S/PV.4385"),
        (2388, "2017-11-21", "S/PV.8111"),
        (2728, "2024-03-25", "S/PV.9586"),
    ],
)
def test_known_resolutions(resolutions: list[dict[str, str]], number: int, day: str, meeting: str) -> None:
    row = resolutions[number - 1]
    assert (row["date"], row["meeting"]) == (day, meeting)


@pytest.mark.parametrize(("year", "number"), sorted(FIRST_OF_YEAR.items()))
def test_first_number_of_a_year(resolutions: list[dict[str, str]], year: int, number: int) -> None:
    assert min(int(row["number"]) for row in resolutions if row["year"] == str(year)) == number


def test_agenda_items_are_titles(resolutions: list[dict[str, str]]) -> None:
    for row in resolutions:
        assert not re.match(r"S/|--", row["agenda"]), row
        assert len(row["agenda"]) <= 200, row
