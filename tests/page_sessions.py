"""Sessions in the documentation: commands behind `$` with what they print, run as they stand there and compared."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_AMOUNT = re.compile(r"\d[\d.,]* [kMG]?B\b|\d[\d.,]*(?= (?:s|passages|cases|of them)\b)|\b\d\.\d{3}\b|\d+ \+ \d+")


def session(page: str, heading: str) -> list[tuple[str, str]]:
    """The commands below a heading of a page, each with what it prints."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    below = re.split(r"^#", text.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    shown = "\n".join(line[4:] for line in below.splitlines() if line.startswith("    ") or not line)
    found: list[tuple[str, str]] = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", shown, re.MULTILINE)
    assert found, f"{page} has no session below {heading}"
    return found


def replay(page: str, heading: str, main: Callable[[list[str]], int], instead: Mapping[str, str]) -> None:
    """Type a session's commands and hold what they print to what is shown.

    `instead` are words of the page and what stands for them here; amounts may be others. White space is that of the screen.
    """
    for command, shown in session(page, heading):
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            assert main(shlex.split(_put(command, instead))[1:]) == 0, printed.getvalue()
        said = _put(printed.getvalue(), {here: mine for mine, here in instead.items()})
        assert _plain(said) == _plain(shown), f"{command} prints\n{said}"


def _put(text: str, instead: Mapping[str, str]) -> str:
    for old, new in instead.items():
        text = text.replace(old, new)
    return text


def _plain(text: str) -> str:
    return _AMOUNT.sub("N", " ".join(text.split()))
