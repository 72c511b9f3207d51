"""A turn as the events make it."""

from __future__ import annotations

from rag.types import Abstained, Answer, AnswerSentence, Cited, Finished, Retrieved, Turn
from tui.turn import Exchange, Stage, history


def said(exchange: Exchange, *events: object) -> Exchange:
    for event in events:
        exchange.apply(event)  # type: ignore[arg-type]
    return exchange


RAINED = AnswerSentence("It rained.", (1,), True)


def test_stages_in_order() -> None:
    exchange = Exchange(0, "Who?")
    seen = []
    for event in (Retrieved(0, ()), Cited(0, 0, RAINED, ()), Finished(0, Answer("Who?", "answered"))):
        exchange.apply(event)
        seen.append(exchange.stage)
    assert seen == [Stage.READING, Stage.WRITING, Stage.ANSWERED]


def test_after_a_stop_only_the_end_counts() -> None:
    exchange = said(Exchange(0, "?"), Cited(0, 0, RAINED, ()))
    exchange.stop()
    said(exchange, Cited(0, 1, AnswerSentence("It hailed.", (), True), ()), Finished(0, Answer("?", "stopped")))
    assert (exchange.stage, exchange.text) == (Stage.STOPPED, "It rained.")


def test_a_stop_that_came_too_late_keeps_the_whole_answer() -> None:
    exchange = said(Exchange(0, "?"), Retrieved(0, ()))
    exchange.stop()
    said(exchange, Finished(0, Answer("?", "answered", (RAINED,))))
    assert (exchange.stage, exchange.text) == (Stage.ANSWERED, "It rained.")


def test_a_stop_that_came_too_late_shows_the_refusal_that_is_kept() -> None:
    exchange = said(Exchange(0, "?"), Retrieved(0, ()))
    exchange.stop()
    said(exchange, Finished(0, Answer("?", "abstained", reason="Nothing near.")))
    assert (exchange.stage, exchange.reason) == (Stage.ABSTAINED, "Nothing near.")


def test_a_refusal_keeps_its_reason() -> None:
    exchange = said(Exchange(0, "?"), Abstained(0, "Nothing near.", ()), Finished(0, Answer("?", "abstained", reason="Nothing near.")))
    assert (exchange.stage, exchange.reason, exchange.text) == (Stage.ABSTAINED, "Nothing near.", "")


def test_history_leaves_out_what_was_not_answered() -> None:
    first = said(Exchange(0, "A?"), Finished(0, Answer("A?", "answered", (AnswerSentence("B.", (), True),))))
    second = said(Exchange(1, "C?"), Finished(1, Answer("C?", "abstained")))
    failed = said(Exchange(2, "D?"), Finished(2, Answer("D?", "error")))
    stopped = said(Exchange(3, "E?"), Finished(3, Answer("E?", "stopped")))
    assert history([first, second, failed, stopped]) == (Turn("user", "A?"), Turn("assistant", "B."), Turn("user", "C?"))
