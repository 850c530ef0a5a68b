"""The commands ``query`` and ``queries``."""

from __future__ import annotations

import json
import sys
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


@click.command(epilog=example("graphkit queries"))
@format_option
def queries(form: str) -> None:
    """List the catalogue of queries."""
    from graphkit.pipeline import answers

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
