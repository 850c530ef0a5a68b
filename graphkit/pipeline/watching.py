"""How far a run is, and which file is slow while it is.

Whoever reads a file writes its place among all files into a slot, workers into an array that they share with the parent.
There a thread looks from time to time which slots have not moved: so a file is named before it is finished.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are. What is done is one word, and behind it stand files that
take long, while they do: ``reading A_80_6.pdf``."""

SLOW = 2.0
"""Seconds after which a file is named."""

_LOOK = 0.25
_NOTHING = -1
_T = TypeVar("_T")
_R = TypeVar("_R")


def spawn() -> SpawnContext:
    """How processes begin on every platform: a fork would copy the locks and threads of a database that is open."""
    import multiprocessing  # not for one process: a start would take a twentieth longer

    return multiprocessing.get_context("spawn")


class Slots:
    """Which file each worker reads, by its place among all.

    Parameters
    ----------
    workers : int
        With one there is no other process: nothing is shared.
    """

    def __init__(self, workers: int) -> None:
        self.places: MutableSequence[int] = spawn().RawArray("i", [_NOTHING] * workers) if workers > 1 else [_NOTHING]
        self._claimed: Any = spawn().Value("i", 0) if workers > 1 else None
        self._own = 0

    def claim(self) -> None:
        """Take a slot; each worker does so when it begins."""
        with self._claimed.get_lock():
            self._own = self._claimed.value
            self._claimed.value += 1

    def each(self, files: Iterable[_T], work: Callable[[_T], _R], first: int = 0) -> Iterator[_R]:
        """What the work on each file gives, noted while it is done; the first of the files has this place."""
        for place, file in enumerate(files, first):
            self.places[self._own] = place
            given = work(file)
            self.places[self._own] = _NOTHING
            yield given


class Watch:
    """Tells the progress of reading, from one thread at a time.

    Parameters
    ----------
    progress : callable or None
    names : sequence of str
        Paths of the files.
    slots : Slots
    """

    def __init__(self, progress: Progress | None, names: Sequence[str], slots: Slots) -> None:
        self._progress, self._names, self._slots = progress, names, slots
        self._done, self._slow = 0, ""
        self._since: dict[int, tuple[int, float]] = {}
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        if self._progress is not None:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ended.set()
        if self._progress is not None:
            self._thread.join()

    def done(self, count: int) -> None:
        """So many files are done."""
        with self._lock:
            self._done = count
            self._slow = self._named()
            self._tell()

    def _look(self) -> None:
        while not self._ended.wait(_LOOK):
            with self._lock:
                slow = self._named()
                if slow != self._slow:
                    self._slow = slow
                    self._tell()

    def _named(self) -> str:
        """The names of the files whose slots have not moved for long, the slowest first."""
        now = time.monotonic()
        for slot, at in enumerate(self._slots.places):
            if self._since.get(slot, (_NOTHING, now))[0] != at or at == _NOTHING:
                self._since[slot] = at, now
        late = sorted((begun, at) for at, begun in self._since.values() if now - begun > SLOW)
        return ", ".join(PurePath(self._names[at]).name for _, at in late)

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(f"reading {self._slow}".rstrip(), self._done, len(self._names))
