"""Names of months and weekdays in the languages news is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

import rag.corpus.calendar
from rag.corpus.calendar import month, weekdays
from rag.corpus.dates import only_date
from tests.corpus.calendar_table import table


def test_the_table_is_what_babel_says() -> None:
    assert Path(rag.corpus.calendar.__file__).with_suffix(".ini").read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(
    ("name", "languages", "number"),
    [
        ("Oktober", ("de",), 10),
        ("Jänner", ("de-AT",), 1),
        ("בינואר", ("he",), 1),
        ("tháng 12", (), 12),
        ("kolovoza", (), 8),  # Croatian, in no other language another month
        ("listopada", (), None),  # October in Croatian, November in Polish
        ("listopada", ("pl",), 11),
        ("urtarrila", ("eu",), 1),  # Basque is not in the table
        ("Oktober", ("xx",), 10),
        ("summit", (), None),
    ],
)
def test_a_month_is_told_by_its_name(name: str, languages: tuple[str, ...], number: int | None) -> None:
    assert month(name, languages) == number


def test_weekdays_are_those_of_the_languages_or_of_any() -> None:
    assert "mittwoch" in weekdays(("de",))
    assert "mercredi" not in weekdays(("de",))
    assert {"mittwoch", "mercredi"} <= weekdays(())


def test_the_hour_in_spanish_leaves_a_day_alone() -> None:
    text = "04 de mayo 2022, 12:00 A. M."
    assert only_date(text, 0, len(text), ("es",)) == ("2022-05-04", 0, 15)
