"""The text stage on real documents: agreement with others' structure, facts and verbs of the annotated ones, noise."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.model import Paragraph
from graphkit.text import Clean, Structure, clean, governing, parse
from graphkit.text.heads import from_stem

pytestmark = pytest.mark.corpus

_BLOCK = re.compile(r"(?:(?!\n\s*\n).)+", re.S)
_ANNEX = re.compile(r"\W*(?:annex|appendix)\b", re.I)


def _texts(corpus: Path) -> Iterator[Path]:
    for collection in ("eosg", "crunsc"):
        yield from sorted((corpus / collection / "text").glob("*.txt"))


def _read(path: Path) -> tuple[str, Clean, Structure]:
    raw = path.read_text(encoding="utf-8")
    c = clean(raw)
    return raw, c, parse(c, path.stem)


def _blocks(raw: str) -> list[tuple[int, str]]:
    """Blocks as the annotations count them, with the offset of the first word."""
    found = ((m.start() + len(m[0]) - len(m[0].lstrip()), m[0].strip()) for m in _BLOCK.finditer(raw) if m[0].strip())
    return list(found)


def _agreement(row: dict[str, object], corpus: Path) -> Iterator[tuple[bool, bool]]:
    """Part and number right, for each paragraph that the structure file is trusted with: up to the first annex."""
    raw, c, s = _read(corpus / "eosg" / "text" / f"{row['doc']}.txt")
    blocks = _blocks(raw)
    starts = [c.raw(p.start) for p in s.paragraphs]
    operative = False
    for theirs in row["paragraphs"]:  # type: ignore[attr-defined]
        if theirs["block"] >= len(blocks):
            continue
        at, words = blocks[theirs["block"]]
        if (theirs["type"] == "backmatter" and operative) or _ANNEX.match(words):
            return
        prefix = re.sub(r"[\W_]+", "", theirs["prefix"] or "")
        operative = operative or theirs["part"] == "operative"
        if theirs["type"] != "paragraph" or (operative and not prefix):
            continue
        i = bisect.bisect_right(starts, at + 3) - 1
        mine = s.paragraphs[max(0, i)]
        labels = re.findall(r"\w+", mine.number or "")
        yield mine.part == theirs["part"], not prefix or prefix in (labels[:1] + labels[-1:]) or prefix == "".join(labels)


def test_structure_agrees_with_the_structure_file(corpus: Path) -> None:
    right = parts = numbers = count = 0
    with (corpus / "eosg" / "structure.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "_RES_" not in row["doc"]:
                continue
            for part, number in _agreement(row, corpus):
                count += 1
                parts += part
                numbers += number
                right += part and number
    assert count > 60_000
    assert (parts / count, numbers / count) >= (0.985, 0.99)
    assert right / count >= 0.98


def _letters(symbol: str | None) -> str:
    return re.sub(r"[\W_]", "", symbol or "").upper()


def test_every_document_has_the_symbol_that_its_name_means(corpus: Path) -> None:
    missing = []
    for path in _texts(corpus):
        _, _, s = _read(path)
        own = from_stem(path.stem)
        # A name may have lost a mark of the symbol as it is printed: "ECE_ASTANA._CONF".
        if own is None or sum(_letters(g.facts.symbol) == _letters(own) for g in s.segments) != 1:
            missing.append(path.stem)
    assert missing == []


def test_resolutions_have_date_and_meeting(corpus: Path) -> None:
    """Of the resolutions of the four organs that print both; a few were adopted without a meeting."""
    dated = met = count = 0
    for path in _texts(corpus):
        if not re.match(r"(?:A|S|E|A_HRC)_RES_", path.stem):
            continue
        _, _, s = _read(path)
        facts = next(g.facts for g in s.segments if g.facts.symbol == from_stem(path.stem))
        count += 1
        dated += facts.date is not None
        met += facts.meeting is not None
    assert count > 1_800
    assert dated / count >= 0.995
    assert met / count >= 0.98


def _gold(shared: Path) -> Iterator[tuple[dict[str, object], Path]]:
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, shared / "corpus" / gold["collection"] / "text" / f"{gold['doc']}.txt"


def test_facts_of_the_annotated_documents(shared: Path) -> None:
    wrong = []
    for gold, path in _gold(shared):
        _, _, s = _read(path)
        facts = next(g.facts for g in s.segments if g.facts.symbol == gold["symbol"])
        for key in ("date", "meeting", "operative_paragraphs"):
            if gold[key] is not None and getattr(facts, key) != gold[key]:
                wrong.append((gold["doc"], key, gold[key], getattr(facts, key)))
    assert wrong == []


def test_verbs_of_the_annotated_documents(shared: Path) -> None:
    right = count = 0
    for gold, path in _gold(shared):
        raw, c, s = _read(path)
        blocks = [m for m in _BLOCK.finditer(raw) if m[0].strip()]
        starts = [p.start for p in s.paragraphs]
        for mention in gold["mentions"]:  # type: ignore[attr-defined]
            if mention["kind"] not in ("resolution", "document", "instrument") or mention["optional"]:
                continue
            words = re.escape(mention["surface"]).replace(r"\ ", r"\s+")
            block = blocks[mention["p"]]
            skipped = len(re.sub(r"\s+", "", re.sub(r"\s+", " ", block[0]).strip()[: max(0, mention["start"])]))
            found = next(m for m in re.finditer(words, block[0]) if len(re.sub(r"\s+", "", block[0][: m.start()])) >= skipped)
            offset = bisect.bisect_left(range(len(c.text)), block.start() + found.start(), key=c.raw)
            paragraph: Paragraph = s.paragraphs[bisect.bisect_right(starts, offset) - 1]
            count += 1
            right += governing(c.text, paragraph, offset) == mention["verb"]
    assert count > 200
    assert right / count >= 0.97


def test_seed_page_is_all_text_and_no_noise(corpus: Path) -> None:
    path = next((corpus / "seed").glob("*.txt"))
    raw, c, s = _read(path)
    assert c.text.startswith("Resolution 2388 (2017)\n\nThe Security Council,")
    assert c.text.endswith("on 21 November 2017.")
    assert not re.search(r"See also|EFCC|More Posts|Reply|Facebook|Hub", c.text)
    assert "human rights" in c.text
    assert "huma n" not in c.text
    reasons = [n.reason for n in c.noise]
    assert [reasons.count(r) for r in ("site head", "see also", "site foot")] == [3, 3, len(reasons) - 6]
    assert (s.segments[0].facts.symbol, s.segments[0].facts.date, s.segments[0].facts.meeting) == (
        "S/RES/2388(2017)",
        "2017-11-21",
        "S/PV.8111",
    )
    assert [p.part for p in s.paragraphs].count("preambular") == 25
    masked = "".join(raw[n.start : n.end] for n in c.noise)
    assert "resolutions 2359 (2017)" not in masked


def test_clean_texts_have_no_noise_but_page_heads(corpus: Path) -> None:
    reasons = {n.reason for path in _texts(corpus) for n in clean(path.read_text(encoding="utf-8")).noise}
    assert reasons <= {"page marker", "page head", "page number", "job number"}


def test_surfaces_are_found_again_in_every_document(corpus: Path) -> None:
    """Words of the cleaned text, mapped back: the raw text has the same letters there."""
    for path in list(_texts(corpus))[::20]:
        raw, c, s = _read(path)
        for p in s.paragraphs[:: max(1, len(s.paragraphs) // 10)]:
            start, end = c.span(p.start, p.end)
            noisy = any(start < n.end and n.start < end for n in c.noise)
            letters = re.sub(r"[^a-zA-Z]", "", raw[start:end])
            assert noisy or letters == re.sub(r"[^a-zA-Z]", "", c.text[p.start : p.end]) or not raw.isascii()


def test_layout_of_pdftotext(corpus: Path) -> None:
    path = next((corpus / "formats").glob("*.pdftotext.txt"))
    _, c, s = _read(path)
    facts = s.segments[0].facts
    assert (facts.symbol, facts.operative_paragraphs, facts.date) == ("S/RES/1030(1995)", 16, "1995-12-14")
    assert {n.reason for n in c.noise} == {"job number", "page head"}
