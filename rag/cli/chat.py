"""`footnote chat`: opens the terminal application."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import with_answering, with_settings
from rag.cli.parts import choose
from rag.errors import NoSuchIndex

if TYPE_CHECKING:
    from rag.config import Settings


@click.command(
    epilog="""\b
    footnote chat ~/stories
    footnote chat --index stories-3f2a1c
    footnote chat ~/stories --no-save
    footnote chat ~/stories --serve       # in the browser of this machine
    """
)
@click.argument("articles", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("-i", "--index", metavar="NAME", help="An index by its name; `footnote status` lists them.")
@click.option("--no-save", is_flag=True, help="Keep nothing of the conversation.")
@click.option("--serve", is_flag=True, help="In a browser on this machine instead of the terminal.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="With --serve: on this port instead of any free one.")
@with_answering
@with_settings
def chat(articles: Path | None, index: str | None, no_save: bool, serve: bool, port: int, settings: Settings) -> int:
    """Ask and read in a conversation that fills the terminal."""
    if not (articles or index):
        with suppress(NoSuchIndex):  # then the application asks for a folder
            index = choose(settings).index
    if serve:
        from tui import serve as serve_chat

        place = [str(articles.absolute())] if articles else ["--index", index] if index else []
        return serve_chat(settings, [*(["--no-save"] if no_save else []), *place], port)
    from tui import run

    return run(settings, articles=articles, index=index, save=not no_save)


commands = [chat]
