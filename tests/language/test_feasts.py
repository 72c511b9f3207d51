"""Weekdays that are days of their own, and days to come behind "will have"."""

from __future__ import annotations

from datetime import date

import pytest

from rag.language.dates import mentions

MONDAY = date(2023, 8, 28)


@pytest.mark.parametrize("text", ["The Good Friday Agreement was signed.", "Shops opened early on Black Friday."])
def test_a_feast_is_no_day_of_last_week(text: str) -> None:
    assert [mention.first for mention in mentions(text, MONDAY)] == [None]


def test_a_good_day_is_still_a_day() -> None:
    assert mentions("It was a good Friday for the club.", MONDAY)[0].first == date(2023, 8, 25)


@pytest.mark.parametrize("text", ["The school will have classes on Tuesday.", "The hall will not be open on Tuesday."])
def test_what_will_be_is_to_come(text: str) -> None:
    assert mentions(text, MONDAY)[0].first == date(2023, 8, 29)
