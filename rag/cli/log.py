"""The log: tracebacks and nothing else, in the state folder, readable by its owner only."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from rag.config import state_folder

LONGEST = 1_000_000


def log_file() -> Path:
    return state_folder() / "footnote.log"


def log_failure(error: BaseException) -> None:
    """Append the error's traceback. A log that cannot be written is no reason to fail a second time."""
    stamp = datetime.now().astimezone().isoformat(timespec="seconds")
    entry = f"{stamp}\n{''.join(traceback.format_exception(error))}\n"
    try:
        path = log_file()
        fresh = os.O_TRUNC if path.exists() and path.stat().st_size > LONGEST else os.O_APPEND
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | fresh, 0o600), "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(entry)
    except OSError:
        return
