"""`footnote index`: articles into an index, once, or whenever they change; and the indexes there are."""

from __future__ import annotations

from pathlib import Path

import click

from rag.cli import strings
from rag.cli.options import GivenPath, command, with_settings
from rag.cli.parts import Parts, choose, roots_of
from rag.cli.refresh import run_index, watch_folders
from rag.config import Settings
from rag.errors import BadInput
from rag.paths import not_there


class _NamesFormats(click.Command):
    """A command whose help ends with the files that are read."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from rag.corpus.readers import SUFFIXES

        super().format_epilog(ctx, formatter)
        with formatter.section(strings.FILES_READ):
            formatter.write_text(strings.files_read(names=" ".join(SUFFIXES)))


@command(strings.INDEX, cls=_NamesFormats)
@click.argument("paths", nargs=-1, type=GivenPath(), metavar="[PATH]...")
@click.option("-a", "--articles", multiple=True, type=GivenPath(), metavar="DIR", help=strings.INDEX_ARTICLES)
@click.option("-i", "--index", metavar="NAME", help=strings.INDEX_NAME)
@click.option("--watch", is_flag=True, help=strings.INDEX_WATCH)
@click.option("--dry-run", is_flag=True, help=strings.INDEX_DRY_RUN)
@click.option("--rebuild", is_flag=True, help=strings.INDEX_REBUILD)
@click.option("--keep-boilerplate", is_flag=True, help=strings.INDEX_BOILERPLATE)
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
    """Index folders of articles, or bring their index up to date."""
    from dataclasses import replace

    if dry_run and (watch or rebuild):
        raise BadInput(strings.dry_run_combined(what="--watch" if watch else "--rebuild"), strings.LEAVE_ONE_OUT)
    paths += articles
    index = index or (None if paths else choose(settings).index)
    for path in paths:
        if not (path.is_dir() or path.is_file()):
            raise BadInput(*not_there(path))
    if keep_boilerplate:
        settings = replace(settings, keep_boilerplate=True)
    run_index(parts, settings, paths, index, dry_run=dry_run, rebuild=rebuild)
    if watch:
        watch_folders(settings, paths or roots_of(parts, settings, index), index)
    return 0
