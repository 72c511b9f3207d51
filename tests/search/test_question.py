"""How a question is understood before it is searched: its days, its words, its conversation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.dates import mentions
from rag.search.context import leant_on, vector, with_context
from rag.search.spellings import spellings
from rag.search.terms import wanted
from rag.search.tuning import DEFAULT
from rag.search.when import Days, days_named
from rag.types import Turn
from tests.index.made import WordEmbedder

AS_OF = "2022-11-03"


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What happened in the week of June 16, 2022?", "2022-06-16", "2022-06-16"),
        ("Who resigned in October 2022?", "2022-10-01", "2022-10-31"),
        ("Who resigned in December 2021?", "2021-12-01", "2021-12-31"),
        ("What was built in 2004?", "2004-01-01", "2004-12-31"),
        ("In 2004, what was built?", "2004-01-01", "2004-12-31"),
        ("Who spoke on the 24th of March 2021?", "2021-03-24", "2021-03-24"),
        ("Who spoke on 24 March?", "2022-03-24", "2022-03-24"),
        ("Who spoke on December 24?", "2021-12-24", "2021-12-24"),
        ("Who spoke on 2022-03-04?", "2022-03-04", "2022-03-04"),
        ("What did he say yesterday?", "2022-11-02", "2022-11-02"),
        ("What happened last week?", "2022-10-24", "2022-10-30"),
        ("What happened this month?", "2022-11-01", "2022-11-30"),
        ("What happened in March?", "2022-03-01", "2022-03-31"),
        ("What did he say on Monday?", "2022-10-31", "2022-10-31"),
        ("What will open on December 24?", "2022-12-24", "2022-12-24"),
    ],
)
def test_the_days_a_question_names(question: str, first: str, last: str) -> None:
    days = days_named(question, AS_OF)
    assert days
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "question", ["What may 5 people do?", "Who led the March on Rome?", "Will April come?", "Who won?", "on February 31, 2022", "room 2004"]
)
def test_no_day_is_made_up(question: str) -> None:
    assert days_named(question, AS_OF) is None


@pytest.mark.parametrize("words", ["last week", "last month", "yesterday", "in October 2022", "on Monday", "in March"])
def test_a_time_means_the_same_days_in_a_question_as_in_a_story(words: str) -> None:
    days = days_named(f"What was said {words}?", AS_OF)
    (told,) = mentions(f"It was said {words}.", date.fromisoformat(AS_OF))
    assert days
    assert (days.first, days.last) == (told.first, told.last)


def test_last_week_means_nothing_without_a_day() -> None:
    assert days_named("What happened last week?", None) is None
    assert days_named("What happened on 3 May?", None) is None


@given(st.text(max_size=60), st.sampled_from([None, AS_OF, "x"]))
def test_any_question_may_be_read_for_days(question: str, as_of: str | None) -> None:
    days = days_named(question, as_of)
    assert days is None or days.first <= days.last


def test_how_far_a_story_is_from_the_days() -> None:
    days = Days(date(2022, 5, 2), date(2022, 5, 4), 0, 0)
    assert [days.away(d) for d in ("2022-05-01", "2022-05-03", "2022-05-10", None, "soon")] == [1, 0, 6, None, None]


def forms(question: str) -> set[tuple[str, ...]]:
    return {word.forms for word in wanted(question, None, DEFAULT)}


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert forms("What was the verdict?") == {("verdict",)}
    assert {form[0] for form in forms("who is who")} >= {"who", "is"}


def test_the_country_is_not_the_pronoun() -> None:
    assert ("US", "U.S.", "USA", "United States") in forms("What did the US say to us?")
    assert ("us",) not in forms("What did the US say to us?")


@pytest.mark.parametrize(
    ("word", "other"),
    [("Kyiv", "Kiev"), ("kiev", "Kyiv"), ("U.S.", "US"), ("1,200", "1200"), ("12000", "12,000"), ("three", "3"), ("3", "three")],
)
def test_other_spellings(word: str, other: str) -> None:
    assert spellings(word)[0] == word
    assert other in spellings(word)


def test_quoted_words_and_neighbours_are_phrases() -> None:
    found = {word.forms[0]: word.weight for word in wanted('Who said "the bridge is shut" in Dalby council?', None, DEFAULT)}
    assert found["the bridge is shut"] == DEFAULT.phrase
    assert found["Dalby council"] == DEFAULT.pair
    assert "shut Dalby" not in found


def test_words_that_only_name_a_day_weigh_less() -> None:
    question = "Who won the vote in June 2022?"
    weights = {word.forms[0]: word.weight for word in wanted(question, days_named(question, None), DEFAULT)}
    assert weights["vote"] == 1.0
    assert weights["June"] == weights["2022"] == DEFAULT.date_word


def test_a_conversation_weighs_less_than_the_question() -> None:
    history = (
        Turn("user", "Tell me about the ferry"),
        Turn("assistant", "The ferry was sold."),
        Turn("user", "Who bought the ferry?"),
        Turn("assistant", "Anna Berg bought it."),
    )
    context = leant_on(history, DEFAULT)
    words = with_context(wanted("When did Berg pay?", None, DEFAULT), context, DEFAULT)
    weights = {word.forms[0]: word.weight for word in words}
    assert weights["pay"] == weights["Berg"] == 1.0
    assert weights["ferry"] == DEFAULT.asked
    assert weights["Anna"] == DEFAULT.replied
    assert leant_on((), DEFAULT) == []


def test_the_vector_of_a_question_leans_towards_its_conversation() -> None:
    embedder = WordEmbedder()
    alone = vector(embedder, "when pay", [])
    leaning = vector(embedder, "when pay", [("ferry harbour", 0.4)])
    ferry = embedder.embed_query("ferry harbour")
    assert leaning @ ferry > alone @ ferry
    assert abs(float(leaning @ leaning) - 1) < 1e-5
