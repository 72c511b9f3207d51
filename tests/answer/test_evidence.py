"""How well evidence carries a claim does not depend on the order in which a set gives its words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.answer.evidence import claim_of
from tests.answer.fakes import Shelf, story

FERRY = story(
    "ferry.txt",
    "The ferry between Sandle and Lennwater carries 600 people a day and some 40 bicycles. It stops for the night at the lower steps.",
    "A ferry for the river",
    "Gazette",
    "2025-05-08",
)
POOL = Shelf(FERRY).pool()
CLAIM = claim_of(
    "The river ferry carries 600 people and 40 bicycles between Sandle and Lennwater every single day.",
    "How many people and bicycles does the ferry carry between Sandle and Lennwater?",
)


@given(st.permutations(list(CLAIM.weights)))
def test_the_order_of_words_counts_for_nothing(order: list[str]) -> None:
    cosines = POOL.cosines(CLAIM.text)
    other = replace(CLAIM, weights={word: CLAIM.weights[word] for word in order})
    assert POOL.match(other, (0,), cosines).score == POOL.match(CLAIM, (0,), cosines).score
