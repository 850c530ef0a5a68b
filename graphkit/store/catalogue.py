"""The Cypher files: where they are, what a query's header says, and the statements of a file.

A query is one file; its name is the file's name, its first comment line says what it answers::

    // Which documents cite a document, and by which verb.
    // param symbol = "S/RES/1373(2001)" The document that is cited
    // param limit = 25 How many rows
    // column citing The citing document
    MATCH ...

A parameter without ``= VALUE`` must be given. Values are JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import NotFoundError, UsageError

_COLUMN = re.compile(r"//\s*column\s+(?P<name>\w+)\s+(?P<meaning>.+)")

REQUIRED = object()
"""Stands for the default of a parameter that must be given."""


@dataclass(frozen=True, slots=True)
class Query:
    """One query of the catalogue.

    Parameters
    ----------
    name : str
        File name without suffix: what ``@NAME`` on the command line calls it.
    text : str
        The file.
    help : str
        What it answers: the first comment line.
    params : mapping of str to (default, meaning)
        Parameters in the order of the header; the default is :data:`REQUIRED` where there is none.
    columns : mapping of str to str
        Columns and what they mean.
    path : Path
        The file.
    """

    name: str
    text: str
    help: str
    params: Mapping[str, tuple[Any, str]]
    columns: Mapping[str, str]
    path: Path

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters to run this query with: those given and the defaults of the others.

        Raises
        ------
        UsageError
            One is missing, or given and unknown.
        """
        known = "It takes " + ", ".join(self.params) if self.params else "It takes none"
        for name in given:
            if name not in self.params:
                raise UsageError(f"the query {self.name} has no parameter {name!r}", hint=known)
        values = {name: given.get(name, default) for name, (default, _) in self.params.items()}
        missing = [name for name, value in values.items() if value is REQUIRED]
        if missing:
            raise UsageError(f"the query {self.name} needs a value for {', '.join(missing)}", hint=f"-P {missing[0]}=VALUE")
        return values


@cache
def cypher_folder() -> Path:
    """The folder of Cypher files: ``graphkit/cypher`` in an installed package, ``cypher`` beside the package in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "cypher", package.parent / "cypher"):
        if (folder / "load").is_dir():
            return folder
    raise NotFoundError("the Cypher files of graphkit are missing", hint="Install graphkit again")


@cache
def statement(name: str) -> str:
    """The text of one file of a single statement, such as ``load/cites``.

    Examples
    --------
    >>> statement("read/nodes").startswith("//")
    True
    """
    path = cypher_folder() / f"{name}.cypher"
    try:
        return path.read_text(encoding="utf-8").strip().removesuffix(";")
    except FileNotFoundError:
        raise NotFoundError(f"graphkit has no Cypher file {name}") from None


@cache
def statements(name: str) -> tuple[str, ...]:
    """The statements of a file of several, each ended by ``;`` at the end of a line."""
    return tuple(part.strip() for part in re.split(r";[ \t]*(?:\n|$)", statement(name)) if part.strip())


def parse(path: Path) -> Query:
    """Read one query file.

    Raises
    ------
    UsageError
        Its header does not have the form above.
    """
    text = path.read_text(encoding="utf-8").strip()
    params: dict[str, tuple[Any, str]] = {}
    columns: dict[str, str] = {}
    title = ""
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        words = line.removeprefix("//").split()
        if words[:1] == ["param"]:
            name, default, meaning = _param(line, path)
            params[name] = (default, meaning)
        elif words[:1] == ["column"]:
            found = _COLUMN.fullmatch(line)
            if found is None:
                raise UsageError(f"{path.name}: a column line is '// column NAME meaning', not {line!r}")
            columns[found["name"]] = found["meaning"]
        elif not title:
            title = line.removeprefix("//").strip()
    if not title:
        raise UsageError(f"{path.name}: the first line must say what the query answers: '// ...'")
    return Query(path.stem, text, title, params, columns, path)


def _param(line: str, path: Path) -> tuple[str, Any, str]:
    found = re.fullmatch(r"//\s*param\s+(\w+)\s*(=)?\s*(.*)", line)
    if found is None or not found[3]:
        raise UsageError(f"{path.name}: a parameter line is '// param NAME = VALUE meaning', not {line!r}")
    name, sign, rest = found.groups()
    if sign is None:
        return name, REQUIRED, rest
    try:
        default, end = json.JSONDecoder().raw_decode(rest)
    except json.JSONDecodeError:
        raise UsageError(f"{path.name}: the default of {name} is no JSON value: {rest!r}") from None
    return name, default, rest[end:].strip()


def queries(kind: str | None = None) -> dict[str, Query]:
    """The catalogue: all queries by name.

    Parameters
    ----------
    kind : {"embedded", "neo4j"}, optional
        The engine: a file of ``cypher/query/<engine>/`` goes before the shared one of the same name.

    Returns
    -------
    dict of str to Query
        Sorted by name.
    """
    folder = cypher_folder() / "query"
    files = {path.stem: path for path in sorted(folder.glob("*.cypher"))}
    if kind is not None:
        files |= {path.stem: path for path in sorted((folder / kind).glob("*.cypher"))}
    return {name: parse(files[name]) for name in sorted(files)}


def find(name: str, kind: str | None = None) -> Query:
    """One query by name.

    Raises
    ------
    NotFoundError
        There is none; the hint names those that are near.
    """
    import difflib

    known = queries(kind)
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3)
    hint = "Did you mean " + " or ".join("@" + other for other in near) + "?" if near else "graphkit queries lists them"
    raise NotFoundError(f"no query is called {name!r}", hint=hint)
