"""Drafts looked up in the passages: the same words, to the last bit of what they are chosen by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.llm.drafts import ALIKE, LEAST, MOST, Source
from rag.llm.generator import Logits
from rag.llm.llama import LlamaGenerator

from .conftest import BREAD, MAYOR, SYSTEM, prompt
from .test_together import generator  # noqa: F401

tokens = st.lists(st.integers(0, 3), max_size=30)


@given(st.lists(tokens, max_size=3), tokens)
def test_a_draft_follows_the_longest_place_like_the_end_of_the_answer(blocks: list[list[int]], written: list[int]) -> None:
    draft = Source(map(tuple, blocks)).draft(written)
    places = [
        (alike, block[at : at + max(LEAST, alike)])
        for block in blocks
        for at in range(len(block) + 1)
        for alike in range(ALIKE, MOST + 1)
        if alike <= min(at, len(written)) and block[at - alike : at] == written[len(written) - alike :]
    ]
    longest = max((alike for alike, _ in places), default=0)
    assert len(draft) <= MOST
    assert list(draft) == next((following for alike, following in reversed(places) if alike == longest), [])


def test_the_last_of_several_places_is_the_likeliest() -> None:
    assert Source([(1, 2, 3, 4, 5), (9, 1, 2, 7, 8)]).draft([0, 1, 2]) == (7, 8)
    assert Source([(0, 1, 2, 3, 4, 5), (9, 1, 2, 7, 8)]).draft([0, 1, 2]) == (3, 4, 5)
    assert Source([(1, 2, 3)]).draft([2]) == ()
    assert Source([]).draft([1, 2, 3]) == ()


@pytest.mark.models
@pytest.mark.slow
@pytest.mark.parametrize("passages", [(BREAD,), (MAYOR, BREAD)])
def test_an_answer_with_drafts_is_chosen_by_the_same_numbers_as_without(
    generator: LlamaGenerator,  # noqa: F811
    passages: tuple[str, ...],
) -> None:
    asked = prompt("Repeat what the passages say about bread, word for word. Then say how the baker felt.", *passages, system=SYSTEM)
    numbers: list[bytes] = []
    written: list[int] = []

    def look(logits: Logits, so_far: list[int]) -> None:
        numbers.append(logits.tobytes())
        written[:] = so_far

    said = "".join(generator.generate(asked, 40, choose=look))
    assert said == "".join(generator.generate(asked, 40))
    blocks = generator._blocks(asked)
    source = Source((blocks.rest, *blocks.passages))
    drafted = sum(source.draft(written[: at + 1])[:1] == (token,) for at, token in enumerate(written[1:]))
    assert drafted > 10, "the answer repeats its passage, or this shows nothing"
    generator._text.unwrite(0)
    alone = [generator._text.write((token,), at)[0].tobytes() for at, token in enumerate(written)]
    assert numbers[1:] == alone[: len(numbers) - 1]
