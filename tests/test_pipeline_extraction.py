from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from graphkit import samples
from graphkit.errors import InputError, UsageError
from graphkit.pipeline import folder
from graphkit.pipeline.extraction import extract, read_run
from graphkit.sources import read_text

RESOLUTION = """Resolution 1390 (2002)

Adopted by the Security Council at its 4452nd meeting, on 16 January 2002

The Security Council,

Recalling its resolutions 1267 (1999) and 1373 (2001), and the work of UNODC,

1. Requests UNODC to report under paragraph 6 of resolution 1373 (2001).
"""


def files(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def rows(path: Path, name: str) -> list[folder.Row]:
    return list(folder.read(path, name))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """One good document and what people put beside it."""
    path = tmp_path / "documents"
    path.mkdir()
    (path / "S_RES_1390(2002).txt").write_text(RESOLUTION, encoding="utf-8")
    (path / "empty.txt").write_text("")
    (path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20)
    (path / "loop.txt").symlink_to(path / "loop.txt")
    return path


def test_every_file_has_the_documented_fields_and_every_offset_its_surface(tmp_path: Path) -> None:
    run = extract([samples.folder()], tmp_path / "run")
    assert run.counts["documents"] == run.files == len(list(samples.folder().glob("*.txt")))
    assert {path.name for path in (tmp_path / "run").iterdir()} == {f"{name}.jsonl" for name in folder.FIELDS} | {"texts"}
    for name, fields in folder.FIELDS.items():
        found = rows(tmp_path / "run", name)
        assert len(found) == run.counts[name]
        assert all(tuple(row) == fields for row in found)
    texts = {path.stem: read_text(path) for path in samples.folder().glob("*.txt")}
    mentions = rows(tmp_path / "run", "mentions")
    assert len(mentions) > 500
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["surface"] for row in mentions)
    assert [row["document"] for row in mentions] == sorted(row["document"] for row in mentions)
    assert all(row["targets"] for row in mentions)


def test_authorities_hold_every_id_that_is_used_and_what_it_hangs_on(tmp_path: Path) -> None:
    extract([samples.folder()], tmp_path)
    known = {row["id"]: row for row in rows(tmp_path, "authorities")}
    assert list(known) == sorted(known)
    used = {target for row in rows(tmp_path, "mentions") for target in row["targets"] if "/" not in target}
    used |= {row["organ"] for row in rows(tmp_path, "documents") if row["organ"]}
    assert used
    assert used <= set(known)
    assert {parent for row in known.values() for parent in (*row["parent"], *row["succeeds"])} <= set(known)


def test_the_same_bytes_for_any_number_of_jobs_and_any_order_of_arguments(tmp_path: Path) -> None:
    paths = sorted(samples.folder().glob("*.txt"))
    extract(paths, tmp_path / "one")
    extract(reversed(paths), tmp_path / "three", jobs=3)
    assert files(tmp_path / "one") == files(tmp_path / "three")


def test_samples_are_told_from_other_documents(tmp_path: Path, documents: Path) -> None:
    extract([samples.folder()], tmp_path / "samples")
    extract([documents], tmp_path / "real")
    assert {row["sample"] for row in rows(tmp_path / "samples", "documents")} == {True}
    assert {row["sample"] for row in rows(tmp_path / "real", "documents")} == {False}


def test_what_cannot_be_read_is_named_and_the_rest_is_done(tmp_path: Path, documents: Path) -> None:
    run = extract([documents, tmp_path / "gone.txt"], tmp_path / "run")
    assert run.files == 1
    assert [row["symbol"] for row in run.rows("documents")] == ["S/RES/1390(2002)"]
    assert [(Path(row["path"]).name, row["where"], row["why"]) for row in run.rows("rejects")] == [
        ("empty.txt", "file", "it is empty"),
        ("loop.txt", "file", "Too many levels of symbolic links"),
        ("picture.txt", "file", "it is a picture (PNG), not text"),
        ("gone.txt", "file", "no such file or folder"),
    ]


def test_nothing_readable_is_an_error_and_the_rejects_are_written(tmp_path: Path, documents: Path) -> None:
    (documents / "S_RES_1390(2002).txt").unlink()
    with pytest.raises(InputError, match=r"nothing could be read of 3 files; the first: .*empty\.txt: it is empty"):
        extract([documents], tmp_path / "run")
    assert len(rows(tmp_path / "run", "rejects")) == 3


def test_of_two_files_of_one_symbol_the_first_is_taken_and_the_other_named(tmp_path: Path, documents: Path) -> None:
    (documents / "again.txt").write_text(RESOLUTION.replace("UNODC", "CTED"), encoding="utf-8")
    run = extract([documents], tmp_path / "run")
    taken = {row["document"] for name in ("documents", "mentions", "unresolved") for row in run.rows(name)}
    assert taken == {"S_RES_1390(2002)"}
    other = next(row for row in run.rows("rejects") if row["where"] == "S/RES/1390(2002)")
    assert Path(other["path"]).name == "again.txt"
    assert "S_RES_1390(2002).txt already" in other["why"]


def test_a_file_that_is_not_utf8_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes("The Council’s resolution 1373 (2001) – in full.".encode("cp1252"))
    run = extract([tmp_path / "note.txt"], tmp_path / "run")
    assert [row["targets"] for row in run.rows("mentions")] == [["S/RES/1373(2001)"]]
    assert run.notes == (f"{tmp_path / 'note.txt'} is not UTF-8; it was read as cp1252",)


def test_further_authority_records_win(tmp_path: Path) -> None:
    header = "id,kind,name,title,aliases,category,parent,since,until,symbol,succeeds,source"
    (tmp_path / "own.csv").write_text(f"{header}\nmoon-office,body,Moon Office,Office of the Moon,,office,,,,,,made up\n")
    (tmp_path / "note.txt").write_text("The Security Council,\n\n1. Requests the Moon Office to report;\n")
    run = extract([tmp_path / "note.txt"], tmp_path / "run", authority=tmp_path / "own.csv")
    assert ["moon-office"] in [row["targets"] for row in run.rows("mentions")]
    assert "moon-office" in [row["id"] for row in run.rows("authorities")]


def test_a_further_record_whose_short_spelling_is_a_word_is_found_in_full_alone(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("id,kind,title\ncar-state,body,Central African Republic\n")
    (tmp_path / "note.txt").write_text("The Council,\n\n1. Requests the Moon Office of the Central African Republic to buy a Car;\n")
    run = extract([tmp_path / "note.txt"], tmp_path / "run", authority=tmp_path / "own.csv")
    assert [row["surface"] for row in run.rows("mentions") if row["targets"] == ["car-state"]] == ["Central African Republic"]


def test_unicode_line_ends_do_not_break_the_lines(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Recalling\u2028resolution 1373 (2001)\x85of the Security Council,", encoding="utf-8")
    extract([tmp_path / "note.txt"], tmp_path / "run")
    for path in (tmp_path / "run").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            json.loads(line)


def test_a_run_that_is_broken_off_leaves_the_earlier_one_whole(tmp_path: Path, documents: Path) -> None:
    extract([documents], tmp_path / "run")
    before = files(tmp_path / "run")

    def interrupt(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract([samples.folder()], tmp_path / "run", progress=interrupt)
    assert files(tmp_path / "run") == before


def test_progress_counts_up_to_all(documents: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    extract([documents], progress=lambda *step: seen.append(step))
    assert seen == [("reading", done, 4) for done in range(1, 5)]


def test_a_temporary_run_goes_with_its_object(documents: Path) -> None:
    run = extract([documents])
    path = run.folder
    assert path.is_dir()
    del run
    assert not path.exists()


def test_a_folder_reads_back_as_it_was_written(tmp_path: Path, documents: Path) -> None:
    written = extract([documents], tmp_path / "run")
    found = read_run(tmp_path / "run")
    assert (found.files, found.counts) == (written.files, written.counts)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("mentions", '{"document": "a"\n', r"mentions\.jsonl, line 1: no JSON"),
        ("mentions", '{"document": "a"}\n', r"mentions\.jsonl, line 1: not a row of format 1"),
        ("mentions", "[]\n", r"mentions\.jsonl, line 1: not a row of format 1"),
        ("documents", "", r"documents\.jsonl"),
    ],
)
def test_a_folder_that_was_damaged_is_refused_with_file_and_line(tmp_path: Path, documents: Path, name: str, text: str, why: str) -> None:
    extract([documents], tmp_path)
    path = tmp_path / f"{name}.jsonl"
    if text:
        path.write_text(text)
    else:
        path.write_bytes(path.read_bytes().replace(b'"v":1}', b'"v":2}'))
    with pytest.raises(InputError, match=why) as caught:
        list(read_run(tmp_path).rows(name))
    assert "graphkit extract" in caught.value.hint


def test_a_folder_that_lacks_a_file_is_refused(tmp_path: Path, documents: Path) -> None:
    extract([documents], tmp_path)
    (tmp_path / "mentions.jsonl").unlink()
    with pytest.raises(InputError, match=r"cannot read .*mentions\.jsonl: No such file"):
        read_run(tmp_path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, documents: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"cannot make the folder .*file/run: Not a directory"):
        extract([documents], tmp_path / "file" / "run")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_is_named_while_it_is_slow(tmp_path: Path, documents: Path, jobs: int) -> None:
    slow = documents / "slow.txt"
    os.mkfifo(slow)
    named = threading.Event()

    def feed() -> None:
        """A disk that is slow until the file has been named."""
        assert named.wait(60)
        slow.write_text("The General Assembly,\n\nRecalling its resolution 60/288,")

    def watch(what: str, done: int, total: int) -> None:
        seen.append((what, done, total))
        if what == "reading slow.txt":
            named.set()

    seen: list[tuple[str, int, int]] = []
    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    run = extract([*sorted(documents.glob("[AS]*.txt")), slow], jobs=jobs, progress=watch)
    feeder.join(60)
    assert "slow" in {row["document"] for row in run.rows("documents")}
    assert any(what == "reading slow.txt" and done < total for what, done, total in seen)
    assert seen[-1] == ("reading", run.files, run.files)
