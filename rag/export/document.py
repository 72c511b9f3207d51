"""What is exported: the turns of a conversation, their footnotes numbered through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.export import strings
from rag.text import label, prose
from rag.types import Answer, ArticleInfo, Citation, Hit

Sources = Callable[[Citation], ArticleInfo | None]
"""What the index knows of a footnote's story, as far as it is still there."""

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer as the screen shows it; `asked_of` says which stories were asked."""

    answer: Answer
    asked_of: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns under a title; the title is empty for one answer alone."""

    turns: tuple[Turn, ...]
    title: str = ""

    def numbered(self) -> Conversation:
        """The same with footnotes numbered through all turns, in the order in which each answer lists them."""
        turns, used = [], 0
        for turn in self.turns:
            new = {citation.number: used + place for place, citation in enumerate(turn.answer.citations, 1)}
            citations = tuple(replace(c, number=new[c.number]) for c in turn.answer.citations)
            sentences = tuple(replace(s, citations=tuple(new[n] for n in s.citations if n in new)) for s in turn.answer.sentences)
            turns.append(replace(turn, answer=replace(turn.answer, sentences=sentences, citations=citations)))
            used += len(citations)
        return replace(self, turns=tuple(turns))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All footnotes, in order."""
        return tuple(citation for turn in self.turns for citation in turn.answer.citations)


def no_sources(citation: Citation) -> ArticleInfo | None:  # noqa: ARG001
    """Where there is no index to ask."""
    return None


def remarks(turn: Turn) -> Iterator[str]:
    """What is said below an answer besides its footnotes."""
    answer = turn.answer
    if answer.status == "stopped":
        yield strings.STOPPED
    if answer.error:
        yield strings.failed(message=prose(answer.error.message))
    if answer.missing:
        yield strings.not_in_articles(missing=prose(answer.missing))


def above(turn: Turn) -> Iterator[str]:
    """What is said between a question and its answer."""
    if turn.answer.read_as:
        yield strings.understood_as(read_as=prose(turn.answer.read_as))
    if turn.asked_of:
        yield strings.asked_only_of(asked_of=prose(turn.asked_of))


def refusal(turn: Turn) -> str:
    """Why there is no answer; empty when there is one."""
    answer = turn.answer
    return "" if answer.status != "abstained" else prose(answer.reason or "") or strings.NOT_ANSWERED


def nearest(turn: Turn) -> Sequence[Hit]:
    """The passages that were near a question without an answer."""
    return turn.answer.hits[:NEAREST] if turn.answer.status == "abstained" else ()


def place(file: str, part: str | None, line: int | None = None) -> str:
    """Where, in short, as a label: "story.txt:14", "news.jsonl, record 3"."""
    return f"{label(file)}{f':{line}' if line else ''}{f', {label(part)}' if part else ''}"


def source(outlet: str | None, published: str | None, title: str = "") -> str:
    """Who and when, as labels: "The Courier · 2024-03-02"; the title stands in for an outlet that is not known."""
    return " · ".join(label(known) for known in (outlet or title, published) if known)


def stories(citations: Iterable[Citation]) -> list[Citation]:
    """The first footnote of each story that is cited."""
    return list({(c.root, c.file, c.part): c for c in reversed(list(citations))}.values())[::-1]
