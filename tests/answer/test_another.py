"""Another one of what is asked is not it."""

from __future__ import annotations

import pytest

from rag.answer.evidence.another import Another
from tests.answer.fakes import Desk, Library, story


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("Was Quill hurt in the second attack?", "The first attack left Quill with a wound.", True),
        ("Was Quill hurt in the second attack?", "The second attack left Quill with a wound.", False),
        ("Was Quill hurt in the second attack?", "The first attack was worse than the second attack.", False),
        ("Was Quill hurt in the second attack?", "Quill was hurt in the first place.", False),
        ("Did the comet come from elsewhere?", "Two years later Berg found another comet from elsewhere.", True),
        ("Did the comet come from elsewhere?", "Unlike another comet, the comet is from here.", False),
        ("Did a comet come from elsewhere?", "Two years later Berg found another comet from elsewhere.", False),
        ("Did Quill die in the Dorn eruption?", "Dorn's last great eruption, in May last year, killed Quill.", True),
        ("Did Quill die in the last eruption?", "Dorn's last great eruption, in May, killed Quill.", False),
        ("Did Quill die in the Dorn eruption?", "Last week's eruption killed Quill.", False),
        ("Did the comet come from elsewhere?", "It came one day after another.", False),
    ],
)
def test_the_first_is_not_the_second_and_another_is_not_the_one(question: str, text: str, another: bool) -> None:
    assert Another(question).in_text(text) is another


def test_what_is_told_of_another_one_is_no_evidence_of_a_fact() -> None:
    attacks = story("attacks.txt", "The first attack killed 9 people in Dorn. The second attack left Dorn in the dark.", "Dorn attacked")
    ranked = Desk(Library(attacks)).evidence("How many people did the second attack kill in Dorn?").ranked
    assert [line.text for line in ranked] == ["The second attack left Dorn in the dark."]
    fires = story("fires.txt", "Dorn’s previous fire was in May. Nine people died.\n\nThe fire on Monday hurt nobody.", "Fire in Dorn")
    ranked = Desk(Library(fires)).evidence("Did people die in the Dorn fire?").ranked
    assert [line.text for line in ranked] == ["The fire on Monday hurt nobody."]
    ranked = Desk(Library(attacks)).evidence("What happened in the second attack on Dorn, in order?").ranked
    assert len(ranked) == 2
