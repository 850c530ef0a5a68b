"""What a symbol that is half typed can become."""

from __future__ import annotations

import re

from graphkit.store import Store, statement

MOST = 60
"""Choices that a shell is offered."""

_YEAR = re.compile(r"(S/RES/\d+)\(\d{4}\)$")


def completions(store: Store, typed: str) -> list[tuple[str, str]]:
    """Symbols and ids of a graph that begin as typed, with their titles.

    Parameters
    ----------
    store : Store
    typed : str
        The beginning of a symbol or an id; of a number alone, of a Security Council resolution.

    Returns
    -------
    list of (str, str)
        What to type, and its title. Resolutions of the Council come without their year, whose brackets a shell would take for
        its own.
    """
    bare = typed.strip()
    starts = [f"S/RES/{bare}"] if bare.isdecimal() else list(dict.fromkeys([bare, bare.upper(), bare.lower()]))
    rows = store.read(statement("read/completions"), starts=starts, limit=MOST)
    return [(_YEAR.sub(r"\1", row["id"]), row["title"] or row["name"] or "") for row in rows]
