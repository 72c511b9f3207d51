"""What flows through the pipeline: articles, passages, hits, citations, answers and the events that carry them.

Everything here is frozen, plain data, free of libraries, so that each stage can be read, tested and
replaced alone. Offsets are always characters of an article's `text`; dates are ISO strings (YYYY-MM-DD).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """Characters [start, end) of an article's text."""

    start: int
    end: int


class Kind(StrEnum):
    """What a stretch of an article is. Text under no mark is body."""

    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"
    ORDER = "order"  # it tells whoever reads the page by machine what to say: no fact, but the page did say it
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is not body, and the rule that says so."""

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence's span and what it is part of."""

    start: int
    end: int
    kind: Kind = Kind.BODY

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """One story as it was found. `text` is never rewritten: marks say what to step over.

    For .txt and .md `text` is the file's bytes decoded with `encoding`, line ends untouched; for other
    formats it is what `extractor` (name and version) gave. `provenance` says for each of title, byline,
    outlet, published, language and url where it was read: "span 120-141", "field author", "meta
    og:site_name"; a key is missing when its value is None. `pages` holds, for a story printed on pages, where
    each begins in the text and its number. A reader may give `marks` for what it knows to be no story.
    """

    file: str
    text: str
    text_sha256: str
    title: str
    part: str | None = None
    encoding: str | None = None
    extractor: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    provenance: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()

    def part_at(self, place: int) -> str | None:
        """The part of the file that character `place` stands in: the article's own, and its page when it has pages."""
        page = next((number for start, number in reversed(self.pages) if start <= place), None)
        return self.part if page is None else f"{self.part}, page {page}" if self.part else f"page {page}"

    def line_of(self, place: int) -> int | None:
        """The line, from 1, that a character stands in, where the text is the file's own."""
        return line_at(self.text, place) if self.extractor is None else None

    def is_at(self, part: str | None) -> bool:
        """Whether `part` names this article or one of its pages."""
        return part == self.part or (bool(self.pages) and without_page(part) == self.part)


def line_at(text: str, place: int) -> int:
    """The line, from 1, that a character stands in; a line ends with "\\n", "\\r\\n" or "\\r"."""
    before = text[:place]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def without_page(part: str | None) -> str | None:
    """The part of a file that a story is, of the part that one of its pages is: "story 2" of "story 2, page 5"."""
    before, _, last = (part or "").rpartition(", ")
    return (before or None) if last.startswith("page ") and last[5:].isdigit() else part


@dataclass(frozen=True, slots=True)
class Passage:
    """An ordered run of sentences of one article, to be found and read as one.

    The spans are whole sentences in the order of the text; what lies between two of them may have been
    stepped over. `kind` is body, or caption for a passage made of captions.
    """

    spans: tuple[Span, ...]
    kind: Kind = Kind.BODY


def passage_text(text: str, spans: Sequence[Span | tuple[int, int]]) -> str:
    """The words of a passage: its sentences joined by a space, by a line end where a paragraph ends."""
    parts: list[str] = []
    before: int | None = None
    for start, end in spans:
        if before is not None:
            parts.append("\n" if "\n" in text[before:start] or "\r" in text[before:start] else " ")
        parts.append(text[start:end])
        before = end
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, record or page that could not be read, and why."""

    file: str
    reason: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be found. Dates are inclusive; `file` is a glob on the path below the root;
    `source` and `author` are parts of the outlet and byline, in any case."""

    since: str | None = None
    until: str | None = None
    source: str | None = None
    author: str | None = None
    file: str | None = None

    def __bool__(self) -> bool:
        return any((self.since, self.until, self.source, self.author, self.file))


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. `as_of` (ISO date) is the day "last week" is read against; `history` is the
    conversation so far, whose words count less than those of `text`."""

    text: str
    k: int = 8
    filters: Filters = Filters()
    as_of: str | None = None
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Another telling of an article's story, with other names or numbers: its `place`, and the words of the article and its
    own where they first differ, empty when that is not known."""

    place: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """An indexed article without its text. `copies` are the other files that hold the same story with the same names and
    numbers, `otherwise` those with others; `newer` is the `place` of its newest version, if this is not it."""

    id: int
    root: str
    file: str
    part: str | None
    text_sha256: str
    title: str
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    copies: tuple[str, ...] = ()
    characters: int = 0
    passages: int = 0
    newer: str | None = None
    otherwise: tuple[Otherwise, ...] = ()

    @property
    def place(self) -> str:
        """Where below its root, in short: "story.txt", "news.jsonl, record 3"."""
        return f"{self.file}, {self.part}" if self.part else self.file


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `text == passage_text(article text, spans)`; a higher score is better.

    `explain` holds each part's rank and score ("bm25 rank", "dense score", …) for `search --explain`. Of a passage shown beside a
    refusal, `near` is its sentence that is nearest to the question, and `line` where that begins, in plain text.
    """

    passage: int
    article: ArticleInfo
    spans: tuple[Span, ...]
    text: str
    score: float
    explain: Mapping[str, float] = field(default_factory=dict)
    near: Span | None = None
    line: int | None = None

    @property
    def near_text(self) -> str:
        """The words of `near`; those of the whole passage where it is not known."""
        if self.near is None or self.near not in self.spans:
            return self.text
        at = 0
        for span in self.spans:
            if span == self.near:
                break
            at += span.end - span.start + 1  # sentences are joined by one character
        return self.text[at : at + self.near.end - self.near.start]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote: the very words, where they stand. `text[start:end] == quote`, always.

    `line` counts from 1 in plain text, None elsewhere; `copies` are other files with the same story.
    """

    number: int
    root: str
    file: str
    part: str | None
    text_sha256: str
    start: int
    end: int
    line: int | None
    quote: str
    title: str
    outlet: str | None = None
    published: str | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer, the numbers of its citations, and whether they support it."""

    text: str
    citations: tuple[int, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds. `first_token` counts from the question to the first word of the answer."""

    load: float = 0.0
    retrieve: float = 0.0
    first_token: float | None = None
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """An error as a front end shows it."""

    message: str
    hint: str


Status = Literal["answered", "abstained", "stopped", "error"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer.

    `reason` says why nothing (or not all) was answered; `missing` what part the articles do not answer;
    `read_as` how the question was read, when that is not how it was typed, `intent` what kind of answer it wants.
    """

    question: str
    status: Status
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    hits: tuple[Hit, ...] = ()
    reason: str | None = None
    missing: str | None = None
    error: Failure | None = None
    read_as: str | None = None
    intent: str | None = None
    timings: Timings = Timings()
    models: Mapping[str, str] = field(default_factory=dict)
    index: str = ""

    @property
    def text(self) -> str:
        """The sentences' texts joined by a space; empty when abstained."""
        return " ".join(s.text for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The passages the answer will be written from, best first, and the question as it was searched."""

    turn: int
    hits: tuple[Hit, ...]
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A whole sentence of the answer, checked and footnoted. `index` counts the answer's sentences from 0."""

    turn: int
    index: int
    sentence: AnswerSentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Abstained:
    """The articles do not answer: why, and the nearest passages."""

    turn: int
    reason: str
    nearest: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of every turn, whatever happened."""

    turn: int
    answer: Answer


Event = Retrieved | Cited | Abstained | Finished


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is. `stage` names it ("reading", "embedding", "fetching NAME")."""

    stage: str
    done: int
    total: int | None
    unit: str = "files"


@dataclass(frozen=True, slots=True)
class IndexPaths:
    """The parts of one index on disk. Only `sqlite` is the truth; the others may be deleted."""

    folder: Path

    @property
    def sqlite(self) -> Path:
        return self.folder / "index.sqlite"

    @property
    def vectors(self) -> Path:
        return self.folder / "vectors.faiss"

    @property
    def lexical(self) -> Path:
        return self.folder / "lexical"

    @property
    def lock(self) -> Path:
        return self.folder / "writer.lock"
