"""Nothing from an article, a file name, a question or the model is obeyed by the screen: looked at as the terminal gets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from rag.types import Article, Kind, Mark, Sentence, Skipped
from tests.tui.driving import answered, application, on, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine, cite, hit, refusal, told
from tui.app import FootnoteApp
from tui.messages import Asked
from tui.screens.search import SearchScreen
from tui.screens.stories import StoriesScreen
from tui.widgets.story_view import StoryView

ATTACKS = {
    "csi": "\x1b[31mCSI\x1b[2J",
    "c1 csi": "\x9b31mC1",
    "link": "\x1b]8;;http://evil.example\x07OSC8\x1b]8;;\x07",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07OSC52",
    "c1 osc": "\x9d0;title\x9cTITLE",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069",
    "colour": "[red]RED[/red] [/b]",
    "action": "[@click=app.quit]QUIT[/] [link=http://evil.example]LINK[/link]",
    "script": "<script>alert(1)</script><b>BOLD</b>",
    "markdown": "[MD](http://evil.example) ![IMG](http://evil.example) <http://auto.example> https://bare.example",
    "ours": "\ue000cite:1\ue001 [9](cite:1)",
    "bell": "\x07\x08\x00\x7fBELL",
    "wide": "漢字かな交じり文 שלום עולם 👩\u200d👩\u200d👧 é e\u0301",
}
LITERALS = ("[red]RED[/red] [/b]", "[@click=app.quit]QUIT[/]", "<script>alert(1)</script><b>BOLD</b>", "[MD](http://evil.example)")
BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
OURS = re.compile(r"link\('(cite|why):\d+'\)")


def rendered(app: FootnoteApp) -> str:
    """The screen as it is written to the terminal."""
    return "\n".join(strip.render(app.console) for strip in app.screen._compositor.render_strips())


def check(app: FootnoteApp) -> None:
    """Nothing but colours is said to the terminal, and nothing but footnotes can be clicked."""
    assert not BAD.findall(STYLE.sub("", rendered(app)))
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None:
                assert segment.style.link is None
                click = segment.style.meta.get("@click") if segment.style._meta else None
                assert click is None or OURS.fullmatch(str(click)), click


def hostile(words: str) -> tuple[ScriptedEngine, str, str]:
    """An engine all of whose words are `words`, a question and a question that is refused."""
    question, unknown = f"Who? {words}", f"What? {words}"
    text = f"Before {words}\n\nThe words: {words} end.\n\nAfter {words}"
    start, end = text.index("The words"), text.index(" end.") + 5
    article = Article(
        file=f"{words.replace('/', '_')}.txt",
        text=text,
        text_sha256="0" * 64,
        title=f"Title {words}",
        byline=f"By {words}",
        outlet=f"Outlet {words}",
        published="2025-03-05",
        marks=(Mark(0, 7 + len(words), Kind.BOILERPLATE, "rule"),),
        sentences=(Sentence(start, end),),
    )
    quote = text[start:end]
    citation = cite(1, article, quote, copies=(f"copy {words}",))
    said = [(f"Said {words}", (citation,), True), (f"Unsaid {words}", (), False)]
    near = [hit(article, quote)]
    script = {question: told(question, said, near, read_as=words, missing=words), unknown: refusal(unknown, near)}
    engine = ScriptedEngine({article.file: article}, script)
    engine.problems = (Skipped(f"skipped {words}", words),)
    return engine, question, unknown


async def opened(pilot: Pilot[int], app: FootnoteApp) -> None:
    await until(pilot, lambda: app.screen.query_one(StoryView).story.text)
    await settle(pilot)
    check(app)


async def ask(pilot: Pilot[int], app: FootnoteApp, question: str) -> None:
    """Ask as a resumed conversation would, past the question box and its sanitiser."""
    app.chat.post_message(Asked(question))
    await until(pilot, lambda: app.chat.exchanges and app.chat.exchanges[-1].question == question and app.chat.exchanges[-1].stage.over)
    await settle(pilot)
    check(app)


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
async def test_questions_and_answers_are_text(name: str) -> None:
    engine, question, _ = hostile(ATTACKS[name])
    app = application(engine)
    async with running(app, (130, 40)) as pilot:
        await until(pilot, lambda: app.ready)
        app.chat.question.post_message(events.Paste(ATTACKS[name]))
        await settle(pilot)
        check(app)
        await ask(pilot, app, question)
        for literal in LITERALS:
            if literal in ATTACKS[name]:
                assert literal in screen_text(app)


@pytest.mark.slow
async def test_every_screen_takes_it_as_text(tmp_path: Path) -> None:
    engine, question, unknown = hostile(" ".join(ATTACKS.values()))
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, (130, 90), notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await ask(pilot, app, question)
        await pilot.press("enter")
        await opened(pilot, app)
        await pilot.press("y", "e", "escape")
        await settle(pilot)
        check(app)
        await ask(pilot, app, unknown)
        await pilot.press("tab", "enter")
        await opened(pilot, app)
        await pilot.press("ctrl+f", *"words")
        await until(pilot, lambda: on(app, SearchScreen).hits)
        await opened(pilot, app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on(app, StoriesScreen).stories)
        await pilot.press("enter")
        await opened(pilot, app)
        await pilot.press("ctrl+o")
        for keys in ((), ("ctrl+d",), ("escape", "ctrl+r")):
            await pilot.press(*keys)
            await settle(pilot)
            check(app)


@pytest.mark.slow
async def test_the_source_shows_the_words_as_they_stand() -> None:
    engine, question, _ = hostile(ATTACKS["colour"])
    app = application(engine)
    async with running(app, (130, 40)) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, question)
        await pilot.press("enter")
        await opened(pilot, app)
        view = app.screen.query_one(StoryView)
        assert "".join(view.story.text[s.start : s.end] for s in view.story.cited) == "The words: [red]RED[/red] [/b] end."


@pytest.mark.slow
async def test_no_colour_means_nothing_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    from tests.tui import affairs

    app = application(affairs.engine())
    async with running(app, (120, 50)) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, affairs.UNKNOWN)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("enter")
        await opened(pilot, app)
        text = screen_text(app)
        assert all(sign in text for sign in ("[1]", "[no source]", "∅", "◐", "▌ At least 112"))
