"""A sentence keeps its own words only where its source says all of them and no less."""

from __future__ import annotations

import pytest

from rag.answer.check import check
from rag.answer.cite import tie
from rag.answer.evidence import claim_of
from rag.answer.wording import is_its_sources, own_words
from tests.answer.fakes import Shelf, story

COURT = story(
    "court.txt",
    "The county court upheld the ban on the ferry. It may be lifted in June. Up to 300 people protested in Net Street on Tuesday. "
    "Some of the boats were repaired. The crew of forty was paid. The council wants a fund of 900 crowns, to be paid by the county.",
    "Ferry ban upheld",
    "Harbour Gazette",
    "2025-05-08",
)
POOL = Shelf(COURT).pool()


def kept(sentence: str, question: str = "What happened?", odds: float | None = None) -> bool:
    claim = claim_of(sentence, question, POOL.known)
    return is_its_sources(claim, tie(claim, POOL)[0], POOL, odds)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ban on the ferry was upheld by the county court.",
        "Up to 300 people protested in Net Street on 6 May.",
        "It may be lifted in June.",
        "Some of the boats were repaired.",
    ],
)
def test_a_sentence_of_its_sources_words_is_kept(sentence: str) -> None:
    assert kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The judge upheld the ban on the ferry.",
        "Over 300 people protested in Net Street.",
        "300 people protested in Net Street.",
        "It is lifted in June.",
        "All of the boats were repaired.",
        "The council paid 900 crowns to the fund of the county.",
    ],
)
def test_a_word_a_limit_or_a_hedge_more_or_less_is_not(sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "question", "odds", "stays"),
    [
        ("The county court confirmed the ban on the ferry.", "What did the county court confirm?", 4.5, True),
        ("The county court confirmed the ban on the ferry.", "What did the county court confirm?", 3.0, False),
        ("Up to 300 people demonstrated in Net Street on Tuesday.", "What happened in Net Street?", 4.5, False),  # not the question's
        ("Up to 300 people demonstrated in Net Street on Tuesday.", "What happened in Net Street?", 5.5, True),
        ("The Skerry county court upheld the ban on the ferry.", "What did the Skerry county court do?", 6.0, False),  # a name
        ("Over 300 people protested in Net Street.", "Did over 300 people protest in Net Street?", 6.0, False),  # a limit
    ],
)
def test_a_word_of_the_questions_stays_where_the_model_is_all_but_certain(sentence: str, question: str, odds: float, stays: bool) -> None:
    assert kept(sentence, question, odds) is stays


def test_a_share_is_told_in_its_sources_words_alone() -> None:
    vote = story(
        "vote.txt", "Ines Brandt was elected mayor of Arlo with 63.7% of the vote.", "Brandt wins in Arlo", "Gazette", "2025-05-08"
    )
    pool = Shelf(vote).pool()
    for sentence, stays in (
        ("63.7% of the vote was cast in Arlo.", False),
        ("Ines Brandt was elected mayor with 63.7% of the vote.", True),
    ):
        claim = claim_of(sentence, "How many votes were cast in Arlo?", pool.known)
        assert is_its_sources(claim, tie(claim, pool)[0], pool, 9.0) is stays


def test_the_sources_own_sentence_takes_its_place() -> None:
    found = check("Over 300 people protested in Net Street.", "How many people protested?", POOL)
    assert found.supported
    assert found.text == "Up to 300 people protested in Net Street on Tuesday."
    assert [e.text for e in found.matches[0].evidence] == [found.text]


def test_own_words_that_lean_on_the_sentence_before_come_with_it() -> None:
    claim = claim_of("The ban may be lifted in June.", "When will it be lifted?", POOL.known)
    match = POOL.match(claim, (1,), POOL.cosines(claim.text))
    told = own_words(match, POOL)
    assert told is not None
    assert told.text == "The county court upheld the ban on the ferry. It may be lifted in June."
