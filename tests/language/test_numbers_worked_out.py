"""Numbers written in words, with separators, with units and as ranges, against the figures they were written from."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.numbers import quantities
from rag.language.quantity import Quantity
from rag.language.times import year_digits
from rag.language.words import listed

ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "m": 10**6, "bn": 10**9}


def spelled(number: int) -> str:
    """A number below a million in British words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    rest = number % 1000
    return f"{spelled(number // 1000)} thousand" + (f"{' and' if rest < 100 else ''} {spelled(rest)}" if rest else "")


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@given(st.integers(2, 999_999))
def test_words_and_figures_are_one_number(number: int) -> None:
    for written in (spelled(number), f"{number:,}"):
        text = f"It took {written} lorries."
        found = only(text)
        assert (int(found.low), int(found.high), found.kind) == (number, number, "cardinal")
        assert text[found.start : found.end] == written
        assert found.counted == "lorry"


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(sorted(SCALES)))
def test_a_scale_counts_the_same_however_it_is_written(whole: int, tenth: int, scale: str) -> None:
    amount = (Fraction(whole) + Fraction(tenth, 10)) * SCALES[scale]
    space = " " if len(scale) > 2 else ""
    for text in (f"It cost €{whole}.{tenth}{space}{scale}.", f"It cost {whole}.{tenth}{space}{scale} euros."):
        found = only(text)
        assert (found.low, found.high, found.kind) == (amount, amount, "money")


@given(st.integers(0, 1000), st.integers(0, 9))
def test_per_cent(whole: int, tenth: int) -> None:
    for text in (f"It rose by {whole}.{tenth}%.", f"It rose by {whole}.{tenth} per cent.", f"It rose by {whole}.{tenth} percent."):
        found = only(text)
        assert (found.low, found.high, found.kind) == (whole + Fraction(tenth, 10),) * 2 + ("percent",)


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_range_has_two_ends(low: int, more: int) -> None:
    for text in (
        f"Between {low} and {low + more} lorries passed.",
        f"It took {low} to {low + more} lorries.",
        f"It took {low}-{low + more} lorries.",
    ):
        found = only(text)
        assert (int(found.low), int(found.high)) == (low, low + more)


@pytest.mark.parametrize("hour", range(1, 13))
@pytest.mark.parametrize("minute", [0, 1, 29, 30, 59])
def test_a_time_of_day_is_its_minutes(hour: int, minute: int) -> None:
    for half, shift in (("am", 0), ("pm", 720)):
        found = only(f"It begins at {hour}:{minute:02} {half}.")
        assert (int(found.low), found.kind) == (hour % 12 * 60 + minute + shift, "time")


@pytest.mark.parametrize("number", [999, 1000, 1001, 2199, 2200])
def test_four_digits_are_a_year_within_twelve_centuries(number: int) -> None:
    assert year_digits(f"{number:04}") == (1000 <= number < 2200)
    assert not year_digits(f"{number}0")
