"""The last answer again: shorter, as a list, in other words, in another language, and never without its footnotes."""

from __future__ import annotations

from typing import Any

import pytest

from rag.types import Turn
from tests.answer.fakes import Desk, Library, said, story
from tests.scripted import Scripted

BRIDGE = story(
    "bridge.txt",
    "Salters Bridge was closed on Tuesday because two of its bearings had cracked. The repair will take ten weeks. A ferry runs meanwhile.",
    "Salters Bridge shut",
    "Courier",
    "2025-03-04",
)
REPLY = "Salters Bridge was closed on Tuesday because two of its bearings had cracked. The repair will take ten weeks."
HISTORY = (Turn("user", "Why was Salters Bridge closed?"), Turn("assistant", REPLY))


def asked(turn: str, model: Scripted | None = None, **given: Any) -> list[tuple[str, bool]]:
    answer = Desk(Library(BRIDGE), model or said("")).ask(turn, HISTORY, **given)
    assert answer.status == "answered", answer.reason
    return [(sentence.text, bool(sentence.citations)) for sentence in answer.sentences]


@pytest.mark.parametrize("turn", ["Can you put that more simply?", "Explain it differently, please.", "Say that again."])
def test_in_other_words_is_never_worse_than_the_same_again(turn: str) -> None:
    assert asked(turn) == [(REPLY, True)]


def test_as_a_list_each_line_has_its_footnote() -> None:
    assert asked("As a list, please.") == [
        ("1. Salters Bridge was closed on Tuesday because two of its bearings had cracked.", True),
        ("2. The repair will take ten weeks.", True),
    ]


@pytest.mark.parametrize("turn", ["Shorter, please.", "Say that again in one sentence.", "In a few words?"])
def test_shorter_is_shorter(turn: str) -> None:
    told = asked(turn)
    assert all(footnoted for _, footnoted in told)
    assert sum(len(text) for text, _ in told) < len(REPLY)


def test_a_shorter_answer_is_worded_only_where_the_verifier_agrees() -> None:
    worded = "Two of its bearings had cracked."
    assert asked("Shorter, please.", said(worded), verifier=lambda *_: 3.0) == [(worded, True)]
    ((own, _),) = asked("Shorter, please.", said(worded), verifier=lambda *_: -3.0)
    assert own in BRIDGE.text
    assert own != worded


def test_a_translation_that_loses_a_number_is_not_given() -> None:
    whole, lost = "2 Lager sind gerissen, die Arbeiten dauern 10 Wochen.", "Die Lager sind gerissen."
    assert asked("Can I have that in German?", said(whole)) == [(whole, True)]
    assert asked("Auf Deutsch, bitte.", said(whole)) == [(whole, True)]
    assert asked("Can I have that in German?", said(lost)) == [(REPLY, True)]
