"""One table as CSV, JSON lines or Parquet. Rows may come one by one: none of these keeps them all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from graphkit.errors import MissingExtraError, UsageError
from graphkit.export.files import JOINT, replacing
from graphkit.export.schema import TableSchema

Rows = Iterable[Mapping[str, Any]]

GROUP = 20_000
"""Rows that are turned into columns of Parquet at a time."""


def write_table(path: str | os.PathLike[str], table: TableSchema, rows: Rows, form: str) -> int:
    """Write rows to a file, replacing one of that name.

    Parameters
    ----------
    path : str or path
    table : TableSchema
        Which values of each row, and of what type.
    rows : iterable of mapping
    form : {"csv", "jsonl", "parquet"}
        CSV is RFC 4180 in UTF-8 with a header, empty where there is no value; lists are joined by ``|``. JSON lines and
        Parquet hold lists and nulls as such.

    Returns
    -------
    int
        How many rows.

    Raises
    ------
    MissingExtraError
        Where Parquet is asked for and pyarrow is not installed.

    Examples
    --------
    >>> import tempfile
    >>> from graphkit.export import schema
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     count = write_table(f"{folder}/i.csv", schema()["instruments"], [{"id": "untoc", "name": "UNTOC"}], "csv")
    ...     print(count, Path(folder, "i.csv").read_text().splitlines())
    1 ['id,name,title,category,adopted', 'untoc,UNTOC,,,']
    """
    writer = _WRITERS.get(form)
    if writer is None:
        raise UsageError(f"tables are not written as {form!r}", f"one of {', '.join(_WRITERS)}")
    with replacing(path) as scratch:
        return writer(scratch, table, rows)


def _csv(path: Path, table: TableSchema, rows: Rows) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        for row in rows:
            writer.writerow([_cell(row.get(column)) for column in table.columns])
            count += 1
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return JOINT.join(map(str, value)) if isinstance(value, list | tuple) else value


def _jsonl(path: Path, table: TableSchema, rows: Rows) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({column: row.get(column) for column in table.columns}, ensure_ascii=False) + "\n")
            count += 1
    return count


def _parquet(path: Path, table: TableSchema, rows: Rows) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("Parquet needs pyarrow", 'pip install "graphkit[parquet]"') from error
    types = {"string": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(), "array": pa.list_(pa.string())}
    shape = pa.schema([pa.field(field.name, types[field.type], metadata={"description": field.description}) for field in table.fields])
    dates = {field.name for field in table.fields if field.type == "date"}
    count = 0
    with pq.ParquetWriter(path, shape) as writer:
        for part in _groups(rows):
            columns = {name: [_day(row.get(name)) if name in dates else row.get(name) for row in part] for name in table.columns}
            writer.write_table(pa.table(columns, schema=shape))
            count += len(part)
    return count


def _groups(rows: Rows) -> Iterator[list[Mapping[str, Any]]]:
    every = iter(rows)
    while part := list(islice(every, GROUP)):
        yield part


def _day(value: Any) -> Any:
    """A day as Parquet knows it; a year alone is none."""
    from datetime import date

    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return None


_WRITERS: Mapping[str, Callable[[Path, TableSchema, Rows], int]] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}

TABLE_FORMATS: tuple[str, ...] = tuple(_WRITERS)
"""Formats that :func:`write_table` knows."""
