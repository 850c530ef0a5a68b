"""The commands ``query`` and ``queries``."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

import click

from graphkit.cli.output import emit, say
from graphkit.cli.settings import Settings, example, format_option


@click.command(epilog=example("graphkit query 'MATCH (d:Document) RETURN count(*) AS documents'"))
@click.argument("cypher", metavar="CYPHER|@NAME|-")
@click.option("-P", "--param", "params", multiple=True, metavar="NAME=VALUE", help="Value of a parameter, as JSON or as text.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Rows at most.  [default: 10000]")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Seconds at most.  [default: 30]")
@format_option
@click.pass_obj
def query(settings: Settings, cypher: str, params: tuple[str, ...], limit: int | None, timeout: float | None, form: str) -> None:
    """Run a read-only query: Cypher, or @NAME of the catalogue.

    A query that writes is refused. - reads it from standard input; graphkit queries lists the names.
    """
    text = sys.stdin.read() if cypher == "-" else cypher
    with settings.graph() as graph:
        found = graph.query(text, dict(map(_param, params)), limit=limit, timeout=timeout)
    emit(found.columns, found, form)
    if found.truncated:
        say(f"Warning: only the first {len(found)} rows; --limit asks for more")


@click.command(epilog=example("graphkit queries", "graphkit queries --write browser"))
@click.option("--write", "folder", type=click.Path(), metavar="DIR", help="Write favourites, style and guide for Neo4j Browser into DIR.")
@click.option(
    "--serve",
    "port",
    is_flag=False,
    flag_value=8001,
    type=click.IntRange(0, 65535),
    metavar="[PORT]",
    help="Serve style and guide to a Browser on this machine until Ctrl-C, on port 8001 or another.",
)
@format_option
@click.pass_obj
def queries(settings: Settings, folder: str | None, port: int | None, form: str) -> None:
    """List the catalogue of queries.

    With --write or --serve instead the pack for Neo4j Browser: favourites open in every version of it, style and guide in
    the one that comes with the server.
    """
    from graphkit.pipeline import answers, browser_pack

    if folder is not None:
        for path in browser_pack.write(folder):
            click.echo(path)
        settings.tell("Drop favourites.zip and style.grass on Neo4j Browser; for the guide: graphkit queries --serve")
    if port is not None:
        with browser_pack.serving(port) as server, suppress(KeyboardInterrupt):
            for command, name in (("style", "style.grass"), ("guide", "guide.html")):
                click.echo(f":{command} http://localhost:{server.server_port}/{name}")
            settings.tell("Type these in Neo4j Browser; Ctrl-C ends")
            server.serve_forever()
    if folder is not None or port is not None:
        return
    found = answers.catalogue()
    emit(found.columns, found, form)


def _param(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not equals or not name:
        raise click.UsageError(f"a parameter is NAME=VALUE, not {given!r}")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
