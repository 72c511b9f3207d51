"""What to say of a folder or file that is not there, and what may have been meant."""

from __future__ import annotations

from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path


def not_there(path: Path) -> tuple[str, str]:
    """That there is no such folder or file, and what to type instead."""
    with suppress(OSError, ValueError):  # what cannot be looked at, or be a path
        if path.exists():
            return f"{path} is neither a folder nor a regular file.", "Name a folder of articles, or one article."
    return f"There is no folder or file {path}.", instead(path)


def instead(path: Path) -> str:
    """The place that a path was probably meant for; else how much of the path there is."""
    with suppress(OSError, RuntimeError, ValueError):  # what cannot be looked at, or be a path
        if (home := path.expanduser()).exists():
            return f"Did you mean {home}?"
        if path.is_symlink():
            return f"It is a link to {path.readlink()}, which is not there; check whether its disk is connected."
        whole = home.absolute()
        there = next(folder for folder in whole.parents if folder.is_dir())
        wanted, *rest = whole.relative_to(there).parts
        if near := _near(wanted, there):
            meant = there / near
            return f"Did you mean {meant.joinpath(*rest) if meant.joinpath(*rest).exists() else meant}?"
        return f"The folder {there} has no “{wanted}” in it; check the path, and whether its disk is connected."
    return "Check the path, and whether its disk is connected."


def is_nearly_a_folder(word: str) -> bool:
    """Whether a word is nearly the name of a folder here, and of none that is."""
    with suppress(OSError):
        return not Path(word).exists() and (near := _near(word, Path())) is not None and Path(near).is_dir()
    return False


def _near(wanted: str, folder: Path) -> str | None:
    """The name in a folder that is nearest to the one wanted, whatever its case; a folder's before a file's."""
    names = {entry.name.lower(): entry.name for entry in sorted(folder.iterdir(), key=Path.is_dir) if not entry.name.startswith(".")}
    return next((names[name] for name in get_close_matches(wanted.lower(), names, 1)), None)
