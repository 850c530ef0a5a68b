"""Every code of ``verify`` by hand, the rules as data, the formats, the command."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import printing
import pytest

import graphkit as gk
from graphkit.pipeline import verification
from graphkit.pipeline.extraction import extract
from graphkit.pipeline.loading import load
from graphkit.pipeline.verification import CODES, formats, style, verify_text
from graphkit.store import Store
from graphkit.symbols import existence

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]


def codes(text: str, **options: Any) -> list[tuple[str, str]]:
    """Code and surface of each finding."""
    return [(finding.code, finding.text) for finding in verify_text(text, **options).findings]


@pytest.mark.parametrize(
    ("text", "code", "surface", "todo"),
    [
        ("Recalling resolution 2388 (2016),", "GK101", "2388 (2016)", "2388 (2017)"),
        ("Recalling resolution 1373 (1901),", "GK101", "1373 (1901)", "1373 (2001)"),
        ("Recalling resolution 2388 (2017) of 20 November 2017,", "GK101", "2388 (2017)", "21 November 2017"),
        ("Recalling its resolutions 1267 (1999) and 1373 (2011) on terrorism,", "GK101", "1373 (2011)", "1373 (2001)"),
        ("as recalled in S/RES/2388 (2016),", "GK101", "S/RES/2388 (2016)", "2388 (2017)"),
        ("Recalling General Assembly resolution 60/288 of 8 September 2016,", "GK101", "60/288", "or 8 September 2006?"),
        ("Recalling General Assembly resolution 1514 (XV) of 14 December 1970,", "GK101", "1514 (XV)", "did you mean 14 December 1960?"),
        ("Recalling Human Rights Council resolution 16/21 of 25 March 2012,", "GK101", "16/21", "did you mean 25 March 2011?"),
        ("Recalling Economic and Social Council resolution 2005/28 of 22 July 2008,", "GK101", "2005/28", "did you mean 22 July 2005?"),
        ("the statement by its President of 16 December 2014 (S/PRST/2015/25),", "GK101", "S/PRST/2015/25", "16 December 2015?"),
        ("Recalling General Assembly resolution 60/288 of 31 June 2006,", "GK101", "60/288", "date"),
        ("Recalling resolution 3999 (2017),", "GK102", "3999 (2017)", "look up"),
        ("Recalling Security Council resolution 0 (2001),", "GK102", "0 (2001)", "look up"),
        ("Recalling General Assembly resolution 660/288,", "GK102", "660/288", "look up"),
        ("Recalling General Assembly resolution 60/988,", "GK102", "60/988", "look up"),
        ("Recalling General Assembly resolution 1514 (XXV),", "GK102", "1514 (XXV)", "did you mean 1514 (XV)?"),
        ("Recalling General Assembly resolution 1514 (XXXXV),", "GK102", "1514 (XXXXV)", "did you mean 1514 (XV)?"),
        ("Recalling Human Rights Council resolution 99/1,", "GK102", "99/1", "look up"),
        ("Recalling Economic and Social Council resolution 2005/728,", "GK102", "2005/728", "look up"),
        ("Recalling General Assembly resolution 1373 (2001),", "GK102", "1373 (2001)", "organ"),
        ("Recalling Security Council resolution 60/288,", "GK102", "60/288", "organ"),
        ("Recalling Economic and Social Council resolution 60/288,", "GK102", "60/288", "organ"),
        ("Taking note of the report S/1066/939,", "GK102", "S/1066/939", "look up"),
        ("Recalling resolution 5/1,", "GK105", "5/1", "name the organ"),
        ("Recalling resolution 60/288 and res. 1540,", "GK103", "res. 1540", "Security Council resolution 1540 (2004)"),
    ],
)
def test_what_is_wrong_is_found(text: str, code: str, surface: str, todo: str) -> None:
    (finding,) = verify_text(text).findings
    assert (finding.code, finding.text, finding.line, finding.column) == (code, surface, 1, text.index(surface) + 1)
    assert todo in finding.todo
    assert finding.message


def test_of_a_word_file_it_is_said_where_its_lines_are_counted(workspace: Workspace) -> None:
    Path("draft.docx").write_bytes(printing.as_docx("The Security Council,\n\nRecalling resolution 1373 (2003),"))
    done = workspace.type("verify", "draft.docx", "--no-graph")
    assert done.code == 1
    assert "did you mean 1373 (2001)" in done.out
    assert "Note: lines and columns are those of the text in draft.docx" in done.err
    assert "Note" not in workspace.type("verify", "draft.txt", "--no-graph").err


def test_a_document_of_the_security_council_cannot_mean_its_own_by_a_session() -> None:
    draft = "S/2026/800\n\nThe Security Council,\n\nRecalling resolution 5/1,"
    assert [(found.code, found.line, found.text) for found in verify_text(draft).findings] == [("GK105", 5, "5/1")]


@pytest.mark.parametrize(
    "text",
    [
        "Recalling its resolutions 1267 (1999) of 15 October 1999, 2388 (2017) of 21 November 2017 and 161 A (1961),",
        "Recalling General Assembly resolutions 60/288 of 8 September 2006, 217 A (III) of 10 December 1948 and 1514 (XV),",
        "General Assembly and Security Council resolutions 60/180 and 1645 (2005) of 20 December 2005",
        "Security Council and General Assembly resolutions 1645 (2005) and 60/180",
        "Recalling Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007 and Council resolution 16/21,",
        "Economic and Social Council resolutions 1503 (XLVIII) of 27 May 1970 and 2005/28 of 22 July 2005",
        "the Economic and Social Council, in its resolution 1996/29 of 24 July 1996,",
        "General Assembly resolution 56/509 of 8 July 2002 and its decision 60/510 of 8 November 2005",
        "statement by its President of 16 December 2015 (S/PRST/2015/25), Presidential Statement 2015/25",
        "the report of 1 September 2017 (S/2017/939), the letter in document A/70/95-S/2015/446",
        "resolution 542 (2015) of the Assembly of the African Union and 250/2002 of its Court",
        "resolution 1/6 adopted by the United Nations Environment Assembly in 2014",
        "Treaty Series, vol. 75 (1950), No. 970; some 1,500 (2001) vehicles; 24/7; and/or",
        "Recalling paragraph 5 of resolution 1373 (2001),",
        "",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert codes(text) == []


FORMS = [(example, rule["name"]) for rule in style.forms_table() for example in rule["examples"]]
NAMES = [(example, rule) for rule in style.names_table() for example in rule["examples"]]


@pytest.mark.parametrize(("example", "name"), FORMS, ids=[name for _, name in FORMS])
def test_every_form_that_style_does_not_use(example: dict[str, str], name: str) -> None:
    (finding,) = [found for found in verify_text(example["text"]).findings if found.code == "GK103"]
    assert finding.text == example["find"]
    assert example["todo"] in finding.todo


@pytest.mark.parametrize("text", [text for rule in style.forms_table() for text in rule["rejects"]])
def test_forms_that_style_uses(text: str) -> None:
    assert [found for found in codes(text) if found[0] == "GK103"] == []


@pytest.mark.parametrize(("example", "rule"), NAMES, ids=[rule["right"] for _, rule in NAMES])
def test_every_old_or_wrong_name(example: dict[str, str], rule: dict[str, Any]) -> None:
    (finding,) = verify_text(example["text"]).findings
    assert (finding.code, finding.text, finding.todo) == ("GK104", example["find"], f'write "{rule["right"]}"')


@pytest.mark.parametrize("text", [text for rule in style.names_table() for text in rule["rejects"]])
def test_present_names(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("rule", [rule for rule in style.names_table() if "until" in rule], ids=lambda rule: rule["wrong"][0])
def test_an_old_name_was_right_in_its_time(rule: dict[str, Any]) -> None:
    changed = date.fromisoformat(rule["until"])
    text = rule["examples"][0]["text"]
    assert list(style.renamed(text, date.fromordinal(changed.toordinal() - 1))) == []
    assert len(list(style.renamed(text, changed))) == 1
    assert list(style.renamed(text, None)) == []


def test_every_rule_has_examples_rejects_and_a_source() -> None:
    for rule in (*style.forms_table(), *style.names_table()):
        assert rule["examples"]
        assert rule["rejects"]
    assert all(rule["source"] for rule in style.names_table())


def test_an_old_name_in_quotation_marks_or_called_former_is_left_alone() -> None:
    assert codes('an item entitled "Cooperation with the Organization of the Islamic Conference"') == []
    assert codes("the former United Nations Centre for Human Settlements") == []


def test_lines_and_columns_are_those_of_the_draft() -> None:
    text = "The Security Council,\r\n\r\n“Recalling” its resolution\u00a02388\n(2016) and UNSCR\u00a01325,\n"
    found = verify_text(text).findings
    assert [(one.line, one.column, one.end_line, one.end_column, one.text) for one in found] == [
        (3, 28, 4, 7, "2388 (2016)"),
        (4, 12, 4, 22, "UNSCR 1325"),
    ]


def test_citations_are_counted() -> None:
    assert verify_text("Recalling its resolutions 1267 (1999) and 60/288, the Charter of the United Nations, and UNODC,").citations == 3


@pytest.mark.parametrize("number", range(1, 2804, 97))
def test_every_known_number_has_one_year_and_day(number: int) -> None:
    known = existence.council_resolutions()[number]
    assert existence.missing(f"S/RES/{number}({known.year})") is None
    assert existence.missing(f"S/RES/{number}({known.year + 7})") is not None
    window = existence.window(f"S/RES/{number}({known.year})")
    assert window is not None
    assert window[0].year == window[1].year == known.year


@pytest.fixture
def loaded(store: Store, tmp_path: Path) -> Store:
    """One resolution of three operative paragraphs, on each engine."""
    text = "Resolution 1373 (2001)\n\nThe Security Council,\n\nRecalling its resolution 1267 (1999),\n\n" + "".join(
        f"{number}. Decides to remain seized of the matter;\n\n" for number in (1, 2, 3)
    )
    (tmp_path / "S_RES_1373(2001).txt").write_text(text, encoding="utf-8")
    load(store, extract([tmp_path]))
    return store


def test_a_cited_paragraph_that_does_not_exist(loaded: Store) -> None:
    text = "Recalling paragraphs 2 and 7 of resolution 1373 (2001), paragraph 3 of resolution 1373 (2001), and paragraph 9 of 1267 (1999),"
    (finding,) = verify_text(text, store=loaded).findings
    assert (finding.code, finding.text) == ("GK106", "1373 (2001)")
    assert "has 3 operative paragraphs and no paragraph 7" in finding.message


def test_what_the_graph_lacks_is_named_on_demand(loaded: Store) -> None:
    text = "Recalling resolutions 1267 (1999), 1373 (2001) and 1540 (2004),"
    assert codes(text, store=loaded) == []
    assert codes(text, store=loaded, strict=True) == [("GK107", "1540 (2004)")]


def test_the_library_verifies_a_file(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Recalling resolution 2388 (2016),", encoding="utf-8")
    report = verification.verify(draft)
    assert [row["code"] for row in report.table()] == ["GK101"]
    assert report.findings[0].file == str(draft)


DRAFT = "Recalling resolution 2388 (2016),\nRecalling UNSCR 1325, and the World Food Program:\n"


def test_sarif_has_the_structure_that_the_standard_asks_for() -> None:
    log = json.loads(formats.sarif(verify_text(DRAFT, "my drafts/a b.txt").findings))
    assert (log["version"], set(log)) == ("2.1.0", {"$schema", "version", "runs"})
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == list(CODES)
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "my%20drafts/a%20b.txt"
        region = place["physicalLocation"]["region"]
        assert all(isinstance(region[name], int) and region[name] >= 1 for name in ("startLine", "startColumn", "endLine", "endColumn"))


def test_github_annotations() -> None:
    lines = formats.github(verify_text(DRAFT, "a,b:c.txt").findings).splitlines()
    assert len(lines) == 3
    for line in lines:
        assert re.fullmatch(
            r"::(error|warning|notice) file=a%2Cb%3Ac\.txt,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=GK\d{3}::.+", line
        )


def test_the_command_says_by_its_exit_code_what_it_found(workspace: Workspace) -> None:
    Path("right.txt").write_text("Recalling resolution 2388 (2017),", encoding="utf-8")
    Path("wrong.txt").write_text(DRAFT, encoding="utf-8")
    done = workspace.type("verify", "right.txt")
    assert (done.code, done.err) == (0, "0 findings in 1 citations\n")
    done = workspace.type("verify", "wrong.txt", "--format", "json")
    assert done.code == 1
    assert [row["code"] for row in json.loads(done.out)] == ["GK101", "GK103", "GK104"]
    assert workspace.type("verify", "missing.txt").code == 3
    assert workspace.type("verify", "right.txt", "--strict", "--no-graph").code == 2
    done = workspace.type("verify", "wrong.txt", "right.txt", "--format", "csv")
    assert (done.code, done.out.splitlines()[0]) == (1, "file,line,column,code,text,message,todo")


def test_the_command_reads_standard_input_and_uses_a_graph_that_is_there(workspace: Workspace) -> None:
    process = workspace.start("verify", "-", "--strict", "--format", "jsonl", stdin=subprocess.PIPE)
    out, err = process.communicate("Recalling resolutions 1373 (2001) and 232 (1966),", timeout=60)
    assert process.returncode == 1, err
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["GK107"]


def test_a_graph_verifies(workspace: Workspace) -> None:
    with gk.Graph("un.graph") as graph:
        report = graph.verify("draft.txt", strict=True)
    assert [finding.code for finding in report.findings] == ["GK102"]
