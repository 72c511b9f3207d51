"""`footnote indexes`: the indexes there are, listed, renamed and removed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from rag.cli.options import plain_settings
from rag.cli.parts import Parts, Place, index_names
from rag.errors import FootnoteError

if TYPE_CHECKING:
    from rag.config import Settings


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
@click.pass_obj
def list_(parts: Parts) -> int:
    """List the indexes, their folders and when they were updated."""
    from rag.cli.screen import table

    settings = plain_settings()
    table(("index", "articles", "last brought up to date", "folders"), [_row(parts, settings, name) for name in index_names(settings)])
    return 0


def _row(parts: Parts, settings: Settings, name: str) -> tuple[str, str, str, str]:
    from rag.cli.moments import when
    from rag.text import MESSAGE, PATH, label

    try:
        with closing(parts.peek(settings, Place(index=name))) as engine:
            status = engine.status()
    except FootnoteError as error:
        return label(name), "-", label(error.message, MESSAGE), "-"
    return label(name), f"{status.articles:,}", when(status.updated), ", ".join(label(root, PATH) for root in status.roots)


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
