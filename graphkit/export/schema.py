"""Which tables an export has and what their columns mean: ``tables.toml``, and the descriptor made of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type is ``string``, ``integer``, ``boolean``, ``date`` or ``array`` (of strings)."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: what it holds, its columns, and those that name a row."""

    name: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(field.name for field in self.fields)


@cache
def schema() -> Mapping[str, TableSchema]:
    """Every table by name.

    Examples
    --------
    >>> list(schema())
    ['documents', 'instruments', 'citations', 'mentions']
    >>> schema()["citations"].key
    ('citing', 'cited')
    """
    told = tomllib.loads(files(__package__).joinpath("tables.toml").read_text(encoding="utf-8"))
    tables = {}
    for name, table in told.items():
        key = table.get("key", [])
        fields = tuple(Field(column, **meaning) for column, meaning in table["fields"].items())
        tables[name] = TableSchema(name, table["description"], fields, (key,) if isinstance(key, str) else tuple(key))
    return MappingProxyType(tables)


def datapackage(names: Sequence[str], version: str) -> dict[str, Any]:
    """The descriptor of an export in CSV.

    Parameters
    ----------
    names : sequence of str
        Tables that are there.
    version : str
        Of graphkit.

    Returns
    -------
    dict
        A Tabular Data Package (Frictionless).

    Examples
    --------
    >>> package = datapackage(["documents", "mentions"], "0.1.0")
    >>> [resource["path"] for resource in package["resources"]]
    ['documents.csv', 'mentions.csv']
    >>> package["resources"][1]["schema"]["foreignKeys"][0]["fields"]
    ['citing']
    """
    return {
        "name": "graphkit-export",
        "profile": "tabular-data-package",
        "title": "Citations between documents of the United Nations",
        "description": f"Written by graphkit {version}. What a document cites is known only of documents that are no stubs.",
        "resources": [_resource(schema()[name], names) for name in names],
    }


def _resource(table: TableSchema, names: Sequence[str]) -> dict[str, Any]:
    # in CSV an array is its values joined, which the standard calls a string
    fields = [
        {"name": field.name, "type": "string" if field.type == "array" else field.type, "description": field.description}
        for field in table.fields
    ]
    described: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        described["primaryKey"] = list(table.key)
    if "citing" in table.columns and "documents" in names:
        described["foreignKeys"] = [{"fields": ["citing"], "reference": {"resource": "documents", "fields": ["symbol"]}}]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": described,
    }
