"""What is said of a path that leads nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rag.paths import instead, not_there


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "Articles" / "2024").mkdir(parents=True)
    (tmp_path / "letters.txt").touch()
    (tmp_path / ".article").mkdir()
    (tmp_path / "gone").symlink_to(tmp_path / "disk" / "stories")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("artikles", "Articles"),
        ("ARTICLES", "Articles"),
        ("articels/2024", "Articles/2024"),
        ("articels/1850", "Articles"),
        ("Articles/2042", "Articles/2024"),
        ("leters.txt", "letters.txt"),
    ],
)
def test_the_nearest_name_is_suggested(home: Path, typed: str, meant: str) -> None:
    assert instead(home / typed) == f"Did you mean {home / meant}?"


def test_a_home_folder_that_no_shell_has_put_in(home: Path) -> None:
    assert instead(Path("~/Articles")) == f"Did you mean {home / 'Articles'}?"


def test_else_how_far_the_path_goes_is_said(home: Path) -> None:
    assert instead(home / "Articles" / "council" / "2024").startswith(f"The folder {home / 'Articles'} has no “council” in it")
    assert instead(home / "gone").startswith(f"It is a link to {home / 'disk' / 'stories'}, which is not there")


def test_what_can_be_no_path_is_no_reason_to_fail() -> None:
    for typed in ("a\0b", "x" * 5000, "~nobody-of-that-name/x"):
        message, hint = not_there(Path(typed))
        assert message.startswith("There is no folder or file ")
        assert hint


def test_what_is_there_and_can_hold_no_article_is_called_that() -> None:
    assert not_there(Path(os.devnull))[0] == f"{os.devnull} is neither a folder nor a regular file."
