"""An embedder of one's own, small and made here: an index is made with it, searched with it, and with no other."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rag.cli import main
from rag.config import Settings
from rag.embed import load_embedder
from tests.embed.sentence_transformer import sentence_transformer
from tests.index.made import write_stories

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return sentence_transformer(tmp_path / "my-embedder")


def test_a_folder_runs_as_it_is(own: Path) -> None:
    embedder = load_embedder(own, Settings())
    assert (embedder.name, embedder.dimension, embedder.max_tokens) == ("my-embedder", 24, 126)
    vectors = embedder.embed_documents(["The bridge is shut.", "a", "b" * 900])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[0] == pytest.approx(embedder.embed_query("The bridge is shut."), abs=1e-5)
    assert [len(tokens) for tokens in embedder.embed_tokens(["abc"])] == [embedder.count_tokens("abc") + 2]


def test_it_is_used_from_the_command_line(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("indexes", "state"):
        monkeypatch.setenv(f"FOOTNOTE_{name.upper()}", str(tmp_path / name))
    write_stories(tmp_path / "stories", 6)
    ours = ["--index", "desk", "--embedder", str(own)]
    assert main(["index", str(tmp_path / "stories"), *ours]) == 0
    assert main(["search", *ours, "--json", "harbour committee"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"]
    assert main(["search", "--index", "desk", "harbour committee"]) == 1
    said = capsys.readouterr().err
    assert "was made with the embedder my-embedder" in said
    assert "--embedder my-embedder" in said
