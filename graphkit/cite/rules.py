"""What each rule is, as data: ``rules.toml`` with an example and a reject for all of them."""

from __future__ import annotations

from functools import cache

from graphkit import tables


@cache
def rules() -> dict[str, str]:
    """Names of the rules that find references, as the field ``rule`` has them, and what each does.

    Examples
    --------
    >>> rules()["protocol-of"]
    'protocols named by the instrument that they hang on: "and its Protocols", "the 1972 Protocol"'
    """
    rows = tables.toml("cite", "rules.toml")["rule"]
    return {row["name"]: row["what"] for row in rows}
