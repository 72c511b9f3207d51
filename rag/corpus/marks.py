"""What in an article is not its body: marked, never cut out."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from hashlib import blake2b

from rag.corpus.sentences import line_spans, paragraph_spans, sentence_spans
from rag.types import Article, Kind, Mark, Sentence, Span

CLEANER_VERSION = "1"
_HEADERS = (("byline", "By ", Kind.BYLINE), ("outlet", "Source: ", Kind.BOILERPLATE), ("published", "Published: ", Kind.BOILERPLATE))


def line_keys(article: Article) -> frozenset[int]:
    """64-bit keys (signed) of the article's lines, to count what repeats across a folder."""
    return frozenset(_key(article.text[start:end]) for start, end in line_spans(article.text))


def mark(article: Article, repeated: Container[int] = (), keep_boilerplate: bool = False) -> Article:
    """The article with marks, sentences and what its text says about who, where and when."""
    text = article.text
    lines = line_spans(text)
    marks: list[Mark] = []
    provenance = dict(article.provenance)
    title = article.title
    if not title and lines:
        title = text[lines[0].start : lines[0].end][:300]
        provenance["title"] = f"span {lines[0].start}-{lines[0].end}"
    found: dict[str, str] = {}
    for start, end in lines[:8]:
        line = text[start:end]
        for field, label, kind in _HEADERS:
            if line.startswith(label) and end - start < 80 and field not in found:
                found[field] = line.removeprefix(label).strip()
                provenance[field] = f"span {start + len(label)}-{end}"
                marks.append(Mark(start, end, kind, "header"))
    sentences = _sentences(text, lines, marks)
    return replace(
        article,
        title=title,
        byline=article.byline or found.get("byline"),
        outlet=article.outlet or found.get("outlet"),
        published=article.published or found.get("published"),
        provenance=provenance,
        marks=() if keep_boilerplate else tuple(marks),
        sentences=tuple(sentences),
    )


def _sentences(text: str, lines: Sequence[Span], marks: Sequence[Mark]) -> list[Sentence]:
    kinds = {mark.start: mark.kind for mark in marks}
    return [
        Sentence(start, end, kinds.get(paragraph.start, Kind.BODY))
        for paragraph in paragraph_spans(text, lines)
        for start, end in sentence_spans(text, *paragraph)
    ]


def _key(line: str) -> int:
    return int.from_bytes(blake2b(" ".join(line.casefold().split()).encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
