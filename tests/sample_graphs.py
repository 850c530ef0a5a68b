"""The samples, loaded once a module into each engine from one extraction, for tests that only read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from graphkit import samples, store
from graphkit.pipeline import extraction, loading
from tests.conftest import Target

NEWEST = "2026.08.1"
"""The newest version of Neo4j that Maven Central serves; GRAPHKIT_TEST_NEO4J_NEWEST names another."""


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extraction folder of the samples."""
    folder = tmp_path_factory.mktemp("extraction")
    extraction.extract([samples.folder()], folder)
    return folder


def load_samples(target: Target, run: Path) -> Target:
    """Empty a graph and load the samples."""
    with target.open() as graph:
        store.clear(graph)
        report = loading.load(graph, extraction.read_run(run))
    assert not report.failures
    return target


@pytest.fixture(scope="module")
def samples_embedded(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Target:
    """The samples in a graph file."""
    return load_samples(Target(str(tmp_path_factory.mktemp("samples") / "samples.graph")), sample_run)


@pytest.fixture(scope="module")
def samples_neo4j(neo4j_server: Target, sample_run: Path) -> Target:
    """The samples on the server of the session."""
    return load_samples(neo4j_server, sample_run)


@pytest.fixture(scope="module")
def samples_newest(neo4j_local: ModuleType, sample_run: Path) -> Iterator[Target]:
    """The samples on a server of the newest version, whose default language is Cypher 25."""
    version = os.environ.get("GRAPHKIT_TEST_NEO4J_NEWEST") or NEWEST
    try:
        neo4j_local.find_java(version)
    except neo4j_local.UnavailableError as error:
        pytest.skip(str(error))
    try:
        server = neo4j_local.temporary(version)
        found = server.__enter__()
    except neo4j_local.UnavailableError as error:
        if os.environ.get("GRAPHKIT_REQUIRE_NEO4J") == "1":
            pytest.fail(f"no Neo4j {version}: {error}, and GRAPHKIT_REQUIRE_NEO4J=1", pytrace=False)
        pytest.skip(f"no Neo4j {version}: {error}")
    try:
        yield load_samples(Target(found.uri, "neo4j", found.password), sample_run)
    finally:
        server.__exit__(None, None, None)
