"""Cleaning: folding, white space, divided words, noise, and the way back to the raw text."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.cite import extract
from graphkit.text import clean
from graphkit.text import hyphens as hyphens_module
from graphkit.text import noise as noise_module

_RULES = noise_module.rules().records
_MENDS = tomllib.loads((files("graphkit.text") / "hyphens.toml").read_text(encoding="utf-8"))["mend"]

# Pieces that meet every branch of the cleaning, in any order.
_PIECES = st.sampled_from(
    [
        "a",
        "The Council",
        "resolution 1267 (1999)",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n \n",
        "\t",
        "\r\n",
        "\r",
        "-\n",
        "co-\noperation",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\ufb01",
        "\u2026",
        "\u2168",
        "e\u0301",
        "\u201cword\u201d",
        "\u2013",
        "\u2014",
        "\uff11\uff12",
        "\u00a0",
        "huma n rights",
        "Genera]",
        "\x0c",
        "\x00",
        "<!-- Page 2 -->",
        "163",
        "General Assembly\u2014Fifth Session",
        "See also Reports of the Board - Finance",
        "More Posts",
        "Leave a Reply",
        "Resolution 1 (1946)",
        "/...",
        "é",
        "\ud800",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("its\u00a0\u2009resolution", "its resolution"),
        ("\u201cthe Secretary-General\u2019s\u201d", '"the Secretary-General\'s"'),
        ("2011\u20132020, Israeli\u2010Palestinian, a \u2014 b", "2011-2020, Israeli-Palestinian, a \u2014 b"),
        ("\uff31\uff15 (\uff11\uff19)", "Q5 (19)"),
        ("Gene\u00adral\u200b As\ufeffsembly", "General Assembly"),
        ("\ufb01nal\u2026 Annex \u2163", "final... Annex IV"),
        ("Co\u0302te", "C\u00f4te"),
        ("one \n two", "one\ntwo"),
        ("one\n \t\n\n two\r\nthree", "one\n\ntwo\nthree"),
        ("  one  ", "one"),
        ("", ""),
        (" \n ", ""),
        ("estab-\nlished by the Secretary-\nGeneral", "established by the Secretary-General"),
        ("Counter-\nTerrorism, Twenty-\nseventh, peace-\nkeeping, 90-\nday", "Counter-Terrorism, Twenty-seventh, peace-keeping, 90-day"),
        ("SOCIA-\nLIST REPUB-\nLICS", "SOCIALIST REPUBLICS"),
        ("the Genera] Assembly and huma n rights", "the General Assembly and human rights"),
    ],
)
def test_clean_text(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize("record", _MENDS, ids=lambda r: r["text"])
def test_every_mend_has_examples_and_mends_them(record: dict[str, list[str]]) -> None:
    assert record["examples"]
    for text in record["examples"]:
        assert record["word"] in clean(text).text


def test_text_without_anything_to_clean_maps_to_itself() -> None:
    c = clean("The Security Council,\n\nRecalling its resolution 1 (1946),")
    assert [c.raw(i) for i in (0, 5, len(c.text))] == [0, 5, len(c.text)]
    assert c.span(3, 9) == (3, 9)


@pytest.mark.parametrize(
    ("raw", "piece", "surface"),
    [
        ("of the author-\nity here", "authority", "author-\nity"),
        ("a \u00a0 b\u00ad\u00adc d", "bc", "b\u00ad\u00adc"),
        ("the \ufb01nal text", "final", "\ufb01nal"),
        ("resolution\n   1267\t(1999) and", "1267 (1999)", "1267\t(1999)"),
        ("x\u2026 y", "y", "y"),
        ("to the\n\n<!-- Page 2 -->\n\n163\n\nsecond resolution", "second", "second"),
        ("the Secretary-\n\n<!-- Page 2 -->\n\ngeneral", "Secretary", "Secretary"),
    ],
)
def test_spans_lead_back_to_the_surface(raw: str, piece: str, surface: str) -> None:
    c = clean(raw)
    at = c.text.index(piece)
    start, end = c.span(at, at + len(piece))
    assert raw[start:end] == surface


@given(_TEXTS)
def test_clean_never_raises_and_maps_in_range_and_order(raw: str) -> None:
    c = clean(raw)
    offsets = [c.raw(i) for i in range(len(c.text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= o <= len(raw) for o in offsets)
    for start in range(0, len(c.text), 7):
        for end in range(start, min(len(c.text), start + 30) + 1, 5):
            s, e = c.span(start, end)
            assert 0 <= s <= e <= len(raw)
            assert (s == e) == (start == end)


@given(_TEXTS)
def test_cleaned_text_is_folded_and_stays_as_it_is(raw: str) -> None:
    text = clean(raw).text
    assert "  " not in text
    assert "\n\n\n" not in text
    assert " \n" not in text
    assert text == text.strip(" \n")
    mended = any(mend["text"] in raw for mend in _MENDS)  # what stands beside damage can be read only once it is mended
    if not clean(text).noise and not mended:
        assert clean(text).text == text


@given(_TEXTS)
@example("163\n\nGeneral Assembly\u2014Fifth Session")
def test_noise_lies_in_the_raw_text_in_order(raw: str) -> None:
    noise = clean(raw).noise
    assert all(0 <= n.start < n.end <= len(raw) for n in noise)
    assert all(a.end <= b.start for a, b in pairwise(noise))


def test_a_symbol_at_the_top_is_the_masthead_and_no_page_head() -> None:
    page = "S/RES/2577 (2021)\n\nThe Security Council,\n\nDecides to meet again in the spring of the next year."
    assert clean(page).noise == ()
    assert [n.start for n in clean(f"{page}\n\n{page}").noise] == [len(page) + 2]


@pytest.mark.parametrize("rule", _RULES, ids=lambda r: f"{r['name']}: {r['examples'][0][:30]!r}")
def test_noise_rules_find_their_examples_and_spare_their_rejects(rule: dict[str, list[str] | str]) -> None:
    """In a web page where the rule is one for web pages, so that its other rules do not cover what this one should."""
    assert rule["examples"]
    assert rule["source"]
    head, foot = "Resolution 5 (1946)", "Leave a Reply\n\nFacebook"
    body = "The Council decides to meet again in the spring of the next year."
    web = rule["where"] != "any"
    for field, noisy in (("examples", True), ("rejects", False)):
        for text in rule[field]:
            if rule["where"] == "head":
                raw = f"{text}\n\n{head}\n\n{body}\n\n{foot}"
            else:
                raw = f"{head}\n\n{body}\n\n{text}\n\n{body}" + (f"\n\n{foot}" if web else "")
            found = {raw[n.start : n.end]: n.reason for n in clean(raw).noise}
            part = str(text).split("\n\n", maxsplit=1)[0]
            assert (rule["name"] in [reason for surface, reason in found.items() if part in surface]) == noisy, text


def test_page_break_inside_a_sentence_leaves_one_sentence() -> None:
    raw = "the reports of the\n\n<!-- Page 2 -->\n\n94\n\nGeneral Assembly\u2014Fifth Session\n\nsecond and third meetings;"
    c = clean(raw)
    assert c.text == "the reports of the\nsecond and third meetings;"
    assert [raw[n.start : n.end].split("\n")[0] for n in c.noise] == ["<!-- Page 2 -->", "General Assembly\u2014Fifth Session"]


def test_page_break_between_paragraphs_leaves_two() -> None:
    assert clean("1. Decides to act;\n\nPage 2\n\n2. Requests a report.").text == "1. Decides to act;\n\n2. Requests a report."


def test_web_page_keeps_the_document_alone() -> None:
    raw = (
        "Home \u00bb Laws \u00bb Resolution 5\n\nResolution 5 \u2013 Peace\n\nResolution 5 (1946)\n\nThe Security Council,\n\n"
        "Noting the report,\n\n"
        "See also  United Nations Resolution 6 \u2013 War\n\nAdopted at the 3rd meeting, on 2 May 1946.\n\nMore Posts\n\n"
        "Section 4 Act 1999\n\nFacebook\nTwitter"
    )
    c = clean(raw)
    assert c.text == "Resolution 5 (1946)\n\nThe Security Council,\n\nNoting the report,\n\nAdopted at the 3rd meeting, on 2 May 1946."
    assert [n.reason for n in c.noise] == ["site head", "site head", "see also", "site foot", "site foot", "site foot"]


def test_one_sign_of_a_web_page_is_not_enough() -> None:
    raw = "Resolution 5 (1946)\n\nFacebook\n\nMore Posts are needed."
    assert clean(raw).noise == ()


@pytest.mark.parametrize(
    "unit",
    [
        "1 (2001) ",
        "(",
        "a",
        "a-\n",
        "\n",
        " \n",
        "\n\n\na",
        "<!-- Page 1 -->\n\n",
        "a\u00ad",
        "Genera] ",
        "\n\nSee also A - ",
        "-\n-",
        "\u2026",
        "General Assembly-",
    ],
)
def test_hostile_text_comes_back_whole(unit: str) -> None:
    """A megabyte each: what is not linear does not end."""
    raw = unit * (1_000_000 // len(unit))
    c = clean(raw)
    assert len(c.text) <= 3 * len(raw)
    assert 0 <= c.raw(len(c.text)) <= len(raw)


def test_hyphen_rules_are_words() -> None:
    assert hyphens_module.keeps_hyphen("self", "reliance")
    assert not hyphens_module.keeps_hyphen("reli", "ance")


def test_a_blank_line_behind_every_printed_line_changes_no_reference() -> None:
    lines = [
        "Affirming its support for the Convention on the Prohibition of the Use,",
        "Stockpiling, Production and Transfer of Anti-Personnel Mines and on their",
        "Destruction, and recalling resolution 1373 (2001),",
        "",
        "Welcoming the work of the Organization for the Prohibition of Chemical",
        "Weapons and the leadership that was shown in the course of the year by",
        "the Intergovernmental Authority on Development, and noting that",
        "progress in the region remains uneven in more than one respect,",
        "",
        "1. Requests the Secretary-General to report on the implementation of",
        "resolution 2388 (2017) within ninety days of the adoption of the present",
        "resolution;",
    ]
    whole = extract("\n".join(lines), "note").references
    broken = extract("\n\n".join(line for line in lines if line), "note").references
    assert [(r.targets, r.verb, r.paragraph) for r in broken] == [(r.targets, r.verb, r.paragraph) for r in whole]
    assert len(whole) == 5


def test_a_heading_above_small_letters_stays_apart() -> None:
    assert clean("Operative part\n\ndecides to act").text == "Operative part\n\ndecides to act"
    assert clean("and to report on the following subjects and measures\n\n(a) the first").text.count("\n\n") == 1
