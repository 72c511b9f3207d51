"""A folder is taken out of an index of several; its stories are found no more, and updating the index does not bring them back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from rag.cli import main
from rag.config import Settings
from rag.errors import BadInput, NoSuchIndex
from rag.index import index_folder, remove_root
from rag.index.building import build
from rag.index.opening import open_index
from tests.index.made import WordEmbedder, write_stories


def test_a_folder_is_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(indexes=tmp_path / "indexes")
    for name in ("one", "two"):
        write_stories(tmp_path / name, 4)
    folder = index_folder(settings, name="both")
    build(folder, [tmp_path / "one", tmp_path / "two"], WordEmbedder(), settings)
    with closing(open_index(folder)) as index:
        assert index.lexical(["bridge"], 100)
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(settings.indexes))
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    assert main(["indexes", "remove", "both", "--folder", str(tmp_path / "one")]) == 0
    assert "has been taken out of both" in capsys.readouterr().err
    for _ in range(2):
        with closing(open_index(folder)) as index:
            assert {info.root for info in index.articles()} == {str(tmp_path / "two")}
            assert index.status().passages == len(index.passages([id for id, _ in index.lexical(["the"], 1000)])) > 0
        build(folder, [], WordEmbedder(), settings)
    with pytest.raises(NoSuchIndex, match="has no folder"):
        remove_root(settings, "both", tmp_path / "one")
    with pytest.raises(BadInput, match="the only folder"):
        remove_root(settings, "both", tmp_path / "two")
