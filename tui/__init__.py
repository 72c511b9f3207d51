"""The terminal application: a conversation with a folder of articles, and the stories its footnotes open.

It reads the engine's events and knows nothing of how they come about. One screen a file in `screens/`,
one widget a file in `widgets/`, one stylesheet; what can be tested without a terminal stands beside them.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rag.config import Settings


def run(settings: Settings, folders: tuple[Path, ...] = (), index: str | None = None, save: bool = True) -> int:
    """Open the application on folders of articles or an index by its name; returns an exit code."""
    gc.disable()  # until the first frame stands: it finds nothing to collect in what is being imported
    from tui.app import run as run_app

    return run_app(settings, folders, index, save)


def serve(settings: Settings, arguments: Sequence[str], port: int = 0) -> int:
    """Show the application that `footnote chat ARGUMENTS` opens in a browser of this machine; returns an exit code."""
    from tui.serving import serve as serve_app

    return serve_app(settings, arguments, port)
