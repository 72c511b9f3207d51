"""An index kept current holds what an index made anew would hold, and does no work twice."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.config import Settings
from rag.errors import BadInput, Cancelled, IndexBusy, IndexDamaged, IndexMismatch, NoSuchIndex
from rag.index.building import build
from rag.index.lock import holder, writing
from rag.index.opening import open_index
from rag.index.schema import connect, set_fact
from rag.types import IndexPaths, Progress
from tests.index.conftest import Desk
from tests.index.digest import content_digest
from tests.index.made import WordEmbedder, story


def test_an_unchanged_folder_is_left_alone(desk: Desk) -> None:
    first = desk.build()
    before = content_digest(desk.folder)
    second = desk.build()
    assert (first.added, first.articles, first.embedded) == (12, 12, first.passages)
    assert (second.added, second.changed, second.removed, second.unchanged, second.embedded) == (0, 0, 0, 12, 0)
    assert content_digest(desk.folder) == before
    assert desk.open().generation == open_index(desk.folder).generation


def test_what_changed_is_found_and_the_rest_keeps_its_vectors(desk: Desk, fresh: Callable[[], Path]) -> None:
    desk.build()
    embedded = len(desk.embedder.embedded)
    (desk.articles / "story001.txt").write_text(story(1) + "\nA late word about the ferry came in at night.\n", encoding="utf-8")
    (desk.articles / "story002.txt").unlink()
    (desk.articles / "new.txt").write_text(story(50), encoding="utf-8")
    summary = desk.build()
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (1, 1, 1, 10)
    assert len(desk.embedder.embedded) - embedded == summary.embedded < 6
    assert content_digest(desk.folder) == content_digest(fresh())


def test_the_length_of_passages_is_a_setting_and_another_splits_all_stories_again(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "long.txt").write_text("".join(story(n) + "\n" for n in range(8)), encoding="utf-8")
    at = partial(build, tmp_path / "index", [tmp_path / "articles"], WordEmbedder())
    long, short = at(Settings()).passages, at(Settings(passage_tokens=30)).passages
    assert short > 2 * long
    with closing(open_index(tmp_path / "index")) as index:
        (article,) = index.articles()
        assert max(len(passage.text.split()) for passage in index.passages_of(article.id)) <= 30
    assert at(Settings()).passages == long


def test_a_moved_file_is_not_embedded_again(desk: Desk, fresh: Callable[[], Path]) -> None:
    desk.build()
    embedded = len(desk.embedder.embedded)
    (desk.articles / "below").mkdir()
    (desk.articles / "story003.txt").rename(desk.articles / "below" / "elsewhere.txt")
    summary = desk.build()
    assert (summary.moved, summary.added, summary.removed) == (1, 1, 1)
    assert len(desk.embedder.embedded) == embedded
    assert content_digest(desk.folder) == content_digest(fresh())


def test_a_file_rewritten_at_once_with_the_same_size_and_time_is_noticed(desk: Desk) -> None:
    path = desk.articles / "quick.txt"
    path.write_text("Mayor sells the old ferry\n\nThe ferry was sold to Anna Berg on Monday.\n", encoding="utf-8")
    time = path.stat().st_mtime_ns
    desk.build()
    path.write_text("Mayor sells the old ferry\n\nThe ferry was sold to Jens Dahl on Monday.\n", encoding="utf-8")
    os.utime(path, ns=(time, time))
    assert desk.build().changed == 1


def test_a_touched_file_is_unchanged(desk: Desk) -> None:
    desk.build()
    before = content_digest(desk.folder)
    os.utime(desk.articles / "story000.txt", ns=(10**18, 10**18))
    assert desk.build().unchanged == 12
    assert content_digest(desk.folder) == before


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(desk: Desk) -> None:
    would = desk.build(dry_run=True)
    assert (would.added, would.dry_run, desk.folder.exists()) == (12, True, False)
    did = desk.build()
    counted = ("name", "added", "articles", "passages", "embedded", "reused", "skipped")
    assert [getattr(would, name) for name in counted] == [getattr(did, name) for name in counted]
    (desk.articles / "story004.txt").unlink()
    before = content_digest(desk.folder)
    would = desk.build(dry_run=True)
    assert (would.added, would.removed, would.unchanged) == (0, 1, 11)
    assert content_digest(desk.folder) == before


@pytest.mark.parametrize("stage", ["reading", "splitting", "finding statements", "embedding"])
def test_a_stopped_run_is_taken_up_again(desk: Desk, fresh: Callable[[], Path], stage: str) -> None:
    cancel = Event()

    def stop(progress: Progress) -> None:
        if progress.stage == stage:
            cancel.set()

    with pytest.raises(Cancelled):
        desk.build(cancel=cancel, on_progress=stop)
    open_index(desk.folder).close()
    desk.build()
    assert content_digest(desk.folder) == content_digest(fresh())


def test_two_folders_in_one_index(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "story000.txt").write_text(story(77), encoding="utf-8")
    desk.build()
    build(desk.folder, [other], desk.embedder, desk.settings)
    index = desk.open()
    assert index.roots == tuple(sorted((str(desk.articles), str(other))))
    assert [index.find("story000.txt", root=root).root for root in index.roots] == list(index.roots)  # type: ignore[union-attr]
    (desk.articles / "story005.txt").unlink()
    assert build(desk.folder, [], desk.embedder, desk.settings).removed == 1


def test_a_missing_folder_removes_nothing(desk: Desk) -> None:
    desk.build()
    desk.articles.rename(desk.articles.with_name("away"))
    with pytest.raises(BadInput):
        desk.build()
    assert desk.open().status().articles == 12


def test_a_first_run_on_a_missing_folder_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(BadInput):
        build(desk.folder, [desk.articles.with_name("away")], desk.embedder, desk.settings)
    with pytest.raises(NoSuchIndex):
        build(desk.folder, [], desk.embedder, desk.settings)
    assert not desk.folder.exists()


def test_how_far_the_embedding_is_is_told_in_small_steps(desk: Desk) -> None:
    told: list[Progress] = []
    desk.build(on_progress=told.append)
    embedding = [progress.done for progress in told if progress.stage == "embedding"]
    assert embedding == sorted(set(embedding))
    assert embedding[0] <= 16 < embedding[-1] == len(set(desk.embedder.embedded))


def test_what_cannot_be_read_is_listed_and_forgotten_when_it_goes(desk: Desk) -> None:
    (desk.articles / "empty.txt").write_bytes(b"")
    (desk.articles / "picture.png").write_bytes(b"\x89PNG")
    assert {s.file for s in desk.build().skipped} == {"empty.txt", "picture.png"}
    assert {s.file for s in desk.open().skipped()} == {"empty.txt", "picture.png"}
    (desk.articles / "empty.txt").unlink()
    (desk.articles / "picture.png").unlink()
    assert desk.build().skipped == ()


def test_another_embedder_is_refused_until_the_index_is_made_anew(desk: Desk) -> None:
    desk.build()
    desk.embedder = WordEmbedder("others", 32)
    with pytest.raises(IndexMismatch) as refused:
        desk.build()
    assert "words" in refused.value.message
    assert "indexes remove" in refused.value.hint
    assert desk.build(rebuild=True).embedded == desk.open().status().passages
    assert desk.open().embedder == "others"


@pytest.mark.parametrize("harm", [b"this is no database, but it is long enough to be looked at" * 50, None])
def test_an_index_made_anew_keeps_its_folders(desk: Desk, tmp_path: Path, harm: bytes | None) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "story.txt").write_text(story(77), encoding="utf-8")
    desk.build()
    build(desk.folder, [tmp_path / "other"], desk.embedder, desk.settings)
    if harm:
        IndexPaths(desk.folder).sqlite.write_bytes(harm)
    assert desk.build(rebuild=True).articles == (12 if harm else 13)
    assert len(desk.open().roots) == (1 if harm else 2)


def test_another_layout_is_refused(desk: Desk) -> None:
    desk.build()
    db = connect(desk.folder, write=True)
    set_fact(db, "schema", "0")
    db.close()
    for attempt in (desk.build, desk.open):
        with pytest.raises(IndexMismatch, match="another version"):
            attempt()


@pytest.mark.parametrize("content", [b"this is no database, but it is long enough to be looked at" * 50, b""])
def test_a_file_that_is_no_index_is_said_to_be_damaged(desk: Desk, content: bytes) -> None:
    desk.folder.mkdir(parents=True)
    IndexPaths(desk.folder).sqlite.write_bytes(content)
    with pytest.raises(IndexDamaged):
        desk.open()


def test_an_article_whose_bytes_rotted_is_said_to_be_damaged(desk: Desk) -> None:
    desk.build()
    db = connect(desk.folder, write=True)
    db.execute("UPDATE contents SET text = substr(text, 1, 10)")
    db.close()
    with closing(desk.open()) as index, pytest.raises(IndexDamaged, match="cannot be read"):
        index.article(index.articles()[0].id)


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoSuchIndex):
        open_index(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_second_writer_is_told_who_writes(desk: Desk) -> None:
    desk.build()
    with writing(desk.folder):
        with pytest.raises(IndexBusy, match=rf"process {os.getpid()} on .+, since \d\d:\d\d on \d+ \w+ \d+"):
            desk.build()
        assert desk.open().articles()
        assert str(os.getpid()) in (desk.open().status().writer or "")
    assert desk.open().status().writer is None
    assert holder(desk.folder) is None


def test_only_the_owner_may_look(desk: Desk) -> None:
    desk.build()
    assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((desk.folder / "lexical").stat().st_mode) == 0o700
    for name in ("index.sqlite", "vectors.faiss", "writer.lock"):
        assert stat.S_IMODE((desk.folder / name).stat().st_mode) == 0o600


_names = st.sampled_from(["a.txt", "b.txt", "c.txt", "d/e.txt"])
_bodies = st.integers(0, 5)
_moves = st.tuples(st.sampled_from(["write", "remove", "build"]), _names, _bodies)


@pytest.mark.slow
@given(st.lists(_moves, min_size=3, max_size=10))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_course_of_changes_ends_as_an_index_made_anew(moves: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place).resolve() / "articles"
        (articles / "d").mkdir(parents=True)
        for what, name, body in moves:
            if what == "write":
                (articles / name).write_text(story(body) + "\nRead more of our stories here.\n", encoding="utf-8")
            elif what == "remove":
                (articles / name).unlink(missing_ok=True)
            else:
                build(articles.parent / "kept", [articles], WordEmbedder(), Settings())
        for folder in ("kept", "fresh"):
            build(articles.parent / folder, [articles], WordEmbedder(), Settings())
        assert content_digest(articles.parent / "kept") == content_digest(articles.parent / "fresh")


def test_files_are_counted_by_what_they_hold(desk: Desk) -> None:
    desk.build()
    for name in ("broken.pdf", "empty.txt"):
        (desk.articles / name).write_bytes(b"")
    summary = desk.build()
    assert (summary.added, summary.failed, summary.unchanged, len(summary.skipped)) == (0, 2, 12, 2)
    (desk.articles / "empty.txt").rename(desk.articles / "renamed.txt")
    (desk.articles / "story000.txt").rename(desk.articles / "moved.txt")
    (desk.articles / "broken.pdf").unlink()
    summary = desk.build()
    assert (summary.added, summary.moved, summary.removed, summary.unchanged, summary.failed) == (1, 1, 2, 11, 1)
    summary = desk.build()
    assert (summary.added, summary.changed, summary.removed, summary.unchanged, summary.failed) == (0, 0, 0, 12, 0)
    assert [one.file for one in summary.skipped] == ["renamed.txt"]
