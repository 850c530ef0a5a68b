"""Documents that share printed pages, and the columns beside them."""

from __future__ import annotations

from itertools import pairwise

from tests.paragraph_rows import PAGE, read, rows


def test_neighbours_on_a_page_are_documents_and_what_is_cut_off_above_is_none() -> None:
    text, s = read(PAGE, "A_RES_35_63")
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
    assert rows(raw, "A_RES_35_63")[1:6] == [
        ("preambular", None, "be concerned"),
        ("preambular", None, "reaffirm"),
        ("operative", "1", "request"),
        ("back", None, None),
        ("back", None, None),
    ]
    assert rows(raw, "A_RES_35_63")[7] == ("preambular", None, None)


def test_sentence_goes_on_below_the_footnotes_of_a_page() -> None:
    raw = (
        "The General Assembly,\n\n1. Notes the plan of the con-\n\n5 See Official Records, Supplement No. 2.\n\n<!-- Page 2 -->\n\n"
        "flict and of its end;\n\n2. Decides to act."
    )
    assert [(p, n) for p, n, _ in rows(raw)[1:]] == [("operative", "1"), ("footnote", None), ("operative", "1"), ("operative", "2")]


def test_declaration_of_ministers_has_verbs() -> None:
    raw = (
        "We, Ministers of Salt,\n\nIntroduction\n\nCelebrating the first harvest,\n\nAgree that the work go on;\n\n"
        "Urge our Governments to help;\n\nDecide to meet and request the Board to act.\n\nRecalling is hard. Some try."
    )
    assert [v for _, _, v in rows(raw, "ECE_BELGRADE.CONF_2007_9")][2:] == ["celebrate", "agree", "urge", "decide", None]


def test_title_with_a_misprinted_session_is_the_one_that_the_name_means() -> None:
    raw = (
        "<!-- Page 1 -->\n\n174 (III). A commission\n\nThe General Assembly,\n\n1. Resolves to act.\n\n"
        "175 (II). Its staff\n\nThe General Assembly,\n\n1. Notes it."
    )
    _, s = read(raw, "A_RES_174(II)")
    assert [g.facts.symbol for g in s.segments] == ["A/RES/174(II)", "A/RES/175(II)"]


def test_minutes_between_resolutions_of_a_page_are_no_document() -> None:
    raw = (
        "<!-- Page 1 -->\n\nResolution 425 (1978)\n\nof 19 March 1978\n\nThe Security Council,\n\n1. Decides to act.\n\n"
        "Adopted at the 2074th meeting by 12 votes.\n\n"
        "Decision\n\nAt its 2076th meeting, the Council heard a statement.\n\nResolution 427 (1978)\n\nof 3 May 1978\n\n"
        "The Security Council,\n\n1. Approves it."
    )
    _, s = read(raw, "S_RES_425(1978)")
    assert [(g.facts.symbol, g.cut) for g in s.segments] == [("S/RES/425(1978)", False), (None, True), ("S/RES/427(1978)", False)]


def test_numbers_in_running_text_open_no_document() -> None:
    raw = "74/2. Salt\n\nThe General Assembly,\n\nRecalling its resolutions\n\n74/1. is quoted in the annex\n\n1. Decides to act."
    assert len(read(raw, "A_RES_74_2")[1].segments) == 1


def test_french_column_is_set_apart() -> None:
    english = "Notes the report of the Board and of the Committee on the trade of salt and of pepper;"
    french = "Prend acte du rapport de la Commission et des travaux du Conseil sur le commerce de la laine et des bois;"
    raw = "The Security Council,\n\n" + "\n\n".join(f"{i}. {english}\n\n{i}. {french} à lire" for i in range(1, 9))
    found = rows(raw)
    assert [r[0] for r in found[1::2]] == ["operative"] * 8
    assert {r[0] for r in found[2::2]} == {"back"}


def test_number_or_symbol_alone_goes_with_the_column_before_it() -> None:
    english = "Notes the report of the Board and of the Committee on the trade of salt and of pepper;"
    french = "Prend acte du rapport de la Commission et des travaux du Conseil sur le commerce de la laine et des bois;"
    raw = "The Security Council,\n\n" + "\n\n".join(f"{i}. {english}\n\n{i}. {french} à lire\n\n[S/{i}]\n\n7{i}" for i in range(1, 9))
    assert {r[0] for r in rows(raw) if r[0] != "operative"} == {"preambular", "back"}
    assert len([r for r in rows(raw) if r[0] == "back"]) == 24


def test_a_wholly_french_text_is_not_a_column() -> None:
    raw = "\n\n".join(["Prend note du rapport de la Commission et des travaux du Conseil sur le commerce de la mer et des îles."] * 20)
    assert "back" not in {p.part for p in read(raw)[1].paragraphs}
