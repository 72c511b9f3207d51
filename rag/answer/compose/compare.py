"""Both sides: what each says, one statement a side, in the stories' own words.

Where the stories themselves are compared, each of them speaks. Of a side that the question names, the model is asked what that side
says; otherwise it is asked once what every side says. Either way its draft only chooses the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import islice

from rag.answer import answered, messages
from rag.answer.accounts.outlets import placed
from rag.answer.compose import fact
from rag.answer.compose.choice import repeats, usable
from rag.answer.compose.latest import over_time
from rag.answer.compose.statements import only_by, said, told
from rag.answer.compose.topic import Topic
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.fit import gives
from rag.answer.evidence.relations import tells_of_error
from rag.answer.evidence.relevance import carries
from rag.answer.evidence.speakers import Speakers, group_of, takes_side
from rag.answer.generate.blocks import block, heading, in_context
from rag.answer.generate.tidy import first_sentence, refuses
from rag.answer.question.focus import compared_in
from rag.answer.question.follow_up import own_names
from rag.answer.question.speaker import Side, sides_of
from rag.answer.question.types import FIGURES
from rag.answer.statement import Statement, led, quoted
from rag.answer.verify import Support, support
from rag.language import words
from rag.language.english import questions as english

MOST = 4
BEST, NEIGHBOURED, WORDS = 8, 2, 280  # of the evidence that is read where no sides are named
EACH_NEAR = 0.7  # of the best sentence's score, from which another story's is on the same thing
NEAR = 0.75  # of the best sentence's score, from which a speaker's is near enough
GIVING = 3  # of the best sentences with a figure, of which that is taken for which most stories give one
ON_TOPIC = 0.25  # how near to the topic a side's words must be
COVERED = 0.5  # share of a draft's words that its sentences must hold
_YEAR = re.compile(r"(?:19|20)\d\d")
_POSITION = re.compile(r"(?<!\s)\s*(?:;|\n|(?<=[.!?][”\"])\s|(?<=[.!?])\s)\s*")


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """What each side says, or, where no sides are named, what the model finds that the stories' sides say."""
    if not fact.is_told(evidence, tools):
        return Composed((), answered.why_not(evidence))
    sides = sides_of(evidence.question.text)
    tools.trace.note("sides", [side.who for side in sides])
    missing: list[str] = []
    if _of_outlets(evidence):
        statements = _by_story(evidence, tools)
    elif sides:
        statements, missing = _of_named(sides, evidence, tools)
    else:
        statements = _of_any(evidence, tools)
    return Composed(tuple(statements), None if statements else answered.why_not(evidence), missing if statements else ())


def _of_outlets(evidence: Evidence) -> bool:
    """Whether the stories themselves are compared, in what they tell and not in a figure: "How do the reports differ?"."""
    asked = words.low(evidence.question.text)
    compared = bool(asked & english.TELLERS) and bool(asked & english.DIFFERING)
    return compared and evidence.question.focus not in FIGURES and len(evidence.stories) > 1


def _by_story(evidence: Evidence, tools: Tools) -> list[Statement]:
    """What each story says on it, in its own words under its outlet and day, in order of day."""
    best = evidence.scores[evidence.ranked[0]]
    chosen: list[Line] = []
    for line in evidence.ranked:
        new = not any(line.story is other.story or line.content <= other.content for other in chosen)
        if usable(line) and new and evidence.scores[line] >= EACH_NEAR * best and len(chosen) < MOST:
            chosen.append(line)
    told_by = [_of_story(line, evidence, tools) for line in chosen]
    return [_under_outlet(line) for line in sorted(dict.fromkeys(told_by), key=placed)]


def _of_story(nearest: Line, evidence: Evidence, tools: Tools) -> Line:
    """The sentence of a story by which the model answers what the stories are compared in; the nearest where it finds none."""
    about = compared_in(evidence.question.text)
    asked = replace(evidence.question, text=f"{about[:1].upper()}{about[1:]}")
    own = replace(evidence, question=asked, ranked=tuple(evidence.of(nearest.story)))
    found = _drafted(own, tools, own.ranked)
    return next((line for line in found.lines if usable(line)), nearest) if found else nearest


def _under_outlet(line: Line) -> Statement:
    return led(f"{messages.source(line.story.outlet, line.story.title, line.story.day)}: ", quoted(line))


def _of_named(sides: Sequence[Side], evidence: Evidence, tools: Tools) -> tuple[list[Statement], list[str]]:
    """What each side says, and the questions to which a side says nothing."""
    chosen: list[Statement] = []
    missing: list[str] = []
    for side in sides:
        statement = _of_side(side, [other.who for other in sides if other is not side], evidence, tools)
        if statement is None:
            missing.append(side.question)
        elif not any(set(statement.support) <= set(other.support) for other in chosen):
            chosen.append(statement)
    return chosen, missing


def _of_side(side: Side, others: Sequence[str], evidence: Evidence, tools: Tools) -> Statement | None:
    """What a side says on the topic, or what is said of it, or nothing; never what another side says."""
    question = replace(evidence.question, text=side.question, words=words.content(side.question), names=own_names(side.question))
    found = tools.again(question)
    if not found.ranked:
        return None
    topic = Topic(found, group_of(side.who))
    spoken = only_by(side.who, found)
    if spoken and takes_side(side.who):  # every quarrel has supporters and opponents
        spoken = replace(spoken, ranked=tuple(line for line in spoken.ranked if topic.touched(line) >= ON_TOPIC))
    if spoken and spoken.ranked:
        chosen = _drafted(spoken, tools, spoken.ranked) or Support(spoken.ranked[:1], 1.0)
        if _is_on(topic, chosen) or _answers(chosen, spoken, tools):
            return said(chosen, spoken)[0]
    left = replace(found, ranked=tuple(_of_nobody_else(side.who, others, found)))
    about = _drafted(left, tools, left.ranked) if left.ranked else None
    if about is None or not _is_on(topic, about):
        return None
    return Statement(" ".join(quoted(line, alone=True).text for line in about.lines), about.lines)


def _of_nobody_else(who: str, others: Sequence[str], found: Evidence) -> list[Line]:
    """The sentences that none of the other sides says, nor, unless this side is only known by what it is for, anybody else."""
    speakers, named = Speakers(found.stories), words.content(group_of(who))
    theirs = {line for other in others for line in speakers.spoken_by(other, found.ranked)}
    left = [line for line in found.ranked if line not in theirs]
    if takes_side(who):
        return left
    return [line for line in left if not speakers.of(line) or any(carries(line.content, word) for word in named)]


def _is_on(topic: Topic, chosen: Support) -> bool:
    """Whether some sentences are on the topic by their words."""
    return max(topic.touched(line) for line in chosen.lines) >= ON_TOPIC


def _answers(chosen: Support, evidence: Evidence, tools: Tools) -> bool:
    """Whether the model holds that some sentences answer what is asked of a side, in other words than the question's."""
    tells, finds = tools.model.answers(in_context(chosen.lines), evidence.question.put)
    return tools.decides("read", {"tells": tells, "finds": finds, "says": 0.0})


def _drafted(evidence: Evidence, tools: Tools, among: Container[Line] | None = None) -> Support | None:
    """The sentences that the model's answer rests on; None when it has none."""
    text, lines = block(evidence)
    draft = first_sentence(tools.model.draft(text, evidence.question.put))
    tools.trace.note("one side", f"{evidence.question.text} {draft}")
    found = support(draft, evidence.question.text, lines, evidence.scores, among)
    return found if found and not refuses(draft) and found.coverage >= COVERED else None


def _of_any(evidence: Evidence, tools: Tools) -> list[Statement]:
    """The figures where such are compared, else what the model finds that each side says and the nearest speakers say, in order of day."""
    chosen = _of_named_figures(evidence) or _of_given_figures(evidence) or _of_positions(evidence, tools)
    speakers = Speakers(evidence.stories)
    return [statement for line in sorted(chosen, key=placed) for statement in told(_put_right(line), speakers)]


def _of_positions(evidence: Evidence, tools: Tools) -> list[Line]:
    """The sentences of what the model finds that each side says, and of the nearest speakers, those of a speaker first."""
    text, lines = block(evidence, BEST, NEIGHBOURED, WORDS)
    draft = tools.model.items(text, f"{evidence.question.context} {evidence.question.text}".strip(), "sides")
    tools.trace.note("positions", draft)
    speakers = Speakers(evidence.stories)
    found = _positions(draft, lines, evidence)
    spoken = [line for line in evidence.ranked if usable(line) and evidence.scores[line] >= NEAR * evidence.scores[evidence.ranked[0]]]
    first = _of_each([*(line for line in found if speakers.of(line)), *spoken], speakers)
    return list(dict.fromkeys([*first, *found]))[:MOST]


def _of_given_figures(evidence: Evidence) -> list[Line]:
    """What each story gives for the figure that is asked for; nothing where only one does, or none is asked for."""
    question = evidence.question
    able = (line for line in evidence.ranked if question.focus in FIGURES and usable(line) and gives(question, line.text) >= 1)
    told_by = max((over_time(line, evidence) for line in islice(able, GIVING)), key=len, default=[])
    return told_by[:MOST] if len(told_by) > 1 else []


def _of_named_figures(evidence: Evidence) -> list[Line]:
    """The nearest sentence that gives each of the figures that are set against each other ("One says 112, the other 140"), and what
    says that it was wrong; nothing where fewer than two are given."""
    asked = f"{evidence.question.preface} {evidence.question.text}"
    named = sorted({number for number in words.numbers(asked) if not _YEAR.fullmatch(number)})
    giving = (next((line for line in evidence.ranked if _gives(line, number)), None) for number in named)
    lines = list(dict.fromkeys(line for line in giving if line))
    return [*lines, *(error for line in lines if (error := evidence.relations.takes_back(line)))] if len(lines) > 1 else []


def _gives(line: Line, number: str) -> bool:
    return usable(line) and not tells_of_error(line) and number in line.numbers


def _put_right(line: Line) -> list[Line]:
    """A sentence, and the next one where it only says what was wrong."""
    return [line, line.after] if tells_of_error(line) and line.after else [line]


def _positions(draft: str, lines: Sequence[Line], evidence: Evidence) -> list[Line]:
    """The sentences that bear out what a draft says, each of them new."""
    headings = sorted({heading(line.story) for line in lines}, key=len, reverse=True)
    chosen: list[Line] = []
    for position in _POSITION.split(draft):
        told_of = next((position.removeprefix(one).lstrip(": ") for one in headings if position.startswith(one)), position)
        found = support(told_of, evidence.question.text, lines, evidence.scores) if words.content(told_of) else None
        if found and found.coverage >= COVERED:
            chosen.extend(line for line in found.lines if usable(line) and line not in chosen and not repeats(line, chosen))
    return chosen


def _of_each(lines: Sequence[Line], speakers: Speakers) -> list[Line]:
    """The first of some sentences of each speaker, those with a name before the others."""
    chosen: dict[frozenset[str], Line] = {}
    said_by = [(line, who) for line in lines if (who := speakers.of(line)) and who.named]
    for line, who in sorted(said_by, key=lambda one: not words.names(f"x {one[1].who}")):
        if not repeats(line, chosen.values()):
            chosen.setdefault(who.words, line)
    return list(chosen.values())
