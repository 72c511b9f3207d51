"""The session of docs/scale.md, typed as it stands there, on a server of the tests' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.cli import main
from rag.cli.parts import Parts
from rag.config import Settings
from rag.engine import Models, Part
from tests.index.made import WordEmbedder
from tests.index.milvus.conftest import Server
from tests.page_sessions import ROOT, replay
from tests.scripted import Scripted

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
SAID = "Elias Thorne"  # too short to be told, so that the story speaks


def test_the_session_of_the_page(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def models(settings: Settings) -> Models:
        made = Models(settings)
        made.embedder, made.generator = Part.of(WordEmbedder()), Part.of(Scripted(SAID, 6.0))
        return made

    monkeypatch.setattr("rag.engine.Models", models)
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path / "indexes"))
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(ROOT)
    address = server.address()
    here = address.removeprefix("milvus://").partition("/")[0]
    instead = {"milvus://127.0.0.1:19530/desk": address, "127.0.0.1:19530": here}
    replay("scale.md", "A session", lambda typed: main(typed, Parts.real()), instead)
