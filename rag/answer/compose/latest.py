"""What holds now: a figure or a state is looked up among later stories, newer versions and corrections before it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from rag.answer import messages
from rag.answer.compose.readings import newest_first
from rag.answer.compose.types import Tools
from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.fit import gives
from rag.answer.evidence.relations import puts_right, tells_of_error
from rag.answer.evidence.relevance import carries, scored
from rag.answer.question.types import FIGURES
from rag.answer.statement import Statement, led, quoted
from rag.language import words
from rag.language.changes import changes
from rag.language.english.modality import SINCE
from rag.language.english.questions import FIGURE_WORDS
from rag.language.numbers import Quantity, conflict, modifiers, quantities
from rag.language.phrases import flat, holds
from rag.language.states import named, opposite, turned

LATER = 0.8  # of the first sentence's share of the question's words, from which one of a later story or version tells of the same thing
STATE = 0.5  # the same for a later sentence by which a state has ended
AS_NEAR = 0.7  # of the nearest sentence's score, from which another story is on the same thing
OF_IT = 0.35  # share of the question's words in it, from which a sentence may only say that something has ended
SAME = 0.35  # share of a sentence's words that another must hold to give a figure for the same thing
CORRECTING = 0.5  # the same for a correction of the very story, or a sentence that says itself that it is newer

_ASKING = frozenset(words.normal(word) for word in FIGURE_WORDS)


def with_what_held_before(first: Statement, evidence: Evidence, tools: Tools) -> tuple[Statement, ...]:
    """The statement, replaced by a later one that gives another figure for the same thing, and followed by what it replaces."""
    question = evidence.question
    figures = question.focus in FIGURES or len(words.numbers(question.text)) > 1  # "Was it 14 to 9 or 15 to 8?"
    if not figures or not first.support or question.first or question.days:
        return (first,)
    giving = [line for line in first.support if gives(question, line.text) >= 1] or first.support
    said = max(giving, key=lambda line: evidence.scores.get(line, 0.0))
    rivals = other_figures(said, evidence)
    tools.trace.note("other figures", tuple(line.text for line in rivals))
    newer = [line for line in rivals if _after(line, said, evidence)]
    if newer:
        now = max(newer, key=lambda line: (puts_right(line), evidence.scores[line]))
        return (quoted(now), earlier(first))
    older = [line for line in rivals if not _after(line, said, evidence) and _share(line, evidence) >= _share(said, evidence)]
    return (first, earlier(quoted(older[0]))) if older else (first,)


def other_figures(said: Line, evidence: Evidence) -> list[Line]:
    """Sentences of other stories, best first, that give another figure for the same thing and are not taken back."""
    return [line for line in _rivals(said, evidence) if not evidence.taken_back(line)]


def over_time(said: Line, evidence: Evidence) -> list[Line]:
    """One sentence of each story that gives a figure for the same thing, by day, with those that say which was wrong."""
    others = [
        line
        for line in evidence.ranked
        if line.story is not said.story and line.whole and not tells_of_error(line) and _counts_the_same(said, line, evidence)
    ]
    of_each = {line.story: line for line in reversed((said, *others))}
    errors = [error for line in of_each.values() if (error := evidence.relations.takes_back(line))]
    wrong = [error.after if error.after and error.after.leans else error for error in errors]
    return sorted({*of_each.values(), *wrong}, key=lambda line: (line.story.day or date.max, line.story.info.file, line.place))


def _counts_the_same(said: Line, other: Line, evidence: Evidence) -> bool:
    """Whether a sentence gives a figure of the same kind on what is asked, be it the same or another."""
    if _share(other, evidence) < STATE * _share(said, evidence):
        return False
    bare = _alike(said, other) >= SAME  # a figure that does not say what it counts may then count the same
    return any(_is_like(one, another, bare) for one in _figures(said) for another in _figures(other))


def _is_like(one: Quantity, other: Quantity, bare: bool) -> bool:
    """Whether two figures may be of one thing."""
    if (one.kind, one.unit) != (other.kind, other.unit):
        return False
    return bare if None in (one.counted, other.counted) else one.counted == other.counted


def _rivals(said: Line, evidence: Evidence) -> list[Line]:
    return [line for line in evidence.ranked if line.story is not said.story and line.whole and _gives_another(said, line, evidence)]


def on_it(evidence: Evidence) -> list[Story]:
    """The dated stories with a sentence about as near to the question as the nearest of all, whatever their days, the newest first."""
    near: dict[Story, float] = {}
    for line in evidence.ranked:
        near[line.story] = max(near.get(line.story, 0.0), scored({**evidence.signals[line], "timely": 0.0}))
    return newest_first((story for story, score in near.items() if story.day and score >= AS_NEAR * max(near.values())), near)


def ended_since(settling: Line, evidence: Evidence) -> Line | None:
    """A sentence of a later story that says that a state has ended, on the same thing as the sentence that tells of it."""
    later = evidence.relations.later(settling.story)
    state = f"{evidence.question.text} {settling.text}"
    aside = _ASKING | {words.normal(word) for word in named(evidence.question.text)}
    enough = STATE * _share(settling, evidence, aside)
    able = [
        line
        for line in evidence.ranked
        if line.story in later and line.whole and turned(state, line.text)
        if _share(line, evidence, aside) >= (enough if opposite(state, line.text) else max(enough, OF_IT))
    ]
    return max(able, key=lambda line: evidence.scores[line], default=None)


def _gives_another(said: Line, other: Line, evidence: Evidence) -> bool:
    """Whether a sentence gives another figure for what is asked."""
    corrects = other.story in evidence.relations.corrections_of(said.story)
    share, enough = _share(other, evidence), _share(said, evidence)
    if share >= STATE * enough and _takes_the_place(other, {one.low for one in _figures(said)}):
        return True
    if share < (CORRECTING if corrects or holds(flat(other.text), SINCE) else LATER) * enough:
        return False
    alike = _alike(said, other) >= SAME
    if not corrects and evidence.relations.newer_version(said.story) is not other.story and not (alike and _on_the_same(said, other)):
        return False
    if gives(evidence.question, other.text) < min(1.0, gives(evidence.question, said.text)):
        return False
    mine = [_as_a_count(one) for one in _figures(said)]
    theirs = [one if _after(other, said, evidence) else _as_a_count(one) for one in _figures(other)]
    pairs = [(one, another) for one in mine for another in theirs if not _of_another_kind(one, said, another, other)]
    differ = any(conflict(one, another) or (alike and _is_like(one, another, bare=True)) for one, another in pairs)
    return differ and not any(one.low == another.low for one, another in pairs)


def _of_another_kind(one: Quantity, said: Line, another: Quantity, other: Line) -> bool:
    """Whether two figures count one thing of different kinds: "four gold medals", "two bronze medals"."""
    kinds = modifiers(said.text, one), modifiers(other.text, another)
    return one.counted == another.counted and all(kinds) and kinds[0].isdisjoint(kinds[1])


def _takes_the_place(other: Line, old: set[Fraction]) -> bool:
    """Whether a sentence says that its figure has taken the place of one of `old`: by itself, or after one that gives that."""
    if any(before.low in old for before, _ in changes(other.text)):
        return True
    before = other.before if not other.opens else None
    named = before is not None and any(one.low in old for one in _figures(before))
    return named and bool(_figures(other)) and holds(flat(other.text), SINCE)


def _alike(one: Line, other: Line) -> float:
    """The share (0 to 1) of the shorter sentence's words, figures aside, that the other holds too."""
    mine, theirs = ({word for word in line.content if not word[:1].isdigit()} for line in (one, other))
    return sum(carries(frozenset(theirs), word) for word in mine) / max(min(len(mine), len(theirs)), 1)


def _on_the_same(one: Line, other: Line) -> bool:
    """Whether two sentences share a word besides their figures ("1.50 euros") and what only asks for one ("cost")."""
    mine, theirs = (_besides_figures(line.text) for line in (one, other))
    return any(carries(theirs, word) for word in mine)


@lru_cache(maxsize=2048)
def _besides_figures(text: str) -> frozenset[str]:
    rest, start = [], 0
    for quantity in quantities(text):
        rest.append(text[start : quantity.start])
        start = quantity.end
    return words.content(" ".join((*rest, text[start:]))) - _ASKING


def _as_a_count(quantity: Quantity) -> Quantity:
    """ "At least 112" is what was counted then: another count does not agree with it only because it is higher."""
    return replace(quantity, limit=None) if quantity.limit in (">=", ">") else quantity


def _figures(line: Line) -> list[Quantity]:
    return [quantity for quantity in quantities(line.text) if quantity.kind in ("cardinal", "money", "percent", "measure", "age", "score")]


def _share(line: Line, evidence: Evidence, aside: frozenset[str] = _ASKING) -> float:
    """The share of the question's words, but for those `aside`, that a sentence, its paragraph before it and its headings hold."""
    aside = aside | words.content(evidence.question.counted or "")  # people are residents elsewhere
    weights = {word: weight for word, weight in evidence.wanted.weights.items() if word not in aside}
    content = line.so_far | line.story.head
    names = evidence.wanted.names
    held = sum(weight for word, weight in weights.items() if word in content or (word in names and carries(content, word)))
    return held / (sum(weights.values()) or 1.0)


def _after(line: Line, said: Line, evidence: Evidence) -> bool:
    if line.story in evidence.relations.corrections_of(said.story) or evidence.relations.newer_version(said.story) is line.story:
        return True
    return (line.story.day or date.min) > (said.story.day or date.max)


def earlier(statement: Statement) -> Statement:
    """A statement told as what was so before."""
    return led(f"{messages.earlier_by(_who(statement.support[-1]))} ", statement)


def _who(line: Line) -> str:
    return messages.source(line.story.outlet, line.story.title, line.story.day)
