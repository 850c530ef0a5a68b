"""What the last accepted run found in a part of the real documents: hashes and counts, no text.

``python -m tests.corpus_summary`` runs the extraction anew and writes the summary; the corpus tests print what a run gained
and lost against it.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from graphkit.pipeline import extraction
from graphkit.pipeline.extraction import Run

STORED = Path(__file__).parent / "data" / "corpus-summary.json"
_EACH = 8
"""One document in so many: enough to see a change, small enough to keep."""
_DIGITS = 6


def _key(row: dict[str, object]) -> str:
    parts = (row["start"], row["kind"], row["targets"], row["verb"], row["pinpoint"], row["part"], row["paragraph"])
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:_DIGITS]


def summary(run: Run) -> dict[str, dict[str, str]]:
    """Hash -> surface of every reference of the documents in the part, by document."""
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for row in run.rows("mentions"):
        if int(hashlib.sha256(row["document"].encode()).hexdigest(), 16) % _EACH == 0:
            out[row["document"]][_key(row)] = f"{row['surface']} -> {', '.join(row['targets'])}"
    return dict(out)


def compare(run: Run) -> list[str]:
    """Say what a run gained and lost against the stored summary."""
    before = json.loads(STORED.read_text(encoding="utf8")) if STORED.exists() else {}
    lines = []
    gained = lost = 0
    for document, found in sorted(summary(run).items()):
        stored = before.get(document, "")
        hashes = {stored[i : i + _DIGITS] for i in range(0, len(stored), _DIGITS)}
        gained += len(found.keys() - hashes)
        lost += len(hashes - found.keys())
        lines += [f"+ {document}: {found[key]}" for key in sorted(found.keys() - hashes)]
        lines += [f"- {document}: {len(hashes - found.keys())} no longer as they were"] if hashes - found.keys() else []
    return [f"{gained} references gained or changed, {lost} lost or changed", *lines[:200]]


def main() -> None:
    """Extract and store."""
    with tempfile.TemporaryDirectory() as folder:
        run = extraction.extract([Path(sys.argv[1])], folder, jobs=2)
        rows = {document: "".join(sorted(found)) for document, found in sorted(summary(run).items())}
    STORED.parent.mkdir(exist_ok=True)
    STORED.write_text(json.dumps(rows, indent=0) + "\n", encoding="utf8")
    print(f"{STORED}: {len(rows)} documents")


if __name__ == "__main__":
    main()
