"""Who said what: the speaker's own words, and nobody else's."""

from __future__ import annotations

import pytest

from rag.answer import messages
from rag.answer.calibration import Decision
from rag.answer.compose import statements
from rag.llm import Prompt
from tests.answer.fakes import Desk, Library, deciding, reader, said, story, told
from tests.scripted import Scripted

BRIDGE = story(
    "bridge.txt",
    "The bridge was shut on Monday.\n\nMayor Ada Quill said the bridge would open again in May. “I will not gamble with lives,” she said. "
    "“Nobody crosses before that.”\n\nAuditor Tom Reyes said the bridge would open again in July. He called the mayor’s date a dream.\n\n"
    "Councillor Tom Berg said the council had known of the cracks.",
    "Bridge shut",
    "Gazette",
    "2025-05-06",
)


def text(question: str, drafted: str | None = None) -> str:
    return " ".join(told(Desk(Library(BRIDGE), said(drafted) if drafted else reader()), question))


def test_reported_and_direct_words_of_the_speaker_are_told() -> None:
    assert "open again in May" in text("What did the mayor say about the bridge?")
    assert "gamble with lives" in text("What did the mayor say about gambling with lives?")


def test_words_of_another_are_never_told_even_where_the_model_drafts_them() -> None:
    answer = text("What did the mayor say about when the bridge opens?", "The bridge would open again in July.")
    assert "July" not in answer
    assert "Reyes" not in answer


def test_two_people_of_one_first_name_are_kept_apart() -> None:
    berg = text("What did Tom Berg say about the bridge?", "The bridge would open again in July.")
    assert "July" not in berg
    assert "cracks" in berg


def test_a_pronoun_comes_with_the_sentence_that_says_who_it_is() -> None:
    answer = text("What did the auditor say about the mayor's date?", "He called the mayor’s date a dream.")
    assert "dream" in answer
    assert answer.index("Reyes") < answer.index("dream")


@pytest.mark.parametrize("drafted", ["The bridge would open again in May.", "I don't know.", ""])
def test_somebody_who_says_nothing_is_given_no_words(drafted: str) -> None:
    desk = Desk(Library(BRIDGE), said(drafted))
    composed = statements.compose(desk.evidence("What did Bishop Olaf Krantz say about the bridge?"), deciding(desk))
    assert composed.statements == ()
    assert composed.reason == messages.no_words_of("Bishop Olaf Krantz")


def test_what_somebody_sang_is_not_what_that_person_said() -> None:
    song = story("song.txt", "Ada Quill sang “Blue Quay” with Max Vogel on Monday.", "Quill and Vogel", "Post", "2025-05-06")
    desk = Desk(Library(song), said(song.text))
    composed = statements.compose(desk.evidence("What did Ada Quill say about Max Vogel?"), deciding(desk))
    assert composed.reason == messages.no_words_of("Ada Quill")


def test_what_is_told_of_somebody_is_not_what_that_person_said() -> None:
    ferry = story("ferry.txt", "Captain Ivo Marsh will steer the new ferry and feed its cat.", "New ferry", "Gazette", "2025-05-07")
    desk = Desk(Library(ferry), said("Ivo Marsh will steer the new ferry."))
    composed = statements.compose(desk.evidence("What did Ivo Marsh say about the new ferry?"), deciding(desk))
    assert composed.statements == ()


def test_what_somebodys_kin_is_reported_to_have_said_is_found() -> None:
    report = story(
        "report.txt",
        "When the police called Adam Quill’s mother, she said the theft was like him, an officer said on Tuesday. The officer is young.",
        "Theft",
    )
    desk = Desk(Library(report), reader())
    assert any("like him" in line for line in told(desk, "What did Quill's mother say about the theft?"))


PLANT = (
    story(
        "before.txt",
        "“We will prove it,” said Piet Lam, spokesman for the mill’s owner.",
        "Mill speaks of the smoke",
        "Post",
        "2025-03-05",
    ),
    story("told.txt", "The smoke ban was lifted on 19 March, the county said.", "Smoke ban lifted", "Post", "2025-03-21"),
    story(
        "after.txt", "“Our people were treated like thieves,” said its spokesman, Piet Lam.", "Mill cleared of smoke", "Post", "2025-03-19"
    ),
)


def test_what_is_said_after_something_is_said_no_earlier() -> None:
    desk = Desk(Library(*PLANT), reader())
    after = " ".join(told(desk, "What did the mill's spokesman say after the smoke ban was lifted?"))
    assert "thieves" in after
    assert "prove" not in after
    assert "prove" in " ".join(told(desk, "What did the mill's spokesman say about proving it?"))


def test_somebody_is_known_by_the_role_that_stands_behind_the_name() -> None:
    desk = Desk(Library(PLANT[0]), reader())
    assert any("prove" in line for line in told(desk, "What did the spokesman of the mill say?"))


def test_a_group_speaks_by_those_whom_its_paragraph_names_each_once() -> None:
    smell = story(
        "smell.txt",
        "Residents do not believe the mill. “Weir Street smells of fish,” said Greta Olsen. “My cat smells it on Weir Street,” "
        "said Jon Dahl.\n\n“Weir Street smells of roses,” said Ada Quill, who owns the mill.",
        "Smell on Weir Street",
    )
    desk = Desk(Library(smell), said("Weir Street smells of fish."))
    lines = told(desk, "What do the villagers say about the smell on Weir Street?")
    assert any("Olsen" in line for line in lines)
    assert any("Dahl" in line for line in lines)
    assert not any("believe" in line for line in lines)
    assert not any("roses" in line for line in lines)


def test_a_speaker_is_found_in_the_storys_spelling() -> None:
    speech = story("speech.txt", "“Choose whom you are with,” Volodymyr Zelenskyy said in a speech to the conference.", "Speech")
    assert told(Desk(Library(speech), reader()), "What did Zelensky say in his speech to the conference?")


def test_a_quotation_of_two_sentences_comes_with_the_one_that_says_who_speaks() -> None:
    shot = story(
        "shot.txt",
        "Dr Paul Offit called the advice on the shot wrong.\n\n“The shot is safe for the young,” he said. “So give the shot to the young.”",
        "Advice on the shot",
    )
    (line, *_) = told(Desk(Library(shot), said("So give the shot to the young.")), "What did Offit say about giving the shot to the young?")
    assert line.index("Offit") < line.index("safe") < line.index("So give")


def test_words_on_another_thing_are_not_told_where_another_story_holds_the_topic() -> None:
    rocket = story("rocket.txt", "Dorn’s agency said that most of the rocket burnt up. “It fell into the sea,” Dorn said.", "Rocket falls")
    balloons = story("balloons.txt", "Three balloons were shot down. They may have come from Dorn.", "Balloons shot down")
    desk = Desk(Library(rocket, balloons), said("Most of the rocket burnt up."))
    assert told(desk, "What did Dorn say about the balloons?") == []
    assert "burnt up" in " ".join(told(desk, "What did Dorn say about the launcher?"))


def test_what_the_stories_tell_of_somebody_stands_in_where_the_own_words_are_on_other_things() -> None:
    label = "Dorn Quill’s vow to label Ole Marsh a “thief” is risky."
    thief = story("thief.txt", label, "Quill and Marsh")
    tram = story("tram.txt", "“The tram is late,” Dorn Quill said on Monday.", "Tram late")

    def odds(prompt: Prompt) -> float:
        return 6.0 if "thief" in "".join(prompt.passages) else -6.0

    def draft(prompt: Prompt) -> str:
        return "Dorn Quill called Ole Marsh a thief." if "thief" in "".join(prompt.passages) else "Dorn Quill called the tram late."

    desk = Desk(Library(thief, tram), Scripted(draft, odds))
    tools = deciding(desk, read=Decision(0.0, {"tells": 1.0}, {}))
    composed = statements.compose(desk.evidence("What did Dorn Quill call Ole Marsh?"), tools)
    assert [one.text for one in composed.statements] == [label]


def test_what_stands_under_a_heading_is_about_it() -> None:
    call = story(
        "call.txt",
        "Ask, who runs the mill, held a call on Monday.\n\nCheaper flour\n\n“The mill will make it cheaper,” Ask said.\n\n"
        "Layoffs are defended\n\n“We are not giving up much,” Ask said.",
        "Mill call: Ask on layoffs and flour",
    )
    spoken = statements.only_by("Ask", Desk(Library(call), said("x")).evidence("What did Ask say about the layoffs?"))
    assert spoken is not None
    assert spoken.ranked[0].text.startswith("“We are not giving up")


def test_a_heading_that_asks_is_nobodys_words() -> None:
    brown = story("brown.txt", "What did Ada Quill say about Ole Marsh?\n\n“He needs help,” Quill said of Ole Marsh.", "Marsh leaves")
    (answer,) = told(Desk(Library(brown), reader()), "What did Ada Quill say about Ole Marsh?")
    assert answer == "“He needs help,” Quill said of Ole Marsh."


def test_a_body_is_known_by_its_initials() -> None:
    health = story("who.txt", "The Dorn Health Board said that the water was bad. Mayor Ada Quill said that it was fine.", "Water in Dorn")
    (answer,) = told(Desk(Library(health), said("The water was bad.")), "What did the DHB say about the water?")
    assert answer == "The Dorn Health Board said that the water was bad."


def test_a_story_on_what_a_group_holds_speaks_for_it() -> None:
    feast = story("feast.txt", "Siv Lund, a weaver, called the feast a day of loss.", "What do Northern Weavers think of the feast?")
    desk = Desk(Library(feast), said("Siv Lund called the feast a day of loss."))
    assert "day of loss" in " ".join(told(desk, "What do Northern Weavers think of the feast?"))
    assert told(desk, "What do Southern Potters think of the feast?") == []
    others = story("feast.txt", "Siv Lund, a baker, called it a day of loss.", "What do Northern Weavers think of the feast?")
    assert told(Desk(Library(others), said("Siv Lund called it a day of loss.")), "What do Northern Weavers think of the feast?") == []


@pytest.mark.parametrize("asked", ["Halvard's CEO", "the CEO of Halvard", "Halvard CEO Kim Rask"])
def test_somebody_is_known_by_the_office_that_stands_before_the_name(asked: str) -> None:
    plant = story(
        "plant.txt",
        "Halvard CEO Kim Rask is closing the plant.\n\n“We have to close the plant,” Rask said.\n\n"
        "Ole Dahl, Halvard chief engineer, said the plant was sound.",
        "Plant to close",
    )
    (answer,) = told(Desk(Library(plant), said("We have to close the plant.")), f"What did {asked} say about the plant?")
    assert answer == "“We have to close the plant,” Rask said."


def test_somebodys_lawyer_is_not_that_somebody() -> None:
    text = "Ada Quill said that the gun was hers.\n\nOn Monday the lawyer Tom Reyes said that the gun was tainted."
    gun = story("gun.txt", text, "The gun of Ada Quill")
    desk = Desk(Library(gun), said("The gun was tainted."))
    assert told(desk, "What did Ada Quill's lawyer say about the gun?") == ["On Monday the lawyer Tom Reyes said that the gun was tainted."]
    named = story("gun.txt", f"{text}\n\nSiv Lund, Ole Dahl's lawyer, said that the gun was sound.", "The gun of Ada Quill")
    desk = Desk(Library(named), said("The gun was sound."))
    assert told(desk, "What did Ole Dahl's lawyer say about the gun?") == ["Siv Lund, Ole Dahl's lawyer, said that the gun was sound."]
    two = story("gun.txt", f"{text}\n\nOn Monday the lawyer Siv Lund said that the gun was sound.", "The gun of Ada Quill")
    assert told(Desk(Library(two), said("The gun was sound.")), "What did Ada Quill's lawyer say about the gun?") == []
