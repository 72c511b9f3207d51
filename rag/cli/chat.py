"""`footnote chat`: opens the terminal application."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import with_answering, with_settings
from rag.cli.parts import choose, index_names
from rag.errors import BadInput, NoSuchIndex
from rag.types import IndexPaths

if TYPE_CHECKING:
    from rag.config import Settings


@click.command(
    epilog="""\b
    footnote chat ~/stories
    footnote chat ~/stories ~/archive     # several folders in one index
    footnote chat --index stories-3f2a1c
    footnote chat ~/stories --no-save
    footnote chat ~/stories --serve       # in the browser of this machine
    """
)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[DIR]...")
@click.option("-a", "--articles", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A folder of articles, as DIR.")
@click.option("-i", "--index", metavar="NAME", help="The name of an index; `footnote status` lists them.")
@click.option("--no-save", is_flag=True, help="Do not save the conversation.")
@click.option("--serve", is_flag=True, help="Open in a browser on this machine instead of the terminal.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="With --serve: the port to use instead of any free one."
)
@with_answering
@with_settings
def chat(
    folders: tuple[Path, ...], articles: tuple[Path, ...], index: str | None, no_save: bool, serve: bool, port: int, settings: Settings
) -> int:
    """Ask and read in a conversation that fills the terminal.

    Several folders make one index. Without a folder, the index used last is opened; ctrl+g changes to another.
    """
    folders += articles
    _require(settings, folders, index)
    if not (folders or index):
        with suppress(NoSuchIndex):  # then the application asks for a folder
            index = choose(settings).index
    if serve:
        from tui import serve as serve_chat

        place = [*(str(folder.absolute()) for folder in folders), *(["--index", index] if index else [])]
        return serve_chat(settings, [*(["--no-save"] if no_save else []), *place], port)
    from tui import run

    return run(settings, folders, index=index, save=not no_save)


def _require(settings: Settings, folders: tuple[Path, ...], index: str | None) -> None:
    """Fail on the command line, not in the application, when what was named is not there."""
    for folder in folders:
        if not (folder.exists() or _is_indexed(settings, folder, index)):
            raise BadInput(f"There is no folder {folder}.", "Check the path, and that its disk is connected.")
    from rag.index import is_address

    if index and not folders and not is_address(index) and index not in index_names(settings):
        raise NoSuchIndex(f"There is no index {index}.", "`footnote indexes list` names those there are.")


def _is_indexed(settings: Settings, folder: Path, index: str | None) -> bool:
    from rag.index import index_folder

    return IndexPaths(index_folder(settings, folder, index)).sqlite.is_file()


commands = [chat]
