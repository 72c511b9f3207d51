"""An asciinema cast (version 2) as an animated picture that plays wherever SVG is shown, and loads nothing.

A terminal emulator reads the cast; each of its rows that differs from all before is drawn once, and a frame is a list of such rows. The
frames stand below each other and are pushed past a window one by one.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

import pyte
from pyte.screens import Char

Event = tuple[float, str]
"""Seconds since the beginning, and what was written."""
Row = tuple[Char, ...]
Frame = tuple[float, tuple[Row, ...]]
"""How long a screen stands, and its rows."""

WIDE, HIGH = 8.4, 18
"""Pixels of a cell."""
EDGE, FOOT = 12, 30
LEAST, MOST, LAST = 0.15, 4.0, 6.0
"""Seconds: that a frame stands at least, that a frame or a wait lasts at most, that the last frame stands."""
INK, PAPER = "#d8d8d8", "#17181b"
_QUESTIONS = re.compile(r"\x1b\[\?\d+\$p|\x1b\[[<>=?][\d;]*[a-gi-km-zA-Z]")
"""Questions to a terminal and modes that pyte would show as letters."""
_NAMED = {"black": "#000000", "red": "#cc4444", "green": "#44aa44", "brown": "#ccaa44", "blue": "#4477cc", "white": "#e0e0e0"}


class Reader:
    """Feeds a screen with what a terminal is sent."""

    def __init__(self, screen: pyte.Screen) -> None:
        self._stream = pyte.Stream(screen)

    def feed(self, text: str) -> None:
        self._stream.feed(_QUESTIONS.sub("", text))


def write(path: Path, events: Sequence[Event], columns: int, rows: int) -> None:
    """Keep what was written as a cast, packed with xz."""
    head = {"version": 2, "width": columns, "height": rows, "env": {"TERM": "xterm-256color"}}
    lines = [json.dumps(head), *(json.dumps([round(at, 3), "o", text], ensure_ascii=False) for at, text in events)]
    path.write_bytes(lzma.compress("\n".join([*lines, ""]).encode()))


def read(path: Path) -> tuple[pyte.Screen, list[Event]]:
    """An empty screen of the cast's size, and what is written to it."""
    head, *lines = map(json.loads, lzma.decompress(path.read_bytes()).decode().splitlines())
    return pyte.Screen(head["width"], head["height"]), [(at, text) for at, kind, text in lines if kind == "o"]


def frames(screen: pyte.Screen, events: Sequence[Event], waits: Callable[[str], bool]) -> list[Frame]:
    """What the screen shows; while it `waits` time is made to pass faster, and what changes faster than can be seen is one frame."""
    found: list[Frame] = []
    stood = 0.0
    for lasts, rows in _hurried(_states(screen, events), waits):
        stood += lasts
        if found and found[-1][1] == rows:
            stood += found.pop()[0]
        elif stood < LEAST:
            continue
        found.append((min(stood, MOST), rows))
        stood = 0.0
    return [*found[:-1], (LAST, found[-1][1])]


def _states(screen: pyte.Screen, events: Sequence[Event]) -> Iterator[Frame]:
    """Each state of the screen, and how long it stood."""
    reader = Reader(screen)
    for (at, text), (following, _) in zip(events, [*events[1:], (events[-1][0] + LAST, "")], strict=True):
        reader.feed(text)
        yield following - at, tuple(tuple(screen.buffer[row][column] for column in range(screen.columns)) for row in range(screen.lines))


def _hurried(states: Iterable[Frame], waits: Callable[[str], bool]) -> Iterator[Frame]:
    """No stretch of waiting takes longer than MOST."""
    for waiting, group in groupby(states, key=lambda state: waits("\n".join("".join(char.data for char in row) for row in state[1]))):
        stretch = list(group)
        pace = min(1.0, MOST / max(sum(lasts for lasts, _ in stretch), MOST)) if waiting else 1.0
        yield from ((lasts * pace, rows) for lasts, rows in stretch)


def draw(path: Path, caption: str, waits: Callable[[str], bool]) -> str:
    """The picture of a cast."""
    screen, events = read(path)
    shown = frames(screen, events, waits)
    drawn: dict[Row, str] = {}
    strip: list[str] = []
    for number, (_, rows) in enumerate(shown):
        for at, row in enumerate(rows):
            if any(_seen(char) for char in row):
                name = drawn.setdefault(row, f"r{len(drawn)}")
                strip.append(f'<use href="#{name}" y="{(number * screen.lines + at) * HIGH}"/>')
    wide, high = round(screen.columns * WIDE), screen.lines * HIGH
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide + 2 * EDGE} {high + EDGE + FOOT}" role="img">',
            f"<title>{escape(caption)}</title>",
            f"<style>{_style(shown, high)}</style>",
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
            f"<defs>{''.join(f'<g id={name!r}>{_row(row)}</g>' for row, name in drawn.items())}</defs>".replace("'", '"'),
            f'<svg x="{EDGE}" y="{EDGE}" width="{wide}" height="{high}"><g class="strip">{"".join(strip)}</g></svg>',
            f'<text x="{EDGE}" y="{high + EDGE + 20}" fill="#9a9a9a">{escape(caption)}</text>',
            "</svg>\n",
        ]
    )


def _style(shown: Sequence[Frame], high: int) -> str:
    """The letters, and the moments at which the strip is pushed on. Whoever wants no motion sees the last frame."""
    whole = sum(lasts for lasts, _ in shown)
    moments, at = [], 0.0
    for number, (lasts, _) in enumerate(shown):
        moments.append(f"{100 * at / whole:.3f}%{{transform:translateY(-{number * high}px)}}")
        at += lasts
    still = f"@media (prefers-reduced-motion:reduce){{.strip{{animation:none;transform:translateY(-{(len(shown) - 1) * high}px)}}}}"
    return (
        "text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}.b{font-weight:bold}.i{font-style:italic}"
        f".u{{text-decoration:underline}}.strip{{animation:on {whole:.2f}s step-end infinite}}@keyframes on{{{''.join(moments)}}}{still}"
    )


def _row(row: Row) -> str:
    """The grounds, then the words, in stretches of one look each."""
    grounds, words, at = [], [], 0
    for _, group in groupby(row, key=_look):
        stretch = list(group)
        ink, paper = _colours(stretch[0])
        text = "".join(char.data for char in stretch)
        x, wide = round(at * WIDE, 1), round(len(stretch) * WIDE, 1)
        if paper != PAPER:
            grounds.append(f'<rect x="{x}" width="{wide}" height="{HIGH}" fill="{paper}"/>')
        for part in re.finditer(r"\S+(?: \S+)*", text):
            begin, cells = round((at + _cells(stretch, part.start())) * WIDE, 1), round(len(part.group()) * WIDE, 1)
            look = "".join(name for name, on in zip("biu", (stretch[0].bold, stretch[0].italics, stretch[0].underscore), strict=True) if on)
            kind = f' class="{" ".join(look)}"' if look else ""
            words.append(f'<text x="{begin}" y="{HIGH - 5}" fill="{ink}" textLength="{cells}"{kind}>{escape(part.group())}</text>')
        at += len(stretch)
    return "".join(grounds + words)


def _cells(stretch: Sequence[Char], characters: int) -> int:
    """Cells before a character; one that is twice as wide is followed by an empty one."""
    return next((cell for cell in range(len(stretch)) if sum(len(char.data) for char in stretch[:cell]) >= characters), len(stretch))


def _look(char: Char) -> tuple[object, ...]:
    return (char.fg, char.bg, char.bold, char.italics, char.underscore, char.reverse)


def _seen(char: Char) -> bool:
    return bool(char.data.strip()) or _colours(char)[1] != PAPER


def _colours(char: Char) -> tuple[str, str]:
    ink, paper = _colour(char.fg, INK), _colour(char.bg, PAPER)
    return (paper, ink) if char.reverse else (ink, paper)


def _colour(name: str, default: str) -> str:
    return default if name == "default" else _NAMED.get(name.removeprefix("bright"), f"#{name}")
