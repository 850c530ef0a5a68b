"""Speed of extraction, whole process less start-up, against ``re.findall`` of number and year over the same texts in the same run."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from graphkit import cite

SHARED = Path(os.environ.get("GRAPHKIT_SHARED") or Path(__file__).resolve().parents[3] / "shared")
RUNS = 3
_NUMBER_YEAR = re.compile(r"\b\d{1,4} ?\(\d{4}\)")


def _cpu(code: str) -> float:
    """CPU seconds of a fresh interpreter: median of runs."""
    taken = []
    for _ in range(RUNS):
        before = os.times()
        subprocess.run([sys.executable, "-c", code], check=True)
        after = os.times()
        taken.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(taken)


def _measure(texts: list[tuple[str, str]]) -> tuple[float, float]:
    """CPU seconds of the baseline and of extraction, medians."""
    base, ours = [], []
    for _ in range(RUNS):
        start = time.process_time()
        for _, text in texts:
            _NUMBER_YEAR.findall(text)
        middle = time.process_time()
        for stem, text in texts:
            cite.extract(text, stem)
        base.append(middle - start)
        ours.append(time.process_time() - middle)
    return statistics.median(base), statistics.median(ours)


def main() -> None:
    """Print the figures."""
    idle = _cpu("pass")
    started = _cpu("from graphkit.cite import extract; extract('Recalling resolution 1373 (2001),', 'note')")
    print(f"start-up with the first document: {started - idle:.2f} s of CPU (goal 0.3)")
    cite.extract("Recalling resolution 1373 (2001),", "note")
    for name in ("eosg", "crunsc"):
        folder = SHARED / "corpus" / name / "text"
        if not folder.is_dir():
            print(f"{name}: no documents beside the checkout")
            continue
        texts = [(path.stem, path.read_text(encoding="utf8")) for path in sorted(folder.glob("*.txt"))]
        size = sum(len(text) for _, text in texts) / 1e6
        base, ours = _measure(texts)
        rates = f"findall {size / base:.0f} MB/s, extraction {size / ours:.1f} MB/s"
        print(f"{name}: {size:.1f} MB; {rates}: {ours / base:.1f} times the time (goals 8, then 4)")


if __name__ == "__main__":
    main()
