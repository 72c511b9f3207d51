"""Work beside the event loop, on daemon threads: quitting waits for nothing, not even a model that is loading."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from rag.errors import FootnoteError
from rag.log_lines import LogLines

SELDOM = (700, 10, 200)
"""The collector's thresholds: what it takes to walk over everything is felt, so that is left to quiet moments."""

log = logging.getLogger("footnote.tui")
log.addHandler(logging.NullHandler())  # nothing of it may reach the screen


def log_to(path: Path) -> None:
    """Tracebacks go to `path`, readable by its owner only; a log that cannot be written is no reason not to run."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return
    handler.setFormatter(LogLines("%(asctime)s %(name)s: %(message)s"))
    handler.setLevel(logging.ERROR)
    for name in ("footnote", "rag"):
        logging.getLogger(name).addHandler(handler)


class Work(threading.Thread):
    """A thread of ours, so that whoever waits until nothing is under way knows it from others."""


def import_the_rest() -> None:
    """Import what the first frame does without, so that the first question does not wait for it; then spare what
    is loaded the garbage collector, whose walks over it would be felt while one types."""
    for module in ("tui.widgets.turn_view", "tui.screens.conversations", "tui.export", "rag.sessions"):
        import_module(module)
    gc.enable()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def spare() -> None:
    """Spare the collector what there is now: its walk over the turns of a long conversation would be felt at every page."""
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Collect what a walk over everything would find, if there is anything new to walk over: for a quiet moment."""
    if gc.get_count()[2]:
        gc.collect()


def start(work: Callable[[], object], name: str) -> Work:
    """Run `work` on a daemon thread. It is to report by `post_message`; what it raises goes to the log."""

    def guarded() -> None:
        try:
            work()
        except FootnoteError as error:
            log.info("%s: %s", name, error.message)
        except Exception:
            log.exception("%s failed", name)

    thread = Work(target=guarded, name=name, daemon=True)
    thread.start()
    return thread
