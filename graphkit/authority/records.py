"""Read the tables of names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import InputError
from graphkit.model import Record

TABLES = ("bodies.csv", "missions.csv", "instruments.csv", "actors.csv", "committees.csv")
_COLUMNS = ("id", "kind", "name", "title", "aliases", "category", "parent", "since", "until", "symbol", "succeeds", "source")
_KINDS = ("body", "instrument", "actor")


def split(cell: str) -> tuple[str, ...]:
    """Members of a cell that holds several, parted by bars.

    Examples
    --------
    >>> split("UNODC | ODC")
    ('UNODC', 'ODC')
    """
    if "|" not in cell:
        return (cell,) if (cell := cell.strip()) else ()
    return tuple([part for piece in cell.split("|") if (part := piece.strip())])


def from_csv(text: str, where: str) -> Iterator[Record]:
    """Read one table of records.

    Parameters
    ----------
    text : str
        CSV with a header row: at the least ``id``, ``kind`` and ``title``.
    where : str
        What an error calls the table.

    Raises
    ------
    InputError
        A column or cell is missing or wrong; the message names table and line.
    """
    rows = csv.reader(io.StringIO(text))
    columns = [name.strip() for name in next(rows, [])]
    missing = {"id", "kind", "title"} - set(columns)
    if missing:
        raise InputError(
            f"{where}: column {', '.join(sorted(missing))} is missing.", "The first line names the columns: id,kind,name,title,..."
        )
    width = len(columns)
    usual = columns[: len(_COLUMNS)] == list(_COLUMNS)
    for row in rows:
        if not row:
            continue
        cells = list(map(str.strip, row))
        if not usual or len(cells) != width:  # another order, or some columns alone
            given = dict(zip(columns, cells, strict=False))
            cells = [given.get(column, "") for column in _COLUMNS]
        key, kind, name, title, aliases, category, parent, since, until, symbol, succeeds, source = cells[: len(_COLUMNS)]
        if not key or kind not in _KINDS or not title:
            raise InputError(f"{where}, line {rows.line_num}: id, kind ({', '.join(_KINDS)}) and title are needed.", "Mend the line.")
        yield Record(
            *(key, kind, name or title, title, split(aliases), category, split(parent)),
            *(since or None, until or None, symbol or None, split(succeeds), source),
        )


def from_file(path: Path) -> list[Record]:
    """Read the records that a user adds.

    Parameters
    ----------
    path : Path
        A CSV with the columns of the shipped tables.

    Raises
    ------
    InputError
        The file cannot be read or holds a wrong line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = "Give a UTF-8 CSV with the columns id,kind,name,title,aliases."
        raise InputError(f"Cannot read the authority file {path}: {error}", hint) from error
    return list(from_csv(text, str(path)))


def unique(records: Iterable[Record]) -> dict[str, Record]:
    """Records by id; a later one replaces an earlier one (so the user's win)."""
    return {record.id: record for record in records}
