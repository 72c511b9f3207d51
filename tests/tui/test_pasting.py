"""A paste is one paste, whatever is in it and however the terminal's bytes are cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tui.pasting import BEGIN, END, ESCAPE, PasteParser, parse_with

PIECES = ["\x1b", "[", "201", "200~", "[31m", "\x1b[200~", "\x1b[20", "\r", "\n", "a", "שלום ", "\x1b]52;c;eA==\x07"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join).filter(lambda text: END not in text)


def parsed(parser: PasteParser, data: str, cuts: list[int]) -> list[object]:
    places = sorted({0, *(cut for cut in cuts if cut < len(data)), len(data)})
    return [event for start, end in pairwise(places) for event in parser.feed(data[start:end])]


@settings(deadline=None)
@given(TEXTS, TEXTS, st.lists(st.integers(1, 120), max_size=8))
def test_a_paste_is_its_text_without_escapes(first: str, second: str, cuts: list[int]) -> None:
    data = f"x{BEGIN}{first}{END}y{BEGIN}{second}{END}z"
    found = parsed(PasteParser(), data, cuts)
    pasted = [event.text for event in found if isinstance(event, events.Paste)]
    keys = [event.key for event in found if isinstance(event, events.Key)]
    assert pasted == [text.replace(ESCAPE, "") for text in (first, second)]
    assert keys == ["x", "y", "z"]


def test_keys_are_parsed_as_ever() -> None:
    found = parsed(PasteParser(), "a\x1b[A\x1b[1;5Cb\r", [2, 3])
    assert [event.key for event in found if isinstance(event, events.Key)] == ["a", "up", "ctrl+right", "b", "enter"]


def test_the_driver_parses_so() -> None:
    assert issubclass(App().driver_class, LinuxDriver)
    parse_with(LinuxDriver)
    assert vars(linux_driver)["XTermParser"] is PasteParser
