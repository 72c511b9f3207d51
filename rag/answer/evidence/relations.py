"""How stories are related: one is a newer version of another, corrects it, or reports the same later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from rag.answer.evidence.story import Line, Story
from rag.language import words
from rag.language.english import stories as english
from rag.language.phrases import flat, holds


@lru_cache(maxsize=4096)
def is_correction(title: str) -> bool:
    """Whether a story's title says that it puts another right."""
    first = words.tokens(title)[:1]
    return bool(first) and first[0].lower() in english.CORRECTION_TITLES


def corrects(correction: Story, story: Story) -> bool:
    """Whether a correction names a story: holds all words of its title, and is of the same outlet where both are known."""
    if correction.outlet and story.outlet and correction.outlet != story.outlet:
        return False
    title = words.content(story.title)
    told = frozenset().union(*(line.content for line in correction.lines))
    return correction is not story and not is_correction(story.title) and bool(title) and title <= told


class Relations:
    """The relations between some stories."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.stories = tuple(stories)
        self._places = {(story.info.root, story.info.place): story for story in reversed(self.stories)}
        corrections = [story for story in stories if is_correction(story.title)]
        self._corrected = {one: frozenset(story for story in stories if corrects(one, story)) for one in corrections}

    def takes_back(self, line: Line) -> Line | None:
        """The sentence of a correction that names the figure of a sentence in a story it corrects, or None."""
        if tells_of_error(line):
            return line
        figures = line.numbers
        told = (other for correction in self.corrections_of(line.story) for other in correction.lines)
        return next((other for other in told if figures & other.numbers), None) if figures else None

    def corrections_of(self, story: Story) -> list[Story]:
        """The stories that put `story` right."""
        return [correction for correction, corrected in self._corrected.items() if story in corrected]

    def newer_version(self, story: Story) -> Story | None:
        """The newest version of a story, where it is among these."""
        return self._places.get((story.info.root, story.info.newer)) if story.info.newer else None

    def later(self, story: Story) -> list[Story]:
        """The stories published after one, newest first."""
        day = story.day or date.min
        return sorted((other for other in self.stories if other.day and other.day > day), key=lambda other: other.day or day, reverse=True)


def tells_of_error(line: Line) -> bool:
    """Whether a correction says in this sentence what was wrong, so that nothing in it may be told as true."""
    return is_correction(line.story.title) and holds(flat(line.text), english.REPORTED_WRONGLY)


def puts_right(line: Line) -> bool:
    """Whether a sentence says that something published or counted before was wrong."""
    return holds(flat(line.text), english.CORRECTING)
