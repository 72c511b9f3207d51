"""When the model is a server the screen says where passages go."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.driving import application, running, until
from tests.tui.scripted_engine import ScriptedEngine


async def test_where_passages_go_stands_on_the_screen(engine: ScriptedEngine) -> None:
    app = application(engine)
    app.settings = replace(app.settings, generator="https://models.example/v1#m")
    async with running(app, (100, 30), notifications=True) as pilot:
        await until(pilot, lambda: app._notifications)
        (told,) = [each.message for each in app._notifications]
        assert told == "Questions and passages of your articles leave this machine: they go to https://models.example:443/v1."
