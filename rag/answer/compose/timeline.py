"""A timeline: dated lines from first to last, each a story's own sentence.

Days that a story names by a word ("on Tuesday") are worked out from its own day.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from rag.answer import answered, messages
from rag.answer.compose.choice import relevant, repeats, usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.fit import gives
from rag.answer.question.types import FIGURES
from rag.answer.statement import led, quoted
from rag.language.dates import DateMention, mentions
from rag.language.english.grammar import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVE, SUBORDINATE
from rag.language.modality import clause

NEAR = 0.6  # of the best story's worth, from which another belongs to the account
FLOOR = 0.62  # of the best sentence's score, from which a sentence does
LEAD = 0.25  # what a story's first sentence is given
DATED = 0.15  # and a sentence that names its day
LINES = 8
NO_NOUNS = DETERMINERS | ADVERBS | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | RELATIVE | SUBORDINATE
A_DAY = 2


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """One or two sentences for each day on which something happened."""
    signals = answered.unread(evidence)
    tools.trace.note("signals", signals)
    if not tools.decides("unread", signals):
        return Composed((), answered.why_not(evidence), signals)
    chosen = _chosen(evidence)
    ordered = sorted(chosen, key=lambda line: (_sort_day(chosen[line], line), line.story.info.file, line.place))
    lines = tuple(led(_lead(chosen[line]), quoted(line)) for line in ordered)
    return Composed(lines, None if lines else answered.why_not(evidence), signals)


def _chosen(evidence: Evidence) -> dict[Line, tuple[date | None, str]]:
    """The sentences, each with the day of what it tells and how well that is known."""
    stories = relevant(evidence, NEAR)
    body = {line: _worth(line, evidence) for story in stories for line in story.lines if usable(line) and not evidence.taken_back(line)}
    if evidence.question.focus in FIGURES:
        body = {line: worth for line, worth in body.items() if gives(evidence.question, line.text) >= 1} or body
    best = max(body.values(), default=0.0)
    chosen: dict[Line, tuple[date | None, str]] = {}
    per_day: defaultdict[date | None, int] = defaultdict(int)
    for most in (1, A_DAY):
        for line in sorted(body, key=lambda line: -body[line]):
            when = event_day(line)
            day = when[0]
            if line in chosen or len(chosen) == LINES or body[line] < FLOOR * best or per_day[day] >= most or repeats(line, chosen):
                continue
            chosen[line] = when
            per_day[day] += 1
    return chosen


def _worth(line: Line, evidence: Evidence) -> float:
    dated = any(mention.precision in ("day", "weekday") for mention in mentions(line.text, line.story.day))
    return evidence.scores.get(line, 0.0) + LEAD * (line.place == 0) + DATED * dated


def event_day(line: Line) -> tuple[date | None, str]:
    """The day of what a sentence tells, and its precision; the story's own day where it names none."""
    named = [mention for mention in mentions(line.text, line.story.day) if mention.first and not _aside(line.text, mention)]
    exact = [mention for mention in named if mention.precision in ("day", "weekday")]
    if exact:
        return exact[0].first, "day"
    rough = [mention for mention in named if mention.precision in ("month", "year")]
    if rough:
        return rough[0].first, rough[0].precision
    return line.story.day, "day" if line.story.day else "unknown"


def _aside(text: str, mention: DateMention) -> bool:
    """Whether a day tells of something else than the sentence does: "who took office in 2021", "a 2019 report"."""
    start = clause(text, mention.start, mention.end)[0]
    before = [] if "," in text[start : mention.start] else text[:start].split()
    following = text[mention.end :].split()
    attribute = mention.precision == "year" and bool(following) and text[mention.end] == " " and _is_noun(following[0])
    return (bool(before) and before[-1].lower().strip(",") in RELATIVE) or attribute


def _is_noun(word: str) -> bool:
    """Whether a word after a year can only be what the year describes."""
    low = word.lower()
    return word.isalpha() and word.islower() and low not in NO_NOUNS


def _sort_day(when: tuple[date | None, str], line: Line) -> date:
    return when[0] or line.story.day or date.max


def _lead(when: tuple[date | None, str]) -> str:
    day, precision = when
    if day is None:
        return ""
    said = messages.day(day) if precision == "day" else f"{day:%B %Y}" if precision == "month" else str(day.year)
    return f"{said}: "
