"""Which indexes were used last, the latest first: what is meant when nobody names one, and what a front end offers first.

A list that cannot be read or written is no reason to stop: it is only a convenience.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from rag.config import Settings, state_folder
from rag.index import is_address, list_indexes
from rag.types import IndexPaths

MOST = 20


def remember(settings: Settings, name: str, state: Path | None = None) -> None:
    """Make `name` the index that was used last; nothing when the setting `remember_index` is off."""
    if not settings.remember_index:
        return
    used = [_key(settings, name), *(each for each in _read(state) if each != _key(settings, name))][:MOST]
    with suppress(OSError):
        _file(state).write_text(json.dumps(used, indent=2), encoding="utf-8")


def recent(settings: Settings, state: Path | None = None) -> list[str]:
    """The indexes that were used, the latest first: those of these settings that are still there, and the addresses of those on servers."""
    if not settings.remember_index:
        return []
    return [each if is_address(each) else Path(each).name for each in _read(state) if is_address(each) or _is_here(settings, Path(each))]


def known(settings: Settings, state: Path | None = None) -> list[str]:
    """All indexes there are on this machine, those used last first."""
    used = [name for name in recent(settings, state) if not is_address(name)]
    return list(dict.fromkeys([*used, *(folder.name for folder in list_indexes(settings))]))


def _key(settings: Settings, name: str) -> str:
    return name if is_address(name) else str(settings.indexes.absolute() / name)


def _is_here(settings: Settings, folder: Path) -> bool:
    return folder.parent == settings.indexes.absolute() and IndexPaths(folder).sqlite.is_file()


def _file(state: Path | None) -> Path:
    return (state or state_folder()) / "recent.json"


def _read(state: Path | None) -> list[str]:
    try:
        kept = json.loads(_file(state).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in kept if isinstance(each, str) and "\0" not in each] if isinstance(kept, list) else []
