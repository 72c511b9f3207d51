"""An answer as JSON is the contract, and comes back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer.record import from_json, to_json
from rag.errors import BadInput
from rag.types import Answer, AnswerSentence, Citation, Failure, Timings

KEYS = {"question", "status", "answer", "reason", "missing", "error", "sentences", "citations", "hits", "timings", "models", "index"}
CITED = {"number", "root", "file", "part", "text_sha256", "start", "end", "line", "quote", "title", "outlet", "published"}
NOTE = Citation(1, "/stories", "a.txt", None, "ab", 3, 9, 1, "quoted", "Title", "Gazette", "2025-05-06", ("b.txt",))
ANSWER = Answer(
    "Who?",
    "answered",
    (AnswerSentence("She did.", (1,), True), AnswerSentence("Twice.", (), False)),
    (NOTE,),
    missing="When?",
    read_as="Who did it?",
    timings=Timings(0.1, 0.2, None, 0.4),
    models={"generator": "cd"},
    index="stories-123456",
)


def test_the_contract() -> None:
    record = to_json(ANSWER)
    assert set(record) >= KEYS
    assert set(record["citations"][0]) >= CITED
    assert record["answer"] == "She did. Twice."
    assert record["sentences"][0] == {"text": "She did.", "citations": [1], "supported": True}
    assert set(record["timings"]) == {"load", "retrieve", "first_token", "total"}


@given(st.text(), st.sampled_from(["answered", "abstained", "stopped", "error"]), st.none() | st.text())
def test_what_is_written_is_read_back(question: str, status: str, reason: str | None) -> None:
    error = Failure("It broke.", "Mend it.") if status == "error" else None
    made = Answer(question, status, ANSWER.sentences, (NOTE,), reason=reason, error=error)  # type: ignore[arg-type]
    assert from_json(json.loads(json.dumps(to_json(made)))) == made


@pytest.mark.parametrize(
    "record", [{}, {"question": "Who?"}, to_json(ANSWER) | {"citations": [{"number": 1}]}, to_json(ANSWER) | {"sentences": 3}]
)
def test_something_else_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        from_json(record)
