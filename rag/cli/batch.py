"""`footnote ask --jsonl`: a question a line in, an answer a line out, in order, whatever a line holds."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from rag.answer.record import to_json
from rag.cli.log import log_failure, unexpected
from rag.cli.request import QUESTION_FIELDS, Request, note_unknown, read_object, read_request
from rag.cli.screen import out_json
from rag.engine import Engine
from rag.errors import FootnoteError
from rag.types import Answer, Failure


def answer_lines(engine: Engine, lines: Iterable[bytes], default: Request, cancel: threading.Event) -> int:
    """Answer each line as it comes; `default` says what holds where a line is silent. An "id" is handed back.

    Returns the exit code: 0 when every line got its object (each tells its own status), 130 when stopped.
    """
    for turn, line in enumerate(lines):
        if cancel.is_set():
            break
        if not line.strip():
            continue
        content = {}
        try:
            content = read_object(line)
            note_unknown(content, QUESTION_FIELDS, turn + 1)
            answer = read_request(content, default).put(engine, cancel, lambda _: None, turn)
        except FootnoteError as error:
            answer = failed(content.get("question", ""), error)
        except Exception as error:  # one line's accident must not cost the lines behind it
            answer = failed(content.get("question", ""), FootnoteError(unexpected(error), log_failure(error)))
        out_json({name: content[name] for name in ("id",) if name in content} | to_json(answer))
    return 130 if cancel.is_set() else 0


def failed(question: object, error: FootnoteError) -> Answer:
    """The answer that says there is none, because of `error`."""
    return Answer(question if isinstance(question, str) else "", "error", error=Failure(error.message, error.hint))
