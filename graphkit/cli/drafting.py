"""The command of those who draft: ``verify``."""

from __future__ import annotations

import os

import click

from graphkit.cli.output import FORMATS, emit
from graphkit.cli.settings import Settings, example

_MACHINE = ("sarif", "github")


_EXAMPLES = ("graphkit verify 'documents/S_RES_2331(2016).txt'", "graphkit verify documents/S_PRST_2015_25.txt --format sarif")


@click.command(epilog=example(*_EXAMPLES))
@click.argument("paths", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--strict", is_flag=True, help="Also name what is cited and not in the graph (GK107).")
@click.option("--no-graph", is_flag=True, help="Check against the facts that ship with graphkit alone.")
@click.option(
    "--format", "form", type=click.Choice([*FORMATS, *_MACHINE]), default="table", show_default=True, help="How findings are printed."
)
@click.pass_obj
def verify(settings: Settings, paths: tuple[str, ...], strict: bool, no_graph: bool, form: str) -> int:
    """Check whether the citations of a draft exist and agree.

    Each finding has its line, column, code and what to do. GK101 number and year, session or date disagree; GK102 no such
    document; GK103 a form that drafting style does not use; GK104 an old or wrong name; GK105 ambiguous; GK106 the cited
    paragraph does not exist; GK107 not in the graph. Exit code 1 where something was found.
    """
    from graphkit.pipeline import verification
    from graphkit.pipeline.verification import formats

    if strict and no_graph:
        raise click.UsageError("--strict asks the graph: it excludes --no-graph")
    if no_graph or not (strict or _has_graph(settings)):
        reports = [verification.verify(path) for path in paths]
    else:
        with settings.graph() as graph:
            reports = [graph.verify(path, strict=strict) for path in paths]
    findings = [finding for report in reports for finding in report.findings]
    if form in _MACHINE:
        click.echo(formats.FORMATS[form](findings), nl=False)
    else:
        tables = [report.table() for report in reports]
        columns = tables[0].columns if len(tables) > 1 or form not in ("table", "md") else tables[0].columns[1:]
        emit(columns, [row for table in tables for row in table], form)
    for path in (path for path, report in zip(paths, reports, strict=True) if report.findings and report.kind != "text"):
        settings.tell(f"Note: lines and columns are those of the text in {path}; extract {path} --out DIR keeps it in DIR/texts")
    checked = sum(report.citations for report in reports)
    settings.tell(f"{len(findings)} findings in {checked} citations")
    return 1 if findings else 0


def _has_graph(settings: Settings) -> bool:
    """Whether a graph was named, or lies in the current folder."""
    from graphkit.store import DEFAULT_GRAPH

    return settings.db is not None or os.path.exists(DEFAULT_GRAPH)
