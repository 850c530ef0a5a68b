"""Rows on standard output in six formats. Everything else that a person is told goes to standard error."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click

Rows = Iterable[Mapping[str, Any]]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What could steer a terminal if a document held it."""

_NARROWEST = 12
"""Columns that a table which is too wide leaves to each text."""


def emit(columns: Sequence[str], rows: Rows, form: str) -> None:
    """Print rows.

    Parameters
    ----------
    columns : sequence of str
        Which values of each row are printed, in order.
    rows : iterable of mapping
    form : str
        One of :data:`FORMATS`.
    """
    text = FORMATS[form](columns, [[row.get(column) for column in columns] for row in rows])
    click.echo(text, nl=False)


def say(message: str) -> None:
    """Print a line for the person, on standard error."""
    click.echo(message, err=True)


def _json(columns: Sequence[str], rows: list[list[Any]]) -> str:
    lines = [_object(columns, row) for row in rows]
    return "[" + "".join(f"{',' if number else ''}\n  {line}" for number, line in enumerate(lines)) + ("\n]\n" if lines else "]\n")


def _jsonl(columns: Sequence[str], rows: list[list[Any]]) -> str:
    return "".join(_object(columns, row) + "\n" for row in rows)


def _object(columns: Sequence[str], row: list[Any]) -> str:
    return json.dumps({column: _finite(value) for column, value in zip(columns, row, strict=True)}, ensure_ascii=False, default=str)


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _csv(columns: Sequence[str], rows: list[list[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(value, " | ", exact=True) for value in row] for row in rows)
    return out.getvalue()


def _tsv(columns: Sequence[str], rows: list[list[Any]]) -> str:
    return "".join("\t".join(_folded(_plain(cell, " | ", exact=True)) for cell in row) + "\n" for row in [list(columns), *rows])


def _md(columns: Sequence[str], rows: list[list[Any]]) -> str:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    body = [line(_folded(_plain(value)).replace("\\", "\\\\").replace("|", "\\|") for value in row) for row in rows]
    return line(columns) + line("---:" if _numeric(rows, at) else "---" for at in range(len(columns))) + "".join(body)


def _table(columns: Sequence[str], rows: list[list[Any]]) -> str:
    if not columns:
        return ""
    cells = [[_folded(_plain(value)) for value in row] for row in rows]
    widths = [max([_width(columns[at]), *(_width(row[at]) for row in cells)]) for at in range(len(columns))]
    _shrink(widths)
    right = [_numeric(rows, at) for at in range(len(columns))]

    def line(values: Sequence[str]) -> str:
        return "  ".join(_padded(*cell) for cell in zip(values, widths, right, strict=True)).rstrip() + "\n"

    return line(columns) + line(["-" * width for width in widths]) + "".join(map(line, cells))


def _shrink(widths: list[int]) -> None:
    """Make a table fit the terminal, widest columns first. In a pipe nothing is cut."""
    if not sys.stdout.isatty():
        return
    room = shutil.get_terminal_size().columns - 2 * (len(widths) - 1)
    widths[:] = [min(width, max(room, _NARROWEST)) for width in widths]
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _numeric(rows: list[list[Any]], at: int) -> bool:
    values = [row[at] for row in rows if row[at] is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _plain(value: Any, joint: str = ", ", *, exact: bool = False) -> str:
    """A value as people write it; ``exact`` for files that machines read on."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value) if exact else f"{value:.6g}"
    if isinstance(value, list | tuple | set | frozenset):
        return joint.join(_plain(item, joint, exact=exact) for item in value)
    return str(value)


def _folded(text: str) -> str:
    """One line, with control characters shown instead of sent."""
    return _CONTROL.sub(lambda found: repr(found[0])[1:-1], " ".join(text.split()))


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int, right: bool) -> str:
    if _width(text) > width:
        while _width(text) >= width:
            text = text[: width - 1] if text.isascii() else text[:-1]
        text += "…"
    space = " " * (width - _width(text))
    return space + text if right else text + space


FORMATS: Mapping[str, Callable[[Sequence[str], list[list[Any]]], str]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "tsv": _tsv,
    "md": _md,
}
"""Name of a format to what makes it of columns and rows."""
