"""What extraction reaches on real documents: floors, a little under what was measured, so that a loss shows."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from graphkit.pipeline import extraction
from graphkit.symbols import canonical
from graphkit.symbols.series import council_fits, last_session
from tests import corpus_summary

pytestmark = pytest.mark.corpus

FLOORS = {"resolution": 0.99, "document": 0.97, "instrument": 0.97, "body": 0.95, "actor": 0.95}
_NUMBER_YEAR = re.compile(r"\b(\d{1,4}) ?\((1[89]\d\d|20\d\d)\)")


@pytest.fixture(scope="module")
def modern(corpus, tmp_path_factory):
    """The extraction folder of the modern documents."""
    return extraction.extract([corpus / "eosg" / "text"], tmp_path_factory.mktemp("eosg"), jobs=2)


@pytest.fixture(scope="module")
def old(corpus, tmp_path_factory):
    """The extraction folder of the old Security Council resolutions."""
    return extraction.extract([corpus / "crunsc" / "text"], tmp_path_factory.mktemp("crunsc"), jobs=2)


def _judge(shared: Path, gold: Path, run: Path) -> dict[str, object]:
    texts = [str(shared / "corpus" / name / "text") for name in ("eosg", "crunsc")]
    command = [sys.executable, str(shared / "tools" / "judge.py"), "--gold", str(gold), "--texts", *texts, "--run", str(run), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _texts(shared: Path, gold: Path) -> list[Path]:
    out = []
    for path in sorted(gold.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf8"))
        out.append(shared / "corpus" / row["collection"] / "text" / f"{row['doc']}.txt")
    return out


def test_gold(shared, tmp_path):
    extraction.extract(_texts(shared, shared / "gold"), tmp_path)
    found = _judge(shared, shared / "gold", tmp_path)
    print(json.dumps(found, indent=1))
    for kind, floor in FLOORS.items():
        assert found[kind]["f1"] >= floor, kind
    assert found["verb"] >= 0.97
    assert found["pinpoint"] >= 0.95
    assert min(found[key] for key in ("symbol", "date", "meeting", "operative_paragraphs")) >= 0.99


def test_our_own_annotations(shared, tmp_path):
    gold = Path(__file__).parent / "data" / "annotations"
    extraction.extract(_texts(shared, gold), tmp_path)
    found = _judge(shared, gold, tmp_path)
    print(json.dumps(found, indent=1))
    for kind, floor in {"resolution": 0.99, "document": 0.98, "instrument": 0.97, "body": 0.96, "actor": 0.95}.items():
        assert found[kind]["f1"] >= floor, kind
    assert found["verb"] >= 0.95
    assert found["pinpoint"] >= 0.95
    assert min(found[key] for key in ("symbol", "date", "meeting")) >= 0.99
    assert found["operative_paragraphs"] >= 0.98  # one of 60 lost two of its numbers


def test_symbols_that_the_editors_linked_are_found(corpus, modern):
    found = defaultdict(set)
    for row in modern.rows("mentions"):
        found[row["document"]].update(target.upper() for target in row["targets"])
    total = hit = 0
    with (corpus / "eosg" / "links.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            anchor = set(re.findall(r"\d+", row["anchor"]))
            if not anchor or not anchor <= set(re.findall(r"\d+", row["symbol"])):
                continue  # the link does not agree with its anchor
            symbol = (canonical(row["symbol"]) or row["symbol"]).upper()
            if symbol == row["doc"].replace("_", "/").upper():
                continue  # the document itself
            bare = re.sub(r"[A-Z](?:-[A-Z])?$", "", symbol)  # links leave letter parts out
            total += 1
            hit += symbol in found[row["doc"]] or any(re.sub(r"[A-Z]$", "", target) == bare for target in found[row["doc"]])
    print(f"{hit} of {total} links found: {hit / total:.4f}")
    assert total > 10_000
    assert hit / total >= 0.985


def test_numbers_and_years_of_the_security_council_are_found(corpus, old):
    mentions = defaultdict(list)
    for name in ("mentions", "unresolved"):
        for row in old.rows(name):
            mentions[row["document"]].append((row["start"], row["end"]))
    heads = {row["document"]: row["symbol"] for row in old.rows("documents")}
    total = hit = 0
    missed = []
    for path in sorted((corpus / "crunsc" / "text").glob("*.txt")):
        text = path.read_text(encoding="utf8")
        for match in _NUMBER_YEAR.finditer(text):
            symbol = f"S/RES/{match[1]}({match[2]})"
            if not council_fits(int(match[1]), int(match[2])) or symbol == heads.get(path.stem, symbol):
                continue
            total += 1
            if any(start < match.end() and match.start() < end for start, end in mentions[path.stem]):
                hit += 1
            else:
                missed.append((path.stem, match[0]))
    print(f"{hit} of {total} numbers found", missed[:20])
    assert total > 1_000
    assert hit / total >= 0.998


def test_no_resolution_has_an_impossible_year(old, modern):
    for run in (old, modern):
        for row in run.rows("mentions"):
            for target in row["targets"]:
                if found := re.fullmatch(r"S/RES/(\d+)\((\d+)\)[A-Z]?", target):
                    assert council_fits(int(found[1]), int(found[2])), (row["document"], row["surface"])


def test_no_resolution_has_an_impossible_session(old, modern):
    held = {"A": range(31, last_session() + 1), "E": range(1946, last_session() + 1946), "A/HRC": range(1, 71)}
    for run in (old, modern):
        for row in run.rows("mentions"):
            for target in row["targets"]:
                if found := re.fullmatch(r"(A|E|A/HRC)/(?:RES|DEC)/(\d+)/\d+[A-Z]?", target):
                    assert int(found[2]) in held[found[1]], (row["document"], row["surface"], target)


def test_every_span_opens_to_its_surface(corpus, modern):
    texts = {}
    for row in modern.rows("mentions"):
        name = row["document"]
        if name not in texts:
            texts = {name: (corpus / "eosg" / "text" / f"{name}.txt").read_text(encoding="utf8")}
        assert texts[name][row["start"] : row["end"]] == row["surface"]


def test_what_was_gained_and_lost_is_printed(modern):
    lines = corpus_summary.compare(modern)
    print("\n".join(lines))
    assert lines
