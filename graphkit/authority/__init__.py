"""The names that graphkit knows: bodies, instruments and actors, from tables that an expert can read and mend.

Examples
--------
>>> from graphkit import authority
>>> authority.load().records["unodc"].title
'United Nations Office on Drugs and Crime'
"""

from __future__ import annotations

import csv
import hashlib
import io
from functools import cache
from pathlib import Path

from graphkit import tables
from graphkit.authority import records
from graphkit.model import Record

__all__ = ["Authority", "load"]


class Authority:
    """All records, with what the rules need beside them.

    Attributes
    ----------
    records : dict
        Records by id.
    groups : dict
        Plural heads that stand for several records, such as "Geneva Conventions", to their ids.
    committees : dict
        Number of a Security Council resolution to the id of the committee that has it in its name.
    founded : dict
        Symbol of a resolution to the ids of the bodies that it set up.
    local : tuple of tuple
        Short names by the series they stand in: form, first elements of the citing symbol, id, and whether the text must name
        the body in full somewhere.
    placed : tuple of tuple
        Short names by what a text is about: form, first elements of the citing symbol (empty: any), words that tell it, id.
    pairs : tuple of tuple
        Short names of instruments beside one adopted with them: form, id of the other, id.
    versions : dict
        What texts call several instruments of different years, in small letters, to their ids in the order of time.
    versioned : frozenset of str
        All ids among these.
    digest : str
        Changes whenever any of this changes.
    """

    def __init__(
        self,
        records: dict[str, Record],
        groups: dict[str, tuple[str, ...]],
        committees: dict[int, str],
        founded: dict[str, tuple[str, ...]],
        local: tuple[tuple[str, str, str, bool], ...],
        placed: tuple[tuple[str, str, tuple[str, ...], str], ...],
        pairs: tuple[tuple[str, str, str], ...],
        versions: dict[str, tuple[str, ...]],
        digest: str,
    ) -> None:
        self.records, self.groups, self.committees, self.founded = records, groups, committees, founded
        self.local, self.placed, self.pairs, self.versions, self.digest = local, placed, pairs, versions, digest
        self.versioned = frozenset(key for ids in versions.values() for key in ids)


@cache
def _shipped() -> Authority:
    texts = {name: tables.text("authority", name) for name in (*records.TABLES, "committees.toml", "names.toml", "groups.csv")}
    found = [record for name in records.TABLES for record in records.from_csv(texts[name], name)]
    rows = tables.toml("authority", "committees.toml")["committee"]
    found += [records.from_committee(row) for row in rows]
    committees: dict[int, str] = {}
    for row in rows:
        for number in row.get("numbers", ()):
            committees.setdefault(int(number), row["id"])
    groups = {row["name"]: records.split(row["members"]) for row in csv.DictReader(io.StringIO(texts["groups.csv"]))}
    short = tables.toml("authority", "names.toml")
    local = tuple((row["form"], row["prefix"], row["id"], row.get("named", False)) for row in short["local"])
    placed = tuple((row["form"], row["prefix"], tuple(row["near"]), row["id"]) for row in short["placed"])
    pairs = tuple((row["form"], row["beside"], row["id"]) for row in short["pair"])
    versions = {form.lower(): tuple(row["ids"]) for row in short["version"] for form in row["forms"]}
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()
    unique = records.unique(found)
    return Authority(unique, groups, committees, _founded(unique), local, placed, pairs, versions, digest[:16])


def _founded(found: dict[str, Record]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for record in found.values():
        if record.kind == "body" and record.symbol:
            out[record.symbol] = (*out.get(record.symbol, ()), record.id)
    return out


@cache
def load(extra: Path | None = None) -> Authority:
    """Load the authority files, once a process.

    Parameters
    ----------
    extra : Path, optional
        A table of the user's own (CSV, columns as in the shipped ones); its records win over shipped ones of the same id.

    Returns
    -------
    Authority

    Raises
    ------
    InputError
        The user's table cannot be read, or a line of it is wrong.
    """
    shipped = _shipped()
    if extra is None:
        return shipped
    own = records.from_file(Path(extra))
    digest = hashlib.sha256((shipped.digest + repr(own)).encode()).hexdigest()
    unique = records.unique([*shipped.records.values(), *own])
    return Authority(
        *(unique, shipped.groups, shipped.committees, _founded(unique), shipped.local, shipped.placed, shipped.pairs),
        *(shipped.versions, digest[:16]),
    )
