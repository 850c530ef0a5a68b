"""Which engine a target means."""

from __future__ import annotations

import os
import re
from pathlib import Path

from graphkit.errors import UsageError
from graphkit.store.base import EmptyStore, Store

DEFAULT_GRAPH = "un.graph"
"""The file of the embedded engine where no target is given, in the current folder."""

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Schemes of a Neo4j address; ``+s`` is TLS, ``+ssc`` TLS with a certificate that nobody signed."""


def open_store(
    target: str | Path | None = None,
    *,
    database: str | None = None,
    read_only: bool = False,
    missing_ok: bool = False,
    user: str | None = None,
    password: str | None = None,
    notifications: bool = False,
) -> Store:
    """Open a graph.

    Parameters
    ----------
    target : str or Path, optional
        A Neo4j address (``bolt://HOST:PORT``, ``neo4j+s://...``) or a file of the embedded engine, made where it is
        missing unless ``read_only``. None: ``NEO4J_URI``, else ``un.graph`` in the current folder.
    database : str, optional
        Database of the server. None: ``NEO4J_DATABASE``, else ``neo4j``.
    read_only : bool
        Open for reading: ``write`` is refused, an embedded file is not locked and shows what was last saved.
    missing_ok : bool
        With ``read_only``: where there is no such file, give an empty graph instead of an error, for a dry run.
    user, password : str, optional
        None: ``NEO4J_USERNAME`` (else ``neo4j``) and ``NEO4J_PASSWORD`` or the content of the file
        ``NEO4J_PASSWORD_FILE``.
    notifications : bool
        Make Python warnings of what a server remarks about a ``query``: a deprecated form, a property that no node has.

    Returns
    -------
    Store
        To be used as ``with open_store(...) as graph:``.

    Raises
    ------
    ConnectionFailed
        No server answers within five seconds, or it refuses the login.
    NotAGraphError
        The file is not a graph that graphkit wrote.
    BusyError
        Another process writes the graph.
    StoreError
        There is no such file, and it was to be read.
    UsageError
        The address has a scheme that is no Neo4j scheme.

    Examples
    --------
    >>> open_store("http://localhost:7474")
    Traceback (most recent call last):
    graphkit.errors.UsageError: http://localhost:7474 is no address of a Neo4j server
    """
    if target is None:
        target = os.environ.get("NEO4J_URI") or DEFAULT_GRAPH
    scheme = re.match(r"([a-z][a-z0-9+.-]+)://", str(target), re.IGNORECASE)
    if scheme is None:
        from graphkit.store.embedded import EmbeddedStore, exists

        if read_only and missing_ok and not exists(Path(target)):
            return EmptyStore(str(target))
        return EmbeddedStore(Path(target), read_only=read_only)
    if scheme[1].lower() not in SCHEMES:
        raise UsageError(f"{target} is no address of a Neo4j server", hint="It begins with one of " + ", ".join(f"{s}://" for s in SCHEMES))
    from graphkit.store.bolt import Neo4jStore

    login = {"database": database, "user": user, "password": password}
    return Neo4jStore(str(target), read_only=read_only, notifications=notifications, **login)
