"""The statements an index keeps: with their article, up to date with it, found by speaker and topic."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from rag.errors import Cancelled
from rag.index.building import build
from rag.index.schema import connect
from rag.types import Filters, Progress
from tests.index.conftest import Desk

SAID = "“It is safe,” said the mayor, Ines Varga. The clinic said that nobody was hurt."
STORY = f"The bridge\nSource: The Courier\nPublished: 2025-03-01\n\n{SAID}\n"


@pytest.fixture
def told(desk: Desk) -> Path:
    """A story with two statements among the desk's."""
    story = desk.articles / "bridge.txt"
    story.write_text(STORY, encoding="utf-8")
    desk.build()
    return story


def said(desk: Desk, **wanted: object) -> list[tuple[str | None, str]]:
    with closing(desk.open()) as index:
        return [(kept.speaker, kept.said) for info, kept in index.statements(**wanted) if info.file == "bridge.txt"]  # type: ignore[arg-type]


def test_statements_are_kept_with_their_words_in_the_story(desk: Desk, told: Path) -> None:
    with closing(desk.open()) as index:
        for info, kept in index.statements():
            text = index.article(info.id).text
            assert " … ".join(" ".join(text[start:end].split()) for start, end in kept.spans) == kept.said


def test_they_are_found_by_speaker_role_topic_and_filters(desk: Desk, told: Path) -> None:
    assert said(desk) == [("Ines Varga", "It is safe"), ("the clinic", "nobody was hurt")]
    assert said(desk, speaker=("varga",)) == said(desk, speaker=("mayor", "varga")) == [("Ines Varga", "It is safe")]
    assert said(desk, about=("hurt",)) == [("the clinic", "nobody was hurt")]
    assert said(desk, filters=Filters(since="2025-03-02")) == []


def test_a_changed_story_has_its_new_statements_and_a_removed_one_none(desk: Desk, told: Path) -> None:
    told.write_text(STORY.replace("It is safe", "It is shut"), encoding="utf-8")
    desk.build()
    assert ("Ines Varga", "It is shut") in said(desk)
    assert ("Ines Varga", "It is safe") not in said(desk)
    told.unlink()
    desk.build()
    assert said(desk) == []


def test_an_index_made_before_is_brought_up_to_date_without_reading_a_file(desk: Desk, told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(desk.folder / "index.sqlite")) as db, db:
        db.executescript("DROP TABLE statements; DROP TABLE heard;")
    assert said(desk) == []

    def read(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr("rag.corpus.read", read)
    embedded = len(desk.embedder.embedded)
    build(desk.folder, [desk.articles], desk.embedder, desk.settings)
    assert ("Ines Varga", "It is safe") in said(desk)
    assert len(desk.embedder.embedded) == embedded


def test_another_version_of_the_reader_reads_them_again(desk: Desk, told: Path) -> None:
    with closing(connect(desk.folder, write=True)) as db:
        db.execute("UPDATE heard SET version = 'older'")
        db.execute("DELETE FROM statements")
    desk.build()
    assert len(said(desk)) == 2


def test_words_are_found_before_statements_are_read(desk: Desk) -> None:
    (desk.articles / "bridge.txt").write_text(STORY, encoding="utf-8")
    cancel = Event()

    def stop(progress: Progress) -> None:
        if progress.stage == "finding statements":
            cancel.set()

    def found() -> bool:
        with closing(desk.open()) as index:
            return index.frequency("Varga") > 0

    with pytest.raises(Cancelled):
        desk.build(cancel=cancel, on_progress=stop)
    assert found()
    with closing(connect(desk.folder, write=True)) as db:
        db.execute("DELETE FROM heard")  # as if it had been killed before the first was kept
        db.execute("DELETE FROM statements")
    desk.build()
    assert found()
    assert len(said(desk)) == 2
