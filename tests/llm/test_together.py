"""Questions read in one batch give what they give alone, to the last bit."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.config import Settings, load_settings
from rag.errors import Cancelled
from rag.llm.llama import LlamaGenerator
from rag.llm.prompt import Prompt
from rag.models import locate

from .conftest import BREAD, MAYOR, prompt

BRIDGE = "The bridge over the Lenn was shut on Monday. It will be mended in ten weeks, the council said."
FERRY = "A ferry carries 600 people a day, some 40 of them with a bicycle. A crossing costs 1.50 euros."
QUESTION = "Question: How long will it take to mend the bridge over the Lenn?\n"
STATED = QUESTION + "Do the articles above state the answer to this question? Reply Yes or No."
ANSWERED = QUESTION + "Answer in one full sentence, copying full names and numbers from the article."
pytestmark = [pytest.mark.models, pytest.mark.slow]


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaGenerator]:
    defaults = load_settings()
    generator = LlamaGenerator(
        locate(defaults.generator, "generator", defaults), Settings(threads=1, indexes=tmp_path_factory.mktemp("kept"))
    )
    yield generator
    generator.close()


def numbers(generator: LlamaGenerator, asked: Prompt) -> list[bytes]:
    """The logits behind each of the first tokens of an answer."""
    seen: list[bytes] = []
    list(generator.generate(asked, 4, choose=lambda logits, _: seen.append(logits.tobytes())))
    return seen


def odds(generator: LlamaGenerator, *passages: str) -> list[float]:
    """Log-odds asked one by one."""
    return [generator.log_odds(prompt(STATED, passage), "Yes", "No") for passage in passages]


def test_judged_beside_an_answer(generator: LlamaGenerator) -> None:
    alone, answer = odds(generator, BRIDGE), numbers(generator, prompt(ANSWERED, BRIDGE))
    for _ in range(2):
        beside = generator.log_odds(prompt(STATED, BRIDGE), "Yes", "No", beside=prompt(ANSWERED, BRIDGE))
        assert [beside] == alone
        assert numbers(generator, prompt(ANSWERED, BRIDGE)) == answer


def test_judged_in_one_batch(generator: LlamaGenerator) -> None:
    passages = (BREAD, FERRY, BRIDGE, MAYOR)
    alone, answer = odds(generator, *passages), numbers(generator, prompt(ANSWERED, BREAD))
    generator.log_odds(prompt(STATED, BREAD), "Yes", "No", beside=prompt(ANSWERED, BREAD))
    assert generator.log_odds_many([prompt(STATED, passage) for passage in passages], "Yes", "No") == alone
    assert generator.log_odds_many([prompt(STATED, passage) for passage in passages[1:3]], "Yes", "No") == alone[1:3]
    assert numbers(generator, prompt(ANSWERED, BREAD)) == answer


def test_judged_beside_an_answer_in_a_long_conversation(generator: LlamaGenerator) -> None:
    earlier = "Earlier in this conversation: " + "The ferry runs until the bridge is mended. " * 12
    alone, answer = generator.log_odds(prompt(earlier + STATED, FERRY), "Yes", "No"), numbers(generator, prompt(earlier + ANSWERED, FERRY))
    generator.log_odds(prompt(STATED, BREAD), "Yes", "No")
    assert generator.log_odds(prompt(earlier + STATED, FERRY), "Yes", "No", beside=prompt(earlier + ANSWERED, FERRY)) == alone
    assert numbers(generator, prompt(earlier + ANSWERED, FERRY)) == answer


def test_questions_that_cannot_be_read_together_are_read_alone(generator: LlamaGenerator) -> None:
    long = "Question: " + "How long, then, will it take them? " * 60
    alone, answer = odds(generator, FERRY), numbers(generator, prompt(long, FERRY))
    assert [generator.log_odds(prompt(STATED, FERRY), "Yes", "No", beside=prompt(long, FERRY))] == alone
    assert [generator.log_odds(prompt(STATED, FERRY), "Yes", "No", beside=prompt(ANSWERED, BRIDGE))] == alone
    assert numbers(generator, prompt(long, FERRY)) == answer
    mixed = [prompt(STATED, FERRY), prompt(STATED, BREAD, FERRY), prompt("Is it dear?", BREAD)]
    assert generator.log_odds_many(mixed, "Yes", "No") == [generator.log_odds(asked, "Yes", "No") for asked in mixed]


def test_what_was_read_beside_is_not_taken_for_another_answer(generator: LlamaGenerator) -> None:
    other = prompt(QUESTION + "Answer in as few words as possible.", BRIDGE)
    answer = numbers(generator, other)
    generator.log_odds(prompt(STATED, BRIDGE), "Yes", "No", beside=prompt(ANSWERED, BRIDGE))
    assert numbers(generator, other) == answer


def test_whether_it_can_be_is_known_of_a_model(generator: LlamaGenerator, small_model: Path, tmp_path: Path) -> None:
    assert generator._model.figure("embedding_length") == 1536
    assert "1.5B" in generator._model.described()
    small = LlamaGenerator(small_model, Settings(threads=1, indexes=tmp_path))
    assert not small._model.alike
    alone = [small.log_odds(prompt(STATED, BRIDGE), "Yes", "No"), small.log_odds(prompt(STATED, BREAD), "Yes", "No")]
    assert small.log_odds_many([prompt(STATED, BRIDGE), prompt(STATED, BREAD)], "Yes", "No") == alone
    small.close()


def test_nothing_is_read_after_closing(tmp_path: Path) -> None:
    defaults = load_settings()
    closed = LlamaGenerator(locate(defaults.generator, "generator", defaults), Settings(threads=1, indexes=tmp_path))
    closed.log_odds(prompt(STATED, BRIDGE), "Yes", "No", beside=prompt(ANSWERED, BRIDGE))
    asked = closed.generate(prompt(ANSWERED, BRIDGE), 4)
    closed.close()
    with pytest.raises(Cancelled):
        next(asked)
    with pytest.raises(Cancelled):
        closed.log_odds(prompt(STATED, BRIDGE), "Yes", "No", beside=prompt(ANSWERED, BRIDGE))
    with pytest.raises(Cancelled):
        closed.log_odds_many([prompt(STATED, BRIDGE), prompt(STATED, BREAD)], "Yes", "No")


def test_stopped_while_reading_together(generator: LlamaGenerator) -> None:
    alone, answer = odds(generator, BRIDGE, FERRY), numbers(generator, prompt(ANSWERED, BRIDGE))
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        generator.log_odds(prompt(STATED, BRIDGE), "Yes", "No", cancel, prompt(ANSWERED, BRIDGE))
    with pytest.raises(Cancelled):
        generator.log_odds_many([prompt(STATED, BRIDGE), prompt(STATED, FERRY)], "Yes", "No", cancel)
    assert numbers(generator, prompt(ANSWERED, BRIDGE)) == answer
    assert generator.log_odds_many([prompt(STATED, BRIDGE), prompt(STATED, FERRY)], "Yes", "No") == alone
