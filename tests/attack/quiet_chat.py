"""`python -m tests.attack.quiet_chat STATE`: the application over the scripted engine, waiting for what comes."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tui import affairs
from tests.tui.driving import application
from tui import background


def main(state: Path) -> int:
    background.log_to(state / "footnote.log")
    app = application(affairs.engine(), saved=state / "sessions.sqlite", state=state)
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
