"""The whole engine over the example stories, with what the default models were recorded to say.

Where a test here fails because of an intended change, `python -m benchmarks.cassette --write` records the answers anew and prints
how they differ, which is to be read before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.cassette.play import ask, cassette, difference, kept
from benchmarks.cassette.questions import Asked, questions, told
from rag.engine import Engine

ASKED = questions()
KEPT = kept()
OTHERWISE = [asked for asked in ASKED if asked.of]
UNRELATED = "Zebra born\n\nZoo News\n1 January 2024\n\nA zebra was born in the Lisbon zoo. Its keepers named it Marzipan.\n"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with cassette(tmp_path_factory.mktemp("cassette")) as opened:
        yield opened


@pytest.mark.parametrize("asked", ASKED, ids=[asked.id for asked in ASKED])
def test_an_answer_is_as_it_was_recorded(engine: Engine, asked: Asked) -> None:
    now = {asked.id: told(asked, ask(engine, asked))}
    assert difference({asked.id: KEPT[asked.id]}, now) == []


def test_every_question_is_on_the_cassette_and_no_other() -> None:
    assert [asked.id for asked in ASKED] == list(KEPT)
    assert [id for id, row in KEPT.items() if row["error"]] == []


def test_every_quotation_stands_in_its_story(engine: Engine) -> None:
    for row in KEPT.values():
        for file, quote in row["cited"]:
            assert quote in engine.article(file).text, row["id"]
        assert bool(row["cited"]) == (row["status"] == "answered"), row["id"]
