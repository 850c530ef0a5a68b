"""What the finders hand over: places in the cleaned text that refer to something."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """One place that refers to something; offsets into the cleaned text.

    A tuple and no dataclass: some two thousand of these are made for a megabyte of text.
    """

    start: int
    end: int
    kind: str
    targets: tuple[str, ...]
    rule: str
    note: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None


class Name(NamedTuple):
    """What one form stands for."""

    kind: str
    ids: tuple[str, ...]


class Found(NamedTuple):
    """A name found in the text; offsets into the cleaned text."""

    start: int
    end: int
    name: Name


Nouns = dict[str, list[int]]
"""Where each head noun of names by shape stands, also as the beginning of a longer word."""
