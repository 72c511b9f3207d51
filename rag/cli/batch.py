"""What is done line by line: a JSON object a line in, one a line out, in order, whatever a line holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from rag.cli.log import log_failure, unexpected
from rag.cli.request import read_object
from rag.cli.screen import out_json
from rag.errors import FootnoteError

Content = dict[str, Any]


def answer_lines(
    lines: Iterable[bytes],
    answer: Callable[[Content, int], Content],
    failed: Callable[[Content, FootnoteError], Content],
    cancel: threading.Event,
) -> int:
    """Answer each line as it comes, by its object and its number; an "id" is handed back.

    Returns the exit code: 0 when every line got its object (each tells its own status), 130 when stopped.
    """
    for number, line in enumerate(lines, 1):
        if cancel.is_set():
            break
        if not line.strip():
            continue
        content: Content = {}
        try:
            content = read_object(line)
            reply = answer(content, number)
        except FootnoteError as error:
            reply = failed(content, error)
        except Exception as error:  # one line's accident must not cost the lines behind it
            reply = failed(content, FootnoteError(unexpected(error), log_failure(error)))
        out_json({name: content[name] for name in ("id",) if name in content} | reply)
    return 130 if cancel.is_set() else 0


def failure(error: FootnoteError) -> Content:
    """An error where a line's answer is not one that can hold it."""
    return {"error": {"message": error.message, "hint": error.hint}}
