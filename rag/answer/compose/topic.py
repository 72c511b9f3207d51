"""What a question is about apart from who is asked to speak of it: how near a sentence and its surroundings are to that."""

from __future__ import annotations

from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.relevance import carries, share
from rag.language import words
from rag.language.english.speech import ASKING_VERBS, REACTIONS

BEFORE = 2  # sentences before one that tell what it is about
HEAD = 0.4  # what a word counts that stands only in the headings
UNNAMED = 0.5  # taken from a story that lacks all names of the topic
WHEN = 0.2  # what the newest story is given when the question asks what is so now, the oldest when it asks what was so first


class Topic:
    """The question's words without those of `speaker` and of speaking."""

    def __init__(self, evidence: Evidence, speaker: str = "") -> None:
        spoken = words.content(speaker) | words.content(" ".join(ASKING_VERBS | REACTIONS))
        self._evidence = evidence
        self._weights = {word: weight for word, weight in evidence.wanted.weights.items() if word not in spoken}
        self._whole = sum(self._weights.values())
        self._names = [words.normal(name) for name in evidence.question.names if words.normal(name) in self._weights]
        self._days = sorted({story.day for story in evidence.stories if story.day})

    def of(self, line: Line) -> float:
        """0 to 1 and more: how near a sentence is to the topic, by itself, what comes before it and its headings."""
        if not self._whole:
            return self.timely(line.story)
        before = line.story.lines[max(0, line.place - BEFORE) : line.place]
        local = line.content.union(line.story.under[line.section], *(one.content for one in before))
        return self._near(local, line) - UNNAMED * self._lacks_names(line.story) + self.timely(line.story)

    def held_by(self, story: Story) -> float:
        """0 to 1: how much of the topic a story holds, wherever it stands."""
        return self._covered(story.content) if self._whole else 1.0

    def touched(self, line: Line) -> float:
        """0 to 1: how much of the topic a sentence holds with what comes before it in its paragraph and its headings."""
        if not self._whole:
            return 1.0
        return self._near(line.content if line.opens or not line.before else line.content | line.before.content, line)

    def _near(self, content: frozenset[str], line: Line) -> float:
        """How much of the topic some words at a sentence hold, and, at a discount, its headings."""
        own = self._covered(content)
        return own + HEAD * (self._covered(content | line.head) - own)

    def timely(self, story: Story) -> float:
        """What a story is given for its day, when the question asks for what is so now or was so first."""
        question = self._evidence.question
        if not (question.now or question.first) or len(self._days) < 2 or not story.day:
            return 0.0
        rank = self._days.index(story.day) / (len(self._days) - 1)
        return WHEN * (rank if question.now else 1 - rank)

    def _covered(self, content: frozenset[str]) -> float:
        return share(self._weights, content)

    def _lacks_names(self, story: Story) -> float:
        return float(bool(self._names) and not any(carries(story.content, name) for name in self._names))
