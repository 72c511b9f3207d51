"""An index that follows its folders: what is saved can be asked for within seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from rag.config import Settings
from rag.embed import Embedder
from rag.errors import IndexBusy
from rag.index.building import build
from rag.index.summary import Summary


def watch(
    folder: Path,
    roots: Sequence[Path],
    embedder: Embedder,
    settings: Settings,
    stop: Event,
) -> Iterator[Summary]:
    """Builds, then builds again after every change below the roots, yielding each Summary; ends when `stop` is set.

    Raises what `build` raises the first time; later on, while another process writes, it tries again every two seconds.
    """
    from watchfiles import watch as changes

    yield build(folder, roots, embedder, settings)
    behind = True  # what changed during the first build, before anything was watched, is caught at the first pause
    for found in changes(*roots, stop_event=stop, debounce=400, step=50, rust_timeout=2000, yield_on_timeout=True, raise_interrupt=False):
        if not found and not behind:
            continue
        try:
            summary = build(folder, roots, embedder, settings)
        except IndexBusy:
            behind = True
            continue
        behind = False
        if summary.added or summary.changed or summary.removed:
            yield summary
