"""The small parts of the application that need no terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from textual.theme import Theme

from rag.export import file_name
from rag.text import one_line
from rag.types import Answer, AnswerSentence, Finished, Progress
from rag.views.timeline import chart
from tests.tui import affairs
from tests.tui.screens import SHOWN
from tui import export, opening, preferences, strings
from tui.pace import Pace, fraction
from tui.place import from_citation
from tui.themes import THEMES
from tui.turn import Exchange
from tui.widgets.footnote_line import describe
from tui.widgets.story_list import excerpt


def test_pace_says_rate_and_time_left_once_they_have_settled() -> None:
    pace = Pace()
    assert pace.told(Progress("embedding", 0, 100, "passages"), 10.0) == "Embedding · 0 of 100 passages"
    assert pace.told(Progress("embedding", 40, 100, "passages"), 14.0) == "Embedding · 40 of 100 passages · 10/s · 6 s left"
    assert pace.told(Progress("fetching m", 5 * 10**6, None, "bytes"), 15.0) == "Fetching m · 5 MB"
    assert fraction(Progress("x", 1, 4)) == 0.25
    assert fraction(Progress("x", 1, None)) is None


def light(colour: str) -> float:
    """Relative luminance, as the W3C's rules for contrast have it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface", "panel", "block-cursor-background"])
def test_every_word_stands_out_from_what_is_behind_it(theme: Theme, ground: str) -> None:
    colours = {name: str(getattr(theme, name)) for name in ("foreground", "accent", "primary", "warning", "error", "success")}
    behind = light(str(getattr(theme, ground, None) or theme.variables[ground]))
    for name, colour in (colours | {"quiet": theme.variables["quiet"]}).items():
        bright, dark = sorted((light(colour), behind), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, name


def test_timeline_counts_every_dated_story() -> None:
    found = chart.bins(["2025-03-01", "2025-03-01", "2025-03-10", None, "nonsense"], 5)
    assert [b.stories for b in found] == [2, 0, 0, 0, 1]
    assert chart.bars(found) == "█   ▄"
    assert chart.bins([None], 5) == []


@pytest.mark.parametrize(
    ("environ", "words", "takes"),
    [
        ({"EDITOR": "vim"}, ["vim", "+7", "/a b.txt"], True),
        ({"VISUAL": "code -n", "EDITOR": "vim"}, ["code", "-n", "--goto", "/a b.txt:7"], False),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "/a b.txt:7"], True),
        ({"PAGER": "less -R"}, ["less", "-R", "+7", "/a b.txt"], True),
        ({"VISUAL": " ", "EDITOR": "vim"}, ["vim", "+7", "/a b.txt"], True),
    ],
)
def test_editor_and_pager_open_at_the_line(environ: dict[str, str], words: list[str], takes: bool) -> None:
    assert opening.command(Path("/a b.txt"), 7, environ) == (words, takes)


def test_preferences_survive_and_a_broken_file_is_no_reason_to_stop(tmp_path: Path) -> None:
    preferences.save(tmp_path, theme="footnote-day")
    assert preferences.load(tmp_path) == {"theme": "footnote-day"}
    (tmp_path / preferences.FILE).write_bytes(b"\xff{")
    assert preferences.load(tmp_path) == {}
    preferences.save(tmp_path / "missing", theme="x")
    assert preferences.load(None) == {}


def finished(question: str) -> Exchange:
    exchange = Exchange(0, question)
    for event in affairs.engine().script[question]:
        exchange.apply(event)
    return exchange


def test_export_numbers_footnotes_through_and_keeps_the_words() -> None:
    text = export.markdown("Sandle", [finished(affairs.ILL), finished(affairs.FOLLOW_UP)])
    assert "[^1]" in text
    assert f"[^1]: courier\\_sandle\\_112\\_ill.txt:10, Brackwater Courier · 2025-03-05: “{affairs.CLINIC}”" in text
    assert text.count("\n[^4]: ") == 1
    assert "elderly. *\\[not supported by the articles\\]*" in text
    assert "Not in the articles: how many are still ill" in text
    assert "No passage comes near the question." in export.markdown("?", [finished(affairs.UNKNOWN)])


def test_export_takes_nothing_for_markup() -> None:
    nasty = "<script>x</script> [a](b) # *c* \x1b]8;;u\x07"
    exchange = Exchange(0, nasty)
    exchange.apply(Finished(0, Answer(nasty, "answered", (AnswerSentence(nasty, (), True),))))
    tokens = [c for t in MarkdownIt("gfm-like", {"linkify": False}).parse(export.markdown(nasty, [exchange])) for c in (t.children or [t])]
    assert {t.type for t in tokens} <= {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "text", "inline"}
    assert "\x1b" not in export.answer(exchange)


def test_export_never_overwrites(tmp_path: Path) -> None:
    first = file_name("Who, me?", tmp_path)
    first.write_text("")
    assert (first.name, file_name("Who, me?", tmp_path).name) == ("who-me.md", "who-me-2.md")


@pytest.mark.parametrize("width", [20, 60, 80, 120, 300])
def test_a_footnote_is_two_rows_of_its_width_at_most(width: int) -> None:
    citation = finished(affairs.ILL).notes[0]
    wide = replace(citation, title="漢字の題名 שלום \x1b[31m" * 9, copies=("a", "b"), file="x" * 90 + ".txt")
    for each in (citation, wide, replace(citation, outlet=None, published=None, title="")):
        rows = describe(from_citation(each), width).split("\n")
        assert len(rows) <= 2
        assert all(row.cell_length <= max(width, 34) for row in rows)
        assert all("\x1b" not in row.plain for row in rows)


def test_an_outlet_is_whole_where_the_title_has_a_row_of_its_own() -> None:
    citation = replace(finished(affairs.ILL).notes[0], outlet="The Coastal Standard", title="Correction: the number")
    assert describe(from_citation(citation), 46).plain.split("\n")[0].rstrip().endswith("The Coastal Standard · 2025-03-05")


@pytest.mark.parametrize(("last", "said"), [("2025-03-05", " · 2025-03-05"), ("2025-03-06", " · 2025-03-05 to 2025-03-06")])
def test_one_day_is_said_once(last: str, said: str) -> None:
    assert strings.days("2025-03-05", last) == said


def test_an_excerpt_shows_the_words_that_were_found() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    assert "word60" in excerpt(text, "word60")
    assert excerpt(text, "word60").startswith("…")
    assert excerpt(text, "nowhere").startswith("word0 ")
    assert excerpt("short", "x") == "short"


def test_one_line_is_one_line() -> None:
    assert one_line("a\r\n b\u2028c\x1b[2J\td") == "a b c d"


def test_the_page_shows_every_screen() -> None:
    docs = Path(__file__).parents[2] / "docs"
    shown = set(re.findall(r"\(screens/([\w]+)\.svg\)", (docs / "chat.md").read_text(encoding="utf-8")))
    assert shown == {path.stem for path in (docs / "screens").glob("*.svg")}
    assert shown == set(SHOWN)
