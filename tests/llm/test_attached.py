"""Passages attached from their KV: one form, whatever is cached."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.config import Settings
from rag.errors import Cancelled
from rag.llm.llama import LlamaGenerator
from rag.llm.passage_cache import open_cache

from .conftest import BREAD, MAYOR, SYSTEM, SetWhenAsked, numbers, prompt

THIRD = "The bridge over the Lenn was shut on Monday. It will be mended in ten weeks, the council said."
ASKED = prompt("What does bread cost, who is mayor, and when was the bridge shut?", BREAD, MAYOR, THIRD)
pytestmark = pytest.mark.models


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(threads=1, indexes=tmp_path)


@pytest.fixture
def attaching(small_model: Path, settings: Settings) -> Iterator[LlamaGenerator]:
    generator = LlamaGenerator(small_model, settings)
    yield generator
    generator.close()


@pytest.fixture
def next_process(small_model: Path, settings: Settings, attaching: LlamaGenerator) -> Iterator[LlamaGenerator]:
    """A second generator over the same cache, that has read nothing yet."""
    generator = LlamaGenerator(small_model, settings)
    yield generator
    generator.close()


def entries(settings: Settings) -> list[Path]:
    return sorted((settings.indexes / "passages.kv").glob("*.kv"))


def test_answers_do_not_depend_on_what_is_cached(attaching: LlamaGenerator, next_process: LlamaGenerator, settings: Settings) -> None:
    computed = numbers(attaching, ASKED)
    assert len(entries(settings)) == 4
    assert numbers(attaching, ASKED) == computed
    assert numbers(next_process, ASKED) == computed
    numbers(attaching, prompt("Who?", THIRD, BREAD))
    assert numbers(attaching, ASKED) == computed
    entries(settings)[0].unlink()
    damaged = entries(settings)[1]
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\x01")
    numbers(next_process, prompt("Who?", THIRD))
    assert numbers(next_process, ASKED) == computed
    assert len(entries(settings)) == 4


@pytest.mark.parametrize("bad", [b"", b"\xff" * 1000, "another passage's", "cut"], ids=["empty", "no state", "another's", "cut"])
def test_what_the_cache_should_not_hold_is_computed_again(
    bad: bytes | str, attaching: LlamaGenerator, next_process: LlamaGenerator, settings: Settings
) -> None:
    """Entries with a sound seal all the same, as if this process had written them."""
    computed = numbers(attaching, ASKED)
    cache, paths = open_cache(settings), entries(settings)
    bodies = [bytes(cache.load(path.stem) or b"") for path in paths]
    for path, own, other in zip(paths, bodies, bodies[1:] + bodies[:1], strict=True):
        cache.store(path.stem, bad if isinstance(bad, bytes) else own[:-5] if bad == "cut" else other)
    assert numbers(next_process, ASKED) == computed
    assert {path.stem: bytes(cache.load(path.stem) or b"") for path in paths} == dict(zip((p.stem for p in paths), bodies, strict=True))


def test_log_odds_do_not_depend_on_what_the_cache_should_not_hold(
    attaching: LlamaGenerator, next_process: LlamaGenerator, settings: Settings
) -> None:
    judged = [prompt("Is it about bread? Yes or no.", passage) for passage in (BREAD, MAYOR, THIRD)]
    odds = attaching.log_odds(judged, "Yes", "No")
    for path in entries(settings):
        open_cache(settings).store(path.stem, b"\x01" * 5000)
    assert next_process.log_odds(judged, "Yes", "No") == odds


def test_one_passage_attached_is_the_same_as_read(
    attaching: LlamaGenerator, next_process: LlamaGenerator, generator: LlamaGenerator
) -> None:
    asked = prompt("What does bread cost?", BREAD)
    read = numbers(generator, asked)
    assert numbers(attaching, asked) == read
    assert numbers(next_process, asked) == read
    assert numbers(attaching, ASKED) != numbers(generator, ASKED)


def test_judging_beside_an_answer_changes_neither(attaching: LlamaGenerator) -> None:
    judged = prompt("Does the article say that bread is dear? Yes or no.", BREAD, THIRD)
    odds, whole = attaching.log_odds([judged], "Yes", "No"), "".join(attaching.generate(ASKED, 20))
    answer = attaching.generate(ASKED, 20)
    text = next(answer)
    assert attaching.log_odds([judged], "Yes", "No") == odds
    other = prompt("Is the mayor old? Yes or no.", "A passage nobody has read so far.", MAYOR)
    inside = attaching.log_odds([other], "Yes", "No")
    assert text + "".join(answer) == whole
    assert attaching.log_odds([other], "Yes", "No") == inside


def test_warming_leaves_nothing_to_read(attaching: LlamaGenerator, settings: Settings) -> None:
    attaching.warm(SYSTEM, ASKED.passages)
    before = {p: p.read_bytes() for p in entries(settings)}
    assert len(before) == 1 + len(ASKED.passages)
    numbers(attaching, ASKED)
    assert {p: p.read_bytes() for p in entries(settings)} == before


def test_cancelled_while_computing_a_passage(attaching: LlamaGenerator, next_process: LlamaGenerator) -> None:
    with pytest.raises(Cancelled):
        list(attaching.generate(ASKED, 6, SetWhenAsked(20)))
    assert numbers(attaching, ASKED) == numbers(next_process, ASKED)


def test_a_cache_without_room_changes_no_answer(small_model: Path, attaching: LlamaGenerator, tmp_path: Path) -> None:
    tight = LlamaGenerator(small_model, Settings(threads=1, indexes=tmp_path / "tight", cache_bytes=1000))
    try:
        assert numbers(tight, ASKED) == numbers(attaching, ASKED)
    finally:
        tight.close()


def test_switched_off_it_writes_nothing(generator: LlamaGenerator) -> None:
    generator.warm(SYSTEM, ASKED.passages)
    assert not (Settings().indexes / "passages.kv").exists()


def test_numbers_do_not_depend_on_how_much_room_there_is(attaching: LlamaGenerator, next_process: LlamaGenerator) -> None:
    next_process.log_odds([prompt("Is this long? Yes or no." + " Long." * 1500, BREAD)], "Yes", "No")
    assert next_process._text.cells > attaching._text.cells
    assert numbers(next_process, ASKED) == numbers(attaching, ASKED)
