"""`footnote warm` and `footnote cache`: evidence read ahead of the questions, and what that keeps on disk."""

from __future__ import annotations

import click

from rag.cli import strings
from rag.cli.interrupt import stop_on_interrupt
from rag.cli.options import command, group, with_model, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened, shown_progress
from rag.cli.screen import note, out, size
from rag.config import Settings, load_settings
from rag.errors import Cancelled
from rag.llm.passage_cache import open_cache
from rag.text import plural
from rag.types import Progress


@command(strings.WARM)
@click.argument("questions", nargs=-1, required=True, metavar="QUESTION...")
@with_place
@with_model
@with_settings
@click.pass_obj
def warm(parts: Parts, questions: tuple[str, ...], place: Place, settings: Settings) -> int:
    """Find and read the evidence for each QUESTION now, so that it is answered sooner when it is asked."""
    with opened(parts, settings, place) as engine, stop_on_interrupt() as cancel, shown_progress() as on_progress:
        for done, question in enumerate(questions):
            on_progress(Progress("reading", done, len(questions), "questions"))
            engine.prepare(question, cancel=cancel)
            if cancel.is_set():
                raise Cancelled(strings.WARM_STOPPED)
    note(strings.warmed(many=plural(len(questions), "question")))
    return 0


@group(strings.CACHE)
def cache() -> None:
    """What has been kept of passages that were read. Losing it costs time, never an answer."""


@command(strings.CACHE_STATUS, name="status", of=cache)
def status() -> int:
    """Say how much is kept, and how much may be."""
    out(kept_passages(load_settings()))
    return 0


@command(strings.CACHE_CLEAR, of=cache)
def clear() -> int:
    """Delete all that is kept."""
    held = open_cache(load_settings()).clear()
    note(strings.cache_cleared(many=plural(held.entries, "passage"), size=size(held.bytes)))
    return 0


def kept_passages(settings: Settings) -> str:
    """One line on what the passage cache holds."""
    held = open_cache(settings).status()
    return strings.cache_holds(passages=plural(held.entries, "passage"), size=size(held.bytes), most=size(held.bound))
