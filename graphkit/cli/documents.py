"""Commands on texts and names, without any graph: ``extract`` and ``resolve``."""

from __future__ import annotations

import click

from graphkit.cli.output import emit, say
from graphkit.cli.settings import Settings, example, format_option

_SHORT = {
    "mentions": ("document", "targets", "kind", "verb", "part", "paragraph", "surface"),
    "unresolved": ("document", "surface", "kind", "reason", "candidates", "part", "paragraph"),
    "noise": ("document", "reason", "start", "end", "text"),
}
"""What a table shows of the rows of a file; the formats for machines show all."""


@click.command(
    epilog=example("graphkit extract documents", "graphkit extract draft.txt --unresolved", "graphkit extract documents --out run")
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--out", metavar="DIR", help="Write the extraction folder (JSON lines) instead of printing.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes; the output is the same for any number.")
@click.option("--authority", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Further authority records; they win.")
@click.option("--overrides", type=click.Path(), metavar="FILE", help="CSV of corrections: document, offset or surface, target, who, why.")
@click.option("--unresolved", "what", flag_value="unresolved", help="What could not be resolved, with candidates and the reason.")
@click.option("--noise", "what", flag_value="noise", help="What was masked as no text of the document, with the reason.")
@click.option("--explain", is_flag=True, help="Show by which rule each was found, and the words around it.")
@format_option
@click.pass_obj
def extract(
    settings: Settings,
    paths: tuple[str, ...],
    out: str | None,
    jobs: int,
    authority: str | None,
    overrides: str | None,
    what: str | None,
    explain: bool,
    form: str,
) -> int:
    """Find the references in documents; no database.

    PATH is a file (Word, PDF with a text layer, HTML, Akoma Ntoso, MARCXML, plain text), a folder of them, or - for standard input.
    With --out the text that offsets point into is kept too, as DIR/texts/STEM.txt.
    """
    from graphkit.pipeline import extraction
    from graphkit.pipeline.folder import FIELDS

    if out is not None and (what or explain):
        raise click.UsageError("--out writes everything; --unresolved, --noise and --explain are for printing")
    with settings.progress() as progress:
        run = extraction.extract(paths, out, jobs=jobs, authority=authority, overrides=overrides, progress=progress)
    if out is None:
        name = what or "mentions"
        columns = _SHORT[name] if form in ("table", "md") else FIELDS[name]
        if form in ("table", "md"):
            columns = (*columns, *(("rule", "note", "quote") if explain and name != "noise" else ()))
            columns = columns[1:] if run.files == 1 else columns
        emit(columns, run.rows(name), form)
        if explain and name != "noise":
            from graphkit.cite import rules

            used = {row["rule"].removesuffix("-range") for row in run.rows(name)}
            for rule, what_it_is in rules().items():
                if rule in used:
                    settings.tell(f"{rule}: {what_it_is}")
    for note in run.notes:
        settings.tell(f"Note: {note}")
    rejects = [f"{reject['path']}: {reject['why']}" for reject in run.rows("rejects")]
    settings.warn(rejects, "extract --out DIR")
    counts = run.counts
    settings.tell(
        f"{counts['documents']} documents in {run.files} files, {counts['mentions']} references, {counts['unresolved']} unresolved"
        f" (--unresolved shows them), {counts['noise']} stretches of noise masked (--noise)" + (f", written to {out}" if out else "")
    )
    return 1 if rejects else 0


@click.command(epilog=example("graphkit resolve 'SC res. 2331' A/RES/60/288 UNODC"))
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@format_option
@click.pass_obj
def resolve(settings: Settings, texts: tuple[str, ...], form: str) -> int:
    """Any form of a symbol or name to the canonical one.

    Where a text can mean several things each has its row, the likeliest first. Exit code 1 where one of them is nothing known.
    """
    from graphkit.pipeline import resolving

    found = resolving.resolve(list(texts))
    emit(found.columns, found, form)
    unknown = [row["given"] for row in found if row["id"] is None]
    for text in unknown:
        near = resolving.near(text)
        say(f"Warning: nothing known is called {text!r}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    return 1 if unknown else 0
