"""The log: warnings and tracebacks, in the state folder, readable by its owner only. None of it reaches the screen."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from rag.cli import strings
from rag.config import state_folder
from rag.log_lines import LogLines

LONGEST = 1_000_000


def log_file() -> Path:
    return state_folder() / "footnote.log"


def start_log() -> None:
    """From now on what any part of Footnote logs is appended to the log file."""
    root = logging.getLogger()
    if not any(isinstance(handler, _LogFile) for handler in root.handlers):
        handler = _LogFile(logging.WARNING)
        handler.setFormatter(LogLines("%(asctime)s %(name)s %(levelname)s: %(message)s"))
        root.addHandler(handler)


def log_failure(error: BaseException) -> str:
    """Append the error with its traceback; returns where to read it, in words."""
    logging.getLogger("rag.cli").error("%s", error, exc_info=error)
    try:
        return strings.details_in(what=log_file())
    except OSError as failure:
        return strings.no_log(strerror=failure.strerror, filename=failure.filename)


def unexpected(error: Exception) -> str:
    """What to say of an error that no part of Footnote foresaw."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}{f': {error.filename}' if error.filename else ''}."
    return strings.unexpected(error=error)


class _LogFile(logging.Handler):
    """Opens the file for each entry, since most runs have none; a log that cannot be written is no reason to fail."""

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            path = log_file()
            fresh = os.O_TRUNC if path.exists() and path.stat().st_size > LONGEST else os.O_APPEND
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | fresh, 0o600), "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(self.format(record) + "\n")
