"""What tests share: real graphs on both engines, a real Neo4j server, the real documents beside the checkout.

Environment
-----------
GRAPHKIT_TEST_NEO4J_URI
    A server to test on, with NEO4J_USERNAME and NEO4J_PASSWORD; its database is emptied. Without it the tests start
    their own on free ports of 127.0.0.1 (docker/neo4j_local.py), and skip where that is not possible.
GRAPHKIT_TEST_NEO4J_VERSION
    Version of the server that the tests start.
GRAPHKIT_REQUIRE_NEO4J, GRAPHKIT_REQUIRE_CORPUS
    Set to 1: a missing server, or missing documents, fail the tests instead of skipping them.
GRAPHKIT_SHARED
    Folder that holds ``corpus`` and ``gold``; without it ``shared`` beside the checkout.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from graphkit.store import Store, clear, open_store

CHECKOUT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Target:
    """A graph to open, as often as a test likes."""

    address: str
    user: str | None = None
    password: str | None = None

    def open(self, *, read_only: bool = False) -> Store:
        return open_store(self.address, user=self.user, password=self.password, read_only=read_only)

    @property
    def environment(self) -> dict[str, str]:
        """For a child process."""
        return {"NEO4J_USERNAME": self.user or "", "NEO4J_PASSWORD": self.password or ""}


def _missing(what: str, switch: str) -> None:
    if os.environ.get(switch) == "1":
        pytest.fail(f"{what}, and {switch}=1", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def neo4j_local() -> ModuleType:
    """docker/neo4j_local.py, which is a script and no part of the package."""
    name = "neo4j_local"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, CHECKOUT / "docker" / "neo4j_local.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def neo4j_server(neo4j_local: ModuleType) -> Iterator[Target]:
    """A running Neo4j server."""
    given = os.environ.get("GRAPHKIT_TEST_NEO4J_URI")
    if given:
        yield Target(given, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        return
    version = os.environ.get("GRAPHKIT_TEST_NEO4J_VERSION") or neo4j_local.VERSION
    with contextlib.suppress(ValueError):  # only the main thread may
        # ended from outside (timeout, a cancelled job), pytest still stops the server
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    # little memory a transaction, so that a test can fill it
    settings = "db.memory.transaction.max=48m\n"
    try:
        server = neo4j_local.temporary(version, settings=settings)
        found = server.__enter__()
    except neo4j_local.UnavailableError as error:
        _missing(f"no Neo4j: {error}", "GRAPHKIT_REQUIRE_NEO4J")
    try:
        yield Target(found.uri, "neo4j", found.password)
    finally:
        server.__exit__(None, None, None)


@pytest.fixture
def embedded_target(tmp_path: Path) -> Target:
    """A graph file that is not there yet."""
    return Target(str(tmp_path / "test.graph"))


@pytest.fixture
def neo4j_target(neo4j_server: Target) -> Target:
    """An empty database of the server."""
    with neo4j_server.open() as graph:
        clear(graph)
        graph.write("MATCH (n) DETACH DELETE n")  # what a test put there beside
    return neo4j_server


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def target(request: pytest.FixtureRequest) -> Target:
    """An empty graph on each engine in turn, still closed."""
    found: Target = request.getfixturevalue(f"{request.param}_target")
    return found


@pytest.fixture
def store(target: Target) -> Iterator[Store]:
    """An empty graph on each engine in turn, open for writing."""
    with target.open() as graph:
        yield graph


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and annotations."""
    folder = Path(os.environ.get("GRAPHKIT_SHARED") or CHECKOUT.parent / "shared")
    if not (folder / "corpus").is_dir():
        _missing("no real documents: neither GRAPHKIT_SHARED nor a folder shared beside the checkout", "GRAPHKIT_REQUIRE_CORPUS")
    return folder


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The real documents."""
    return shared / "corpus"


@pytest.fixture
def no_neo4j_environment(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Nothing of the caller's NEO4J settings; call it to set one."""
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv
