"""Markdown with footnotes, which Pandoc, Obsidian, GitHub and others know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rag.export import strings
from rag.export.document import Conversation, Turn, above, nearest, place, refusal, remarks, source
from rag.text import one_line, prose, quoted
from rag.types import AnswerSentence, Citation

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$]|&(?=#?\w+;))")
_BEGINS_A_LIST = re.compile(r"^(\d{0,9})([-+.)=])(?=\s|$|[-+=])")


def markdown(conversation: Conversation) -> str:
    """The whole conversation; one answer alone has no title."""
    numbered = conversation.numbered()
    parts = [f"# {escaped(numbered.title)}"] if numbered.title else []
    for turn in numbered.turns:
        parts += _turn(turn)
    return "\n\n".join([*parts, *([notes(numbered.citations)] if numbered.citations else [])]) + "\n"


def _turn(turn: Turn) -> Iterator[str]:
    yield f"## {escaped(prose(turn.answer.question))}"
    yield from (f"*{escaped(line)}*" for line in above(turn))
    if reason := refusal(turn):
        yield escaped(reason)
    if turn.answer.sentences:
        yield " ".join(map(_sentence, turn.answer.sentences))
    yield from map(escaped, remarks(turn))
    if near := nearest(turn):
        yield strings.NEAREST
        yield "\n".join(
            f"- {escaped(place(h.article.file, h.article.part, h.line))}, "
            f"{escaped(source(h.article.outlet, h.article.published, h.article.title))}: {escaped(quoted(h.near_text))}"
            for h in near
        )


def _sentence(sentence: AnswerSentence) -> str:
    marks = "".join(f"[^{number}]" for number in sentence.citations)
    return escaped(prose(sentence.text)) + marks + ("" if sentence.supported else f" *\\[{strings.UNSUPPORTED}\\]*")


def notes(citations: Iterable[Citation]) -> str:
    """Footnotes as Markdown's notes."""
    return "\n".join(
        f"[^{c.number}]: {escaped(place(c.file, c.part, c.line))}, "
        f"{escaped(source(c.outlet, c.published, c.title))}: {escaped(quoted(c.quote))}"
        for c in citations
    )


def escaped(text: str) -> str:
    """Outside text on one line with nothing in it that Markdown would obey."""
    return _BEGINS_A_LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(text)))
