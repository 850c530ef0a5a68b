"""Documents of a file and their paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import PARTS, Paragraph
from graphkit.text import Structure, clean, parse


def _read(raw: str, stem: str = "draft") -> tuple[str, Structure]:
    c = clean(raw)
    return c.text, parse(c, stem)


def _rows(raw: str, stem: str = "draft") -> list[tuple[str, str | None, str | None]]:
    return [(p.part, p.number, p.verb) for p in _read(raw, stem)[1].paragraphs]


def test_parts_of_a_resolution() -> None:
    raw = (
        "Resolution adopted by the General Assembly on 3 May 2001\n\n[on the report of the Second Committee (A/55/1)]\n\n"
        "55/7. Trade of salt\n\n"
        "The General Assembly,\n\nRecalling its resolution 54/7,\n\nHaving considered the report,1\n\n"
        "1. Takes note of the report;\n\n2. Decides:\n\n"
        "(a) To meet again;\n\n(b) To report on:\n\n(i) Salt;\n\n(ii) Pepper;\n\n(c) To rest.\n\n"
        "90th plenary meeting\n3 May 2001\n\nAnnex\n\nTerms of the salt trade\n\n1. Salt shall be dry.\n\n1 A/55/2."
    )
    assert _rows(raw, "A_RES_55_7") == [
        ("front", None, None),
        ("front", None, None),
        ("front", None, None),
        ("preambular", None, None),
        ("preambular", None, "recall"),
        ("preambular", None, "consider"),
        ("operative", "1", "take note"),
        ("operative", "2", "decide"),
        ("operative", "2(a)", "decide"),
        ("operative", "2(b)", "decide"),
        ("operative", "2(b)(i)", "decide"),
        ("operative", "2(b)(ii)", "decide"),
        ("operative", "2(c)", "decide"),
        ("back", None, None),
        ("annex", None, None),
        ("annex", None, None),
        ("annex", "1", None),
        ("annex", None, None),
    ]


def test_levels() -> None:
    _, s = _read("The Council,\n\n1. Decides:\n\n(a) To act:\n\n(i) Now;\n\n(b) To rest;\n\n2. Requests a note.")
    assert [(p.number, p.level) for p in s.paragraphs[1:]] == [("1", 1), ("1(a)", 2), ("1(a)(i)", 3), ("1(b)", 2), ("2", 1)]


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["(h)", "(i)", "(j)"], ["1(h)", "1(i)", "1(j)"]),
        (["(a)", "(i)", "(ii)", "(b)"], ["1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"]),
        (["(i)", "(a)", "(b)", "(ii)"], ["1(i)", "1(i)(a)", "1(i)(b)", "1(ii)"]),
        (["(u)", "(v)", "(w)", "(x)"], ["1(u)", "1(v)", "1(w)", "1(x)"]),
        (["(iv)", "(v)", "(vi)"], ["1(iv)", "1(v)", "1(vi)"]),
        (["(a)", "(1)", "(2)", "(b)"], ["1(a)", "1(a)(1)", "1(a)(2)", "1(b)"]),
        (["a.", "b."], ["1(a)", "1(b)"]),
        (["a)", "b)"], ["1(a)", "1(b)"]),
        (["(xxv)", "(xxvi)"], ["1(xxv)", "1(xxvi)"]),
    ],
)
def test_letters_and_numerals(labels: list[str], numbers: list[str]) -> None:
    raw = "The General Assembly,\n\n1. Decides:\n\n" + "\n\n".join(f"{label} to act;" for label in labels)
    assert [p.number for p in _read(raw)[1].paragraphs[2:]] == numbers


def test_a_letter_inside_a_numbered_paragraph_begins_the_list() -> None:
    assert [r[1] for r in _rows("The General Assembly,\n\n4. (a) Decides to act;\n\n(b) Requests a note;")][1:] == ["4", "4(b)"]


def test_unnumbered_operative_paragraph() -> None:
    raw = (
        "The Security Council,\n\nHaving examined the application,\n\nRecommends that the State be admitted.\n\n"
        "Adopted unanimously at the\n5th meeting."
    )
    assert _rows(raw) == [
        ("preambular", None, None),
        ("preambular", None, "examine"),
        ("operative", None, "recommend"),
        ("back", None, None),
    ]


def test_a_list_that_lost_its_letters_hangs_on_the_paragraph_before_it() -> None:
    raw = "The Council,\n\nRequests the Director to:\n\nSupport the Shire;\n\nInvite the States to a feast.\n\nInvites all to come."
    assert [verb for _, _, verb in _rows(raw)] == [None, "request", "request", "request", "invite"]


def test_finite_verb_with_a_comma_stays_in_the_preamble() -> None:
    raw = "The Security Council,\n\nNoting the plan,\n\nExpresses grave concern over the delay,\n\nStressing unity,\n\n1. Decides to act."
    assert [r[0] for r in _rows(raw)] == ["preambular"] * 4 + ["operative"]


def test_presidential_statement_is_operative_without_numbers() -> None:
    raw = (
        "Statement by the President of the Security Council\n\n"
        "At the 8000th meeting of the Security Council, held on 2 May 2017, the President made this "
        'statement:\n\n"The Security Council recalls its resolution 1 (1946).\n\n"The Council urges calm."'
    )
    assert _rows(raw, "S_PRST_2017_99") == [
        ("front", None, None),
        ("front", None, None),
        ("operative", None, "recall"),
        ("operative", None, "urge"),
    ]


def test_lines_without_blank_lines_between() -> None:
    raw = (
        "RESOLUTION 5 (1946)\n\nThe Security Council,\nRecalling the report\nof the Board,\nNoting the letter,\n1.\n\n"
        "Welcomes the plan;\n\n2.\nDecides to meet."
    )
    assert _rows(raw) == [
        ("front", None, None),
        ("preambular", None, None),
        ("preambular", None, "recall"),
        ("preambular", None, "note"),
        ("operative", "1", "welcome"),
        ("operative", "2", "decide"),
    ]


def test_footnotes_between_paragraphs_do_not_end_them() -> None:
    raw = (
        "The General Assembly,\n\n1. Notes the plan of the\n\n5 See Official Records, Supplement No. 2.\n\n6/ A/C.5/48/7.\n\n"
        "Board and its work;\n\n2. Decides to act."
    )
    assert [(p, n) for p, n, _ in _rows(raw)[1:]] == [
        ("operative", "1"),
        ("footnote", None),
        ("footnote", None),
        ("operative", "1"),
        ("operative", "2"),
    ]


def test_sections_may_number_again_and_have_preambles() -> None:
    raw = (
        "The General Assembly,\n\nI\nSalt\n\nRecalling its plan,\n\n1. Notes it;\n\n2. Approves it;\n\nII\nPepper\n\n"
        "Recalling the other plan,\n\n1. Endorses it."
    )
    assert [(p, n) for p, n, _ in _rows(raw)] == [
        ("preambular", None),
        ("preambular", None),
        ("preambular", None),
        ("operative", "1"),
        ("operative", "2"),
        ("operative", None),
        ("preambular", None),
        ("operative", "1"),
    ]


def test_a_number_that_goes_back_without_a_section_is_a_list() -> None:
    raw = (
        "The General Assembly,\n\n1. Notes it;\n\n2. Adopts the following criteria:\n\n1. Dry salt of the best kind;\n\n"
        "2. Fresh pepper of any kind;\n\n3. Decides to rest."
    )
    assert [n for _, n, _ in _rows(raw)[1:]] == ["1", "2", "2(1)", "2(2)", "3"]


def test_dotted_targets() -> None:
    assert _rows("The General Assembly,\n\n1. Adopts these targets:\n\n1.1 By 2030, dry salt\n\n1.a Fresh pepper")[2:] == [
        ("operative", "1.1", "adopt"),
        ("operative", "1.a", "adopt"),
    ]


def test_numbered_paragraphs_in_the_imperative() -> None:
    raw = "The Assembly,\n\nResolves:\n\n1. To request the Board to meet;\n\n2. Recall the plan of salt.\n\n3. Maintenance of roads."
    assert [row[2] for row in _rows(raw)[2:]] == ["request", "recall", None]


@pytest.mark.parametrize("title", ["Annex", "ANNEX II", "Annex A - Lists", "Appendix 3", "Annex to the Rules"])
def test_annex_titles(title: str) -> None:
    assert _rows(f"The Security Council,\n\n1. Decides to act.\n\n{title}\n\n2. The list is long.")[2:] == [
        ("annex", None, None),
        ("annex", "2", None),
    ]


def test_annex_in_a_sentence_is_no_title() -> None:
    assert _rows("The Security Council,\n\n1. Decides to act.\n\nAnnex I applies to salt.")[2][0] == "operative"


def test_titles_in_front_are_no_preamble() -> None:
    raw = "Agenda item 5\n\nAddressing the needs of salt traders\n\n70/5. Salt\n\nThe General Assembly,\n\n1. Decides to act."
    assert [r[0] for r in _rows(raw, "A_RES_70_5")] == ["front", "front", "front", "preambular", "operative"]


def test_quoted_draft_hangs_on_the_paragraph_that_recommends_it() -> None:
    raw = "The Economic and Social Council,\n\n" + (
        'Recommends to the General Assembly the adoption of this draft:\n\n"The General Assembly,\n\n"Recalling its plan,'
    )
    assert _rows(raw)[2:] == [("operative", None, "recommend"), ("operative", None, "recall")]


_PAGE = (
    "<!-- Page 1 -->\n\n94\n\nGeneral Assembly\u2014Thirty-fifth Session\n\nand of the other plan;\n\n4. Requests a note.\n\n"
    "80th plenary meeting\n\n5 December 1980\n\n"
    "35/63. Trade of salt\n\nThe General Assembly,\n\n1. Notes the plan.\n\n83rd plenary meeting\n\n6 December 1980\n\n"
    "35/64. Trade of pepper\n\nThe General Assembly,\n\nRecalling resolution 35/63,\n\n1. Notes that plan"
)


def test_neighbours_on_a_page_are_documents_and_what_is_cut_off_above_is_none() -> None:
    text, s = _read(_PAGE, "A_RES_35_63")
    assert [(g.facts.symbol, g.cut) for g in s.segments] == [(None, True), ("A/RES/35/63", False), ("A/RES/35/64", False)]
    assert [text[g.start : g.start + 6] for g in s.segments[1:]] == ["35/63.", "35/64."]
    assert s.segments[0].start == 0
    assert s.segments[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(s.segments))


def test_every_reason_opens_anew_in_what_is_cut_off_above() -> None:
    raw = (
        "<!-- Page 1 -->\n\nof the old plan,\n\nDeeply concerned at the delay,\n\nReaffirming also the plan,\n\n1. Requests a note.\n\n"
        "_80th plenary meeting,_\n\n_5 December 1980._\n\n35/63. Trade of salt\n\n_The General Assembly,_\n\n1. Notes it."
    )
    assert _rows(raw, "A_RES_35_63")[1:6] == [
        ("preambular", None, "be concerned"),
        ("preambular", None, "reaffirm"),
        ("operative", "1", "request"),
        ("back", None, None),
        ("back", None, None),
    ]
    assert _rows(raw, "A_RES_35_63")[7] == ("preambular", None, None)


def test_sentence_goes_on_below_the_footnotes_of_a_page() -> None:
    raw = (
        "The General Assembly,\n\n1. Notes the plan of the con-\n\n5 See Official Records, Supplement No. 2.\n\n<!-- Page 2 -->\n\n"
        "flict and of its end;\n\n2. Decides to act."
    )
    assert [(p, n) for p, n, _ in _rows(raw)[1:]] == [("operative", "1"), ("footnote", None), ("operative", "1"), ("operative", "2")]


def test_declaration_of_ministers_has_verbs() -> None:
    raw = (
        "We, Ministers of Salt,\n\nIntroduction\n\nCelebrating the first harvest,\n\nAgree that the work go on;\n\n"
        "Urge our Governments to help;\n\nDecide to meet and request the Board to act.\n\nRecalling is hard. Some try."
    )
    assert [v for _, _, v in _rows(raw, "ECE_BELGRADE.CONF_2007_9")][2:] == ["celebrate", "agree", "urge", "decide", None]


def test_title_with_a_misprinted_session_is_the_one_that_the_name_means() -> None:
    raw = (
        "<!-- Page 1 -->\n\n174 (III). A commission\n\nThe General Assembly,\n\n1. Resolves to act.\n\n"
        "175 (II). Its staff\n\nThe General Assembly,\n\n1. Notes it."
    )
    _, s = _read(raw, "A_RES_174(II)")
    assert [g.facts.symbol for g in s.segments] == ["A/RES/174(II)", "A/RES/175(II)"]


def test_minutes_between_resolutions_of_a_page_are_no_document() -> None:
    raw = (
        "<!-- Page 1 -->\n\nResolution 425 (1978)\n\nof 19 March 1978\n\nThe Security Council,\n\n1. Decides to act.\n\n"
        "Adopted at the 2074th meeting by 12 votes.\n\n"
        "Decision\n\nAt its 2076th meeting, the Council heard a statement.\n\nResolution 427 (1978)\n\nof 3 May 1978\n\n"
        "The Security Council,\n\n1. Approves it."
    )
    _, s = _read(raw, "S_RES_425(1978)")
    assert [(g.facts.symbol, g.cut) for g in s.segments] == [("S/RES/425(1978)", False), (None, True), ("S/RES/427(1978)", False)]


def test_numbers_in_running_text_open_no_document() -> None:
    raw = "74/2. Salt\n\nThe General Assembly,\n\nRecalling its resolutions\n\n74/1. is quoted in the annex\n\n1. Decides to act."
    assert len(_read(raw, "A_RES_74_2")[1].segments) == 1


def test_french_column_is_set_apart() -> None:
    english = "Notes the report of the Board and of the Committee on the trade of salt and of pepper;"
    french = "Prend acte du rapport de la Commission et des travaux du Conseil sur le commerce de la laine et des bois;"
    raw = "The Security Council,\n\n" + "\n\n".join(f"{i}. {english}\n\n{i}. {french} à lire" for i in range(1, 9))
    rows = _rows(raw)
    assert [r[0] for r in rows[1::2]] == ["operative"] * 8
    assert {r[0] for r in rows[2::2]} == {"back"}


def test_number_or_symbol_alone_goes_with_the_column_before_it() -> None:
    english = "Notes the report of the Board and of the Committee on the trade of salt and of pepper;"
    french = "Prend acte du rapport de la Commission et des travaux du Conseil sur le commerce de la laine et des bois;"
    raw = "The Security Council,\n\n" + "\n\n".join(f"{i}. {english}\n\n{i}. {french} à lire\n\n[S/{i}]\n\n7{i}" for i in range(1, 9))
    assert {r[0] for r in _rows(raw) if r[0] != "operative"} == {"preambular", "back"}
    assert len([r for r in _rows(raw) if r[0] == "back"]) == 24


def test_a_wholly_french_text_is_not_a_column() -> None:
    raw = "\n\n".join(["Prend note du rapport de la Commission et des travaux du Conseil sur le commerce de la mer et des îles."] * 20)
    assert "back" not in {p.part for p in _read(raw)[1].paragraphs}


def test_report_body_is_operative_without_verbs() -> None:
    raw = "Seventieth session\n\nReport of the Board\n\nI. Introduction\n\n1. The Board met in May.\n\n2. It reviewed resolution 69/1."
    assert _rows(raw, "A_70_99") == [
        ("front", None, None),
        ("front", None, None),
        ("operative", None, None),
        ("operative", "1", None),
        ("operative", "2", None),
    ]


_PIECES = st.sampled_from(
    [
        "The Security Council,",
        "The General Assembly,",
        "Recalling resolution 1 (1946),",
        "1. Decides:",
        "(a) To act;",
        "(i) now;",
        "II",
        "Annex",
        "B",
        "35/63. Salt",
        "Resolution 5 (1946)",
        "90th plenary meeting",
        "1 May 1946",
        "5 See A/1.",
        "Decision",
        "le la les des du",
        "12",
        "3.",
        "1.1 By 2030",
        '"',
        "<!-- Page 1 -->",
        "Whereas",
        "of the plan",
        "[Adopted by a vote]",
        "---",
        "\u00b9 A/2",
        "_Recalling_ it,",
    ]
)


@given(
    st.lists(st.tuples(_PIECES, st.sampled_from(["\n\n", "\n", " "])), max_size=30),
    st.sampled_from(["A_RES_35_63", "S_RES_5(1946)", "x", "S_PRST_2001_1", "A_70_9"]),
)
def test_any_text_has_segments_that_cover_it_and_paragraphs_in_order(pieces: list[tuple[str, str]], stem: str) -> None:
    c = clean("".join(a + b for a, b in pieces))
    s = parse(c, stem)
    assert s.segments[0].start == 0
    assert s.segments[-1].end == len(c.text)
    assert all(a.end == b.start for a, b in pairwise(s.segments))
    assert all(p.part in PARTS and p.start < p.end for p in s.paragraphs)
    assert all(a.end <= b.start for a, b in pairwise(s.paragraphs))
    covered = "".join(c.text[p.start : p.end] for p in s.paragraphs)
    assert "".join(covered.split()) == "".join(c.text.split())


@given(st.text(max_size=300), st.text(max_size=20))
def test_parse_never_raises(raw: str, stem: str) -> None:
    parse(clean(raw), stem)


@pytest.mark.parametrize(
    "unit",
    [
        "\n\n1. Decides x",
        "\n\n(a) To x",
        "\n\nI\n\nAnnex",
        "\n\n1/1. T\n\nThe General Assembly,",
        ",\n1. Decides",
        "\n\n1.",
        "Adopted at the ",
        "\n\n(i) (i) x",
        " de la \u00e9",
        "The Aaa ",
    ],
)
def test_hostile_text_ends(unit: str) -> None:
    raw = unit * (300_000 // len(unit))
    s = parse(clean(raw), "S_RES_2388(2017)")
    assert s.segments[0].facts.symbol == "S/RES/2388(2017)"
    assert isinstance(s.paragraphs[0], Paragraph)
