"""How stories are related: one is a newer version of another, corrects it, or reports the same later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rag.answer.evidence.story import Line, Story
from rag.language import words
from rag.language.english import stories as english
from rag.language.phrases import flat, holds

TITLE_SHARED = 0.99  # share of a title's words that a correction which names the story holds


class Relations:
    """The relations between some stories."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.stories = tuple(stories)
        self._corrected = {story: self._corrected_by(story) for story in stories if story.corrects}

    def _corrected_by(self, correction: Story) -> frozenset[Story]:
        """The stories whose title the correction names."""
        told = words.content(" ".join(line.text for line in correction.lines))
        named = {
            story
            for story in self.stories
            if story is not correction and not story.corrects and (title := words.content(story.title)) and len(title & told) >= TITLE_SHARED * len(title)
        }
        return frozenset(named)

    def corrections_of(self, story: Story) -> list[Story]:
        """The stories that put `story` right."""
        return [correction for correction, corrected in self._corrected.items() if story in corrected]

    def newer_version(self, story: Story) -> Story | None:
        """The newest version of a story, where it is among these."""
        return next((other for other in self.stories if other.info.place == story.info.newer and other.info.root == story.info.root), None)

    def later(self, story: Story) -> list[Story]:
        """The stories published after one, newest first."""
        day = story.day or date.min
        return sorted((other for other in self.stories if other.day and other.day > day), key=lambda other: other.day or day, reverse=True)


def puts_right(line: Line) -> bool:
    """Whether a sentence says that something published or counted before was wrong."""
    return holds(flat(line.text), english.CORRECTING)
