"""What other programs are given: the records of the JSON contract as types, from which their JSON schemas are made.

Fields may be added, never changed.
"""

from __future__ import annotations

from typing import Any, TypedDict

from msgspec.json import schema

from rag.looking import State
from rag.types import AnswerSentence, ArticleInfo, Citation, Failure, Otherwise, Status, Timings


class Passage(TypedDict):
    """A passage that was found: the spans are characters of its article's text."""

    file: str
    part: str | None
    spans: list[tuple[int, int]]
    text: str
    score: float
    root: str
    title: str
    outlet: str | None
    published: str | None
    text_sha256: str


class Answered(TypedDict):
    """One answer, as `footnote ask --json` writes it."""

    question: str
    status: Status
    answer: str
    reason: str | None
    missing: str | None
    error: Failure | None
    sentences: list[AnswerSentence]
    citations: list[Citation]
    hits: list[Passage]
    timings: Timings
    models: dict[str, str]
    index: str
    read_as: str | None
    intent: str | None


class Found(TypedDict):
    """What a search found, best first."""

    query: str
    hits: list[Passage]


class Listed(TypedDict):
    """Some of the `total` articles; those that only a filter by date left out, for want of a date."""

    articles: list[ArticleInfo]
    total: int
    undated_left_out: list[str]


class Shown(TypedDict):
    """The characters from `start` to `end` of an article's text, and `marked`, the words that were looked for."""

    index: str
    file: str
    part: str | None
    root: str
    title: str
    byline: str | None
    outlet: str | None
    published: str | None
    text_sha256: str
    characters: int
    start: int
    end: int
    text: str
    marked: str | None
    newer: str | None
    otherwise: list[Otherwise]


class Looked(TypedDict):
    """What became of one footnote, and the folder it was looked for in."""

    number: int
    state: State
    detail: str
    looked_in: str | None


class Verified(TypedDict):
    """What became of each footnote."""

    citations: list[Looked]


def object_schema(kind: Any) -> dict[str, Any]:
    """The JSON schema of a record or request, itself at the root."""
    whole = schema(kind)
    definitions = dict(whole["$defs"])
    root: dict[str, Any] = definitions.pop(whole["$ref"].rpartition("/")[2])
    return root | ({"$defs": definitions} if definitions else {})
