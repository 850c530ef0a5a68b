"""Forms of English verbs, for those of ``authority/verbs.toml``: regular unless the table says otherwise."""

from __future__ import annotations

from typing import Any


def inflect(base: str, record: dict[str, Any]) -> dict[str, str]:
    """Forms of a verb that open clauses, to their names.

    Parameters
    ----------
    base : str
    record : dict
        Its table: ``third``, ``gerund`` and ``past`` where these are irregular, ``double`` where the last letter doubles.

    Examples
    --------
    >>> inflect("commit", {"double": True})
    {'commit': 'bare', 'commits': 'third', 'committing': 'gerund'}
    """
    return {base: "bare", _third(base, record): "third", gerund(base, record): "gerund"}


def _third(base: str, record: dict[str, Any]) -> str:
    if "third" in record:
        return str(record["third"])
    if base.endswith(("s", "sh", "ch", "x")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeo" else base + "s"


def gerund(base: str, record: dict[str, Any]) -> str:
    """The form of the preamble: "recalling"."""
    if "gerund" in record:
        return str(record["gerund"])
    if record.get("double"):
        return base + base[-1] + "ing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


def past(base: str, record: dict[str, Any]) -> str:
    """The participle behind "having": "considered"."""
    if "past" in record:
        return str(record["past"])
    if record.get("double"):
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeo" else base + "ed"
