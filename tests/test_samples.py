"""The samples: their layout, their facts, and where their citations lead."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from graphkit.samples import NOTICE, folder

PATHS = sorted(folder().glob("*.txt"))
STEMS = [path.stem for path in PATHS]

# Symbol, meeting, date of adoption: written from the lists of the organs, not from the samples.
FACTS = """
A/HRC/RES/53/9      34    2023-07-12
A/RES/55/25         62    2000-11-15
A/RES/60/288        99    2006-09-08
A/RES/64/293        109   2010-07-30
A/RES/72/1          24    2017-09-27
E/RES/2015/23       53    2015-07-21
S/2017/939          -     -
S/PRST/2015/25      7585  2015-12-16
S/RES/1261(1999)    4037  1999-08-25
S/RES/1267(1999)    4051  1999-10-15
S/RES/1333(2000)    4251  2000-12-19
S/RES/1363(2001)    4352  2001-07-30
S/RES/1373(2001)    4385  2001-09-28
S/RES/1390(2002)    4452  2002-01-16
S/RES/1401(2002)    4501  2002-03-28
S/RES/1455(2003)    4686  2003-01-17
S/RES/1526(2004)    4908  2004-01-30
S/RES/1535(2004)    4936  2004-03-26
S/RES/1540(2004)    4956  2004-04-28
S/RES/1566(2004)    5053  2004-10-08
S/RES/1612(2005)    5235  2005-07-26
S/RES/1617(2005)    5244  2005-07-29
S/RES/1624(2005)    5261  2005-09-14
S/RES/1735(2006)    5609  2006-12-22
S/RES/1822(2008)    5928  2008-06-30
S/RES/1904(2009)    6247  2009-12-17
S/RES/1988(2011)    6557  2011-06-17
S/RES/1989(2011)    6557  2011-06-17
S/RES/2083(2012)    6890  2012-12-17
S/RES/2161(2014)    7198  2014-06-17
S/RES/2170(2014)    7242  2014-08-15
S/RES/2178(2014)    7272  2014-09-24
S/RES/2195(2014)    7351  2014-12-19
S/RES/2199(2015)    7379  2015-02-12
S/RES/2240(2015)    7531  2015-10-09
S/RES/2242(2015)    7533  2015-10-13
S/RES/2253(2015)    7587  2015-12-17
S/RES/2331(2016)    7847  2016-12-20
S/RES/2368(2017)    8007  2017-07-20
S/RES/2388(2017)    8111  2017-11-21
S/RES/2396(2017)    8148  2017-12-21
"""
TABLE = {symbol: (meeting, date) for symbol, meeting, date in (line.split() for line in FACTS.split("\n") if line)}

DATE = r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
SC_NUMBER = re.compile(r"\b(\d{3,4}) \(((?:19|20)\d\d)\)")


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def blocks(text: str) -> list[str]:
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]


def own_symbol(text: str) -> str:
    """Symbol that the text gives itself, found without looking at the file's name."""
    organ = ""
    for block in blocks(text)[1:]:
        if found := re.fullmatch(r"resolution (\d+) \((\d{4})\)", block, re.IGNORECASE):
            return f"S/RES/{found[1]}({found[2]})"
        if re.fullmatch(r"S/(?:PRST/)?\d{4}/\d+", block):
            return block
        if found := re.match(r"Resolution adopted by the (General Assembly|Economic and Social Council|Human Rights Council)\b", block):
            organ = {"G": "A/RES", "E": "E/RES", "H": "A/HRC/RES"}[found[1][0]]
        elif organ and (found := re.match(r"(\d+/\d+)\.\s", block)):
            return f"{organ}/{found[1]}"
    return ""


def adoption(text: str) -> tuple[str, str]:
    """Meeting and date of adoption that the text gives, ``-`` where it gives none."""
    flat = " ".join(text.split())
    for pattern in (
        rf"Adopted by the Security Council at its (\d+)\w\w meeting,? on ({DATE})",
        rf"At the (\d+)\w\w meeting of the Security Council, held on ({DATE})",
        rf"(\d+)\w\w (?:plenary )?meeting ({DATE})",
    ):
        if found := re.search(pattern, flat):
            return found[1], datetime.strptime(found[2], "%d %B %Y").date().isoformat()
    return "-", "-"


def test_the_package_carries_every_sample() -> None:
    assert {symbol.replace("/", "_") for symbol in TABLE} == set(STEMS)
    assert len(STEMS) >= 30


@pytest.mark.parametrize("path", PATHS, ids=STEMS)
def test_a_sample_says_in_its_first_line_what_it_is(path: Path) -> None:
    first, second, rest = read(path).split("\n", 2)
    assert (first, second) == (NOTICE, "")
    assert NOTICE not in rest


@pytest.mark.parametrize("path", PATHS, ids=STEMS)
def test_name_symbol_meeting_and_date_agree(path: Path) -> None:
    text = read(path)
    symbol = own_symbol(text)
    assert symbol.replace("/", "_") == path.stem
    assert adoption(text) == TABLE[symbol]


@pytest.mark.parametrize("path", PATHS, ids=STEMS)
def test_layout_is_that_of_a_short_document(path: Path) -> None:
    text = read(path)
    assert 15 <= text.count("\n") <= 60
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)


@pytest.mark.parametrize("path", [path for path in PATHS if "_RES_" in path.name], ids=[stem for stem in STEMS if "_RES_" in stem])
def test_operative_paragraphs_are_numbered_in_order(path: Path) -> None:
    body = read(path).split("\nAnnex\n")[0]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", body, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers or path.stem == "A_RES_72_1"  # its one operative paragraph bears no number


@pytest.mark.parametrize("path", PATHS, ids=STEMS)
def test_citations_run_back_in_time(path: Path) -> None:
    text = read(path)
    own = SC_NUMBER.search(text) if path.stem.startswith("S_RES_") else None
    for number, year in SC_NUMBER.findall(text):
        if own:
            assert int(number) <= int(own[1]), (number, year)
            assert int(year) <= int(own[2]), (number, year)


def test_the_lineage_of_2388_reaches_its_roots() -> None:
    cites = {path.stem: {f"S_RES_{n}({y})" for n, y in SC_NUMBER.findall(read(path))} - {path.stem} for path in PATHS}
    reached: set[str] = set()
    front = {"S_RES_2388(2017)"}
    while front:
        reached |= front
        front = {cited for stem in front for cited in cites.get(stem, ())} - reached
    roots = {"S_RES_1267(1999)", "S_RES_1373(2001)", "S_RES_1261(1999)"}
    line = {"S_RES_1333(2000)", "S_RES_1535(2004)", "S_RES_1624(2005)", "S_RES_1989(2011)", "S_RES_2178(2014)", "S_RES_2331(2016)"}
    assert roots | line <= reached
    assert "S_RES_2396(2017)" not in reached


@pytest.mark.parametrize(
    "name",
    [
        "Presidential Statement 2015/25",
        "report S/2017/939",
        "Charter of the United Nations",
        "United Nations Office on Drugs and Crime",
        "Counter-Terrorism Committee Executive Directorate",
        "Counter-Terrorism Committee (CTC)",
        "United Nations Convention against Transnational Organized Crime",
        "and its Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children",
        "United Nations Global Plan of Action to Combat Trafficking in Persons",
        "Political Declaration on the implementation of the United Nations Global Plan of Action",
        "Security Council Committee established pursuant to resolutions 1267 (1999), 1989 (2011), 2253 (2015) and 2368 (2017)",
        "INTERPOL",
        "Department of Peacekeeping Operations",
        "Department of Field Support",
        "ISIL",
        "ANF",
        "Al-Qaida",
    ],
)
def test_2388_names_what_the_real_one_names(name: str) -> None:
    assert name in read(folder() / "S_RES_2388(2017).txt")
