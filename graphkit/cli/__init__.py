"""The command line: parse, one library call, print.

Data goes to standard output, all else to standard error. An error is one line that says what failed and where, and one
that says what to do; its exit code is that of its class in :mod:`graphkit.errors`.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from graphkit.cli.lazy import Lazy, LazyGroup
from graphkit.cli.settings import Settings
from graphkit.errors import GraphkitError

COMMANDS = {
    "extract": Lazy("graphkit.cli.documents", "extract", "Find the references in documents; no database."),
    "load": Lazy("graphkit.cli.loading", "load", "Extract documents and bring the graph in line."),
    "remove": Lazy("graphkit.cli.loading", "remove", "Take documents out of the graph."),
    "resolve": Lazy("graphkit.cli.documents", "resolve", "Any form of a symbol or name to the canonical one."),
    "verify": Lazy("graphkit.cli.drafting", "verify", "Check whether the citations of a draft exist and agree."),
    "show": Lazy("graphkit.cli.looking", "show", "All that is known of a document or an instrument."),
    "cites": Lazy("graphkit.cli.citing", "cites", "What a document cites."),
    "cited-by": Lazy("graphkit.cli.citing", "cited_by", "What cites a document."),
    "path": Lazy("graphkit.cli.looking", "path", "Chains of citations from one document to another."),
    "compare": Lazy(
        "graphkit.cli.looking", "compare", "Two documents side by side: what both rest on, what each cites alone, what cites both."
    ),
    "lineage": Lazy("graphkit.cli.citing", "lineage", "What a document rests on, by generations, or what rests on it."),
    "main-path": Lazy("graphkit.cli.tracing", "main_path", "The chain of citations over which most ways lead."),
    "rank": Lazy("graphkit.cli.ranking", "rank", "Rank documents by how they are cited."),
    "query": Lazy("graphkit.cli.querying", "query", "Run a read-only query: Cypher, or @NAME of the catalogue."),
    "queries": Lazy("graphkit.cli.querying", "queries", "List the catalogue of queries."),
    "stats": Lazy("graphkit.cli.database", "stats", "Count what is in the graph."),
    "check": Lazy("graphkit.cli.checking", "check", "Check whether the graph is sound."),
    "diff": Lazy("graphkit.cli.checking", "diff", "Tell what two extraction folders have and the other lacks."),
    "export": Lazy("graphkit.cli.exporting", "export", "Write the graph for another program."),
    "completion": Lazy(
        "graphkit.cli.completing", "completion", "Print the script that completes commands, options and symbols in a shell."
    ),
    "db": Lazy("graphkit.cli.database", "db", "Make the schema, tell where the graph is, clear it."),
}
"""Every command: a test compares the help with that of the command itself."""

INTERRUPTED = 130


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="SYMBOL takes any common form: S/RES/2388, 'SC res. 2388', '2388 (2017)', a UN URL.",
)
@click.option(
    "--db",
    metavar="URI|PATH",
    envvar="NEO4J_URI",
    show_envvar=True,
    help="Neo4j address (user and password from NEO4J_USERNAME and NEO4J_PASSWORD) or graph file.  [default: un.graph]",
)
@click.option("--database", metavar="NAME", envvar="NEO4J_DATABASE", show_envvar=True, help="Database of the Neo4j server.")
@click.option("-q", "--quiet", is_flag=True, help="No summaries and no progress.")
@click.option("-v", "--verbose", is_flag=True, help="Show every warning, and which graph and engine answered.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(package_name="graphkit", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, db: str | None, database: str | None, quiet: bool, verbose: bool, debug: bool) -> None:
    """The citation knowledge graph of the United Nations.

    Documents go in; which cites which, by which verb, in which paragraph, comes out: in an embedded graph file, in Neo4j, or
    as rows.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    ctx.obj = Settings(db, database, quiet, verbose)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing is raised without ``--debug``."""
    with warnings.catch_warnings():
        warnings.showwarning = _noted
        return _run(list(sys.argv[1:] if args is None else args))


def _noted(message: Warning | str, *where: Any, **more: Any) -> None:
    """What the library warns of, without the line of code."""
    click.echo(f"Note: {message}", err=True)


def _run(arguments: list[str]) -> int:
    debug = "--debug" in arguments
    try:
        code = cli.main(arguments, prog_name="graphkit", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except GraphkitError as error:
        if debug:
            raise
        return _failed(error.message, error.hint, error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:  # a group alone: its help is the answer, in whole lines
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        return _failed(error.format_message(), _usage_hint(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _failed("interrupted", "what was written stays; the same command again goes on", INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output has gone (as in "| head"): nothing is left to say, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if debug:
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        hint = "make room there; for temporary files TMPDIR names another folder" if full else ""
        return _failed(f"{error.filename or 'a file'}: {error.strerror or error}", hint, 1)
    except Exception as error:
        if debug:
            raise
        return _failed(f"a defect in graphkit: {type(error).__name__}: {error}", "run it again with --debug and report what it shows", 1)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Entry point of ``graphkit``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(50_000, 20, 20)  # little of what a command makes is garbage, and what starts one is none
    atexit.register(gc.freeze)  # memory goes with the process: nothing to look through
    sys.exit(run(args))


def _failed(message: str, hint: str, code: int) -> int:
    click.echo(f"Error: {' '.join(message.split())}", err=True)
    if hint:
        first, space, rest = hint.partition(" ")
        first = first.lower() if first.isalpha() and first.istitle() else first  # after the colon; not NEO4J_URI, not S/RES/1
        click.echo(f"Hint: {first}{space}{rest}", err=True)
    return code


def _usage_hint(error: click.ClickException) -> str:
    """Where to look it up; or that a global option stands before the command."""
    if not isinstance(error, click.UsageError):
        return ""
    if isinstance(error, click.NoSuchOption) and any(error.option_name in option.opts for option in cli.params):
        return f"{error.option_name} stands before the command: graphkit {error.option_name} ... COMMAND"
    return f"{error.ctx.command_path if error.ctx else 'graphkit'} --help"
