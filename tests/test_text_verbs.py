"""Opening verbs and the verb that governs a place in a paragraph."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import Paragraph
from graphkit.text import clean, governing, parse, verbs

_DATA = tomllib.loads((files("graphkit.authority") / "verbs.toml").read_text(encoding="utf-8"))


def test_every_record_has_examples_and_rejects() -> None:
    for record in (*_DATA["verb"], *_DATA["phrase"], *(_DATA[t] for t in ("express", "adjectives", "participles", "adverbs"))):
        assert record["examples"], record
        assert record["rejects"], record


@pytest.mark.parametrize(("text", "base"), verbs.examples(), ids=lambda v: str(v)[:40])
def test_examples_open_with_their_verb_and_rejects_with_none(text: str, base: str | None) -> None:
    found = verbs.lead(text, 0)
    assert (found[0] if found else None) == base


@pytest.mark.parametrize(("text", "base"), list(_DATA["imperatives"]["examples"].items()))
def test_an_item_that_hangs_on_nothing_has_its_own_verb(text: str, base: str) -> None:
    annex = clean(f"The General Assembly,\n\n1. Adopts the plan.\n\nAnnex\n\nPlan\n\n(a) {text} in resolution 1 (I);")
    assert parse(annex, "A_RES_70_1").paragraphs[-1].verb == base


def test_a_demand_behind_a_comma_governs_what_follows() -> None:
    text = "Reiterating its concern for the missing, demanding that all parties comply with resolution 2474 (2019);"
    assert governing(text, Paragraph("preambular", None, 1, "reiterate", 0, len(text)), text.index("2474")) == "demand"


def test_an_operative_paragraph_may_be_mindful_of_something() -> None:
    text = "3. Invites the Office, mindful of the annex to resolution 1980/67, and aware of the plan, to help with resolution 60/1;"
    assert governing(text, Paragraph("operative", "3", 1, "invite", 0, len(text)), text.index("1980")) == "be mindful"


def test_words_that_are_no_imperative_give_none() -> None:
    assert [verbs.infinitive(text, 0) for text in _DATA["imperatives"]["rejects"]] == [None, None]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Recalling, in this regard, its decisions", "recall"),
        ("Deeply concerned that the parties", "be concerned"),
        ("Being gravely concerned at the delay", "be concerned"),
        ("Expressing once again its deep and abiding concern at", "express concern"),
        ("Expresses its sincere gratitude to the Panel", "express gratitude"),
        ("Having also considered the note", "consider"),
        ("Having taken note of the letter", "take note"),
        ("Having taken into account the views", "take into account"),
        ("Takes also note of the report", "take note"),
        ("Calls once again upon all States", "call upon"),
        ("Calls on States", "call upon"),
        ("Acting under Chapter VII", "act under"),
        ("Acting in accordance with the Charter", "act"),
        ("Guided by the Charter", "guide"),
        ("Mindful of the need", "be mindful"),
        ("Further requests the Secretary-General", "request"),
        ("Notes, in this regard, the plan", "note"),
        ("Requests in this connection the Panel", "request"),
        ("_Recalling_ its resolution", "recall"),
        ("The Council strongly condemns the attacks", "condemn"),
        ('"The Security Council recalls its statement', "recall"),
        ("We reaffirm the Declaration", "reaffirm"),
        ("Recognise that progress is slow", "recognize"),
        ("Authorises Member States", "authorize"),
        ("Requests for assistance were made", None),
        ("Notes by the Secretariat", None),
        ("Implementation of the plan", None),
        ("Ensuring that the rules are kept", None),
        ("The Government of the State should release", None),
        ("", None),
        ("12", None),
    ],
)
def test_lead(text: str, base: str | None) -> None:
    found = verbs.lead(text, 0)
    assert (found[0] if found else None) == base


def _verb_at(text: str, marker: str, part: str, verb: str | None) -> str | None:
    return governing(text, Paragraph(part, "1", 1, verb, 0, len(text)), text.index(marker))


@pytest.mark.parametrize(
    ("text", "part", "verb", "base"),
    [
        ("Recalling resolution A, and further welcoming resolution X,", "preambular", "recall", "welcome"),
        ("Welcoming the visit and looking forward to the start of X,", "preambular", "welcome", "look forward"),
        ("Recalling A, which expresses concern over X,", "preambular", "recall", "recall"),
        ("Noting the plan, encouraging States to apply X,", "preambular", "note", "encourage"),
        ("Recognizing efforts aimed at preventing and encouraging X,", "preambular", "recognize", "recognize"),
        ("Acknowledging the letter (A), requesting the addition of X,", "preambular", "acknowledge", "acknowledge"),
        ("Welcoming peace and support, and stresses, in line with X,", "preambular", "welcome", "stress"),
        ("Noting progress, and deeply concerned at breaches of X,", "preambular", "note", "be concerned"),
        ("Reaffirming the pact; and calling on States to apply X,", "preambular", "reaffirm", "call upon"),
        ("Decides to act, including by establishing X;", "operative", "decide", "decide"),
        ("Requests a report, and also calls upon States to heed X;", "operative", "request", "call upon"),
        ("Takes note of A, and in that regard welcomes X;", "operative", "take note", "welcome"),
        ("Notes the cases, acknowledges the efforts made under X;", "operative", "note", "acknowledge"),
        ("Notes the needs and requests for aid under X;", "operative", "note", "note"),
        ("Decides, recalling X, to meet;", "operative", "decide", "recall"),
        ("Urges States, recalling A, with a view to applying X;", "operative", "urge", "urge"),
        ("Calls upon States to list those supporting X;", "operative", "call upon", "call upon"),
        ('"The Council notes A. The Council recalls X."', "operative", "note", "recall"),
        ("We note A. We call upon States to join X.", "annex", "note", "call upon"),
        ("Needs are growing. We welcome X.", "annex", None, "welcome"),
        ("Needs are growing, and welcoming X", "annex", None, None),
        ("The Council stresses A, and stressing B. In this regard, the Security Council encourages X.", "operative", "stress", "encourage"),
        ("The Council stresses A and in this context we recall X.", "operative", "stress", "recall"),
        ("Stresses that, in its plan, the Security Council requests X;", "operative", "stress", "stress"),
        ("Encourages States to join and recalling the need for X;", "operative", "encourage", "recall"),
        ("Encourages States to act by reviewing plans and noting the need for X;", "operative", "encourage", "encourage"),
        ("Welcoming A and stressing that X be heard;", "operative", "welcome", "stress"),
        ("We recall A and welcome the work on X.", "annex", "recall", "welcome"),
        ("We recall A and the report welcomes X.", "annex", "recall", "recall"),
        ("We recall A and support for X.", "annex", "recall", "recall"),
        ("Decide to act and request it to plan X.", "operative", "decide", "request"),
        ("Requests aid. The Secretary-General recommends X.", "operative", "request", "request"),
        ("The work is large. It remains essential to do X.", "operative", None, None),
        ("Recalling X", "footnote", "recall", None),
        ("Recalling X", "front", "recall", None),
    ],
)
def test_governing(text: str, part: str, verb: str | None, base: str | None) -> None:
    assert _verb_at(text, "X", part, verb) == base


def test_list_items_take_the_verb_that_governs_the_end_of_what_they_hang_on() -> None:
    text = (
        "Resolution 5 (1946)\n\nThe Security Council,\n\n1. Recalls resolution 4 (1946), and requests the Board:\n\n"
        "(a) To apply resolution 3 (1946);\n\n"
        "(b) Reaffirms resolution 2 (1946);\n\n(i) its terms;"
    )
    s = parse(clean(text), "x")
    assert [(p.number, p.verb) for p in s.paragraphs[2:]] == [
        ("1", "recall"),
        ("1(a)", "request"),
        ("1(b)", "reaffirm"),
        ("1(b)(i)", "reaffirm"),
    ]


def test_a_list_hangs_on_the_finite_verb_and_not_on_an_aside_behind_it() -> None:
    text = (
        "The Security Council,\n\n1. Further authorizes the Mission to act, bearing in mind that its tasks are many:\n\n"
        "(a) Peace of the land;\n\n2. Recalling the plan, and taking into account its terms:\n\n(a) Peace of the sea;"
    )
    s = parse(clean(text), "x")
    assert [(p.number, p.verb) for p in s.paragraphs[2::2]] == [("1(a)", "authorize"), ("2(a)", "take into account")]


@pytest.mark.parametrize(
    "unit",
    [
        "and recalling, ",
        "recalling X, with a view to ",
        "which and stresses ",
        "also strongly ",
        ". The Security Council ",
        "Expressing its ",
    ],
)
@pytest.mark.parametrize("part", ["preambular", "operative"])
def test_hostile_paragraphs_end(unit: str, part: str) -> None:
    text = unit * (400_000 // len(unit))
    paragraph = Paragraph(part, "1", 1, "decide", 0, len(text))
    found = {governing(text, paragraph, offset) for offset in range(0, len(text), 40_000)}
    assert found <= {"decide", "recall", "stress", None}


@given(st.text(max_size=200), st.integers(0, 200))
def test_any_text_has_a_verb_or_none(text: str, offset: int) -> None:
    verbs.lead(text, 0)
    for part in ("preambular", "operative", "annex"):
        governing(text, Paragraph(part, None, 0, "note", 0, len(text)), min(offset, len(text)))
