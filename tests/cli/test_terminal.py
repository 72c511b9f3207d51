"""What a terminal shows, by a terminal emulator reading what is written to it."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from rag.cli.painter import Painter
from rag.cli.views import TerminalView
from rag.types import Answer, AnswerSentence, Cited, Event, Finished
from tests.cli.fake import CITATION, EVENTS, QUOTE, SENTENCE

WIDTH, HEIGHT = 40, 20


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def screen(written: str, width: int = WIDTH, height: int = HEIGHT) -> list[str]:
    """The rows a person sees after `written`, those scrolled away first."""
    emulated = pyte.HistoryScreen(width, height, history=1000, ratio=0.5)
    emulated.set_mode(pyte.modes.LNM)
    pyte.Stream(emulated).feed(written)
    above = ["".join(row[x].data for x in range(width)) for row in emulated.history.top]
    return [row.rstrip() for row in (*above, *emulated.display)]


words = st.text(st.sampled_from("ab cdé漢 ."), max_size=300)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, min_size=1, max_size=6))
def test_the_screen_ends_as_the_last_text_whatever_came_before(texts: list[str]) -> None:
    out = Terminal()
    console = Console(file=out, force_terminal=True, width=WIDTH, height=HEIGHT, color_system=None)
    painter = Painter(console)
    for text in texts:
        painter.paint(Text(text))
    expected = Terminal()
    Painter(Console(file=expected, force_terminal=True, width=WIDTH, height=HEIGHT, color_system=None)).paint(Text(texts[-1]))
    assert [row for row in screen(out.getvalue()) if row] == [row for row in screen(expected.getvalue()) if row]


def test_rows_that_left_the_screen_are_not_touched_and_nothing_is_lost() -> None:
    out = Terminal()
    console = Console(file=out, force_terminal=True, width=WIDTH, height=4, color_system=None)
    painter = Painter(console)
    text = " ".join(f"word{n}" for n in range(60))
    for end in (*range(10, len(text), 10), len(text)):
        painter.paint(Text(text[:end]))
    assert " ".join(screen(out.getvalue(), height=4)).split() == text.split()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    out = Terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.setenv("LINES", str(HEIGHT))
    return out


def shown(terminal: Terminal, *events: Event) -> str:
    """What the screen shows after `events`, on a fresh terminal."""
    terminal.seek(terminal.truncate(0))
    with redirect_stdout(terminal), redirect_stderr(terminal):
        view = TerminalView()
        for event in events:
            view.take(event)
    return "\n".join(screen(terminal.getvalue())).strip()


def test_waiting_is_shown_and_goes_away(terminal: Terminal) -> None:
    assert shown(terminal, EVENTS[0]) == "Reading the passages…"
    assert shown(terminal, *EVENTS).startswith("Mayor Sol")


def test_a_checked_sentence_carries_its_footnote_and_the_words_stand_below(terminal: Terminal) -> None:
    seen = shown(terminal, *EVENTS)
    assert seen.startswith("Mayor Sol Reyes signed it.[1]\n\n[1] harbour.txt:4")
    assert " ".join(QUOTE.split()) in " ".join(seen.split())


def test_a_stopped_answer_says_so(terminal: Terminal) -> None:
    seen = shown(terminal, *EVENTS[:2], Finished(0, Answer("q", "stopped", (SENTENCE,), (CITATION,))))
    assert "[stopped before the answer was complete]" in seen
    assert SENTENCE.text in seen


def test_colour_goes_when_no_color_is_set(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(terminal, *EVENTS)
    assert "\x1b[1" in terminal.getvalue()
    terminal.truncate(0)
    monkeypatch.setenv("NO_COLOR", "1")
    shown(terminal, *EVENTS)
    assert "m" not in {code[-1] for code in terminal.getvalue().split("\x1b[")[1:] if code}
    assert "\x1b[1;36m" not in terminal.getvalue()


def test_nothing_outside_can_steer_the_terminal(terminal: Terminal) -> None:
    nasty = AnswerSentence("Red \x1b[31m\x1b]0;title\x07words\u202e.", (), False)
    seen = shown(terminal, Cited(0, 0, nasty, ()), Finished(0, Answer("q", "answered", (nasty,))))
    assert seen.startswith("Red words.")
    assert "\x1b]0;" not in terminal.getvalue()
    assert "\x1b[31m" not in terminal.getvalue()
