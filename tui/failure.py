"""What went wrong, as a person is told."""

from __future__ import annotations

from rag.errors import FootnoteError
from rag.types import Failure


def told(error: BaseException) -> Failure:
    """Message and hint; of an unforeseen error its kind, and where the rest is."""
    if isinstance(error, FootnoteError):
        return Failure(error.message, error.hint)
    message = f"Something unforeseen went wrong ({type(error).__name__}: {error})."
    return Failure(message, "`footnote doctor` may tell more; the details are in the log.")
