"""Commands that follow citations: ``cites``, ``cited-by``, ``lineage``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from graphkit.cli.completing import SYMBOL
from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option
from graphkit.model import PARTS


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that ``cites`` and ``cited-by`` share."""
    for option in reversed(
        (
            click.argument("symbol", type=SYMBOL),
            click.option("--depth", type=click.IntRange(min=1), default=1, show_default=True, help="Steps to go."),
            click.option("--verb", help="Only mentions under this verb, in any form: recall, Reaffirming."),
            click.option("--part", type=click.Choice(PARTS), help="Only mentions in this part of the citing document."),
            click.option("--organ", metavar="ID", help="Only documents of this organ: security-council, general-assembly."),
            click.option("--body", metavar="NAME", help="Only documents that name this body or actor: UNODC, cted."),
            click.option("--since", metavar="DATE", help="Only documents from this year or day on."),
            click.option("--until", metavar="DATE", help="Only documents up to this year or day."),
            click.option("--evidence", is_flag=True, help="A row for each mention, with the words around it and its own marked."),
            format_option,
            click.pass_obj,
        )
    ):
        command = option(command)
    return command


@click.command(epilog=example("graphkit cites 'S/RES/2388 (2017)'", "graphkit cites 2388 --verb recall --evidence"))
@_filters
def cites(settings: Settings, symbol: str, form: str, **where: Any) -> None:
    """What a document cites.

    Documents and instruments, each with the verbs and paragraphs of the mentions.
    """
    with settings.graph() as graph:
        found = graph.cites(symbol, **where)
    emit(found.columns, found, form)
    if not found:
        settings.tell("Nothing found; of a document whose text is not loaded it is not known what it cites.")


@click.command(epilog=example("graphkit cited-by 'SC res. 1373'", "graphkit cited-by UNTOC --since 2015"))
@_filters
def cited_by(settings: Settings, symbol: str, form: str, **where: Any) -> None:
    """What cites a document.

    SYMBOL may also be an instrument, by name or acronym.
    """
    with settings.graph() as graph:
        found = graph.cited_by(symbol, **where)
    emit(found.columns, found, form)


@click.command(epilog=example("graphkit lineage 2388 --to 1373 --to 1267", "graphkit lineage 1267 --forward --main-path"))
@click.argument("symbol", type=SYMBOL)
@click.option("--back/--forward", default=True, help="What it rests on, or what rests on it.  [default: back]")
@click.option("--depth", type=click.IntRange(min=1), help="Generations.  [default: all]")
@click.option("--to", multiple=True, type=SYMBOL, metavar="SYMBOL", help="Only documents on a chain that leads there; may be given again.")
@click.option("--substantive", is_flag=True, help="Leave out citations that only stand in the name of a committee.")
@click.option("--main-path", is_flag=True, help="Only the chain over which most ways lead; the command main-path can do more.")
@click.option("--damped", is_flag=True, help="With --main-path: leave out citations that others make up for.")
@format_option
@click.pass_obj
def lineage(
    settings: Settings,
    symbol: str,
    back: bool,
    depth: int | None,
    to: tuple[str, ...],
    substantive: bool,
    main_path: bool,
    damped: bool,
    form: str,
) -> None:
    """What a document rests on, by generations, or what rests on it.

    A generation is the longest chain of citations, so that whatever a document rests on stands below it.
    """
    if main_path:
        from graphkit.cli.tracing import show

        if depth or to:
            raise click.UsageError("--depth and --to choose generations; a main path has none")
        return show(settings, symbol, form, forward=not back, substantive=substantive, damped=damped)
    if damped:
        raise click.UsageError("--damped is for --main-path")
    with settings.graph() as graph:
        found = graph.lineage(symbol, forward=not back, depth=depth, to=to, substantive=substantive)
    return emit(found.columns, found, form)
