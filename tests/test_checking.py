"""``check`` on graphs that are wrong in one way, ``diff`` of two extractions."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.cli.output import FORMATS
from graphkit.errors import InputError, UsageError
from graphkit.pipeline import checking, differing, folder
from graphkit.pipeline.extraction import extract
from graphkit.pipeline.loading import load
from graphkit.store import Store

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]

HEAD = "Resolution {number}\n\nAdopted by the Security Council at its 4385th meeting, on {day}\n\nThe Security Council,\n\n"


def resolution(folder: Path, symbol: str, day: str, body: str) -> None:
    """Write one resolution."""
    number = symbol.removeprefix("S/RES/").replace("(", " (")
    (folder / f"{symbol.replace('/', '_')}.txt").write_text(HEAD.format(number=number, day=day) + body, encoding="utf-8")


def checked(store: Store, **options: Any) -> dict[str, dict[str, Any]]:
    return {row["check"]: row for row in checking.check(store, **options)}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    found = tmp_path / "documents"
    found.mkdir()
    resolution(found, "S/RES/1373(2001)", "28 September 2001", "Recalling its resolution 1267 (1999) and resolution 9999 (2001),\n\n")
    resolution(found, "S/RES/1368(2001)", "12 September 2001", "Recalling its resolution S/RES/1377 (2001),\n\n")
    return found


def test_each_share_and_its_limit(store: Store, documents: Path, tmp_path: Path) -> None:
    run = extract([documents], tmp_path / "run")
    load(store, run)
    found = checked(store, run=run.folder, limits={"stubs": 0.4, "unresolved": 0})
    assert (found["stubs"]["found"], found["stubs"]["of"], found["stubs"]["ok"]) == (2, 4, False)
    assert (found["unresolved"]["found"], found["unresolved"]["ok"]) == (1, False)
    assert found["unresolved"]["examples"] == ["9999 (2001) (S_RES_1373(2001))"]
    assert found["future"]["examples"] == ["S/RES/1368(2001) -> S/RES/1377(2001)"]
    assert (found["future"]["found"], found["future"]["ok"]) == (1, False)
    assert all(found[name]["ok"] for name in ("undated", "unfinished", "duplicates", "years"))
    assert not checking.sound(found.values())


def test_without_the_extraction_folder_nobody_knows_what_is_unresolved(store: Store, documents: Path) -> None:
    load(store, extract([documents]))
    found = checked(store, limits={"future": 1})
    assert found["unresolved"]["ok"] is None
    assert checking.sound(found.values())


def test_years_that_disagree_documents_without_date_and_names_that_come_twice(store: Store) -> None:
    store.write(
        "UNWIND $rows AS row MERGE (n:Document {id: row.id}) "
        "SET n.name = row.id, n.title = row.id, n.stub = row.stub, n.sample = false, n.date = date(row.iso), n.digest = row.digest",
        rows=[
            {"id": "S/RES/1373(2002)", "stub": True, "iso": None, "digest": None},
            {"id": "A/RES/960/1", "stub": True, "iso": None, "digest": None},
            {"id": "S/RES/1377(2001)", "stub": False, "iso": "2003-01-01", "digest": "x"},
            {"id": "S/RES/1378(2001)", "stub": False, "iso": None, "digest": None},
        ],
    )
    store.write(
        "UNWIND $rows AS row MERGE (n:Body {id: row.id}) SET n.name = row.id, n.title = row.title, n.provisional = row.provisional",
        rows=[
            {"id": "one", "title": "Committee of Bridges", "provisional": True},
            {"id": "two", "title": "Committee of  bridges", "provisional": False},
        ],
    )
    found = checked(store)
    assert found["years"]["examples"] == ["A/RES/960/1", "S/RES/1373(2002)", "S/RES/1377(2001)"]
    assert found["undated"]["examples"] == found["unfinished"]["examples"] == ["S/RES/1378(2001)"]
    assert found["duplicates"]["examples"] == ["one = two"]
    assert (found["provisional"]["examples"], found["provisional"]["share"]) == (["one"], 0.5)


@pytest.mark.parametrize("limits", [{"nothing": 0.5}, {"stubs": 1.5}, {"stubs": -1}])
def test_a_limit_that_is_none(store: Store, limits: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        checking.check(store, limits=limits)


def test_what_two_extractions_differ_in(documents: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    extract([documents], before)
    assert differing.diff(before, before) == []
    text = (documents / "S_RES_1373(2001).txt").read_text(encoding="utf-8")
    changed = text.replace("Recalling its resolution 1267 (1999)", "A line more.\n\nReaffirming its resolution 1267 (1999)")
    (documents / "S_RES_1373(2001).txt").write_text(changed.replace("9999 (2001)", "1368 (2001)"), encoding="utf-8")
    extract([documents], after)
    rows = [(row["change"], row["surface"], row["field"], row["before"], row["after"]) for row in differing.diff(before, after)]
    assert ("changed", "1267 (1999)", "verb", "recall", "reaffirm") in rows
    assert ("lost", "9999 (2001)", None, [], None) in rows
    assert ("gained", "1368 (2001)", None, None, ["S/RES/1368(2001)"]) in rows
    assert {row[1] for row in rows} == {"1267 (1999)", "9999 (2001)", "1368 (2001)"}
    back = differing.diff(after, before)
    assert sorted(row["change"] for row in back) == sorted({"lost": "gained", "gained": "lost"}.get(row[0], row[0]) for row in rows)


def test_a_longer_surface_is_a_change_of_the_same_reference(documents: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    extract([documents], before)
    shutil.copytree(before, after)
    rows = list(folder.read(before, "mentions"))
    wanted = next(row for row in rows if row["surface"] == "1267 (1999)")
    wanted["surface"], wanted["start"] = "resolution 1267 (1999)", wanted["start"] - 11
    (after / "mentions.jsonl").write_bytes(b"".join(map(folder.line, rows)))
    (row,) = differing.diff(before, after)
    assert (row["field"], row["before"], row["after"]) == ("surface", "1267 (1999)", "resolution 1267 (1999)")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        differing.diff(tmp_path, tmp_path)


@pytest.mark.parametrize("line", ["check", "check --run run", "diff run run"])
def test_rows_in_every_format(workspace: Workspace, line: str) -> None:
    printed = {form: workspace.type(*line.split(), "--format", form) for form in FORMATS}
    assert {done.code for done in printed.values()} == {0}
    rows = json.loads(printed["json"].out)
    assert len(list(csv.DictReader(io.StringIO(printed["csv"].out)))) == len(rows) == (0 if "diff" in line else len(checking.LIMITS))


def test_exit_codes(workspace: Workspace) -> None:
    assert workspace.type("check", "--limit", "stubs=0").code == 1
    assert workspace.type("check", "--limit", "stubs").code == 2
    assert workspace.type("check", "--limit", "nothing=1").code == 2
    assert workspace.type("check", "--run", "documents").code == 3
    assert workspace.type("diff", "run", "documents").code == 3
    workspace.type("extract", "draft.txt", "--out", "other")
    done = workspace.type("diff", "run", "other")
    assert done.code == 1
    assert " lost, " in done.err
