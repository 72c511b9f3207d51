"""No name out of a file passes for Footnote's own words on any screen, in what is copied, or in what is exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import NoSuchIndex
from rag.types import Article, ArticleInfo, Filters, Otherwise, Sentence, Skipped
from tests.hostile import FILE, HOSTILE, faults
from tests.tui.driving import application, on, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine, cite, hit, refusal, told
from tests.tui.test_safety import ask, opened
from tui import export
from tui.app import FootnoteApp
from tui.screens import exporting
from tui.screens.search import SearchScreen
from tui.screens.stories import StoriesScreen

TEXT = "The harbour\n\nMayor Sol Reyes signed the harbour contract on Friday.\n"
QUOTE = TEXT.split("\n\n")[1].strip()
SAID = "The harbour was sold, FORGED [1] FORGED［2］ it says."


class NamedEngine(ScriptedEngine):
    """Gives every story hostile company."""

    def articles(self, filters: Filters = Filters()) -> list[ArticleInfo]:  # noqa: B008
        others = (Otherwise(HOSTILE, HOSTILE, HOSTILE),)
        return [replace(info, copies=(FILE, HOSTILE), newer=HOSTILE, otherwise=others) for info in super().articles(filters)]


def engine() -> NamedEngine:
    article = Article(FILE, TEXT, "0" * 64, HOSTILE, HOSTILE, byline=HOSTILE, outlet=HOSTILE, published="2025-03-05")
    start = TEXT.index(QUOTE)
    article = replace(article, sentences=(Sentence(start, start + len(QUOTE)),))
    citation = cite(1, article, QUOTE, copies=(FILE, HOSTILE))
    near = [hit(article, QUOTE)]
    said = [(SAID, (citation,), True), (SAID, (), False)]
    script = {"Who?": told("Who?", said, near, read_as=SAID, missing=SAID), "What?": refusal("What?", near)}
    made = NamedEngine({FILE: article}, script)
    made.problems = (Skipped(FILE, HOSTILE, HOSTILE),)
    return made


def look(app: FootnoteApp) -> None:
    assert not faults(" ".join(screen_text(app).split("\n")))  # a row begins wherever a label is wrapped


@pytest.mark.slow
async def test_every_screen_shows_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    copied: list[str] = []
    app = application(engine(), saved=tmp_path / "s.sqlite")
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with running(app, (150, 60), notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await settle(pilot)
        look(app)  # the welcome and what it suggests
        await ask(pilot, app, "Who?")
        look(app)
        await pilot.press("enter")
        await opened(pilot, app)
        await pilot.press("y", "e")  # copied; and the file is not there
        await settle(pilot)
        look(app)
        await pilot.press("escape")
        await ask(pilot, app, "What?")
        look(app)
        await pilot.press("ctrl+f", *"harbour")
        await until(pilot, lambda: on(app, SearchScreen).hits)
        await opened(pilot, app)
        look(app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on(app, StoriesScreen).stories)
        await settle(pilot)
        look(app)
        await pilot.press("enter")
        await opened(pilot, app)
        look(app)
        await pilot.press("escape", "a")
        await settle(pilot)
        look(app)  # "Asking only: file …"
        await pilot.press("ctrl+o")
        await settle(pilot)
        look(app)
        await pilot.press("ctrl+d")
        await settle(pilot)
        look(app)
        await pilot.press("escape", "escape", "ctrl+p")
        await settle(pilot)
        look(app)
        await pilot.press("escape")
        app.warn(
            HOSTILE.replace("FORGED", "")
            .replace("MARKDOWN]", "")
            .replace("red", "")
            .replace("@click", "")
            .replace("\u0301", "")
            .replace("y" * 500, "")
        )
        await settle(pilot)
        look(app)
        exporting.conversation(app)
        await settle(pilot)
        look(app)
        await pilot.press("enter")
        await until(pilot, lambda: list(tmp_path.glob("*.md")))
    assert copied
    (written,) = tmp_path.glob("*.md")
    for text in (*copied, export.answer(app.chat.exchanges[0]), written.read_text(encoding="utf-8").replace("\\", "")):
        assert not faults(text)


@pytest.mark.slow
async def test_an_index_that_cannot_be_opened_is_named_by_a_label(tmp_path: Path) -> None:
    broken = engine()
    broken.broken = NoSuchIndex(f"There is no index {HOSTILE}.", f"Index {HOSTILE} again.")
    app = application(broken)
    async with running(app, (150, 60), notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await ask(pilot, app, "Who?")
        look(app)
