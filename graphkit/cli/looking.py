"""Commands that look at one document or at two: ``show``, ``path``, ``compare``."""

from __future__ import annotations

import click

from graphkit.cli.completing import SYMBOL
from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option


@click.command(epilog=example("graphkit show '2388 (2017)'", "graphkit show UNTOC"))
@click.argument("symbol", type=SYMBOL)
@format_option
@click.pass_obj
def show(settings: Settings, symbol: str, form: str) -> None:
    """All that is known of a document or an instrument.

    Title, date, organ, meeting, votes, what it cites and what cites it by verb, the bodies that it names, and what is missing.
    """
    with settings.graph() as graph:
        found = graph.show(symbol)
    emit(found.columns, found, form)


@click.command(epilog=example("graphkit path 2388 1373", "graphkit path 2388 1267 --chains 3"))
@click.argument("citing", type=SYMBOL, metavar="FROM")
@click.argument("cited", type=SYMBOL, metavar="TO")
@click.option("--chains", type=click.IntRange(min=1), default=1, show_default=True, help="How many chains, the shortest first.")
@click.option("--longest", type=click.IntRange(min=1), default=6, show_default=True, metavar="N", help="Steps at most.")
@format_option
@click.pass_obj
def path(settings: Settings, citing: str, cited: str, chains: int, longest: int, form: str) -> None:
    """Chains of citations from one document to another.

    One row a step, with verb, paragraph and the words around the mention.
    """
    with settings.graph() as graph:
        found = graph.path(citing, cited, chains=chains, longest=longest)
    emit(found.columns, found, form)


@click.command(epilog=example("graphkit compare 2253 2331"))
@click.argument("one", type=SYMBOL, metavar="SYMBOL")
@click.argument("other", type=SYMBOL, metavar="SYMBOL")
@format_option
@click.pass_obj
def compare(settings: Settings, one: str, other: str, form: str) -> None:
    """Two documents side by side: what both rest on, what each cites alone, what cites both."""
    with settings.graph() as graph:
        found = graph.compare(one, other)
    emit(found.columns, found, form)
