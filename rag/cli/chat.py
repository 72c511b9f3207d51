"""`footnote chat`: opens the terminal application."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli import strings
from rag.cli.options import GivenPath, command, with_answering, with_settings
from rag.cli.parts import choose, index_names
from rag.errors import BadInput, NoSuchIndex
from rag.paths import not_there
from rag.types import IndexPaths

if TYPE_CHECKING:
    from rag.config import Settings


@command(strings.CHAT)
@click.argument("folders", nargs=-1, type=GivenPath(), metavar="[DIR]...")
@click.option("-a", "--articles", multiple=True, type=GivenPath(), metavar="DIR", help=strings.CHAT_ARTICLES)
@click.option("-i", "--index", metavar="NAME", help=strings.INDEX_BY_NAME)
@click.option("--no-save", is_flag=True, help=strings.CHAT_NO_SAVE)
@click.option("--serve", is_flag=True, help=strings.CHAT_SERVE)
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help=strings.CHAT_PORT)
@with_answering
@with_settings
def chat(
    folders: tuple[Path, ...], articles: tuple[Path, ...], index: str | None, no_save: bool, serve: bool, port: int, settings: Settings
) -> int:
    """Ask and read in a conversation that fills the terminal."""
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
            raise BadInput(*not_there(folder))
    if index and not folders and index not in index_names(settings):
        from rag.index import index_folder, is_address
        from rag.index.schema import none_called

        if not is_address(index):
            raise NoSuchIndex(*none_called(index_folder(settings, name=index)))


def _is_indexed(settings: Settings, folder: Path, index: str | None) -> bool:
    from rag.index import index_folder

    return IndexPaths(index_folder(settings, folder, index)).sqlite.is_file()
