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
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

from graphkit import tables
from graphkit.authority import records
from graphkit.model import Record

__all__ = ["Authority", "as_called", "in_full", "load", "titles"]

_KEPT = ("committees.csv", "groups.csv", "short.csv")
"""Tables that are more than records."""
Local: TypeAlias = tuple[str, str, str, bool]
"""A row of :attr:`Authority.local`."""
Placed: TypeAlias = tuple[str, str, tuple[str, ...], str]
"""A row of :attr:`Authority.placed`."""
Pair: TypeAlias = tuple[str, str, str]
"""A row of :attr:`Authority.pairs`."""


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
        local: tuple[Local, ...],
        placed: tuple[Placed, ...],
        pairs: tuple[Pair, ...],
        versions: dict[str, tuple[str, ...]],
        digest: str,
    ) -> None:
        self.records, self.groups, self.committees, self.founded = records, groups, committees, founded
        self.local, self.placed, self.pairs, self.versions, self.digest = local, placed, pairs, versions, digest
        self.versioned = frozenset(key for ids in versions.values() for key in ids)


_WIDE = ("ecosoc", "general-assembly", "secretariat", "security-council", "united-nations")
"""What has too many parts for its name to stand before theirs."""


@cache
@tables.all_kept()
def _shipped() -> Authority:
    hashed = hashlib.sha256()
    texts: dict[str, str] = {}
    found: list[Record] = []
    for name in (*records.TABLES, "groups.csv", "short.csv", "titles.csv"):
        data = tables.data("authority", name)
        hashed.update(data)
        if name in records.TABLES:
            found += records.from_csv(data.decode(), name)
        if name in _KEPT:
            texts[name] = data.decode()
    committees = {int(number): row["id"] for row in _rows(texts["committees.csv"]) for number in records.split(row["numbers"])}
    groups = {row["name"]: records.split(row["members"]) for row in _rows(texts["groups.csv"])}
    local, placed, pairs, versions = _short(texts["short.csv"])
    unique = records.unique(found)
    return Authority(unique, groups, committees, _founded(unique), local, placed, pairs, versions, hashed.hexdigest()[:16])


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text))


def _short(text: str) -> tuple[tuple[Local, ...], tuple[Placed, ...], tuple[Pair, ...], dict[str, tuple[str, ...]]]:
    """The table of short names, by its rules."""
    local: list[Local] = []
    placed: list[Placed] = []
    pairs: list[Pair] = []
    versions: dict[str, tuple[str, ...]] = {}
    for row in _rows(text):
        form, prefix, near, key = row["form"], row["prefix"], row["near"], row["id"]
        match row["rule"]:
            case "local" | "named" as rule:
                local.append((form, prefix, key, rule == "named"))
            case "placed":
                placed.append((form, prefix, records.split(near), key))
            case "pair":
                pairs.append((form, near, key))
            case "version":
                versions[form.lower()] = records.split(key)
            case other:
                raise ValueError(f"short.csv: {form}: there is no rule {other!r}")
    return tuple(local), tuple(placed), tuple(pairs), versions


def _founded(found: dict[str, Record]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for record in found.values():
        if record.kind == "body" and record.symbol:
            out[record.symbol] = (*out.get(record.symbol, ()), record.id)
    return out


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """Other official titles and full names of shipped records, by id: a record is looked up by them, no text is searched for them.

    Examples
    --------
    >>> titles()["spt"]
    ('Subcommittee on Prevention of Torture of the Committee against Torture',)
    """
    out: dict[str, list[str]] = {}
    for row in _rows(tables.text("authority", "titles.csv")):
        out.setdefault(row["id"], []).append(row["title"])
    return {key: tuple(forms) for key, forms in out.items()}


def in_full(record: Record) -> Record:
    """A record with all its names: those that texts are searched for, and its other titles.

    Examples
    --------
    >>> "Subcommittee on Prevention of Torture of the Committee against Torture" in in_full(load().records["spt"]).aliases
    True
    """
    more = titles().get(record.id)
    return record._replace(aliases=(*record.aliases, *more)) if more else record


def as_called(record: Record) -> Record:
    """A record with all that texts call it: also the short names that mean it in some texts alone, and its title with its short name.

    Examples
    --------
    >>> records = load().records
    >>> [name for name in ("Comprehensive Peace Agreement", "Sudan CPA") if name in as_called(records["cpa-sudan"]).aliases]
    ['Comprehensive Peace Agreement']
    >>> "United Nations Country Team" in as_called(records["unct-haiti"]).aliases
    True
    >>> as_called(records["un-women"]).aliases[-1]
    'United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women)'
    >>> as_called(records["opcw-iit"]).aliases[-1]
    'Organisation for the Prohibition of Chemical Weapons Investigation and Identification Team'
    """
    general = record.title.partition(" in ")[0]
    more = _short_forms().get(record.id, ())
    if general != record.title and _parents().get(general) == record.parent:
        more = (*more, general)
    if record.name not in record.title and (record.kind == "instrument" or " " not in record.name):
        more = (*more, f"{record.title} ({record.name})")
    record = in_full(record)
    more = tuple(form for form in (*more, *_of_parent(record)) if form not in record.aliases)
    return record._replace(aliases=(*record.aliases, *more)) if more else record


def _of_parent(record: Record) -> Iterator[str]:
    """A body with the name of what it is part of, before and behind: "Executive Board of UNICEF" is "UNICEF Executive Board"."""
    parent = _shipped().records.get(record.parent[0]) if record.kind == "body" and len(record.parent) == 1 else None
    if parent is None or parent.id in _WIDE:
        return
    for link in (" of the ", " of "):
        if record.title.endswith(link + parent.title):
            yield f"{parent.title} {record.title.removesuffix(link + parent.title)}"
            return
    if parent.title not in record.title and parent.name not in record.title:
        yield from (f"{record.title} of the {parent.title}", f"{parent.title} {record.title}")


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    """Short names by the id that they can mean."""
    out: dict[str, list[str]] = {}
    for row in _rows(tables.text("authority", "short.csv")):
        for key in records.split(row["id"]):
            out.setdefault(key, []).append(row["form"])
    return {key: tuple(dict.fromkeys(forms)) for key, forms in out.items()}


@cache
def _parents() -> dict[str, tuple[str, ...]]:
    """Titles of bodies to what these are part of: one that has others of each country has the same parent as those."""
    return {record.title: record.parent for record in _shipped().records.values() if record.kind == "body"}


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
