"""Where documents come from: files, folders and standard input, as text.

:func:`find` turns what a caller names into :class:`Source` entries with their stems, :func:`read` turns one of them
into :class:`Text`. The reader is chosen by what a file holds, never by what it is called; those of Word, PDF, web pages
and XML are extras, imported when such a file comes.
"""

from __future__ import annotations

from graphkit.sources.finding import KEPT, STDIN, SUFFIXES, Source, called, find
from graphkit.sources.formats import KINDS, best_first
from graphkit.sources.language import foreign
from graphkit.sources.reading import decode, kind, read, read_all, read_text
from graphkit.sources.text import Text, UnreadableError

__all__ = [
    "KEPT",
    "KINDS",
    "STDIN",
    "SUFFIXES",
    "Source",
    "Text",
    "UnreadableError",
    "best_first",
    "called",
    "decode",
    "find",
    "foreign",
    "kind",
    "read",
    "read_all",
    "read_text",
]
