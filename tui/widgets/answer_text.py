"""An answer's words, as Markdown that grows while they are written."""

from __future__ import annotations

from textual.widgets import Markdown

from tui.answer_markdown import parser


class AnswerText(Markdown):
    """Shows a source that mostly grows: appends what is new, begins anew when earlier words changed."""

    def __init__(self) -> None:
        super().__init__(parser_factory=parser, open_links=False)

    async def show(self, wanted: str) -> None:
        """Bring the widget to `wanted` with as little work as possible."""
        shown = self.source
        if wanted == shown:
            return
        if shown and wanted.startswith(shown):
            await self.append(wanted[len(shown) :])
        else:
            await self.update(wanted)
