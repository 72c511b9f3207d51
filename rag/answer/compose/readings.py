"""What a fact or a reason is read from, in turn, until one reading answers: the newest story by itself where it is asked what is so now,
the best sentences, those after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from rag.answer.evidence import Evidence, Story
from rag.answer.evidence.relevance import ONE_THING
from rag.answer.generate.blocks import block

NEWEST = 2  # stories that are read by themselves
ON_IT = 0.8  # of what the best story holds of the question's words, from which another is on the same thing


def readings(evidence: Evidence) -> Iterator[tuple[Evidence, bool]]:
    """Evidence to read, each with whether its sentences are the best of all."""
    for newest in _of_newest(evidence):
        yield newest, False
    yield evidence, True
    if evidence.question.intent in ONE_THING and (beyond := _beyond(evidence)):
        yield beyond, False


def _of_newest(evidence: Evidence) -> Iterator[Evidence]:
    """The evidence in each of the newest stories alone, where it is asked what is so now and several days tell of it."""
    for story in newest(evidence)[:NEWEST] if evidence.question.now else ():
        yield replace(evidence, ranked=tuple(evidence.of(story)))


def newest(evidence: Evidence) -> list[Story]:
    """The stories that tell of what is asked, the newest first; none where all are of one day."""
    held = {line.story: evidence.signals[line]["story words"] for line in evidence.ranked}
    on_it = [story for story, share in held.items() if story.day and share >= ON_IT * max(held.values())]
    return newest_first(on_it, held) if len({story.day for story in on_it}) > 1 else []


def newest_first(stories: Iterable[Story], worth: Mapping[Story, float]) -> list[Story]:
    """Stories by their day, those of one day by what each is worth."""
    return sorted(stories, key=lambda story: (story.day or date.min, worth[story], story.info.file), reverse=True)


def _beyond(evidence: Evidence) -> Evidence | None:
    """The evidence without the sentences that are read first."""
    read = frozenset(block(evidence)[1])
    rest = tuple(line for line in evidence.ranked if line not in read)
    return replace(evidence, ranked=rest) if rest else None
