"""What holds for any text: nothing raises, spans open to their surface, the same text gives the same, hostile input stays linear."""

from __future__ import annotations

import sys

import pytest
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphkit.cite import extract
from graphkit.cite.forms import Forms

PIECES = [
    "resolution",
    "resolutions",
    "decision",
    "1267 (1999)",
    "1373 (2001)",
    "60/288",
    "2625 (XXV)",
    "217 A (III)",
    "S/2017/939",
    "and",
    ",",
    "paragraph 4 of",
    "the Committee established pursuant to",
    "UNODC",
    "the Security Council",
    "Recalling",
    "\n\n",
    "\n",
    "(",
    ")",
    "1. Decides",
    "the Charter",
    "its Protocols",
    "Geneva Declaration on Peace",
    "(GDP)",
    "I11 (1956)",
    "\u00a0",
    "\u00ad",
    "to",
    "A",
    "\ud83d\ude00",
    "\u0130",
    "of 5 May 1999",
    "statement by its President",
    "First and Third Committees",
    "/RES/",
    "A/",
    "vol. 75 (1950)",
    "'s",
    "\u201c",
    "\ufb01",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))

WORDS = st.lists(st.sampled_from([b"a" * 8, b"b", b"ab" * 9, b"a"]), min_size=1, max_size=8).map(b"".join)


def _facts(found):
    return [(r.start, r.end, r.surface, r.kind, r.targets, r.reason) for r in found.references]


@given(TEXTS)
@example("1. Decides \ud83d\ude00 1267 (1999)")
@settings(max_examples=300, deadline=None)
def test_any_text_gives_references_that_open_to_their_surface(text):
    found = extract(text, "note")
    for reference in found.references:
        assert 0 <= reference.start <= reference.end <= len(text)
        assert text[reference.start : reference.end] == reference.surface
        assert bool(reference.targets) != bool(reference.reason)
        assert len(reference.quote) <= 200
    assert _facts(extract(text, "note")) == _facts(found)


@given(st.lists(st.sampled_from(PIECES[:24]), min_size=1, max_size=30).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_more_changes_nothing_before_it(text):
    before = extract(f"1. Decides to act.\n\n2. Requests {text};", "note")
    after = extract(f"1. Decides to act.\n\n2. Requests {text};\n\n3. Welcomes the efforts of all;", "note")
    assert _facts(before) == _facts(after)


@given(st.lists(WORDS, min_size=1, max_size=12, unique=True), st.lists(WORDS, max_size=12).map(b"".join))
@settings(max_examples=500, deadline=None)
def test_forms_are_found_as_by_an_automaton_of_the_whole_of_them(forms, text):
    whole = BytesAhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
    assert Forms(forms).find(text) == whole.find_matches_as_indexes(text)


def _work(text):
    """Lines of Python that run while a text is read, and references found: no clock is asked, and work inside C is not seen."""
    count = 0

    def step(frame, event, argument):
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        found = extract(text, "note").references
    finally:
        sys.settrace(before)
    return count, len(found)


@pytest.mark.parametrize(
    "unit",
    [
        *("1 (2001) ", "(", "a", "1/", "A/", "resolution ", "resolution 60/288, ", "Committee ", "Protocol of ", "A B (IV) ", "12 ("),
        *("the Charter ", "UNODC, ", "Reed Unit (GRU) GRU ", "United Nations Convention on the Law of ", "Protocols, its Protocols "),
        *("Committee established pursuant to resolution 1267 (1999) ", "S/RES/1373 (2001)\n\n", "\n\n(a) Requests UNODC and "),
    ],
)
def test_hostile_input_stays_linear(unit):
    """Neither the work nor what the finders hand over grows faster than the text."""
    (lines, found), (more_lines, more_found) = (_work(unit * (size // len(unit))) for size in (20_000, 40_000))
    assert more_lines <= 2.25 * lines + 1000
    assert more_found <= 2 * found + 10


@pytest.mark.parametrize("unit", ["1 (2001) ", "(", "a", "Convention on the ", "Partnership"])
def test_ten_megabytes_of_one_thing_come_to_an_end(unit):
    assert extract(unit * (10_000_000 // len(unit)), "note").text
