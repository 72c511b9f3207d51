"""What the application remembers between runs: the theme. A file that cannot be read or written is no reason to stop."""

from __future__ import annotations

import json
from pathlib import Path

FILE = "chat.json"


def load(folder: Path | None) -> dict[str, str]:
    """What was kept in `folder`; nothing when there is none."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):
        return {}
    return {key: value for key, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}


def save(folder: Path | None, **values: str) -> None:
    """Keep `values` beside what was kept before."""
    if folder:
        try:
            (folder / FILE).write_text(json.dumps(load(folder) | values, indent=2), encoding="utf-8")
        except OSError:
            return
