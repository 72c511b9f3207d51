"""A draft's sentences, their places, and which of them say something that can be checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.config import load_settings
from rag.errors import BadInput
from rag.views.check.checkable import claims, leans, not_checkable
from rag.views.check.draft import Draft, Sentence, read_drafts


def one(text: str) -> Sentence:
    (sentence,) = Draft("-", text).sentences
    return sentence


@given(st.text(alphabet=st.sampled_from('Aab .\n“”?!"#-1'), max_size=200))
def test_every_sentence_stands_where_it_says(text: str) -> None:
    for sentence in Draft("-", text).sentences:
        assert " ".join(text[sentence.start : sentence.end].split()) == sentence.text


def test_places_count_lines_and_columns_from_one() -> None:
    draft = Draft("-", "First line.\r\n\r\n  The bridge was shut. It is open.\n")
    assert [draft.place(sentence.start) for sentence in draft.sentences] == [(1, 1), (3, 3), (3, 24)]


def test_a_quotation_over_several_sentences_stays_with_its_speaker() -> None:
    draft = Draft("-", "“It points north. I checked,” he said. Then he left.")
    assert [sentence.text for sentence in draft.sentences] == ["“It points north. I checked,” he said.", "Then he left."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# The bridge is shut", "heading"),
        ("The bridge and the bill", "heading"),
        ("Who pays for the bridge?", "question"),
        ("Readers should write to their councillors.", "advice"),
        ("Let us wait for the vote.", "advice"),
        ("I think that is a scandal.", "opinion"),
        ("Unfortunately nobody listened to the engineers.", "opinion"),
        ("Not yet.", "fragment"),
        ("The bridge was closed on Sunday.", None),
        ("A crossing costs 1.50 euros.", None),
        ("“Who leaves a cake for two weeks?”", None),
        ("The mayor said that readers should write to the council.", None),
        ("The council should have acted in 2019, the auditor said.", None),
    ],
)
def test_what_can_be_checked(text: str, reason: str | None) -> None:
    assert not_checkable(one(text)) == reason


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The council rejected the motion; the mayor had asked for an inquiry.", 2),
        ("The bridge carries 11,000 vehicles a day, and drivers go round by Cordell Road.", 2),
        ("The council rejected the motion by 13 to 10.", 1),
        ("Okonjo said that the bridge was shut, and the repair would take ten weeks.", 1),
        ("“We have the beds, and we have the staff,” she said.", 1),
        ("The bridge, and only the bridge, was shut.", 1),
    ],
)
def test_claims_of_a_sentence(text: str, parts: int) -> None:
    sentence = one(text)
    spans = claims(sentence)
    assert len(spans) == parts
    assert sentence.text.startswith(sentence.text[slice(*spans[0])])


def test_a_claim_with_a_pronoun_leans_on_what_is_before() -> None:
    assert leans("He said so on Monday.")
    assert not leans("The mayor said so on Monday.")


def test_drafts_are_read_by_their_kind(tmp_path: Path) -> None:
    settings = load_settings()
    plain = tmp_path / "draft.txt"
    plain.write_bytes(b"\xef\xbb\xbfThe bridge was shut.\r\n")
    page = tmp_path / "draft.html"
    page.write_text("<html><body><h1>Title</h1><p>The bridge was shut on Sunday night.</p></body></html>")
    assert "The bridge was shut." in read_drafts(plain, settings)[0].text
    assert [s.text for s in read_drafts(page, settings)[0].sentences if not s.heading] == ["The bridge was shut on Sunday night."]
    with pytest.raises(BadInput, match="no file"):
        read_drafts(tmp_path / "none.txt", settings)
    with pytest.raises(BadInput, match="folder"):
        read_drafts(tmp_path, settings)
