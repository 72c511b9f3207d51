"""The example stories answer the same however a question is put and whatever lies beside them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from rag.config import load_settings
from rag.corpus import mark, read
from rag.types import Article
from tests.answer.fakes import EXAMPLES, Desk, Library, reader, story

QUESTIONS = (
    "How many vehicles a day does Salters Bridge carry?",
    "Why was Salters Bridge closed?",
    "Who is the chief engineer of Brackwater?",
    "How long will Salters Bridge stay closed?",
    "When was the boil-water notice lifted?",
)
UNRELATED = story("zebra.txt", "A zebra was born in the Lisbon zoo. Its keepers named it Marzipan.", "Zebra born", "Zoo News", "2024-01-01")


@cache
def articles() -> tuple[Article, ...]:
    return tuple(mark(article) for path in sorted(EXAMPLES.iterdir()) for article in read(EXAMPLES, path.name, load_settings())[0])


def facts(question: str, stories: tuple[Article, ...]) -> set[tuple[str, str]]:
    """The file and the words of every footnote."""
    answer = Desk(Library(*stories), reader()).ask(question)
    assert answer.status == "answered", (question, answer.reason, answer.error)
    return {(note.file, note.quote) for note in answer.citations}


@cache
def plain(question: str) -> set[tuple[str, str]]:
    """The facts of a question as it stands, over the example stories as they stand."""
    return facts(question, articles())


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "put",
    [
        str.upper,
        lambda asked: f"Hello! {asked}",
        lambda asked: f"My aunt asked at breakfast. {asked} Thank you!",
        lambda asked: f"Could you tell me: {asked[0].lower()}{asked[1:]}",
        lambda asked: f"  {asked.replace(' ', '   ')}  ",
        lambda asked: asked.rstrip("?"),
    ],
    ids=["capitals", "greeting", "preamble", "courtesy", "spaces", "no question mark"],
)
def test_put_otherwise_a_question_gets_the_same_facts(question: str, put: object) -> None:
    assert facts(put(question), articles()) == plain(question)  # type: ignore[operator]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_the_stories_changes_nothing(question: str) -> None:
    assert facts(question, articles()[::-1]) == plain(question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_unrelated_story_changes_nothing(question: str) -> None:
    assert facts(question, (UNRELATED, *articles())) == plain(question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_its_stories_a_question_is_not_answered_from_others(question: str) -> None:
    cited = {file for file, _ in plain(question)}
    left = tuple(article for article in articles() if article.file not in cited)
    answer = Desk(Library(*left), reader()).ask(question)
    assert not cited & {note.file for note in answer.citations}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_footnote_is_the_storys_very_words(question: str) -> None:
    by_file = {article.file: article.text for article in articles()}
    assert all(quote in by_file[file] for file, quote in plain(question))


def test_a_story_under_another_name_is_read_alike() -> None:
    renamed = tuple(replace(article, file=f"z_{article.file}") for article in articles())
    for question in QUESTIONS:
        assert {quote for _, quote in facts(question, renamed)} == {quote for _, quote in plain(question)}
