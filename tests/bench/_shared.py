"""What measurements share: the real documents beside the checkout, a Neo4j server of their own, the tests' way to read a whole graph."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from graphkit import samples

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))


def documents() -> list[Path]:
    """The real documents (``GRAPHKIT_SHARED``, else ``../shared``), or the samples where these are missing."""
    shared = Path(os.environ.get("GRAPHKIT_SHARED") or CHECKOUT.parent / "shared")
    real = shared / "corpus" / "eosg" / "text"
    return sorted((real if real.is_dir() else samples.folder()).glob("*.txt"))


def neo4j_local() -> ModuleType:
    """docker/neo4j_local.py, which is a script and no part of the package."""
    spec = importlib.util.spec_from_file_location("neo4j_local", CHECKOUT / "docker" / "neo4j_local.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["neo4j_local"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextlib.contextmanager
def server(version: str | None = None) -> Iterator[dict[str, str] | None]:
    """The environment that leads a command to a fresh server for the length of the ``with``; None where none can run here."""
    local = neo4j_local()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside, it still stops the server
    try:
        running = local.temporary(version or local.VERSION)
        found = running.__enter__()
    except local.UnavailableError as error:
        print(f"no Neo4j: {error}")
        yield None
        return
    try:
        yield {"NEO4J_URI": found.uri, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD_FILE": str(found.password_file)}
    finally:
        running.__exit__(None, None, None)
