"""How ``verify`` does on real documents, against its goals; ``tests/bench/verify.py`` measures, and prints the same figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import verify

pytestmark = pytest.mark.corpus

PER_THOUSAND = 1.0
CAUGHT = 0.95


@pytest.fixture(scope="module")
def documents(corpus: Path) -> list[Path]:
    return verify.real(corpus.parent)


def test_false_alarms_on_adopted_texts(documents: list[Path]) -> None:
    found = verify.alarms(documents)
    for finding in found.false:
        print(f"{finding.file}:{finding.line}: {finding.code} {finding.text}: {finding.message}")
    assert found.citations > 40_000
    assert found.per_thousand <= PER_THOUSAND


def test_catches_of_damaged_citations(documents: list[Path]) -> None:
    made = verify.catches(documents, 500)
    print("\n".join(made.missed))
    assert set(made.known) == {"digit", "session", "year", "organ"}
    assert made.known.total() > 800
    assert made.share >= CAUGHT
