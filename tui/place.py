"""A place in a story that can be opened: a footnote, a passage that was near, a search result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.text import label
from rag.types import ArticleInfo, Citation, Hit, Otherwise, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a story. `label` is the footnote's number, or a sign for a passage that is not a footnote ("~1")."""

    label: str
    root: str
    file: str
    part: str | None
    spans: tuple[Span, ...]
    quote: str
    title: str
    text_sha256: str
    outlet: str | None = None
    published: str | None = None
    line: int | None = None
    copies: tuple[str, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()

    @property
    def number(self) -> int | None:
        """What is typed to open it: a footnote's number, or that of a passage that was near."""
        digits = self.label.removeprefix("~")
        return int(digits) if digits.isdecimal() else None

    @property
    def path(self) -> Path:
        """The file on disk."""
        return Path(self.root) / self.file

    @property
    def where(self) -> str:
        """File, part and line, as a label."""
        part = f" ({label(self.part)})" if self.part else ""
        line = f":{self.line}" if self.line is not None else ""
        return f"{label(self.file)}{part}{line}"


def from_citation(citation: Citation) -> Place:
    """The place a footnote points at."""
    return _of(citation, str(citation.number), [Span(citation.start, citation.end)], citation.quote, citation.line)


def citation_of(place: Place) -> Citation:
    """The place's words as a footnote."""
    start, end = (place.spans[0].start, place.spans[-1].end) if place.spans else (0, 0)
    at = (place.root, place.file, place.part, place.text_sha256, start, end, place.line, place.quote, place.title)
    return Citation(0, *at, place.outlet, place.published)


def from_hit(hit: Hit) -> Place:
    """The place of a passage that was found."""
    return _of(hit.article, "~", hit.spans, hit.text)


def from_near(hit: Hit, number: int) -> Place:
    """The place of a passage near a question that was not answered, its nearest words marked."""
    return _of(hit.article, f"~{number}", [hit.near] if hit.near else hit.spans, hit.near_text, hit.line)


def from_info(info: ArticleInfo) -> Place:
    """A whole story, nothing in it marked."""
    return _of(info)


def _of(story: Citation | ArticleInfo, sign: str = "", spans: Sequence[Span] = (), quote: str = "", line: int | None = None) -> Place:
    return Place(
        label=sign,
        root=story.root,
        file=story.file,
        part=story.part,
        spans=tuple(Span(*span) for span in spans),
        quote=quote,
        title=story.title,
        text_sha256=story.text_sha256,
        outlet=story.outlet,
        published=story.published,
        line=line,
        copies=story.copies,
        otherwise=() if isinstance(story, Citation) else story.otherwise,
    )
