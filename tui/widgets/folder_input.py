"""A folder's path, completed as it is typed."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

from tui import strings
from tui.widgets.clean_input import CleanInput


class FolderSuggester(Suggester):
    """Suggests the first folder that begins as typed; right arrow or tab takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        typed = Path(value).expanduser()
        parent, stem = (typed, "") if value.endswith(("/", "\\")) else (typed.parent, typed.name)
        try:
            folders = sorted(p.name for p in parent.iterdir() if p.name.startswith(stem) and p.is_dir() and (stem or p.name[0] != "."))
        except OSError:
            return None
        found = next((name for name in folders if name.isprintable()), None)
        return value[: len(value) - len(stem)] + found + "/" if found else None


class FolderInput(CleanInput):
    """An Input with a FolderSuggester."""

    BINDINGS = [("tab", "complete", strings.COMPLETE)]

    def __init__(self, value: str = "") -> None:
        super().__init__(value, placeholder="~/stories", suggester=FolderSuggester(), id="folder")

    def action_complete(self) -> None:
        """Take the suggestion, or go on to the next field when there is none."""
        if self._suggestion and self.cursor_at_end:
            self.value = self._suggestion
            self.cursor_position = len(self.value)
        else:
            self.screen.focus_next()
