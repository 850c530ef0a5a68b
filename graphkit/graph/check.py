"""Whether a row can be stored, the same on every engine.

The engines differ in what they do with a bad value: one stores it, one refuses the row, one loses the whole batch. So
rows are checked before any of them sees them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

KEY_SIZE = 1_000
"""Characters of an id: far above any symbol, far below the eight kilobytes that an index key holds."""

TEXT_SIZE = 1_000_000
"""Characters of any other value."""

LIST_SIZE = 100_000
"""Members of a list."""

_INTEGERS = range(-(2**63), 2**63)


def node_fault(row: Mapping[str, Any]) -> str | None:
    """Why a node row cannot be stored, or None.

    Examples
    --------
    >>> node_fault({"id": "S/RES/1(1946)", "props": {"name": "1 (1946)"}, "iso": "1946-01-25"}) is None
    True
    >>> node_fault({"id": "S/RES/1(1946)", "props": {"name": "1 (1946)"}, "iso": "1946"})
    'its date 1946 is no day of the calendar'
    """
    iso = row.get("iso")
    if iso is not None and not _is_day(iso):
        return f"its date {iso} is no day of the calendar"
    for name in ("name", "title"):
        if name in row["props"] and not row["props"][name]:
            return f"it has no {name}"
    return _key_fault(row["id"]) or _props_fault(row["props"])


def edge_fault(row: Mapping[str, Any]) -> str | None:
    """Why an edge row cannot be stored, or None.

    Examples
    --------
    >>> edge_fault({"from": "A/RES/1(I)", "to": "unodc", "props": {"count": 2, "verbs": ["note", None]}})
    'verbs[1] is null'
    """
    props = row["props"]
    lengths = {len(value) for value in props.values() if isinstance(value, list)}
    if lengths and lengths != {props.get("count")}:
        return "its evidence lists are not of one length"
    return _key_fault(row["from"]) or _key_fault(row["to"]) or _props_fault(props)


def _is_day(iso: Any) -> bool:
    try:
        return isinstance(iso, str) and date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False


def _key_fault(key: Any) -> str | None:
    if not isinstance(key, str) or not key:
        return "its id is empty"
    if len(key) > KEY_SIZE:
        return f"its id has {len(key):,} characters"
    return _text_fault("its id", key)


def _props_fault(props: Mapping[str, Any]) -> str | None:
    for name, value in props.items():
        if value is None:
            continue
        fault = _list_fault(name, value) if isinstance(value, list) else _value_fault(name, value)
        if fault:
            return fault
    return None


def _list_fault(name: str, values: list[Any]) -> str | None:
    if len(values) > LIST_SIZE:
        return f"{name} has {len(values):,} members"
    for place, value in enumerate(values):
        if value is None:
            return f"{name}[{place}] is null"
        if type(value) is not type(values[0]):
            return f"{name} mixes {type(values[0]).__name__} and {type(value).__name__}"
        fault = _value_fault(f"{name}[{place}]", value)
        if fault:
            return fault
    return None


def _value_fault(name: str, value: Any) -> str | None:
    if isinstance(value, str):
        return _text_fault(name, value)
    if isinstance(value, bool) or (isinstance(value, int) and value in _INTEGERS):
        return None
    if isinstance(value, float) and value == value:
        return None
    return f"{name} is {'too big' if isinstance(value, int) else 'a ' + type(value).__name__}"


def _text_fault(name: str, text: str) -> str | None:
    if len(text) > TEXT_SIZE:
        return f"{name} has {len(text):,} characters"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"{name} holds half a surrogate pair at character {error.start}"
    return None
