"""Draws the pictures of the documentation: `python -m tests.tui.screens` writes docs/screens/*.svg."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import tempfile
from pathlib import Path

from tests.tui import affairs
from tests.tui.driving import running
from tests.tui.scenes import SCENES, application, still
from tui.app import FootnoteApp
from tui.themes import DAY

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "screens"
SHOWN = ("welcome", "answer", "source", "refusal", "search", "stories", "quotes")


async def draw(scene: str, size: tuple[int, int], day: bool = False) -> str:
    """One picture as SVG, drawn when nothing on it changes any more."""
    engine = affairs.engine()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):  # a scene names a folder below it
        app = application(Path(folder), engine, scene)
        async with running(app, size) as pilot:
            if day:
                app.theme = DAY
            await SCENES[scene](pilot, app, engine)
            await still(pilot, app)
            before, now = "", picture(app)
            while now != before:
                await pilot.pause(0.1)
                before, now = now, picture(app)
            engine.loading.open()
            engine.go.open()
            return now


def picture(app: FootnoteApp) -> str:
    """The screen as SVG; the same screen gives the same text."""
    return re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="footnote chat"))


async def main() -> None:
    """Write all of them, or those of the scenes that are named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in sys.argv[1:] or SHOWN:
        # Without the font that Rich would have fetched from elsewhere: any monospaced one does.
        svg = re.sub(r"\s*@font-face \{.*?\}", "", await draw(scene, (110, 32)), flags=re.DOTALL)
        (FOLDER / f"{scene}.svg").write_text(svg, encoding="utf-8")
        print(scene, file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(main())
