"""Files to an extraction folder, in one process or several: the same bytes for any number.

Sources are worked on in the order of their stems and their rows written as they come, so that memory holds some files
at a time whatever the size of the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path

from graphkit import authority as authorities
from graphkit import cite, sources
from graphkit.authority import Authority
from graphkit.errors import GraphkitError, InputError
from graphkit.graph import closure
from graphkit.model import Document, Extraction, Record, Reject
from graphkit.pipeline import folder
from graphkit.pipeline.folder import Row
from graphkit.samples import NOTICE
from graphkit.sources import Source, UnreadableError

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""

_CHUNK = 16
"""Files that go to a process at a time."""


@dataclass(frozen=True, slots=True)
class Piece:
    """All that one source gave, ready to be written."""

    source: Source
    encoding: str = "utf-8"
    documents: tuple[Document, ...] = ()
    lines: Mapping[str, list[str]] = field(default_factory=dict)
    """Name of a file to its lines: made here, in the worker, where it costs the parent nothing."""
    used: frozenset[str] = frozenset()
    """Authority ids that the rows name."""
    records: tuple[Record, ...] = ()
    reject: Reject | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """An extraction folder, and what is known of how it was made."""

    folder: Path
    files: int
    """Sources that were read."""
    counts: dict[str, int]
    """Rows of each file of the folder."""
    notes: tuple[str, ...] = ()
    """What a person should know of sources that were read all the same, one line each."""
    scratch: tempfile.TemporaryDirectory[str] | None = None
    """Holds the folder of a run that was given none; it goes when the run does."""

    def rows(self, name: str) -> Iterator[Row]:
        """Rows of one of the files: ``documents``, ``mentions``, ``unresolved``, ``authorities``, ``rejects`` or ``noise``."""
        return folder.read(self.folder, name)


def extract(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    *,
    jobs: int = 1,
    authority: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Run:
    """Find the references of documents and write them as an extraction folder.

    Parameters
    ----------
    paths : iterable of str or path
        Files, folders or ``-``.
    out : str or path, optional
        The folder to write, made if need be; a temporary one without it, which goes with the run.
    jobs : int, optional
        Processes. A script that asks for more than one needs ``if __name__ == "__main__":`` around what it does.
    authority : str or path, optional
        File of further authority records; they win over those of graphkit.
    progress : callable, optional

    Returns
    -------
    Run

    Raises
    ------
    InputError
        When not one source could be read; what was wrong with each stands in ``rejects.jsonl`` of ``out``.
    """
    found, rejects = sources.find(paths)
    extra = Path(authority) if authority is not None else None
    known = authorities.load(extra)
    scratch = tempfile.TemporaryDirectory(prefix="graphkit-") if out is None else None
    counts = dict.fromkeys(folder.FIELDS, 0)
    used: set[str] = set()
    defined: dict[str, Record] = {}
    taken: dict[str, str] = {}
    notes: list[str] = []
    read = 0
    with folder.Writer(scratch.name if scratch else os.fspath(out or "")) as files:
        for done, piece in enumerate(_pieces(found, known, extra, jobs), 1):
            piece = _once(piece, taken)
            read += piece.reject is None
            if piece.reject:
                rejects.append(piece.reject)
            elif piece.encoding != "utf-8":
                notes.append(f"{piece.source.path} is not UTF-8; it was read as {piece.encoding}")
            files.write("documents", [folder.row("documents", document) for document in piece.documents])
            counts["documents"] += len(piece.documents)
            for name, lines in piece.lines.items():
                files.write(name, "".join(lines))
                counts[name] += len(lines)
            used |= piece.used
            for record in piece.records:
                defined[record.id] = _merged(defined.get(record.id), record)
            if progress:
                progress("reading", done, len(found))
        everything = {**defined, **known.records}
        kept = closure(used, everything)
        rejects.sort(key=lambda reject: (reject.path, reject.where))
        files.write("authorities", [folder.row("authorities", everything[key]) for key in kept])
        files.write("rejects", [folder.row("rejects", reject) for reject in rejects])
        counts["authorities"], counts["rejects"] = len(kept), len(rejects)
    if not read:
        first = rejects[0]
        raise InputError(f"nothing could be read of {len(found)} files; the first: {first.path}: {first.why}", "give UTF-8 text files")
    run_folder = Path(scratch.name if scratch else os.fspath(out or ""))
    return Run(run_folder, read, counts, tuple(notes), scratch)


def read_run(path: str | os.PathLike[str]) -> Run:
    """Open an extraction folder that was written before.

    Its rows are looked at when they are read; those of ``documents.jsonl`` at once.

    Raises
    ------
    InputError
        When a file is missing or a line is not a row of this version.
    """
    files = len({found["document"] for found in folder.read(path, "documents")})
    return Run(Path(path), files, {name: folder.count(path, name) for name in folder.FIELDS})


def _once(piece: Piece, taken: dict[str, str]) -> Piece:
    """The piece, or a reject in its place where the document that its name means has been read from another file."""
    symbol = piece.documents[0].symbol if piece.documents else None
    if symbol is None:
        return piece
    first = taken.setdefault(symbol, piece.source.path)
    if first == piece.source.path:
        return piece
    return Piece(piece.source, reject=Reject(piece.source.path, symbol, f"{symbol} was read from {first} already; keep one of the two"))


def _merged(old: Record | None, new: Record) -> Record:
    """Two documents that define one name: what the first says, with the forms of both."""
    if old is None:
        return new
    return replace(old, aliases=tuple(sorted({*old.aliases, *new.aliases, new.title} - {old.title})))


def _pieces(found: list[Source], known: Authority, extra: Path | None, jobs: int) -> Iterator[Piece]:
    """Work on each source and give the pieces in the order of the sources."""
    if jobs <= 1 or len(found) < 2:
        for source in found:
            yield _piece(source, known)
        return
    size = max(1, min(_CHUNK, len(found) // (jobs * 4)))
    chunks = [found[start : start + size] for start in range(0, len(found), size)]
    # "spawn" on every platform: a fork would copy the locks and threads of a database that is open
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _prepare, (extra,))
    waiting: deque[Future[list[Piece]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) > jobs * 3:  # a bound on what lies finished in memory behind a slow one
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise GraphkitError("a process that read documents was ended from outside", "perhaps memory ran out: try fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_known: Authority | None = None
"""The authority of a worker process: loaded once, before its first source."""


def _prepare(extra: Path | None) -> None:
    global _known
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    _known = authorities.load(extra)


def _work(chunk: list[Source]) -> list[Piece]:
    assert _known is not None
    return [_piece(source, _known) for source in chunk]


def _piece(source: Source, known: Authority) -> Piece:
    try:
        text = sources.read(source.path)
    except UnreadableError as error:
        return Piece(source, reject=Reject(source.path, "file", error.why))
    try:
        # the first line of a sample is ours and no part of the document: blanked, so that offsets stay
        found = cite.extract(text.text.replace(NOTICE, " " * len(NOTICE), 1), source.stem, known)
    except Exception as error:  # a defect that one text brings out must not stop the other thirty thousand
        return Piece(source, reject=Reject(source.path, "file", f"a defect in graphkit: {type(error).__name__}: {error}"))
    return _filled(source, text.encoding, text.text, found)


def _filled(source: Source, encoding: str, text: str, found: Extraction) -> Piece:
    """The rows of one extraction."""
    # our own samples must never stand as evidence beside real documents: their nodes say what they are
    sample = text.removeprefix("\ufeff").startswith(NOTICE)
    documents = tuple(replace(document, sample=True) for document in found.documents) if sample else found.documents
    resolved = [reference for reference in found.references if reference.targets]
    unresolved = [reference for reference in found.references if not reference.targets]
    used = {target for reference in resolved for target in reference.targets}
    used |= {reference.establishes for reference in found.references if reference.establishes}
    used |= {document.organ for document in documents if document.organ}
    rows: dict[str, list[Row]] = {
        "mentions": [folder.row("mentions", reference) for reference in resolved],
        "unresolved": [folder.row("unresolved", reference) for reference in unresolved],
        "noise": [
            {"document": source.stem, "start": part.start, "end": part.end, "reason": part.reason, "text": text[part.start : part.end]}
            for part in found.noise
        ],
    }
    lines = {name: [folder.line(row) for row in some] for name, some in rows.items()}
    return Piece(source, encoding, documents, lines, frozenset(target for target in used if "/" not in target), found.records)
