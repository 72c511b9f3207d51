"""Changes to other stories while the application runs: another folder, several, or an index there is.

What was being answered is stopped, a new conversation begins, and the models stay loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.recent import known
from rag.types import Filters
from tui import background
from tui.loading import Loader

if TYPE_CHECKING:
    from tui.owner import Owner
    from tui.screens.folders import Stories


def ask(app: Owner) -> None:
    """Ask for the stories, those used last first, and change to them."""
    from tui.screens.folders import FoldersScreen

    if any(isinstance(screen, FoldersScreen) for screen in app.screen_stack):
        return
    if app.engine:  # else the screen that asks for a folder stays below
        app.close_screens()

    def chosen(stories: Stories | None) -> None:
        if stories:
            app.call_later(to, app, stories)

    app.push_screen(FoldersScreen(known(app.settings, app.state), app.keeper.index), chosen)


async def to_index(app: Owner, name: str) -> bool:
    """Change to an index; False when there is none of that name."""
    if app.backend.at is None or name not in known(app.settings, app.state):
        return False
    from tui.screens.folders import Stories

    await to(app, Stories(index=name))
    return True


async def to(app: Owner, stories: Stories) -> None:
    """Change to other stories: a new conversation, which can be typed into at once."""
    if app.backend.at is None:
        return
    app.close_screens()
    before, app.engine, app.ready, app.changed = app.engine, None, False, True
    app.chat.scope(Filters())
    await app.chat.begin([])
    app.keeper.forget()
    app.loader.leave()
    app.backend = app.backend.at(stories.index)
    app.loader = Loader(app.backend, app.post_message)
    app.articles, app.more = next(iter(stories.folders), None), stories.folders[1:]
    app.begin_anew(stories.subject)
    if before:
        background.start(lambda: before.close(models=False), "closing")
