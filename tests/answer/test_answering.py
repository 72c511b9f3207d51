"""One answer from hits to Finished, with scripted words."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from rag.answer import Task, answer
from rag.answer.follow import Wish
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
    events = run(
        "The ferry was cancelled on Monday after a rudder failed. The next boat sails on Friday.", "Why was the harbour ferry cancelled?"
    )
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


COURIER = story("courier.txt", "At least 112 people in Sandle have fallen ill, the clinic said.", "112 ill", "Courier", "2025-03-05")
STANDARD = story("standard.txt", "140 people in Sandle have fallen ill, the hospital said.", "140 ill", "Standard", "2025-03-06")
WRONG = "The number of people in Sandle who have fallen ill was 112 and not 140."
CORRECTION = story("correction.txt", WRONG, "Correction: people ill in Sandle", "Standard", "2025-03-21")
COUNTS = Shelf(COURIER, STANDARD, CORRECTION)


def answered(say: str, task: Task, shelf: Shelf, odds: float = 5.0, scripted: Scripted | None = None) -> Finished:
    *_, last = answer(task, scripted or Scripted(say, odds), shelf, WordVectors())
    assert isinstance(last, Finished)
    return last


def test_another_figure_and_a_correction_are_told_with_their_source_and_date() -> None:
    task = Task("How many people have fallen ill in Sandle?", COUNTS.hits())
    given = answered("At least 112 people in Sandle have fallen ill, the clinic said.", task, COUNTS).answer
    assert [sentence.text for sentence in given.sentences[1:]] == [
        "A later report, Standard of 6 March 2025, gives another figure: “140 people in Sandle have fallen ill, the hospital said.”",
        f"A correction in Standard of 21 March 2025 says: “{WRONG}”",
    ]
    assert [note.file for note in given.citations] == ["courier.txt", "standard.txt", "correction.txt"]


def test_the_part_that_is_not_answered_is_said_to_be_missing() -> None:
    said = {"Why was": "The ferry was cancelled on Monday after a rudder failed.", "who built": "I don't know."}
    scripted = Scripted(lambda prompt: next(words for key, words in said.items() if f"Question: {key}" in prompt.question), 5.0)
    task = Task("Why was the ferry cancelled, and who built the ferry?", SHELF.hits())
    *_, last = answer(task, scripted, SHELF, WordVectors())
    assert isinstance(last, Finished)
    assert last.answer.status == "answered"
    assert last.answer.text == "The ferry was cancelled on Monday after a rudder failed."
    assert last.answer.missing is not None
    assert last.answer.missing == "who built the ferry?"


def test_a_broad_question_gets_a_sentence_a_story_in_order_of_date() -> None:
    shelf = Shelf(STANDARD, COURIER)
    scripted = Scripted(lambda prompt: prompt.passages[0].splitlines()[-1], 5.0)
    *_, last = answer(Task("Summarise what happened to people in Sandle.", shelf.hits()), scripted, shelf, WordVectors())
    assert isinstance(last, Finished)
    assert [note.published for note in last.answer.citations] == ["2025-03-05", "2025-03-06"]


def test_a_broad_question_passes_over_a_story_that_is_not_about_it() -> None:
    earlier = story("tram.txt", "Two trams collided at noon. Their drivers were not hurt.", published="2025-01-02")
    shelf = Shelf(COURIER, earlier)
    scripted = Scripted(lambda prompt: prompt.passages[0].splitlines()[-1], 5.0)
    *_, last = answer(Task("Summarise what happened to people in Sandle.", shelf.hits()), scripted, shelf, WordVectors())
    assert isinstance(last, Finished)
    assert last.answer.status == "answered"
    assert {note.file for note in last.answer.citations} == {COURIER.file}


def test_how_do_you_know_shows_the_words() -> None:
    wish = Wish("Why was the ferry cancelled?", evidence=True)
    task = Task("How do you know?", SHELF.hits(), wish=wish, said="The ferry was cancelled after a rudder failed.")
    given = answered("Never asked.", task, SHELF).answer
    assert given.text == "Harbour Gazette, 6 May 2025: “The harbour ferry was cancelled on Monday after a rudder failed.”"
    assert given.read_as == "Why was the ferry cancelled?"


def test_an_unsure_answer_is_held_back_until_it_is_checked() -> None:
    task = Task("Why was the harbour ferry cancelled on Monday?", SHELF.hits())
    unsure = 0.6
    true = answered("The harbour ferry was cancelled on Monday after a rudder failed.", task, SHELF, unsure).answer
    assert true.status == "answered"
    scripted = Scripted("Mayor Bjorn Falk sank it in 1923.", unsure)
    events = list(answer(Task("Why did Oskar sell the old ferry?", SHELF.hits()), scripted, SHELF, WordVectors()))
    assert not [event for event in events if isinstance(event, Token)]
    assert isinstance(events[-1], Finished)
    assert events[-1].answer.status == "abstained"


@pytest.mark.parametrize("caution", [0.0, 1.0])
def test_caution_moves_the_threshold(caution: float) -> None:
    task = Task("Why was the harbour ferry cancelled on Monday?", SHELF.hits(), caution=caution)
    given = answered("The harbour ferry was cancelled on Monday after a rudder failed.", task, SHELF, 0.0).answer
    assert given.status == ("answered" if caution == 0.0 else "abstained")


def test_the_passage_that_states_the_answer_most_surely_is_read_alone() -> None:
    other = story("pier.txt", "The old pier was repaired in spring.")
    shelf = Shelf(other, FERRY)
    odds = lambda prompt: 2.0 if "rudder" in prompt.passages[0] else 1.0  # noqa: E731
    scripted = Scripted("The harbour ferry was cancelled on Monday after a rudder failed.", odds)
    given = answered("", Task("Why was the harbour ferry cancelled on Monday?", shelf.hits()), shelf, scripted=scripted).answer
    written = [prompt for prompt in scripted.prompts if "Reply Yes or No" not in prompt.question]
    assert [len(prompt.passages) for prompt in written] == [1]
    assert "rudder" in written[0].passages[0]
    assert given.citations[0].file == "ferry.txt"


def test_but_what_the_search_found_much_better_outweighs_a_little_more_of_the_odds() -> None:
    shelf = Shelf(story("pier.txt", "The old pier was repaired in spring."), FERRY)
    far, near = replace(shelf.hit(0), score=0.2), replace(shelf.hit(1), score=0.9)
    scripted = Scripted("Nothing.", lambda prompt: 1.0 if "rudder" in prompt.passages[0] else 1.4)
    list(answer(Task("Why was the ferry cancelled on Monday?", (near, far)), scripted, shelf, WordVectors()))
    assert "rudder" in next(prompt for prompt in scripted.prompts if "Answer in" in prompt.question).passages[0]


def test_a_first_sentence_that_does_not_hold_gives_way_to_the_one_that_holds_the_answer_in_short() -> None:
    say = lambda prompt: "a rudder failed" if "as few words" in prompt.question else "Captain Olaf Stern cancelled it."  # noqa: E731
    task = Task("Why was the harbour ferry cancelled on Monday?", SHELF.hits())
    given = answered("", task, SHELF, scripted=Scripted(say, 2.0)).answer
    assert given.text == "The harbour ferry was cancelled on Monday after a rudder failed."
    assert answered("Captain Olaf Stern cancelled it.", task, SHELF, 2.0).answer.status == "abstained"


def test_a_sentence_that_only_repeats_the_question_is_passed_over() -> None:
    task = Task("When does the next boat sail?", SHELF.hits())
    given = answered("The next boat sails. The next boat sails on Friday.", task, SHELF).answer
    assert given.text == "The next boat sails on Friday."


def test_a_shorter_answer_stands_on_the_same_words() -> None:
    say = lambda prompt: "a rudder failed" if "as few words" in prompt.question else FERRY.text.splitlines()[0]  # noqa: E731
    question = "Why was the harbour ferry cancelled on Monday?"
    whole = answered("", Task(question, SHELF.hits()), SHELF, scripted=Scripted(say, 5.0)).answer
    short = answered("", Task("shorter", SHELF.hits(), Wish(question, short=True)), SHELF, scripted=Scripted(say, 5.0)).answer
    assert (whole.text, short.text) == (FERRY.text.splitlines()[0], "A rudder failed.")
    assert short.citations == whole.citations


def test_a_shorter_answer_says_nothing_that_the_words_do_not_and_keeps_its_speaker() -> None:
    for sentence, short in (
        (FERRY.text.splitlines()[0], "a mast failed"),
        (FERRY.text.splitlines()[2].split(". ")[0] + ".", "40,000 crowns"),
    ):
        say = lambda prompt, sentence=sentence, short=short: short if "as few words" in prompt.question else sentence  # noqa: E731
        wish = Wish("What about the ferry and repairs?", short=True)
        given = answered("", Task("shorter", SHELF.hits(), wish), SHELF, scripted=Scripted(say, 5.0)).answer
        assert given.text == sentence
