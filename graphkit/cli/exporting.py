"""The command ``export``."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.settings import Settings, example

FORMATS = ("csv", "jsonl", "parquet", "graphml", "gexf", "neo4j-import")
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
    igraph; gexf has a time line. neo4j-import is a folder of CSV for neo4j-admin, for first loads too big for graphkit load; the
    command to type is printed. It needs the server stopped and no database there yet, or --overwrite-destination.
    """
    with settings.graph() as graph:
        written = graph.export(form, out, instruments=instruments, loaded=loaded)
        for row in written:
            settings.tell(f"{row['file']}: {row['rows']:,} {'nodes and edges' if form in ('graphml', 'gexf') else 'rows'}")
    if form == "neo4j-import":
        from graphkit.export import import_command

        click.echo(import_command(out))
        settings.tell(f"Then start the server and run: cypher-shell -f {Path(out) / 'after_import.cypher'}")
