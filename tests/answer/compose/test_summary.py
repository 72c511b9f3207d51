"""Summaries: the main points of the stories asked about, each once."""

from __future__ import annotations

import pytest

from rag.answer.compose.summary import SENTENCES, WORDS
from rag.answer.question import Intent
from tests.answer.fakes import NEVER, Desk, Library, reader, story, told

FERRY = story(
    "ferry.txt",
    "The harbour ferry was sold to Dorn Shipping.\n\nThe ferry was built in 1931. Its crew of nine will lose their work. "
    "Captain Stern wept. The mayor did not comment on the ferry. The last trip is on Friday. Tickets are free.",
    "Ferry sold",
    "Gazette",
    "2025-05-06",
)
ZOO = story("zoo.txt", "A zebra was born in the zoo. Its keepers named it Marzipan.", "Zebra born", "Post", "2025-05-07")
QUESTION = "Summarise the story about the harbour ferry."


def test_a_summary_begins_with_what_the_story_leads_with_and_is_short() -> None:
    desk = Desk(Library(FERRY, ZOO), reader())
    assert desk.read(QUESTION).intent is Intent.SUMMARY
    lines = told(desk, QUESTION)
    assert lines[0] == "The harbour ferry was sold to Dorn Shipping."
    assert 2 <= len(lines) <= SENTENCES
    assert sum(len(line.split()) for line in lines) <= WORDS


def test_every_sentence_is_the_storys_own_and_of_the_story_asked_about() -> None:
    lines = told(Desk(Library(FERRY, ZOO), reader()), QUESTION)
    assert all(line in " ".join(FERRY.text.split()) for line in lines)


def test_what_two_stories_tell_alike_is_told_once() -> None:
    copy = story("copy.txt", "The harbour ferry was sold to Dorn Shipping. It smells of herring.", "Ferry is sold", "Post", "2025-05-06")
    lines = told(Desk(Library(FERRY, copy), reader()), QUESTION)
    assert sum("sold to Dorn Shipping" in line for line in lines) == 1


def test_sentences_come_in_the_order_of_the_days() -> None:
    later = story("later.txt", "The harbour ferry sank on its last trip.", "Ferry sinks", "Post", "2025-05-10")
    lines = told(Desk(Library(later, FERRY), reader()), "What came of the harbour ferry?")
    sold = next(at for at, line in enumerate(lines) if "sold" in line)
    sank = next(at for at, line in enumerate(lines) if "sank" in line)
    assert sold < sank


def test_the_latest_begins_with_the_newest_story_about_it_and_its_day() -> None:
    sank = story("sank.txt", "The harbour ferry sank on its last trip. Nobody was hurt.", "Ferry sinks", "Post", "2025-05-10")
    aside = story("aside.txt", "The council met. It sang. It spoke of the harbour ferry.", "Council meets", "Post", "2025-05-12")
    put_right = story("right.txt", "The harbour ferry has nine crew, not ten.", "Correction: the harbour ferry", "Post", "2025-05-13")
    lines = told(Desk(Library(aside, FERRY, put_right, sank), reader()), "What is the latest on the harbour ferry?")
    assert lines[0] == "10 May 2025: The harbour ferry sank on its last trip."
    assert lines[-1] == "Earlier (Gazette, 6 May 2025): The harbour ferry was sold to Dorn Shipping."


def test_what_was_told_before_names_what_is_asked_about() -> None:
    storms = story("storms.txt", "Storms in Dorn killed two people. Rain is to go on in Dorn.", "Storms in Dorn", "Post", "2025-05-10")
    before = "Storms hit Skerry on Sunday. The storms passed to Dorn."
    for opening, told_before in ((before, False), (before.replace("Skerry", "Dorn"), True)):
        first = story("first.txt", opening, "Storms on the coast", "Gazette", "2025-05-06")
        lines = told(Desk(Library(first, storms), reader()), "What is the latest on the storms in Dorn?")
        assert any(line.startswith("Earlier") for line in lines) is told_before


def test_the_latest_of_a_single_story_has_nothing_before_it() -> None:
    lines = told(Desk(Library(FERRY, ZOO), reader()), "What is the latest on the harbour ferry?")
    assert lines[0] == "6 May 2025: The harbour ferry was sold to Dorn Shipping."
    assert not any(line.startswith("Earlier") for line in lines)


def test_the_latest_is_that_of_the_newest_story_with_a_sentence_to_quote() -> None:
    asks = story("asks.txt", "Who knows the harbour ferry?", "The harbour ferry", "Post", "2025-05-10")
    lines = told(Desk(Library(FERRY, asks), reader()), "What is the latest on the harbour ferry?")
    assert lines[0] == "6 May 2025: The harbour ferry was sold to Dorn Shipping."


@pytest.mark.parametrize(
    "question", ["Any news on the harbour ferry?", "What's new with the harbour ferry?", "latest on the harbour ferry"]
)
def test_news_is_asked_for_in_several_ways(question: str) -> None:
    asked = Desk(Library(FERRY), reader()).read(question)
    assert (asked.intent, asked.now) == (Intent.SUMMARY, True)


def test_nothing_is_summed_up_that_is_not_told() -> None:
    assert told(Desk(Library(FERRY), reader()), QUESTION, unread=NEVER) == []


def test_what_is_asked_of_is_told_where_the_lead_is_not_about_it() -> None:
    probe = story(
        "probe.txt",
        "A company sends a probe to the moon on Monday. The probe is a landmark. Many wait for the launch.\n\n"
        "Quill Rivers asked the company to keep the ashes off the moon probe. Quill Rivers was not heard.",
        "Moon probe",
    )
    lines = told(Desk(Library(probe), reader()), "What happened with Quill Rivers and the moon probe?")
    assert any("Quill Rivers asked" in line for line in lines)
