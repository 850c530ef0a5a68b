"""Exports: every table and graph file is read back, by readers that are not ours, and holds what the graph holds."""

from __future__ import annotations

import csv
import datetime
import json
import math
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graphkit.cli import exporting as command
from graphkit.errors import InputError, UsageError
from graphkit.export import flattened, schema, time_axis, write_gexf, write_graphml, write_table
from graphkit.graph import LABELS, RELATIONSHIPS
from graphkit.pipeline import exporting, snapshot
from graphkit.store import Store
from tests.conftest import Target

pytest_plugins = ["tests.sample_graphs"]

ENGINES = ["samples_embedded", pytest.param("samples_neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(params=ENGINES)
def graph(request: pytest.FixtureRequest) -> Any:
    target: Target = request.getfixturevalue(request.param)
    with target.open(read_only=True) as store:
        yield store


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_hold_a_row_a_document_a_citation_and_a_mention(graph: Store, tmp_path: Path) -> None:
    written = {Path(row["file"]).name: row["rows"] for row in exporting.export(graph, "csv", tmp_path)}
    documents, mentions = rows_of(tmp_path / "documents.csv"), rows_of(tmp_path / "mentions.csv")
    citations, instruments = rows_of(tmp_path / "citations.csv"), rows_of(tmp_path / "instruments.csv")
    assert written["mentions.csv"] == len(mentions) == sum(int(row["count"]) for row in citations)
    assert len({row["symbol"] for row in documents}) == len(documents) == written["documents.csv"]
    known = {row["symbol"] for row in documents} | {row["id"] for row in instruments}
    assert {row["cited"] for row in citations} <= known
    assert {row["citing"] for row in citations} == {row["citing"] for row in mentions}
    assert {"untoc", "un-charter"} <= {row["id"] for row in instruments}
    for row in citations:
        own = [mention for mention in mentions if (mention["citing"], mention["cited"]) == (row["citing"], row["cited"])]
        assert [mention["verb"] or "-" for mention in own] == row["verbs"].split(" | ")
        assert int(row["substantive"]) == sum(mention["in_name"] == "false" for mention in own)


def test_a_mention_opens_to_its_words(graph: Store) -> None:
    found = [row for row in exporting.mentions(graph) if (row["citing"], row["cited"]) == ("S/RES/2388(2017)", "S/RES/2331(2016)")]
    assert [(row["verb"], row["part"], row["date"], row["in_name"]) for row in found] == [("recall", "preambular", "2017-11-21", False)]
    assert "2331 (2016)" in found[0]["quote"]
    frame = exporting.mentions(graph).to_df()
    assert list(frame.columns) == ["citing", "cited", "verb", "part", "paragraph", "pinpoint", "in_name", "date", "quote"]
    assert set(exporting.documents(graph).to_df()["symbol"]) >= {"S/RES/2388(2017)", "S/RES/1267(1999)"}


def test_the_descriptor_tells_the_truth(graph: Store, tmp_path: Path) -> None:
    exporting.export(graph, "csv", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    read = {"string": str, "integer": int, "boolean": {"true": True, "false": False}.__getitem__, "date": datetime.date.fromisoformat}
    for resource in package["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        fields = resource["schema"]["fields"]
        assert header == [field["name"] for field in fields]
        for line in lines:
            for field, value in zip(fields, line, strict=True):
                assert value == "" or read[field["type"]](value) is not None
        key = resource["schema"].get("primaryKey", [])
        keys = [tuple(line[header.index(name)] for name in key) for line in lines]
        assert not key or len(set(keys)) == len(keys)


def test_the_same_tables_in_every_format(graph: Store, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    for form in ("jsonl", "parquet"):
        exporting.export(graph, form, tmp_path)
    for name in schema():
        lines = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        columns = pq.read_table(tmp_path / f"{name}.parquet").to_pylist()
        assert columns == [{**line, **({"date": _day(line["date"])} if "date" in line else {})} for line in lines]


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


@pytest.mark.neo4j
def test_both_engines_write_the_same_bytes(samples_embedded: Target, samples_neo4j: Target, tmp_path: Path) -> None:
    for name, target in (("one", samples_embedded), ("two", samples_neo4j)):
        with target.open(read_only=True) as store:
            exporting.export(store, "csv", tmp_path / name)
            exporting.export(store, "gexf", tmp_path / name / "graph.gexf")
            exporting.export(store, "graphml", tmp_path / name / "graph.graphml")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 7
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


@pytest.mark.parametrize("form", exporting.GRAPH_FORMATS)
def test_graph_files_hold_every_node_and_edge(graph: Store, form: str, tmp_path: Path) -> None:
    exporting.export(graph, form, tmp_path / "g")
    read = nx.read_graphml(tmp_path / "g") if form == "graphml" else nx.read_gexf(tmp_path / "g", version="1.3")
    whole = snapshot.to_networkx(graph)
    assert set(read.nodes) == set(whole.nodes)
    assert set(read.edges) == set(whole.edges)
    assert read.nodes["S/RES/1267(1999)"] | {"timestamp": "1999-10-15"} == {
        "label": "1267 (1999)",
        "kind": "Document",
        "title": "Afghanistan",
        "category": "resolution",
        "organ": "security-council",
        "year": 1999,
        "date": "1999-10-15",
        "timestamp": "1999-10-15",
        "stub": False,
        "sample": True,
    }
    assert all(int(data["weight"]) == whole.edges[edge]["count"] for *edge, data in read.edges(data=True))


def test_the_time_line_of_gexf_is_that_of_the_documents(graph: Store, tmp_path: Path) -> None:
    exporting.export(graph, "gexf", tmp_path / "g.gexf", instruments=False, loaded=True)
    root = ElementTree.parse(tmp_path / "g.gexf").getroot()
    names = {"": "http://gexf.net/1.3"}
    head = root.find("graph", names)
    assert head is not None
    assert (head.get("timerepresentation"), head.get("timeformat")) == ("timestamp", "date")
    times = {node.get("id"): node.get("timestamp") for node in root.iterfind(".//node", names)}
    assert times == {row["symbol"]: row["date"] or f"{row['year']}-01-01" for row in exporting.documents(graph) if not row["stub"]}
    assert all(edge.get("timestamp") == times[edge.get("source")] for edge in root.iterfind(".//edge", names))


READS = {
    "boolean": re.compile("true|false"),
    "long": re.compile(r"-?\d{1,19}"),
    "double": re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?"),
    "string": re.compile(".+", re.DOTALL),
}
"""What Gephi's importers parse without complaint, by the type of the column."""


def read_as_gephi(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Nodes and edges with their columns, read by the rules of Gephi's importers of GEXF and GraphML; what they report is an error here."""
    root = ElementTree.parse(path).getroot()
    gexf = root.tag == "{http://gexf.net/1.3}gexf"
    names = {"": "http://gexf.net/1.3" if gexf else "http://graphml.graphdrawing.org/xmlns"}
    head = root.find("graph", names)
    assert head is not None
    assert (root.get("version") == "1.3" and head.get("defaultedgetype") == "directed") if gexf else head.get("edgedefault") == "directed"
    columns: dict[str, dict[str | None, tuple[str, str]]] = {"node": {}, "edge": {}}
    if gexf:
        for group in head.iterfind("attributes", names):
            assert group.get("mode") == "static"
            columns[group.attrib["class"]] = {one.get("id"): (one.attrib["title"], one.attrib["type"]) for one in group}
    else:
        for one in root.iterfind("key", names):
            columns[one.attrib["for"]][one.get("id")] = one.attrib["attr.name"], one.attrib["attr.type"]
    for kind in columns.values():
        assert len({name for name, _ in kind.values()}) == len(kind)
    read: dict[str, dict[str, dict[str, str]]] = {"node": {}, "edge": {}}
    for kind in read:
        for one in head.iterfind(f".//{kind}", names):
            cells = one.iterfind("attvalues/attvalue", names) if gexf else one.iterfind("data", names)
            told = dict(one.attrib)
            for cell in cells:
                title, type_ = columns[kind][cell.get("for" if gexf else "key")]
                value = cell.get("value") if gexf else cell.text
                assert value is None or READS[type_].fullmatch(value), (title, type_, value)
                assert type_ != "long" or abs(int(value or 0)) < 2**63
                told[title] = value or ""
            read[kind][told["id"]] = told
        assert len(read[kind]) == len(list(head.iterfind(f".//{kind}", names)))
    assert all(node["id"] and node["label"] for node in read["node"].values())
    assert all({edge["source"], edge["target"]} <= set(read["node"]) for edge in read["edge"].values())
    assert all(READS["double"].fullmatch(edge["weight"]) for edge in read["edge"].values() if "weight" in edge)
    times = [one["timestamp"] for kind in read.values() for one in kind.values() if "timestamp" in one]
    assert all(datetime.date.fromisoformat(time) for time in times)
    assert not gexf or (head.get("mode"), head.get("timerepresentation"), head.get("timeformat")) == (
        ("dynamic", "timestamp", "date") if times else ("static", None, None)
    )
    return read


@pytest.mark.parametrize("form", exporting.GRAPH_FORMATS)
def test_gephi_takes_graph_files_without_complaint(graph: Store, form: str, tmp_path: Path) -> None:
    exporting.export(graph, form, tmp_path / "g")
    read = read_as_gephi(tmp_path / "g")
    assert read["node"]["S/RES/1267(1999)"]["label"] == "1267 (1999)"
    assert {"2017-11-21"} == {edge["timestamp"] for edge in read["edge"].values() if edge["source"] == "S/RES/2388(2017)"}


@pytest.mark.parametrize("write", [write_gexf, write_graphml])
def test_gephi_takes_odd_numbers_and_days(write: Any, tmp_path: Path) -> None:
    numpy = pytest.importorskip("numpy")
    odd = nx.DiGraph()
    odd.add_node(1, huge=2**80, largest=2**63 - 1, endless=math.inf, missing=math.nan, score=numpy.float32(0.5), count=numpy.int64(7))
    odd.add_node(("b", 2), huge=10**400, sure=numpy.bool_(True), date=datetime.datetime(1999, 10, 15, 12), score=1e-17)
    odd.add_edge(("b", 2), 1, weight=2**200, date="2001-09")
    write(odd, tmp_path / "odd")
    read = read_as_gephi(tmp_path / "odd")
    one, other = read["node"]["1"], read["node"]["('b', 2)"]
    assert (one["label"], one["largest"], one["score"], one["count"]) == ("1", str(2**63 - 1), "0.5", "7")
    assert (float(one["huge"]), other["huge"], other["sure"], other["timestamp"]) == (2.0**80, str(10**400), "true", "1999-10-15")
    assert not {"endless", "missing"} & set(one)
    (edge,) = read["edge"].values()
    assert (float(edge["weight"]), edge["timestamp"]) == (2.0**200, "2001-09-01")
    bare = tmp_path / "bare"
    write(nx.DiGraph([(1, 2)]), bare)
    assert [node["label"] for node in read_as_gephi(bare)["node"].values()] == ["1", "2"]


def test_a_multigraph_has_an_edge_for_each_mention(graph: Store) -> None:
    simple, multi = snapshot.to_networkx(graph), snapshot.to_networkx(graph, multi=True)
    assert multi.is_multigraph()
    assert multi.number_of_edges() == sum(data["count"] for _, _, data in simple.edges(data=True))
    citing, cited = "S/RES/2388(2017)", "S/RES/2331(2016)"
    assert [data["verb"] for data in multi.get_edge_data(citing, cited).values()] == simple.edges[citing, cited]["verbs"]


def test_odd_values_go_into_graph_files(tmp_path: Path) -> None:
    odd = nx.DiGraph()
    odd.add_node('a"<&>', title="control \x0b and \x00, 文 \U0001f54a", number=1, nothing=None, mixed=1)
    odd.add_node("b", date=datetime.date(1999, 10, 15), number=1.5, mixed="one", year=1999)
    odd.add_edge("b", 'a"<&>', verbs=["recall", None, "-"], count=3, sure=True)
    write_graphml(odd, tmp_path / "odd.graphml")
    write_gexf(odd, tmp_path / "odd.gexf")
    for read in (nx.read_graphml(tmp_path / "odd.graphml"), nx.read_gexf(tmp_path / "odd.gexf", version="1.3")):
        assert read.nodes['a"<&>']["title"] == "control   and  , 文 \U0001f54a"
        assert "nothing" not in read.nodes['a"<&>']
        assert (read.nodes['a"<&>']["number"], read.nodes["b"]["number"]) == (1.0, 1.5)
        assert (read.nodes['a"<&>']["mixed"], read.nodes["b"]["mixed"], read.nodes["b"]["date"]) == ("1", "one", "1999-10-15")
        assert read.edges["b", 'a"<&>']["verbs"] == "recall | -"
        assert read.edges["b", 'a"<&>']["sure"] is True
    nx.write_graphml(flattened(odd), tmp_path / "by-networkx.graphml")
    with pytest.raises(UsageError, match="directed"):
        flattened(nx.Graph())


def test_a_file_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    def broken() -> Any:
        yield {"id": "untoc"}
        raise RuntimeError("torn off")

    (tmp_path / "i.csv").write_text("as it was")
    with pytest.raises(RuntimeError, match="torn off"):
        write_table(tmp_path / "i.csv", schema()["instruments"], broken(), "csv")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("i.csv", "as it was")]


def test_what_cannot_be_written_is_told(graph: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write"):
        exporting.export(graph, "csv", tmp_path / "file")
    with pytest.raises(UsageError, match="xls") as told:
        exporting.export(graph, "xls", tmp_path)
    assert told.value.hint == "formats are csv, jsonl, parquet, graphml, gexf, neo4j-import"


def test_no_property_of_a_document_is_forgotten() -> None:
    assert set(schema()["documents"].columns) == set(LABELS["Document"]) - {"digest"}
    assert set(schema()["citations"].columns) <= {"citing", "cited", "date", *RELATIONSHIPS["CITES"].properties}


def test_the_command_offers_every_format() -> None:
    assert command.FORMATS == exporting.FORMATS


def test_a_drawing_counts_what_it_leaves_out() -> None:
    graph = nx.DiGraph([("b", "a"), ("c", "b")])
    graph.add_node("a", date="1999-10-15", name="<1267>", main=True)
    graph.add_node("b", year=2001)
    drawing = time_axis(graph)
    root = ElementTree.fromstring(drawing)
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"<1267>", "b", "1 without a date left out"} <= set(texts)
    spots = {text.text: float(text.attrib["x"]) for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert spots["<1267>"] < spots["b"]
    with pytest.raises(UsageError, match="no document with a date"):
        time_axis(nx.DiGraph([("b", "a")]))
