"""Sentences gathered into passages that an embedder can read whole.

A passage never holds more tokens than the limit: what an embedder cuts off cannot be found. It ends with a
sentence, begins where a paragraph or section begins when that costs little room, and never ends with a
heading. A sentence longer than the limit is cut at its clauses, else between words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from rag.types import Article, Kind, Passage, Span, passage_text

SPLITTER_VERSION = "2"

_FULL = 0.75  # of the limit: from here on a passage rather ends where a paragraph does
_SHORT = 0.25  # of the limit: a last passage below this takes sentences from the one before
_CARRIED = 8  # headings that move on to the passage they head; more are a list
_NEAR = 50  # captions before and behind another that may hold it
_CLAUSE = re.compile(r"(?<=[;:,–—)\]”\"。、，])\s*")
_WORD = re.compile(r"\s+")


@runtime_checkable
class Counts(Protocol):
    """A counter of tokens that knows many texts at once."""

    @property
    def adds(self) -> bool:
        """Whether a text has as many tokens as its words have."""

    def each(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or part of one: its span, its tokens, whether a paragraph starts with it or it is a heading."""

    span: Span
    tokens: int
    starts: bool
    heading: bool


class _OneByOne:
    """Counts of a function that knows one text at a time."""

    adds = False

    def __init__(self, count_tokens: Callable[[str], int]) -> None:
        self._count = count_tokens

    def each(self, texts: Sequence[str]) -> list[int]:
        return list(map(self._count, texts))


def split(article: Article, count_tokens: Callable[[str], int] | Counts, limit: int) -> tuple[Passage, ...]:
    """Passages of at most `limit` tokens (`count_tokens` of their text), in the order of the text, body before captions."""
    counts = count_tokens if isinstance(count_tokens, Counts) else _OneByOne(count_tokens)
    text = article.text
    spans = [[sentence.span for sentence in article.sentences if sentence.kind is kind] for kind in (Kind.BODY, Kind.CAPTION)]
    empty, *tokens = counts.each(["", *(text[start:end] for some in spans for start, end in some)])
    body = _pieces(text, spans[0], tokens[: len(spans[0])], counts, empty, limit)
    captions = _pieces(text, spans[1], tokens[len(spans[0]) :], counts, empty, limit)
    return (
        *_passages(text, body, counts, empty, limit, Kind.BODY),
        *_passages(text, _once(text, captions), counts, empty, limit, Kind.CAPTION),
    )


def _pieces(text: str, spans: Sequence[Span], tokens: Sequence[int], counts: Counts, empty: int, limit: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, (span, whole) in enumerate(zip(spans, tokens, strict=True)):
        starts = number == 0 or "\n" in text[spans[number - 1].end : span.start]
        alone = starts and (number + 1 == len(spans) or "\n" in text[span.end : spans[number + 1].start])
        heading = alone and span.end - span.start < 80 and text[span.end - 1] not in ".!?…:;,”\"')"
        for part, own in _cut(text, span, whole, counts, limit):
            pieces.append(_Piece(part, own - empty, starts, heading))
            starts = False
    return pieces


def _passages(text: str, pieces: Sequence[_Piece], counts: Counts, empty: int, limit: int, kind: Kind) -> list[Passage]:
    passages: list[Passage] = []
    for group in _balanced(_gather(pieces, limit - empty), limit):
        spans = [piece.span for piece in group]
        # Tokenizers that join words across sentences may count a little more; far from the limit that does not matter.
        near = sum(piece.tokens for piece in group) + (0 if counts.adds else 2 * len(group)) + empty > limit
        fitting = _fitting(text, spans, counts, limit) if near else [spans]
        passages += [Passage(tuple(part), kind) for part in fitting]
    return passages


def _gather(pieces: Sequence[_Piece], room: int) -> list[list[_Piece]]:
    groups: list[list[_Piece]] = []
    group: list[_Piece] = []
    used = 0
    for piece, ahead in zip(pieces, _ahead(pieces), strict=True):
        full = used + piece.tokens > room
        well_filled = piece.starts and used >= _FULL * room and used + ahead > room
        if group and (full or well_filled):
            carried = _headings_at_end(group)
            groups.append(group[: len(group) - len(carried)])
            group = carried
            used = sum(p.tokens for p in carried)
        group.append(piece)
        used += piece.tokens
    return [*groups, group] if group else groups


def _ahead(pieces: Sequence[_Piece]) -> list[int]:
    """For each piece the tokens to the end of its paragraph; from a heading on, to the end of the paragraph it heads."""
    totals: list[int] = []
    rest = total = 0  # from the piece behind: to the end of its paragraph, and the same with what it heads
    ends = True
    for piece in reversed(pieces):
        headed = piece.tokens + total
        rest = piece.tokens + (0 if ends else rest)
        total = headed if piece.heading else rest
        totals.append(total)
        ends = piece.starts
    return totals[::-1]


def _headings_at_end(group: list[_Piece]) -> list[_Piece]:
    keep = len(group)
    while keep > max(1, len(group) - _CARRIED) and group[keep - 1].heading:
        keep -= 1
    return group[keep:]


def _balanced(groups: list[list[_Piece]], limit: int) -> list[list[_Piece]]:
    """The last two groups evened out when the last is hardly more than a tail."""
    if len(groups) < 2 or sum(p.tokens for p in groups[-1]) >= _SHORT * limit:
        return groups
    both = groups[-2] + groups[-1]
    total = sum(p.tokens for p in both)
    best, nearest, used = len(groups[-2]), total, 0
    for number, piece in enumerate(both[:-1], start=1):
        used += piece.tokens
        off = abs(2 * used - total) + (0 if both[number].starts else total // 10) + (total if piece.heading else 0)
        if off < nearest:
            best, nearest = number, off
    return [*groups[:-2], both[:best], both[best:]]


def _fitting(text: str, spans: list[Span], counts: Counts, limit: int) -> list[list[Span]]:
    """The spans halved until each part fits."""
    if len(spans) == 1 or counts.each([passage_text(text, spans)])[0] <= limit:
        return [spans]
    half = len(spans) // 2
    return _fitting(text, spans[:half], counts, limit) + _fitting(text, spans[half:], counts, limit)


def _cut(text: str, span: Span, tokens: int, counts: Counts, limit: int) -> list[tuple[Span, int]]:
    """The span itself when it fits, else its halves, cut at the edge nearest its middle, until each fits; with their tokens."""
    start, end = span
    if end - start <= 1 or tokens <= limit:
        return [(span, tokens)]
    middle = (start + end) // 2
    at = _edge(text, start, end, middle)
    halves = [half for half in (_trim(text, start, at), _trim(text, at, end)) if half.start < half.end]
    each = counts.each([text[start:end] for start, end in halves])
    return [part for half, own in zip(halves, each, strict=True) for part in _cut(text, half, own, counts, limit)]


def _edge(text: str, start: int, end: int, middle: int) -> int:
    quarter = (end - start) // 4
    for edge in (_CLAUSE, _WORD):
        places = [m.end() for m in edge.finditer(text, start + quarter, end - quarter)]
        if places:
            return min(places, key=lambda at: abs(at - middle))
    return middle


def _trim(text: str, start: int, end: int) -> Span:
    start = end - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))


def _once(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Captions that another caption holds whole are left out: pages give many twice, with and without the credit."""
    words = [text[p.span.start : p.span.end] for p in pieces]
    kept: list[_Piece] = []
    seen: set[str] = set()
    for number, (piece, own) in enumerate(zip(pieces, words, strict=True)):
        near = words[max(0, number - _NEAR) : number + _NEAR + 1]
        if own not in seen and not any(len(other) > len(own) and own in other for other in near):
            kept.append(piece)
        seen.add(own)
    return kept
