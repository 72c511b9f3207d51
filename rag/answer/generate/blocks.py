"""Evidence as the model reads it: chosen sentences of a few stories under "Title (outlet, day)".

The best story comes last, next to the question.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import messages
from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.relevance import ONE_THING
from rag.answer.question import Intent
from rag.answer.question.types import Focus
from rag.types import Kind

BEST = 5  # sentences
NEIGHBOURED = 2  # of these, that bring the sentences before and after
WORDS = 190
STORIES = 3
GAP = " … "


def heading(story: Story, corrected: bool = False) -> str:
    """What stands over a story's sentences; without the title of one that was corrected, which may say what was wrong."""
    source = source_of(story)
    return source if corrected and source else f"{story.title} ({source})" if source else story.title


def source_of(story: Story) -> str:
    """Its outlet and day, as far as they are known."""
    return ", ".join(part for part in (story.outlet, messages.day(story.day)) if part)


def block(evidence: Evidence, best: int = BEST, neighboured: int = NEIGHBOURED, most: int = WORDS) -> tuple[str, tuple[Line, ...]]:
    """The text of the best sentences, of which the first `neighboured` bring their neighbours, and the sentences in it."""
    chosen = _chosen(evidence, best, neighboured, most)
    stories = list(dict.fromkeys(line.story for line in chosen))
    parts = [
        passage([line for line in chosen if line.story is story], bool(evidence.relations.corrections_of(story)))
        for story in reversed(stories)
    ]
    return "\n\n".join(parts), tuple(chosen)


def passage(lines: Sequence[Line], corrected: bool = False) -> str:
    """Some sentences of one story, in its order."""
    ordered = sorted(lines, key=lambda line: line.place)
    text = ""
    for before, line in zip((None, *ordered), ordered, strict=False):
        text += ("" if before is None else " " if line.place == before.place + 1 else GAP) + line.text
    return f"{heading(ordered[0].story, corrected)}\n{text}"


def in_context(lines: Sequence[Line]) -> str:
    """Neighbouring sentences of one story with those before and after, below its first one, which says what all of it is about."""
    around = [lines[0].story.lines[0], _beside(lines[0], lines[0].before), *lines, _beside(lines[-1], lines[-1].after)]
    return passage([line for line in dict.fromkeys(around) if line])


def _beside(line: Line, neighbour: Line | None) -> Line | None:
    """A neighbour that is of the same kind: beside a sentence of the text no caption, and nothing on who wrote it."""
    return neighbour if neighbour and neighbour.kind is line.kind else None


def _chosen(evidence: Evidence, best: int, neighboured: int, most: int) -> list[Line]:
    chosen: list[Line] = []
    stories: list[Story] = []
    speech = evidence.question.intent in (Intent.STATEMENT, Intent.COMPARE)  # where a question may be what was said
    one_thing = evidence.question.intent in ONE_THING  # others tell what was said before, too
    of_picture = evidence.question.focus in (Focus.DAY, Focus.REASON)  # which a caption gives of its picture

    def add(line: Line | None) -> None:
        if line and one_thing and evidence.outdated(line):
            line = evidence.instead(line)
        if line is None or line in chosen or evidence.taken_back(line):
            return
        if (("?" in line.text or line.asks) and not speech) or (of_picture and line.kind is Kind.CAPTION):
            return
        full = chosen and sum(len(one.text.split()) for one in chosen) + len(line.text.split()) > most
        if full or (line.story not in stories and len(stories) == STORIES):
            return
        if line.story not in stories:
            stories.append(line.story)
        chosen.append(line)

    for rank, line in enumerate(evidence.ranked[:best]):
        add(line)
        if line.leans or rank < neighboured:
            add(_beside(line, line.before))
        if rank < neighboured:
            add(_beside(line, line.after))
    return chosen
