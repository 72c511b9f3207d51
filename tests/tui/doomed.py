"""`python -m tests.tui.doomed STATE [crash]`: the application in a real terminal, asking one question after the other,
to be killed from outside; with `crash` an error nobody foresaw ends it.

The engine is the scripted one. In the file `said` stand the numbers of the turns that are over.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from rag.types import Event
from tests.tui import affairs
from tests.tui.driving import application
from tests.tui.scripted_engine import ScriptedEngine
from tui import background
from tui.app import FootnoteApp
from tui.messages import Asked

PAUSE = 0.01


class Slow(ScriptedEngine):
    """Takes its time between two sentences."""

    def ask(self, question: str, *_: object, **keywords: object) -> Iterator[Event]:
        for event in super().ask(question, **keywords):  # type: ignore[arg-type]
            time.sleep(PAUSE)
            yield event


def main(state: Path, crash: bool) -> int:
    base = affairs.engine()
    background.log_to(state / "footnote.log")
    app = application(Slow(base.articles_by_file, base.script), saved=state / "sessions.sqlite", state=state)
    app.call_later(_go_on, app, state / "said", crash)
    app.run()
    return app.return_code or 0


def _go_on(app: FootnoteApp, said: Path, crash: bool, asked: int = 0) -> None:
    """Ask again as soon as the turn before is over; note that it is."""
    turns = app.chat.exchanges
    if app.ready and len(turns) == asked and (not turns or turns[-1].answer):
        if turns:
            with said.open("a", encoding="utf-8") as file:
                file.write(f"{turns[-1].number}\n")
            if crash:
                raise ZeroDivisionError("nobody foresaw this")
        app.chat.post_message(Asked(affairs.ILL))
        asked += 1
    app.set_timer(2 * PAUSE, lambda: _go_on(app, said, crash, asked))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "crash" in sys.argv))
