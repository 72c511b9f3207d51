"""Drafts looked up in the passages: the same words, to the last bit of what they are chosen by."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.config import Settings, load_settings
from rag.llm.context import Logits
from rag.llm.llama import LlamaGenerator, greedy
from rag.llm.prompt_lookup import ALIKE, LEAST, MOST, PromptLookup
from rag.models import locate

from .conftest import BREAD, MAYOR, SYSTEM, prompt, sampling

tokens = st.lists(st.integers(0, 3), max_size=30)


@given(st.lists(tokens, max_size=3), tokens)
def test_a_draft_follows_the_longest_place_like_the_end_of_the_answer(blocks: list[list[int]], written: list[int]) -> None:
    draft = PromptLookup(map(tuple, blocks)).draft(written)
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
    assert PromptLookup([(1, 2, 3, 4, 5), (9, 1, 2, 7, 8)]).draft([0, 1, 2]) == (7, 8)
    assert PromptLookup([(0, 1, 2, 3, 4, 5), (9, 1, 2, 7, 8)]).draft([0, 1, 2]) == (3, 4, 5)
    assert PromptLookup([(1, 2, 3)]).draft([2]) == ()
    assert PromptLookup([]).draft([1, 2, 3]) == ()


@pytest.fixture(scope="module")
def default_generator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaGenerator]:
    defaults = load_settings()
    path = locate(defaults.generator, "generator", defaults)
    generator = LlamaGenerator(path, Settings(threads=1, indexes=tmp_path_factory.mktemp("kept")))
    yield generator
    generator.close()


@pytest.mark.models
@pytest.mark.slow
def test_small_batches_change_nothing_is_known_of_a_model(default_generator: LlamaGenerator, small_model: Path, tmp_path: Path) -> None:
    assert default_generator._model.figure("embedding_length") == 1536
    assert "1.5B" in default_generator._model.described()
    small = LlamaGenerator(small_model, Settings(threads=1, indexes=tmp_path))
    assert not small._model.alike
    small.close()


@pytest.mark.models
@pytest.mark.slow
@pytest.mark.parametrize("passages", [(BREAD,), (MAYOR, BREAD)])
def test_an_answer_with_drafts_is_chosen_by_the_same_numbers_as_without(
    default_generator: LlamaGenerator, passages: tuple[str, ...]
) -> None:
    generator = default_generator
    asked = prompt("Repeat what the passages say about bread, word for word. Then say how the baker felt.", *passages, system=SYSTEM)
    numbers: list[bytes] = []
    written: list[int] = []

    def look(logits: Logits, so_far: Sequence[int]) -> int:
        numbers.append(logits.tobytes())
        written[:] = so_far
        return greedy(logits, so_far)

    with sampling(generator, look):
        said = "".join(generator.generate(asked, 40))
    assert said == "".join(generator.generate(asked, 40))
    blocks = generator._blocks(asked)
    lookup = PromptLookup((blocks.rest, *blocks.passages))
    drafted = sum(lookup.draft(written[: at + 1])[:1] == (token,) for at, token in enumerate(written[1:]))
    assert drafted > 10, "the answer repeats its passage, or this shows nothing"
    generator._text.unwrite(0)
    alone = [generator._text.write((token,), at)[0].tobytes() for at, token in enumerate(written)]
    assert numbers[1:] == alone[: len(numbers) - 1]
