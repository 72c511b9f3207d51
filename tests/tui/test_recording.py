"""The recorded session of the README: what it is made of, and how."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui import cast, record

TYPED = [(0.0, "\x1b[2J\x1b[H$ ask"), (1.0, "\x1b[2;1Hworking"), (30.0, "\x1b[2;1H\x1b[1;31mThe <end>.\x1b[0m")]


def waits(rows: str) -> bool:
    return "working" in rows


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    cast.write(tmp_path / "a.cast.xz", TYPED, 20, 3)
    return tmp_path / "a.cast.xz"


def test_a_cast_is_read_as_it_was_written(kept: Path) -> None:
    screen, events = cast.read(kept)
    assert (screen.columns, screen.lines) == (20, 3)
    assert events == TYPED


def test_waits_are_cut_short_and_the_end_stands(kept: Path) -> None:
    shown = cast.frames(*cast.read(kept), waits)
    assert [round(lasts, 1) for lasts, _ in shown] == [1.0, cast.MOST, cast.LAST]
    assert "".join(char.data for char in shown[-1][1][1]).rstrip() == "The <end>."


def test_a_row_is_drawn_once_with_its_look_and_nothing_is_loaded(kept: Path) -> None:
    picture = cast.draw(kept, "A & b", waits)
    assert picture.count(">$ ask</text>") == 1
    assert picture.count('<use href="#r0"') == 3
    assert re.search(r'fill="#cc4444"[^>]*class="b">The &lt;end&gt;\.</text>', picture)
    assert "<title>A &amp; b</title>" in picture
    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]


@pytest.mark.slow
def test_the_readme_opens_with_real_answers_small_enough_to_load() -> None:
    picture = record.PICTURE.read_text(encoding="utf-8")
    assert len(picture) < 400_000
    assert record.CAPTION.split(" · ")[1] in picture
    assert picture == cast.draw(record.CAST, record.CAPTION, record.waits), "draw it again: python -m tests.tui.record draw"
    opening = (record.ROOT / "README.md").read_text(encoding="utf-8").split("\n\n")[1]
    assert opening.endswith("(docs/session.svg)")
