"""The command ``main-path``, and what it shares with ``lineage --main-path``."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli.completing import SYMBOL
from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option


def show(settings: Settings, symbol: str | None, form: str, evidence: bool = False, **options: Any) -> None:
    """Print the main path of a part of the graph."""
    with settings.graph() as graph:
        path = graph.main_path(symbol, **options)
        found = graph.main_path_steps(path, evidence=evidence)
    emit(found.columns, found, form)
    if not found:
        settings.tell("No document of this part cites another.")
    elif path.tie_count > 1:
        settings.tell(f"The first of {path.tie_count:,} paths of equal weight.")


@click.command("main-path", epilog=example("graphkit main-path 1267 --forward --damped", "graphkit main-path --topic terror --evidence"))
@click.argument("symbol", type=SYMBOL, required=False)
@click.option("--back/--forward", default=True, help="Among what SYMBOL rests on, or what rests on it.  [default: back]")
@click.option("--organ", metavar="ID", help="Only documents of this organ: security-council, general-assembly.")
@click.option("--body", metavar="NAME", help="Only documents that name this body or actor: 1267-committee, UNODC.")
@click.option("--topic", metavar="WORDS", help="Only documents in whose title or agenda item these words stand.")
@click.option("--damped", is_flag=True, help="Leave out citations that others make up for: renewed mandates recall all before them.")
@click.option("--method", type=click.Choice(("global", "local", "key-route")), default="global", show_default=True, help="Search.")
@click.option("--weights", type=click.Choice(("spc", "splc", "spnp")), default="spc", show_default=True, help="Weights of citations.")
@click.option("--substantive", is_flag=True, help="Leave out citations that only stand in the name of a committee.")
@click.option("--instruments/--no-instruments", default=True, help="With conventions, charters and declarations.  [default: with]")
@click.option("--evidence", is_flag=True, help="A row for each mention, with the words around it.")
@format_option
@click.pass_obj
def main_path(settings: Settings, /, symbol: str | None, back: bool, form: str, **options: Any) -> None:
    """The chain of citations over which most ways lead.

    Of what SYMBOL rests on or what rests on it, of an organ, of what names a body, of a topic, or of what is all of these.
    The oldest step comes first.
    """
    show(settings, symbol, form, forward=not back, **options)
