"""The data files of the package: tables of names, rules and numbers, each beside the code that reads it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ROOT = os.path.dirname(__file__)


def text(folder: str, name: str) -> str:
    """The words of one file.

    Plain paths, because what else finds the files of a package takes a twentieth of the time that a first document may take.

    Parameters
    ----------
    folder, name : str
        Folder inside the package, and the file in it.

    Examples
    --------
    >>> text("authority", "groups.csv").partition(",")[0]
    'name'
    """
    return data(folder, name).decode()


def data(folder: str, name: str) -> bytes:
    """The same as it lies on the disk."""
    with open(os.path.join(_ROOT, folder, name), "rb", buffering=0) as file:
        return file.read()


def toml(folder: str, name: str) -> dict[str, Any]:
    """The tables of one TOML file.

    Examples
    --------
    >>> sorted(toml("text", "hyphens.toml"))
    ['keep', 'mend']
    """
    import tomllib

    return tomllib.loads(text(folder, name))


@contextmanager
def all_kept() -> Iterator[None]:
    """While tables are read, hold off the collector of garbage: it would go through all that is made, again and again, for nothing.

    Examples
    --------
    >>> with all_kept():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
