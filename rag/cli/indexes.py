"""`footnote indexes`: the indexes there are, listed, renamed and removed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from rag.cli import strings
from rag.cli.moments import when
from rag.cli.options import GivenPath, command, group
from rag.cli.parts import Parts, Place, addresses, index_names
from rag.cli.screen import note, table
from rag.config import Settings, load_settings
from rag.errors import FootnoteError
from rag.index import remove_index, remove_root, rename_index
from rag.text import MESSAGE, PATH, label


@group(strings.INDEXES)
def indexes() -> None:
    """List, rename and remove indexes. The articles themselves are never touched."""


@command(strings.INDEXES_LIST, name="list", of=indexes)
@click.pass_obj
def list_(parts: Parts) -> int:
    """List the indexes, their folders and when they were updated."""
    settings = load_settings()
    names = [*index_names(settings), *addresses(settings)]
    if not names:
        note(strings.no_index_yet(indexes=settings.indexes))
        note(strings.MAKE_AN_INDEX)
    table(("index", "articles", strings.LAST_UPDATED, "folders"), [_row(parts, settings, name) for name in names])
    return 0


def _row(parts: Parts, settings: Settings, name: str) -> tuple[str, str, str, str]:
    try:
        with closing(parts.peek(settings, Place(index=name))) as engine:
            status = engine.status()
    except FootnoteError as error:
        return label(name), "-", label(error.message, MESSAGE), "-"
    return label(name), f"{status.articles:,}", when(status.updated), ", ".join(label(root, PATH) for root in status.roots)


@command(strings.INDEXES_RENAME, of=indexes)
@click.argument("name")
@click.argument("to")
def rename(name: str, to: str) -> int:
    """Give an index another name, to be used with --index."""
    rename_index(load_settings(), name, to)
    note(strings.is_now(name=label(name), to=label(to)))
    return 0


@command(strings.INDEXES_REMOVE, of=indexes)
@click.argument("name")
@click.option("--folder", type=GivenPath(), metavar="DIR", help=strings.REMOVE_FOLDER)
@click.option("--all", "others", is_flag=True, help=strings.REMOVE_ALL)
def remove(name: str, folder: Path | None, others: bool) -> int:
    """Delete an index, or one of its folders from it. The articles stay."""
    if folder:
        remove_root(load_settings(), name, folder)
        note(strings.is_taken_out(folder=label(str(folder), PATH), name=label(name)))
    else:
        remove_index(load_settings(), name, others)
        note(strings.is_removed(name=label(name)))
    return 0
