"""How near a sentence is to what a question is about, the speaker aside."""

from __future__ import annotations

from rag.answer.compose.topic import Topic
from tests.answer.fakes import Desk, Library, story

PRICE = story(
    "price.txt",
    "The mayor spoke of the price of the bridge. It was fair, she said. The mayor likes dogs.",
    "A day at the council",
    "Gazette",
    "2025-03-05",
)
LATER = story("later.txt", "The mayor spoke of the price of the bridge.", "Another day", "Gazette", "2025-03-09")


def nearness(question: str, *stories):  # type: ignore[no-untyped-def]
    evidence = Desk(Library(*stories)).evidence(question)
    topic = Topic(evidence, "the mayor")
    return {(line.story.info.file, line.text): topic.of(line) for line in evidence.ranked}


def test_what_is_asked_about_counts_and_who_is_asked_does_not() -> None:
    near = nearness("What did the mayor say about the price of the bridge?", PRICE)
    price, fair, dogs = (
        near["price.txt", text]
        for text in ("The mayor spoke of the price of the bridge.", "It was fair, she said.", "The mayor likes dogs.")
    )
    assert price == 1
    assert fair == price, "the sentence before tells what it is about"
    assert dogs <= price


def test_two_sentences_on_what_is_about_something_else() -> None:
    far = story("far.txt", "The price of the bridge rose. One. Two. The mayor likes dogs.", "Far", "Gazette", "2025-03-05")
    near = nearness("What did the mayor say about the price of the bridge?", far)
    assert near["far.txt", "The mayor likes dogs."] < near["far.txt", "The price of the bridge rose."]


def test_a_story_without_the_names_of_the_topic_is_further_away() -> None:
    named = story("named.txt", "The mayor spoke of Salters bridge.", "One", "Gazette", "2025-03-05")
    unnamed = story("unnamed.txt", "The mayor spoke of a bridge.", "Two", "Gazette", "2025-03-05")
    near = nearness("What did the mayor say about Salters bridge?", named, unnamed)
    assert near["unnamed.txt", "The mayor spoke of a bridge."] < near["named.txt", "The mayor spoke of Salters bridge."] - 0.5


def test_the_newest_is_nearest_when_it_is_asked_what_is_so_now() -> None:
    text = "The mayor spoke of the price of the bridge."
    now = nearness("What does the mayor now say about the price of the bridge?", PRICE, LATER)
    assert now["later.txt", text] > now["price.txt", text]
    plain = nearness("What did the mayor say about the price of the bridge?", PRICE, LATER)
    assert plain["later.txt", text] == plain["price.txt", text]
