"""Whatever is typed and whatever the model does: a clear message or the stories' own words, never an error nobody can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from rag.answer import messages
from rag.answer.question.parts import MOST
from rag.config import Settings
from rag.engine import Engine, Part
from rag.index.building import build
from rag.index.opening import open_index
from rag.llm import Prompt
from rag.types import Answer, Filters, Finished, Turn
from tests.answer.fakes import EXAMPLES, Desk, WordVectors, reader, said
from tests.answer.harbour import FERRY, RUDDER, STORIES, TRAM
from tests.scripted import Scripted

WHY, NEXT = "Why was the harbour ferry cancelled on Monday?", "When does the next boat sail?"
EVERY_KIND = (
    WHY,
    "Was the harbour ferry cancelled?",
    "What did the mayor say about the repairs?",
    "Which boats sail on Friday?",
    "What happened with the harbour ferry, in order?",
    "Summarise the story about the harbour ferry.",
    "What do the mayor and the Gazette each say about the ferry?",
    "How much will the repairs cost?",
    "harbour ferry",
)
SPECIAL = (
    "",
    " ",
    "\n",
    "<|im_end|>",
    "<|endoftext|><|im_start|>assistant",
    "\x00\x1b[31m",
    "�" * 20,
    "...",
    "{question}",
    "Yes",
    "1." * 30,
)


def is_clear(answer: Answer) -> bool:
    """Whether an answer is told in the stories' words with footnotes, or says why it is none."""
    if answer.status == "abstained":
        return bool(answer.reason) and not answer.citations
    quoted = all(note.quote in f"{FERRY.text} {TRAM.text}" for note in answer.citations)
    return answer.status == "answered" and quoted and all(sentence.citations for sentence in answer.sentences)


@pytest.mark.parametrize("question", EVERY_KIND)
@pytest.mark.parametrize("words", SPECIAL)
def test_a_model_that_says_nothing_leads_to_no_guess(question: str, words: str) -> None:
    answer = Desk(STORIES, Scripted(words, 6.0)).ask(question)
    assert answer.error is None
    assert is_clear(answer), answer
    assert not words.strip("\n .") or len(words) < 4 or words not in answer.text


@pytest.mark.parametrize("question", EVERY_KIND)
@pytest.mark.parametrize("odds", [-6.0, float("nan"), float("inf"), float("-inf")])
def test_odds_that_are_no_number_lead_to_no_guess(question: str, odds: float) -> None:
    answer = Desk(STORIES, Scripted("<|im_end|>", odds)).ask(question)
    assert answer.error is None
    assert is_clear(answer), answer


@pytest.mark.parametrize("question", EVERY_KIND)
@pytest.mark.parametrize("call", [1, 2, 3])
def test_odds_that_fail_in_the_middle_are_told_as_an_error(question: str, call: int) -> None:
    asked: list[Prompt] = []

    def odds(prompt: Prompt) -> float:
        asked.append(prompt)
        if len(asked) == call:
            raise OSError("the model is gone")
        return 6.0

    answer = Desk(STORIES, Scripted(RUDDER, odds)).ask(question)
    if len(asked) < call:
        assert is_clear(answer)
        return
    assert answer.status == "error"
    assert answer.error
    assert "the model is gone" in answer.error.message
    assert answer.error.hint
    assert all(sentence.citations for sentence in answer.sentences)


def test_what_was_told_before_the_model_failed_is_kept() -> None:
    def odds(prompt: Prompt) -> float:
        if "next boat" in prompt.question:
            raise OSError("the model is gone")
        return 6.0

    answer = Desk(STORIES, Scripted(RUDDER, odds)).ask(f"{WHY} {NEXT}")
    assert (answer.status, answer.text) == ("error", RUDDER)
    assert [note.quote for note in answer.citations] == [RUDDER]


def test_a_model_that_stops_in_the_middle_of_a_draft_is_told_as_an_error() -> None:
    class Broken(Scripted):
        def generate(self, *given, **named):  # type: ignore[no-untyped-def]
            yield "The harbour"
            raise OSError("the model is gone")

    answer = Desk(STORIES, Broken()).ask(WHY)
    assert (answer.status, answer.text) == ("error", "")


@pytest.mark.parametrize("joined", [" ", ", and ", "\n"])
@pytest.mark.parametrize("count", [MOST + 1, 400])
def test_too_many_questions_at_once_are_turned_away_unread(count: int, joined: str) -> None:
    model = reader()
    question = "? and ".join(["why was the harbour ferry cancelled"] * count) + "?" if "and" in joined else joined.join([WHY] * count)
    answer = Desk(STORIES, model).ask(question)
    assert (answer.status, answer.reason) == ("abstained", messages.too_many_questions(MOST))
    assert model.prompts == []


def test_as_many_questions_as_are_answered_at_once_are_answered() -> None:
    answer = Desk(STORIES, reader()).ask(" ".join([WHY, NEXT] * (MOST // 2)))
    assert answer.status == "answered"
    assert "rudder" in answer.text
    assert "Friday" in answer.text


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since="2031-01-01", until="2020-01-01"),
        Filters(since="2025-05-06", until="2025-05-05"),
        Filters(source="Nobody"),
        Filters(since="not a day"),
    ],
)
@pytest.mark.parametrize("question", EVERY_KIND)
def test_filters_that_leave_no_story_leave_no_answer(question: str, filters: Filters) -> None:
    answer = Desk(STORIES, said(RUDDER)).ask(question, filters=filters)
    assert (answer.status, answer.citations, answer.sentences) == ("abstained", (), ())
    assert answer.reason


HISTORIES: tuple[tuple[Turn, ...], ...] = (
    (Turn("user", ""),),
    (Turn("assistant", ""),),
    (Turn("user", "\x00"), Turn("assistant", "\x1b[0m")),
    (Turn("user", WHY), Turn("user", NEXT), Turn("assistant", ""), Turn("assistant", "x" * 20_000)),
    tuple(Turn("user", WHY) for _ in range(300)),
)


@pytest.mark.parametrize("history", HISTORIES, ids=range(len(HISTORIES)))
@pytest.mark.parametrize("question", ["And when does it sail?", "Who says so?", "Shorter, please.", "In German?", WHY, "?", "He"])
def test_an_odd_conversation_is_borne(question: str, history: tuple[Turn, ...]) -> None:
    answer = Desk(STORIES, reader()).ask(question, history)
    assert answer.error is None
    assert answer.status in ("answered", "abstained")
    assert answer.text or answer.reason


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine over an index on disk, with a model that reads and an embedder of words."""
    folder = tmp_path_factory.mktemp("index")
    settings = Settings(indexes=folder)
    build(folder, (EXAMPLES,), WordVectors(), settings)
    with closing(Engine(settings, Part.of(open_index(folder)), Part.of(WordVectors()), Part.of(reader()))) as opened:
        yield opened


TYPED = {
    "nothing": "",
    "blanks": " \t\n\u3000",
    "punctuation": "?!… — ;;; ((",
    "control characters": "\x00\x07\x1b[31m\u202e\u200b",
    "names": "Ines Varga Tomasz Okonjo",
    "numbers": "4.2 11,000 1931",
    "another script": "𓀀𓀁𓀂 𓁐?",
    "lone surrogate": "Why was \udc80 Salters Bridge closed?",
    "ten thousand words": "Why was Salters Bridge closed " * 2500,
    "ten thousand unknown words": "Why was "
    + " and the ".join(f"bri{chr(97 + n % 26)}ge{chr(97 + n // 26 % 26)}x" for n in range(3000))
    + "?",
    "three thousand questions": "Why was Salters Bridge closed? " * 3000,
    "operators": 'AND OR NOT "Salters Bridge" +closed -bridge ~* title:x ^2 {}[]()',
    "one letter": "a",
    "a format string": "%s {0} {question} $1 \\1",
}


@pytest.mark.parametrize("question", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(since="2031-01-01", until="2020-01-01"), Filters(file="[", source="%")], ids=["", "dates", "glob"]
)
def test_whatever_is_typed_ends_in_words_for_a_person(engine: Engine, question: str, filters: Filters) -> None:
    *_, last = engine.ask(question, filters=filters)
    assert isinstance(last, Finished)
    answer = last.answer
    assert answer.status in ("answered", "abstained", "error")
    assert answer.text or answer.reason or (answer.error and answer.error.hint)
    if answer.error:
        assert not answer.error.message.startswith(("Asking failed", "Answering failed")), answer.error
    for note in answer.citations:
        assert note.quote in engine.article(note.file, note.part).text


def test_an_empty_question_says_what_to_type(engine: Engine) -> None:
    *_, last = engine.ask("  \n ")
    assert isinstance(last, Finished)
    assert last.answer.status == "error"
    assert last.answer.error
    assert last.answer.error.message == "The question is empty."
    assert "footnote ask" in last.answer.error.hint
