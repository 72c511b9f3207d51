"""Questions about the folder: counted and listed from the index, with a footnote for each story named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer import messages
from rag.answer.compose.folder import LISTED, NAMED
from rag.types import Answer, Article, ArticleInfo, Filters
from tests.answer.fakes import Desk, Library, story
from tests.scripted import Scripted

FERRY = story(
    "ferry.txt",
    "The harbour ferry was cancelled after a rudder failed. Dorn weeps.",
    "Ferry cancelled",
    "Gazette",
    "2025-05-06",
    "Ada Finch",
)
BEGINS = "It begins: The harbour ferry was cancelled after a rudder failed."
ILL = story("ill.txt", "At least 112 people in Sandle have fallen ill.", "112 ill", "Courier", "2025-03-05", "Ada Finch")
MORE = story("more.txt", "At least 140 people in Sandle have fallen ill.", "140 ill", "Courier", "2025-03-09", "Bo Kern")
ZOO = story("zoo.txt", "A zebra was born.", "Zebra born")
STORIES = (FERRY, ILL, MORE, ZOO)


class Counted(Library):
    """An index in memory that also knows lengths and copies."""

    def __init__(self, *articles: Article, copies: tuple[str, str] | None = None, newer: dict[str, str] | None = None) -> None:
        super().__init__(*articles, newer=newer)
        self._infos = [replace(info, characters=len(one.text)) for info, one in zip(self._infos, articles, strict=True)]
        if copies:
            self._infos = [replace(info, copies=tuple(set(copies) - {info.file})) if info.file in copies else info for info in self._infos]


def asked(question: str, *stories: Article, filters: Filters | None = None, library: Library | None = None) -> Answer:
    model = Scripted("Never asked.", 9.0)
    answer = Desk(library or Counted(*(stories or STORIES)), model).ask(question, filters=filters)
    assert model.prompts == []
    assert answer.intent == "folder", (question, answer.intent)
    return answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many stories are there?", "There are 4 stories."),
        ("Which outlets are there?", "2 outlets: Courier (2); Gazette (1); 1 story names none."),
        ("Who are the authors of the stories?", "2 authors: Ada Finch (2); Bo Kern (1); 1 story names none."),
        ("How many stories are there per month?", "March 2025: 2; May 2025: 1; without a date: 1."),
        ("What period do the stories cover?", "From 5 March 2025 to 6 May 2025. 1 story carries no date."),
        (
            "Which is the newest story?",
            f"The newest story is “Ferry cancelled” (Gazette, 6 May 2025). {BEGINS} 1 story carries no date.",
        ),
        (
            "Which is the oldest story?",
            "The oldest story is “112 ill” (Courier, 5 March 2025). It begins: At least 112 people in Sandle have fallen ill. "
            "1 story carries no date.",
        ),
        (
            "Which is the longest story?",
            f"The longest story is “Ferry cancelled” (Gazette, 6 May 2025). {BEGINS}",
        ),
        ("Which is the shortest story?", "The shortest story is “Zebra born”. It begins: A zebra was born."),
        (
            "Which stories mention Sandle?",
            "2 of the 4 stories mention Sandle: “112 ill” (Courier, 5 March 2025); “140 ill” (Courier, 9 March 2025).",
        ),
        ("Which stories mention Lisbon?", "None of the 4 stories mentions Lisbon."),
        ("Do any stories mention a rudder?", "Yes: 1 of the 4 stories mentions rudder: “Ferry cancelled” (Gazette, 6 May 2025)."),
        (
            "Which stories were written by Ada Finch?",
            "2 of the 4 stories are by Ada Finch: “112 ill” (Courier, 5 March 2025); “Ferry cancelled” (Gazette, 6 May 2025).",
        ),
        ("Which stories are from the Gazette?", "1 of the 4 stories is from Gazette: “Ferry cancelled” (Gazette, 6 May 2025)."),
        ("Which stories have no date?", "1 story carries no date: “Zebra born”."),
        ("Is there a story about a zebra?", "Yes: 1 of the 4 stories is about zebra: “Zebra born”."),
        ("Which stories were corrected?", "None of the 4 stories is marked as corrected or updated."),
        ("Are there any copies of stories?", "No story is there twice."),
        ("How many stories are there from March 2025?", "2 of the 4 stories are of 1 March 2025 to 31 March 2025: "),
        (
            "Which stories were published after 5 March 2025?",
            "2 of the 4 stories are after 5 March 2025: “140 ill” (Courier, 9 March 2025); ",
        ),
        ("Which stories were published before 9 March 2025?", "1 of the 4 stories is before 9 March 2025: “112 ill”"),
        ("Which stories were published on 9 March 2025?", "1 of the 4 stories is of 9 March 2025: “140 ill”"),
    ],
)
def test_what_is_counted_and_listed(question: str, text: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(text)
    assert answer.text == text or text[-2:] in (": ", "; ", "l”")


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Which stories mention Dorn?", [("ferry.txt", "Dorn weeps.")]),
        ("Which is the newest story?", [("ferry.txt", "The harbour ferry was cancelled after a rudder failed.")]),
        ("Which stories have no date?", [("zoo.txt", "A zebra was born.")]),
    ],
)
def test_a_story_that_is_named_has_a_footnote_to_the_words_that_show_why(question: str, cited: list[tuple[str, str]]) -> None:
    assert [(note.file, note.quote) for note in asked(question).citations] == cited


def test_stories_of_one_day_are_named_together() -> None:
    same = replace(MORE, published="2025-05-06")
    assert asked("Which is the newest story?", FERRY, same).text.startswith(
        "The newest stories are “Ferry cancelled” (Gazette, 6 May 2025) and “140 ill” (Courier, 6 May 2025)."
    )


def test_nothing_is_dated_where_no_story_is() -> None:
    for question in ("Which is the newest story?", "What period do the stories cover?"):
        assert asked(question, ZOO).text == "None of the 1 story carries a date."


def test_versions_and_corrections_are_told_with_what_they_correct() -> None:
    newer = story("new.txt", "The vote was 15 to 8.", "UPDATED: Council votes", "Courier", "2025-04-03")
    older = story("old.txt", "The vote was 14 to 9.", "Council votes", "Courier", "2025-04-02")
    correction = story("sorry.txt", "Our report “112 ill” was wrong.", "Correction", "Courier", "2025-03-11")
    library = Counted(newer, older, ILL, correction, newer={"old.txt": "new.txt"})
    text = asked("Which stories were corrected or updated?", library=library).text
    assert "“Council votes” (Courier, 2 April 2025) was updated by “UPDATED: Council votes” (Courier, 3 April 2025)" in text
    assert "“112 ill” (Courier, 5 March 2025) was corrected by “Correction” (Courier, 11 March 2025)" in text


def test_copies_are_counted_apart() -> None:
    copy = replace(FERRY, file="copy.txt")
    library = Counted(FERRY, copy, ILL, copies=("ferry.txt", "copy.txt"))
    assert asked("How many stories are there?", library=library).text == "There are 3 stories, 2 of them different: 1 is a copy of another."
    assert asked("Are there any copies of stories?", library=library).text == (
        "“Ferry cancelled” (Gazette, 6 May 2025) is in ferry.txt, copy.txt."
    )


def test_long_lists_end_with_how_many_more_there_are() -> None:
    many = [story(f"{n}.txt", f"Boat {n} sails.", f"Boat {n}", f"Paper {n}", f"2025-01-{n + 1:02}") for n in range(NAMED + 3)]
    assert asked("Which outlets are there?", *many).text.endswith("; and 3 more.")
    assert asked("Which stories mention boat?", *many).text.endswith(f"; and {NAMED + 3 - LISTED} more.")
    assert "more" not in asked("Which outlets are there?", *many[:NAMED]).text
    assert "more" not in asked("Which stories mention boat?", *many[:LISTED]).text


def test_filters_hold_for_the_folder_too() -> None:
    assert asked("How many stories are there?", filters=Filters(source="Courier")).text == "There are 2 stories."
    nothing = asked("How many stories are there?", filters=Filters(source="Nobody"))
    assert (nothing.status, nothing.reason) == ("abstained", messages.NO_STORIES)


def test_the_index_is_what_is_counted() -> None:
    assert isinstance(Counted(FERRY).info(0), ArticleInfo)
    assert Counted(FERRY).info(0).characters == len(FERRY.text)
