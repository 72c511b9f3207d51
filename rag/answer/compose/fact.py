"""A fact or a reason: the model's draft chooses the sentences of one story that answer.

Its own words are kept only when every check passes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from rag.answer import answered
from rag.answer.answered import POINTS, Draft
from rag.answer.compose import latest
from rag.answer.compose.choice import usable
from rag.answer.compose.readings import readings
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.fit import causal, gives, names_somebody, tells_who
from rag.answer.evidence.relevance import carries
from rag.answer.generate.blocks import block, in_context, source_of
from rag.answer.generate.tidy import first_sentence, refuses
from rag.answer.question import Intent, Question
from rag.answer.question.types import FIGURES, Focus
from rag.answer.statement import Statement, quoted
from rag.answer.verify import Support, findings, support
from rag.language import words
from rag.language.english import stories
from rag.language.phrases import flat, holds

HEADED, APART = 0.9, 0.25  # share of a draft's words that a headline says, and by how much more than any sentence below it
OPEN_AMONG, ABOUT = 10, 0.5  # of the best sentences, and how much of the question one holds that says the reason is not known
GIVING = 12  # of the best sentences, among which one says who it is, or why
NEARLY = 0.5  # log-odds (of two readings) within which a sentence that says why answers as well as one that does not
TOLD, OTHERS = 0.7, 5  # share of a draft's words in another sentence that tells who it is, and how many of those are checked
COUNTED = 3  # words before what is counted, among which its number stands
LOOKED_UP = 2  # sentences for keywords
HELD = 0.9  # share of the keywords that these must hold
UNSAID = -4.0  # log-odds where there is nothing to judge


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """One statement that answers, and what holds beside it (an earlier figure, a correction)."""
    for read, best in readings(evidence):
        drafted = draft(read, tools)
        if question_open := _left_open(read, drafted):
            return Composed((quoted(question_open),))
        if is_answered(read, drafted, tools, 0.0 if best else tools.calibration.surer["part"]):
            return Composed(latest.with_what_held_before(told(read, drafted, tools), evidence, tools))
    near = evidence.question.keywords and tools.decides("unread", answered.unread(evidence))
    return Composed(looked_up(evidence) if near else (), answered.why_not(evidence))


def _left_open(evidence: Evidence, drafted: Draft) -> Line | None:
    """The sentence by which a story says that the reason asked for is not known, or being looked into, where what the draft rests on
    gives none."""
    told = flat(drafted.support.text) if drafted.support else ""
    if evidence.question.intent is not Intent.REASON or holds(told, stories.REASON_SURELY):
        return None
    signs = stories.REASON_OPEN if holds(told, stories.TELLING_CAUSES) else (*stories.REASON_OPEN, *stories.INVESTIGATED)
    able = (line for line in evidence.ranked[:OPEN_AMONG] if usable(line) and line.story is evidence.ranked[0].story)
    about = (line for line in able if evidence.wanted.covered(line.so_far | line.story.head) >= ABOUT)
    return next((line for line in about if holds(flat(line.text), signs)), None)


def looked_up(evidence: Evidence) -> tuple[Statement, ...]:
    """The best sentences of the story that is nearest to some keywords, where they hold nearly all of those."""
    best = [line for line in evidence.ranked if usable(line) and line.story is evidence.ranked[0].story][:LOOKED_UP]
    if evidence.wanted.covered(frozenset().union(*(line.content for line in best))) < HELD:
        return ()
    return tuple(quoted(line) for line in sorted(best, key=lambda line: line.place))


def is_told(evidence: Evidence, tools: Tools) -> bool:
    """Whether the stories tell of what is asked, by the calibrated signals that need no model."""
    signals = answered.unread(evidence)
    tools.trace.note("signals", signals)
    return tools.decides("unread", signals)


def is_answered(evidence: Evidence, drafted: Draft, tools: Tools, surer: float = 0.0) -> bool:
    """The one decision before anything is said: whether the stories answer, by the calibrated signals (`surer` log-odds more than they
    need) and no veto."""
    signals = answered.read(evidence, drafted)
    tools.trace.note("draft", drafted)
    tools.trace.note("signals", signals)
    return _passes(evidence, drafted, tools, signals, surer)


def _passes(evidence: Evidence, drafted: Draft, tools: Tools, signals: Mapping[str, float], surer: float = 0.0) -> bool:
    surer += _surer(evidence.question, drafted, tools)
    return tools.decides("read", signals, surer) and not answered.vetoed(evidence, drafted)


def _surer(question: Question, drafted: Draft, tools: Tools) -> float:
    """How much surer (log-odds) it must be that a question is answered: the model finds more easily that a sentence tells a fact, or what a
    draft says that points nowhere. One that is not calibrated needs more anyway."""
    if question.keywords or not tools.calibration.own:
        return 0.0
    fact = tools.calibration.surer["fact"]
    if question.of_whom and question.intent is Intent.FACT:
        return 0.0 if drafted.support and tells_who(question, drafted.support.text) else fact
    naming = {Intent.FACT: _names_the_one, Intent.LIST: _names_some}.get(question.intent)
    if question.focus is Focus.PERSON and naming and not naming(question, drafted):
        return tools.calibration.surer["who"]
    return fact if question.intent is Intent.FACT or (drafted.support and drafted.support.coverage < POINTS) else 0.0


def _names_the_one(question: Question, drafted: Draft) -> bool:
    """Whether what bears out a draft would say who did a thing, and holds the names that the draft adds to the question."""
    told = drafted.support.text if drafted.support else ""
    added = {words.normal(name) for name in words.names(drafted.text)} - question.words
    return bool(added) and added <= words.content(told) and names_somebody(question, told)


def _names_some(question: Question, drafted: Draft) -> bool:
    """Whether a draft and what bears it out name anybody whom a question does not."""
    return all(gives(question, text) >= 1 for text in (drafted.text, drafted.support.text if drafted.support else ""))


def draft(evidence: Evidence, tools: Tools, among: Container[Line] | None = None) -> Draft:
    """What the model answers from the best sentences, with what bears it out (only sentences of `among`, each by itself, when that is
    given) and how it judges both."""
    question = evidence.question
    text, lines = block(evidence)
    tools.trace.note("read", text)
    intent = "reason" if question.intent is Intent.REASON else "fact"
    written = first_sentence(tools.model.draft(text, question.put, intent), {source_of(line.story) for line in lines})
    drafted = judged(written, lines, evidence, tools, among)
    if question.focus is Focus.PERSON and among is None:
        drafted = _by_whom(drafted, lines, evidence, tools)
    giving = _giving(drafted, lines, evidence, among)
    if giving is None:
        return _by_its_reason(drafted, lines, evidence, tools, among)
    instead = judged(giving.text, (giving,), evidence, tools, (giving,))
    if question.focus is Focus.PERSON:
        return drafted if instead.tells <= (0.0 if question.of_whom else drafted.tells) else instead
    if question.focus is Focus.REASON and not _says_again(drafted, evidence):
        return drafted if instead.tells + instead.finds < drafted.tells + drafted.finds - NEARLY else instead
    return instead


def _by_its_reason(drafted: Draft, lines: Sequence[Line], evidence: Evidence, tools: Tools, among: Container[Line] | None) -> Draft:
    """A draft whose support does not answer, with what bears out just the reason that it gives, where that does."""
    reason = next(iter(answered.reasons(drafted.text)), "")
    if not reason or evidence.question.intent is not Intent.REASON or _passes(evidence, drafted, tools, answered.read(evidence, drafted)):
        return drafted
    found = support(reason, evidence.question.text, lines, evidence.scores, among)
    if found is None or drafted.support is None or found.lines == drafted.support.lines:
        return drafted
    again = weighed(drafted.text, found, evidence, tools)
    return again if _passes(evidence, again, tools, answered.read(evidence, again)) else drafted


def _by_whom(drafted: Draft, lines: Sequence[Line], evidence: Evidence, tools: Tools) -> Draft:
    """A draft of who did a thing whose support has it of somebody else, with a headline or sentence of the stories read that does not."""
    if drafted.support is None or not _gives_to_another(drafted, evidence):
        return drafted
    stories = dict.fromkeys(line.story for line in lines)
    others = [line for story in stories for line in (evidence.headline(story), *filter(usable, story.lines)) if line]
    told = (line for line in others if line not in drafted.support.lines)
    found = [support(drafted.text, evidence.question.text, [line], evidence.scores, (line,)) for line in told]
    near = sorted((one for one in found if one and one.coverage >= TOLD), key=lambda one: -one.coverage)[:OTHERS]
    instead = (
        weighed(drafted.text, one, evidence, tools) for one in near if not _gives_to_another(replace(drafted, support=one), evidence)
    )
    return next(instead, drafted)


def _gives_to_another(drafted: Draft, evidence: Evidence) -> bool:
    return any(one.code == "roles" for one in findings(answered.claim_of(drafted, evidence)))


def _giving(drafted: Draft, lines: Sequence[Line], evidence: Evidence, among: Container[Line] | None) -> Line | None:
    """Where a draft rests on words that give nothing of the kind asked for (no day, no sum), say of nobody who it is or give no reason,
    the best sentence that does."""
    question, support = evidence.question, drafted.support
    if support is None:
        return None

    def able_of(some: Sequence[Line]) -> list[Line]:
        return [line for line in some if usable(line) and (among is None or line in among)]

    near = able_of(evidence.ranked[:GIVING])
    if question.focus is Focus.PERSON and not tells_who(question, support.text):
        return next((line for line in near if tells_who(question, line.text)), None)
    if question.focus is Focus.REASON:
        again = _says_again(drafted, evidence)
        if holds(causal(support.text), stories.STRONG_CAUSES) and not again:
            return None
        others = [line for line in near if line not in support.lines and (again or line.story is support.lines[0].story)]
        causes = (line for line in others if holds(causal(line.text), stories.STRONG_CAUSES))
        return next((line for line in causes if answered.explains(evidence, line)), None)
    elsewhere = question.focus in FIGURES and answered.of_elsewhere(question, drafted.text, support.text)
    if answered.gives_kind(question, support.text) and not elsewhere:
        return None
    if question.focus is Focus.AMOUNT and not (question.counted or question.measured):  # any number at all would do
        return None
    able = [line for line in (near if elsewhere else able_of(lines)) if answered.gives_kind(question, line.text)]
    if question.focus in FIGURES:  # which are easily another's, or count something else
        names = [words.normal(name) for name in question.names]
        able = [line for line in able if _counts(question, line.text) and all(carries(with_before(line), name) for name in names)]
        able = [line for line in able if not answered.of_elsewhere(question, drafted.text, line.text)]
    return max(able, key=lambda line: evidence.scores.get(line, 0.0), default=None)


def _says_again(drafted: Draft, evidence: Evidence) -> bool:
    """Whether what bears out a draft only says again what is to be explained, or what came of it."""
    found = drafted.support
    if evidence.question.focus is not Focus.REASON or found is None:
        return False
    return answered.restates(evidence, found.lines, drafted.text) or answered.tells_what_follows(evidence, found.text)


def _counts(question: Question, text: str) -> bool:
    """Whether a text has a number of what the question counts: "10 Black people"."""
    if question.counted is None:
        return True
    row, counted = words.tokens(text), words.normal(question.counted)
    places = [at for at, token in enumerate(row) if words.normal(token) == counted]
    return any(words.number(token) for at in places for token in row[max(0, at - COUNTED) : at])


def with_before(line: Line) -> frozenset[str]:
    """The words of a sentence and the one before it that carry meaning."""
    return line.content | line.before.content if line.before else line.content


def judged(written: str, lines: Sequence[Line], evidence: Evidence, tools: Tools, among: Container[Line] | None = None) -> Draft:
    """A draft with the sentences among `lines` that bear it out, and what the model holds of those, read in their story."""
    found = support(written, evidence.question.text, lines, evidence.scores, among)
    if found and among is None and _lacks_answer(written, found, evidence):
        figures = words.numbers(written) - words.numbers(evidence.question.put)
        others = _elsewhere(written, figures - answered.figures_told(evidence.question, found.text), lines, evidence)
        found = max([found, *others], key=lambda one: (figures <= answered.figures_told(evidence.question, one.text), one.coverage))
    if among is None and (found is None or found.coverage < POINTS or _lacks_answer(written, found, evidence)):
        found = _in_headline(written, found, lines, evidence) or found
    if found and found.coverage < POINTS and lines:  # the draft points nowhere, so the nearest sentence stands
        found = replace(found, lines=(max(lines, key=lambda line: evidence.scores.get(line, 0.0)),))
    if found is None or refuses(written):
        return Draft(written, found, UNSAID, UNSAID, UNSAID, refuses=True)
    return weighed(written, found, evidence, tools)


def weighed(written: str, found: Support, evidence: Evidence, tools: Tools) -> Draft:
    """A draft with what bears it out, and what the model holds of both."""
    text = in_context(found.lines)
    tells, finds = tools.model.answers(text, evidence.question.put)
    return Draft(written, found, tells, finds, tools.model.says(text, " ".join(written.split()))[0], refuses=False)


def _in_headline(written: str, found: Support | None, lines: Sequence[Line], evidence: Evidence) -> Support | None:
    """The headline that says a draft which no sentence below it does."""
    heads = [head for story in dict.fromkeys(line.story for line in lines) if (head := evidence.headline(story))]
    best = support(written, evidence.question.text, heads, evidence.scores, heads)
    below = found.coverage if found else 0.0
    return best if best and best.coverage >= HEADED and best.coverage - below >= APART else None


def _lacks_answer(written: str, found: Support, evidence: Evidence) -> bool:
    """Whether a support lacks a figure or name that a draft gives beyond the question, which a heading may have told."""
    asked = words.content(evidence.question.put) | words.numbers(evidence.question.put)
    new = words.numbers(written) | {words.normal(name) for name in words.names(written)}
    figures = words.numbers(found.text) - answered.figures_told(evidence.question, found.text)
    known = words.content(found.text) - figures
    return any(not carries(known, word) for word in new - asked)


def _elsewhere(written: str, figures: frozenset[str], lines: Sequence[Line], evidence: Evidence) -> list[Support]:
    """The best support in the other sentences of the stories that were read; where some figures are looked for, in those that give them."""
    stories = dict.fromkeys(line.story for line in lines)
    others = [
        line
        for story in stories
        for line in story.lines
        if (not figures or figures <= answered.figures_told(evidence.question, line.text))
        and line.whole
        and "?" not in line.text
        and not line.asks
        and not evidence.taken_back(line)
    ]
    found = support(written, evidence.question.text, others, evidence.scores)
    names = [words.normal(name) for name in evidence.question.names]
    known = words.content(f"{found.text} {found.around}") if found else frozenset()
    enough = found and (not figures or found.coverage >= TOLD)
    return [found] if found and enough and all(carries(known, name) for name in names) else []


def told(evidence: Evidence, drafted: Draft, tools: Tools) -> Statement:
    """The draft in its own words when all checks pass, else the sentences that bear it out."""
    assert drafted.support
    found = findings(replace(answered.claim_of(drafted, evidence), verifier=tools.verifier))
    tools.trace.note("findings", found)
    own = drafted.text != drafted.support.text  # a sentence of the story's is told with what it leans on
    if own and not found and words.content(drafted.text) - evidence.question.words and gives(evidence.question, drafted.text):
        return Statement(drafted.text, drafted.support.lines)
    return in_story_words(drafted.text, drafted.support, evidence)


def in_story_words(written: str, support: Support, evidence: Evidence) -> Statement:
    """The sentence of a draft's support that answers; both, when neither holds by itself what the draft adds to the question."""
    lines = support.lines
    if len(lines) == 1:
        return quoted(lines[0])
    wanted = evidence.wanted
    alone = [
        line
        for line in lines
        if gives(evidence.question, line.text) >= 1
        and evidence.scores.get(line, 0.0) == max(evidence.scores.get(one, 0.0) for one in lines)
    ]
    whole, new = frozenset().union(*(line.content for line in lines)), words.content(written) - evidence.question.words
    if alone and wanted.covered(alone[0].content) >= wanted.covered(whole) - 0.05 and _held(new, alone[0].content) == _held(new, whole):
        return quoted(alone[0])
    return Statement(" ".join(quoted(line, alone=True).text for line in lines), lines)


def _held(wanted: frozenset[str], content: frozenset[str]) -> set[str]:
    return {word for word in wanted if carries(content, word)}
