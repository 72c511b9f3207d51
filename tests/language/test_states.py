"""States that turn, figures that change, and whose names are one."""

from __future__ import annotations

import pytest

from rag.language import words
from rag.language.changes import changes
from rag.language.speech import speakers
from rag.language.states import named, opposite, turned


@pytest.mark.parametrize(
    ("state", "text", "is_opposite"),
    [
        ("Is the road closed?", "The road opened on Friday.", True),
        ("Is he in custody?", "He was released on bail.", True),
        ("Is the road closed?", "The road stays closed, though the shops are open.", False),
        ("Is the road closed?", "The road is long.", False),
    ],
)
def test_the_opposite_of_a_state(state: str, text: str, is_opposite: bool) -> None:
    assert opposite(state, text) is is_opposite


def test_a_state_has_turned_when_it_ended_or_its_opposite_is_told() -> None:
    assert turned("Is the curfew in force?", "The curfew was lifted on Monday.")
    assert not turned("Is the curfew in force?", "The curfew begins at nine.")
    assert named("Is the road still closed?") == {"closed"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It raised its rebate from 45 to 120 euros.", [(45, 120)]),
        ("The toll was put up to 112 from 140.", [(140, 112)]),
        ("The toll was put up to 112 crowns a week from 140.", [(140, 112)]),
        ("It was put up from 112 crowns in all to 140 crowns.", [(112, 140)]),
        ("It was put up from 112 crowns in the years before this to 140 crowns.", []),
        ("It was put down to 112 crowns in the year that followed from 140 crowns.", []),
        ("It fell from 45 in 20 days.", []),
        ("Between 10 and 20 people came.", []),
        ("It took 45 people from the town to 3 ferries.", []),
    ],
)
def test_figures_that_changed(text: str, found: list[tuple[int, int]]) -> None:
    assert [(int(old.low), int(new.low)) for old, new in changes(text)] == found


@pytest.mark.parametrize(("one", "other"), [("Chinese", "China"), ("French", "France"), ("Dutch", "Netherlands"), ("Turkish", "Turkey")])
def test_a_people_and_its_country_are_one_name(one: str, other: str) -> None:
    assert words.same_name(one, other)
    assert words.same_name(words.normal(one), words.normal(other))
    assert not words.same_name(one, "Sandle")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("On Thursday she said that the date was wrong.", "she"),
        ("Last week the mayor said that the date was wrong.", "the mayor"),
        ("On Monday, Varga said that the bridge would close.", "Varga"),
    ],
)
def test_a_time_in_front_is_no_part_of_the_speaker(sentence: str, who: str) -> None:
    assert [speech.who for speech in speakers(sentence)] == [who]
