"""Plain text with numbered notes, to paste anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from rag.export import strings
from rag.export.document import Conversation, Turn, above, nearest, place, refusal, remarks, source
from rag.text import one_line, prose, quoted
from rag.types import AnswerSentence, Citation


def plain(conversation: Conversation) -> str:
    """The whole conversation."""
    parts = [one_line(conversation.title)] if conversation.title else []
    for turn in conversation.turns:
        parts += _turn(turn)
    return "\n\n".join(parts) + "\n"


def _turn(turn: Turn) -> Iterator[str]:
    yield prose(turn.answer.question)
    yield from above(turn)
    yield from answer(turn)


def answer(turn: Turn) -> Iterator[str]:
    """The paragraphs of an answer without its question."""
    if reason := refusal(turn):
        yield reason
    if turn.answer.sentences:
        yield " ".join(map(_sentence, turn.answer.sentences))
    yield from remarks(turn)
    for hit in nearest(turn):
        info = hit.article
        where = f"{place(info.file, info.part, hit.line)}, {source(info.outlet, info.published, info.title)}"
        yield strings.near(where=where, near_text=quoted(hit.near_text))
    if turn.answer.citations:
        yield "\n".join(map(note, turn.answer.citations))


def note(citation: Citation) -> str:
    """One footnote."""
    c = citation
    return f"[{c.number}] {place(c.file, c.part, c.line)}, {source(c.outlet, c.published, c.title)}: {quoted(c.quote)}"


def _sentence(sentence: AnswerSentence) -> str:
    marks = "".join(f"[{number}]" for number in sentence.citations)
    return prose(sentence.text) + marks + ("" if sentence.supported else f" [{strings.UNSUPPORTED}]")
