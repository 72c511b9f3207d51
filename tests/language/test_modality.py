"""What a text says is so, is not so, or is only planned, alleged, ordered, advised, possible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.language.modality import clause, endings, hedges, modality, negated, negations


def at(text: str) -> tuple[str, int, int]:
    """A text without the brackets around its span, and the span."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The director [resigned] on Monday.", "done"),
        ("The minister [ordered] a search.", "done"),
        ("The bridge has been [closed].", "done"),
        # said
        ("The mayor said the bridge was [safe].", "said"),
        ("“It is [safe],” said the mayor.", "said"),
        ("The bridge is [safe], according to the mayor.", "said"),
        # planned
        ("The council will [vote] on Friday.", "planned"),
        ("The bridge is to [open] in June.", "planned"),
        ("They plan to [close] the plant.", "planned"),
        ("The firm intends to [cut] jobs.", "planned"),
        ("The mayor said the bridge would [open] in June.", "planned"),
        ("The talks are scheduled to [begin] on Monday.", "planned"),
        ("She is going to [resign].", "planned"),
        ("She filed for [divorce] on Friday.", "planned"),
        ("In the [divorce] filing she gave no reason.", "planned"),
        ("The [merger] talks ended in May.", "planned"),
        ("The [merger] ended in May.", "done"),
        # alleged
        ("He allegedly [stole] the compass.", "alleged"),
        ("He is accused of [stealing] the compass.", "alleged"),
        ("Prosecutors allege that he [took] bribes.", "alleged"),
        ("The compass was reportedly [stolen].", "alleged"),
        ("The minister is believed to have [fled].", "alleged"),
        # ordered
        ("The minister ordered a [search].", "ordered"),
        ("Residents were told to [boil] their water.", "ordered"),
        ("Passengers must [wear] masks.", "ordered"),
        ("Visitors have to [pay].", "ordered"),
        # recommended
        ("A report recommended that the bearings be [replaced].", "recommended"),
        ("The city should [replace] the bearings.", "recommended"),
        ("Doctors urged him to [stop].", "recommended"),
        ("A [ban] was proposed by the council.", "recommended"),
        # possible
        ("The bridge may [close].", "possible"),
        ("He could [resign] soon.", "possible"),
        ("It was probably [stolen] at night.", "possible"),
        # conditional
        ("If it rains, the match will be [cancelled].", "conditional"),
        ("The match will be [cancelled] if it rains.", "conditional"),
        ("A ban would [hurt] shops.", "conditional"),
        ("He asked if the bridge was [safe].", "possible"),
        # another clause
        ("He may resign, but she [left] on Monday.", "done"),
        ("She [left] on Monday and he may resign.", "done"),
        ("The report warned of cracks; the bridge was [closed].", "done"),
    ],
)
def test_modality(text: str, expected: str) -> None:
    assert modality(*at(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The director has not [resigned].", True),
        ("The director hasn’t [resigned].", True),
        ("Nobody was [hurt].", True),
        ("No fingerprints were [found].", True),
        ("He denied [taking] bribes.", True),
        ("The city failed to [act].", True),
        ("He left without [paying].", True),
        ("Police ruled out [arson].", True),
        ("The director has [resigned].", False),
        ("He did not deny [taking] bribes.", False),
        ("Not only [children] fell ill.", False),
        ("No more than ten people [came].", False),
        ("He did not resign, but she [left].", False),
        ("She [left] and he did not.", False),
        ("He [denied] it.", False),
        ("No, he [left].", False),
    ],
)
def test_negated(text: str, expected: bool) -> None:
    assert negated(*at(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The notice was lifted on 19 March.", ["lifted"]),
        ("The man was released.", ["released"]),
        ("The bridge has reopened, the city said.", ["reopened"]),
        ("The strike is over.", ["over"]),
        ("The fair was called off.", ["called off"]),
        ("The water is no longer unsafe.", ["no longer"]),
        ("The notice has not been lifted.", []),
        ("The notice will be lifted.", []),
        ("It costs over ten euros.", []),
        ("He remains in custody.", []),
    ],
)
def test_endings(text: str, expected: list[str]) -> None:
    assert [cue.word for cue in endings(text)] == expected


def test_hedges() -> None:
    assert [cue.word for cue in hedges("It was reportedly stolen and may be lost.")] == ["reportedly", "may"]
    assert hedges("It was stolen in May.") == ()


def test_negations() -> None:
    text = "He didn't say no one was hurt."
    assert [text[cue.start : cue.end] for cue in negations(text)] == ["didn't", "no"]


def test_clause() -> None:
    text = "He resigned, but she stayed on."
    start = text.index("stayed")
    assert text[slice(*clause(text, start, start + 6))] == "she stayed on"


PIECES = ("not", "may", "if", "and", "but", "it", "was", "told", "to", ",", ".", "closed", "no", "longer", "ruled", "the", "mayor", "said")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40), st.integers(0, 40), st.integers(0, 10))
def test_any_text(text: str, start: int, length: int) -> None:
    modality(text, start, start + length)
    negated(text, start, start + length)
    text = f"The mayor may resign. She will not stay. {text}"
    cues = *endings(text), *hedges(text), *negations(text)
    assert len(cues) > 1
    for cue in cues:
        assert 0 <= cue.start < cue.end <= len(text)
