"""Topics that no story tells of: timeline and compare say so, other than where a passage comes near in meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answer import messages
from rag.answer.answered import OTHER_WORDS, untold
from rag.engine import Engine
from tests.answer.fakes import EXAMPLES
from tests.evaluate.made import engine_over, settings_in
from tests.scripted import Scripted


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = engine_over(EXAMPLES, settings_in(tmp_path), Scripted([]))
    yield made
    made.close()


@pytest.mark.parametrize("topic", ["floods in Jakarta", "Jakarta", "zebras"])
def test_a_topic_that_no_story_tells_of_has_no_items(engine: Engine, topic: str) -> None:
    for view in (engine.timeline(topic), engine.compare(topic)):
        assert view.items == ()
        assert view.reason in (messages.names_missing(("Jakarta",)), messages.UNTOLD)


@pytest.mark.parametrize("topic", ["Salters Bridge", "Jakarta and Salters Bridge", "repair of the bridge"])
def test_a_topic_of_which_something_is_told_has_items(engine: Engine, topic: str) -> None:
    assert engine.timeline(topic).items
    assert engine.compare(topic).items


def test_a_topic_that_may_be_told_in_other_words_is_not_refused(engine: Engine) -> None:
    evidence, _ = engine._evidence_on("zebras", None)
    assert untold(evidence, OTHER_WORDS) is None
    assert untold(evidence, OTHER_WORDS - 0.01) == messages.UNTOLD
