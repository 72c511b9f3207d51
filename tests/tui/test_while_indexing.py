"""Asking while a first index is being built: a real index over the example stories, held still between two batches of vectors."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from rag.config import load_settings
from rag.engine import Engine, Models, Part, index_articles
from tests.index.made import WordEmbedder
from tests.scripted import Scripted
from tests.tui.driving import ask, running, screen_text, settle, until
from tests.tui.scripted_engine import EXAMPLES, Gate
from tui.app import FootnoteApp
from tui.backend import Backend, OnProgress
from tui.screens.stories import StoriesScreen
from tui.turn import Stage

pytestmark = pytest.mark.slow
QUESTION = "How long will Salters Bridge stay closed?"
SAID = "Salters Bridge will stay closed for at least ten weeks while its bearings are replaced."


class Held(WordEmbedder):
    """Whoever indexes stands at the gate after the first batch."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate, self.indexer, self.batches = gate, 0, 0

    def embed_documents(self, texts, on_progress=None) -> np.ndarray:  # type: ignore[no-untyped-def]
        if threading.get_ident() == self.indexer:
            self.batches += 1
            if self.batches > 1:
                self.gate.wait()
        return super().embed_documents(texts, on_progress)


async def test_a_first_index_is_asked_while_its_vectors_are_made(tmp_path: Path) -> None:
    settings, gate = load_settings(indexes=tmp_path), Gate()
    embedder, models = Held(gate), Models(load_settings(indexes=tmp_path))
    models.embedder, models.generator = Part.of(embedder), Part.of(Scripted(SAID, 5.0))

    def index(folders: tuple[Path, ...], on_progress: OnProgress, cancel: threading.Event) -> object:
        embedder.indexer = threading.get_ident()
        return index_articles(settings, folders, None, on_progress, cancel, models=models)

    def open_engine(folder: Path | None) -> Engine:
        return Engine.open(settings, folder, models=models)

    app = FootnoteApp(settings, Backend(open_engine, index, lambda _: None), EXAMPLES, "articles")
    async with running(app, (120, 40)) as pilot:
        await until(pilot, lambda: app.ready)
        assert app.engine
        status = app.engine.status()
        assert 0 < status.embedded < status.passages
        await ask(pilot, app, QUESTION)
        await until(pilot, lambda: app.chat.exchanges and app.chat.exchanges[0].stage.over)
        await settle(pilot)
        assert app.chat.exchanges[0].stage is Stage.ANSWERED
        assert {note.file for note in app.chat.exchanges[0].notes} & {
            "northshore_wire_bridge_ten_weeks.txt",
            "coastal_standard_ten_weeks.txt",
        }
        assert "[1] " in screen_text(app)
        assert app.engine.status().embedded == status.embedded, "it was still being indexed"
        gate.open()
        await until(pilot, lambda: app.engine and app.engine.status().embedded == status.passages)
        await until(pilot, lambda: "Ready" in screen_text(app))
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, StoriesScreen) and len(app.screen.stories) == status.articles)
