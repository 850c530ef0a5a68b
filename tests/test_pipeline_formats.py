"""Folders in which documents of every format stand together, through the whole extraction."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import printing
import pytest

from graphkit import samples
from graphkit.api import read
from graphkit.errors import UsageError
from graphkit.pipeline import extraction, folder
from graphkit.pipeline.extraction import Run, extract
from graphkit.sources import find

TEXT = printing.plain((samples.folder() / "S_RES_2388(2017).txt").read_text(encoding="utf-8"))
FRENCH = """La seule langue de ce texte est le français.

L'Assemblée générale,

Rappelant sa résolution 60/288 du 8 septembre 2006 et les travaux de la Commission sur la question dont elle est saisie,

1. Prie le Secrétaire général de lui faire rapport sur l'application de la présente résolution dans les meilleurs délais.
"""
RECORDS = Path(__file__).parent / "data" / "records.xml"


def put(path: Path, files: dict[str, bytes | str]) -> Path:
    """Write files into a folder."""
    path.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """One document a format, and what is no document."""
    documents = tmp_path / "documents"
    for number, (path, printer) in enumerate(
        zip(
            [samples.folder() / f"{name}.txt" for name in ("S_RES_1267(1999)", "S_RES_1540(2004)", "A_RES_60_288", "S_RES_2331(2016)")],
            [printing.as_docx, printing.as_html, printing.as_pdf, printing.as_akoma],
            strict=True,
        )
    ):
        text = printing.plain(path.read_text(encoding="utf-8"))
        put(documents / str(number), {f"{path.stem}.{('docx', 'html', 'pdf', 'xml')[number]}": printer(text, path.stem)})
    put(documents, {"S_RES_2388(2017).txt": TEXT, "map.png": b"\x89PNG\r\n\x1a\n\0\0", "note.md": "no document"})
    return documents


def rejected(run: Run) -> dict[str, str]:
    return {Path(row["path"]).name: row["why"] for row in run.rows("rejects")}


def test_a_folder_of_all_formats_is_read_the_same_by_any_number_of_processes(mixed: Path, tmp_path: Path) -> None:
    one, two = extract([mixed], tmp_path / "one"), extract([mixed], tmp_path / "two", jobs=2)
    assert one.files == two.files == 5
    assert rejected(one) == {"map.png": "it is a picture (PNG), not text"}
    assert {row["sample"] for row in one.rows("documents")} == {True}
    for path in (tmp_path / "one").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
    stems = [row["document"] for row in one.rows("documents")]
    assert stems == sorted(stems) == ["A_RES_60_288", "S_RES_1267(1999)", "S_RES_1540(2004)", "S_RES_2331(2016)", "S_RES_2388(2017)"]
    mentions = [row["document"] for row in one.rows("mentions")]
    assert mentions == sorted(mentions)
    assert set(mentions) == set(stems)


def test_every_span_opens_in_the_text_that_is_kept(mixed: Path, tmp_path: Path) -> None:
    put(mixed, {"old.txt": "Recalling\r\n“resolution 1373 (2001)”\r\n".encode("cp1252")})
    run = extract([mixed], tmp_path / "run")
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in (tmp_path / "run" / "texts").rglob("*.txt")}
    assert set(texts) == {row["document"] for row in run.rows("documents")}
    for name in ("mentions", "unresolved"):
        for row in run.rows(name):
            assert texts[row["document"]][row["start"] : row["end"]] == row["surface"]
    assert "\r\n" in texts["old"]


def test_texts_are_replaced_on_each_run_and_only_those_of_a_run(mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    extract([mixed], out)
    put(tmp_path / "other", {"S_RES_9.txt": TEXT})
    extract([tmp_path / "other"], out)
    assert [path.name for path in (out / "texts").glob("*.txt")] == ["S_RES_9.txt"]
    put(tmp_path / "mine" / "texts", {"my.txt": TEXT})
    with pytest.raises(UsageError, match="is not of an earlier run"):
        extract([tmp_path / "other"], tmp_path / "mine")
    assert (tmp_path / "mine" / "texts" / "my.txt").read_text() == TEXT
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["texts"]


def test_the_texts_of_a_run_are_no_documents_of_the_folder_above(mixed: Path) -> None:
    extract([mixed], mixed / "run")
    assert not [source for source in find([mixed])[0] if "/run/" in source.path]
    assert len(find([mixed / "run" / "texts"])[0]) == 5


def test_of_one_document_in_several_formats_the_best_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    symbol = "S/RES/2388(2017)"
    files = {
        "a.pdf": printing.as_pdf(TEXT, symbol),
        "b.txt": TEXT,
        "c.xml": printing.as_akoma(TEXT),
        "d.html": printing.as_html(TEXT),
        "e.docx": printing.as_docx(TEXT),
        "z.docx": printing.as_docx(TEXT),
    }
    documents = put(tmp_path / "documents", files)
    run = extract([documents], tmp_path / "run")
    assert [(row["document"], row["symbol"]) for row in run.rows("documents")] == [("e", symbol)]
    first = documents / "e.docx"
    assert rejected(run) == {
        "a.pdf": f"{symbol} was read from {first}: a Word file comes before a PDF",
        "b.txt": f"{symbol} was read from {first}: a Word file comes before plain text",
        "c.xml": f"{symbol} was read from {first}: a Word file comes before Akoma Ntoso",
        "d.html": f"{symbol} was read from {first}: a Word file comes before a web page",
        "z.docx": f"{symbol} was read from {first} already; keep one of the two",
    }
    assert [path.name for path in (tmp_path / "run" / "texts").glob("*.txt")] == ["e.txt"]
    for gone in ("e", "z", "d", "c", "b"):
        next(documents.glob(f"{gone}.*")).unlink()
        run = extract([documents])
        assert [row["document"] for row in run.rows("documents")] == [{"e": "z", "z": "d", "d": "c", "c": "b", "b": "a"}[gone]]


def test_a_catalogue_gives_way_to_the_document_and_fills_in_where_there_is_none(tmp_path: Path) -> None:
    documents = put(tmp_path / "documents", {"S_RES_2388(2017)-EN.pdf": printing.as_pdf(TEXT), "records.xml": RECORDS.read_bytes()})
    seen: list[tuple[str, int, int]] = []
    run = extract([documents], tmp_path / "run", progress=lambda *step: seen.append(step))
    rows = {row["symbol"]: row for row in run.rows("documents")}
    assert {symbol: row["document"] for symbol, row in rows.items()} == {
        "S/RES/2388(2017)": "S_RES_2388(2017)-EN",
        "A/RES/60/288": "records/A_RES_60_288",
    }
    assert (rows["A/RES/60/288"]["title"], rows["A/RES/60/288"]["date"]) == ("The global counter-terrorism strategy", "2006-09-08")
    assert rejected(run)["records.xml"].endswith("a PDF comes before a catalogue record")
    assert seen[-1] == ("reading", 2, 2)
    assert (tmp_path / "run" / "texts" / "records" / "A_RES_60_288.txt").is_file()
    assert not (tmp_path / "run" / "texts" / "records" / "S_RES_2388(2017).txt").exists()
    assert {row["citing"] for row in run.rows("mentions") if row["document"] == "records/A_RES_60_288"} == {"A/RES/60/288"}


@pytest.mark.parametrize(("name", "printer"), [("a.txt", str.encode), ("a.docx", printing.as_docx), ("a.pdf", printing.as_pdf)])
def test_a_document_that_is_not_english_is_named_and_not_half_read(tmp_path: Path, name: str, printer: object) -> None:
    documents = put(tmp_path / "documents", {"b.txt": TEXT})
    (documents / name).write_bytes(printer(FRENCH))  # type: ignore[operator]
    run = extract([documents], tmp_path / "run")
    assert rejected(run) == {name: "it is in French; only English documents are read"}
    assert {row["document"] for row in run.rows("mentions")} == {"b"}
    assert not (tmp_path / "run" / "texts" / "a.txt").exists()


@pytest.mark.corpus
def test_the_six_official_languages_are_told_apart(corpus: Path) -> None:
    from graphkit.sources import foreign

    rows = [line.split("\t") for line in (corpus / "sixlang" / "segments.tsv").read_text(encoding="utf-8").splitlines()]
    names = {"en": None, "fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}
    for column, code in enumerate(rows[0]):
        for start in range(1, len(rows), 15):
            if code in names:
                assert foreign("\n\n".join(row[column] for row in rows[start : start + 15])) == names[code]


@pytest.mark.corpus
def test_no_english_document_is_taken_for_another(corpus: Path) -> None:
    from graphkit.sources import foreign

    paths = [*(corpus / "eosg" / "text").glob("*.txt"), *(corpus / "crunsc" / "text").glob("*.txt")]
    found = {path.stem: language for path in paths if (language := foreign(path.read_text(encoding="utf-8")))}
    assert found in ({}, {"UNEP_EA.6_RES.1": "French"}), "that one is French in the collection"


@pytest.mark.parametrize(
    ("package", "extra", "file"),
    [
        ("pypdfium2", "pdf", printing.as_pdf(TEXT)),
        ("docx", "docx", printing.as_docx(TEXT)),
        ("trafilatura", "html", printing.as_html(TEXT)),
        ("lxml", "xml", printing.as_akoma(TEXT)),
        ("pymarc", "marc", RECORDS.read_bytes()),
    ],
)
def test_a_missing_extra_is_named_with_what_to_install_and_the_run_goes_on(tmp_path: Path, package: str, extra: str, file: bytes) -> None:
    absent = put(tmp_path / "absent", {f"{package}.py": "raise ImportError('not installed')"})
    put(tmp_path / "documents", {"b.txt": TEXT})
    (tmp_path / "documents" / "a.pdf").write_bytes(file)  # whatever it is called
    command = [sys.executable, "-m", "graphkit", "extract", "documents", "--out", "run"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": f"{absent}{os.pathsep}{Path(__file__).parents[1]}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (reject,) = map(json.loads, (tmp_path / "run" / "rejects.jsonl").read_text(encoding="utf-8").splitlines())
    assert reject["why"].endswith(f'which is not installed: pip install "graphkit[{extra}]"')
    assert f"graphkit[{extra}]" in done.stderr
    assert [row["document"] for row in folder.read(tmp_path / "run", "documents")] == ["b"]


def test_plain_text_needs_no_extra_and_starts_no_process(tmp_path: Path) -> None:
    put(tmp_path / "documents", {"b.txt": TEXT})
    code = "import sys; from graphkit.pipeline.extraction import extract; extract(['documents']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"lxml", "docx", "pypdfium2", "trafilatura", "pymarc", "graphkit.sources.confined"}


def test_one_file_is_read_by_the_interface_for_scripts_as_by_the_pipeline(tmp_path: Path) -> None:
    put(tmp_path, {"S_RES_2388(2017)-EN.pdf": printing.as_pdf(TEXT)})
    found = read(tmp_path / "S_RES_2388(2017)-EN.pdf")
    assert found.documents[0].symbol == "S/RES/2388(2017)"
    assert len(found.references) == len(read(TEXT).references)


def test_what_takes_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_SLOW", -1.0)
    put(tmp_path, {"a.txt": TEXT})
    run = extract([tmp_path / "a.txt"])
    assert run.notes == (f"{tmp_path / 'a.txt'} took 0 seconds to read",)
