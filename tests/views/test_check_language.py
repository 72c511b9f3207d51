"""A draft that is not in English: said, with what still is compared, and taken apart all the same."""

from __future__ import annotations

import pytest

from rag.views.check import Draft
from rag.views.check.language import not_english

GERMAN = "Die Reparatur der Brücke kostet 7,9 Millionen Euro. „Das ist zu viel“, sagte der Bürgermeister. Die Fähre ist nicht kostenlos."
FRENCH = "Le port de l’île sera fermé pendant quatre mois à partir d’avril, a déclaré la capitaine du port dans la matinée."
ENGLISH = "Mayor Ana Reis, of the Bürgerverein, said that the bridge is closed. “Das ist zu viel”, she added."


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "German"), (FRENCH, "French"), ("Мост закрыт на ремонт до июня.", "Russian")])
def test_the_language_and_what_is_compared_are_named(text: str, language: str) -> None:
    told = not_english(text, {"en"})
    assert told
    assert told.startswith(f"The draft is in {language}, and claims are checked in English only. No story is in {language}")
    code = {"German": "de", "French": "fr", "Russian": "ru"}[language]
    assert "figures and quotations are compared" in str(not_english(text, {"en", code}))


@pytest.mark.parametrize("text", [ENGLISH, "The bridge is closed.", "7.9 million.", ""])
def test_nothing_is_said_of_english(text: str) -> None:
    assert not_english(text, {"en"}) is None


def test_quotation_marks_of_german_are_closed_by_what_opens_in_english() -> None:
    assert [one.text for one in Draft("-", GERMAN).sentences][1:] == [
        "„Das ist zu viel“, sagte der Bürgermeister.",
        "Die Fähre ist nicht kostenlos.",
    ]
