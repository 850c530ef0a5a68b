"""What a load did, in words and as a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from graphkit.errors import UsageError
from graphkit.store import Counts, LoadReport


def summary(report: LoadReport) -> list[str]:
    """A load in some lines: where, what became of documents, nodes and edges, how long it took.

    Examples
    --------
    >>> for line in summary(LoadReport("un.graph", "KGLite 0.21.2", documents=Counts(unchanged=41), seconds=0.2)):
    ...     print(line)
    un.graph (KGLite 0.21.2): nothing changed in 0.2 s
      documents  0 added, 0 changed, 41 unchanged, 0 removed
      nodes      0 added, 0 changed, 0 unchanged, 0 removed
      edges      0 added, 0 changed, 0 unchanged, 0 removed
      failed     0
    """
    nothing = not (report.added or report.changed or report.removed)
    if report.dry_run:
        what = "dry run, nothing written; a load would change nothing" if nothing else "dry run, nothing written; a load would make it"
    else:
        what = f"nothing changed in {report.seconds:.1f} s" if nothing else f"written in {report.seconds:.1f} s"
    return [
        f"{report.store} ({report.version}): {what}",
        f"  documents  {_counts([report.documents])}",
        f"  nodes      {_counts(report.nodes.values())}",
        f"  edges      {_counts(report.edges.values())}",
        f"  failed     {report.failed:,}",
    ]


def write(report: LoadReport, path: str | os.PathLike[str]) -> None:
    """Write a load as JSON lines: first what was done, by which versions and when, then each failure with what, where, why.

    Raises
    ------
    UsageError
        When the file cannot be written.
    """
    head = {
        "what": "load",
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "graphkit": version("graphkit"),
        "format": 1,
        **{key: value for key, value in report.to_dict().items() if key != "failures"},
    }
    rows = [head, *({"what": failure.what, "where": failure.where, "why": failure.why} for failure in report.failures)]
    try:
        Path(path).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the report {path}: {error.strerror}", "the load itself is done; name another file") from error


def _counts(several: Iterable[Counts]) -> str:
    total = Counts()
    for counts in several:
        for state in ("added", "changed", "unchanged", "removed"):
            total.note(state, getattr(counts, state))
    return f"{total.added:,} added, {total.changed:,} changed, {total.unchanged:,} unchanged, {total.removed:,} removed"
