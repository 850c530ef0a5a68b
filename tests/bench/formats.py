"""Whether one document gives the same references from every format, and how long files of each take.

    python tests/bench/formats.py [--every 36] [--files 100]

Prints the samples and, where they stand beside the checkout (``GRAPHKIT_SHARED``, else ``../shared``), real documents as Word files,
web pages, PDF in one and in two columns, and Akoma Ntoso; reads them again, and compares with what the text gives.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for a script: the tests find it themselves

import printing

from graphkit.cite import extract
from graphkit.pipeline import extraction
from graphkit.samples import folder


class Format(NamedTuple):
    """What prints a text, and the reader of what it gives."""

    printer: Callable[[str, str], bytes]
    reader: str


FORMATS = {
    "docx": Format(printing.as_docx, "docx"),
    "html": Format(printing.as_html, "html"),
    "pdf": Format(printing.as_pdf, "pdf"),
    "two columns": Format(lambda text, symbol: printing.as_pdf(text, symbol, columns=2), "pdf"),
    "akoma": Format(printing.as_akoma, "akoma"),
}
_LARGE = 40_000
"""Bytes; larger texts would only make the bench longer."""


def said(text: str, stem: str) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and targets of every reference, in the order of the text."""
    return [(reference.kind, reference.targets) for reference in extract(text, stem).references]


def same(one: Sequence[object], other: Sequence[object]) -> int:
    """How many of two lists agree in their order."""
    return sum(match.size for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def f1(one: Sequence[object], other: Sequence[object]) -> float:
    """Agreement of two lists in their order."""
    return 2 * same(one, other) / (len(one) + len(other)) if one or other else 1.0


def printed(text: str, stem: str, form: str) -> str:
    """The text as it comes back from a format."""
    printer, reader = FORMATS[form]
    data = printer(text, stem.replace("_", "/"))
    return importlib.import_module(f"graphkit.sources.{reader}").read(data, stem)[0].text  # type: ignore[no-any-return]


def real() -> list[Path]:
    """The real documents beside the checkout."""
    shared = Path(os.environ.get("GRAPHKIT_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    return [path for path in sorted((shared / "corpus" / "eosg" / "text").glob("*.txt")) if path.stat().st_size < _LARGE]


def compare(name: str, paths: Iterable[Path]) -> None:
    """Print a line for each format."""
    texts = {path.stem: printing.plain(path.read_text(encoding="utf-8")) for path in paths}
    wanted = {stem: said(text, stem) for stem, text in texts.items()}
    for form in FORMATS:
        agreed = found = 0
        least = 1.0
        for stem, text in texts.items():
            one = said(printed(text, stem, form), stem)
            agreed += same(one, wanted[stem])
            found += len(one)
            least = min(least, f1(one, wanted[stem]))
        total = sum(map(len, wanted.values()))
        print(f"{name:<9}{form:<13}{len(texts):>10}{total:>12}{found:>8}{agreed:>8}{2 * agreed / (total + found):>9.4f}{least:>11.4f}")


def times(paths: Sequence[Path], scratch: Path) -> None:
    """Print how long a folder of each format takes, reading and extraction together."""
    for form in ("docx", "html", "pdf", "akoma"):
        documents = scratch / form
        documents.mkdir()
        for path in paths:
            data = FORMATS[form].printer(printing.plain(path.read_text(encoding="utf-8")), path.stem.replace("_", "/"))
            (documents / f"{path.stem}.{'xml' if form == 'akoma' else form}").write_bytes(data)
        size = sum(path.stat().st_size for path in documents.iterdir()) / 1e6
        for jobs in (1, 2):
            begun = time.perf_counter()
            run = extraction.extract([documents], scratch / f"{form}{jobs}", jobs=jobs)
            seconds = time.perf_counter() - begun
            each = f"{1000 * seconds / run.files:.0f} ms a file"
            print(f"{form:<13}{run.files:>6} files, {size:5.1f} MB, {jobs} processes: {seconds:5.1f} s, {each}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=36, help="one real document in so many is compared")
    parser.add_argument("--files", type=int, default=100, help="files of each format whose reading is timed")
    chosen = parser.parse_args(arguments)
    samples, documents = sorted(folder().glob("*.txt")), real()
    print(f"{'':<9}{'format':<13}{'documents':>10}{'references':>12}{'found':>8}{'same':>8}{'F1':>9}{'least F1':>11}")
    compare("samples", samples)
    if documents:
        compare("real", documents[:: chosen.every])
    timed = (documents or samples)[:: max(1, len(documents or samples) // chosen.files)][: chosen.files]
    with tempfile.TemporaryDirectory() as scratch:
        times(timed, Path(scratch))


if __name__ == "__main__":
    main()
