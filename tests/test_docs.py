"""The documentation builds without a warning, what it shows is what comes out, and what it names exists."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from graphkit import cli

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]

CHECKOUT = Path(__file__).resolve().parents[1]
DOCS = CHECKOUT / "docs"
RUN = ["tutorial.md", "howto/researcher.md", "howto/drafter.md", "howto/engineer.md", "reference/authority.md"]
"""Pages whose blocks of Python and of commands run, one after the other."""

REQUIRED = {"authors", "cff-version", "message", "title"}
"""Keys that a citation file must have."""

_BLOCK = re.compile(r"^```(python|console|sh)\n(.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)


def pages() -> list[Path]:
    """Every page."""
    return sorted(DOCS.rglob("*.md"))


def same(expected: str, got: str) -> bool:
    """Whether it is what a page shows: ``...`` stands for anything, white space at the ends of lines for none."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return doctest.OutputChecker().check_output(expected, got, flags)


@pytest.fixture
def begun(workspace: Workspace, request: pytest.FixtureRequest) -> Workspace:
    """A folder as the reader of a page has it: the tutorial begins with none of it."""
    if request.node.callspec.params["page"] == "tutorial.md":
        empty = workspace.folder / "empty"
        empty.mkdir()
        request.getfixturevalue("monkeypatch").chdir(empty)
    return workspace


@pytest.mark.parametrize("page", RUN)
def test_what_a_page_shows_is_what_comes_out(begun: Workspace, page: str) -> None:
    pytest.importorskip("pandas", reason="pages make data frames")
    names: dict[str, object] = {}
    ran = 0
    for language, block in _BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
        if language == "python":
            exec(compile(block, page, "exec"), names)
            ran += 1
        elif language == "console":
            ran += console(begun, block)
    assert ran
    if page == "tutorial.md":
        drawn = Path("lineage.svg").read_text(encoding="utf-8")
        assert drawn == (DOCS / "lineage.svg").read_text(encoding="utf-8"), "copy the lineage.svg that the tutorial makes to docs"


def console(workspace: Workspace, block: str) -> int:
    """Type the commands of a block, compare what a page shows of them, and give how many ran."""
    commands = [(line, expected) for line, expected in _COMMAND.findall(block) if not line.startswith("pip install")]
    codes = [0] * len(commands)
    for number, (line, expected) in enumerate(commands):
        if line == "echo $?":
            codes[number - 1] = int(expected)
    ran = 0
    for (line, expected), code in zip(commands, codes, strict=True):
        if line == "echo $?":
            continue
        program, *words = shlex.split(line)
        assert program == "graphkit", line
        done = workspace.type(*words)
        assert done.code == code, (line, done.err)
        assert not expected or same(expected, done.out + done.err), f"{line}\n{done.out}{done.err}"
        ran += 1
    return ran


def test_pages_name_only_commands_and_options_that_exist() -> None:
    seen = 0
    for path in [*pages(), CHECKOUT / "README.md"]:
        text = path.read_text(encoding="utf-8")
        typed = [line for language, block in _BLOCK.findall(text) if language != "python" for line in block.splitlines()]
        typed += re.findall(r"`(?:\$ )?(graphkit [a-z][^`]*)`", text)
        for line in typed:
            words = line.removeprefix("$ ").split("#")[0].split()
            if words[:1] == ["graphkit"]:
                seen += 1
                check_command(words[1:], f"{path.name}: {line}")
    assert seen > 20


def check_command(words: list[str], where: str) -> None:
    """Follow the words of a command line through the tree of commands."""
    command: click.Command = cli.cli
    known = {option for parameter in command.params for option in parameter.opts}
    options = [word for word in words if re.match(r"--?[A-Za-z]", word)]
    context = click.Context(command)
    while isinstance(command, click.Group):
        found = next((name for name in words if name in command.list_commands(context)), None)
        assert found or not words or words[0].isupper(), where
        if found is None:
            return
        inner = command.get_command(context, found)
        assert inner is not None, where
        command = inner
        words = words[words.index(found) + 1 :]
        known |= {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)} | {"--help"}
    assert set(options) <= known, where


def test_pages_name_only_files_and_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):.*## ", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.M))
    for path in pages():
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?<![\w/])((?:docker|graphkit|tests|cypher|examples)/[\w./-]*\w)", text))
        assert not [name for name in named if not (CHECKOUT / name).exists()], path
        assert set(re.findall(r"`make ([a-z0-9-]+)`", text)) <= targets, path


def test_every_table_of_the_reference_tells_all_there_is() -> None:
    generated = generator()
    assert doctest.testmod(generated).failed == 0  # type: ignore[arg-type]
    for name, make in generated.PARTS.items():  # type: ignore[attr-defined]
        assert make(), name
    commands = generated.commands()  # type: ignore[attr-defined]
    assert all(f"## graphkit {name}\n" in commands for name in cli.COMMANDS)
    assert "### graphkit db clear\n" in commands
    wanted = {name for path in pages() for name in re.findall(r"^<!-- generated: ([a-z-]+) -->$", path.read_text(encoding="utf-8"), re.M)}
    assert wanted == set(generated.PARTS)  # type: ignore[attr-defined]


def test_a_field_without_a_meaning_is_told() -> None:
    with pytest.raises(ValueError, match="novelty"):
        list(generator().meanings("folder.rejects", ("path", "where", "why", "novelty")))  # type: ignore[attr-defined]


def generator() -> object:
    """The extension of Sphinx that makes the generated parts."""
    spec = importlib.util.spec_from_file_location("generated", DOCS / "_ext" / "generated.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    for name in ("sphinx", "myst_parser", "furo", "numpydoc"):
        pytest.importorskip(name, reason='the documentation needs pip install "graphkit[docs]"')
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-d", str(tmp_path / "trees")]
    done = subprocess.run([*command, str(DOCS), str(tmp_path / "html")], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    html = {path.relative_to(tmp_path / "html").as_posix() for path in (tmp_path / "html").rglob("*.html")}
    assert {"index.html", "tutorial.html", "accuracy.html", "documents.html", "reference/api.html", "reference/commands.html"} <= html
    assert "<!-- generated" not in "".join((tmp_path / "html" / name).read_text(encoding="utf-8") for name in html)
    api = (tmp_path / "html" / "reference" / "api.html").read_text(encoding="utf-8")
    assert all(f'id="graphkit.{name}"' in api for name in ("read", "resolve", "rank", "lineage", "Graph", "Graph.load", "Graph.cites"))


def test_citation_file_has_the_form_of_its_schema() -> None:
    """The required keys of Citation File Format 1.2.0, its keys for a software, and the version of the project."""
    yaml = pytest.importorskip("yaml")
    import tomllib

    told = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(told) >= REQUIRED
    assert set(told) <= REQUIRED | {"abstract", "type", "version", "license", "keywords", "date-released"}
    assert told["cff-version"] == "1.2.0"
    assert told["type"] == "software"
    assert str(told["version"]) == project["version"]
    assert told["license"] == project["license"]
    assert told["authors"]
    assert all(set(author) in ({"name"}, {"family-names", "given-names"}) for author in told["authors"])
    assert all(isinstance(word, str) and word for word in told["keywords"])
    assert len(set(told["keywords"])) == len(told["keywords"])


def test_the_licences_name_files_that_exist() -> None:
    named = re.findall(r"`((?:graphkit|tests|cypher|docs)/[^`]*|LICENSE)`", (CHECKOUT / "DATA-LICENSE.md").read_text(encoding="utf-8"))
    assert len(named) > 5
    assert all(list(CHECKOUT.glob(name)) for name in named)
