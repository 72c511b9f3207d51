"""A summary: two to four sentences that cover the stories' main points, in order of day."""

from __future__ import annotations

from datetime import date

from rag.answer import answered, messages
from rag.answer.compose import fact, latest
from rag.answer.compose.choice import relevant, repeats, usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.relations import is_correction
from rag.answer.evidence.relevance import carries
from rag.answer.statement import Statement, all_quoted, led, quoted

STORIES = 4
SENTENCES = 4
LEAD = 0.8  # what a story's first sentence is given, which says what it is about; its second half as much
MISSED = 0.7  # of what the best sentence holds of the question, below which those chosen miss it
NEAR = 0.8  # of the best story's worth, from which another is part of the answer
WORDS = 95
ABOUT = 0.4  # of the question's words in the opening of the story that holds most of them, from which another story is about it
NEWEST = 2  # sentences of the newest story, where what holds now is asked for


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The sentence of each story that says most of what is asked, and of a single story more."""
    if not fact.is_told(evidence, tools):
        return Composed((), answered.why_not(evidence))
    if evidence.question.now and (newest := _newest_first(evidence)):
        return Composed(newest)
    stories = relevant(evidence, NEAR)[:STORIES]
    chosen: list[Line] = []
    for turn in range(SENTENCES if len(stories) < 2 else 2):
        for story in stories:
            line = _best(story, evidence, chosen)
            full = len(chosen) >= SENTENCES or sum(len(one.text.split()) for one in chosen) + len(line.text.split() if line else []) > WORDS
            if line and not (full and chosen) and (turn == 0 or len(stories) < 3):
                chosen.append(line)
    chosen = _on_topic(chosen, evidence)
    ordered = sorted(chosen, key=lambda line: (line.story.day or date.max, line.story.info.file, line.place))
    return Composed(all_quoted(ordered))


def _newest_first(evidence: Evidence) -> tuple[Statement, ...]:
    """What the newest story says, with its day, then a sentence of what the one before it said; nothing when no story has a day."""
    able = (story for story in relevant(evidence, 0.0) if story.day and not is_correction(story.title))
    news = [story for story in able if _best(story, evidence, [])]
    covered = {story: evidence.wanted.covered(story.opening) for story in news}
    news = [story for story in news if covered[story] >= ABOUT * max(covered.values())]
    ordered = sorted(news, key=lambda story: story.day or date.min, reverse=True)
    if not ordered:
        return ()
    newest, chosen = ordered[0], list[Line]()
    while len(chosen) < NEWEST and (line := _best(newest, evidence, chosen)):
        chosen.append(line)
    told = all_quoted(sorted(chosen, key=lambda line: line.place))
    lines = (_best(story, evidence, chosen) for story in ordered[1:])
    before = next((line for line in lines if line and _names_it(line, evidence)), None)
    dated = led(f"{messages.day(newest.day)}: ", told[0])
    return (dated, *told[1:], *((latest.earlier(quoted(before)),) if before else ()))


def _names_it(line: Line, evidence: Evidence) -> bool:
    """Whether a sentence, in its paragraph and under its headings, has one of the question's names, where that has any."""
    names = evidence.wanted.names
    return not names or any(carries(line.so_far | line.head, name) for name in names)


def _best(story: Story, evidence: Evidence, chosen: list[Line]) -> Line | None:
    body = [line for line in story.lines if usable(line) and not evidence.taken_back(line)]
    worth = {line: evidence.scores.get(line, 0.0) + LEAD * (2 - place) / 2 for place, line in enumerate(body[:2])}
    fresh = [line for line in body if line not in chosen and _says_anew(line, chosen)]
    return max(fresh, key=lambda line: worth.get(line, evidence.scores.get(line, 0.0)), default=None)


def _on_topic(chosen: list[Line], evidence: Evidence) -> list[Line]:
    """The sentences, the last replaced by that of its story which holds most of the question, where each holds much less of it."""
    covered = evidence.wanted.covered
    able = [line for line in evidence.of(chosen[-1].story) if usable(line) and not evidence.taken_back(line)] if len(chosen) > 1 else []
    best = max(able, key=lambda line: covered(line.content), default=None)
    if best is None or max(covered(line.content) for line in chosen) >= MISSED * covered(best.content):
        return chosen
    return [*chosen[:-1], best]


def _says_anew(line: Line, chosen: list[Line]) -> bool:
    """Whether neither a sentence nor the one it leans on, unless that is chosen itself, repeats what is chosen."""
    return all(one in chosen or not repeats(one, chosen) for one in quoted(line).support)
