"""One answer from hits to Finished, with scripted words."""

from __future__ import annotations

import threading

from rag.answer import Task, answer
from rag.llm import Scripted
from rag.types import Abstained, Cited, Event, Finished, Reading, Token
from tests.answer.fakes import Shelf, WordVectors, story

FERRY = story(
    "ferry.txt",
    "The harbour ferry was cancelled on Monday after a rudder failed.\n\nMayor Ada Quill said repairs would cost 40,000 crowns. "
    "The next boat sails on Friday.",
    outlet="Harbour Gazette",
    published="2025-05-06",
)
SHELF = Shelf(FERRY)


def run(say: str, question: str = "What will repairs of the ferry cost?", odds: float = 5.0) -> list[Event]:
    task = Task(question, SHELF.hits(), turn=3)
    return list(answer(task, Scripted(say, odds), SHELF, WordVectors()))


def test_a_sentence_is_footnoted_with_the_very_words() -> None:
    events = run("Mayor Ada Quill said repairs would cost 40,000 crowns.")
    cited = next(event for event in events if isinstance(event, Cited))
    (note,) = cited.citations
    assert note.quote == FERRY.text[note.start : note.end] == "Mayor Ada Quill said repairs would cost 40,000 crowns."
    assert (note.number, note.file, note.line) == (1, "ferry.txt", 3)
    assert cited.sentence.supported
    assert cited.sentence.citations == (1,)


def test_the_events_come_in_order_and_end_with_finished() -> None:
    events = run("The ferry was cancelled on Monday after a rudder failed. The next boat sails on Friday.")
    kinds = [type(event) for event in events]
    assert kinds[-1] is Finished
    assert kinds.index(Reading) < kinds.index(Token) < kinds.index(Cited)
    assert all(event.turn == 3 for event in events)
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert [s.text for s in finished.answer.sentences] == [
        "The ferry was cancelled on Monday after a rudder failed.",
        "The next boat sails on Friday.",
    ]
    assert finished.answer.status == "answered"
    assert "".join(e.text for e in events if isinstance(e, Token)) == finished.answer.text


def test_a_refusal_is_never_shown() -> None:
    for words in ("The articles do not say.", "I don't know.", "There is no information about this in the articles."):
        events = run(words)
        assert not [event for event in events if isinstance(event, Token | Cited)]
        assert [type(event) for event in events][-2:] == [Abstained, Finished]
        finished = events[-1]
        assert isinstance(finished, Finished)
        assert (finished.answer.status, finished.answer.text, finished.answer.citations) == ("abstained", "", ())
        assert finished.answer.reason


def test_nothing_is_written_when_the_passages_do_not_state_the_answer() -> None:
    events = run("Anything.", odds=-5.0)
    assert [type(event) for event in events] == [Abstained, Finished]


def test_stopping_keeps_what_was_footnoted() -> None:
    cancel = threading.Event()
    task = Task("When does the next boat sail?", SHELF.hits(), cancel=cancel)
    scripted = Scripted("The next boat sails on Friday. " * 20, 5.0, delay=0.002)
    events = []
    for event in answer(task, scripted, SHELF, WordVectors()):
        events.append(event)
        if isinstance(event, Cited):
            cancel.set()
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.answer.status == "stopped"
    assert 1 <= len(finished.answer.sentences) < 20
    assert finished.answer.citations


def test_an_error_ends_in_finished_with_its_hint() -> None:
    task = Task("What?", SHELF.hits())
    (*_, last) = answer(task, Scripted("Words.", 5.0, context=10), SHELF, WordVectors())
    assert isinstance(last, Finished)
    assert last.answer.status == "error"
    assert last.answer.error is not None
    assert last.answer.error.hint
