"""What a reader of statements is given and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rag.types import Kind, Span


class Placed(NamedTuple):
    """A sentence of a story: its characters in the story's text, whether it begins a paragraph, and the heading it stands under."""

    start: int
    end: int
    opens: bool
    kind: Kind = Kind.BODY
    section: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said in a story.

    `spans` are the words said, in order: more than one where "he said" stands between. `speaker` is the name as the story gives it in
    full, or the words for one without a name ("the clinic"); None when it cannot be told. `who` are the words that stand with the verb,
    empty when none do, `called` what the story calls the speaker besides (a role). `verb` is the base form of the verb, empty without
    one. `direct` says that words are quoted. `sentences` are the first and last of the sentences it stands in, counted from 0, `around`
    the characters that tell what it is about: those sentences and the one before.
    """

    spans: tuple[Span, ...]
    speaker: str | None
    who: str
    called: str
    verb: str
    direct: bool
    sentences: tuple[int, int]
    around: Span

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end
