"""`footnote warm` and `footnote cache`: passages read ahead of the questions, and what that keeps on disk."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from rag.cli.interrupt import stop_on_interrupt
from rag.cli.options import plain_settings, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.errors import BadInput, Cancelled
from rag.types import Hit, Progress, Query

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.engine import Engine

BYTES_A_TOKEN = 21_952  # of the default model with weights as in the file; others differ
TOKENS_A_SECOND = 140  # of the default model on two cores; others differ


@click.command(
    epilog="""\b
    footnote warm --query "harbour contract"
    footnote warm --articles ~/stories courier_01.txt courier_02.txt
    footnote warm --query "harbour contract" --dry-run
    """
)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@with_place
@click.option("--query", metavar="TEXT", help="Read the passages nearest to TEXT.")
@click.option("-k", "count", type=click.IntRange(1, 1000), default=8, show_default=True, help="How many passages for --query.")
@click.option("--dry-run", is_flag=True, help="Say what it would take, and do nothing.")
@with_settings
@click.pass_obj
def warm(parts: Parts, files: tuple[str, ...], place: Place, query: str | None, count: int, dry_run: bool, settings: Settings) -> int:
    """Let the model read passages now, so that questions about them are answered sooner.

    The passages are those of each FILE (as `footnote articles` names it), or those nearest to --query.
    """
    from rag.answer import prompt
    from rag.cli.refresh import refresh, shown_progress
    from rag.cli.screen import note, plural, size

    if bool(files) == bool(query):
        raise BadInput("Say what to read.", 'footnote warm FILE…, or footnote warm --query "harbour contract"')
    refresh(parts, settings, place)
    with closing(parts.open(settings, place)) as engine, stop_on_interrupt() as cancel:
        hits = engine.search(Query(query, count)) if query else _passages(engine, files)
        generator = engine.parts()[2]
        texts = prompt.blocks(hits)
        tokens = generator.missing(prompt.SYSTEM, texts)
        seconds, kept = tokens / TOKENS_A_SECOND, tokens * BYTES_A_TOKEN
        note(f"{plural(len(texts), 'passage')}, {plural(tokens, 'token')} not read yet: about {seconds:.0f} s and {size(kept)}.")
        if dry_run:
            return 0
        with shown_progress() as on_progress:
            generator.warm(prompt.SYSTEM, texts, cancel, lambda done, total: on_progress(Progress("reading", done, total, "passages")))
        if cancel.is_set():
            raise Cancelled("Stopped; what has been read is kept.")
    note("All of them are read.")
    return 0


def _passages(engine: Engine, files: tuple[str, ...]) -> list[Hit]:
    index = engine.parts()[0]
    stored = [passage for file in files for passage in index.passages_of(engine.info(file).id)]
    return [Hit(passage.id, passage.article, passage.spans, passage.text, 0.0) for passage in stored]


@click.group(epilog="\b\n    footnote cache status\n    footnote cache clear")
def cache() -> None:
    """What has been kept of passages that were read. Losing it costs time, never an answer."""


@cache.command("status", epilog="\b\n    footnote cache status")
def status() -> int:
    """Say how much is kept, and how much may be."""
    from rag.cli.screen import out

    out(kept_passages(plain_settings()))
    return 0


@cache.command(epilog="\b\n    footnote cache clear")
def clear() -> int:
    """Delete all that is kept."""
    from rag.cli.screen import note, plural, size
    from rag.llm.passage_cache import open_cache

    held = open_cache(plain_settings()).clear()
    note(f"{plural(held.entries, 'passage')} and {size(held.bytes)} are gone.")
    return 0


def kept_passages(settings: Settings) -> str:
    """One line on what the passage cache holds."""
    from rag.cli.screen import plural, size
    from rag.llm.passage_cache import open_cache

    held = open_cache(settings).status()
    return f"passage cache: {plural(held.entries, 'passage')} read, {size(held.bytes)} of at most {size(held.bound)}"


commands = [warm, cache]
