"""Paragraphs of a document: part, number and verb."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import PARTS, Paragraph
from graphkit.text import clean, parse
from tests.paragraph_rows import read, rows


def test_parts_of_a_resolution() -> None:
    raw = (
        "Resolution adopted by the General Assembly on 3 May 2001\n\n[on the report of the Second Committee (A/55/1)]\n\n"
        "55/7. Trade of salt\n\n"
        "The General Assembly,\n\nRecalling its resolution 54/7,\n\nHaving considered the report,1\n\n"
        "1. Takes note of the report;\n\n2. Decides:\n\n"
        "(a) To meet again;\n\n(b) To report on:\n\n(i) Salt;\n\n(ii) Pepper;\n\n(c) To rest.\n\n"
        "90th plenary meeting\n3 May 2001\n\nAnnex\n\nTerms of the salt trade\n\n1. Salt shall be dry.\n\n1 A/55/2."
    )
    assert rows(raw, "A_RES_55_7") == [
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
    _, s = read("The Council,\n\n1. Decides:\n\n(a) To act:\n\n(i) Now;\n\n(b) To rest;\n\n2. Requests a note.")
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
    assert [p.number for p in read(raw)[1].paragraphs[2:]] == numbers


def test_a_letter_inside_a_numbered_paragraph_begins_the_list() -> None:
    assert [r[1] for r in rows("The General Assembly,\n\n4. (a) Decides to act;\n\n(b) Requests a note;")][1:] == ["4", "4(b)"]


def test_unnumbered_operative_paragraph() -> None:
    raw = (
        "The Security Council,\n\nHaving examined the application,\n\nRecommends that the State be admitted.\n\n"
        "Adopted unanimously at the\n5th meeting."
    )
    assert rows(raw) == [
        ("preambular", None, None),
        ("preambular", None, "examine"),
        ("operative", None, "recommend"),
        ("back", None, None),
    ]


def test_a_list_that_lost_its_letters_hangs_on_the_paragraph_before_it() -> None:
    raw = "The Council,\n\nRequests the Director to:\n\nSupport the Shire;\n\nInvite the States to a feast.\n\nInvites all to come."
    assert [verb for _, _, verb in rows(raw)] == [None, "request", "request", "request", "invite"]


def test_finite_verb_with_a_comma_stays_in_the_preamble() -> None:
    raw = "The Security Council,\n\nNoting the plan,\n\nExpresses grave concern over the delay,\n\nStressing unity,\n\n1. Decides to act."
    assert [r[0] for r in rows(raw)] == ["preambular"] * 4 + ["operative"]


def test_presidential_statement_is_operative_without_numbers() -> None:
    raw = (
        "Statement by the President of the Security Council\n\n"
        "At the 8000th meeting of the Security Council, held on 2 May 2017, the President made this "
        'statement:\n\n"The Security Council recalls its resolution 1 (1946).\n\n"The Council urges calm."'
    )
    assert rows(raw, "S_PRST_2017_99") == [
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
    assert rows(raw) == [
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
    assert [(p, n) for p, n, _ in rows(raw)[1:]] == [
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
    assert [(p, n) for p, n, _ in rows(raw)] == [
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
    assert [n for _, n, _ in rows(raw)[1:]] == ["1", "2", "2(1)", "2(2)", "3"]


def test_dotted_targets() -> None:
    assert rows("The General Assembly,\n\n1. Adopts these targets:\n\n1.1 By 2030, dry salt\n\n1.a Fresh pepper")[2:] == [
        ("operative", "1.1", "adopt"),
        ("operative", "1.a", "adopt"),
    ]


def test_numbered_paragraphs_in_the_imperative() -> None:
    raw = "The Assembly,\n\nResolves:\n\n1. To request the Board to meet;\n\n2. Recall the plan of salt.\n\n3. Maintenance of roads."
    assert [row[2] for row in rows(raw)[2:]] == ["request", "recall", None]


@pytest.mark.parametrize("title", ["Annex", "ANNEX II", "Annex A - Lists", "Appendix 3", "Annex to the Rules"])
def test_annex_titles(title: str) -> None:
    assert rows(f"The Security Council,\n\n1. Decides to act.\n\n{title}\n\n2. The list is long.")[2:] == [
        ("annex", None, None),
        ("annex", "2", None),
    ]


def test_annex_in_a_sentence_is_no_title() -> None:
    assert rows("The Security Council,\n\n1. Decides to act.\n\nAnnex I applies to salt.")[2][0] == "operative"


def test_titles_in_front_are_no_preamble() -> None:
    raw = "Agenda item 5\n\nAddressing the needs of salt traders\n\n70/5. Salt\n\nThe General Assembly,\n\n1. Decides to act."
    assert [r[0] for r in rows(raw, "A_RES_70_5")] == ["front", "front", "front", "preambular", "operative"]


def test_quoted_draft_hangs_on_the_paragraph_that_recommends_it() -> None:
    raw = "The Economic and Social Council,\n\n" + (
        'Recommends to the General Assembly the adoption of this draft:\n\n"The General Assembly,\n\n"Recalling its plan,'
    )
    assert rows(raw)[2:] == [("operative", None, "recommend"), ("operative", None, "recall")]


def test_report_body_is_operative_without_verbs() -> None:
    raw = "Seventieth session\n\nReport of the Board\n\nI. Introduction\n\n1. The Board met in May.\n\n2. It reviewed resolution 69/1."
    assert rows(raw, "A_70_99") == [
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
