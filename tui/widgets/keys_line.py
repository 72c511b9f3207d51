"""The keys at the foot of a screen: as many as fit, its own before those that work everywhere, and always the one for help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

HELP = "f1"
BACK = "escape"


class KeysLine(Footer):
    """Textual's own runs off the edge where its keys have no room; what is left out here stands in the help."""

    def __init__(self, show_command_palette: bool = False) -> None:
        super().__init__(show_command_palette=show_command_palette, compact=True)

    def compose(self) -> ComposeResult:
        keys = [child for child in super().compose() if isinstance(child, FooterKey)]
        palette = [key for key in keys if key.has_class("-command-palette")]
        others = sorted((key for key in keys if key not in palette), key=lambda key: key.key != BACK)
        yield from fitting(others, self.app.size.width - sum(map(cells, palette)))
        yield from palette

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        self.bindings_changed(self.screen)


def fitting(keys: Sequence[FooterKey], room: int) -> list[FooterKey]:
    """The first keys that fit into `room` cells beside the one for help, which stands where it stood."""
    left = room - sum(cells(key) for key in keys if key.key == HELP)
    found = []
    full = False
    for key in keys:
        if key.key == HELP:
            found.append(key)
        elif not full and cells(key) <= left:
            found.append(key)
            left -= cells(key)
        else:
            full = True
    return found


def cells(key: FooterKey) -> int:
    """Cells of a key with what it does and the gap behind it."""
    return cell_len(key.key_display) + 1 + cell_len(key.description) + 1
