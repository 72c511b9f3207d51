"""The stand-in keeps the generator's promises."""

import threading

import pytest

from rag.errors import BadInput, Cancelled
from tests.scripted import Scripted

from .conftest import prompt


def test_says_what_it_is_told_word_by_word() -> None:
    generator = Scripted(["It costs  3 euros.\n", "No."])
    assert list(generator.generate(prompt("a"), 10)) == ["It", " costs", "  3", " euros.", "\n"]
    assert [list(generator.generate(prompt(q), 10)) for q in "bc"] == [["No."], ["No."]]
    assert [p.question for p in generator.prompts] == ["a", "b", "c"]


def test_answers_by_question_or_function() -> None:
    assert list(Scripted({"a": "One.", "b": "Two."}).generate(prompt("b"), 10)) == ["Two."]
    assert list(Scripted(lambda p: p.passages[0]).generate(prompt("a", "Passage"), 10)) == ["Passage"]
    assert Scripted(odds=lambda p: len(p.question)).log_odds([prompt("a"), prompt("bb")], "yes", "no") == [1, 2]


def test_is_bounded_and_cancelled() -> None:
    generator = Scripted("one two three")
    assert list(generator.generate(prompt("a"), 2)) == ["one", " two"]
    cancel = threading.Event()
    answer = generator.generate(prompt("a"), 9, cancel)
    assert next(answer) == "one"
    cancel.set()
    with pytest.raises(Cancelled):
        next(answer)
    with pytest.raises(BadInput):
        generator.generate(prompt("a " * 5000), 9)
