"""What went wrong, as a person is told."""

from __future__ import annotations

from pathlib import Path

from rag.errors import FootnoteError
from rag.text import MESSAGE, PATH, label
from rag.types import Failure


def told(error: BaseException) -> Failure:
    """Message and hint; of an unforeseen error its kind, and where the rest is."""
    if isinstance(error, FootnoteError):
        return Failure(label(error.message, MESSAGE), label(error.hint, MESSAGE))
    message = label(f"Something unforeseen went wrong ({type(error).__name__}: {error}).", MESSAGE)
    return Failure(message, "`footnote doctor` may tell more; the details are in the log.")


def farewell(error: BaseException, state: Path | None, kept: bool) -> str:
    """What is left on the terminal when an error nobody foresaw has ended the application."""
    lines = [f"error: footnote chat ended because of an unexpected error ({type(error).__name__})."]
    if kept:
        lines.append("The conversation is saved: type footnote chat again, and ctrl+o goes on with it.")
    if state:
        lines.append(f"hint: the details are in {label(str(state / 'footnote.log'), PATH)}; footnote doctor looks for problems.")
    return "\n".join(lines)
