"""What is known before anything is composed: signals, vetoes, and why nothing is answered; what is chosen without the model."""

from __future__ import annotations

import pytest

from rag.answer import answered, messages
from rag.answer.answered import Draft
from rag.answer.compose.choice import relevant, repeats, superseded, usable
from rag.answer.verify import support
from tests.answer.fakes import Desk, Library, lines_of, story

FERRY = story("ferry.txt", "Ada Quill sold the ferry for 40,000 crowns on Monday. A bell rang in Dorn.", "Ferry sold", "Post", "2025-05-06")
TRAM = story("tram.txt", "Max Vogel bought a tram. He paid nothing.", "Tram bought", "Post", "2025-05-07")
DESK = Desk(Library(FERRY, TRAM))


def drafted(question: str, text: str, refuses: bool = False, desk: Desk = DESK) -> tuple[bool, Draft]:
    evidence = desk.evidence(question)
    found = support(text, evidence.question.text, evidence.ranked, evidence.scores)
    draft = Draft(text, found, 3.0, 3.0, 3.0, refuses)
    return answered.vetoed(evidence, draft), draft


@pytest.mark.parametrize(
    ("question", "text", "vetoed"),
    [
        ("How much did Ada Quill sell the ferry for?", "Ada Quill sold the ferry for 40,000 crowns.", False),
        ("How much did Ada Quill sell the ferry for?", "Ada Quill sold the ferry.", True),
        ("How old is Ada Quill?", "Ada Quill sold the ferry for 40,000 crowns.", True),
        ("How many trams did Max Vogel buy?", "Max Vogel bought a tram.", True),
        ("Who sold the ferry?", "Ada Quill sold the ferry.", False),
        ("What did Max Vogel sell on Monday?", "Max Vogel sold the ferry on Monday.", True),
        ("How much did Ada Quill sell the ferry for in 2025?", "Ada Quill sold the ferry for 40,000 crowns.", False),
        ("How much did Ada Quill sell the ferry for in 2019?", "Ada Quill sold the ferry for 40,000 crowns.", True),
        ("Why did Ada Quill sell the ferry?", "Ada Quill sold the ferry because a bell rang in Dorn.", False),
        ("Why did Ada Quill sell the ferry?", "She sold it because a bell rang in Dorn, as its proud old owner explained.", False),
        ("Why did Ada Quill sell the ferry?", "Ada Quill sold the ferry on Monday because of its rusted engine.", True),
    ],
)
def test_what_is_not_in_the_words_cannot_be_the_answer(question: str, text: str, vetoed: bool) -> None:
    assert drafted(question, text)[0] is vetoed


@pytest.mark.parametrize(
    ("question", "text", "vetoed"),
    [
        ("What did Moscow say of the ferry?", "Russian officials called the ferry unsafe.", False),
        ("What did the Kremlin say of the ferry?", "The ferry is unsafe, Russia said.", False),
        ("What did Beijing say of the ferry?", "Russian officials called the ferry unsafe.", True),
        ("Where in Moscow was the ferry built?", "The ferry was built in a yard in Russia.", True),
        ("How long is the ferry?", "The ferry is 60 metres long.", False),
        ("How fast is the ferry?", "The ferry goes at 12 miles an hour.", False),
        ("How fast is the ferry?", "The ferry goes 12 miles out to sea.", True),
        ("Which captain says the crossing costs more?", "Captain Max Vogel says that the crossing costs more.", False),
    ],
)
def test_a_text_of_its_own_answers_or_does_not(question: str, text: str, vetoed: bool) -> None:
    desk = Desk(Library(story("a.txt", text, "The ferry", "Courier", "2025-03-02")))
    assert drafted(question, text, desk=desk)[0] is vetoed


def test_a_draft_that_refuses_answers_nothing() -> None:
    assert drafted("Who sold the ferry?", "Ada Quill sold the ferry.", refuses=True)[0]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Why did Oskar Brandt sell the ferry?", messages.names_missing(("Oskar Brandt",))),
        ("Why did Ada Quill sell the ferry for 40,000 crowns?", messages.NEAR_BUT_NOT),
        ("Which colour did the old harbour ferry have when the king came?", messages.NOT_STATED),
    ],
)
def test_why_nothing_is_answered(question: str, reason: str) -> None:
    assert answered.why_not(DESK.evidence(question)) == reason


def test_a_name_that_is_typed_without_its_accents_is_known() -> None:
    desk = Desk(Library(story("a.txt", "Carlos Pérez sold the ferry on Monday.", "The ferry", "Courier", "2025-03-02")))
    assert answered.unknown_names(desk.evidence("Why did Perez sell the ferry?")) == ()


def test_nothing_is_near_a_question_of_other_words() -> None:
    assert answered.near(DESK.evidence("Who sold the ferry?"))
    assert not answered.near(DESK.evidence("Which quaternions sing?"))


def test_signals_tell_what_a_story_holds() -> None:
    held = answered.unread(DESK.evidence("Was the ferry sold by Ada Quill on Monday?"))
    lacking = answered.unread(DESK.evidence("Did Ada Quill paint the zebra in Lisbon?"))
    assert held["words"] == pytest.approx(1.0)
    assert held["unseen"] == 0
    assert lacking["unseen"] > 0.4
    assert [held["missing"], lacking["missing"]] == pytest.approx([0.0, 1 / 3])


def test_signals_of_a_draft() -> None:
    evidence = DESK.evidence("How much did Ada Quill sell the ferry for?")
    said = answered.read(evidence, drafted("How much did Ada Quill sell the ferry for?", "Ada Quill sold the ferry for 40,000 crowns.")[1])
    assert (said["gives"], said["support gives"], said["numbers"], said["names"], said["new"], said["refuses"]) == (1, 1, 0, 0, 1, 0)
    wrong = answered.read(evidence, drafted("How much did Ada Quill sell the ferry for?", "Ada Quill sold the ferry for 90,000 crowns.")[1])
    assert wrong["numbers"] == 1
    none = answered.read(evidence, Draft("", None, -4.0, -4.0, -4.0, True))
    assert (none["numbers"], none["names"], none["covered"], none["refuses"], none["new"]) == (1, 1, 0, 1, 0)


def test_a_sentence_that_says_little_new_repeats() -> None:
    said, more, other = (
        lines_of(story("a.txt", text))[0]
        for text in ("The red ferry sank off Dorn.", "The red ferry sank off Dorn with nine goats.", "Nine goats swam to Skerry island.")
    )
    assert repeats(more, [said])
    assert not repeats(other, [said])
    assert not repeats(said, [])


@pytest.mark.parametrize(
    ("text", "able"),
    [("The ferry sank on Monday.", True), ("Did the ferry sink?", False), ("the rest of one.", False), ("Ferry sank.", False)],
)
def test_what_can_stand_in_an_answer(text: str, able: bool) -> None:
    (line,) = lines_of(story("a.txt", text))
    assert usable(line) is able


def test_stories_without_the_question_s_names_are_left_out() -> None:
    assert [one.info.file for one in relevant(DESK.evidence("What about Ada Quill and the ferry?"), 0.5)] == ["ferry.txt"]
    assert relevant(DESK.evidence("zzz"), 0.5) == []


def test_an_older_version_is_left_out_beside_the_newer() -> None:
    older = story("old.txt", "The vote on the bridge was 14 to 9.", "Council votes", "Courier", "2025-04-02")
    newer = story("new.txt", "The vote on the bridge was 15 to 8.", "UPDATED: Council votes", "Courier", "2025-04-02")
    evidence = Desk(Library(older, newer, newer={"old.txt": "new.txt"})).evidence("What was the vote on the bridge?")
    states = {one.info.file: superseded(one, evidence) for one in evidence.stories}
    assert states == {"old.txt": True, "new.txt": False}
