"""The house as a whole: floors, start-up, the wheel, and that README, help and Makefile say what is so."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit import cli, samples

if TYPE_CHECKING:
    from cli_workspace import Workspace

pytest_plugins = ["cli_workspace"]

CHECKOUT = Path(__file__).resolve().parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def run(*command: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a program and give what it printed."""
    given = {"cwd": CHECKOUT, "capture_output": True, "text": True, "check": False, "timeout": 300} | options
    return subprocess.run(command, **given)  # type: ignore[call-overload, no-any-return]


def blocks(language: str) -> list[str]:
    """The code blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def tracked() -> list[Path]:
    """Every file of the repository."""
    done = run("git", "ls-files", "-z")
    if done.returncode:
        pytest.skip("no git checkout: this is an unpacked sdist")
    return [CHECKOUT / name for name in done.stdout.split("\0") if name and (CHECKOUT / name).is_file()]


def test_every_import_falls() -> None:
    done = run(str(Path(sys.executable).parent / "lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout


def test_help_imports_no_database_and_no_analysis() -> None:
    code = "import sys; from graphkit import cli; code = cli.run(['--help']); print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    done = run(sys.executable, "-c", code)
    assert done.returncode == 0
    assert "Commands:" in done.stdout
    loaded = set(done.stderr.split())
    assert not loaded & {"neo4j", "networkx", "kglite", "numpy", "pandas", "regex", "ahocorasick_rs", "importlib.metadata", "asyncio"}
    assert {name for name in loaded if name.startswith("graphkit")} <= {
        "graphkit",
        "graphkit.errors",
        "graphkit.cli",
        "graphkit.cli.lazy",
        "graphkit.cli.output",
        "graphkit.cli.settings",
    }


@pytest.mark.parametrize("name", ["neo4j", "networkx", "pandas", "numpy"])
def test_extraction_and_the_embedded_graph_need_no(name: str, tmp_path: Path) -> None:
    code = (
        "import sys; from graphkit import cli; from graphkit.samples import folder\n"
        f"cli.run(['--db', {str(tmp_path / 'x.graph')!r}, '-q', 'load', str(folder())])\n"
        f"code = cli.run(['--db', {str(tmp_path / 'x.graph')!r}, 'rank'])\n"
        f"sys.exit(code or {name!r} in sys.modules)"
    )
    done = run(sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr
    assert "S/RES/1267(1999)" in done.stdout


def test_the_wheel_made_of_the_sdist_works_outside_a_checkout(tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(CHECKOUT))
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    inside = {f"graphkit/{path.relative_to(CHECKOUT).as_posix()}" for path in (CHECKOUT / "cypher").rglob("*.cypher")}
    inside |= {f"graphkit/samples/{path.name}" for path in samples.folder().glob("*.txt")}
    inside |= {
        path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "graphkit").rglob("*") if path.suffix in (".toml", ".csv", ".typed")
    }
    assert inside <= names, inside - names
    assert not [name for name in names if name.startswith(("tests", "docker")) or "__pycache__" in name]

    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    pip = run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    assert pip.returncode == 0, pip.stderr
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")} | {"PYTHONPATH": str(site)}
    code = "import graphkit, graphkit.samples as samples; print(graphkit.__file__, samples.folder(), sep='\\n')"
    where = run(sys.executable, "-c", code, cwd=empty, env=environment).stdout.splitlines()
    assert [Path(line).is_relative_to(site) for line in where] == [True, True]
    for words in (("load", where[1]), ("cites", "2388"), ("queries",), ("query", "MATCH (d:Document) RETURN count(*) AS documents")):
        done = run(sys.executable, "-m", "graphkit", *words, cwd=empty, env=environment)
        assert done.returncode == 0, done.stderr


def test_the_readme_shows_what_commands_print(workspace: Workspace) -> None:
    Path("draft.txt").write_text("The Security Council,\n\nRecalling resolution 1373 (2001),\n\n1. Requests UNODC to report.\n")
    shown = 0
    for block in blocks("console"):
        for command, expected in re.findall(r"^\$ (graphkit .*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            done = workspace.type(*shlex.split(command)[1:])
            assert done.code == 0, done.err
            if expected:
                shown += 1
                assert done.out == expected
    assert shown


def test_the_python_of_the_readme_runs(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    assert "S/RES/1267(1999)" in capsys.readouterr().out


def test_the_readme_lists_the_commands_as_the_help_does() -> None:
    (block,) = blocks("text")
    assert [line.split(maxsplit=1) for line in block.splitlines()] == [[name, entry.help] for name, entry in cli.COMMANDS.items()]


def test_the_readme_names_only_options_targets_and_names_that_exist(workspace: Workspace) -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):.*## ", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"make\s+(demo|test|check|neo4j-stop|neo4j|bench|wheel)\b", README)) <= targets
    known = "".join(workspace.type(*command.split(), "--help").out for command in cli.COMMANDS) + workspace.type("--help").out
    assert all(option in known for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", README))
    assert "|".join(cli.output.FORMATS) in README


def test_make_lists_its_targets() -> None:
    done = run("make")
    assert done.returncode == 0
    assert re.findall(r"^make ([a-z0-9-]+)", done.stdout, re.M) == [
        "help",
        "demo",
        "test",
        "check",
        "neo4j",
        "neo4j-stop",
        "bench",
        "docs",
        "wheel",
    ]


def test_the_changelog_knows_the_version() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text or f"## [{project['version']}]" in text


def test_no_file_names_a_machine() -> None:
    # a home folder, or an absolute path of a working place
    pattern = re.compile(r"/(?:root|home/\w+|Users/\w+|work/\w+|mnt/\w+)/")
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(CHECKOUT)}: {line.strip()}" for line in text.splitlines() if path != Path(__file__) and pattern.search(line)
        ]
    assert found == []
