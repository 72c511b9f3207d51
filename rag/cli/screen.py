"""Standard output and standard error as this command writes them.

What comes from articles, models or people passes `one_line` or `sanitise` of `rag.text` first, names out of files pass
its `label`, and none of it is ever read as markup. Colour goes to terminals only, and not when NO_COLOR is set.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

import click

from rag.text import PATH, UNSEEN, label, one_line, prose, sanitise

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_NAMES = frozenset(("title", "outlet", "byline", "here", "there"))
_LEAD = re.compile(r"\s*(?:\[\d{1,9}\] |\d{1,9}\. |~\d )?")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads `stream` on a screen that can move its cursor."""
    return stream.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def console(stream: TextIO) -> Console:
    """A rich console for `stream` that guesses nothing: no markup, no emoji, no highlighting."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR")) or not is_terminal(stream)
    return Console(
        file=stream,
        force_terminal=is_terminal(stream),
        color_system=None if plain else "auto",
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def out(text: str = "") -> None:
    """One line of an answer, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def as_json_text(value: Any) -> str:
    """`value` as JSON on one line. What could steer a terminal is written \\uXXXX, which means the same."""
    return UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(value, ensure_ascii=False))


def out_json(value: Any) -> None:
    """One JSON object on one line, for whoever prints its fields: names are labels, and what is looked up by stays exact."""
    out(as_json_text(labelled(value)))


def labelled(value: Any, name: str = "") -> Any:
    """A record with its names made labels, and on one line each sentence that says why."""
    match value:
        case str():
            return label(value, PATH) if name in _NAMES else prose(value) if name == "reason" else value
        case dict():
            return {key: labelled(item, key) for key, item in value.items()}
        case list() | tuple():
            return [labelled(item, name) for item in value]
        case _:
            return value


def note(text: str) -> None:
    """One line beside the answer."""
    click.echo(sanitise(text), err=True)


def write(screen: Console, text: Text) -> None:
    """A line that wraps goes on below its own beginning, its number left out; nothing wraps in a pipe."""
    for line in text.split("\n", allow_blank=True):
        lead = _LEAD.match(line.plain)
        hang = lead.end() if lead and screen.is_terminal else 0
        if not screen.is_terminal or hang == len(line):
            screen.print(line, soft_wrap=True)
            continue
        for i, row in enumerate(line[hang:].wrap(screen, max(screen.width - hang, 16))):
            row.rstrip()
            row.pad_left(hang)
            screen.print(row if i else line[:hang] + row[hang:], soft_wrap=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], always_headed: bool = False) -> None:
    """A table on standard output: drawn on a terminal, one tab-separated line a row in a pipe, there with its headings when it must."""
    cleaned = [[one_line(cell) for cell in row] for row in rows]
    if not is_terminal(sys.stdout):
        for row in ([list(headings)] if always_headed else []) + cleaned:
            out("\t".join(row))
        return
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in cleaned:
        drawn.add_row(*(Text(cell) for cell in row))
    console(sys.stdout).print(drawn)


def size(count: int) -> str:
    """Bytes for a person: "1.1 GB"."""
    value = float(count)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
