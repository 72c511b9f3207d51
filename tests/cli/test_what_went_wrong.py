"""What is said when a place or a file is not what it should be: the fault itself, and what to type."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from rag.cli import main
from rag.config import Settings
from rag.engine import Models
from rag.errors import Cancelled, IndexUnwritable, ModelMissing
from rag.index import index_folder
from rag.index.building import build
from rag.types import IndexPaths
from tests.cli.fake import FakeEngine, parts_with
from tests.index.made import WordEmbedder, write_stories


def test_a_folder_for_indexes_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    write_stories(tmp_path / "articles", 1)
    (tmp_path / "file").write_text("")
    indexes = tmp_path / "file" / "indexes"
    with pytest.raises(IndexUnwritable) as caught:
        build(indexes / "stories", [tmp_path / "articles"], WordEmbedder(), Settings(indexes=indexes))
    assert str(indexes / "stories") in caught.value.message
    assert "cannot be made" in caught.value.message
    assert "FOOTNOTE_INDEXES" in caught.value.hint


def test_a_working_folder_that_was_deleted_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Lost(FakeEngine):
        def quotes(self, *_: object) -> object:  # type: ignore[override]
            return Path.cwd()

    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    if Path("/proc").is_dir():  # elsewhere a folder in use cannot be deleted
        assert main(["quotes", "x"], parts_with(Lost())) == 1
        said = capsys.readouterr().err
        assert "has been deleted" in said
        assert "cd" in said
    os.chdir(tmp_path)


def test_what_was_stopped_says_how_it_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    class Stopped(FakeEngine):
        def quotes(self, *_: object) -> object:  # type: ignore[override]
            raise Cancelled("Stopped.", "Type it again.")

    assert main(["quotes", "x"], parts_with(Stopped())) == 130
    assert capsys.readouterr().err.endswith("Stopped.\nType it again.\n")


def test_output_that_cannot_be_written_is_told_as_that(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(_: str) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sys.stdout.write", full)
    assert main(["search", "harbour"], parts_with()) == 1
    assert capsys.readouterr().err.endswith(
        "error: The output cannot be written: No space left on device.\nhint: Send it to another file or disk.\n"
    )


def test_a_list_without_indexes_says_how_one_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path))
    assert main(["indexes", "list"], parts_with()) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "Make one: footnote index DIR" in said.err


@pytest.mark.parametrize("content", ['{"a": 1}', "[1]", "{}", '"x"', "null"])
def test_a_file_that_is_no_answer_is_told_without_a_name_of_python(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    (tmp_path / "a.json").write_text(content)
    for command in ("verify", "export"):
        assert main([command, str(tmp_path / "a.json")], parts_with()) == 2
        said = capsys.readouterr().err
        assert "is not a saved answer" in said
        assert "footnote ask --save FILE" in said
        assert "Error" not in said
        assert "indices" not in said


def test_an_ending_that_is_no_format_is_refused_with_those_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["ask", "q"], parts_with())
    capsys.readouterr()
    assert main(["export", "-o", "a.xyz"], parts_with()) == 2
    said = capsys.readouterr().err
    assert ".docx" in said
    assert ".ris" in said
    assert not Path("a.xyz").exists()
    for name in ("a.md", "b", "c.markdown", "d.htm", "e.TXT"):
        assert main(["export", "-o", name], parts_with()) == 0
    assert main(["export", "-o", "a.xyz", "--format", "html"], parts_with()) == 0


def test_all_models_that_an_answer_needs_are_named_together(tmp_path: Path) -> None:
    settings = Settings(models=tmp_path / "models")
    models = Models(settings)
    with pytest.raises(ModelMissing, match=f"The model {settings.embedder} is not"):
        models.embedder.get()  # of a search, which needs no other
    models.begin()
    with pytest.raises(ModelMissing) as caught:
        models.embedder.get()
    assert caught.value.message == f"The models {settings.embedder} and {settings.generator} are not on this machine."
    assert caught.value.hint == f"Type: footnote models fetch {settings.embedder} {settings.generator}"


def test_a_device_is_no_folder_and_leaves_no_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path / "indexes"))
    assert main(["index", os.devnull]) == 2
    assert "neither a folder nor a regular file" in capsys.readouterr().err
    assert not (tmp_path / "indexes").exists()


def test_a_folder_that_may_not_be_read_any_more_still_names_its_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert main(["quotes", "--articles", str(tmp_path), "x"], parts_with(FakeEngine())) != 2


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_stream_that_was_closed_before(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, closed, None)
    assert main(["quotes", "x"], parts_with(FakeEngine())) in (0, 3)


@pytest.mark.parametrize("made", [True, False])
def test_a_disk_that_takes_nothing_more_is_asked_for_what_it_holds(
    tmp_path: Path, made: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise IndexUnwritable("The disk is full.", "Make room.")

    settings = Settings(indexes=tmp_path / "indexes")
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(settings.indexes))
    if made:
        folder = index_folder(settings, tmp_path)
        folder.mkdir(parents=True)
        IndexPaths(folder).sqlite.touch()
    code = main(["search", "--articles", str(tmp_path), "x"], replace(parts_with(FakeEngine()), index_articles=full))
    assert ("Using what has been indexed so far." in capsys.readouterr().err) == made
    assert (code == 1) != made
