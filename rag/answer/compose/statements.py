"""Who said what: the speaker's own words, direct before reported, and nobody else's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.answer import answered, messages
from rag.answer.compose import fact
from rag.answer.compose.choice import usable
from rag.answer.compose.topic import Topic
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.fit import is_quoted
from rag.answer.evidence.relevance import alike
from rag.answer.evidence.since import since
from rag.answer.evidence.speakers import Said, Speakers, is_one
from rag.answer.question import Question
from rag.answer.question.speaker import speaker_asked
from rag.answer.statement import Statement, quoted
from rag.answer.verify import Support
from rag.language import words

WHOLE, ABOUT = 0.5, 0.8  # what nearness to the whole question counts, and to its topic
ASKED = 0.5  # of a match, from which a speaker of a day that is asked for is the one
DIRECT = 0.1  # what a direct quotation is given beside a reported one
ON_TOPIC = 0.6  # of the nearest sentence's worth, from which another is on the topic too
VOICE_NEAR, OTHERS = 0.75, 2  # of the first statement's score, from which another of a group is told, and how many of them
BACK = 4  # sentences of a speech, at most, with the one that says who speaks


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The words of the speaker asked for, on the thing asked about."""
    asked = speaker_asked(evidence.question.text)
    tools.trace.note("speaker", asked)
    if asked is None:
        return fact.compose(evidence, tools)
    by_asked = only_by(asked, evidence)
    if by_asked is None and evidence.ranked and not is_one(asked) and words.content(asked) <= evidence.ranked[0].story.head:
        return _of_such(asked, fact.compose(evidence, tools))
    named = words.names(f"x {asked}")
    if by_asked is None and not named:
        return fact.compose(evidence, tools)
    spoken = by_asked or _naming(named[-1], asked, evidence)
    if spoken is None:
        return Composed((), messages.no_words_of(asked))
    found = _answering(spoken, tools)
    if found is None and by_asked and named and (told_of := _naming(named[-1], asked, evidence)):
        spoken, by_asked = told_of, None  # where the speaker's own words are silent, what the stories tell of them may not be
        found = _answering(spoken, tools)
    if found is None:
        return Composed((), answered.why_not(spoken))
    if by_asked is None and (found.coverage < answered.POINTS or not _is_spoken(found, Speakers(spoken.stories))):
        return Composed((), messages.no_words_of(asked))
    statements = said(found, spoken)
    if by_asked and _told_elsewhere(statements, asked, evidence):
        if _told_elsewhere(nearest := told(list(spoken.ranked[:1]), Speakers(spoken.stories)), asked, evidence):
            return Composed((), messages.no_words_of(asked))
        statements = nearest
    if by_asked and not is_one(asked):
        statements += _of_others(statements, spoken)
    return Composed(tuple(statements))


def _answering(spoken: Evidence, tools: Tools) -> Support | None:
    """The sentences that answer, by the model's draft from those of some evidence."""
    drafted = fact.draft(spoken, tools, spoken.ranked)
    return drafted.support if fact.is_answered(spoken, drafted, tools) else None


def _is_spoken(found: Support, speakers: Speakers) -> bool:
    """Whether somebody speaks in one of some sentences."""
    return any(speakers.of(line) or is_quoted(line.text) for line in found.lines)


def _of_such(asked: str, composed: Composed) -> Composed:
    """What a story on some people tells, where that speaks of one of them, whatever it calls each."""
    told = (fact.with_before(line) for one in composed.statements for line in one.support)
    speaks_of = any(alike(content, word) for content in told for word in words.content(asked))
    return composed if speaks_of or not composed.statements else Composed((), messages.no_words_of(asked))


def _told_elsewhere(statements: Sequence[Statement], asked: str, evidence: Evidence) -> bool:
    """Whether the stories of some statements hold no word of the topic, while another holds all of it and names the speaker."""
    topic, told_in = Topic(evidence, asked), {line.story for statement in statements for line in statement.support}
    if since(evidence) or any(topic.held_by(story) for story in told_in):
        return False
    speaker = words.content(asked)
    return any(topic.held_by(story) >= 1 and speaker <= story.content for story in evidence.stories)


def _of_others(first: Sequence[Statement], spoken: Evidence) -> list[Statement]:
    """What others of a group say about as near to the question, one statement of each."""
    speakers = Speakers(spoken.stories)
    lines = [line for statement in first for line in statement.support]
    heard = {who.words for line in lines if (who := speakers.of(line))}
    least = VOICE_NEAR * max((spoken.scores[line] for line in lines if line in spoken.scores), default=0.0)
    others: list[Statement] = []
    for line in spoken.ranked:
        who = speakers.of(line)
        new = who and who.words not in heard and line.after not in lines  # what only leads up to what is told
        if who and new and len(others) < OTHERS and usable(line) and spoken.scores[line] >= least:
            heard.add(who.words)
            others += told([line], speakers)
    return others


def only_by(asked: str, evidence: Evidence) -> Evidence | None:
    """The evidence with the sentences of one speaker only, nearest to the topic first; None when no story lets that speaker speak."""
    speakers, topic = Speakers(evidence.stories), Topic(evidence, asked)
    later = [line for line in since(evidence) if speakers.matches(asked, line) >= ASKED]
    worth = {
        line: WHOLE * evidence.scores[line] + ABOUT * topic.of(line) + DIRECT * _is_direct(line, speakers)
        for line in speakers.spoken_by(asked, later or evidence.ranked)
        if not line.asks
    }
    ordered = sorted(worth, key=lambda line: -worth[line])
    return replace(evidence, ranked=tuple(_timely(ordered, worth, evidence.question))) if worth else None


def _timely(lines: list[Line], worth: Mapping[Line, float], question: Question) -> list[Line]:
    """Those of some sentences of the latest day when the question asks what is so now, of the first when it asks what was so at first."""
    days = [line.story.day for line in lines if line.story.day and worth[line] >= ON_TOPIC * worth[lines[0]]]
    if not days or question.now == question.first:
        return lines
    day = max(days) if question.now else min(days)
    return [line for line in lines if line.story.day == day]


def _naming(name: str, asked: str, evidence: Evidence) -> Evidence | None:
    """The evidence with the sentences only that name somebody, or follow one that does, and that nobody else says, or that speak of
    just whom is asked of ("Quill's mother"), whoever tells it; None without any."""
    named, speakers = words.normal(name), Speakers(evidence.stories)
    whole = words.content(asked) if asked.split()[-1].islower() else None
    near = (line for line in evidence.ranked if not line.asks and (named in line.content or (line.before and named in line.before.content)))
    lines = [line for line in near if (who := speakers.of(line)) is None or named in who.words or (whole and whole <= line.content)]
    return replace(evidence, ranked=tuple(lines)) if lines else None


def said(found: Support, spoken: Evidence) -> list[Statement]:
    """The supporting sentences that the speaker says, and the next one where the speaker goes on."""
    lines = [line for line in found.lines if line in spoken.ranked] or [spoken.ranked[0]]
    after = lines[-1].after
    if after and after in spoken.ranked and not after.opens:
        lines.append(after)
    return told(lines, Speakers(spoken.stories))


def _is_direct(line: Line, speakers: Speakers) -> bool:
    said_here = speakers.of(line)
    return said_here is not None and said_here.direct


def _introduces(line: Line, who: Said, speakers: Speakers) -> bool:
    """Whether a sentence says who speaks in the next one."""
    speaking = speakers.of(line)
    return (speaking is not None and not who.words.isdisjoint(speaking.words)) or _names(line, who)


def _says_who(line: Line, who: Said, speakers: Speakers) -> bool:
    """Whether a sentence names a speaker, or says itself who speaks in it."""
    speaking = speakers.of(line)
    return (speaking is not None and speaking.named) or _names(line, who)


def _names(line: Line, who: Said) -> bool:
    return bool(words.names(f"x {who.who}")) and who.who.split()[-1] in line.text


def told(chosen: list[Line], speakers: Speakers) -> list[Statement]:
    """Sentences of one story in their order; one that does not say who speaks comes with the one that does."""
    made: list[Statement] = []
    for line in sorted(chosen, key=lambda line: line.place):
        who = speakers.of(line)
        lines = quoted(line).support
        while who and len(lines) < BACK and not any(_says_who(one, who, speakers) for one in lines):
            before = lines[0].before
            if before is None or before.asks or not _introduces(before, who, speakers):
                break
            lines = (before, *lines)
        if made and (made[-1].support[-1] in lines or made[-1].support[-1].place == lines[0].place - 1):
            lines = tuple(dict.fromkeys((*made.pop().support, *lines)))
        made.append(Statement(" ".join(quoted(one, alone=True).text for one in lines), lines))
    return made
