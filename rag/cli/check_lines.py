"""`footnote check --jsonl`: a claim with its evidence a line in, a verdict and a score a line out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rag.cli import strings
from rag.cli.batch import answer_lines, failure
from rag.errors import BadInput

if TYPE_CHECKING:
    from rag.views.check.given import Judged

HINT = strings.CLAIM_LINE
MOST = 2000  # sentences of evidence


def check_lines(lines: Iterable[bytes], judge: Callable[[str, Sequence[str]], Judged], cancel: threading.Event) -> int:
    """Judge each line as it comes; returns the exit code."""

    def judged(content: dict[str, Any], _: int) -> dict[str, Any]:
        found = judge(*_claim(content))
        return {"verdict": found.verdict.value, "score": round(found.score, 4)}

    return answer_lines(lines, judged, lambda _, error: failure(error), cancel)


def _claim(content: dict[str, Any]) -> tuple[str, list[str]]:
    claim, evidence = content.get("claim"), content.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        raise BadInput(strings.CLAIM_NO_TEXT, HINT)
    if not isinstance(evidence, list) or not all(isinstance(one, str) for one in evidence):
        raise BadInput(strings.EVIDENCE_NO_LIST, HINT)
    return claim, [one for one in evidence[:MOST] if one.strip()]
