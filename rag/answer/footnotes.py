"""Numbers the sentences an answer stands on, each once, and makes citations of them."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.evidence import Line, Story
from rag.types import Citation, line_at


class Footnotes:
    """The footnotes of one answer."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int, int], Citation] = {}

    @property
    def all(self) -> tuple[Citation, ...]:
        return tuple(self._made.values())

    def add(self, lines: Sequence[Line]) -> tuple[Citation, ...]:
        """The citations of some sentences; a sentence cited before keeps its number."""
        return tuple(dict.fromkeys(self._of(line) for line in lines))

    def _of(self, line: Line) -> Citation:
        key = (line.story.info.id, line.start, line.end)
        if key not in self._made:
            self._made[key] = _citation(len(self._made) + 1, line)
        return self._made[key]


def _citation(number: int, line: Line) -> Citation:
    info = line.story.info
    return Citation(
        number=number,
        root=info.root,
        file=info.file,
        part=line.story.part_at(line.start),
        text_sha256=info.text_sha256,
        start=line.start,
        end=line.end,
        line=line_number(line.story, line.start),
        quote=line.story.text[line.start : line.end],
        title=info.title,
        outlet=info.outlet,
        published=info.published,
        copies=info.copies,
    )


def line_number(story: Story, start: int) -> int | None:
    """The line, from 1, that a character stands in, where the text is the file's own."""
    return line_at(story.text, start) if story.plain else None
