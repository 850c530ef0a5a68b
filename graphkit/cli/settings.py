"""What the options before the command say, and the options that commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.output import FORMATS, say

if TYPE_CHECKING:
    from graphkit.api import Graph


_WARNINGS = 20
"""Warnings that a person is shown one by one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The options before the command."""

    db: str | None = None
    database: str | None = None
    quiet: bool = False
    verbose: bool = False

    @contextmanager
    def graph(self) -> Iterator[Graph]:
        """The graph that the options and the environment name; it opens when it is first asked."""
        from graphkit.api import Graph

        with Graph(self.db, database=self.database, password=self._password(), notifications=self.verbose) as graph:
            yield graph
            if self.verbose:
                say(f"Note: {graph.store.describe} is a graph of {graph.store.version}")

    def _password(self) -> str | None:
        """Of a server whose password the environment lacks: asked of the person, if there is one."""
        if self.db is None or "://" not in self.db or not sys.stdin.isatty():
            return None
        from graphkit.store.bolt import password_from_environment

        given = password_from_environment()
        if given is None:
            user = os.environ.get("NEO4J_USERNAME") or "neo4j"
            given = str(click.prompt(f"Password of {user}", default="", show_default=False, hide_input=True, err=True))
        return given

    def tell(self, message: str) -> None:
        """Print a summary or a note unless ``--quiet``."""
        if not self.quiet:
            say(message)

    def warn(self, lines: Sequence[str], more: str) -> None:
        """Print warnings; of many only the first, how many there are beside, and what writes them all."""
        shown = lines if self.verbose else lines[:_WARNINGS]
        for line in shown:
            say(f"Warning: {line}")
        if len(lines) > len(shown):
            say(f"Warning: and {len(lines) - len(shown):,} more: -v shows and {more} writes them")

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None] | None]:
        """A bar on standard error where that is a terminal, else None."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        from graphkit.cli.progress import Progress

        shown = Progress()
        try:
            yield shown
        finally:
            shown.end()


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--format``, on every command that prints rows."""
    return click.option(
        "--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True, help="How rows are printed."
    )(command)


def example(*lines: str) -> str:
    """The epilog of a command: what a person may type, as tests do."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
