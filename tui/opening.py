"""Which command opens a file at a line: the person's editor, else their pager, else `less`."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

_COLON = {"code", "code-insiders", "codium", "subl", "zed", "hx", "helix", "micro"}
_OWN_WINDOW = {"code", "code-insiders", "codium", "subl", "zed", "gvim", "gedit", "kate"}


def command(path: Path, line: int | None, environ: Mapping[str, str] = os.environ) -> tuple[list[str], bool]:
    """The command's words, and whether it takes the terminal over."""
    named = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR", "PAGER"))
    chosen = next(filter(None, named), "") or shutil.which("less") or "more"
    try:
        words = shlex.split(chosen)
    except ValueError:  # a quotation mark is missing: it is no program, which the person is told when it is started
        words = [chosen]
    program = Path(words[0]).name
    at = line or 1
    match program:
        case "code" | "code-insiders" | "codium":
            words += ["--goto", f"{path}:{at}"]
        case _ if program in _COLON:
            words.append(f"{path}:{at}")
        case "more" | "cat" | "gedit":
            words.append(str(path))
        case _:
            words += [f"+{at}", str(path)]
    return words, program not in _OWN_WINDOW
