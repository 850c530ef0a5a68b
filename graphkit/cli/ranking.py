"""The command ``rank``."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option
from graphkit.model import PARTS
from graphkit.pipeline.ranking import MEASURES


@click.command(
    epilog=example(
        "graphkit rank --top 5",
        "graphkit rank --by in-degree --verb reaffirm --format csv",
        "graphkit rank --by-year --top 1",
        "graphkit rank --by rescaled --write",
    )
)
@click.option(
    "--by",
    type=click.Choice(list(MEASURES)),
    metavar="MEASURE",
    default="pagerank",
    show_default=True,
    help=f"One of {', '.join(MEASURES)}.",
)
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many.")
@click.option("--by-year", is_flag=True, help="As it stood at the end of each year.")
@click.option("--as-of", metavar="DATE", help="The graph as it was at the end of this year or day.")
@click.option("--weight", type=click.Choice(("count",)), help="Weigh a citation by how often it is made; not for disruption.")
@click.option("--verb", help="Count only citations under this verb.")
@click.option("--part", type=click.Choice(PARTS), help="Count only citations in this part of the citing document.")
@click.option("--substantive", is_flag=True, help="Leave out citations that only stand in the name of a committee.")
@click.option("--organ", metavar="ID", help="Count only citations by documents of this organ.")
@click.option("--instruments", is_flag=True, help="Rank conventions, charters and declarations too.")
@click.option("--loaded", is_flag=True, help="Only documents whose text is loaded.")
@click.option("--write", is_flag=True, help="Write the scores of all into the graph too, as a property of the nodes.")
@click.option("--property", "name", metavar="NAME", help="With --write: the property.  [default: the measure]")
@format_option
@click.pass_obj
def rank(
    settings: Settings,
    by: str,
    top: int,
    by_year: bool,
    as_of: str | None,
    weight: str | None,
    verb: str | None,
    part: str | None,
    substantive: bool,
    organ: str | None,
    instruments: bool,
    loaded: bool,
    write: bool,
    name: str | None,
    form: str,
) -> None:
    """Rank documents by how they are cited.

    With --write each node of the graph gets the score, and in NAME_made what it is: measure, parameters, day, version.
    A load leaves scores as they are: rank again after it. Exports do not hold them.
    """
    if write and by_year:
        raise click.UsageError("--write writes one score a document, --by-year gives many")
    if name is not None and not write:
        raise click.UsageError("--property is for --write")
    filters = {"as_of": as_of, "weight": weight, "verb": verb, "part": part, "body": organ, "in_name": False if substantive else None}
    where: dict[str, Any] = {key: value for key, value in filters.items() if value is not None}
    where |= {"instruments": instruments, "loaded": loaded}
    with settings.graph() as graph:
        found = graph.rank_by_year(by, top=top, **where) if by_year else graph.rank(by, top=top, **where)
        written = graph.write_rank(by, name=name, **where) if write else []
        emit(found.columns, found, form)
        for row in written:
            settings.tell(f"{graph.target}: {row['property']} written to {row['nodes']:,} nodes: {row['made']}")
