"""`footnote export`: an answer with its footnotes, for where writing happens."""

from __future__ import annotations

from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import click

from rag.cli import strings
from rag.cli.options import command
from rag.cli.parts import Parts, Place, indexed
from rag.cli.saved import Saved, load, load_last
from rag.cli.screen import note, out
from rag.config import load_settings
from rag.errors import FootnoteError
from rag.export import Conversation, Format, Sources, Turn, format_of, save
from rag.export import export as written
from rag.text import PATH, label
from rag.types import ArticleInfo, Citation, without_page

FILE = click.Path(path_type=Path, dir_okay=False)


@command(strings.EXPORT)
@click.argument("file", required=False, type=FILE, metavar="[ANSWER.json]")
@click.option("--format", "named", type=click.Choice([format.value for format in Format]), help=strings.EXPORT_FORMAT)
@click.option("-o", "--output", type=FILE, metavar="FILE", help=strings.EXPORT_OUTPUT)
@click.option("--text", is_flag=True, help=strings.EXPORT_TEXT)
@click.pass_obj
def export(parts: Parts, file: Path | None, named: str | None, output: Path | None, text: bool) -> int:
    """Write an answer with its footnotes, or the stories it cites for Zotero and its like."""
    saved = load(file) if file else load_last()
    conversation = Conversation((Turn(saved.answer),))
    format = Format.TEXT if text else Format(named) if named else format_of(output) if output else Format.MARKDOWN
    sources = _sources(parts, saved)
    if output:
        save(conversation, format, output, sources)
        note(strings.written_to(output=label(str(output), PATH)))
    else:
        out(written(conversation, format, sources).rstrip("\n"))
    return 0


def _sources(parts: Parts, saved: Saved) -> Sources:
    """What the answer's index knows of its stories: their authors and addresses. Only an index there is is asked, no folder is read."""
    settings = load_settings()

    @cache
    def known() -> dict[tuple[str, str, str | None], ArticleInfo]:
        with suppress(FootnoteError):
            place = indexed(settings, saved.place) if saved.place else Place(index=saved.answer.index)
            with closing(parts.peek(settings, place)) as engine:
                return {(info.root, info.file, info.part): info for info in engine.articles()}
        return {}

    def look_up(citation: Citation) -> ArticleInfo | None:
        at = known()
        return at.get((citation.root, citation.file, citation.part)) or at.get((citation.root, citation.file, without_page(citation.part)))

    return look_up
