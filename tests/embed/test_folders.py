"""Folders that are given for an embedder and are none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rag.embed.reference import ReferenceEmbedder
from rag.embed.reranker import Reranker
from rag.errors import ModelError, NotInstalled


@pytest.mark.parametrize("given", [".", "story.txt", "nowhere"])
def test_what_holds_no_embedder_is_refused_before_torch_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    (tmp_path / "story.txt").write_text("The council met.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "torch", None)  # importing it fails
    with pytest.raises(ModelError, match=r"has no modules\.json"):
        ReferenceEmbedder(tmp_path / given, 1)


@pytest.mark.parametrize("kind", [ReferenceEmbedder, Reranker])
def test_what_must_be_installed_is_told_as_it_is_to_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(NotInstalled) as error:
        kind(tmp_path, 1)
    assert error.value.hint == "Type: pip install -e '.[reference]'"
