"""A story on the screen: numbered lines, the marked words set off, or what each stretch was taken for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from rag.cli.footnotes import place, source
from rag.cli.screen import console, write
from rag.text import label, one_line, sanitise
from rag.types import Article, Kind, Mark, Span

AROUND = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its number from 1 and its characters, line end left out."""

    number: int
    start: int
    end: int

    def holds(self, span: Span) -> bool:
        return span.start < self.end and self.start < span.end


def lines_of(text: str) -> list[Line]:
    """The lines of a text, counted by line feeds; a line feed at the end begins none."""
    lines, start = [], 0
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        lines.append(Line(number, start, start + len(line)))
        start += len(line) + 1
    return lines


def write_story(article: Article, spans: Sequence[Span], whole: bool) -> None:
    """The story on standard output, `spans` marked; only the lines around them unless `whole`."""
    screen = console(sys.stdout)
    _heading(screen, article)
    lines = lines_of(article.text)
    marked = {line.number for line in lines for span in spans if line.holds(span)}
    shown = [line for line in lines if whole or any(abs(line.number - number) <= AROUND for number in marked)]
    width = len(str(lines[-1].number))
    for line in shown:
        gutter = Text(f"{'>' if line.number in marked else ' '} {line.number:>{width}}  ", "bold cyan" if line.number in marked else "dim")
        _write_line(screen, gutter, _marked(screen, article.text, line, spans))


def write_marks(article: Article) -> None:
    """The story on standard output, each stretch behind its kind and the rule that said so."""
    screen = console(sys.stdout)
    _heading(screen, article)
    for kind, rule, text in _stretches(article.text, article.marks):
        style = "" if kind is Kind.BODY else "dim"
        _write_line(screen, Text(f"{kind.value:<12}", "cyan"), Text(text + (f"  ({one_line(rule)})" if rule else ""), style))


def _stretches(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Kind, str, str]]:
    for line in lines_of(text):
        at = line.start
        for mark in sorted(marks, key=lambda mark: mark.start):
            if mark.end <= at or mark.start >= line.end:
                continue
            if text[at : mark.start].strip():
                yield Kind.BODY, "", one_line(text[at : mark.start])
            if text[max(at, mark.start) : min(mark.end, line.end)].strip():
                yield mark.kind, mark.rule, one_line(text[max(at, mark.start) : min(mark.end, line.end)])
            at = max(at, min(mark.end, line.end))
        if text[at : line.end].strip():
            yield Kind.BODY, "", one_line(text[at : line.end])


def _heading(screen: Console, article: Article) -> None:
    known = [
        place(article.file, article.part),
        label(article.title),
        source(article.outlet, article.published),
        label(article.byline or ""),
    ]
    write(screen, Text(" · ".join(filter(None, known)) + "\n", "bold"))


def _marked(screen: Console, text: str, line: Line, spans: Sequence[Span]) -> Text:
    """A line's text, marked words in reverse, or between brackets where there is no colour."""
    left, right = ("", "") if screen.color_system else ("[[", "]]")
    own = sanitise if screen.color_system else _without_brackets
    shown, at = Text(), line.start
    for span in sorted(spans):
        start, end = max(span.start, line.start), min(span.end, line.end)
        if line.holds(span) and text[start:end].strip():
            shown.append(own(text[at:start]))
            shown.append(f"{left}{own(text[start:end])}{right}", "reverse")
            at = end
    return shown.append(own(text[at : line.end].removesuffix("\r")))


def _without_brackets(text: str) -> str:
    """A story's words with no brackets of their own like those that mark the cited ones."""
    return re.sub(r"\[(?=\[)|\](?=\])", r"\g<0> ", sanitise(text))


def _write_line(screen: Console, gutter: Text, text: Text) -> None:
    """A line behind its gutter; a long one goes on below its own beginning."""
    wide = max(screen.width - len(gutter) - 1, 20) if screen.is_terminal else None
    rows = text.wrap(screen, wide) if wide else text.split("\n", allow_blank=True)
    for i, row in enumerate(rows or [Text()]):
        behind = gutter if i == 0 else Text(" " * len(gutter))
        screen.print(Text.assemble(behind, row), soft_wrap=True)
