from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest

from graphkit.cli.output import FORMATS, emit

COLUMNS = ("symbol", "year", "score", "verbs", "title")
ROWS = [
    {
        "symbol": "S/RES/1373(2001)",
        "year": 2001,
        "score": 0.123456789012,
        "verbs": ["recall", "act under"],
        "title": 'Threats, "a|b"\nto peace',
    },
    {"symbol": "A/RES/60/288", "year": None, "score": float("nan"), "verbs": [], "title": "Стратегия 战略 \x1b[31mred"},
]


def printed(form: str, capsys: pytest.CaptureFixture[str], rows: list[dict[str, object]] = ROWS) -> str:
    emit(COLUMNS, rows, form)
    return capsys.readouterr().out


def test_json_is_one_array_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed("json", capsys))
    assert found[0] == ROWS[0]
    assert found[1] == {**ROWS[1], "score": None}


def test_json_of_nothing_is_an_empty_array(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed("json", capsys, [])) == []


def test_jsonl_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("jsonl", capsys).splitlines()
    assert [json.loads(line)["symbol"] for line in lines] == [row["symbol"] for row in ROWS]


def test_csv_reads_back_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(printed("csv", capsys), newline="")))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["S/RES/1373(2001)", "2001", "0.123456789012", "recall | act under", 'Threats, "a|b"\nto peace']


def test_tsv_has_a_row_a_line_whatever_the_cells_hold(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("tsv", capsys).splitlines()
    assert [len(line.split("\t")) for line in lines] == [5, 5, 5]
    assert lines[1].split("\t")[4] == 'Threats, "a|b" to peace'


def test_md_escapes_what_would_end_a_cell(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("md", capsys).splitlines()
    assert lines[0] == "| symbol | year | score | verbs | title |"
    assert lines[1] == "| --- | ---: | ---: | --- | --- |"
    assert 'Threats, "a\\|b" to peace' in lines[2]


def test_table_lines_up_and_sends_nothing_that_steers_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("table", capsys).splitlines()
    assert lines[0].split() == list(COLUMNS)
    assert lines[2].startswith("S/RES/1373(2001)  2001  0.123457  recall, act under  Threats")
    assert "\x1b" not in "".join(lines)
    assert r"\x1b[31mred" in lines[3]


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("json", "jsonl")])
def test_columns_stand_where_there_are_no_rows(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(form, capsys, []).splitlines()[0].replace("|", " ").replace(",", " ").split() == list(COLUMNS)


def test_a_table_fits_the_terminal_and_is_whole_in_a_pipe() -> None:
    rows = "[{'a': 'short', 'b': 'long ' * 60}, {'a': '战' * 9, 'b': '战' * 90}]"
    code = f"from graphkit.cli.output import emit; emit(['a', 'b'], {rows}, 'table')"
    whole = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "long " * 59 + "long" in whole

    master, slave = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", code], stdout=slave, env={**os.environ, "COLUMNS": "60"})
    os.close(slave)
    seen = b""
    try:
        while chunk := os.read(master, 4096):
            seen += chunk
    except OSError:  # the other end has gone
        pass
    assert process.wait() == 0
    lines = seen.decode().splitlines()
    assert all(sum(2 if char == "战" else 1 for char in line) <= 60 for line in lines)
    assert lines[2].endswith("…")
