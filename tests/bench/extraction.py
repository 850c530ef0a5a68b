"""Speed of extraction against ``re.findall`` of number and year over the same texts in the same run: CPU time, medians.

    python tests/bench/extraction.py [--runs 3]

Whole process: ``graphkit extract FOLDER --out DIR --jobs 1`` with everything on, less what a start with one short document
takes. It is set against ``findall`` on texts that lie in memory, and against a process that reads the same files and runs it, less
its own start: of many small files the reading takes longer than the search. Finders alone: :func:`graphkit.cite.extract` on
texts that lie in memory.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from graphkit import cite

SHARED = Path(os.environ.get("GRAPHKIT_SHARED") or Path(__file__).resolve().parents[3] / "shared")
NUMBER_YEAR = re.compile(r"\b\d{1,4} ?\(\d{4}\)")
READS = f"""
import re, sys
from pathlib import Path
number_year = re.compile(r"{NUMBER_YEAR.pattern}")
for path in sys.argv[1:] and sorted(Path(sys.argv[1]).glob("*.txt")):
    number_year.findall(path.read_text(encoding="utf8"))
"""
NOTE = "Recalling resolution 1373 (2001),"


def process(*words: str) -> float:
    """CPU seconds of a fresh interpreter; that a folder holds a document that is not English is no failure."""
    before = os.times()
    code = subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    after = os.times()
    if code not in (0, 1):
        sys.exit(f"{' '.join(words)} ended with {code}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def here(action: Callable[[], object]) -> float:
    """CPU seconds of an action in this process."""
    start = time.process_time()
    action()
    return time.process_time() - start


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median is taken")
    runs = range(parser.parse_args(arguments).runs)
    with tempfile.TemporaryDirectory() as scratch:
        note = Path(scratch, "note.txt")
        note.write_text(NOTE, encoding="utf8")

        def extract(path: Path) -> float:
            with tempfile.TemporaryDirectory(dir=scratch) as out:  # each its own: to clear away an earlier one is no extraction
                return process("-m", "graphkit", "extract", str(path), "--out", out, "--jobs", "1")

        idle = median(process("-c", "pass") for _ in runs)
        ready = median(process("-c", READS) for _ in runs)
        library = median(process("-c", f"from graphkit.cite import extract; extract({NOTE!r}, 'note')") for _ in runs)
        started = median(extract(note) for _ in runs)
        print(f"start-up with the first document: library {library - idle:.2f} s, command {started - idle:.2f} s of CPU (goal 0.3)")
        cite.extract(NOTE, "note")
        for name in ("eosg", "crunsc"):
            folder = SHARED / "corpus" / name / "text"
            if not folder.is_dir():
                print(f"{name}: no documents beside the checkout")
                continue
            texts = [(path.stem, path.read_text(encoding="utf8")) for path in sorted(folder.glob("*.txt"))]
            size = sum(len(text) for _, text in texts) / 1e6
            base, reading, whole, finders = [], [], [], []
            for _ in runs:  # one after the other, so that a busy machine slows all of them
                base.append(here(lambda texts=texts: [NUMBER_YEAR.findall(text) for _, text in texts]))
                reading.append(process("-c", READS, str(folder)) - ready)
                whole.append(extract(folder) - started)
                finders.append(here(lambda texts=texts: [cite.extract(text, stem) for stem, text in texts]))
            print(f"{name}: {size:.1f} MB; findall {size / median(base):.0f} MB/s, with reading {size / median(reading):.0f} MB/s")
            for what, taken in (("whole process", median(whole)), ("finders alone", median(finders))):
                print(f"  {what}: {size / taken:5.1f} MB/s, {taken / median(base):5.1f} times findall (goals 8, then 4)")
            print(f"  whole process: {median(whole) / median(reading):5.1f} times a process that reads the same files and runs findall")


if __name__ == "__main__":
    main()
