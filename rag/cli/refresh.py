"""Bringing an index up to date: with its progress while it runs, and what changed when it is done, on standard error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from rich.progress import BarColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.text import Text

from rag.cli import strings
from rag.cli.footnotes import place as where
from rag.cli.interrupt import stop_on_interrupt
from rag.cli.parts import Parts, Place
from rag.cli.screen import console, is_terminal, note, size
from rag.cli.undated import note_undated
from rag.config import Settings
from rag.engine import Engine
from rag.errors import IndexBusy, IndexUnwritable, NoSuchIndex
from rag.index import index_folder
from rag.index.summary import Summary
from rag.paths import instead
from rag.text import MESSAGE, PATH, label, one_line, plural
from rag.types import Filters, IndexPaths, Progress

SHOWN_SKIPS = 20


def refresh(parts: Parts, settings: Settings, place: Place) -> None:
    """Index the place's folder when it is new or has changed; nothing when no folder was named.

    While another process writes to the index, or its disk takes nothing more, what it holds already is used.
    """
    if place.articles is None:
        return
    made = IndexPaths(index_folder(settings, place.articles, place.index)).sqlite
    if not place.articles.exists():
        if not made.exists():
            raise NoSuchIndex(strings.no_folder_no_index(articles=place.articles), instead(place.articles))
        note(strings.folder_gone(articles=label(str(place.articles), PATH)))
        return
    with stop_on_interrupt() as cancel:
        try:
            summary = _run(parts, settings, [place.articles], place.index, cancel)
        except (IndexBusy, IndexUnwritable) as error:
            if isinstance(error, IndexUnwritable) and not made.exists():
                raise
            note(strings.busy(message=label(error.message, MESSAGE)))
            return
    if cancel.is_set():  # too late for the index, which is done, but not for what was to follow
        raise KeyboardInterrupt
    if summary.added or summary.changed or summary.removed or summary.failed:
        note(summed_up(summary))


@contextmanager
def opened(parts: Parts, settings: Settings, place: Place, filters: Filters | None = None) -> Iterator[Engine]:
    """The engine on the place's index, brought up to date before; what `filters` leave out for want of a date is said."""
    refresh(parts, settings, place)
    with closing(parts.open(settings, place)) as engine:
        if filters:
            note_undated(engine, filters)
        yield engine


def run_index(parts: Parts, settings: Settings, paths: Sequence[Path], index: str | None, **how: bool) -> None:
    """Index `paths` and say what changed, what was skipped and why; `how` is `dry_run` or `rebuild`."""
    with stop_on_interrupt() as cancel:
        summary = _run(parts, settings, paths, index, cancel, **how)
    note(summed_up(summary))
    for skipped in summary.skipped[:SHOWN_SKIPS]:
        note(strings.skipped(file=where(skipped.file, skipped.part), reason=label(skipped.reason, PATH)))
    if len(summary.skipped) > SHOWN_SKIPS:
        note(strings.more_skipped(count=len(summary.skipped) - SHOWN_SKIPS))
    if not summary.articles:
        from rag.search.nothing import PUT_SOME_THERE

        note(f"{PUT_SOME_THERE}.")


def watch_folders(settings: Settings, paths: Sequence[Path], index: str | None) -> None:
    """Index again whenever a file below `paths` changes, until Ctrl-C."""
    from rag.embed import load_embedder
    from rag.index.watching import watch

    embedder = load_embedder(settings.embedder, settings)
    note(strings.WATCHING)
    with stop_on_interrupt() as cancel:
        for summary in watch(index_folder(settings, paths[0], index), paths, embedder, settings, cancel):
            if summary.added or summary.changed or summary.removed:
                note(summed_up(summary))


def summed_up(summary: Summary) -> str:
    """What a run did: one line, then its notes. The files that hold the articles stand before the semicolon, and add up."""
    skipped = {one.file for one in summary.skipped if one.part is None}
    partly = {one.file for one in summary.skipped} - skipped
    held = _counted(
        (summary.added - summary.moved, "new"), (summary.changed, "changed"), (summary.moved, "moved"), (summary.unchanged, "unchanged")
    )
    others = _counted((summary.removed - summary.moved, "removed"), (len(skipped), "skipped"), (len(partly), strings.SKIPPED_IN_PART))
    did = strings.WOULD_INDEX if summary.dry_run else strings.index_run(name=label(summary.name))
    holds = f"{plural(summary.articles, 'article')}, {plural(summary.passages, 'passage')}"
    files = plural(summary.added + summary.changed + summary.unchanged, "file")
    took = "" if summary.dry_run else strings.took(seconds=summary.seconds)
    line = strings.from_files(holds=holds, files=files, changes="; ".join(filter(None, (held, others))) or strings.NO_FILES)
    return "\n".join([f"{did} {line}{took}.", *map(one_line, summary.notes)])


def _counted(*counts: tuple[int, str]) -> str:
    return ", ".join(f"{count:,} {word}" for count, word in counts if count > 0)


def _run(parts: Parts, settings: Settings, paths: Sequence[Path], index: str | None, cancel: threading.Event, **how: bool) -> Summary:
    with shown_progress() as on_progress:
        summary = parts.index_articles(settings, paths, name=index, on_progress=on_progress, cancel=cancel, **how)
    if not summary.dry_run:
        parts.remember(settings)
    return summary


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None]]:
    """A reader of Progress: bars on a terminal, gone when the work is done; in a log, nothing."""
    if not is_terminal(sys.stderr):
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), _rate(), TimeRemainingColumn())
    with Bars(*columns, console=console(sys.stderr), transient=True, refresh_per_second=8) as bars:
        tasks = {}

        def show(progress: Progress) -> None:
            count = _count(progress)
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(one_line(progress.stage), total=progress.total, count=count, unit=progress.unit)
            bars.update(tasks[progress.stage], completed=progress.done, total=progress.total, count=count)

        yield show


def _count(progress: Progress) -> str:
    """How far, in the unit it is counted in: "3/19 files", "850.0 MB of 1.1 GB"."""
    if progress.unit == "bytes":
        return strings.bytes_of(done=size(progress.done), total=size(progress.total)) if progress.total else size(progress.done)
    return f"{progress.done:,}{f'/{progress.total:,}' if progress.total else ''} {progress.unit}"


def _rate() -> ProgressColumn:
    """How many a second."""

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = size(int(task.speed or 0)) if task.fields["unit"] == "bytes" else f"{task.speed or 0:,.0f}"
            return Text(f"{speed}/s" if task.speed else "", "dim")

    return Rate()
