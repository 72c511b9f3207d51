"""`footnote indexes`: the indexes there are, listed, renamed and removed."""

from __future__ import annotations

import click

from rag.cli.options import plain_settings
from rag.cli.parts import index_names


@click.group(
    epilog="""\b
    footnote indexes list
    footnote indexes rename stories-3f2a1c harbour
    footnote indexes remove harbour
    """
)
def indexes() -> None:
    """List, rename and remove indexes. The articles themselves are never touched."""


@indexes.command("list", epilog="\b\n    footnote indexes list")
def list_() -> int:
    """List the names of the indexes."""
    from rag.cli.screen import out
    from rag.text import label

    for name in index_names(plain_settings()):
        out(label(name))
    return 0


@indexes.command(epilog="\b\n    footnote indexes rename stories-3f2a1c harbour")
@click.argument("name")
@click.argument("to")
def rename(name: str, to: str) -> int:
    """Give an index another name, to be used with --index."""
    from rag.cli.screen import note
    from rag.index import rename_index
    from rag.text import label

    rename_index(plain_settings(), name, to)
    note(f"{label(name)} is now {label(to)}.")
    return 0


@indexes.command(epilog="\b\n    footnote indexes remove harbour")
@click.argument("name")
def remove(name: str) -> int:
    """Delete an index from the disk. The articles stay."""
    from rag.cli.screen import note
    from rag.index import remove_index
    from rag.text import label

    remove_index(plain_settings(), name)
    note(f"{label(name)} is removed.")
    return 0


commands = [indexes]
