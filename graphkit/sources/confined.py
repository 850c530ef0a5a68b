"""Files of every format but plain text, read in a process of their own, so that no file can take all time or memory.

The libraries that read PDF, Word and web pages run machine code over data from anywhere: a file can make them loop,
fill the memory or crash. One child process reads file after file; where one takes longer than
:data:`~graphkit.sources.limits.SECONDS` or more than :data:`~graphkit.sources.limits.MEMORY_BYTES`, the child ends, that file
is unreadable, and the next has a new child. Messages are JSON with the file's bytes behind, so nothing that the child
sends can run here.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import subprocess
import sys
import threading
from typing import IO, Any

from graphkit.errors import MissingExtraError
from graphkit.sources import limits
from graphkit.sources.text import Text, UnreadableError

_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from graphkit.sources.confined import serve; serve()"
_AGAIN = "get it again from where it came, or save it in another format"


def parse(kind: str, data: bytes, name: str) -> list[Text]:
    """Read the bytes of a file by the reader of its format.

    Parameters
    ----------
    kind : str
        The format, which is the name of the module that reads it.
    data : bytes
    name : str
        What to call it in an error.

    Returns
    -------
    list of Text

    Raises
    ------
    UnreadableError
        When the reader can make nothing of it, or took too long, too much memory or ended over it.
    MissingExtraError
        When the package that reads the format is not installed.
    """
    with _lock:
        answer = _child().ask(kind, data, name)
    if "missing" in answer:
        raise MissingExtraError(answer["missing"], answer["hint"])
    if "why" in answer:
        raise UnreadableError(name, answer["why"], answer["hint"])
    return [Text(**text) for text in answer["texts"]]


_lock = threading.Lock()
_current: _Child | None = None


def _child() -> _Child:
    """The child of this process; one that was inherited by a fork belongs to the parent."""
    global _current
    if _current is None or _current.owner != os.getpid() or _current.process.poll() is not None:
        _current = _Child()
    return _current


@atexit.register
def _end() -> None:
    if _current is not None and _current.owner == os.getpid():
        _current.close()


class _Child:
    """One process that reads, and the pipes to it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.late = False
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, kind: str, data: bytes, name: str) -> dict[str, Any]:
        """Have one file read; what went wrong with it is in the answer too."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        clock = threading.Timer(limits.SECONDS, self._stop)
        clock.daemon = True
        clock.start()
        try:
            with contextlib.suppress(BrokenPipeError):  # it ended: then there is no answer either
                _send(self.process.stdin, {"kind": kind, "name": name, "size": len(data)}, data)
            answer = _receive(self.process.stdout)
        finally:
            clock.cancel()
        if answer is not None and not self.late:
            return answer
        late = self.late
        self.close()
        if late:
            return {"why": f"it takes longer than {limits.SECONDS:g} seconds to read", "hint": _AGAIN}
        return {"why": "its reader ended over it: it is damaged, or takes too much memory", "hint": _AGAIN}

    def _stop(self) -> None:
        self.late = True
        self.process.kill()

    def close(self) -> None:
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        self.process.wait()


def serve() -> None:
    """What the child does: read what comes on standard input, until it closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand among the answers
    _bound_memory()
    questions = sys.stdin.buffer
    while (asked := _receive(questions)) is not None:
        _send(answers, _answer(asked["kind"], questions.read(asked["size"]), asked["name"]))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: sizes are checked all the same
        return
    with contextlib.suppress(ValueError, OSError):  # a lower bound is set already
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _answer(kind: str, data: bytes, name: str) -> dict[str, Any]:
    try:
        texts: list[Text] = importlib.import_module(f"graphkit.sources.{kind}").read(data, name)
    except UnreadableError as error:
        return {"why": error.why, "hint": error.hint}
    except MissingExtraError as error:
        return {"missing": error.message, "hint": error.hint}
    except MemoryError:
        return {"why": f"it takes more than {limits.MEMORY_BYTES // limits.MIB} MiB of memory to read", "hint": _AGAIN}
    except Exception as error:  # libraries raise what they please over a file that nobody has tried before
        words = " ".join(str(error).split())[:120]
        return {"why": f"it is damaged: its reader stopped with {type(error).__name__}{': ' if words else ''}{words}", "hint": _AGAIN}
    return {"texts": [{"text": t.text, "encoding": t.encoding, "kind": t.kind, "part": t.part, "facts": dict(t.facts)} for t in texts]}


def _send(stream: IO[bytes], message: dict[str, Any], data: bytes = b"") -> None:
    """A line that says how long the message is, the message, and bytes that it tells the size of."""
    words = json.dumps(message).encode()
    stream.write(b"%d\n" % len(words) + words)
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None where the other end has closed."""
    size = stream.readline(20)
    if not size.endswith(b"\n"):
        return None
    words = stream.read(int(size))
    if len(words) < int(size):
        return None
    message: dict[str, Any] = json.loads(words)
    return message
