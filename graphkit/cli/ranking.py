"""The command ``rank``."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option
from graphkit.model import PARTS
from graphkit.pipeline.ranking import MEASURES


@click.command(epilog=example("graphkit rank --top 5", "graphkit rank --by in-degree --verb reaffirm --format csv"))
@click.option("--by", type=click.Choice(list(MEASURES)), default="pagerank", show_default=True, help="Measure.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many.")
@click.option("--as-of", metavar="DATE", help="The graph as it was at the end of this year or day.")
@click.option("--verb", help="Count only citations under this verb, in its base form.")
@click.option("--part", type=click.Choice(PARTS), help="Count only citations in this part of the citing document.")
@click.option("--substantive", is_flag=True, help="Leave out citations that only stand in the name of a committee.")
@click.option("--organ", metavar="ID", help="Count only citations by documents of this organ.")
@click.option("--instruments", is_flag=True, help="Rank conventions, charters and declarations too.")
@click.option("--loaded", is_flag=True, help="Only documents whose text is loaded.")
@format_option
@click.pass_obj
def rank(
    settings: Settings,
    by: str,
    top: int,
    as_of: str | None,
    verb: str | None,
    part: str | None,
    substantive: bool,
    organ: str | None,
    instruments: bool,
    loaded: bool,
    form: str,
) -> None:
    """Rank documents by how they are cited."""
    where: dict[str, Any] = {"as_of": as_of, "verb": verb, "part": part, "body": organ, "in_name": False if substantive else None}
    with settings.graph() as graph:
        given = {name: value for name, value in where.items() if value is not None}
        found = graph.rank(by, top=top, instruments=instruments, loaded=loaded, **given)
    emit(found.columns, found, form)
