"""Files to an extraction folder, in one process or several: the same bytes for any number.

Sources are worked on in the order of their stems and their rows written as they come, so that memory holds some files
at a time whatever the size of the run.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graphkit import authority as authorities
from graphkit import cite, sources
from graphkit.authority import Authority
from graphkit.errors import GraphkitError, InputError, MissingExtraError
from graphkit.graph import closure
from graphkit.model import Document, Extraction, Record, Reject
from graphkit.pipeline import choosing, folder
from graphkit.pipeline import overrides as corrected
from graphkit.pipeline.folder import Row
from graphkit.pipeline.watching import Progress, Slots, Watch, spawn
from graphkit.samples import NOTICE
from graphkit.sources import Source, Text, UnreadableError

_CHUNK = 16
"""Files that go to a process at a time."""

_SLOW = 5.0
"""Seconds; what took longer is named."""


@dataclass(frozen=True, slots=True)
class Piece:
    """All that one source gave, ready to be written."""

    source: Source
    kind: str = "text"
    encoding: str = "utf-8"
    seconds: float = 0.0
    documents: tuple[Document, ...] = ()
    lines: Mapping[str, list[bytes]] = field(default_factory=dict)
    """Name of a file to its lines: made here, in the worker, where it costs the parent nothing."""
    used: frozenset[str] = frozenset()
    """Authority ids that the rows name."""
    records: tuple[Record, ...] = ()
    reject: Reject | None = None
    hint: str = ""
    """What to do about it."""
    last: bool = True
    """Whether nothing more comes of the same file."""


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
    overrides: str | os.PathLike[str] | None = None,
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
    overrides : str or path, optional
        Table of corrections, see :mod:`graphkit.pipeline.overrides`.
    progress : callable, optional

    Returns
    -------
    Run

    Raises
    ------
    InputError
        When not one source could be read; what was wrong with each stands in ``rejects.jsonl`` of ``out``.

    Notes
    -----
    Of several files of one document that of the best format is taken (:data:`graphkit.sources.KINDS`). Texts that are
    not in English are left out. With `out` the text that offsets point into is kept as ``texts/STEM.txt``.
    """
    found, rejects = sources.find(paths)
    extra = Path(authority) if authority is not None else None
    known = authorities.load(extra)
    corrections = corrected.read(overrides, known)
    scratch = tempfile.TemporaryDirectory(prefix="graphkit-") if out is None else None
    counts = dict.fromkeys(folder.FIELDS, 0)
    used: set[str] = set()
    defined: dict[str, Record] = {}
    taken = choosing.Taken()
    notes: list[str] = []
    read, hint = 0, ""
    best = choosing.best_first(found)
    done = 0
    slots = Slots(jobs)
    place = scratch.name if scratch else os.fspath(out or "")
    with folder.Writer(place, texts=out is not None) as files, Watch(progress, [one.path for one in best], slots) as watch:
        for piece in _pieces(best, known, extra, jobs, files.texts, slots):
            if piece.reject is None and (reject := taken.refuse(piece.source.path, piece.kind, piece.documents)):
                files.drop_text(piece.source.stem)
                piece = Piece(piece.source, last=piece.last, reject=reject)
            rows, documents, ids = corrections.apply(piece.source.stem, piece.lines, piece.documents, piece.used)
            piece = replace(piece, lines=rows, documents=documents, used=ids)
            if best != found:
                files.begin(piece.source.stem)
            read += piece.reject is None
            done += piece.last
            if piece.reject:
                rejects.append(piece.reject)
                hint = piece.hint
            elif piece.encoding != "utf-8":
                notes.append(f"{piece.source.path} is not UTF-8; it was read as {piece.encoding}")
            if piece.seconds > _SLOW:
                notes.append(f"{piece.source.path} took {piece.seconds:.0f} seconds to read")
            files.write("documents", [folder.row("documents", document) for document in piece.documents])
            counts["documents"] += len(piece.documents)
            for name, lines in piece.lines.items():
                files.write(name, lines)
                counts[name] += len(lines)
            used |= piece.used
            for record in piece.records:
                defined[record.id] = _merged(defined.get(record.id), record)
            watch.done(done)
        everything = {**defined, **known.records}
        kept = closure(used, everything)
        rejects += corrections.unmet()
        rejects.sort(key=lambda reject: (reject.path, reject.where))
        files.write("authorities", [folder.row("authorities", authorities.as_called(everything[key])) for key in kept])
        files.write("rejects", [folder.row("rejects", reject) for reject in rejects])
        counts["authorities"], counts["rejects"] = len(kept), len(rejects)
    if not read:
        first = rejects[0]
        message = f"nothing could be read of {len(found)} files; the first: {first.path}: {first.why}"
        if len(found) == 1:
            message = f"cannot read {first.path}: {first.why.removesuffix(f': {hint}')}"
        raise InputError(message, (len(found) == 1 and hint) or "give Word, PDF, HTML, XML or text files")
    return Run(Path(place), read, counts, tuple(notes), scratch)


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


def _merged(old: Record | None, new: Record) -> Record:
    """Two documents that define one name: what the first says, with the forms of both."""
    if old is None:
        return new
    return old._replace(aliases=tuple(sorted({*old.aliases, *new.aliases, new.title} - {old.title})))


def _pieces(found: list[Source], known: Authority, extra: Path | None, jobs: int, texts: Path | None, slots: Slots) -> Iterator[Piece]:
    """Work on each source and give the pieces in the order of the sources."""
    if jobs <= 1 or len(found) < 2:
        for pieces in slots.each(found, lambda source: _source(source, known, texts)):
            yield from pieces
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # a twentieth of what a start takes, for more than one process
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(_CHUNK, len(found) // (jobs * 4)))
    chunks = [(start, found[start : start + size]) for start in range(0, len(found), size)]
    pool = ProcessPoolExecutor(jobs, spawn(), _prepare, (extra, texts, slots))
    waiting: deque[Future[list[Piece]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_work, *chunk))
            if len(waiting) > jobs * 3:  # a bound on what lies finished in memory behind a slow one
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise GraphkitError("a process that read documents was ended from outside", "perhaps memory ran out: try fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_FACTS = ("title", "date", "meeting", "language")
"""What a file can say of its document beside the text. Its symbol is in the text as well, by which references have it."""

_known: Authority | None = None
"""The authority of a worker process: loaded once, before its first source."""
_texts: Path | None = None
"""Where a worker keeps the texts."""
_slots = Slots(1)


def _prepare(extra: Path | None, texts: Path | None, slots: Slots) -> None:
    global _known, _texts, _slots
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    slots.claim()
    _known, _texts, _slots = authorities.load(extra), texts, slots


def _work(first: int, chunk: list[Source]) -> list[Piece]:
    known = _known
    assert known is not None
    return [piece for pieces in _slots.each(chunk, lambda source: _source(source, known, _texts), first) for piece in pieces]


def _source(source: Source, known: Authority, texts: Path | None) -> list[Piece]:
    """What one file gives: one piece, or one for each record of a catalogue."""
    start = time.monotonic()
    try:
        found = sources.read_all(source.path)
    except UnreadableError as error:
        return [Piece(source, reject=Reject(source.path, "file", error.why), hint=error.hint)]
    except MissingExtraError as error:
        return [Piece(source, reject=Reject(source.path, "file", f"{error.message}: {error.hint}"), hint=error.hint)]
    pieces = []
    for text in found:
        own = replace(source, stem=f"{source.stem}/{text.part}") if text.part else source
        piece = _piece(own, text, known)
        if texts is not None and piece.reject is None:
            folder.keep_text(texts, own.stem, text.text)
        pieces.append(replace(piece, last=text is found[-1]))
    pieces[-1] = replace(pieces[-1], seconds=time.monotonic() - start)
    return pieces


def _piece(source: Source, text: Text, known: Authority) -> Piece:
    reject = choosing.not_english(source.path, text.text)
    if reject:
        return Piece(source, reject=reject, hint="give its English text")
    try:
        # the first line of a sample is ours and no part of the document: blanked, so that offsets stay
        found = cite.extract(text.text.replace(NOTICE, " " * len(NOTICE), 1), source.name, known)
    except Exception as error:  # a defect that one text brings out must not stop the other thirty thousand
        return Piece(source, reject=Reject(source.path, "file", f"a defect in graphkit: {type(error).__name__}: {error}"))
    return _filled(source, text, found)


def _filled(source: Source, text: Text, found: Extraction) -> Piece:
    """The rows of one extraction."""
    # our own samples must never stand as evidence beside real documents: their nodes say what they are
    sample = text.text.removeprefix("\ufeff").startswith(NOTICE)
    documents = tuple(document._replace(document=source.stem, sample=sample) for document in found.documents)
    if documents and text.facts:  # what the file itself says beside its text
        stated: dict[str, Any] = {name: text.facts[name] for name in _FACTS if name in text.facts}
        documents = (documents[0]._replace(**stated), *documents[1:])
    resolved = [reference for reference in found.references if reference.targets]
    unresolved = [reference for reference in found.references if not reference.targets]
    used = {target for reference in resolved for target in reference.targets}
    used |= {reference.establishes for reference in found.references if reference.establishes}
    used |= {document.organ for document in documents if document.organ}
    noise = ({"document": source.stem, **n._asdict(), "text": text.text[n.start : n.end]} for n in found.noise)
    lines = {
        "mentions": folder.lines("mentions", resolved, source.stem),
        "unresolved": folder.lines("unresolved", unresolved, source.stem),
        "noise": [folder.line(row) for row in noise],
    }
    ids = frozenset(target for target in used if "/" not in target)
    return Piece(source, text.kind, text.encoding, documents=documents, lines=lines, used=ids, records=found.records)
