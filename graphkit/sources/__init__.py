"""Where documents come from: files, folders and standard input, as text.

:func:`find` turns what a caller names into :class:`Source` entries with their stems, :func:`read` turns one of them
into :class:`Text`. The reader is chosen by what a file holds, never by what it is called.
"""

from __future__ import annotations

from graphkit.sources.finding import STDIN, SUFFIXES, Source, find
from graphkit.sources.reading import Text, UnreadableError, decode, read, read_text

__all__ = ["STDIN", "SUFFIXES", "Source", "Text", "UnreadableError", "decode", "find", "read", "read_text"]
