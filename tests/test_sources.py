from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit.sources import Source, find, read, read_text

ENGLISH = "Recalling its resolution 1373 (2001) – the Council’s – and the Côte d’Ivoire reports"
RUSSIAN = "Совет Безопасности, ссылаясь на свою резолюцию 1373 (2001), принятую 28 сентября 2001 года, постановляет"
ARABIC = "إن مجلس الأمن، إذ يشير إلى قراره 1373 (2001)، وإذ يؤكد من جديد مقاصد الميثاق"
CHINESE = "安全理事会,回顾其第1373(2001)号决议,重申联合国宪章的宗旨和原则,决定继续处理此案。"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def stems(*paths: Path | str) -> list[str]:
    return [source.stem for source in find(paths)[0]]


def test_a_folder_is_walked_in_the_order_of_stems(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path, z="z", a="a")
    write(tmp_path / "b", m="m")
    (tmp_path / "notes.md").write_text("not a document")
    (tmp_path / ".hidden.txt").write_text("not a document")
    assert stems(tmp_path) == ["a", "m", "z"]


def test_dots_inside_symbols_are_not_endings(tmp_path: Path) -> None:
    for name in ("A_CONF.151_26", "S_2015_446_Add.1.txt", "S_RES_2388(2017).TXT", "draft.text"):
        (tmp_path / name).write_text("x")
    assert stems(*sorted(tmp_path.iterdir())) == ["A_CONF.151_26", "S_2015_446_Add.1", "S_RES_2388(2017)", "draft"]


def test_a_stem_that_comes_twice_takes_as_many_folders_as_tell_it_apart(tmp_path: Path) -> None:
    for folder in ("one/text", "two/text", "three"):
        (tmp_path / folder).mkdir(parents=True)
        write(tmp_path / folder, same=folder)
    write(tmp_path / "three", other="other")
    assert stems(tmp_path) == ["one/text/same", "other", "three/same", "two/text/same"]
    assert stems(tmp_path / "one", tmp_path / "three") == ["other", "text/same", "three/same"]


def test_two_endings_of_one_stem_in_one_folder_keep_their_full_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.TXT").write_text("y")
    assert stems(tmp_path) == ["a.TXT", "a.txt"]


def test_stems_do_not_hang_on_the_order_of_the_arguments(tmp_path: Path) -> None:
    write(tmp_path, a="a", b="b")
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    assert find([one, two]) == find([two, one])


def test_a_file_named_twice_is_one_source(tmp_path: Path) -> None:
    write(tmp_path, a="a")
    assert stems(tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt") == ["a"]


def test_names_that_are_no_utf8_give_stems_that_are(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/R\xe9solution.txt"
    Path(os.fsdecode(path)).write_text("x")
    assert stems(tmp_path) == ["R�solution"]


def test_what_is_missing_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    write(tmp_path, a="a")
    (tmp_path / "empty").mkdir()
    sources, rejects = find([tmp_path / "a.txt", tmp_path / "empty", tmp_path / "gone.txt"])
    assert sources == [Source(str(tmp_path / "a.txt"), "a")]
    assert [(Path(reject.path).name, reject.why) for reject in rejects] == [
        ("empty", "no document in this folder"),
        ("gone.txt", "no such file or folder"),
    ]


def test_nothing_to_read_is_an_error_that_names_the_first_and_counts_the_rest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing to read: .*: no document in this folder \(and 1 more\)"):
        find([tmp_path, tmp_path / "gone.txt"])
    with pytest.raises(InputError, match="no file or folder given"):
        find([])


def test_a_circle_of_links_is_not_walked(tmp_path: Path) -> None:
    write(tmp_path, a="a")
    (tmp_path / "again").symlink_to(tmp_path)
    assert stems(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
    ],
)
def test_text_in_the_official_languages_is_decoded(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    got = read(path)
    assert (got.text, got.encoding) == (text, encoding)


def test_text_is_not_changed_on_the_way_in(tmp_path: Path) -> None:
    text = "\ufeffone\r\n\x0ctwo \x1b three\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert read_text(tmp_path / "a.txt") == text


def test_one_stray_control_character_does_not_make_text_binary(tmp_path: Path) -> None:
    text = "Recalling \0 its resolutions " * 100
    (tmp_path / "a.txt").write_bytes(text.replace("\0", "", 99).encode())
    assert "\0" in read_text(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "it is empty"),
        (b"%PDF-1.7\n", "it is a broken PDF"),
        (b"PK\x03\x04rest", "it is a broken Word file or zip archive"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "it is a picture (PNG), not text"),
        (bytes(range(256)) * 40, "it is binary, not text"),
        (b"\xff\xfea", "it is not utf_16 throughout"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line_with_what_to_do(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.message.startswith(f"cannot read {path}: {why}")
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_a_file_that_the_system_refuses(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert stems(tmp_path) == ["loop"]
    with pytest.raises(InputError, match=r"cannot read .*loop\.txt: Too many levels of symbolic links"):
        read(loop)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.write_text(ENGLISH, encoding="utf-8")
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert read_text("-") == ENGLISH
    assert find(["-"])[0] == [Source("-", "stdin")]
