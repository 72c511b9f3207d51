"""Every command that the documentation names exists, takes the options it is shown with, and is documented."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import click
import pytest

from rag.cli.app import footnote
from rag.config import Settings
from tests.cli.test_other_commands import every_command

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [REPOSITORY / "docs" / "commands.md", REPOSITORY / "README.md"]


def shown() -> list[str]:
    """The indented command lines of the pages, what stands before and behind pipes cut off."""
    lines = [line for page in PAGES for line in page.read_text(encoding="utf-8").splitlines()]
    found = (re.search(r"^    (?:\$ )?(?:.*\| )?(footnote .*?)(?: [|>].*)?$", line) for line in lines)
    return sorted({match[1] for match in found if match})


@pytest.mark.parametrize("line", shown())
def test_a_documented_command_can_be_typed(line: str) -> None:
    arguments = shlex.split(line, comments=True)[1:]
    command: click.Command = footnote
    while isinstance(command, click.Group) and arguments[0] != "--version":
        known = command.commands.get(arguments[0])
        command = known or command.commands["run"]  # `footnote eval FILE` is `footnote eval run FILE`
        arguments = arguments[1:] if known else arguments
    with suppress(click.exceptions.Exit):  # --version
        command.make_context(command.name, list(arguments))


@pytest.mark.parametrize("command", [path for path in every_command() if path != ("eval", "run")], ids=" ".join)
def test_every_command_is_documented(command: tuple[str, ...]) -> None:
    assert f"footnote {' '.join(command)}" in PAGES[0].read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    text = PAGES[0].read_text(encoding="utf-8")
    assert all(f"FOOTNOTE_{field.name.upper()}" in text for field in fields(Settings))
