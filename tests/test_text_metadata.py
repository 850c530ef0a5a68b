"""Facts of a document from its own text."""

from __future__ import annotations

import pytest

from graphkit.text import Facts, clean, parse


def _facts(raw: str, stem: str) -> Facts:
    return next(g.facts for g in parse(clean(raw), stem).segments if not g.cut)


_COUNCIL = "The Security Council,\n\n1. Decides to act.\n\n2. Requests a note."


@pytest.mark.parametrize(
    ("raw", "stem", "symbol", "date", "meeting"),
    [
        (
            f"Resolution 2388 (2017)\n\nAdopted by the Security Council at its 8111th meeting, on\n21 November 2017\n\n{_COUNCIL}",
            "S_RES_2388(2017)",
            "S/RES/2388(2017)",
            "2017-11-21",
            "S/PV.8111",
        ),
        (
            f"Resolution 2388 (2017)\n\n{_COUNCIL}\n\nAdopted by the Security Council at its 8111th meeting, on 21 November 2017.",
            "page",
            "S/RES/2388(2017)",
            "2017-11-21",
            "S/PV.8111",
        ),
        (
            f"Resolution 2574 (2021)\n\nAdopted by the Security Council on 11 May 2021\n\n{_COUNCIL}",
            "S_RES_2574(2021)",
            "S/RES/2574(2021)",
            "2021-05-11",
            None,
        ),
        (
            f"Resolution 2790 (2025)\n\nAdopted by the Security Council at its 9999th meeting, on 5 June 2025\n\n{_COUNCIL}",
            "S_RES_2790(2025)",
            "S/RES/2790(2025)",
            "2025-06-05",
            "S/PV.9999",
        ),
        (
            f"169 (1961). Resolution of 24 November 1961\n[S/5002]\n\n{_COUNCIL}\n\nAdopted at the 982nd meeting\nby 9 votes to none.",
            "S_RES_169(1961)",
            "S/RES/169(1961)",
            "1961-11-24",
            "S/PV.982",
        ),
        (
            f"Resolution 666 (1990)\nof 13 September 1990\n\n{_COUNCIL}\n\nAdopted at the 2939th meeting by\n13 votes to 2.",
            "S_RES_666(1990)",
            "S/RES/666(1990)",
            "1990-09-13",
            "S/PV.2939",
        ),
        (
            f"Resolution 532 (1983)\nof 3l May 1983\n\n{_COUNCIL}\n\nAdopted unanimously at the\n24491h meeting.",
            "S_RES_532(1983)",
            "S/RES/532(1983)",
            "1983-05-31",
            "S/PV.2449",
        ),
        (
            "Resolution adopted by the General Assembly on 19 December 2019\n\n74/214.\tSalt\n\nThe General Assembly,\n\n"
            "1. Notes it.\n\n52nd plenary meeting\n19 December 2019",
            "A_RES_74_214",
            "A/RES/74/214",
            "2019-12-19",
            "A/74/PV.52",
        ),
        (
            "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY\n\n74/258.\tSalt\n\nThe General Assembly,\n\n1. Notes it.\n\n"
            "52nd (resumed) plenary meeting\n\n27 December 2019",
            "A_RES_74_258",
            "A/RES/74/258",
            "2019-12-27",
            "A/74/PV.52",
        ),
        (
            "2106 (XX). Salt\n\nThe General Assembly\n\n1. Adopts it.\n\n1406th plenary meeting,\n21 December 1965.",
            "A_RES_2106(XX)",
            "A/RES/2106(XX)",
            "1965-12-21",
            "A/PV.1406",
        ),
        (
            "217 (III). Salt\n\nThe General Assembly\n\n1. Adopts it.\n\nHundred and eighty-third plenary meeting,\n\n10 December 1948.",
            "A_RES_217(III)",
            "A/RES/217(III)",
            "1948-12-10",
            "A/PV.183",
        ),
        (
            "S-20/2. Salt\n\nThe General Assembly\n\n1. Adopts it.\n\n9th plenary meeting\n10 June 1998",
            "A_RES_S-20_2",
            "A/RES/S-20/2",
            "1998-06-10",
            "A/S-20/PV.9",
        ),
        (
            "Resolution adopted by the Economic and Social Council on 26 July 2023\n\n2023/33. Salt\n\n"
            "The Economic and Social Council,\n\n1. Notes it.\n\n45th plenary meeting\n\n26 July 2023",
            "E_RES_2023_33",
            "E/RES/2023/33",
            "2023-07-26",
            "E/2023/SR.45",
        ),
        (
            "920 (XXXIV). Salt\n\nThe Economic and Social Council,\n\n1. Notes it.\n\n1235th plenary meeting,\n\n2 August 1962.",
            "E_RES_920(XXXIV)",
            "E/RES/920(XXXIV)",
            "1962-08-02",
            "E/SR.1235",
        ),
        (
            "Human Rights Council\n\nResolution adopted by the Human Rights Council\non 7 October 2022\n\n51/25.\tSalt\n\n"
            "The Human Rights Council,\n\n1. Notes it.\n\n42nd meeting\n7 October 2022",
            "A_HRC_RES_51_25",
            "A/HRC/RES/51/25",
            "2022-10-07",
            "A/HRC/51/SR.42",
        ),
        (
            "Statement by the President of the Security Council\n\n"
            'At the 7585th meeting of the Security Council, held on 16 December 2015, on salt:\n\n"The Council notes it."',
            "S_PRST_2015_25",
            "S/PRST/2015/25",
            "2015-12-16",
            "S/PV.7585",
        ),
        (
            "Statement by the President of the Security Council\n\n"
            'On 9 August 2021, the President issued this statement:\n\n"The Council notes it."',
            "S_PRST_2021_15",
            "S/PRST/2021/15",
            "2021-08-09",
            None,
        ),
        (
            "Human Rights Council\n\nPRST 22/1.\nMore salt\n\n"
            "At the 50th meeting, held on 22 March 2013, the President read out this statement:\n\n"
            '"The Human Rights Council,\n\nNoting the plan,',
            "A_HRC_PRST_22_1",
            "A/HRC/PRST/22/1",
            "2013-03-22",
            "A/HRC/22/SR.50",
        ),
        (
            "Human Rights Council\n\nPresident's statement\n\nPRST 20/1\n\nAt the thirty-third meeting, held on 6 July 2012, he spoke.",
            "A_HRC_PRST_20_1",
            "A/HRC/PRST/20/1",
            "2012-07-06",
            "A/HRC/20/SR.33",
        ),
        (
            "Letter dated 27 July 2011 from the Secretary-General addressed to the President of the Security Council\n\n"
            "I have the honour to write.",
            "S_2011_474",
            "S/2011/474",
            "2011-07-27",
            None,
        ),
        (
            "ECE/ASTANA.CONF/2011/2/Add.1\n\nReport of the Conference",
            "ECE_ASTANA._CONF_2011_2__Add.1",
            "ECE/ASTANA.CONF/2011/2/Add.1",
            None,
            None,
        ),
        (
            "ECE/ASTANA.CONF/2011/3\n\nReport of the Conference",
            "ECE_ASTANA.CONF_2011_2",
            "ECE/ASTANA.CONF/2011/2",
            None,
            None,
        ),
        (
            "1/2.\tSalt\n\nThe United Nations Habitat Assembly,\n\n1. Notes it.",
            "HSP_HA.1_Res.2",
            "HSP/HA.1/RES/2",
            None,
            None,
        ),
        (
            "2/11.\tSalt\n\nThe United Nations Environment Assembly,\n\n1. Notes it.\n\n6th plenary meeting\n27 May 2016",
            "UNEP_EA.2_RES.11",
            "UNEP/EA.2/RES/11",
            "2016-05-27",
            None,
        ),
    ],
)
def test_symbol_date_and_meeting(raw: str, stem: str, symbol: str, date: str | None, meeting: str | None) -> None:
    f = _facts(raw, stem)
    assert (f.symbol, f.date, f.meeting) == (symbol, date, meeting)


@pytest.mark.parametrize(
    ("raw", "stem", "source"),
    [
        (f"Resolution 2388 (2017)\n\n{_COUNCIL}", "S_RES_2388(2017)", "text"),
        (_COUNCIL, "S_RES_2388(2017)", "name"),
        ("United Nations\n\nA/70/9\n\nReport of the Board", "A_70_9", "text"),
        ("Report of the Board", "notes", "none"),
    ],
)
def test_symbol_source(raw: str, stem: str, source: str) -> None:
    assert _facts(raw, stem).symbol_source == source


@pytest.mark.parametrize(
    ("raw", "stem", "title", "category", "organ"),
    [
        (
            "74/214.\tTrade of salt\n\nThe General Assembly,\n\n1. Notes it.",
            "A_RES_74_214",
            "Trade of salt",
            "resolution",
            "general-assembly",
        ),
        (
            "16/1\n\nTrade of salt\n\nThe Human Rights Council,\n\n1. Notes it.",
            "A_HRC_RES_16_1",
            "Trade of salt",
            "resolution",
            "human-rights-council",
        ),
        (
            "Seventy-first session\n\nAgenda item 31\n\nTrade of salt in May\n\nReport of the Secretary-General",
            "A_71_755",
            "Trade of salt in May",
            "report",
            "general-assembly",
        ),
        (
            "Human Rights Council\n\nOrganizational and procedural matters\n\nPRST 22/1.\nTrade of salt\n\nAt the 50th meeting, so.",
            "A_HRC_PRST_22_1",
            "Trade of salt",
            "statement",
            "human-rights-council",
        ),
        (
            "Human Rights Council\n\nOrganizational and procedural matters\n\nPRST 22/1\n\nAt the 50th meeting, held in May.",
            "A_HRC_PRST_22_1",
            "Organizational and procedural matters",
            "statement",
            "human-rights-council",
        ),
        (
            "Letter dated 2 May 2011 from the Chair of the Board\n\nI have the honour.",
            "S_2011_474",
            "Letter dated 2 May 2011 from the Chair of the Board",
            "letter",
            "security-council",
        ),
    ],
)
def test_title_category_and_organ(raw: str, stem: str, title: str, category: str, organ: str) -> None:
    f = _facts(raw, stem)
    assert (f.title, f.category, f.organ) == (title, category, organ)


def test_operative_paragraphs_are_the_numbered_ones_of_the_top_level() -> None:
    raw = (
        "74/1. Salt\n\nThe General Assembly,\n\n1. Decides:\n\n(a) To act;\n\n(b) To rest;\n\n"
        '2. Adopts the text:\n\n"1. Salt is dry.\n\n3. Requests a note.\n\n'
        "Annex\n\n1. Salt.\n\n4. Pepper."
    )
    assert _facts(raw, "A_RES_74_1").operative_paragraphs == 3


def test_a_resolution_without_numbers_has_no_count() -> None:
    assert _facts("Resolution 5 (1946)\n\nThe Security Council,\n\nDecides to meet.", "S_RES_5(1946)").operative_paragraphs is None


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("The report of the Board and of the Council", "en"),
        ("Le rapport de la Commission et les vues des membres et du Conseil", "fr"),
        ("Los informes del Consejo y los del Comité", "es"),
        ("Совет Безопасности принимает решение", "ru"),
        ("安全理事会决定继续处理此案", "zh"),
        ("إن مجلس الأمن يقرر أن يبقي المسألة", "ar"),
        ("12 34", None),
    ],
)
def test_language(raw: str, language: str | None) -> None:
    assert _facts(raw, "x").language == language
