"""Authority records as nodes, and the edges that the records themselves know: parents, founders, protocols, successors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graphkit.graph.schema import RECORD_LABELS
from graphkit.model import Record

Plain = dict[str, Any]
Fail = Callable[[str, str, str], None]
"""Called with what was left out, where and why."""


def as_plain(record: Record | Mapping[str, Any]) -> Plain:
    """A record as a dictionary, whether it came from memory or from ``authorities.jsonl``."""
    return record._asdict() if isinstance(record, Record) else dict(record)


def hangs_on(record: Record | Mapping[str, Any]) -> tuple[str, ...]:
    """Ids and symbols that a record names: what it is part of or supplements, what it replaced, what founded or carries it."""
    plain = as_plain(record)
    named = [*(plain.get("parent") or ()), *(plain.get("succeeds") or ())]
    if plain.get("symbol"):
        named.append(plain["symbol"])
    return tuple(named)


def closure(ids: Iterable[str], records: Mapping[str, Record | Mapping[str, Any]]) -> tuple[str, ...]:
    """The records that a graph needs: those used and, link by link, those that they hang on.

    Parameters
    ----------
    ids : iterable of str
        Ids that are used; symbols and unknown ids among them are passed over.
    records : mapping of str to Record
        All records by id.

    Returns
    -------
    tuple of str
        Ids, sorted.

    Examples
    --------
    >>> from graphkit.model import Record
    >>> known = {r.id: r for r in (
    ...     Record("unodc", "body", "UNODC", "United Nations Office on Drugs and Crime", parent=("secretariat",)),
    ...     Record("secretariat", "body", "Secretariat", "United Nations Secretariat", symbol="un-charter"),
    ...     Record("un-charter", "instrument", "Charter", "Charter of the United Nations"),
    ...     Record("unhcr", "body", "UNHCR", "Office of the United Nations High Commissioner for Refugees"))}
    >>> closure(["unodc", "S/RES/1373(2001)"], known)
    ('secretariat', 'un-charter', 'unodc')
    """
    found: set[str] = set()
    open_ids = [key for key in ids if key in records]
    while open_ids:
        key = open_ids.pop()
        if key not in found:
            found.add(key)
            open_ids.extend(other for other in hangs_on(records[key]) if other in records)
    return tuple(sorted(found))


def record_node(plain: Plain) -> tuple[str, Plain]:
    """Label and row of the node of one record."""
    label = RECORD_LABELS[plain["kind"]]
    name, title = plain.get("name") or plain["id"], plain.get("title") or plain.get("name") or plain["id"]
    props: Plain = {
        "name": name,
        "title": title,
        "aliases": list(plain.get("aliases") or ()),
        "category": plain.get("category") or None,
        "provisional": bool(plain.get("provisional")),
    }
    if label == "Instrument":
        props |= {"adopted": plain.get("since") or None, "url": plain.get("url") or None}
    elif label == "Body":
        props |= {"since": plain.get("since") or None, "until": plain.get("until") or None}
    return label, {"id": plain["id"], "props": props}


def record_edges(plain: Plain, records: Mapping[str, Plain], fail: Fail) -> list[tuple[str, str, str, Plain]]:
    """The edges that one record knows of, as (type, from, to, properties).

    What the record names must be in ``records`` or, for ``symbol``, be a symbol (it has a stroke, which no id has).
    """
    key, kind, edges = plain["id"], plain["kind"], []

    def known(other: str, wanted: tuple[str, ...], role: str) -> bool:
        if other in records and records[other]["kind"] in wanted:
            return True
        why = f"its {role} {other} is no {' or '.join(wanted)}" if other in records else f"no authority record has its {role} {other}"
        fail("edge", key, why)
        return False

    for other in plain.get("parent") or ():
        if kind == "body" and known(other, ("body",), "parent"):
            # the years are those of the body itself: no authority file says when it came under its parent
            edges.append(("PART_OF", key, other, {"since": plain.get("since") or None, "until": plain.get("until") or None}))
        elif kind == "instrument" and known(other, ("instrument",), "parent"):
            edges.append(("SUPPLEMENTS", key, other, {}))
    for other in plain.get("succeeds") or ():
        if kind == "body" and known(other, ("body",), "predecessor"):
            edges.append(("SUCCEEDS", key, other, {"since": plain.get("since") or None}))
    founder = plain.get("symbol")
    if founder and kind == "body" and ("/" in founder or known(founder, ("instrument",), "founder")):
        edges.append(("ESTABLISHES", founder, key, {"basis": "authority"}))
    if founder and kind == "instrument":
        if "/" in founder:
            edges.append(("ADOPTS", founder, key, {}))
        else:
            fail("edge", key, f"{founder}, said to carry its text, is no symbol")
    return edges
