"""Files that are there whole or not at all, and what they share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

JOINT = " | "
"""What stands between the values of a list where a format holds no lists."""


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A path beside a file to write to, which takes the file's place when all went well.

    Parameters
    ----------
    path : str or path
        The file; folders that it needs are made.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(f"{folder}/made/table.csv") as scratch:
    ...         size = scratch.write_text("symbol")
    ...     sorted(path.name for path in Path(folder, "made").iterdir())
    ['table.csv']
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield scratch
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)
