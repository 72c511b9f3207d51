"""The folder of articles goes away, is closed, or changes while it is read: said, and nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rag.errors import BadInput, IndexUnwritable
from rag.types import Progress
from tests.faults import forked
from tests.index.conftest import Desk
from tests.index.digest import content_digest
from tests.index.made import story

pytestmark = pytest.mark.slow

NOBODY = 65534


def at_stage(stage: str, work: Callable[[], object]) -> Callable[[Progress], None]:
    """Does `work` once, at the first step of a stage."""
    done: list[object] = []

    def step(progress: Progress) -> None:
        if progress.stage == stage and not done:
            done.append(work())

    return step


@pytest.mark.parametrize("stage", ["reading", "splitting", "embedding"])
def test_a_folder_that_goes_while_it_is_indexed_leaves_what_was_there(desk: Desk, stage: str, fresh: Callable[[], Path]) -> None:
    desk.build()
    (desk.articles / "late.txt").write_text(story(50), encoding="utf-8")
    aside = desk.articles.with_name("aside")
    desk.build(on_progress=at_stage(stage, lambda: desk.articles.rename(aside)))
    with pytest.raises(BadInput, match="There is no folder"):
        desk.build()
    index = desk.open()
    assert len(index.articles()) == 13
    assert index.lexical(["Odd7son3"], 1)
    aside.rename(desk.articles)
    desk.build()
    assert content_digest(desk.folder) == content_digest(fresh())


def test_files_that_went_while_they_were_read_are_read_when_they_are_back(
    desk: Desk, fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rag import corpus

    aside, read = desk.articles.with_name("aside"), corpus.read

    def going(*given: object) -> object:
        if desk.articles.exists():
            desk.articles.rename(aside)
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus, "read", going)
    assert len(desk.build().skipped) == 12
    monkeypatch.undo()
    aside.rename(desk.articles)
    assert desk.build().skipped == ()
    assert content_digest(desk.folder) == content_digest(fresh())


def as_nobody(work: Callable[[], list[str]]) -> list[str]:
    """What `work` returns when it is done by somebody with no rights."""

    def without_rights() -> list[str]:
        os.setgroups([])
        os.setresuid(NOBODY, NOBODY, NOBODY)
        return work()

    if os.geteuid() != 0:
        return forked.result(work)
    return forked.result(without_rights)


@pytest.fixture
def theirs(desk: Desk) -> Desk:
    """A desk that belongs to somebody with no rights."""
    for path in (desk.articles, *desk.articles.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    desk.folder.parent.mkdir(mode=0o777, exist_ok=True)
    desk.folder.parent.chmod(0o777)
    for above in desk.articles.parents:
        if not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o011)
        if above.name.startswith("pytest-of"):
            break
    return desk


@pytest.mark.parametrize("mode", [0, 0o444])
def test_a_folder_that_is_closed_for_a_while_keeps_its_articles(theirs: Desk, mode: int) -> None:
    below = theirs.articles / "below"
    below.mkdir()
    (below / "closed.txt").write_text(story(60), encoding="utf-8")

    def build() -> list[str]:
        summary = theirs.build()
        return [str(summary.articles), str(summary.removed), *(skipped.reason for skipped in summary.skipped)]

    assert as_nobody(build) == ["13", "0"]
    below.chmod(mode)
    told = as_nobody(build)
    below.chmod(0o755)
    assert told[:2] == ["13", "0"]
    assert "cannot be read" in told[2]
    assert as_nobody(build) == ["13", "0"]


def test_a_file_that_was_closed_is_read_once_it_is_open(theirs: Desk) -> None:
    path = theirs.articles / "closed.txt"
    path.write_text(story(60), encoding="utf-8")
    os.utime(path, (10**9, 10**9))
    path.chmod(0)

    def build() -> list[str]:
        summary = theirs.build()
        return [str(summary.articles), str(summary.changed), *(skipped.file for skipped in summary.skipped)]

    assert as_nobody(build) == ["12", "0", "closed.txt"]
    assert as_nobody(build) == ["12", "0", "closed.txt"]
    path.chmod(0o644)
    assert as_nobody(build) == ["13", "1"]


def test_an_index_that_is_not_ours_to_write_says_so(theirs: Desk) -> None:
    theirs.build()
    (theirs.articles / "late.txt").write_text(story(50), encoding="utf-8")

    def build() -> list[str]:
        try:
            theirs.build()
        except IndexUnwritable as error:
            return [error.message, error.hint]
        return ["it was written"]

    if os.geteuid() != 0:
        pytest.skip("only root can make an index that is somebody else's")
    told = as_nobody(build)
    assert "cannot be written" in told[0]
    assert "FOOTNOTE_INDEXES" in told[1]


def test_an_index_whose_folder_goes_while_it_is_written_says_so(desk: Desk) -> None:
    with pytest.raises(IndexUnwritable, match="is gone"):
        desk.build(on_progress=at_stage("reading", lambda: shutil.rmtree(desk.folder)))
    assert desk.build().articles == 12


@pytest.mark.parametrize("moment", ["before the hash", "between hash and text", "after the text"])
def test_a_file_that_changes_while_it_is_read_ends_as_it_stands(
    desk: Desk, fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    from rag import corpus
    from rag.index import read_in
    from rag.index.changes import hash_of

    path = desk.articles / "story003.txt"
    changed: list[int] = []

    def change(file: object) -> None:
        if file == "story003.txt" and not changed:
            changed.append(path.write_text(story(70), encoding="utf-8"))

    read = corpus.read

    def reading(root: Path, file: str, settings: object) -> object:
        if moment == "between hash and text":
            change(file)
        found = read(root, file, settings)  # type: ignore[arg-type]
        if moment == "after the text":
            change(file)
        return found

    def hashing(root: Path, file: str) -> str:
        if moment == "before the hash":
            change(file)
        return hash_of(root, file)

    monkeypatch.setattr(corpus, "read", reading)
    monkeypatch.setattr(read_in, "hash_of", hashing)
    for old in desk.articles.iterdir():
        os.utime(old, (10**9, 10**9))
    desk.build()
    monkeypatch.undo()
    assert changed
    desk.build()
    assert content_digest(desk.folder) == content_digest(fresh())
