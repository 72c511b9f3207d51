"""Names in a story are found past the small words between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.statements.people import _LINKS, _SMALL_OR_WORD, _WORD, gender_of

_PIECES = [
    "the",
    "Lee",
    "van",
    "der",
    "de",
    "la",
    "a.m.",
    "U.S.",
    "A.",
    "J.",
    "mayor",
    "Mr.",
    "O’Neil's",
    "'s",
    "x-ray",
    "e-Mail",
    "iPhone",
    "don’t",
    ".",
    ",",
    "-",
    ";",
    "é",
    "Éva",
    "3M",
    "4-year",
    "a.M.",
    "“",
    "”",
    "y",
    "ben",
]


@given(st.lists(st.sampled_from([*_PIECES, "", "\n"]), max_size=30).map(" ".join) | st.lists(st.sampled_from(_PIECES)).map("".join))
def test_words_that_may_belong_to_a_name_are_matched_one_by_one(text: str) -> None:
    names = [match.span() for match in _WORD.finditer(text) if match[0][0].isupper() or match[0] in _LINKS]
    assert [match.span() for match in _SMALL_OR_WORD.finditer(text) if match[0][0].isupper() or match[0] in _LINKS] == names


def test_words_for_both_leave_the_gender_to_the_first_name() -> None:
    assert (
        gender_of(("husband", "wife"), "Paulette Thompson")
        == gender_of(("wife", "husband"), "Paulette Thompson")
        == gender_of((), "Paulette")
    )
    assert gender_of(("wife", "officer"), "Paulette Thompson") == "f"
