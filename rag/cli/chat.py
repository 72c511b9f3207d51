"""`footnote chat`: opens the terminal application."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import with_answering, with_settings

if TYPE_CHECKING:
    from rag.config import Settings


@click.command(
    epilog="""\b
    footnote chat ~/stories
    footnote chat --index stories-3f2a1c
    footnote chat ~/stories --no-save
    """
)
@click.argument("articles", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("-i", "--index", metavar="NAME", help="An index by its name; `footnote status` lists them.")
@click.option("--no-save", is_flag=True, help="Keep nothing of the conversation.")
@with_answering
@with_settings
def chat(articles: Path | None, index: str | None, no_save: bool, settings: Settings) -> int:
    """Ask and read in a conversation that fills the terminal."""
    from tui import run

    return run(settings, articles=articles, index=index, save=not no_save)


commands = [chat]
