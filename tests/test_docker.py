"""Compose file and Dockerfile, as far as they can be tried with no Docker engine: by their readers, and by doing what they say."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from graphkit import samples

CHECKOUT = Path(__file__).resolve().parents[1]
DOCKER = CHECKOUT / "docker"
COMPOSE = yaml.safe_load((DOCKER / "compose.yml").read_text(encoding="utf-8"))
SERVER, LOAD = COMPOSE["services"]["neo4j"], COMPOSE["services"]["load"]
DOCKERFILE = (DOCKER / "Dockerfile").read_text(encoding="utf-8")


def setting(name: str) -> str:
    """The setting of the server that a variable of its image means: one stroke is a dot, two are a stroke."""
    return name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")


def read_by_the_client() -> set[str]:
    """The variables that graphkit itself reads."""
    found = set()
    for path in (CHECKOUT / "graphkit").rglob("*.py"):
        found |= set(re.findall(r"environ(?:\.get\(|\[)\"(NEO4J_\w+)\"", path.read_text(encoding="utf-8")))
    return found


def test_the_names_of_server_and_client_do_not_mix():
    client = read_by_the_client()
    assert {"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE"} <= client
    assert set(LOAD["environment"]) <= client
    assert "NEO4J_PASSWORD" not in LOAD["environment"], "passwords come from files"
    # the image takes each of them for a setting, and a server that meets an unknown setting does not start
    assert not set(SERVER["environment"]) & client
    assert [name for name in SERVER["environment"] if name.endswith("_FILE")] == ["NEO4J_AUTH_FILE"]


@pytest.mark.neo4j
def test_the_server_knows_its_settings(neo4j_server):
    with neo4j_server.open(read_only=True) as graph:
        known = {row["name"] for row in graph.query("SHOW SETTINGS YIELD name RETURN name").rows}
    assert {setting(name) for name in SERVER["environment"] if name != "NEO4J_AUTH_FILE"} <= known


def test_only_this_machine_reaches_the_server():
    assert all(port.startswith("127.0.0.1:") for port in SERVER["ports"])
    assert {port.split(":")[-1] for port in SERVER["ports"]} == {"7474", "7687"}
    assert "ports" not in LOAD
    assert LOAD["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"


def test_secrets_and_volumes_are_those_that_are_declared():
    for service in (SERVER, LOAD):
        assert set(service["secrets"]) <= set(COMPOSE["secrets"])
        files = [value for name, value in service["environment"].items() if name.endswith("_FILE")]
        assert files == [f"/run/secrets/{name}" for name in service["secrets"]]
    assert {volume.split(":")[0] for volume in SERVER["volumes"]} == set(COMPOSE["volumes"])
    assert LOAD["volumes"] == ["${DOCUMENTS:-../graphkit/samples}:/documents:ro"]
    assert (DOCKER / "../graphkit/samples").resolve() == samples.folder().resolve()


def test_loading_waits_for_a_healthy_server_and_runs_once():
    assert LOAD["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert LOAD["restart"] == "no"
    assert LOAD["profiles"] == ["load"]
    assert SERVER["healthcheck"]["test"][0] == "CMD-SHELL"
    assert "7474" in SERVER["healthcheck"]["test"][1]
    assert SERVER["healthcheck"]["retries"] * 5 >= 60
    assert (DOCKER / LOAD["build"]["context"]).resolve() == CHECKOUT
    assert (CHECKOUT / LOAD["build"]["dockerfile"]).is_file()


def test_versions_are_pinned(neo4j_local):
    tag = re.fullmatch(r"neo4j:\$\{NEO4J_TAG:-(\d+\.\d+)-community\}", SERVER["image"])
    assert tag, SERVER["image"]
    assert neo4j_local.VERSION.startswith(tag[1] + "."), "tests run the version that compose starts"
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(set(images)) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", images[0])


def make_secrets(folder: Path) -> Path:
    """What docker/secrets.sh makes, beside a copy of it."""
    shutil.copy(DOCKER / "secrets.sh", folder)
    said = subprocess.run(["sh", folder / "secrets.sh"], capture_output=True, text=True, check=True, timeout=60)
    password = (folder / "secrets" / "neo4j_password").read_text(encoding="utf-8")
    assert password not in said.stdout + said.stderr
    return folder / "secrets"


def test_the_secrets_are_made_once_and_kept(tmp_path):
    made = make_secrets(tmp_path)
    password = (made / "neo4j_password").read_text(encoding="utf-8")
    assert re.fullmatch(r"[0-9a-f]{32}", password)
    assert (made / "neo4j_auth").read_text(encoding="utf-8") == f"neo4j/{password}"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert {Path(secret["file"]).name for secret in COMPOSE["secrets"].values()} == {path.name for path in made.iterdir()}
    assert make_secrets(tmp_path) == made
    assert (made / "neo4j_password").read_text(encoding="utf-8") == password


def test_secrets_never_get_into_git_or_an_image(tmp_path):
    assert "secrets/" in (DOCKER / ".gitignore").read_text(encoding="utf-8").split()
    ignored = (DOCKER / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == set(copied())


def copied() -> list[str]:
    """What the Dockerfile takes from the checkout."""
    return [source for line in re.findall(r"^COPY (.+)", DOCKERFILE, re.MULTILINE) for source in line.split()[:-1]]


def test_docker_compose_reads_it(tmp_path):
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("docker-compose is not installed")
    found = subprocess.run(
        [program, "-f", DOCKER / "compose.yml", "--profile", "load", "config"], capture_output=True, text=True, timeout=120
    )
    assert found.returncode == 0, found.stderr
    assert found.stderr == ""
    assert set(yaml.safe_load(found.stdout)["services"]) == {"neo4j", "load"}


def test_the_image_is_built_of_what_is_copied(tmp_path):
    source = tmp_path / "src"
    for name in copied():
        path = CHECKOUT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            source.mkdir(exist_ok=True)
            shutil.copy(path, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, source]
    subprocess.run(command, check=True, timeout=300, capture_output=True, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    wheel = next(tmp_path.glob("graphkit-*.whl"))
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    assert "graphkit/cypher/query/who-cites.cypher" in names
    assert "graphkit/cypher/browser/style.grass" in names
    assert any(name.startswith("graphkit/samples/") and name.endswith(".txt") for name in names)


def test_the_image_runs_as_nobody_in_particular():
    last = DOCKERFILE.split("FROM ")[-1]
    user = re.search(r"^USER (\d+)$", last, re.MULTILINE)
    assert user
    assert f"useradd --uid {user[1]} " in last
    assert last.index("USER ") < last.index("ENTRYPOINT")
    assert 'ENTRYPOINT ["graphkit"]' in last
    assert LOAD["cap_drop"] == ["ALL"]
    assert LOAD["read_only"] is True


@pytest.mark.neo4j
def test_what_the_load_service_runs_loads_the_samples(neo4j_target, tmp_path):
    """Its command and variables, with the addresses of this test in the place of those of the containers."""
    password = tmp_path / "neo4j_password"
    password.write_text(neo4j_target.password, encoding="utf-8")
    here = {"NEO4J_URI": neo4j_target.address, "NEO4J_PASSWORD_FILE": str(password)}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {**LOAD["environment"], **here}
    words = [str(samples.folder()) if word == "/documents" else word for word in LOAD["command"]]
    done = subprocess.run(
        [sys.executable, "-m", "graphkit", *words], env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == [password], "it writes to the server, not to a file"
    with neo4j_target.open(read_only=True) as graph:
        loaded = graph.query("MATCH (d:Document) WHERE NOT d.stub RETURN count(*) AS documents").rows
    assert loaded == ({"documents": len(list(samples.folder().glob("*.txt")))},)
