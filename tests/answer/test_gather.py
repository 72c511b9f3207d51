"""Which stories and words are evidence, and what each sentence's signals say."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest

from rag.answer.evidence.gather import BYLINES, CONVERSATION, KEPT, MANY_STORIES, STORIES, Shelf, gather, wanted_words
from rag.answer.evidence.relevance import carries, scored, weights
from rag.answer.pipeline import query
from rag.language import words
from rag.types import Turn
from tests.answer.fakes import Desk, Library, story

BOATS = [story(f"{n:02}.txt", f"The ferry number {n} sails to Dorn.", f"Ferry {n}", "Post", f"2025-05-{n + 1:02}") for n in range(14)]


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("Where does the ferry sail to?", STORIES),
        ("Which ferries sail to Dorn?", MANY_STORIES),
        ("What happened with the ferry, in order?", MANY_STORIES),
        ("Where does the ferry sail to now?", MANY_STORIES),
    ],
)
def test_one_sentence_needs_few_stories_and_a_list_many(question: str, most: int) -> None:
    assert len(Desk(Library(*BOATS)).evidence(question).stories) == most


def test_a_copy_is_no_second_story() -> None:
    library = Library(BOATS[0], replace(BOATS[0], file="copy.txt"))
    library._infos = [replace(info, copies=tuple({"00.txt", "copy.txt"} - {info.file})) for info in library._infos]
    assert len(Desk(library).evidence("Where does the ferry sail to?").stories) == 1


def test_stories_of_an_author_who_is_asked_about_are_evidence() -> None:
    written = [story(f"w{n}.txt", f"A zebra ate hat {n}.", f"Hat {n}", "Post", "2025-05-01", "Ada Finch") for n in range(BYLINES + 1)]
    files = {one.info.file for one in Desk(Library(BOATS[0], *written)).evidence("What did Ada Finch write on the ferry?").stories}
    assert files == {"00.txt", *(one.file for one in written[:BYLINES])}
    other = Desk(Library(BOATS[0], *written)).evidence("What did Ada Quill write on the ferry?").stories
    assert {one.info.file for one in other} == {"00.txt"}


def test_a_speakers_statements_are_evidence_though_search_finds_other_stories() -> None:
    far = story("far.txt", "The mayor, Ines Varga, opened a school. “A ferry costs too much,” she said.", "School", "Post", "2025-06-01")
    asked = "What did Ines Varga say about the ferry?"
    desk = Desk(Library(*BOATS, far))
    question = desk.read(asked)
    hits = [hit for hit in desk.library.search(query(question)) if hit.article.file != "far.txt"]
    assert "far.txt" in {one.info.file for one in gather(question, hits, desk.shelf, desk.embedder).stories}
    other = desk.read("What did Dirk Brandt say about the ferry?")
    assert "far.txt" not in {one.info.file for one in gather(other, hits, desk.shelf, desk.embedder).stories}


def test_words_of_the_conversation_count_less_than_those_of_the_question() -> None:
    desk = Desk(Library(*BOATS))
    told = (Turn("user", "Where does the ferry sail to?"), Turn("assistant", "The ferry sails to Dorn."))
    alone = wanted_words(desk.read("Which ferry sails to Dorn?"), desk.library).weights
    leaning = wanted_words(desk.read("And when?", told), desk.library).weights
    assert leaning["dorn"] == pytest.approx(CONVERSATION * alone["dorn"])


def test_words_that_only_ask_are_not_looked_for() -> None:
    desk = Desk(Library(*BOATS))
    assert set(wanted_words(desk.read("Which is the ferry that sails to Dorn?"), desk.library).weights) == words.content("ferry sails Dorn")


def test_a_word_is_carried_by_a_form_of_the_same_name() -> None:
    assert carries(frozenset({"ukrainian"}), "ukraine")
    for country, people in (
        ("Europe", "European"),
        ("Denmark", "Danish"),
        ("Italy", "Italian"),
        ("Peru", "Peruvian"),
        ("Chile", "Chilean"),
    ):
        assert carries(words.content(f"the {people} people"), words.normal(country))
        assert carries(words.content(f"in {country}"), words.normal(people))
    assert not carries(words.content("the Danish people"), words.normal("Dorn"))
    assert carries(frozenset({"dorn"}), "dorn")
    assert not carries(frozenset({"ukulele"}), "ukraine")
    assert not carries(frozenset(), "dorn")


def test_a_shelf_keeps_the_stories_it_read_last_and_no_more() -> None:
    many = [replace(BOATS[0], file=f"{n}.txt") for n in range(KEPT + 2)]
    library = Library(*many)
    shelf = Shelf(library)
    first = shelf.story(library.info(0))
    assert shelf.story(library.info(0)) is first
    for info in library.articles():
        shelf.story(info)
    assert shelf.story(library.info(0)) is not first
    last = shelf.story(library.info(KEPT + 1))
    assert shelf.story(library.info(KEPT + 1)) is last


def test_a_shelf_keeps_one_version_of_a_story_that_is_written_anew() -> None:
    library = Library(BOATS[0], replace(BOATS[0], text="The ferry sails no more."))
    shelf = Shelf(library)
    old = weakref.ref(shelf.story(library.info(0)))
    assert shelf.story(library.info(1)).text == "The ferry sails no more."
    gc.collect()
    assert old() is None


def test_signals_of_a_sentence() -> None:
    one = story("one.txt", "The ferry of Ada Quill sank. It was old. Ferry lost", "Ada Quill's ferry", "Post", "2025-05-01")
    two = story("two.txt", "A ferry sails. Trams do not.", "Boats", "Post", "2025-05-09")
    evidence = Desk(Library(one, two)).evidence("Why did the ferry of Ada Quill sink now?")
    signal = {line.text: evidence.signals[line] for line in evidence.ranked}
    sank, sails, old = signal["The ferry of Ada Quill sank."], signal["A ferry sails."], signal["It was old."]
    assert sank["words"] > sails["words"] > old["words"] == 0
    assert old["around"] > signal["Trams do not."]["around"]
    assert (sank["unnamed"], sails["unnamed"]) == (0, 1)
    assert (sank["timely"], sails["timely"]) == (0, 1)
    assert (old["short"], sank["short"]) == (1, 0)
    assert sank["late"] > sails["late"] > 0
    assert all("cosine" in one for one in signal.values())
    assert evidence.ranked[0].text == "The ferry of Ada Quill sank."


def test_signals_are_weighed_by_the_fitted_weights() -> None:
    given = weights()
    assert scored({"words": 1.0, "late": 0.5, "unknown": 9.0}) == pytest.approx(given["words"] + 0.5 * given["late"])
    assert given["words"] > 0 > given["fragment"]


def test_without_an_embedder_words_decide() -> None:
    desk = Desk(Library(*BOATS[:3]))
    asked = desk.read("Where does ferry number 2 sail to?")
    evidence = gather(asked, desk.library.search(query(asked)), desk.shelf, None)
    assert evidence.ranked[0].text == "The ferry number 2 sails to Dorn."
    assert "late" not in evidence.signals[evidence.ranked[0]]


def test_a_sentence_that_the_newest_version_has_too_is_evidence_once() -> None:
    old = story("old.txt", "The vote was 14 to 9. The pier costs nine crowns.", "Pier", published="2025-04-02")
    new = story("new.txt", "The vote was 15 to 8. The pier costs nine crowns.", "Pier", published="2025-04-03")
    desk = Desk(Library(old, new, newer={"old.txt": "new.txt"}))
    files = [line.story.info.file for line in desk.evidence("What does the pier cost?").ranked if "nine" in line.text]
    assert files == ["new.txt"]
    assert any(line.story.info.file == "old.txt" for line in desk.evidence("What was the vote on the pier?").ranked)
    first = desk.evidence("What did the pier cost at first?").ranked
    assert {line.story.info.file for line in first if "nine" in line.text} == {"old.txt", "new.txt"}


def test_a_turn_that_leans_keeps_to_what_it_goes_on_from() -> None:
    mine = story("mine.txt", "The guild fights the canyon monument. The tribes say that it protects the canyon.", "Canyon monument")
    many = story(
        "many.txt",
        "\n\n".join((*["A bell rang in Dorn."] * 5, "The tribes say that the hunt breaks a treaty.", "The canyon monument has a guild.")),
        "From all over the country",
    )
    before = (Turn("user", "What does the guild say about the canyon monument?"),)
    told = [line.text for line in Desk(Library(mine, many)).evidence("And what do the tribes say?", before).ranked]
    assert "The tribes say that it protects the canyon." in told
    assert "The tribes say that the hunt breaks a treaty." not in told
    assert "The tribes say that the hunt breaks a treaty." in [
        line.text for line in Desk(Library(mine, many)).evidence("What do the tribes say?").ranked
    ]


def test_a_flash_that_is_a_headline_and_nothing_else_is_evidence_once() -> None:
    text = "Mayor Ada Quill opened the fair on Friday in Brackwater."
    flash = replace(story("a.txt", text, text), provenance={"title": f"span 0-{len(text)}"})
    evidence = Desk(Library(flash)).evidence("Who opened the fair?")
    assert [line.text for line in evidence.ranked] == [text]
    assert evidence.ranked[0].story.headline is None
