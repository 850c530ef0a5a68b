"""Completion: the script for a shell, and symbols of the local graph behind SYMBOL."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.settings import example

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # older versions of click cannot be subscripted

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_GRAPHKIT_COMPLETE"


class Symbol(_Type):
    """A symbol or name in any form, which a shell completes from the graph in the current folder."""

    name = "symbol"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As it is: what it means is for the library to say."""
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Symbols of the local graph; nothing where there is none, or it is busy: completion never complains."""
        from click.shell_completion import CompletionItem

        from graphkit.errors import GraphkitError
        from graphkit.pipeline.completing import completions
        from graphkit.store import DEFAULT_GRAPH, open_store

        target = ctx.find_root().params.get("db") or DEFAULT_GRAPH
        if "://" in target or not os.path.exists(target):
            return []
        try:
            with open_store(target, read_only=True) as store:
                return [CompletionItem(text, help=title) for text, title in completions(store, incomplete)]
        except GraphkitError:
            return []


SYMBOL = Symbol()


@click.command(epilog=example("graphkit completion bash"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and symbols in a shell.

    In bash: eval "$(graphkit completion bash)"; zsh the same; fish: graphkit completion fish | source.
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "graphkit", VARIABLE).source())
