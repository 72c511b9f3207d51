"""A cassette gives back what was recorded, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.cassette.replies import Recorder, recorded
from benchmarks.cassette.vectors import Coded, NotRecorded, RecordedEmbedder
from rag.llm import Prompt
from tests.answer.fakes import WordVectors
from tests.scripted import Scripted

PROMPT = Prompt("You answer.", ("The ferry sank off Dorn.",), "Where did the ferry sink?")
OTHER = Prompt("You answer.", ("The ferry sank off Dorn.",), "Why did the ferry sink?")


def recording(tmp_path: Path, model: Scripted) -> Recorder:
    return Recorder(model, tmp_path / "replies.sqlite", tmp_path / "cassette.xz")


def test_replies_and_odds_are_given_back_without_the_model(tmp_path: Path) -> None:
    recorder = recording(tmp_path, Scripted("Off Dorn, they say.", 1.2345))
    assert "".join(recorder.generate(PROMPT, 20)) == "Off Dorn, they say."
    assert recorder.log_odds([PROMPT, OTHER], "Yes", "No") == [1.2345, 1.2345]
    recorder.save(tmp_path / "cassette.xz")
    cassette = recorded(tmp_path / "cassette.xz")
    assert (cassette.name, cassette.sha256) == (recorder.name, recorder.sha256)
    assert "".join(cassette.generate(PROMPT, 20)) == "Off Dorn, they say."
    assert cassette.log_odds([OTHER, PROMPT], "Yes", "No") == [1.23, 1.23]


def test_what_was_not_recorded_is_an_error_that_names_the_question(tmp_path: Path) -> None:
    recorder = recording(tmp_path, Scripted("Off Dorn.", 1.0))
    list(recorder.generate(PROMPT, 20))
    recorder.save(tmp_path / "cassette.xz")
    cassette = recorded(tmp_path / "cassette.xz")
    with pytest.raises(NotRecorded, match="Why did the ferry sink"):
        list(cassette.generate(OTHER, 20))
    with pytest.raises(NotRecorded):
        list(cassette.generate(PROMPT, 21))
    with pytest.raises(NotRecorded):
        cassette.log_odds([PROMPT], "Yes", "No")


def test_a_reply_that_was_read_in_part_is_given_back_as_far(tmp_path: Path) -> None:
    recorder = recording(tmp_path, Scripted("Off Dorn, they say.", 1.0))
    pieces = recorder.generate(PROMPT, 20)
    assert [next(pieces), next(pieces)] == ["Off", " Dorn,"]
    pieces.close()  # type: ignore[attr-defined]
    recorder.save(tmp_path / "cassette.xz")
    assert next(recorded(tmp_path / "cassette.xz").generate(PROMPT, 20)) == "Off Dorn,"


def test_recording_anew_asks_only_what_is_new_and_drops_what_is_not_asked_any_more(tmp_path: Path) -> None:
    first = recording(tmp_path, Scripted("Off Dorn.", 1.0))
    first.log_odds([PROMPT, OTHER], "Yes", "No")
    first.save(tmp_path / "cassette.xz")
    model = Scripted("Off Dorn.", 1.0)
    again = Recorder(model, tmp_path / "other.sqlite", tmp_path / "cassette.xz")
    again.log_odds([PROMPT], "Yes", "No")
    assert model.prompts == []
    again.save(tmp_path / "cassette.xz")
    with pytest.raises(NotRecorded):
        recorded(tmp_path / "cassette.xz").log_odds([OTHER], "Yes", "No")


def test_another_models_replies_are_not_taken_for_this_ones(tmp_path: Path) -> None:
    first = recording(tmp_path, Scripted("Off Dorn.", 1.0, name="one"))
    first.log_odds([PROMPT], "Yes", "No")
    first.save(tmp_path / "cassette.xz")
    model = Scripted("Off Dorn.", 2.0, name="another")
    assert Recorder(model, tmp_path / "other.sqlite", tmp_path / "cassette.xz").log_odds([PROMPT], "Yes", "No") == [2.0]


TEXTS = ["The ferry sank off Dorn.", "A zebra was born.", "The mayor of Skerry said nothing about the bridge.", "ferry"]


@pytest.mark.slow
def test_vectors_are_given_back_nearly_as_they_were(tmp_path: Path) -> None:
    source = WordVectors()
    recorder = RecordedEmbedder.recording(source, TEXTS)
    for text in TEXTS:
        recorder.embed_tokens([text])
        recorder.embed_query(text)
        recorder.embed_documents([text])
        recorder.count_tokens(text)
    recorder.save(tmp_path / "vectors.npz")
    cassette = RecordedEmbedder.load(tmp_path / "vectors.npz")
    for text in TEXTS:
        assert cassette.count_tokens(text) == source.count_tokens(text)
        assert (cassette.embed_query(text) == recorder.embed_query(text)).all()
        assert (cassette.embed_documents([text, text])[1] == recorder.embed_documents([text])[0]).all()
    ours, theirs = cassette.embed_tokens(TEXTS), source.embed_tokens(TEXTS)
    for mine, real in zip(ours, theirs, strict=True):
        assert np.abs(mine @ ours[0].T - real @ theirs[0].T).max() < 0.1
    with pytest.raises(NotRecorded, match="Never seen"):
        cassette.embed_query("Never seen")


def test_coded_vectors_keep_their_length_and_zeros() -> None:
    vectors = np.array([[0.5, -0.5, 0.1], [0.0, 0.0, 0.0]], np.float32)
    assert np.abs(Coded.of(vectors).vectors() - vectors).max() <= 0.5 / 14 + 1e-3
