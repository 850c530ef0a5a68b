"""Corrections by hand: they survive new runs, say who made them, and those that meet nothing are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.errors import InputError, UsageError
from graphkit.pipeline import extraction, loading
from graphkit.store import Store

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]

TEXT = """Resolution 1373 (2001)

The Security Council,

Recalling its resolutions 1267 (1999) and 9999 (2001), and the work of UNODC and of Interpol,
"""
HEAD = "document,offset,surface,target,who,why\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "S_RES_1373(2001).txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "documents"


def table(folder: Path, *lines: str) -> Path:
    path = folder / "overrides.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_reference_gets_the_target_that_a_person_gave_it(documents: Path, tmp_path: Path) -> None:
    at = TEXT.index("UNODC")
    path = table(
        tmp_path,
        "S_RES_1373(2001),,9999 (2001),SC res. 1368,A. Drafter,the number is misprinted",
        f"S_RES_1373(2001),{at},UNODC,cted,A. Drafter,the text means the Directorate",
    )
    for _ in range(2):  # a new run gives the same
        run = extraction.extract([documents], tmp_path / "run", overrides=path)
        found = {row["surface"]: row for row in run.rows("mentions")}
        assert found["9999 (2001)"]["targets"] == ["S/RES/1368(2001)"]
        assert found["9999 (2001)"]["note"] == "override by A. Drafter: the number is misprinted"
        assert (found["UNODC"]["targets"], found["UNODC"]["kind"]) == (["cted"], "body")
        assert list(run.rows("unresolved")) == []
        assert "cted" in {row["id"] for row in run.rows("authorities")}
        assert list(run.rows("rejects")) == []
        starts = [row["start"] for row in run.rows("mentions")]
        assert starts == sorted(starts)
        assert run.counts["mentions"] == len(starts)


def test_what_is_said_to_be_none_is_no_mention_but_stays_in_sight(documents: Path, tmp_path: Path) -> None:
    run = extraction.extract([documents], overrides=table(tmp_path, "S_RES_1373(2001),,1267 (1999),none,B,it is a price"))
    assert "1267 (1999)" not in {row["surface"] for row in run.rows("mentions")}
    (row,) = [row for row in run.rows("unresolved") if row["surface"] == "1267 (1999)"]
    assert (row["candidates"], row["reason"], row["note"]) == (["S/RES/1267(1999)"], "said to be none", "override by B: it is a price")


def test_what_meets_nothing_is_told(documents: Path, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "S_RES_1373(2001),,1540 (2004),none,B,why",
        "S_RES_1373(2001),3,1267 (1999),none,B,why",
        "S_RES_1(1946),,1267 (1999),none,B,why",
    )
    run = extraction.extract([documents], overrides=path)
    assert {(row["where"], row["why"]) for row in run.rows("rejects")} == {
        ("line 2", "there is no reference 1540 (2004) in S_RES_1373(2001)"),
        ("line 3", "there is no reference 1267 (1999) at 3 in S_RES_1373(2001)"),
        ("line 4", "there is no document S_RES_1(1946)"),
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("S_RES_1373(2001),,,none,B,why", "names no place"),
        (",,1267 (1999),none,B,why", "names no place"),
        ("x,three,1267 (1999),none,B,why", "names no place"),
        ("x,,1267 (1999),none,,why", "who decided"),
        ("x,,1267 (1999),none,B,", "who decided"),
        ("x,,1267 (1999),,B,why", "no symbol"),
        ("x,,1267 (1999),nonsense,B,why", "no symbol"),
        ("x,,1267 (1999),unodc | S/RES/1(1946),B,why", "several kinds"),
    ],
)
def test_a_line_that_is_wrong(documents: Path, tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(InputError) as error:
        extraction.extract([documents], overrides=table(tmp_path, line))
    assert why in error.value.message
    assert "line 2" in error.value.message


def test_columns_that_are_wrong(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("document,target\n")
    with pytest.raises(InputError):
        extraction.extract([documents], overrides=tmp_path / "o.csv")


def test_a_graph_is_brought_in_line_and_back(store: Store, documents: Path, tmp_path: Path) -> None:
    def cited() -> set[str]:
        return {row["id"] for row in store.query("MATCH (:Document)-[:CITES]->(b:Document) RETURN b.id AS id").rows}

    loading.load(store, extraction.extract([documents]))
    assert cited() == {"S/RES/1267(1999)"}
    path = table(tmp_path, "S_RES_1373(2001),,1267 (1999),S/RES/1269(1999),B,why")
    assert loading.load(store, extraction.extract([documents], overrides=path)).documents.changed == 1
    assert cited() == {"S/RES/1269(1999)"}
    assert loading.load(store, extraction.extract([documents], overrides=path)).documents.unchanged == 1
    loading.load(store, extraction.extract([documents]))
    assert cited() == {"S/RES/1267(1999)"}


def test_a_folder_that_was_extracted_holds_its_decisions(documents: Path, tmp_path: Path) -> None:
    extraction.extract([documents], tmp_path / "run")
    with pytest.raises(UsageError):
        loading.prepare([tmp_path / "run"], overrides=table(tmp_path))


def test_the_commands_take_overrides_and_tell_what_they_miss(workspace: Workspace) -> None:
    Path("o.csv").write_text(HEAD + "draft,,9999 (2001),1368 (2001),B,why\nnobody,,x,none,B,why\n", encoding="utf-8")
    done = workspace.type("extract", "draft.txt", "--overrides", "o.csv", "--explain", "--format", "csv")
    assert done.code == 1
    assert "S/RES/1368(2001)" in done.out
    assert "override by B: why" in done.out
    assert "there is no document nobody" in done.err
    Path("S_RES_1377(2001).txt").write_text(TEXT.replace("1373", "1377"), encoding="utf-8")
    Path("o.csv").write_text(HEAD + "S_RES_1377(2001),,9999 (2001),1368 (2001),B,why\n", encoding="utf-8")
    assert workspace.type("--db", "x.graph", "load", "S_RES_1377(2001).txt", "--overrides", "o.csv").code == 0
    assert "S/RES/1368(2001)" in workspace.type("--db", "x.graph", "cites", "1377").out
    assert workspace.type("load", "draft.txt", "--overrides", "missing.csv").code == 3
