"""The commands ``stats`` and ``db``: what is in the graph, and where it is."""

from __future__ import annotations

import sys

import click

from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option


@click.command(epilog=example("graphkit stats", "graphkit stats --network"))
@click.option("--network", is_flag=True, help="The citations as a network: depth, parts, age of what is cited, flows between organs.")
@format_option
@click.pass_obj
def stats(settings: Settings, network: bool, form: str) -> None:
    """Count what is in the graph."""
    with settings.graph() as graph:
        found = graph.network() if network else graph.stats()
    emit(found.columns, found, form)


@click.group(epilog=example("graphkit db info"))
def db() -> None:
    """Make the schema, tell where the graph is, clear it."""


@db.command(epilog=example("graphkit db init"))
@click.pass_obj
def init(settings: Settings) -> None:
    """Make the constraints and indexes; load does so by itself."""
    with settings.graph() as graph:
        graph.init()
        settings.tell(f"{graph.target}: the schema is there")


@db.command(epilog=example("graphkit db info"))
@format_option
@click.pass_obj
def info(settings: Settings, form: str) -> None:
    """Tell where the graph is, which engine answers, and how much is in it."""
    with settings.graph() as graph:
        found = graph.info()
    emit(found.columns, found, form)


@db.command(epilog=example("graphkit db clear --yes"))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def clear(settings: Settings, yes: bool) -> int:
    """Remove all that graphkit put into the graph."""
    from graphkit.pipeline import reporting

    with settings.graph() as graph:
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError(f"db clear removes everything from {graph.target}: say --yes")
            counts = {row["what"]: row["value"] for row in graph.info()}
            question = f"Remove {counts['nodes']:,} nodes and {counts['edges']:,} edges from {graph.target}?"
            if not click.confirm(question, err=True):
                settings.tell("Nothing was removed.")
                return 1
        done = graph.clear()
    for line in reporting.summary(done):
        settings.tell(line)
    return 0
