"""What no engine refuses by itself in a query that only reads: reading the machine's files."""

from __future__ import annotations

import re

from graphkit.errors import ReadOnlyError

_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_LOAD = re.compile(r"\bload\s+csv\b", re.IGNORECASE)


def refuse_files(statement: str) -> None:
    r"""Refuse ``LOAD CSV``: a READ session and a read-only graph both allow it, and it reads files and addresses.

    The words are looked for with and without what looks like a comment, and after decoding ``\uXXXX`` as Neo4j does
    before it parses; so that a query which merely quotes them is refused too, and none gets by.

    Raises
    ------
    ReadOnlyError
        They are there.

    Examples
    --------
    >>> refuse_files("LOAD // a comment\n CSV FROM 'file:///etc/hosts' AS line RETURN line")
    Traceback (most recent call last):
    graphkit.errors.ReadOnlyError: a query may not read files or addresses: LOAD CSV
    """
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), statement)
    if _LOAD.search(decoded) or _LOAD.search(_COMMENT.sub(" ", decoded)):
        raise ReadOnlyError("a query may not read files or addresses: LOAD CSV", hint="graphkit load reads documents into the graph")
