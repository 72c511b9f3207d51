"""What went wrong, as a person is told."""

from __future__ import annotations

from pathlib import Path

from rag.errors import FootnoteError
from rag.text import MESSAGE, PATH, label
from rag.types import Failure
from tui import strings


def told(error: BaseException) -> Failure:
    """Message and hint; of an unforeseen error its kind, and where the rest is."""
    if isinstance(error, FootnoteError):
        return Failure(label(error.message, MESSAGE), label(error.hint, MESSAGE))
    message = label(strings.unforeseen(kind=type(error).__name__, error=error), MESSAGE)
    return Failure(message, strings.UNFORESEEN_HINT)


def farewell(error: BaseException, state: Path | None, kept: bool) -> str:
    """What is left on the terminal when an error nobody foresaw has ended the application."""
    lines = [strings.ended(kind=type(error).__name__)]
    if kept:
        lines.append(strings.ENDED_SAVED)
    if state:
        lines.append(strings.ended_hint(log=label(str(state / "footnote.log"), PATH)))
    return "\n".join(lines)
