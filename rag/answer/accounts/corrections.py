"""Which sentence puts which right: a correction's, or that of a newer version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.answer.accounts.outlets import on_topic
from rag.answer.events.merge import put_right, versions_of
from rag.answer.evidence import Evidence, Line
from rag.language.numbers import Quantity, quantities


@dataclass(frozen=True, slots=True)
class Correction:
    """The sentence that holds now, and the one that it replaces."""

    line: Line
    replaced: Line


def corrections(evidence: Evidence) -> list[Correction]:
    """What the stories about the topic put right, each sentence once."""
    about = set(on_topic(evidence))
    found: dict[Line, Correction] = {}
    for one in (*_by_corrections(evidence), *_by_versions(evidence)):
        if one.replaced.story in about:
            found.setdefault(one.line, one)
    return list(found.values())


def _by_corrections(evidence: Evidence) -> Iterator[Correction]:
    for story in evidence.stories:
        for line in story.lines:
            right = put_right(line, evidence)
            if right:
                yield Correction(right, line)


def _by_versions(evidence: Evidence) -> Iterator[Correction]:
    """Sentences of a newer version whose figures or days differ from those of the older one."""
    for story in evidence.stories:
        newer = evidence.relations.newer_version(story)
        for line in newer.lines if newer else ():
            older = versions_of(line, story, evidence)
            if older and _figures(older) - _figures(line):
                yield Correction(line, older)


def _figures(line: Line) -> set[tuple[str, str | None, object]]:
    return {(one.kind, one.unit, one.low) for one in _counted(line)}


def _counted(line: Line) -> list[Quantity]:
    return [one for one in quantities(line.text) if one.kind != "ordinal"]
