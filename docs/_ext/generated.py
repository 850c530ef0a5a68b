"""Parts of the reference that are made of the code itself, so that they cannot drift from it.

A page says where one stands by a line ``<!-- generated: NAME -->``; NAME is a key of :data:`PARTS`. What a field means,
where the code does not say it, stands in ``fields.toml``: a field without a meaning, or a meaning without a field, ends
the build.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit import cli, errors, export
from graphkit.authority import records
from graphkit.graph import LABELS, RELATIONSHIPS
from graphkit.pipeline import folder, ranking
from graphkit.store import catalogue

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MEANINGS = Path(__file__).with_name("fields.toml")
_MARK = re.compile(r"^<!-- generated: ([a-z-]+) -->$", re.M)
_WIDTH = 88  # of a column of text, so that help need not be scrolled sideways


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    r"""Rows as a table of Markdown.

    Examples
    --------
    >>> print(table(["a", "b"], [[1, "x|y"]]))
    | a | b |
    | --- | --- |
    | 1 | x\|y |
    """
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(str(cell).replace("\n", " ").replace("|", "\\|") for cell in line) + " |" for line in lines)


def code(text: object) -> str:
    """A word as code."""
    return f"`{text}`"


def meanings(name: str, fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each field with what it means.

    Raises
    ------
    ValueError
        When the meanings are of other fields than those that there are.
    """
    wanted = list(fields)
    with MEANINGS.open("rb") as stream:
        told: dict[str, Any] = tomllib.load(stream)
    for key in name.split("."):
        told = told[key]
    if set(told) != set(wanted):
        raise ValueError(f"{MEANINGS.name}, {name}: without a meaning or without a field: {sorted(set(told) ^ set(wanted))}")
    return ((field, told[field]) for field in wanted)


def commands() -> str:
    """Every command as its help tells it."""
    with click.Context(cli.cli, info_name="graphkit", **cli.cli.context_settings) as top:
        parts = ["## graphkit\n", _help(cli.cli, top)]
        for name in cli.COMMANDS:
            parts += _command(name, top)
    return "\n".join(parts)


def _command(name: str, parent: click.Context) -> Iterator[str]:
    command = parent.command.get_command(parent, name)  # type: ignore[attr-defined]
    with click.Context(command, info_name=name, parent=parent) as context:
        yield f"{'#' * (2 + context.command_path.count(' ') - 1)} {context.command_path}\n"
        yield _help(command, context)
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                yield from _command(inner, context)


def _help(command: click.Command, context: click.Context) -> str:
    context.terminal_width = context.max_content_width = _WIDTH
    return f"```text\n{command.get_help(context)}\n```\n"


def exit_codes() -> str:
    """Which error ends a command with which code."""
    found: list[type[errors.GraphkitError]] = [errors.GraphkitError]
    for kind in found:
        found += kind.__subclasses__()
    told = [kind for kind in found[1:] if kind.__module__ == errors.__name__]
    return table(("error", "exit code", "when"), ((code(k.__name__), k.exit_code, (k.__doc__ or "").splitlines()[0]) for k in told))


def extraction_fields() -> str:
    """The files of an extraction folder and their fields."""
    parts = []
    for name, fields in folder.FIELDS.items():
        parts.append(f"## {name}.jsonl\n")
        parts.append(table(("field", "meaning"), ((code(f), m) for f, m in meanings(f"folder.{name}", fields))) + "\n")
    return "\n".join(parts)


def graph_labels() -> str:
    """Labels and their properties."""
    parts = []
    for label, properties in LABELS.items():
        parts.append(f"### {label}\n")
        parts.append(table(("property", "meaning"), ((code(f), m) for f, m in meanings(f"nodes.{label}", properties))) + "\n")
    return "\n".join(parts)


def graph_relationships() -> str:
    """Relationships with their ends, and the properties of each."""
    parts = [
        table(
            ("relationship", "from", "to", "meaning"),
            (
                (code(name), ", ".join(rel.starts), ", ".join(rel.ends), meaning)
                for (name, rel), (_, meaning) in zip(RELATIONSHIPS.items(), meanings("relationships", RELATIONSHIPS), strict=True)
            ),
        )
    ]
    told = dict(meanings("edges", dict.fromkeys(field for rel in RELATIONSHIPS.values() for field in rel.properties)))
    for name, rel in RELATIONSHIPS.items():
        if rel.properties:
            parts.append(f"\n### {name}\n")
            rows = ((code(f), "list" if f in rel.lists else "single", told[f]) for f in rel.properties)
            parts.append(table(("property", "value", "meaning"), rows))
    return "\n".join(parts)


def export_tables() -> str:
    """Tables that an export writes."""
    parts = []
    for name, told in export.schema().items():
        key = f" Key: {', '.join(map(code, told.key))}." if told.key else ""
        parts.append(f"### {name}\n\n{told.description}{key}\n")
        parts.append(table(("column", "type", "meaning"), ((code(f.name), f.type, f.description) for f in told.fields)) + "\n")
    return "\n".join(parts)


def queries() -> str:
    """The catalogue, from the headers of its files."""
    found = catalogue.queries()
    parts = [table(("query", "what it answers"), ((f"[{name}](#{name})", query.help) for name, query in found.items()))]
    for name, query in found.items():
        parts.append(f"\n## {name}\n\n{query.help}\n")
        if query.params:
            rows = ((code(param), _default(default), meaning) for param, (default, meaning) in query.params.items())
            parts.append(table(("parameter", "default", "meaning"), rows) + "\n")
        parts.append(table(("column", "meaning"), ((code(column), meaning) for column, meaning in query.columns.items())) + "\n")
        parts.append(f"```text\n{_statement(query.text)}\n```")
    return "\n".join(parts)


def _default(value: object) -> str:
    return "must be given" if value is catalogue.REQUIRED else code(json.dumps(value, ensure_ascii=False))


def _statement(text: str) -> str:
    """The Cypher without the header that is told above it."""
    lines = text.splitlines()
    return "\n".join(lines[next(i for i, line in enumerate(lines) if not line.startswith("//")) :])


def measures() -> str:
    """What documents can be ranked by."""
    return ", ".join(map(code, ranking.MEASURES)) + "."


def authority_columns() -> str:
    """Columns of an authority table."""
    import csv
    from importlib.resources import files

    text = files("graphkit.authority").joinpath(records.TABLES[0]).read_text(encoding="utf-8")
    columns = next(csv.reader(text.splitlines()))
    return table(("column", "meaning"), ((code(f), m) for f, m in meanings("authority", columns)))


PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "exit-codes": exit_codes,
    "extraction-fields": extraction_fields,
    "graph-labels": graph_labels,
    "graph-relationships": graph_relationships,
    "export-tables": export_tables,
    "queries": queries,
    "measures": measures,
    "authority-columns": authority_columns,
}
"""Name of a part to what makes it."""


def fill(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the parts where a page wants them."""
    source[0] = _MARK.sub(lambda mark: PARTS[mark[1]](), source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
