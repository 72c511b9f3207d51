"""The reference: the compiled embedder agrees with it, and any sentence-transformers folder runs on it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from rag.config import load_settings
from rag.embed import Embedder, load_embedder
from rag.embed.reference import ReferenceEmbedder
from rag.errors import ModelError
from rag.models import locate

pytestmark = [pytest.mark.models, pytest.mark.slow]


@pytest.fixture
def plain_folder(tmp_path: Path) -> Path:
    """The default embedder as people have such folders: no compiled form beside it."""
    pytest.importorskip("sentence_transformers")
    settings = load_settings()
    return Path(shutil.copytree(locate(settings.embedder, "embedder", settings), tmp_path / "plain", ignore=shutil.ignore_patterns("onnx")))


def nearest(vectors: np.ndarray, k: int = 10) -> list[set[int]]:
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -1)
    return [set(row) for row in np.argsort(-scores, axis=1)[:, :k].tolist()]


def test_the_compiled_form_agrees_with_the_reference(embedder: Embedder, plain_folder: Path, passages: list[str]) -> None:
    reference = ReferenceEmbedder(plain_folder, load_settings().cores)
    assert (reference.dimension, reference.max_tokens) == (embedder.dimension, embedder.max_tokens)
    compiled, expected = embedder.embed_documents(passages), reference.embed_documents(passages)
    cosines = (compiled * expected).sum(axis=1)
    assert cosines.mean() >= 0.999
    assert cosines.min() >= 0.997
    alike = [len(ours & theirs) / 10 for ours, theirs in zip(nearest(compiled), nearest(expected), strict=True)]
    assert np.mean(alike) >= 0.95
    for text in passages[:5]:
        assert embedder.count_tokens(text) == reference.count_tokens(text)
        assert float(embedder.embed_query(text) @ reference.embed_query(text)) >= 0.997


def test_another_folder_runs_with_its_own_pooling(plain_folder: Path, embedder: Embedder) -> None:
    pooling = plain_folder / "1_Pooling" / "config.json"
    configured = json.loads(pooling.read_text())
    pooling.write_text(json.dumps(configured | {"pooling_mode_mean_tokens": False, "pooling_mode_cls_token": True}))
    other = load_embedder(plain_folder, load_settings())
    assert isinstance(other, ReferenceEmbedder)
    assert other.name == "plain"
    assert other.sha256 != embedder.sha256
    assert np.linalg.norm(other.embed_documents(["a", "b" * 9000]), axis=1) == pytest.approx(1, abs=1e-5)
    assert float(other.embed_query("The bridge is shut.") @ embedder.embed_query("The bridge is shut.")) < 0.95


def test_a_folder_that_is_no_model_is_an_error_for_a_person(plain_folder: Path) -> None:
    (plain_folder / "config.json").write_text("{}")
    with pytest.raises(ModelError) as error:
        load_embedder(plain_folder, load_settings())
    assert str(plain_folder) in error.value.message
