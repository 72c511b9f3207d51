"""Work beside the event loop, on daemon threads: quitting waits for nothing, not even a model that is loading."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from rag.errors import FootnoteError

log = logging.getLogger("footnote.tui")
log.addHandler(logging.NullHandler())  # nothing of it may reach the screen


def start(work: Callable[[], object], name: str) -> threading.Thread:
    """Run `work` on a daemon thread. It is to report by `post_message`; what it raises goes to the log."""

    def guarded() -> None:
        try:
            work()
        except FootnoteError as error:
            log.info("%s: %s", name, error.message)
        except Exception:
            log.exception("%s failed", name)

    thread = threading.Thread(target=guarded, name=name, daemon=True)
    thread.start()
    return thread
