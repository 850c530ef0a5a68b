"""Facts about documents from a table of the user's own, for what their text does not say."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from graphkit import symbols
from graphkit.errors import InputError
from graphkit.sources import read_text
from graphkit.symbols import Facts

COLUMNS = ("title", "date", "meeting", "agenda", "votes")
"""What a table may say beside ``symbol``."""

_VOTES = re.compile(r"\d+-\d+-\d+")


def facts_from(path: str | os.PathLike[str] | None) -> Callable[[str], Facts]:
    """What is known of a symbol: what the table says, else what the symbol says by itself.

    Parameters
    ----------
    path : str or path or None
        A CSV file with the column ``symbol`` (in any common form) and any of ``title``, ``date`` (ISO 8601), ``meeting``,
        ``agenda`` and ``votes`` (``15-0-0``: in favour, against, abstaining). Of stubs it is all that is known; where a
        document's own text says otherwise, the text is believed.

    Returns
    -------
    callable

    Raises
    ------
    InputError
        When the file cannot be read, or a line of it is wrong.
    """
    if path is None:
        return symbols.describe
    table = _read(os.fspath(path))

    def facts(symbol: str) -> Facts:
        found = symbols.describe(symbol)
        said = table.get(symbol)
        return found._replace(**said) if said else found  # type: ignore[arg-type]  # all columns are texts

    return facts


def _read(path: str) -> dict[str, dict[str, str]]:
    lines = read_text(path).removeprefix("\ufeff").splitlines()
    rows = csv.DictReader(lines)
    columns = tuple(rows.fieldnames or ())
    if "symbol" not in columns or not set(columns) <= {"symbol", *COLUMNS}:
        wanted = f"symbol and any of {', '.join(COLUMNS)}"
        raise InputError(f"{path}, line 1: the columns are {', '.join(columns)}", f"a metadata file has the columns {wanted}")
    table: dict[str, dict[str, str]] = {}
    for row in rows:
        where = f"{Path(path)}, line {rows.line_num}"
        symbol = symbols.parse(row["symbol"] or "")
        if symbol is None:
            raise InputError(f"{where}: {row['symbol']!r} is no symbol", "write it as S/RES/2388(2017)")
        if None in row or symbol in table:
            raise InputError(f"{where}: {'more values than columns' if None in row else symbol + ' comes twice'}", "mend the line")
        table[symbol] = {name: row[name].strip() for name in COLUMNS if row.get(name)}
        _check_date(table[symbol].get("date"), where)
        votes = table[symbol].get("votes")
        if votes and not _VOTES.fullmatch(votes):
            raise InputError(f"{where}: {votes!r} are no votes", "write them as 12-0-3: in favour, against, abstaining")
    return table


def _check_date(text: str | None, where: str) -> None:
    try:
        valid = text is None or date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        raise InputError(f"{where}: {text!r} is no date", "write it as 2017-11-21")
