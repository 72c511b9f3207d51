"""`footnote completion`: what a shell needs to complete this command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from rag.cli import strings
from rag.cli.options import command


@command(strings.COMPLETION)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the completion script for SHELL."""
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(strings.no_completion(shell=shell))
    click.echo(made(context.find_root().command, {}, "footnote", "_FOOTNOTE_COMPLETE").source())
    return 0
