from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InputError
from graphkit.pipeline.metadata import facts_from

TEXT = "Resolution 1390 (2002)\n\nThe Security Council,\n\nRecalling its resolution 1373 (2001) and document S/2001/1,\n"
KNOWN = (
    "MATCH (d:Document {id: $id}) RETURN d.title AS title, toString(d.date) AS date, d.meeting AS meeting, "
    "d.agenda AS agenda, d.votes AS votes"
)


def known(graph: gk.Graph, symbol: str) -> dict[str, Any]:
    return graph.query(KNOWN, {"id": symbol})[0]


def test_a_table_tells_what_texts_do_not(tmp_path: Path) -> None:
    (tmp_path / "S_RES_1390(2002).txt").write_text(TEXT, encoding="utf-8")
    table = tmp_path / "facts.csv"
    head, letter = "symbol,title,date,agenda,votes", '"S/2001/1","A letter, with ""quotes""",2001-01-02,Afghanistan,'
    table.write_text(f"{head}\n{letter}\nSC res. 1390,Measures,,,15-0-0\n", encoding="utf-8-sig")
    with gk.Graph(tmp_path / "own.graph") as graph:
        graph.load(tmp_path / "S_RES_1390(2002).txt")
        assert known(graph, "S/2001/1")["date"] is None
        graph.load(tmp_path / "S_RES_1390(2002).txt", metadata=table)
        assert known(graph, "S/2001/1") == {"title": 'A letter, with "quotes"', "date": "2001-01-02"} | {
            "meeting": None,
            "agenda": "Afghanistan",
            "votes": None,
        }
        assert known(graph, "S/RES/1390(2002)")["title"] == "Measures"
        assert known(graph, "S/RES/1390(2002)")["votes"] == "15-0-0"
        assert graph.load(tmp_path / "S_RES_1390(2002).txt", metadata=table).changed == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title,date\nx,2001-01-02\n", "line 1: the columns are title, date"),
        ("symbol,fame\nS/2001/1,x\n", "line 1: the columns are symbol, fame"),
        ("symbol,date\nS/2001/1,2001\n", "line 2: '2001' is no date"),
        ("symbol,date\nS/2001/1,2001-02-30\n", "line 2: '2001-02-30' is no date"),
        ("symbol,votes\nS/RES/1(1946),all\n", "line 2: 'all' are no votes"),
        ("symbol,title\nnonsense,x\n", "line 2: 'nonsense' is no symbol"),
        ("symbol,title\nS/2001/1,x,y\n", "line 2: more values than columns"),
        ("symbol,title\nS/2001/1,x\nS/2001/1,y\n", "line 3: S/2001/1 comes twice"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_line(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=why) as caught:
        facts_from(path)
    assert caught.value.hint
