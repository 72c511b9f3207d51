"""What the model reads: the best sentences of a few stories, within a length, the best story last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rag.answer import messages
from rag.answer.generate.blocks import GAP, STORIES, WORDS, block, heading, in_context, passage
from rag.answer.statement import LONGEST, all_quoted, ended, quoted
from rag.types import Kind
from tests.answer.fakes import Desk, Library, lines_of, story

FERRY = story(
    "ferry.txt",
    "The ferry sank on Monday. It was old. Nobody wept. The mayor spoke of the ferry. A bell rang.",
    "Ferry sinks",
    "Gazette",
    "2025-05-06",
)


def test_a_passage_marks_what_is_left_out() -> None:
    lines = Desk(Library(FERRY)).evidence("Why did the ferry sink?").stories[0].lines
    assert passage([lines[3], lines[0], lines[1]]) == (
        f"Ferry sinks (Gazette, 6 May 2025)\nThe ferry sank on Monday. It was old.{GAP}The mayor spoke of the ferry."
    )


def test_a_story_that_was_corrected_is_read_without_its_title() -> None:
    (read,) = Desk(Library(FERRY)).evidence("Why did the ferry sink?").stories
    assert heading(read) == "Ferry sinks (Gazette, 6 May 2025)"
    assert heading(read, corrected=True) == "Gazette, 6 May 2025"
    (bare,) = Desk(Library(story("bare.txt", "The ferry sank.", "Ferry"))).evidence("Why did the ferry sink?").stories
    assert heading(bare) == heading(bare, corrected=True) == "Ferry"


def test_the_best_story_is_read_last_and_few_are_read() -> None:
    others = [story(f"{n}.txt", f"The ferry number {n} sails.", f"Ferry {n}", "Post", "2025-05-01") for n in range(6)]
    evidence = Desk(Library(FERRY, *others)).evidence("Why did the ferry sink on Monday?")
    text, lines = block(evidence)
    assert lines[0].text == "The ferry sank on Monday."
    assert text.split("\n\n")[-1].startswith("Ferry sinks")
    assert len({line.story for line in lines}) <= STORIES
    assert text.count("(") == len({line.story for line in lines})


def test_no_more_words_are_read_than_fit_but_one_sentence_always_is() -> None:
    long = story("long.txt", f"The ferry sank {'very ' * (2 * WORDS)}slowly. The ferry was old.", "Long")
    _, lines = block(Desk(Library(long)).evidence("Why did the ferry sink?"))
    assert len(lines) == 1
    many = story("many.txt", " ".join(f"The ferry sank {'very ' * 20}slowly {n}." for n in range(30)), "Many")
    _, lines = block(Desk(Library(many)).evidence("Why did the ferry sink?"), best=30)
    assert WORDS - 30 < sum(len(line.text.split()) for line in lines) <= WORDS


def test_a_sentence_that_leans_comes_with_the_one_before() -> None:
    sank, old, *_ = Desk(Library(FERRY)).evidence("Why did the ferry sink?").stories[0].lines
    assert quoted(old).text == "The ferry sank on Monday. It was old."
    assert quoted(old).support == (sank, old)
    assert quoted(old, alone=True).text == "It was old."
    credit, said = lines_of(story("moon.txt", "Ole Maartens/NASA. This was her second flight.", "Back from the moon"))
    assert credit.after is said
    assert quoted(said).text == "This was her second flight."
    assert quoted(sank).support == (sank,)


def test_not_when_both_are_too_long_together() -> None:
    for words, expected in ((LONGEST - 5, 2), (LONGEST - 4, 1)):
        first = " ".join(["The", *["old"] * (words - 2), "ferry."])
        two = story("two.txt", f"{first} It sank in the harbour.", "Two")
        _, second = Desk(Library(two)).evidence("Why did the ferry sink?").stories[0].lines
        assert len(quoted(second).support) == expected


def test_a_quotation_ends_in_a_mark() -> None:
    assert [ended(text) for text in ("It sank", "It sank:", "It sank!", "“It sank”")] == ["It sank.", "It sank.", "It sank!", "“It sank”"]


def test_who_says_it_is_told_with_the_day() -> None:
    assert messages.source("Post", "Ferry", date(2025, 5, 6)) == "Post, 6 May 2025"
    assert messages.source("Post", "Ferry", None) == "Post"
    assert messages.source(None, "Ferry", None) == "“Ferry”"
    assert messages.day(date(2025, 5, 6), with_year=False) == "6 May"
    assert messages.names_missing(("A", "B", "C")).endswith("mentions A, B and C.")
    assert messages.names_missing(("A",)).endswith("mentions A.")


def test_sentences_that_lean_on_each_other_are_told_once() -> None:
    sank, old, *_, bell = Desk(Library(FERRY)).evidence("Why did the ferry sink?").stories[0].lines
    told = all_quoted([sank, old, old, bell])
    assert [statement.text for statement in told] == ["The ferry sank on Monday.", "It was old.", "A bell rang."]
    assert [statement.text for statement in all_quoted([old, sank])] == ["The ferry sank on Monday. It was old."]


def test_no_caption_is_read_beside_a_sentence_of_the_text() -> None:
    article = story("ferry.txt", "The ferry sank on Monday. Barriers on the quay of Skerry. The mayor spoke of the ferry.", "Ferry sinks")
    first, caption, last = article.sentences
    pictured = replace(article, sentences=(first, replace(caption, kind=Kind.CAPTION), last))
    evidence = Desk(Library(pictured)).evidence("When did the ferry sink?")
    sank = evidence.stories[0].lines[0]
    assert sank.after
    assert "Barriers" not in block(evidence, best=1)[0] + in_context([sank])
    assert "Barriers" in in_context([sank.after])
