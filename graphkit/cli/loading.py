"""Commands that change a graph: ``load`` and ``remove``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphkit.cli.completing import SYMBOL
from graphkit.cli.settings import Settings, example

if TYPE_CHECKING:
    from graphkit.store import LoadReport


@click.command(epilog=example("graphkit load documents", "graphkit load documents --dry-run"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done; nothing is written.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that extract; the graph is the same for any number."
)
@click.option("--authority", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Further authority records; they win.")
@click.option("--overrides", type=click.Path(), metavar="FILE", help="CSV of corrections: document, offset or surface, target, who, why.")
@click.option("--metadata", type=click.Path(), metavar="FILE", help="CSV of facts that texts lack: symbol, title, date, ...")
@click.option("--batch", type=click.IntRange(min=1), default=None, metavar="N", help="Rows a statement.  [default: 5000]")
@click.option("--report", type=click.Path(dir_okay=False), metavar="FILE", help="Write what was done and what failed, as JSON lines.")
@click.pass_obj
def load(
    settings: Settings,
    paths: tuple[str, ...],
    dry_run: bool,
    jobs: int,
    authority: str | None,
    overrides: str | None,
    metadata: str | None,
    batch: int | None,
    report: str | None,
) -> int:
    """Extract documents and bring the graph in line.

    PATH is a file (Word, PDF, HTML, XML, plain text), a folder of them, - for standard input, or one folder that extract --out
    wrote. Loading the same again changes nothing; a corrected document loses the citations that it no longer has.
    """
    from graphkit.pipeline import reporting

    with settings.graph() as graph, settings.progress() as progress:
        done = graph.load(
            paths, jobs=jobs, authority=authority, overrides=overrides, metadata=metadata, batch=batch, dry_run=dry_run, progress=progress
        )
    _tell(settings, done)
    if report is not None:
        reporting.write(done, report)
    return 1 if done.failures else 0


@click.command(epilog=example("graphkit remove 'S/RES/2331 (2016)'"))
@click.argument("symbols", nargs=-1, required=True, type=SYMBOL, metavar="SYMBOL...")
@click.pass_obj
def remove(settings: Settings, symbols: tuple[str, ...]) -> None:
    """Take documents out of the graph.

    What other documents cite stays as a stub; what only they named goes with them.
    """
    with settings.graph() as graph:
        done = graph.remove(symbols)
    _tell(settings, done)


def _tell(settings: Settings, done: LoadReport) -> None:
    """The summary, and each failure."""
    from graphkit.pipeline import reporting

    settings.warn([f"{failure.where}: {failure.why}" for failure in done.failures], "load --report FILE")
    for line in reporting.summary(done):
        settings.tell(line)
