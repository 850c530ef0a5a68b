"""The pack for Neo4j Browser: favourites that draw graphs, a style, a guide.

Favourites are plain ``.cypher`` files, which every Neo4j Browser opens. The style (``style.grass``) and the guide
(``guide.html``) are of the Browser that comes with the server; the newer one has styling of its own and guides in AsciiDoc.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import StoreError, UsageError
from graphkit.store import cypher_folder

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

FAVOURITES = "favourites"
"""Folder and, with ``.zip``, file of the favourites."""

FILES = ("style.grass", "guide.html")

_MOMENT = (1980, 1, 1, 0, 0, 0)


def favourites() -> dict[str, Path]:
    """The favourites: ``theme/name`` to file, sorted.

    Examples
    --------
    >>> [name for name in favourites() if name.startswith("regimes/")][1]
    'regimes/committees-of-the-council'
    """
    folder = cypher_folder() / "browser"
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.glob("*/*.cypher"))}


def write(folder: str | os.PathLike[str]) -> list[Path]:
    """Write the pack.

    Parameters
    ----------
    folder : str or path
        Made if need be; files of these names in it are replaced.

    Returns
    -------
    list of Path
        ``favourites/THEME/NAME.cypher``, ``favourites.zip`` with the same, whose folders become folders in the Browser,
        ``style.grass`` and ``guide.html``. The same bytes on every run.

    Raises
    ------
    UsageError
        When the folder cannot be written.
    """
    out = Path(folder)
    written = []
    try:
        for name, path in favourites().items():
            target = out / FAVOURITES / f"{name}.cypher"
            target.parent.mkdir(parents=True, exist_ok=True)
            written.append(Path(shutil.copyfile(path, target)))
        archive = out / f"{FAVOURITES}.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, path in favourites().items():
                packed.writestr(zipfile.ZipInfo(f"{name}.cypher", _MOMENT), path.read_bytes())
        written.append(archive)
        written += [Path(shutil.copyfile(cypher_folder() / "browser" / name, out / name)) for name in FILES]
    except OSError as error:
        raise UsageError(f"{error.filename or out} cannot be written: {error.strerror}", "name another folder") from None
    return written


@contextmanager
def serving(port: int = 8001) -> Iterator[ThreadingHTTPServer]:
    """Serve style and guide to a Browser on this machine: it takes them from an address only.

    In the Browser: ``:style http://localhost:8001/style.grass`` and ``:play http://localhost:8001/guide.html``. The name must be
    ``localhost``, which is on the server's list of trusted hosts, and the answers must allow another origin, which
    ``python -m http.server`` does not.

    Parameters
    ----------
    port : int, optional
        Of 127.0.0.1; 0 for any that is free.

    Yields
    ------
    ThreadingHTTPServer
        Its ``server_port`` says where; call its ``serve_forever``.

    Raises
    ------
    StoreError
        When the port is taken.
    """
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Handler(SimpleHTTPRequestHandler):
        """Two files, for every origin."""

        def guess_type(self, path: Any) -> str:
            return f"text/{'html' if str(path).endswith('.html') else 'plain'}; charset=utf-8"

        def send_head(self) -> Any:
            if self.path.lstrip("/") not in FILES:
                self.send_error(404)
                return None
            return super().send_head()

        def end_headers(self) -> None:
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "*")
            self.send_header("Access-Control-Allow-Private-Network", "true")
            super().end_headers()

        def do_OPTIONS(self) -> None:
            """The Browser asks before it fetches, for it adds headers of its own."""
            self.send_response(204)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            """Nothing: standard error is for what a person should know."""

    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(cypher_folder() / "browser")))
    except OSError as error:
        raise StoreError(f"port {port} of 127.0.0.1 cannot be had: {error.strerror}", "choose another") from None
    with server:
        yield server
