"""What can be an answer to a question, and what cannot."""

from __future__ import annotations

import pytest

from rag.answer.features import answers


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many people live in Sandle?", "Sandle has 9,400 people."),
        ("How many of the boats sank?", "None of the boats sank."),
        ("When does the next boat sail?", "The next boat sails on Friday."),
        ("When was the bridge built?", "The bridge was built after the flood."),
        ("Who runs the ferry?", "The ferry is run by Ada Quill."),
        ("Where on the pier does the ferry land?", "The ferry lands at the lower steps."),
        ("Did the council approve the ferry?", "The council approved the ferry."),
        ("Who did not vote?", "Ada Quill did not vote."),
        ("Why did the council not want to close the bridge?", "To close the bridge would cost the shops their custom."),
        ("What will the repair cost?", "The repair will cost 40,000 crowns."),
        ("How much does one crossing cost?", "One crossing costs €3."),
        ("Why did the ferry stop?", "The ferry stopped after its rudder failed."),
        ("How much has Sandle given? And Lennwater?", "Lennwater has given 500 crowns."),
        ("Why was the bridge closed?", "The bridge was closed because a pier had cracked."),
        ("What is the name of the carpenter who was arrested?", "The carpenter, Tom Brand of Dorn, was arrested."),
        ("What is her name?", "Ada Quill of Sandle lost her seat."),
        ("What is the name of the town?", "The town in the valley is called Dorn."),
    ],
)
def test_these_answer(question: str, sentence: str) -> None:
    assert answers(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many people live in Sandle?", "Many people live in Sandle by the river."),
        ("When does the next boat sail?", "The next boat sails to Weir Street."),
        ("Who was the captain of the ferry?", "The captain of the ferry was late."),
        ("Why was the bridge closed?", "The bridge was closed."),
        ("Who did not vote?", "Ada Quill voted."),
        ("Which river is not so clean nowadays?", "The Lenn is nowadays a clean river."),
        ("Who did not have to develop rules?", "The county court has had to develop rules."),
        ("How much does one crossing cost?", "Lower fares cost the ferry many crossings in 2001."),
        ("Why did the ferry stop?", "The ferry stopped at the pier."),
        ("What will the repair cost?", "The repair will be paid for by the city."),
        ("How much has Sandle given? And Lennwater?", "Sandle has given 700 crowns."),
        (
            "What is the name of the carpenter who was arrested?",
            "The name of the carpenter who was arrested is 43-year-old carpenter from Dorn.",
        ),
        ("What was the victim's name?", "The victim was a man from Dorn."),
    ],
)
def test_these_do_not(question: str, sentence: str) -> None:
    assert not answers(question, sentence)
