"""The page that the project started from, as scraped from the web: every reference, no noise."""

from __future__ import annotations

from collections import Counter

import pytest

from graphkit.cite import extract

pytestmark = pytest.mark.corpus

NUMBERED = {"2331": 2, "2253": 2, "2368": 2} | dict.fromkeys(
    ("2359", "2374", "2240", "2380", "2195", "2199", "2242", "1267", "1989", "1261", "1612"), 1
)
NAMED = {
    "un-charter", "unodc", "cted", "1373-committee", "untoc", "trafficking-protocol", "trafficking-global-plan", "interpol", "dpko", "dfs",
    "1267-committee", "isil", "al-nusrah-front", "general-assembly", "mrm-caac", "global-protection-cluster",
}  # fmt: skip


@pytest.fixture(scope="module")
def page(corpus):
    path = next((corpus / "seed").glob("*.txt"))
    return extract(path.read_text(encoding="utf8"), path.stem)


def test_all_numbered_resolutions_are_found_and_no_other(page):
    numbers = Counter(t.split("/")[2].split("(")[0] for r in page.references if r.kind == "resolution" for t in r.targets)
    assert numbers == NUMBERED
    assert numbers.total() == 17


def test_documents_and_names_are_found(page):
    documents = [target for reference in page.references if reference.kind == "document" for target in reference.targets]
    assert documents == ["S/PRST/2015/25", "S/2017/939"]
    named = {target for reference in page.references for target in reference.targets}
    assert named >= NAMED
    assert any(target.startswith("trafficking") and "declaration" in target for target in named)


def test_the_author_is_no_mention(page):
    assert [r.quote for r in page.references if "security-council" in r.targets] == []


def test_noise_is_masked_and_yields_nothing(page):
    masked = " ".join(page.text[part.start : part.end] for part in page.noise)
    for words in ("See also", "More Posts", "EFCC Act", "Facebook", "Leave a Reply", "Home »"):
        assert words in masked
    spans = [(part.start, part.end) for part in page.noise]
    assert not [r for r in page.references if any(start < r.end and r.start < end for start, end in spans)]


def test_the_document_is_known_by_its_text(page):
    (document,) = page.documents
    assert (document.symbol, document.date, document.meeting) == ("S/RES/2388(2017)", "2017-11-21", "S/PV.8111")
