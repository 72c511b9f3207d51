"""One thing on two sides: of each the sentence that gives it there, or one that gives it on all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, pairwise, product

from rag.answer import answered
from rag.answer.answered import Draft
from rag.answer.compose import fact
from rag.answer.compose.choice import usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.fit import gives
from rag.answer.evidence.relevance import Wanted, alike, carries
from rag.answer.generate.blocks import in_context
from rag.answer.question import Question
from rag.answer.question.contrast import figure_of, is_figured
from rag.answer.statement import all_quoted, quoted
from rag.answer.verify import Support
from rag.language import words
from rag.language.dates import DateMention, mentions
from rag.language.english.contrasts import AT, BESIDE, FIGURED, OF_AGE, PARTS, RANKS, RESPECTIVELY, SAME_STAGE, STAGES
from rag.language.english.grammar import EARLIER
from rag.language.english.kinds import TIME
from rag.language.english.numbers import ORDINALS
from rag.language.modality import negations
from rag.language.numbers import Quantity, quantities
from rag.language.phrases import flat

READ = 3  # sentences of a side that the model reads
NEAR = 0.6  # of the best sentence's worth, from which the model reads another
READING = 0.33  # what a log-odd of the model's counts beside the words
UNFIGURED = 1.0  # log-odds more that are needed where no figure shows that a sentence answers
ITSELF = 5.0  # log-odds that a sentence says what it says
MOSTLY = 0.7  # share of what is asked, in a sentence that tells it by its words
IN_IT, BESIDE_IT, OVER_IT = 1.0, 0.9, 0.8  # how surely a sentence is of a side that it names, that the one before does, or its story
LATE = timedelta(1)  # after a day that is asked for, on which stories still tell of it
CLOSE = 12  # characters behind a figure, in which the time stands that it is of
BESIDE_STAGE = 30  # characters between a stage and its day
NAMES = 2  # words of a name before a figure
HALF = 0.5  # share of the words of a name that tells of it
ANY_DAY = date(2000, 1, 1)  # by which it is seen that something is a time
COUNTING = frozenset(("cardinal", "money", "percent", "measure", "score", "age"))
_RANKED = frozenset((*ORDINALS, *RANKS, *STAGES))
_CLAUSE = re.compile(r"[,;:–—] ")
_OF_AGE = re.compile(rf" (?:{OF_AGE})\b")
_BESIDE = re.compile(rf"\b(?:{BESIDE})$")

Span = tuple[date, date]


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """What holds on each side, in the order asked; what no sentence tells is missing."""
    sides = evidence.question.sides
    found = {side: tools.again(side) for side in sides}
    tools.trace.note("sides", [side.text for side in sides])
    if together := _together(evidence, sides, found, tools):
        return Composed((quoted(together),))
    able = [_able(side, sides, found[side], tools) for side in sides]
    told = max(product(*([*lines, None] for lines in able)), key=lambda lines: _worth_of_all(lines, able, sides[0]))
    if not any(told):
        return Composed((), answered.why_not(evidence))
    missing = [side.text for side, line in zip(sides, told, strict=True) if line is None]
    return Composed(all_quoted(line for line in told if line), None, missing)


def _worth_of_all(lines: Sequence[Line | None], able: Sequence[Mapping[Line, float]], asked: Question) -> float:
    """How well some sentences, one or none a side, answer together; below 0 where two of them are one, or give figures of two kinds."""
    told = [line for line in lines if line]
    kinds = [{(one.kind, one.unit) for one in _figures(asked, line)} for line in told] if is_figured(asked.text) else []
    if len(set(told)) < len(told) or any(one.isdisjoint(other) for one, other in combinations(kinds, 2)):
        return -1.0
    return sum(of_side[line] for line, of_side in zip(lines, able, strict=True) if line)


def _together(evidence: Evidence, sides: Sequence[Question], found: Mapping[Question, Evidence], tools: Tools) -> Line | None:
    """The best sentence that gives a figure for every side."""
    scores, wanted = found[sides[0]].scores, evidence.wanted
    ranked = dict.fromkeys(line for side in sides for line in found[side].ranked if line in scores and usable(line))
    able = [line for line in ranked if is_figured(sides[0].text) and _gives_all(line, sides)]
    best = sorted(able, key=lambda line: -scores[line] - wanted.covered(line.content))[:READ]
    return next((line for line in best if _answers(line, _read(line, evidence, tools), evidence, wanted, tools)), None)


def _able(side: Question, sides: Sequence[Question], found: Evidence, tools: Tools) -> dict[Line, float]:
    """The sentences of a side that give what is asked for, with their worth by their words and by how the model reads them."""
    marks = frozenset[str]().union(*(words.content(one.side) for one in sides))
    rest = Wanted(side, {word: weight for word, weight in found.wanted.weights.items() if word not in marks})
    worth = _worth(side, [other for other in sides if other is not side], found, rest)
    best = sorted(worth, key=lambda line: -worth[line])[:READ]
    read = {line: _read(line, found, tools) for line in best if worth[line] >= NEAR * worth[best[0]]}
    tools.trace.note("side", (side.text, read))
    return {
        line: worth[line] + READING * (drafted.tells + drafted.finds)
        for line, drafted in read.items()
        if _answers(line, drafted, found, rest, tools)
    }


def _worth(side: Question, others: Sequence[Question], found: Evidence, rest: Wanted) -> dict[Line, float]:
    """The sentences that may tell of a side what is asked for, with how surely and nearly they do."""
    day = _day_of(side, others, found)
    able = [
        line
        for line in found.ranked
        if usable(line) and not found.taken_back(line) and _gives(side, line) and _tells_of_it(line, (side, *others), rest)
    ]
    sure = {line: _sureness(line, side, others, day) for line in able}
    return {
        line: sure[line] * (rest.covered(line.content) + rest.covered(line.so_far | line.head) + found.scores[line])
        for line in able
        if sure[line]
    }


def _read(line: Line, evidence: Evidence, tools: Tools) -> Draft:
    """A sentence as a draft that says what it says."""
    tells, finds = tools.model.answers(in_context((line,)), evidence.question.put)
    return Draft(line.text, Support((line,), 1.0), tells, finds, ITSELF, refuses=False)


def _answers(line: Line, read: Draft, evidence: Evidence, rest: Wanted, tools: Tools) -> bool:
    """Whether a sentence is the answer by the calibrated signals, or holds most of what is asked and the model does not deny it."""
    if fact.is_answered(evidence, read, tools, 0.0 if is_figured(evidence.question.text) else UNFIGURED):
        return True
    return rest.covered(line.content) >= MOSTLY and read.tells > 0 and not answered.vetoed(evidence, read)


def _tells_of_it(line: Line, sides: Sequence[Question], rest: Wanted) -> bool:
    """Whether a sentence, in its paragraph and under its headings, has something of what is asked and all the names in it; these may stand
    over one that names nobody else, or in its story's opening."""
    told = " ".join(one.text for one in quoted(line).support)
    near, around = line.so_far | words.content(f"{told} {line.section}"), line.head | line.story.opening
    others = _named_in(told, frozenset().union(*(side.words for side in sides)))
    known = words.content(f"{told} {line.section}") if others else near | around
    names = [[words.normal(token) for token in name] for name in answered.full_names(sides[0])]
    asked = [max(name, key=lambda word: rest.weights.get(word, 0.0)) for name in names]
    events = rest.events.keys() - set(map(words.normal, FIGURED))
    holds = not events or any(alike(near | around, word) for word in events)
    if not events and figure_of(sides[0].text) == "cardinal":  # any number would do
        holds = any(alike(line.content, word) for word in rest.events)
    return holds and all(carries(known, name) for name in asked if name in rest.weights)


def _named_in(text: str, known: frozenset[str] = frozenset()) -> set[str]:
    """The names in a text that are no days and not among some known words."""
    return {name for name in words.names(text) if name.lower() not in TIME and words.normal(name) not in known}


def _gives(side: Question, line: Line) -> bool:
    """Whether a sentence gives a figure, where one is asked for."""
    if side.measured and gives(side, line.text) < 1:
        return False
    return not is_figured(side.text) or bool(_figures(side, line))


def _figures(side: Question, line: Line) -> list[Quantity]:
    """The figures of a sentence that may be what is asked for."""
    kind, asked = figure_of(side.text), words.numbers(side.text)
    kinds = ("cardinal", "score") if kind == "cardinal" else (kind,) if kind else COUNTING
    told = [one for one in quantities(line.text) if one.kind in kinds and str(one.low) not in asked]
    return [one for one in told if not (one.kind == "cardinal" and _counts_nothing(line.text, one)) and not _denied(line.text, one)]


def _counts_nothing(text: str, one: Quantity) -> bool:
    """Whether a number is "one", part of a word ("a 3-point shot") or an age ("30 or older")."""
    return one.low == 1 or text[one.end : one.end + 1] == "-" or _OF_AGE.match(text, one.end) is not None


def _denied(text: str, one: Quantity) -> bool:
    """Whether a figure stands in a clause that denies it ("neither gained |more than half|")."""
    clause = _CLAUSE.split(text[: one.start])[-1]
    return bool(negations(clause))


def _sureness(line: Line, side: Question, others: Sequence[Question], day: date | None) -> float:
    """0 to 1: how surely what a sentence gives is of a side."""
    own, theirs = _places(line, side), [place for other in others for place in _places(line, other)]
    if own and theirs:
        return IN_IT if is_figured(side.text) and _nearer(line, side, own, theirs) else 0.0
    if own or theirs:
        return IN_IT * (bool(own) and (_is_time(side.side) or _is_stage(side.side) or _of_nobody_else(line, side, own)))
    if _is_time(side.side):
        return _sure_by_day(line, _span(side.side, line.story.day), [_span(other.side, line.story.day) for other in others])
    if not _is_stage(side.side) and not _of_nobody_else(line, side, ()):
        return 0.0
    return _sure_by_words(line, side, others) or (_sure_by_day(line, (day, day), ()) if day else 0.0)


def _of_nobody_else(line: Line, side: Question, own: Sequence[int]) -> bool:
    """Whether a figure of a sentence stands behind a name of the side, or behind nobody's: "|Lee| scored 17 points for Dorn"."""
    figures = _figures(side, line) if is_figured(side.text) else []
    if not figures or (own and min(own) < figures[0].start):
        return True
    return any(_said_of(line, side, one) for one in figures)


def _said_of(line: Line, side: Question, one: Quantity) -> bool:
    """Whether the last name before a figure is in the question, or an abbreviation, as of those who only tell it; or none is."""
    names = [name for name in words.names(f"x {line.text[: one.start]}") if name in _named_in(line.text)][-NAMES:]
    return not names or names[-1].isupper() or not side.words.isdisjoint(map(words.normal, names))


def _nearer(line: Line, side: Question, own: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the one figure of a sentence is of this side and not of another that it names: the time right behind it, or
    what is named last before it."""
    figures = _figures(side, line)
    if len(figures) != 1 or not _said_of(line, side, figures[0]):
        return False
    marks = [(place, True) for place in own] + [(place, False) for place in theirs]
    behind = [mark for mark in marks if 0 <= mark[0] - figures[0].end <= CLOSE and "," not in line.text[figures[0].end : mark[0]]]
    before = [mark for mark in marks if mark[0] < figures[0].start]
    chosen = min(behind, default=None) if _is_time(side.side) else None
    return (chosen or max(before, default=None) or min(marks))[1]


def _gives_all(line: Line, sides: Sequence[Question]) -> bool:
    """Whether a sentence names every side with a figure of one kind beside each: "7% in March, 6% in April"."""
    marks = sorted((place, side.side) for side in sides for place in _places(line, side)[:1])
    if len(marks) < len(sides):
        return False
    figures = _figures(sides[0], line)
    like = [[one.start for one in figures if (one.kind, one.unit) == (two.kind, two.unit)] for two in figures]
    last = max(place for place, _ in marks)
    if RESPECTIVELY in words.low(line.text) and any(sum(start > last for start in starts) == len(marks) for starts in like):
        return True
    for starts in like:
        order = [kind for _, kind in sorted([*((place, "mark") for place, _ in marks), *((place, "figure") for place in starts)])]
        several = order[: 2 * len(marks)] if order[0] == "mark" else order
        if len(several) == 2 * len(marks) and all(one != two for one, two in pairwise(several)):
            return True
    return False


def _places(line: Line, side: Question) -> list[int]:
    """Where a sentence names a side."""
    if _is_time(side.side):
        span = _span(side.side, line.story.day)
        years = [match.start() for match in re.finditer(rf"\b{side.side}\b", line.text)] if side.side.isdigit() else []  # "a 2021 loss"
        return years or [one.start for one in _times(line.text, line.story.day) if span and _within(one, span)]
    return _named(line.text, side.side)


def _sure_by_day(line: Line, span: Span | None, others: Sequence[Span | None]) -> float:
    """How surely a sentence that names no side is of a time: the one before does, or its story is of that and it names no other time."""
    day = line.story.day
    if span is None or any(_apart(one, span) for one in _times(line.text, day)) or EARLIER & words.low(line.text):
        return 0.0
    for text in (line.section, line.before.text if line.before and not line.opens else ""):
        named = _times(text, day)
        if any(_within(one, span) for one in named):
            return BESIDE_IT * (not any(_within(one, other) for other in others if other for one in named))
    return OVER_IT * (day is not None and span[0] <= day <= span[1] + LATE)


def _times(text: str, day: date | None) -> list[DateMention]:
    """The times a text tells of, but for those that it only sets it beside ("more than in May", "since the war began on 7 October")."""
    return [one for one in mentions(text, day) if not _BESIDE.search(text[: one.start])]


def _day_of(side: Question, others: Sequence[Question], found: Evidence) -> date | None:
    """The day of a stage: the one that stories name beside it ("the first round on 2 October"), or else that of most that tell of it."""
    if not _is_stage(side.side):
        return None
    named: Counter[date] = Counter()
    told: Counter[date] = Counter()
    for line in found.ranked:
        rivals = [place for other in others for place in _named(line.text, other.side)]
        for place in _named(line.text, side.side):
            days = [
                (abs(one.start - place), one.first) for one in mentions(line.text, line.story.day) if one.first and one.first == one.last
            ]
            near = [(apart, day) for apart, day in days if apart <= BESIDE_STAGE and all(abs(rival - place) > apart for rival in rivals)]
            named.update(day for _, day in near[:1])
            told.update([line.story.day] if line.story.day and not days and not rivals else [])
    return next((day for counted in (named, told) for day, _ in counted.most_common(1)), None)


def _sure_by_words(line: Line, side: Question, others: Sequence[Question]) -> float:
    """How surely a sentence that names no side is of one: what stands before or over it names that alone."""
    before = line.before.text if line.before and not line.opens else ""
    over = () if _is_stage(side.side) else ((line.story.title, OVER_IT),)  # a title may name the stage to come
    for text, sure in ((before, BESIDE_IT), (line.section, BESIDE_IT), (line.story.outlet or "", BESIDE_IT), *over):
        own, theirs = bool(_named(text, side.side)), any(_named(text, other.side) for other in others)
        if own or theirs:
            return sure if own and not theirs else 0.0
    return 0.0


@lru_cache(maxsize=4096)
def _named(text: str, side: str) -> list[int]:
    """Where a text has the words of a side, or of another name for it."""
    names = next((row for row in SAME_STAGE if side.lower() in row), (side,))
    for called in names:
        asked = {word for word in words.content(called) if not word.isdigit()}
        tokens = [(token, text.find(token)) for token in words.tokens(text)]
        held = {word: place for token, place in tokens for word in asked if carries(frozenset((words.normal(token),)), word)}
        least = HALF if called[:1].isupper() else 1.0
        if asked and len(held) >= least * len(asked):
            return [min(held.values())]
    return []


def _is_stage(side: str) -> bool:
    return not _RANKED.isdisjoint(flat(side).split())


@lru_cache(maxsize=256)
def _is_time(side: str) -> bool:
    return _span(side, ANY_DAY) is not None


@lru_cache(maxsize=4096)
def _span(side: str, day: date | None) -> Span | None:
    """The first and the last day of a time, as a story of a day would mean it."""
    part = side.split()[0]
    named = mentions(f"{AT} {side}", day)
    if not named or not named[0].first or not named[0].last:
        return None
    first, last = named[0].first, named[0].last
    if part.lower() in PARTS and first.day == 1:
        begin, end = PARTS[part.lower()]
        return first.replace(day=begin), min(last, first.replace(day=28) + timedelta(end - 28))
    return first, last


def _within(one: DateMention, span: Span) -> bool:
    return bool(one.first and one.last and span[0] <= one.first and one.last <= span[1])


def _apart(one: DateMention, span: Span) -> bool:
    return bool(one.first and one.last and (one.last < span[0] or span[1] < one.first))
