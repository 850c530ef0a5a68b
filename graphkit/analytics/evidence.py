"""The mentions behind an arc: aligned lists, merged and filtered.

An arc of the graph carries ``count`` and lists of that length: ``verbs``, ``parts``, ``paragraphs``, ``pinpoints``,
``in_names``, ``quotes``, ``starts``. A row may also be one mention, with ``verb``, ``part`` and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from numbers import Real
from typing import Any, TypedDict

from graphkit.errors import UsageError

LISTS = {
    "verb": "verbs",
    "part": "parts",
    "paragraph": "paragraphs",
    "pinpoint": "pinpoints",
    "in_name": "in_names",
    "quote": "quotes",
    "start": "starts",
}
"""Name of a field of one mention to the name of the list that holds it for every mention of an arc."""

ABSENT = "-"
"""What stands in a list for a mention without a verb, paragraph or pinpoint."""


class Where(TypedDict, total=False):
    """Which citations a measure counts; every measure takes these as keywords.

    Parameters
    ----------
    verb, part : str or collection of str
        Only mentions under these opening verbs, in these parts of the document.
    in_name : bool
        False leaves out mentions that stand inside the name of a committee.
    body : str or collection of str
        Only citations by documents of these organs (their attribute ``organ``).
    as_of : int, str or date
        Only documents up to and with this year or day.
    """

    verb: str | Collection[str] | None
    part: str | Collection[str] | None
    in_name: bool
    body: str | Collection[str] | None
    as_of: Any


def check_where(where: Mapping[str, Any]) -> None:
    """Refuse a filter that does not exist.

    Raises
    ------
    UsageError
        If a name is not one of :class:`Where`.
    """
    unknown = sorted(set(where) - set(Where.__annotations__))
    if unknown:
        raise UsageError(f"no parameter or filter {unknown[0]!r}", f"filters are {', '.join(Where.__annotations__)}")


def options(value: str | Collection[str] | None) -> frozenset[str] | None:
    """One or several admissible values as a set; None for all."""
    if value is None:
        return None
    return frozenset((value,) if isinstance(value, str) else value)


def count_of(row: Mapping[str, Any]) -> int:
    """How many mentions a row stands for: its ``count``, else the length of its lists, else one."""
    count: Any = row.get("count")
    if type(count) is int:
        return count
    whole = isinstance(count, Real) and not isinstance(count, bool) and float(count).is_integer()
    if whole:  # numpy's, or of a column with gaps
        return int(count)
    return next((len(row[name]) for name in LISTS.values() if is_list(row.get(name))), 1) or 1


def is_list(value: Any) -> bool:
    """Whether a value is a list of one field of all mentions."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def column(row: Mapping[str, Any], name: str) -> list[Any] | None:
    """The values of one field over all mentions of a row, or None where the row knows nothing of it.

    Examples
    --------
    >>> column({"count": 2, "verbs": ["recall", "note"], "verb": "recall"}, "verb")
    ['recall', 'note']
    >>> column({"verb": "recall"}, "verb")
    ['recall']
    """
    values = row.get(LISTS[name])
    if is_list(values):
        return list(values)  # type: ignore[arg-type]  # is_list
    if name in row:
        return [row[name]] * count_of(row)
    return None


def merge(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One row for several of the same citing and cited document, their mentions one after the other.

    Weights are added up, as networkx adds up those of parallel edges; of other values the first stays.

    Examples
    --------
    >>> merge([{"verb": "recall", "quote": "a"}, {"verb": "note"}])
    {'count': 2, 'verbs': ['recall', 'note'], 'quotes': ['a', '-'], 'verb': 'recall'}
    """
    if len(rows) == 1:
        return dict(rows[0])
    counts = [count_of(row) for row in rows]
    merged: dict[str, Any] = {"count": sum(counts)}
    plain = {key: value for row in reversed(rows) for key, value in row.items() if key not in LISTS and key not in LISTS.values()}
    for name, plural in LISTS.items():
        columns = [column(row, name) for row in rows]
        if any(values is not None for values in columns):
            filler = False if name == "in_name" else ABSENT
            merged[plural] = [value for values, count in zip(columns, counts, strict=True) for value in (values or [filler] * count)]
    if "verbs" in merged:
        merged["verb"] = merged["verbs"][0]
    given = [row.get("weight", 1) for row in rows]
    if "weight" in plain and all(isinstance(value, Real) for value in given):
        plain["weight"] = sum(given)
    return {**merged, **{key: value for key, value in plain.items() if key != "count"}}


def chooser(where: Where) -> Callable[[Mapping[str, Any]], dict[str, Any] | None] | None:
    """Build the filter of one arc's mentions.

    Returns
    -------
    callable or None
        From a row to the row of what is left, None where nothing is; None if there is nothing to filter. A row that
        knows nothing of verbs or parts passes no filter for them; one that knows nothing of names passes.
    """
    verbs, parts, names = options(where.get("verb")), options(where.get("part")), where.get("in_name", True)
    if verbs is None and parts is None and names:
        return None

    def choose(row: Mapping[str, Any]) -> dict[str, Any] | None:
        kept = list(range(count_of(row)))
        for name, admitted in (("verb", verbs), ("part", parts)):
            if admitted is not None:
                values = column(row, name) or []
                kept = [k for k in kept if k < len(values) and values[k] in admitted]
        if not names:
            values = column(row, "in_name") or []
            kept = [k for k in kept if k >= len(values) or values[k] in (False, "false", ABSENT, None)]
        return take(row, kept) if kept else None

    return choose


def take(row: Mapping[str, Any], kept: Sequence[int]) -> dict[str, Any]:
    """The row with only some of its mentions, its counts made to agree."""
    left = {key: value for key, value in row.items() if key not in LISTS}
    for name, plural in LISTS.items():
        values = column(row, name)
        if values is not None:
            left[plural] = [values[k] for k in kept if k < len(values)]
    left["count"] = len(kept)
    if left.get("verbs"):
        left["verb"] = left["verbs"][0]
    if "parts" in left:
        for part in ("preambular", "operative"):
            if part in left:
                left[part] = left["parts"].count(part)
    if "in_names" in left and "substantive" in left:
        left["substantive"] = sum(not value or value in ("false", ABSENT) for value in left["in_names"])
    return left
