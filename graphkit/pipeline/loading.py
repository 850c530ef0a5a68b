"""Documents or an extraction folder into a graph, some hundreds of documents at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from graphkit.errors import InputError, UsageError
from graphkit.graph import Failure, GraphRows, build
from graphkit.pipeline import folder
from graphkit.pipeline.extraction import Progress, Run, extract, read_run
from graphkit.pipeline.folder import Row
from graphkit.store import LoadReport, Store
from graphkit.store import load as load_rows
from graphkit.store import plan as plan_rows
from graphkit.symbols import Facts, describe

DOCUMENTS = 2_000
"""Documents whose rows are in memory at a time, at most."""

MENTIONS = 25_000
"""Mentions that are in memory at a time, and those of one document more: some documents hold thousands."""

BATCH = 5_000
"""Rows a statement."""


def prepare(
    paths: Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    authority: str | os.PathLike[str] | None = None,
    overrides: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Run:
    """The extraction of some documents, or the one that stands in an extraction folder.

    Raises
    ------
    InputError
        When nothing can be read.
    UsageError
        When an extraction folder comes with other paths, or with an authority or overrides that it was not made with.
    """
    given = [os.fspath(path) for path in paths]
    runs = [path for path in given if folder.is_folder(path)]
    if not runs:
        return extract(given, jobs=jobs, authority=authority, overrides=overrides, progress=progress)
    if len(given) > 1:
        raise UsageError(f"{runs[0]} is an extraction folder and is loaded alone", "load one extraction folder, or documents")
    if authority is not None:
        raise UsageError(f"{runs[0]} holds its authority records already", "give --authority when you extract")
    if overrides is not None:
        raise UsageError(f"{runs[0]} holds what was decided when it was made", "give --overrides when you extract")
    return read_run(runs[0])


def load(
    store: Store,
    run: Run,
    *,
    facts: Callable[[str], Facts] = describe,
    batch: int = BATCH,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> LoadReport:
    """Bring a graph in line with an extraction.

    Parameters
    ----------
    store : Store
        An open graph.
    run : Run
        Of :func:`prepare`, :func:`~graphkit.pipeline.extract` or :func:`~graphkit.pipeline.read_run`.
    facts : callable, optional
        What is known of a symbol, see :func:`graphkit.pipeline.metadata.facts_from`.
    batch : int, optional
        Rows a statement.
    dry_run : bool, optional
        Only tell what would be done.
    progress : callable, optional

    Returns
    -------
    LoadReport
        Its failures hold the rejects of the run too: nothing is left out silently.
    """
    rows = graph_rows(run, facts)
    if dry_run:
        report = plan_rows(store, rows, batch=batch)
    else:
        report = load_rows(store, rows, batch=batch, progress=progress, documents=run.counts["documents"])
    rejected = [Failure("document", reject["path"], reject["why"]) for reject in run.rows("rejects")]
    return replace(report, failures=tuple(dict.fromkeys((*rejected, *report.failures))))


def graph_rows(run: Run, facts: Callable[[str], Facts] = describe) -> Iterator[GraphRows]:
    """The rows of the graph of an extraction, in portions.

    Where one symbol has rows in several files (a page that holds the end of the neighbouring resolution), the file that
    its name means is taken, else the first.
    """
    owners = _owners(run)
    records = {record["id"]: record for record in run.rows("authorities")}
    mentions = _by_stem(run, "mentions")
    stem, waiting = next(mentions, ("", []))
    portion: list[Row] = []
    found: list[Row] = []
    for document, rows in _by_stem(run, "documents"):
        portion += [row for row in rows if row["symbol"] is None or owners[row["symbol"]] == document]
        while stem and stem < document:
            stem, waiting = next(mentions, ("", []))
        if stem == document:
            found += waiting
        if len(portion) >= DOCUMENTS or len(found) >= MENTIONS:
            yield build(portion, found, records, facts=facts)
            portion, found = [], []
    if portion:
        yield build(portion, found, records, facts=facts)


def _owners(run: Run) -> dict[str, str]:
    """Symbol to the stem of the file whose row of it is taken."""
    owners: dict[str, tuple[bool, str]] = {}
    for stem, rows in _by_stem(run, "documents"):
        for place, row in enumerate(rows):
            if row["symbol"] is not None:
                claim = (place > 0, stem)
                owners[row["symbol"]] = min(claim, owners.get(row["symbol"], claim))
    return {symbol: stem for symbol, (_, stem) in owners.items()}


def _by_stem(run: Run, name: str) -> Iterator[tuple[str, list[Row]]]:
    """Rows of a file by the document that they belong to; the file is sorted by it."""
    last = ""
    for stem, rows in groupby(run.rows(name), key=itemgetter("document")):
        if stem < last:
            raise InputError(
                f"{run.folder / name}.jsonl is not sorted: {stem} stands after {last}", "sort it by document, or extract again"
            )
        last = stem
        yield stem, list(rows)
