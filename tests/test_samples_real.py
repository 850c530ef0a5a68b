"""The samples against the real documents: facts and citations are theirs, no sentence is."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from test_samples import DATE, PATHS, SC_NUMBER, TABLE, blocks, own_symbol, read

pytestmark = pytest.mark.corpus

CITED = re.compile(
    r"\b\d{3,4} \((?:19|20)\d\d\)"  # Security Council
    r"|\b(?:S|A|E)/[A-Z\d./-]*\d"  # documents by symbol
    r"|\b\d{1,4}/\d{1,3}\b"  # other organs
)


NAMES = (
    "Counter-Terrorism Committee Executive Directorate (CTED)",
    "Counter-Terrorism Committee Executive Directorate",
    "Counter-Terrorism Committee",
    "Security Council Committee established pursuant to",
    "Committee established pursuant to",
    "concerning ISIL (Da’esh), Al-Qaida and associated individuals, groups, undertakings and entities",
    "Islamic State in Iraq and the Levant (ISIL, also known as Da’esh)",
    "Islamic State in Iraq and the Levant",
    "Analytical Support and Sanctions Monitoring Team",
    "United Nations Assistance Mission in Afghanistan",
    "United Nations Special Mission in Afghanistan",
    "Department of Peacekeeping Operations",
    "Department of Field Support",
    "Inter-Agency Coordination Group against Trafficking in Persons",
    "International Organization for Migration",
    "United Nations High Commissioner for Human Rights",
    "United Nations High Commissioner for Refugees",
    "United Nations Office on Drugs and Crime",
    "United Nations Educational, Scientific and Cultural Organization",
    "United Nations Voluntary Trust Fund for Victims of Trafficking in Persons, Especially Women and Children",
    "Organization for the Prohibition of Chemical Weapons",
    "Charter of the United Nations",
    "Chemical Weapons Convention",
    "Biological and Toxin Weapons Convention",
    "Convention on the Elimination of All Forms of Discrimination against Women and the Optional Protocol thereto",
    "Convention on the Elimination of All Forms of Discrimination against Women",
    "Convention on the Rights of the Child",
    "Convention relating to the Status of Refugees",
    "Geneva Conventions of 12 August 1949 and the Additional Protocols thereto of 1977",
    "International Covenant on Civil and Political Rights",
    "International Covenant on Economic, Social and Cultural Rights",
    "Universal Declaration of Human Rights",
    "United Nations Convention against Transnational Organized Crime",
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children",
    "Protocol against the Smuggling of Migrants by Land, Air and Sea",
    "Protocol against the Smuggling of Migrants by Land, Sea and Air",
    "Political Declaration on the implementation of the United Nations Global Plan of Action to Combat Trafficking in Persons",
    "United Nations Global Plan of Action to Combat Trafficking in Persons",
    "United Nations Global Counter-Terrorism Strategy",
    "Declaration on Measures to Eliminate International Terrorism",
    "Declaration to Supplement the 1994 Declaration",
    "2005 World Summit Outcome",
    "Global Compact for Safe, Orderly and Regular Migration",
    "Recommended Principles and Guidelines on Human Rights and Human Trafficking",
)
"""Names that a sample shares with the real text word for word; longer before shorter."""

SHARED = re.compile(
    "|".join(
        [
            rf"(?:of )?{DATE}",
            r"(?:paragraphs? )?\d+(?: \([a-z]\))?(?:(?:,| and|, and) (?:paragraphs? )?\d+(?: \([a-z]\))?)* (?:of|and) resolutions?",
            r"(?:its )?(?:Security Council |General Assembly )?resolutions?(?= \d)",
            CITED.pattern,
            r"acting under Chapter VII of",
            *(re.escape(name) for name in NAMES),
        ]
    ),
    re.IGNORECASE,
)
"""What may be the same as in the real text: citations, dates and names. It cuts a paragraph into stretches of plain words."""

MASTHEAD = re.compile(
    r"Resolution adopted by|Adopted by the Security Council|Statement by the President|At the \d+\w\w meeting of"
    r"|\[on the re|\[without reference|Promotion and protection of all human rights, civil"
)


@pytest.fixture(scope="module")
def corpus() -> Path:
    found = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    if not found.is_dir():
        reason = "the real documents are not beside the checkout (../shared/corpus)"
        if os.environ.get("GRAPHKIT_REQUIRE_CORPUS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def real_texts(corpus: Path) -> Iterator[tuple[Path, str]]:
    for path in PATHS:
        real = corpus / "eosg" / "text" / path.name
        if real.is_file():
            yield path, real.read_text(encoding="utf-8")


def runs(text: str, words: int = 8) -> Iterator[tuple[str, ...]]:
    """Every run of consecutive words of a paragraph that no citation, date or name interrupts."""
    for block in blocks(text):
        if MASTHEAD.match(block):
            continue
        for stretch in SHARED.split(block):
            plain = re.findall(r"[\w’'-]+", stretch.lower())
            yield from (tuple(plain[i : i + words]) for i in range(len(plain) - words + 1))


def test_numbers_years_meetings_and_dates_agree_with_the_list_of_the_security_council(corpus: Path) -> None:
    with (corpus / "lists" / "sc_outcomes_1946_2022.csv").open(encoding="utf-8", newline="") as table:
        listed = {row["symbol"]: row for row in csv.DictReader(table)}
    years = {symbol[6:].partition("(")[0]: row["year"] for symbol, row in listed.items() if symbol.startswith("S/RES/")}
    checked = 0
    for path in PATHS:
        for number, year in SC_NUMBER.findall(read(path)):
            if number in years:
                assert years[number] == year, f"{path.name}: {number} ({year})"
                checked += 1
    assert checked > 400
    for symbol, (meeting, date) in TABLE.items():
        if symbol.startswith(("S/RES/", "S/PRST/")):
            row = listed[symbol]
            assert re.match(r"S/PV\.(\d+)", row["meeting"])[1] == meeting, symbol  # type: ignore[index]
            assert datetime.strptime(f"{row['date']} {row['year']}", "%d %B %Y").date().isoformat() == date, symbol


def test_each_citation_stands_in_the_real_document(corpus: Path) -> None:
    compared = 0
    for path, real in real_texts(corpus):
        flat = " ".join(real.split())
        own = own_symbol(read(path))
        for cited in CITED.findall(read(path).partition("\n")[2]):
            if cited not in own and cited.replace(" ", "") not in own:
                assert cited in flat, f"{path.name} cites {cited}, the real document does not"
                compared += 1
    assert compared > 100


def test_no_sentence_is_taken_from_a_real_document(corpus: Path) -> None:
    taken = {run for _, real in real_texts(corpus) for run in runs(real)}
    assert len(taken) > 10_000
    found = {path.name: sorted(shared) for path in PATHS if (shared := taken.intersection(runs(read(path))))}
    assert not found
