"""`footnote check --jsonl`: a claim with its evidence a line in, a verdict and a score a line out, in order, whatever a line holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rag.cli import strings
from rag.cli.log import log_failure, unexpected
from rag.cli.request import read_object
from rag.cli.screen import out_json
from rag.errors import BadInput, FootnoteError

if TYPE_CHECKING:
    from rag.views.check.given import Judged

HINT = strings.CLAIM_LINE
MOST = 2000  # sentences of evidence


def check_lines(lines: Iterable[bytes], judge: Callable[[str, Sequence[str]], Judged], cancel: threading.Event) -> int:
    """Judge each line as it comes; an "id" is handed back. The exit code is 0 when every line got its object, 130 when stopped."""
    for line in lines:
        if cancel.is_set():
            break
        if not line.strip():
            continue
        content: dict[str, Any] = {}
        try:
            content = read_object(line)
            judged = judge(*_claim(content))
            answer: dict[str, Any] = {"verdict": judged.verdict.value, "score": round(judged.score, 4)}
        except FootnoteError as error:
            answer = {"error": {"message": error.message, "hint": error.hint}}
        except Exception as error:  # one line's accident must not cost the lines behind it
            answer = {"error": {"message": unexpected(error), "hint": log_failure(error)}}
        out_json({name: content[name] for name in ("id",) if name in content} | answer)
    return 130 if cancel.is_set() else 0


def _claim(content: dict[str, Any]) -> tuple[str, list[str]]:
    claim, evidence = content.get("claim"), content.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        raise BadInput(strings.CLAIM_NO_TEXT, HINT)
    if not isinstance(evidence, list) or not all(isinstance(one, str) for one in evidence):
        raise BadInput(strings.EVIDENCE_NO_LIST, HINT)
    return claim, [one for one in evidence[:MOST] if one.strip()]
