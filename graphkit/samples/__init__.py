"""Short documents in UN drafting style, written for graphkit, to try everything on without documents of one's own.

Symbols, dates, meetings and citations in them are those of the real documents; the sentences are ours, and each file
says so in its first line. They must never stand as evidence beside real texts.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["NOTICE", "folder"]

NOTICE = "Abridged sample written for graphkit; not an official text."
"""First line of every sample, by which a reader and a program know it."""


def folder() -> Path:
    """Folder of the samples that are installed with the package.

    Returns
    -------
    pathlib.Path
        Folder of UTF-8 text files named by their symbol, with ``_`` for ``/``.

    Examples
    --------
    >>> (folder() / "S_RES_2388(2017).txt").is_file()
    True
    >>> with (folder() / "S_PRST_2015_25.txt").open(encoding="utf-8") as sample:
    ...     next(sample).rstrip() == NOTICE
    True
    """
    return Path(__file__).resolve().parent
