"""A turn as the events make it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.types import Abstained, Answer, AnswerSentence, Cited, Finished, Reading, Retrieved, Revised, Token, Turn
from tui.turn import Exchange, Stage, after, history


def said(exchange: Exchange, *events: object) -> Exchange:
    for event in events:
        exchange.apply(event)  # type: ignore[arg-type]
    return exchange


def test_stages_in_order() -> None:
    exchange = Exchange(0, "Who?")
    seen = []
    for event in (Retrieved(0, ()), Reading(0, 5, 10), Token(0, "It "), Token(0, "rained."), Finished(0, Answer("Who?", "answered"))):
        exchange.apply(event)
        seen.append(exchange.stage)
    assert seen == [Stage.READING, Stage.READING, Stage.WRITING, Stage.WRITING, Stage.ANSWERED]
    assert exchange.read == (5, 10)


def test_a_checked_sentence_leaves_the_tail() -> None:
    first = AnswerSentence("It rained.", (1,), True)
    exchange = said(Exchange(0, "?"), Token(0, " It  rained. It"), Cited(0, 0, first, ()), Token(0, " hailed."))
    assert (exchange.sentences[0], exchange.tail) == (first, "It hailed.")
    assert exchange.text == "It rained. It hailed."


def test_a_withdrawn_sentence_goes_and_is_said() -> None:
    exchange = said(Exchange(0, "?"), Token(0, "It rained frogs."), Revised(0, 0, None, "no passage says it"))
    assert (exchange.text, exchange.withdrawn) == ("", ["no passage says it"])


def test_a_replaced_sentence_keeps_its_place_and_what_was_written_after_it() -> None:
    done = AnswerSentence("It hailed.", (1,), True)
    exchange = said(Exchange(0, "?"), Token(0, "It rained frogs. And"), Revised(0, 0, "It hailed.", "no frogs"), Cited(0, 0, done, ()))
    assert (exchange.sentences, exchange.tail) == ({0: done}, "And")
    said(exchange, Token(0, " snowed."), Revised(0, 1, None, "no snow"))
    assert (exchange.text, exchange.withdrawn) == ("It hailed.", ["no snow"])


def test_after_a_stop_only_the_end_counts() -> None:
    exchange = said(Exchange(0, "?"), Token(0, "It rai"))
    exchange.stop()
    said(exchange, Token(0, "ned."), Finished(0, Answer("?", "stopped")))
    assert (exchange.stage, exchange.tail) == (Stage.STOPPED, "It rai")


def test_a_stop_that_came_too_late_keeps_the_whole_answer() -> None:
    exchange = said(Exchange(0, "?"), Token(0, "It rai"))
    exchange.stop()
    said(exchange, Finished(0, Answer("?", "answered", (AnswerSentence("It rained.", (), False),))))
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


@settings(deadline=None)
@given(st.text("ab .\n"), st.text("ab .\n"))
def test_after_ignores_how_words_are_spaced(sentence: str, rest: str) -> None:
    spaced = "  " + sentence.replace(" ", "\n ")
    assert "".join(after(sentence, spaced + rest).split()) == "".join(rest.split())
