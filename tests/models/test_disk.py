"""Finding a model, refusing a damaged one, knowing one again without reading it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from rag.config import Settings
from rag.errors import BadInput, ModelDamaged, ModelMissing
from rag.models import catalogue, check, identity, is_fetched, locate, remove

SMALL = "smollm2-135m-instruct"


def damaged(settings: Settings, name: str) -> Path:
    """A folder in which every file has its size and none its content."""
    for model in catalogue():
        if model.name == name:
            for file in model.files:
                path = settings.models / name / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as empty:
                    empty.truncate(file.bytes)
    return settings.models / name


def test_a_model_that_was_not_fetched_says_what_to_type(settings: Settings) -> None:
    with pytest.raises(ModelMissing) as error:
        locate(SMALL, "generator", settings)
    assert error.value.hint == f"Type: footnote models fetch {SMALL}"
    assert not is_fetched(SMALL, settings)


def test_a_damaged_model_is_refused_and_named(settings: Settings) -> None:
    folder = damaged(settings, "all-minilm-l6-v2")
    assert is_fetched("all-minilm-l6-v2", settings)
    with pytest.raises(ModelDamaged) as error:
        locate("all-minilm-l6-v2", "embedder", settings)
    assert str(folder / "1_Pooling" / "config.json") in error.value.message
    report = check("all-minilm-l6-v2", settings)
    assert not report.ok
    assert {state for _, state in report.files} == {"damaged"}


def test_check_tells_what_is_missing_from_what_is_damaged(settings: Settings) -> None:
    folder = damaged(settings, "all-minilm-l6-v2")
    (folder / "vocab.txt").unlink()
    states = dict(check("all-minilm-l6-v2", settings).files)
    assert states["vocab.txt"] == "missing"
    assert states["config.json"] == "damaged"


def test_removing_frees_the_bytes(settings: Settings) -> None:
    folder = damaged(settings, SMALL)
    assert remove(SMALL, settings) == 98_362_432
    assert not folder.exists()
    assert remove(SMALL, settings) == 0


def test_any_gguf_file_and_any_folder_is_a_model(settings: Settings, tmp_path: Path) -> None:
    gguf = tmp_path / "mine.gguf"
    gguf.write_bytes(b"GGUF")
    assert locate(gguf, "generator", settings) == gguf
    assert locate(str(tmp_path), "embedder", settings) == tmp_path
    with pytest.raises(BadInput):
        locate(gguf, "embedder", settings)
    with pytest.raises(BadInput):
        locate(tmp_path, "generator", settings)
    with pytest.raises(ModelMissing, match="nowhere"):
        locate("nowhere.gguf", "generator", settings)


def test_a_model_of_the_other_kind_is_refused(settings: Settings) -> None:
    with pytest.raises(BadInput, match=f"{SMALL} cannot be used as the embedder"):
        locate(SMALL, "embedder", settings)


def test_identity_follows_the_content_and_is_remembered_by_size_and_time(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(b"one")
    assert identity(path) == hashlib.sha256(b"one").hexdigest()
    stat = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert identity(path) == hashlib.sha256(b"one").hexdigest(), "same size and time: not read again"
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert identity(path) == hashlib.sha256(b"two").hexdigest()


def test_an_unreadable_memory_is_forgotten(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(b"one")
    memory = tmp_path / "state" / "identities.json"
    memory.parent.mkdir()
    for content in ("{", "[]", '{"' + str(path) + '": 3}'):
        memory.write_text(content)
        assert identity(path) == hashlib.sha256(b"one").hexdigest()


def test_an_embedder_is_known_by_its_weights(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        identity(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    assert identity(tmp_path) == hashlib.sha256(b"weights").hexdigest()
