"""A footnote's mark stands close to the word it belongs to, with a space before the next sentence, whoever renders the answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from rag.cli import main
from rag.export import Conversation, Format, Turn, export
from rag.serve.chat import _Writing
from rag.types import Answer, AnswerSentence, Cited, Event, Finished
from tests.cli.fake import CITATION, FakeEngine, parts_with
from tests.tui.test_answer_markdown import tokens
from tui.export import answer as copied
from tui.turn import Exchange, Stage

SENTENCES = (AnswerSentence("It rained ", (1,), True), AnswerSentence("It hailed.", (1, 2), True), AnswerSentence("It stopped.", (), False))
RAINED = Answer("?", "answered", SENTENCES, (CITATION, replace(CITATION, number=2)))


def exported(format: Format) -> Callable[[], str]:
    return lambda: export(Conversation((Turn(RAINED),)), format)


def in_the_chat() -> str:
    exchange = Exchange(0, "?", sentences=dict(enumerate(SENTENCES)))
    return "".join(token.content for token in tokens(exchange) if token.type == "text")


def on_the_clipboard() -> str:
    return copied(Exchange(0, "?", stage=Stage.ANSWERED, answer=RAINED, sentences=dict(enumerate(SENTENCES))))


def to_a_client() -> str:
    writing = _Writing()
    events: list[Event] = [*(Cited(0, place, sentence, ()) for place, sentence in enumerate(SENTENCES)), Finished(0, RAINED)]
    return "".join(piece for event in events for piece in writing.take(event))


RENDERERS = {
    "chat": in_the_chat,
    "clipboard": on_the_clipboard,
    "client": to_a_client,
    "markdown": exported(Format.MARKDOWN),
    "html": exported(Format.HTML),
    "text": exported(Format.TEXT),
}


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_mark_stands_close_to_its_word_and_apart_from_the_next_sentence(renderer: str) -> None:
    shown = unescape(re.sub(r"<[^>]*>", "", RENDERERS[renderer]()))
    marked = re.search(r"It rained\S* It hailed\.\S*( |, 2)* It stopped\. [*\\]*\[", shown)
    assert marked, shown
    assert re.match(r"It rained\[?\^?1\]? It hailed\.\[?\^?1(\]\[\^?|, )2\]? It stopped\.", marked[0]), marked[0]


def test_in_a_pipe_each_sentence_ends_with_its_marks(capsys: pytest.CaptureFixture[str]) -> None:
    events: list[Event] = [*(Cited(0, place, sentence, (CITATION,)) for place, sentence in enumerate(SENTENCES)), Finished(0, RAINED)]
    main(["ask", "?"], parts_with(FakeEngine(tuple(events))))
    assert capsys.readouterr().out.startswith("It rained[1]\nIt hailed.[1][2]\nIt stopped. [not supported")
