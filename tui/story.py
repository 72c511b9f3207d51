"""A story as it is shown: harmless text, the cited words at their new offsets, rows of a given width.

Sanitising can change lengths, so the text is cut at every edge that matters (cited words, marks) and each
piece sanitised alone: an edge of the article is then an edge of what is shown, whatever was taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from rag.text import sanitise
from rag.types import Article, Kind, Span

_WORD = re.compile(r"\S+[^\S\n]*|[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters [start, end) of the shown text: what they are, and whether they are cited."""

    start: int
    end: int
    kind: Kind
    cited: bool


@dataclass(frozen=True, slots=True)
class Story:
    """What the source pane shows. The stretches are in order and cover the text."""

    text: str
    stretches: tuple[Stretch, ...]

    @property
    def cited(self) -> tuple[Stretch, ...]:
        """The cited stretches, in order."""
        return tuple(s for s in self.stretches if s.cited)

    def within(self, start: int, end: int) -> Iterable[Stretch]:
        """The stretches that touch [start, end), cut to it."""
        first = bisect_right(self.stretches, start, key=lambda s: s.end)
        for stretch in self.stretches[first:]:
            if stretch.start >= end:
                return
            yield Stretch(max(start, stretch.start), min(end, stretch.end), stretch.kind, stretch.cited)


def tell(article: Article, spans: Sequence[Span]) -> Story:
    """The article ready to show, with `spans` (characters of its text) as the cited words."""
    edges = {0, len(article.text)}
    for start, end in [*((m.start, m.end) for m in article.marks), *spans]:
        edges |= {min(max(start, 0), len(article.text)), min(max(end, 0), len(article.text))}
    places = sorted(edges)
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for start, end in pairwise(places):
        shown = sanitise(article.text[start:end]).expandtabs(4)
        if not shown:
            continue
        kind = next((m.kind for m in article.marks if m.start <= start and end <= m.end), Kind.BODY)
        cited = any(a <= start and end <= b for a, b in spans)
        stretches.append(Stretch(length, length + len(shown), kind, cited))
        parts.append(shown)
        length += len(shown)
    return Story("".join(parts), tuple(stretches))


def rows(text: str, width: int) -> list[Span]:
    """`text` wrapped to `width` cells: the span of each row, without its line end; empty rows never twice in a row."""
    found: list[Span] = []
    position = 0
    for line in text.split("\n"):
        wrapped = list(_wrap(line, position, max(width, 2)))
        if line.strip() or not found or found[-1].start != found[-1].end:
            found.extend(wrapped if line.strip() else [Span(position, position)])
        position += len(line) + 1
    return found


def _wrap(line: str, offset: int, width: int) -> Iterable[Span]:
    start = end = 0
    used = 0
    for word in _WORD.finditer(line):
        cells = cell_len(word.group().rstrip())
        if used and used + cells > width:
            yield Span(offset + start, offset + end)
            start, used = word.start(), 0
        if cells > width:
            for cut in _chop(word.group().rstrip(), width):
                yield Span(offset + start, offset + word.start() + cut)
                start = word.start() + cut
            used = cell_len(line[start : word.end()])
        else:
            used += cell_len(word.group())
        end = word.end()
    yield Span(offset + start, offset + end)


def _chop(word: str, width: int) -> Iterable[int]:
    """Where a word wider than a row is cut; what is left after the last cut fits."""
    used = 0
    for place, character in enumerate(word):
        cells = cell_len(character)
        if used + cells > width:
            yield place
            used = 0
        used += cells
