"""Sessions in the documentation: commands behind `$` with what they print, run as they stand there and compared."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PROSE = "\0"
_AMOUNT = re.compile(r"\d[\d.,]* [kMG]?B\b|\d[\d.,]*(?= (?:s|passages|cases|of them)\b)|\b\d\.\d{3}\b|\d+ \+ \d+")


def session(page: str, heading: str = "") -> list[tuple[str, str]]:
    """The commands below a heading of a page in docs/, or of a whole page, each with what it prints."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    below = re.split(r"^#", text.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0] if heading else text
    shown = "\n".join(line[4:] if line.startswith("    ") else line and _PROSE for line in below.splitlines())
    found: list[tuple[str, str]] = re.findall(rf"^\$ (.+)\n((?:(?!\$ |{_PROSE}).*\n?)*)", shown + "\n", re.MULTILINE)
    assert found, f"{page} has no session below {heading}"
    return found


def replay(page: str, heading: str, main: Callable[[list[str]], int], instead: Mapping[str, str]) -> None:
    """Type a session's commands and hold what they print to what is shown.

    `instead` are words of the page and what stands for them here; amounts may be others. White space is that of the screen.
    """
    for command, shown in session(page, heading):
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            assert _typed(shlex.split(_put(command, instead)), main) == 0, printed.getvalue()
        said = _put(printed.getvalue(), {here: mine for mine, here in instead.items()})
        assert _plain(said) == _plain(shown), f"{command} prints\n{said}"


def _typed(words: list[str], main: Callable[[list[str]], int]) -> int:
    """`footnote …`, or `echo … > FILE`."""
    if words[0] != "echo":
        return main(words[1:])
    _, text, _, file = words
    Path(file).write_text(f"{text}\n", encoding="utf-8")
    return 0


def _put(text: str, instead: Mapping[str, str]) -> str:
    for old, new in instead.items():
        text = text.replace(old, new)
    return text


def _plain(text: str) -> str:
    return _AMOUNT.sub("N", " ".join(text.split()))
