"""The Browser pack as files: what is written, and that favourites, style and guide fit the graph."""

from __future__ import annotations

import html
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import zipfile
from html.parser import HTMLParser

import pytest

from graphkit.errors import StoreError, UsageError
from graphkit.graph import EXTRA_LABEL, LABELS, RELATIONSHIPS
from graphkit.pipeline import browser_pack
from graphkit.store import cypher_folder

pytest_plugins = ["tests.sample_graphs"]

FAVOURITES = browser_pack.favourites()
STYLE = (cypher_folder() / "browser" / "style.grass").read_text(encoding="utf-8")
GUIDE = (cypher_folder() / "browser" / "guide.html").read_text(encoding="utf-8")


def rules() -> dict[str, dict[str, str]]:
    """The rules of the style, by selector."""
    found = re.findall(r"([\w.]+) \{\n((?:  [\w-]+: [^\n]+;\n)+)\}", STYLE)
    return {selector: dict(line.strip(" ;").split(": ", 1) for line in body.splitlines()) for selector, body in found}


def runnable() -> list[str]:
    """The queries of the guide."""
    return [html.unescape(text) for text in re.findall(r'<pre class="pre-scrollable code runnable">(.*?)</pre>', GUIDE, re.DOTALL)]


def luminance(colour: str) -> float:
    """Of a colour, as the guidelines for accessible pages define it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_pack_is_written_with_folders_by_theme(tmp_path):
    written = browser_pack.write(tmp_path / "new" / "pack")
    assert all(path.is_file() for path in written)
    first = {path.name: path.read_bytes() for path in written}
    with zipfile.ZipFile(tmp_path / "new" / "pack" / "favourites.zip") as packed:
        assert packed.namelist() == [f"{name}.cypher" for name in FAVOURITES]
        for name, path in FAVOURITES.items():
            assert packed.read(f"{name}.cypher") == path.read_bytes()
            assert (tmp_path / "new" / "pack" / "favourites" / f"{name}.cypher").read_bytes() == path.read_bytes()
    assert {path.name: path.read_bytes() for path in browser_pack.write(tmp_path / "new" / "pack")} == first
    assert {"style.grass", "guide.html"} <= set(first)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file"):
        browser_pack.write(tmp_path / "file")


@pytest.mark.parametrize("name", FAVOURITES)
def test_a_favourite_draws_a_neighbourhood(name):
    text = FAVOURITES[name].read_text(encoding="utf-8")
    lines = text.splitlines()
    assert re.fullmatch(r"// [A-Z].{15,}[^.]", lines[0]), "the first line is its title in the Browser"
    assert re.search(r"^RETURN p$", text, re.MULTILINE), "it draws paths"
    assert int(re.findall(r"^LIMIT (\d+)", text, re.MULTILINE)[-1]) <= 40
    assert text.endswith(";\n")
    assert text.count(";") == 1
    for steps in re.findall(r"\[:[\w|]+\*([\d.]*)\]", text):
        assert re.fullmatch(r"(\d?\.\.)?[123]", steps), "no path is longer than three steps"
    assert "$" not in text, "a favourite asks for no parameters"


@pytest.mark.neo4j
def test_favourites_and_guide_find_something_in_the_samples(samples_neo4j):
    with samples_neo4j.open(read_only=True) as graph:
        for text in (*(path.read_text(encoding="utf-8") for path in FAVOURITES.values()), *runnable()):
            assert graph.query(text).rows, text


def test_the_style_has_a_colour_for_every_label_and_type():
    found = rules()
    assert "/*" not in STYLE, "the Browser takes a comment for part of a selector"
    assert '"' not in STYLE, "the Browser knows single quotes only"
    assert set(found) == {
        "node",
        "relationship",
        *(f"node.{label}" for label in (*LABELS, EXTRA_LABEL)),
        *(f"relationship.{kind}" for kind in RELATIONSHIPS),
    }
    nodes = {selector: rule for selector, rule in found.items() if selector.startswith("node.")}
    assert len({rule["color"] for rule in nodes.values()}) == len(nodes)
    for selector, rule in nodes.items():
        assert rule["caption"] == "'{name}'"
        light, dark = sorted((luminance(rule["color"]), luminance(rule["text-color-internal"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 2.8, f"the caption of {selector} cannot be read"
    for kind in RELATIONSHIPS.values():
        used = set(re.findall(r"\{(\w+)\}", found[f"relationship.{kind.name}"]["caption"]))
        assert used <= set(kind.properties)


def test_the_command_writes_and_serves_the_pack(tmp_path):
    command = [sys.executable, "-m", "graphkit", "queries", "--write", "pack", "--serve", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            lines = [process.stdout.readline().rstrip("\n") for _ in range(len(FAVOURITES) + 5)]
            assert all((tmp_path / line).is_file() for line in lines[:-2])
            assert [line.split()[0] for line in lines[-2:]] == [":style", ":guide"]
            with urllib.request.urlopen(lines[-1].split()[1], timeout=10) as answer:
                assert answer.read().decode() == GUIDE
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "favourites.zip" in told
    assert "Error" not in told


class Tags(HTMLParser):
    """Checks that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_guide_is_a_walk_of_seven_steps():
    tags = Tags()
    tags.feed(GUIDE)
    assert tags.open == []
    assert tags.seen.count("slide") == 7
    assert re.findall(r"Step (\d) of 7", GUIDE) == list("1234567")
    assert len(runnable()) >= 7
    assert all(re.search(r"LIMIT \d+;$", text) for text in runnable())


def test_style_and_guide_are_served_to_another_origin():
    with browser_pack.serving(0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        for name, text in (("style.grass", STYLE), ("guide.html", GUIDE)):
            with urllib.request.urlopen(f"{address}/{name}", timeout=10) as answer:
                assert answer.read().decode() == text
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
        with urllib.request.urlopen(urllib.request.Request(f"{address}/guide.html", method="OPTIONS"), timeout=10) as answer:
            assert answer.headers["Access-Control-Allow-Headers"] == "*"
        for other in ("", "overview/most-cited-documents.cypher", "../load/cites.cypher", "%2e%2e/load/cites.cypher"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(f"{address}/{other}", timeout=10)
        with pytest.raises(StoreError, match="cannot be had"), browser_pack.serving(server.server_port):
            pass
        server.shutdown()
