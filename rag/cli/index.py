"""`footnote index`: articles into an index, once, or whenever they change; and the indexes there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import with_settings
from rag.cli.parts import Parts
from rag.errors import BadInput

if TYPE_CHECKING:
    from rag.config import Settings


class _NamesFormats(click.Command):
    """A command whose help ends with the files that are read."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from rag.corpus.readers import SUFFIXES

        super().format_epilog(ctx, formatter)
        with formatter.section("Files that are read"):
            formatter.write_text(
                f"{' '.join(SUFFIXES)}, and any of these with .gz; files without a telling name are recognised by their content"
            )


@click.command(
    cls=_NamesFormats,
    epilog="""\b
    footnote index ~/stories
    footnote index ~/stories ~/archive/2019 --index harbour
    footnote index --articles ~/stories
    footnote index --index harbour                bring an index up to date, with all its folders
    footnote index ~/stories --dry-run
    footnote index ~/stories --watch
    """,
    short_help="Index folders of articles, or update their index.",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("-a", "--articles", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A folder of articles, as PATH.")
@click.option("-i", "--index", metavar="NAME", help="The index's name; by default it is made from the folder's.")
@click.option("--watch", is_flag=True, help="Keep running, and update the index whenever a file changes.")
@click.option("--dry-run", is_flag=True, help="Say what would be done without doing it.")
@click.option("--rebuild", is_flag=True, help="Discard the index and build it again, with all its folders.")
@click.option("--keep-boilerplate", is_flag=True, help="Also search and cite what was taken for boilerplate.")
@with_settings
@click.pass_obj
def index(
    parts: Parts,
    paths: tuple[Path, ...],
    articles: tuple[Path, ...],
    index: str | None,
    watch: bool,
    dry_run: bool,
    rebuild: bool,
    keep_boilerplate: bool,
    settings: Settings,
) -> int:
    """Index folders of articles, or bring their index up to date.

    PATH is a folder or a file; without any, the index named, or the one used last, is brought up to date with all its folders.
    Only new and changed files are read. Stopped at any moment, the next run goes on where it was.
    """
    from dataclasses import replace

    from rag.cli.parts import choose, roots_of
    from rag.cli.refresh import run_index, watch_folders

    if dry_run and (watch or rebuild):
        raise BadInput(f"{'--watch' if watch else '--rebuild'} and --dry-run cannot be combined.", "Leave one of them out.")
    paths += articles
    index = index or (None if paths else choose(settings).index)
    for path in paths:
        if not path.exists():
            raise BadInput(f"There is no folder {path}.", "Check the path, and that its disk is connected.")
    if keep_boilerplate:
        settings = replace(settings, keep_boilerplate=True)
    run_index(parts, settings, paths, index, dry_run=dry_run, rebuild=rebuild)
    if watch:
        watch_folders(settings, paths or roots_of(parts, settings, index), index)
    return 0


commands = [index]
