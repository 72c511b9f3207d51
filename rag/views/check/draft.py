"""A draft as it is checked: its text, its sentences, and where each stands, as editors count it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rag.config import Settings
from rag.corpus import read
from rag.corpus.sentences import is_wrapped, line_spans, paragraph_spans, sentence_spans
from rag.errors import BadInput
from rag.types import Kind, Mark, Span

_BREAK = re.compile(r"\r\n|[\n\r]")
_MARKUP = re.compile(r"(?:#{1,6}\s+|>\s+|[*•+–-]\s+|\d{1,3}[.)]\s+)+")
_ENDED = re.compile(r"[.!?…:;][\"”’'»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft: `text` is the draft's `[start:end]` with its white space joined; `heading` says that it is a line
    by itself that does not end like a sentence."""

    text: str
    start: int
    end: int
    heading: bool


@dataclass(frozen=True)
class Draft:
    """The text of a file. For .txt and .md it is the file's own, so that places are those an editor shows."""

    file: str
    text: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(self._read())

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of a character, both from 1."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def _read(self) -> Iterator[Sentence]:
        lines = line_spans(self.text)
        for paragraph in paragraph_spans(self.text, lines, is_wrapped(lines)):
            markup = _MARKUP.match(self.text, paragraph.start, paragraph.end)
            start = markup.end() if markup else paragraph.start
            title = bool(markup and markup.group().startswith("#"))
            for span in _whole(self.text, sentence_spans(self.text, start, paragraph.end)):
                text = " ".join(self.text[span.start : span.end].split())
                heading = title or (span.start == start and span.end == paragraph.end and not _ENDED.search(text))
                yield Sentence(text, span.start, span.end, heading)


def _whole(text: str, spans: list[Span]) -> Iterator[Span]:
    """Sentences, a quotation that goes on over several of them kept with the words that say whose it is."""
    held: Span | None = None
    for span in spans:
        span = Span(held.start, span.end) if held else span
        words = text[span.start : span.end]
        opening, closing = ("„", "“”") if "„" in words else ("“", "”")  # German closes with the mark that opens in English
        held = span if words.count(opening) > sum(map(words.count, closing)) or words.count('"') % 2 else None
        if held is None:
            yield span
    if held:
        yield held


def read_drafts(path: Path, settings: Settings) -> list[Draft]:
    """The drafts in a file, by the reader of its kind. Raises BadInput when it cannot be read."""
    if not path.exists():
        raise BadInput(f"There is no file {str(path)!r}.", "Give the file that holds the draft, or `-` for standard input.")
    if path.is_dir():
        raise BadInput(f"{str(path)!r} is a folder.", "Give the files of the drafts one by one.")
    articles, missing = read(path, path.name, settings)
    if not articles:
        reason = missing[0].reason if missing else "it holds no text"
        raise BadInput(f"{str(path)!r} cannot be checked: {reason}.", "Drafts are read like articles: .txt, .md, .docx, .html and others.")
    return [Draft(str(path), _visible(article.text, article.marks)) for article in articles]


def _visible(text: str, marks: tuple[Mark, ...]) -> str:
    """A text with what its reader found to be hidden blanked out, its places kept."""
    for mark in marks:
        if mark.kind is Kind.HIDDEN:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text
