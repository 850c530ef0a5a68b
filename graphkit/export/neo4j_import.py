"""Nodes and relationships as the CSV files of ``neo4j-admin database import full``, for first loads too big for Bolt.

One file a label and one a type, each with the header that says what its columns are. What the importer would read as
something else is written so that it cannot: strings are always quoted, so that an empty one is not a missing one; members of a
list, and labels, are parted by a character that no text holds. What it would lose is refused.

Source: Neo4j operations manual, "Import".
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphkit.errors import InputError
from graphkit.export.files import replacing
from graphkit.graph import EXTRA_LABEL, LABELS, RELATIONSHIPS

DELIMITER = "\x1f"
"""What parts members of a list, and labels: the unit separator."""

ROW_BYTES = 4_000_000
"""A longer row does not fit into the buffer of 4 MiB that the importer reads with."""

_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("number", "year", "operative_paragraphs", "count", "preambular", "operative", "substantive"), "long"),
    **dict.fromkeys(("stub", "sample", "provisional"), "boolean"),
    **dict.fromkeys(("aliases", "verbs", "parts", "paragraphs", "pinpoints", "quotes"), "string[]"),
    "starts": "long[]",
    "in_names": "boolean[]",
    "date": "date",
}
"""Property to its type in a header; all others are strings."""

Row = Mapping[str, Any]


def node_file(label: str) -> str:
    """Name of the file with the nodes of a label.

    Examples
    --------
    >>> node_file("Document")
    'nodes_document.csv'
    """
    return f"nodes_{label.lower()}.csv"


def relationship_file(name: str) -> str:
    """Name of the file with the relationships of a type.

    Examples
    --------
    >>> relationship_file("PART_OF")
    'relationships_part_of.csv'
    """
    return f"relationships_{name.lower()}.csv"


def write_import_nodes(path: str | os.PathLike[str], label: str, rows: Iterable[Row]) -> int:
    """Write the nodes of one label.

    Parameters
    ----------
    path : str or path
        A file of that name is replaced.
    label : str
        One of :data:`graphkit.graph.LABELS`.
    rows : iterable of mapping
        ``id`` and the properties of the label, ``date`` in ISO 8601; a true ``resolution`` adds the second label.

    Returns
    -------
    int
        How many rows.

    Raises
    ------
    InputError
        When a value cannot be told from another in these files, or a row is too long for the importer.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     count = write_import_nodes(f"{folder}/a.csv", "Actor", [{"id": "al-qaida", "name": 'the "Base" in', "provisional": False}])
    ...     print(Path(folder, "a.csv").read_text(), end="")
    id:ID,name:string,title:string,aliases:string[],category:string,provisional:boolean,:LABEL
    "al-qaida","the ""Base"" in",,,,false,"Actor"
    """
    names = LABELS[label]

    def cells(row: Row) -> list[Any]:
        labels = [label, EXTRA_LABEL] if row.get("resolution") else [label]
        return [row["id"], *map(row.get, names), labels]

    return _write(path, ["id:ID", *_columns(names), ":LABEL"], ((f"{row['id']}", cells(row)) for row in rows))


def write_import_relationships(path: str | os.PathLike[str], name: str, rows: Iterable[Row]) -> int:
    """Write the relationships of one type.

    Parameters
    ----------
    path : str or path
        A file of that name is replaced.
    name : str
        One of :data:`graphkit.graph.RELATIONSHIPS`.
    rows : iterable of mapping
        ``from``, ``to`` and the properties of the type.

    Returns
    -------
    int
        How many rows.

    Raises
    ------
    InputError
        As for :func:`write_import_nodes`.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     count = write_import_relationships(f"{folder}/s.csv", "SUCCEEDS", [{"from": "unodc", "to": "odccp", "since": "2002"}])
    ...     print(Path(folder, "s.csv").read_text(), end="")
    :START_ID,since:string,:END_ID,:TYPE
    "unodc","2002","odccp","SUCCEEDS"
    """
    names = RELATIONSHIPS[name].properties
    lines = ((f"{row['from']} {name} {row['to']}", [row["from"], *map(row.get, names), row["to"], name]) for row in rows)
    return _write(path, [":START_ID", *_columns(names), ":END_ID", ":TYPE"], lines)


def import_command(folder: str | os.PathLike[str], database: str = "neo4j") -> str:
    r"""What to type where the server's ``neo4j-admin`` is, the server stopped and the database not there yet.

    Examples
    --------
    >>> print(import_command("my files").split(" \\")[0])
    cd 'my files' && neo4j-admin database import full neo4j
    """
    return " \\\n    ".join([f"cd {shlex.quote(os.fspath(folder))} && neo4j-admin database import full {database}", *import_options()])


def import_options() -> list[str]:
    """The options of the import, with the files as they are named inside their folder.

    Examples
    --------
    >>> import_options()[:3]
    ['--array-delimiter=U+001F', '--multiline-fields=true', '--nodes=nodes_document.csv']
    """
    nodes = [f"--nodes={node_file(label)}" for label in LABELS]
    edges = [f"--relationships={relationship_file(name)}" for name in RELATIONSHIPS]
    return ["--array-delimiter=U+001F", "--multiline-fields=true", *nodes, *edges]


def _columns(names: Sequence[str]) -> list[str]:
    return [f"{name}:{_TYPES.get(name, 'string')}" for name in names]


def _write(path: str | os.PathLike[str], header: list[str], rows: Iterable[tuple[str, list[Any]]]) -> int:
    count = 0
    # newline="": a line end inside a title stays what it is
    with replacing(path) as scratch, scratch.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header) + "\n")
        for where, cells in rows:
            line = ",".join(_cell(value, where, column) for column, value in zip(header, cells, strict=True))
            if len(line.encode()) > ROW_BYTES:
                raise InputError(f"{where} is longer than the importer reads", "load it with graphkit load")
            file.write(line + "\n")
            count += 1
    return count


def _cell(value: Any, where: str, column: str) -> str:
    """One value; an empty list is written as one that is missing, which is how the importer would read it."""
    if value is None or value == []:
        return ""
    if not isinstance(value, list):
        return _quoted(value) if isinstance(value, str) else _plain(value)
    members = [member if isinstance(member, str) else _plain(member) for member in value]
    if any(not member or DELIMITER in member for member in members):
        fault = "holds an empty string or U+001F, which such files cannot tell from the end of a member"
        raise InputError(f"{column.partition(':')[0]} of {where} {fault}", "load it with graphkit load")
    return _quoted(DELIMITER.join(members))


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
