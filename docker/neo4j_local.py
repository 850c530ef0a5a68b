#!/usr/bin/env python3
"""Run a real Neo4j Community server on this machine, from Maven's jars: no Docker, no tarball, no root.

    python docker/neo4j_local.py start [--version 5.26.30] [--bolt PORT] [--http PORT] [--home DIR]
    python docker/neo4j_local.py status | stop [--home DIR]
    python docker/neo4j_local.py admin [--home DIR] ARGS...     neo4j-admin, the server stopped

Needs mvn and a JDK: 17 or 21 for 5.26, 21 or 25 for 2026.x. The first start fetches about 130 MB into the user's cache
folder; a start takes some 15 seconds and 0.7 GB. Only 127.0.0.1 is listened on. The password is made at random and
stands in a file that only its owner can read; Neo4j Browser is at /browser/. ``make neo4j`` and the tests use this file.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

VERSION = "5.26.30"
HERE = Path(__file__).resolve().parent
HOME = HERE.parent / ".neo4j"
START_SECONDS, STOP_SECONDS = 180, 60
_CHILDREN: dict[int, subprocess.Popen[bytes]] = {}  # the servers that this process started

CONFIGURATION = HERE / "neo4j_local.conf"
"""Settings of the server, with the ports in braces."""


class UnavailableError(Exception):
    """What is missing to run a server here, or why it did not start."""


@dataclass(frozen=True)
class Server:
    """A running server: where it is, and the process that was started."""

    home: str
    version: str
    bolt: int
    http: int
    pid: int

    @property
    def uri(self) -> str:
        """What a driver connects to."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """Where Neo4j Browser is."""
        return f"http://127.0.0.1:{self.http}/browser/"

    @property
    def password_file(self) -> Path:
        """The file with the password of the user ``neo4j``."""
        return Path(self.home) / "password"

    @property
    def password(self) -> str:  # noqa: D102
        return self.password_file.read_text(encoding="utf-8").strip()


def find_java(version: str) -> Path:
    """The ``java`` for a version of Neo4j, the oldest that will do; :class:`UnavailableError` if there is none."""
    wanted = (17, 21) if version.startswith("5.") else (21, 25)
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    if on_path:
        homes.append(Path(on_path).resolve().parents[1])
    for folder in (Path("/usr/lib/jvm"), Path.home() / ".sdkman/candidates/java", Path("/Library/Java/JavaVirtualMachines")):
        homes += [*sorted(folder.glob("*")), *sorted(folder.glob("*/Contents/Home"))]
    found: dict[int, Path] = {}
    for home in homes:
        with contextlib.suppress(OSError):
            release = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text(encoding="utf-8"))
            if release and (home / "bin" / "java").exists():
                found.setdefault(int(release[1]), home / "bin" / "java")
    for number in wanted:
        if number in found:
            return found[number]
    have = ", ".join(map(str, sorted(found))) or "none"
    raise UnavailableError(f"Neo4j {version} needs a JDK {wanted[0]} or {wanted[1]}; found: {have} (JAVA_HOME may name another)")


def fetch_jars(version: str) -> Path:
    """The folder with the server's jars: from the cache, else from Maven."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphkit" / "neo4j"
    jars = cache / version
    if jars.is_dir():
        return jars
    mvn = shutil.which("mvn")
    if mvn is None:
        raise UnavailableError("mvn is not installed, and the jars of Neo4j are not in the cache")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="fetch-") as folder:
        command = [mvn, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        result = subprocess.run(
            [*command, f"-Dneo4j.version={version}", f"-DoutputDirectory={folder}/jars"], capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise UnavailableError(f"Maven could not fetch Neo4j {version}: {(result.stdout + result.stderr).strip()[-800:]}")
        # renamed when complete: a broken-off fetch, or two at the same time, leave no half folder behind
        with contextlib.suppress(OSError):
            Path(folder, "jars").rename(jars)
    return jars


def free_port(wanted: int | None = None) -> int:
    """A free port of the loopback address: the one wanted if it is free."""
    for port in (wanted, 0):
        if port is not None:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                with contextlib.suppress(OSError):
                    probe.bind(("127.0.0.1", port))
                    return int(probe.getsockname()[1])
    raise UnavailableError("no free port on 127.0.0.1")


def running(home: Path) -> Server | None:
    """The server that was started in ``home``, if that very process still runs."""
    try:
        server = Server(**json.loads((home / "server.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return server if _lives(server) else None


def _lives(server: Server) -> bool:
    if server.pid in _CHILDREN:
        return _CHILDREN[server.pid].poll() is None
    # the number alone may have gone to a stranger meanwhile; -ww: the whole command line
    command = ["ps", "-ww", "-o", "stat=,command=", "-p", str(server.pid)]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return server.home in found and not found.startswith("Z")


def start(home: Path = HOME, *, version: str = VERSION, bolt: int | None = None, http: int | None = None, settings: str = "") -> Server:
    """Start a server, or say which one already runs in ``home``.

    Parameters
    ----------
    home : Path
        Folder for its data, logs and password, kept from one start to the next.
    version : str
        Version of Neo4j, as Maven names it; :class:`UnavailableError` where no JDK or Maven is there to run it.
    bolt, http : int, optional
        Ports wanted; others are taken where these are not free.
    settings : str
        More lines of ``neo4j.conf``.
    """
    home = home.resolve()
    if (already := running(home)) is not None:
        return already
    java, jars = find_java(version), fetch_jars(version)
    ports = {"bolt": free_port(bolt), "http": free_port(http)}
    _lay_out(home, version, jars, ports, settings)
    environment = _environment(home, java)
    _set_password(home, java, environment)
    # Neo4jCommand itself stays as a second JVM; what it would run is one process that a plain signal stops
    console = _java(home, java, "Neo4jCommand", "console", "--dry-run")
    command = _output(console, environment).split()
    with (home / "logs" / "console.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    _CHILDREN[process.pid] = process
    server = Server(str(home), version, ports["bolt"], ports["http"], process.pid)
    (home / "server.json").write_text(json.dumps(asdict(server)), encoding="utf-8")
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if _answers(server):
            return server
        time.sleep(0.25)
    stop(home)
    raise UnavailableError("Neo4j did not start:\n" + (home / "logs" / "console.log").read_text(encoding="utf-8")[-2000:])


def stop(home: Path = HOME) -> bool:
    """Stop the server that was started in ``home``; False if none runs."""
    server = running(home.resolve())
    if server is not None:
        _end(server)
    (home / "server.json").unlink(missing_ok=True)
    return server is not None


def _end(server: Server) -> None:
    end, sign = time.monotonic() + STOP_SECONDS, signal.SIGTERM
    while _lives(server):
        with contextlib.suppress(ProcessLookupError):
            os.kill(server.pid, sign)
        time.sleep(0.25)
        sign = signal.SIGKILL if time.monotonic() > end else signal.SIGTERM


@contextlib.contextmanager
def temporary(version: str = VERSION, *, settings: str = "") -> Iterator[Server]:
    """A server for the length of a ``with``, on free ports and in a folder that goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="graphkit-neo4j-")).resolve()
    try:
        server = start(folder, version=version, settings=settings)
        try:
            yield server
        finally:
            _end(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(home: Path, version: str, jars: Path, ports: dict[str, int], settings: str) -> None:
    for name in ("conf", "data", "logs", "run", "plugins", "import"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "lib").unlink(missing_ok=True)
    (home / "lib").symlink_to(jars)
    text = CONFIGURATION.read_text(encoding="utf-8").format(**ports) + settings
    if not version.startswith("5."):
        text += "db.query.default_language=CYPHER_25\n"  # what a fresh installation of 2026.x has, and 5.26 does not know
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")
    (home / "version").write_text(version, encoding="utf-8")


def _set_password(home: Path, java: Path, environment: dict[str, str]) -> None:
    if (home / "data" / "dbms").exists():
        return
    file = home / "password"
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as handle:
        handle.write(secrets.token_hex(16) + "\n")
    # @FILE: the words of the command are read from there, so the password is in no list of processes
    command = _java(home, java, "Neo4jAdminCommand", "dbms", "set-initial-password", f"@{file}")
    _output(command, environment)


def _environment(home: Path, java: Path) -> dict[str, str]:
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "JAVA_HOME": str(java.parents[1])}


def _java(home: Path, java: Path, command: str, *arguments: str) -> list[str]:
    return [str(java), "-cp", f"{home}/lib/*", f"org.neo4j.server.startup.{command}", *arguments]


def _output(command: list[str], environment: dict[str, str]) -> str:
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        raise UnavailableError(f"Neo4j could not be started: {(result.stderr or result.stdout).strip()[:800]}")
    return result.stdout


def _answers(server: Server) -> bool:
    with contextlib.suppress(OSError, ValueError), urllib.request.urlopen(f"http://127.0.0.1:{server.http}/", timeout=2) as answer:
        return "neo4j_version" in json.load(answer)
    return False


def main(arguments: list[str] | None = None) -> int | str:
    """The command line: what ``sys.exit`` takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("start", "status", "stop", "admin"))
    parser.add_argument("--version", default=VERSION)
    parser.add_argument("--bolt", type=int, default=7687)
    parser.add_argument("--http", type=int, default=7474)
    parser.add_argument("--home", type=Path, default=HOME)
    chosen, rest = parser.parse_known_args(arguments)
    if rest and chosen.action != "admin":
        parser.error("not understood: " + " ".join(rest))
    try:
        if chosen.action == "admin":
            java = find_java((chosen.home / "version").read_text(encoding="utf-8"))
            home = chosen.home.resolve()
            return subprocess.run(_java(home, java, "Neo4jAdminCommand", *rest), env=_environment(home, java), check=False).returncode
        if chosen.action == "stop":
            print("stopped" if stop(chosen.home) else f"no server runs in {chosen.home}")
            return 0
        server = running(chosen.home.resolve())
        if chosen.action == "start":
            server = start(chosen.home, version=chosen.version, bolt=chosen.bolt, http=chosen.http)
    except UnavailableError as error:
        return f"Error: {error}"
    if server is None:
        return f"no server runs in {chosen.home}"
    print(f"Neo4j {server.version} runs, pid {server.pid}\n  NEO4J_URI            {server.uri}\n  NEO4J_USERNAME       neo4j")
    print(f"  NEO4J_PASSWORD_FILE  {server.password_file}\n  Browser              {server.browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
