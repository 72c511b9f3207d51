"""The cache on disk: whole and sound or not there, bounded, shared."""

import hashlib
import multiprocessing
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.config import Settings
from rag.llm.passage_cache import PassageCache, open_cache

HEAD = 64  # bytes of an entry's seal


@pytest.fixture
def cache(tmp_path: Path) -> PassageCache:
    return PassageCache(tmp_path / "passages.kv", 10_000)


def use(cache: PassageCache, key: str, when: int) -> None:
    """Make an entry look last used at a time."""
    os.utime(cache.folder / f"{key}.kv", (when, when))


def test_gives_back_what_was_stored(cache: PassageCache) -> None:
    assert cache.load("a") is None
    cache.store("a", b"body")
    loaded = cache.load("a")
    assert loaded is not None
    assert bytes(loaded) == b"body"
    assert "a" in cache
    assert "b" not in cache
    assert (cache.status().entries, cache.status().bytes) == (1, HEAD + 4)


@given(at=st.integers(0, HEAD + 99), flip=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_entry_is_not_loaded(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int, cut: bool) -> None:
    cache = PassageCache(tmp_path_factory.mktemp("cache"), 10_000)
    cache.store("a", bytes(range(100)))
    path = cache.folder / "a.kv"
    data = bytearray(path.read_bytes())
    data[at] ^= flip
    path.write_bytes(data[:at] if cut else data)
    assert cache.load("a") is None
    assert not path.exists()


def test_the_least_recently_used_goes_first(cache: PassageCache) -> None:
    for when, key in enumerate("abc"):
        cache.store(key, bytes(3000))
        use(cache, key, when)
    cache.load("a")
    cache.store("d", bytes(3000))
    assert {p.stem for p in cache.folder.iterdir()} == {"a", "c", "d"}
    assert cache.status().bytes <= cache.bound


def test_what_is_larger_than_the_bound_is_not_kept(cache: PassageCache) -> None:
    cache.store("a", b"small")
    cache.store("b", bytes(10_000))
    assert "a" in cache
    assert "b" not in cache


def test_only_its_owner_reads_it(cache: PassageCache) -> None:
    cache.store("a", b"body")
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((cache.folder / "a.kv").stat().st_mode) == 0o600


def test_clear_empties_it(cache: PassageCache) -> None:
    cache.store("a", b"body")
    assert cache.clear().entries == 1
    assert cache.status().entries == 0
    cache.store("a", b"body")
    assert "a" in cache


def test_half_written_files_are_swept_up(cache: PassageCache) -> None:
    cache.store("a", b"body")
    old, new = cache.folder / ".old.part", cache.folder / ".new.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    cache.store("b", b"body")
    assert not old.exists()
    assert new.exists()
    assert cache.status().entries == 2


def test_a_folder_that_cannot_be_made_is_an_empty_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = PassageCache(tmp_path / "file" / "passages.kv", 10_000)
    cache.store("a", b"body")
    assert cache.load("a") is None
    assert cache.status().entries == 0
    assert cache.clear().entries == 0


def _hammer(folder: Path, seed: int) -> int:
    """Stores and loads under eviction; how many bodies came back wrong."""
    cache, wrong = PassageCache(folder, 20_000), 0
    for i in range(200):
        key = (seed + i) % 9
        body = cache.load(str(key))
        wrong += body is not None and bytes(body) != bytes([key]) * 4000
        cache.store(str(key), bytes([key]) * 4000)
    return wrong


@pytest.mark.slow
def test_processes_share_it(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.starmap(_hammer, [(tmp_path / "kv", 0), (tmp_path / "kv", 4)]) == [0, 0]
    assert PassageCache(tmp_path / "kv", 20_000).status().bytes <= 20_000


def test_an_entry_from_elsewhere_is_none(tmp_path: Path) -> None:
    theirs, ours = PassageCache(tmp_path / "theirs", 10_000, b"theirs"), PassageCache(tmp_path / "ours", 10_000, b"ours")
    theirs.store("a", b"body")
    ours.folder.mkdir()
    (ours.folder / "a.kv").write_bytes((theirs.folder / "a.kv").read_bytes())
    (ours.folder / "b.kv").write_bytes(hashlib.sha256(b"body").digest() + b"body")
    assert [ours.load(key) for key in "ab"] == [None, None]
    assert list(ours.folder.iterdir()) == []


def test_an_entry_under_another_name_is_none(cache: PassageCache) -> None:
    cache.store("a", b"body")
    assert bytes(cache.load("a") or b"") == b"body"
    (cache.folder / "a.kv").rename(cache.folder / "b.kv")
    assert cache.load("b") is None


def test_the_body_of_an_entry_from_elsewhere_is_not_read(cache: PassageCache) -> None:
    cache.store("a", b"body")
    assert bytes(cache.load("a") or b"") == b"body"
    with (cache.folder / "a.kv").open("r+b") as file:
        file.truncate(10**12)  # no disk holds it, no memory either
    assert cache.load("a") is None


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    settings = Settings(indexes=tmp_path / "indexes")
    open_cache(settings).store("a", b"body")
    loaded = open_cache(settings).load("a")
    assert loaded is not None
    key = tmp_path / "state" / "passages.key"
    assert (stat.S_IMODE(key.stat().st_mode), key.stat().st_size) == (0o600, 32)
    key.unlink()
    assert open_cache(settings).load("a") is None
    key.unlink()
    key.mkdir()
    open_cache(settings).store("a", b"body")
    assert open_cache(settings).load("a") is None
