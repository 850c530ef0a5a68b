"""The commands ``check`` and ``diff``: is a graph sound, what did a change do."""

from __future__ import annotations

from collections import Counter

import click

from graphkit.cli.output import emit
from graphkit.cli.settings import Settings, example, format_option


@click.command(epilog=example("graphkit check --limit stubs=0.99", "graphkit check --run run --format csv"))
@click.option("--run", type=click.Path(), metavar="DIR", help="The extraction folder that was loaded: it knows what was not resolved.")
@click.option("--limit", "limits", multiple=True, metavar="NAME=SHARE", help="The highest share that is sound; may be given again.")
@format_option
@click.pass_obj
def check(settings: Settings, run: str | None, limits: tuple[str, ...], form: str) -> int:
    """Check whether the graph is sound.

    Unresolved references (with --run), documents only cited, citations into the future, years that disagree, documents without
    a date, provisional bodies, duplicate names, unfinished loads. Exit code 1 where a share is above its limit.
    """
    from graphkit.pipeline import checking

    with settings.graph() as graph:
        found = graph.check(run=run, limits=dict(map(_limit, limits)))
    emit(found.columns, found, form)
    above = [row["check"] for row in found if row["ok"] is False]
    if run is None:
        settings.tell("Note: what was not resolved is not in the graph; --run DIR names the extraction folder that knows")
    settings.tell(f"above the limit: {', '.join(above)}" if above else "every share is within its limit")
    return 0 if checking.sound(found) else 1


@click.command(epilog=example("graphkit diff run run"))
@click.argument("before", metavar="RUN1", type=click.Path())
@click.argument("after", metavar="RUN2", type=click.Path())
@format_option
@click.pass_obj
def diff(settings: Settings, before: str, after: str, form: str) -> int:
    """Tell what two extraction folders have and the other lacks.

    References gained, lost and changed, place by place. Exit code 1 where they differ.
    """
    from graphkit.pipeline import differing

    found = differing.diff(before, after)
    emit(found.columns, found, form)
    counts = Counter(row["change"] for row in found)
    settings.tell(f"{counts['gained']} gained, {counts['lost']} lost, {counts['changed']} fields changed")
    return 1 if found else 0


def _limit(given: str) -> tuple[str, float]:
    name, _, value = given.partition("=")
    try:
        return name, float(value)
    except ValueError:
        raise click.UsageError(f"a limit is NAME=SHARE, such as stubs=0.9, not {given!r}") from None
