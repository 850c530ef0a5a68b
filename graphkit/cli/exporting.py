"""The command ``export``."""

from __future__ import annotations

import click

from graphkit.cli.settings import Settings, example

FORMATS = ("csv", "jsonl", "parquet", "graphml", "gexf")
"""Those of :mod:`graphkit.pipeline.exporting`, which help does not import: a test compares them."""


@click.command(epilog=example("graphkit export csv --out tables", "graphkit export gexf --out un.gexf --loaded"))
@click.argument("form", type=click.Choice(FORMATS), metavar="FORMAT")
@click.option("--out", required=True, metavar="PATH", help="Folder of the tables, or file of the graph.")
@click.option("--instruments/--no-instruments", default=True, help="A graph file with conventions and charters.  [default: with]")
@click.option("--loaded", is_flag=True, help="Only documents whose text is loaded, in a graph file.")
@click.pass_obj
def export(settings: Settings, form: str, out: str, instruments: bool, loaded: bool) -> None:
    """Write the graph for another program.

    csv, jsonl and parquet (needs pyarrow) are a folder of tables: documents, instruments, citations, mentions; csv with
    datapackage.json, which says what columns mean. graphml and gexf are one file with the whole graph, for Gephi, Cytoscape or
    igraph; gexf has a time line.
    """
    with settings.graph() as graph:
        written = graph.export(form, out, instruments=instruments, loaded=loaded)
        for row in written:
            settings.tell(f"{row['file']}: {row['rows']:,} {'nodes and edges' if form in ('graphml', 'gexf') else 'rows'}")
