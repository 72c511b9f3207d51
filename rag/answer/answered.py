"""Whether the stories answer a question at all: the signals for one calibrated decision, made before anything is composed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.answer import messages
from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.fit import causal, gives
from rag.answer.evidence.relevance import carries, holds_country, share, speaks_for
from rag.answer.question.types import FIGURES, Focus, Intent, Question
from rag.answer.verify import Claim, Support, findings
from rag.language import inflection, phrases, words
from rag.language.dates import meet, mentions
from rag.language.english import grammar, kinds, stories
from rag.language.english.dates import WILL
from rag.language.numbers import quantities

POINTS = 0.4  # share of a draft's words that its support holds, below which it is none
LATER = 12  # of the best sentences, among which one of a later story may take a claim back
BEST = 4  # sentences in which the question's words are looked for
STRICT = {
    Focus.MONEY: 1.0,
    Focus.SHARE: 1.0,
    Focus.AGE: 1.0,
    Focus.AMOUNT: 0.5,
    Focus.DAY: 1.0,
    Focus.DURATION: 0.5,
    Focus.FREQUENCY: 1.0,
    Focus.NAME: 1.0,
    Focus.PLACE: 0.3,
}
OTHER_WORDS = 0.3  # cosine of a passage to a topic from which it may tell of that in other words
COMES_NEAR = 0.6  # share of the question's words in one sentence and around it, from which the stories come near the answer
REASON_HELD = 0.65  # share of a reason's words that its support must hold
COUNTING = frozenset((Focus.AMOUNT, Focus.MONEY, Focus.SHARE))
DATING, MEASURING = frozenset(("date", "time")), frozenset(("money", "measure", "age"))  # kinds of figures that count no things
LARGE, ROUGHLY = 10_000, 0.05  # numbers from which on headlines round, and by how much
EXPLAINED = 0.5  # share of what is to be explained in a sentence that says why, or that something else follows from it
ELSEWHERE = 2  # times as much of what is to be explained in a reason as beside it, from which that explains something else
AGAIN = 0.7  # share of a question's words in its answer, from which that says them again
_EXPLAINED = re.compile(r"[:;–—−]| - ")
_ASIDE = re.compile(rf"(?:[–—−]| - ) ?(?:{'|'.join(sorted(grammar.RELATIVE))}) [^–—−]+(?:[–—−]| - )")
_IN_PLACE = re.compile(rf"\b({'|'.join(stories.IN_PLACE)}) (?:the )?((?:[A-Z][\w’'-]+ ?)+)")
_CLAUSE = re.compile(rf"[,;] | (?=(?:{'|'.join(stories.CLAUSE_OPENS)}) )")
_YEAR = re.compile(r"(?:19|20)\d\d")
FAR = 0.1  # share of the question's words that the best sentences hold, below which nothing is near


@dataclass(frozen=True, eq=False)
class Draft:
    """What the model wrote, what bears it out, and how it judged both, as log-odds.

    `tells` and `finds`: that the support, read in its story, answers the question; `says`: that it says the draft. `refuses` says that the
    model wrote that it does not know.
    """

    text: str
    support: Support | None
    tells: float
    finds: float
    says: float
    refuses: bool


def near(evidence: Evidence) -> bool:
    """Whether anything in the stories is near the question at all."""
    return bool(evidence.ranked) and max(_around(evidence, line) for line in evidence.ranked[:BEST]) >= FAR


def unread(evidence: Evidence) -> dict[str, float]:
    """The signals that need no model."""
    best = evidence.ranked[:BEST]
    signal = [evidence.signals[line] for line in best]
    top = best[0]
    return {
        "words": max(_around(evidence, line) for line in best),
        "own words": max(one["words"] for one in signal),
        "late": max(one.get("late", 0.0) for one in signal),
        "cosine": max(one.get("cosine", 0.0) for one in signal),
        "fit": max(one["fit"] for one in signal[:3]),
        "missing": missing_names(evidence, _every(evidence.stories)),
        "lacking": missing_names(evidence, top.story.content),
        "passage": evidence.hits[0].explain.get("dense score", 0.0) if evidence.hits else 0.0,
        "unseen": _unseen(evidence),
    }


def read(evidence: Evidence, draft: Draft) -> dict[str, float]:
    """All signals: those of the evidence, and those of a draft and its support."""
    support = draft.support
    text = support.text if support else ""
    known = words.content(f"{text} {support.around}") if support else frozenset()
    found = {one.code for one in findings(claim_of(draft, evidence))} if support else {"numbers", "names"}
    asked = evidence.question
    return {
        **unread(evidence),
        "tells": draft.tells,
        "finds": draft.finds,
        "says": draft.says,
        "refuses": float(draft.refuses),
        "gives": gives(asked, draft.text),
        "support gives": gives(asked, text),
        "covered": support.coverage if support else 0.0,
        "numbers": float("numbers" in found),
        "names": float("names" in found),
        "support words": evidence.wanted.covered(known),
        "support lacking": missing_names(evidence, known),
        "rarest": _rarest(evidence, known),
        "new": float(bool(words.content(draft.text) - asked.words)),
    }


def vetoed(evidence: Evidence, draft: Draft) -> bool:
    """Whether a draft cannot be the answer, however likely.

    Its support shares no word with it or the question, gives no reason where one is asked for, the thing asked for or the draft's
    figure is not in its support, the story does not know a name of the question, or the draft gives one to what the support tells of
    something else.
    """
    question, support = evidence.question, draft.support
    if support is None or draft.refuses:
        return True
    if words.content(support.text).isdisjoint(question.words | words.content(draft.text)):
        return True
    if not (gives_kind(question, support.text) and gives_kind(question, draft.text)):
        return True
    if question.focus in FIGURES and (
        _figure_lacks(evidence, draft.text, support)
        or _of_another_year(question, support)
        or of_elsewhere(question, draft.text, support.text)
    ):
        return True
    if question.focus is Focus.DAY and (_of_another_day(question, draft.text, support) or _of_the_past(question, draft.text, support)):
        return True
    if question.intent is Intent.REASON and (
        _reason_lacks(question, draft.text, support)
        or restates(evidence, support.lines, draft.text)
        or _tells_no_cause(draft.text, support)
        or tells_what_follows(evidence, support.text)
    ):
        return True
    story = support.lines[0].story
    opening = words.content(f"{support.text} {support.around}") | story.opening
    elsewhere = question.focus in FIGURES and _places(f"{support.text} {support.around}")  # to which a figure may belong
    known = opening if elsewhere else opening | story.content
    claimed = {words.normal(name) for name in words.names(draft.text)}
    asked = [[words.normal(token) for token in name] for name in _full_names(question)]
    if any(not _held(question, story.content, name) for name in asked):
        return True
    return question.intent is Intent.FACT and any(claimed.intersection(name) and not _held(question, known, name) for name in asked)


def gives_kind(question: Question, text: str) -> bool:
    """Whether a text gives a thing of the kind asked for, where a sentence shows that (a day, a sum)."""
    return gives(question, text) >= STRICT.get(question.focus, 0.0)


def _figure_lacks(evidence: Evidence, written: str, support: Support) -> bool:
    """Whether a draft gives figures of which its support has none, not even rounded, and none is one that a correction took back."""
    figures = words.numbers(written) - words.numbers(evidence.question.put)
    told = figures_told(evidence.question, support.text)
    if not figures or figures & told or any(_rounded(one, other) for one in figures for other in told):
        return False
    return not any(figures & line.numbers for line in evidence.ranked[:LATER] if evidence.taken_back(line))


def figures_told(question: Question, text: str) -> frozenset[str]:
    """The numbers of a text that can be what a question counts: no days, weeks or years ("about seven weeks after the flood", "on 5 June"),
    and where things are counted no sums or measures ("recalled 207,528 pounds of meat")."""
    if question.focus not in COUNTING:
        return words.numbers(text)
    others = DATING | (MEASURING if question.focus is Focus.AMOUNT and question.counted and not question.measured else frozenset())
    return words.numbers(text) - {str(one.low) for one in quantities(text) if one.unit in kinds.SPANS or one.kind in others}


def of_elsewhere(question: Question, written: str, text: str) -> bool:
    """Whether a text need not give a draft's figure of the place asked about, which it names: all clauses that have it name another ("the
    attack in Dorn came after one that killed nine in Skerry"), or hang on something else ("crews searched Dorn after a storm on the coast,
    |killing 200|")."""
    figures, asked = words.numbers(written) - words.numbers(question.put), _places(question.put)

    def is_told(content: frozenset[str]) -> bool:
        return any(carries(content, word) for word in asked)

    clauses = [clause for clause in _CLAUSE.split(text) if words.numbers(clause) & figures] if is_told(words.content(text)) else []
    if not clauses:
        return False
    places = [_places(clause) for clause in clauses]
    hanging = all((first := clause.split()[0].lower()) in grammar.RELATIVE or _is_doing(first) for clause in clauses)
    return all(named and not is_told(named) for named in places) or (
        hanging and not any(is_told(words.content(clause)) for clause in clauses)
    )


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in grammar.PREPOSITIONS


def _places(text: str) -> frozenset[str]:
    """The words of the places in which a text sets something ("in the |Dorn| floods"); not of a name that tells whose the noun behind it is
    ("shot at |Dorn| police")."""
    found = (match for match in _IN_PLACE.finditer(text) if match[1] == stories.IN or not _is_noun(text[match.end() :].partition(" ")[0]))
    return frozenset[str]().union(*(words.content(match[2]) for match in found))


def _is_noun(word: str) -> bool:
    return word[:1].islower() and bool(words.content(word)) and not (inflection.is_past(word) or inflection.is_third_person(word))


def _of_another_day(question: Question, written: str, support: Support) -> bool:
    """Whether a draft's days are none of those that its support names; not of one that points nowhere."""
    story = support.lines[0].story
    if support.coverage < POINTS and not words.content(written) - question.words <= story.titled:
        return False
    day = story.day
    asked = mentions(question.put, day)
    given = [one for one in mentions(written, day) if not any(meet(one, other) for other in asked)]
    told = mentions(support.text, day)
    return bool(given and told) and not any(meet(one, other) for one in given for other in told)


def _of_the_past(question: Question, written: str, support: Support) -> bool:
    """Whether a draft gives only days before its story's own for what is asked as still to come ("When |will| it join?")."""
    day, asked = support.lines[0].story.day, words.tokens(question.put)
    given = [one.last for one in mentions(written, day) if one.last] if WILL.intersection(asked) and day else []  # no "Will Smith"
    return bool(given) and day is not None and max(given) < day


def _of_another_year(question: Question, support: Support) -> bool:
    """Whether a year is asked for that the story neither names nor was published in."""
    story = support.lines[0].story
    told = story.content | {str(story.day.year)} if story.day else None
    return told is not None and any(_YEAR.fullmatch(number) and number not in told for number in words.numbers(question.put))


def explains(evidence: Evidence, line: Line) -> bool:
    """Whether a sentence says why of what the question asks of: it tells of that, itself or by what it leans on, and not as the reason of
    something else."""
    told = line.content | line.before.content | line.head if line.leans and line.before else line.content
    return share(evidence.wanted.events, told) >= EXPLAINED and not tells_what_follows(evidence, line.text)


def tells_what_follows(evidence: Evidence, text: str) -> bool:
    """Whether a text gives what the question asks of as the reason of something else."""
    clauses = [phrases.split(causal(clause), stories.REASON_FOLLOWS) for clause in text.split(", ")]
    if len(clauses) > 1 and phrases.holds(clauses[0][0], stories.REASON_OPENS):
        clauses[0] = ["", *clauses[0]]
    given, told = (" ".join(part for clause in clauses for part in clause[places]) for places in (slice(1, None), slice(1)))
    brings, *brought = phrases.split(phrases.flat(text), stories.EFFECT_FOLLOWS)
    active = brought and not brought[0].startswith(f"{grammar.BY} ")
    return _mostly_in(evidence, given, told) or bool(active and _mostly_in(evidence, brings, " ".join(brought)))


def _mostly_in(evidence: Evidence, text: str, other: str) -> bool:
    """Whether a text, much more than another, holds what the question asks of."""
    asked, beside = (evidence.wanted.covered(words.content(part)) for part in (text, other))
    return asked >= EXPLAINED and asked > ELSEWHERE * beside


def restates(evidence: Evidence, lines: Sequence[Line], written: str = "") -> bool:
    """Whether the one sentence that should give a reason, to a draft or by itself, only says again what is to be explained."""
    if len(lines) != 1:
        return False
    text = lines[0].text
    if phrases.holds(causal(text), stories.EXPLAINING) or _explained(text) or _tied(evidence, written, text):
        return False
    content = words.content(text)
    return not _in_order(text) and max(evidence.wanted.covered(content), share(evidence.wanted.events, content)) >= AGAIN


def _in_order(text: str) -> bool:
    """Whether a text tells what for something is done: "struck |to demand| more", not "declined to answer"."""
    row = phrases.flat(text).split()
    return any(
        word == grammar.TO and inflection.is_base(after) and not inflection.is_past(before) and not inflection.is_third_person(before)
        for before, word, after in zip(row, row[1:], row[2:], strict=False)
    )


def _explained(text: str) -> bool:
    """Whether a text sets something behind a colon or a dash that may explain the rest."""
    return _EXPLAINED.search(_ASIDE.sub(" ", text)) is not None


def _tells_no_cause(written: str, support: Support) -> bool:
    """Whether neither a draft nor its support has any word by which a cause is told, nor another sign of one."""
    if any(phrases.holds(causal(text), (*stories.CAUSES, *stories.STRONG_CAUSES)) for text in (written, support.text)):
        return False
    return not (_explained(support.text) or _in_order(support.text))


def _tied(evidence: Evidence, written: str, text: str) -> bool:
    """Whether a text has the reason that a draft gives behind what is to be explained and a word that may tell why: "sued him |over| …"."""
    reason = _reason_in(evidence.question, written)
    told, *tails = phrases.split(phrases.flat(text), stories.REASON_TIES)
    return bool(reason and tails) and share(evidence.wanted.events, words.content(told)) >= EXPLAINED and _mostly(reason, " ".join(tails))


def _reason_lacks(question: Question, written: str, support: Support) -> bool:
    """Whether most words of a draft's reason are not in its support, which has no reason of its own either."""
    asked = words.content(question.put)
    if any(words.content(reason) - asked - words.numbers(support.text) for reason in reasons(support.text)):
        return False
    return not _mostly(_reason_in(question, written), f"{support.text} {support.around}")


def _reason_in(question: Question, written: str) -> frozenset[str]:
    """The words by which a draft gives a reason, or else all that it adds to the question."""
    asked = words.content(question.put)
    given = (words.content(reason) - asked for reason in reasons(written))
    return next(filter(None, given), words.content(written) - asked)


def _mostly(reason: frozenset[str], text: str) -> bool:
    held = words.content(text)
    return sum(any(carries(held, form) for form in _forms(word)) for word in reason) >= REASON_HELD * len(reason)


def reasons(text: str) -> list[str]:
    """What stands behind each "because" or the like in a text, up to a comma, its words in a row."""
    clauses = (phrases.split(causal(clause), stories.REASON_FOLLOWS)[1:] for clause in text.split(", "))
    return [after[0] for after in clauses if after]


def _forms(word: str) -> set[str]:
    """A word, and as a past also as what it is the past of and as a participle ("began", "begin", "begun")."""
    base = inflection.base_of_past(word)
    return {word, base, inflection.participle(base)} if base else {word}


def _rounded(one: str, other: str) -> bool:
    """Whether two large numbers may be one, given roughly in a headline ("$11 billion" for 11.5)."""
    if not (one.isdigit() and other.isdigit()) or min(int(one), int(other)) < LARGE:
        return False
    return abs(int(one) - int(other)) <= ROUGHLY * int(other)


def _held(question: Question, known: frozenset[str], name: Sequence[str]) -> bool:
    """Whether some of a name, or what else its country is called, is among some words; or that country, where no place of it is meant."""
    if any(carries(known, word) for word in name) or holds_country(known, tuple(name)):
        return True
    return question.focus not in (*FIGURES, Focus.PLACE) and speaks_for(known, tuple(name))


def _full_names(question: Question) -> list[tuple[str, ...]]:
    """The question's names, those that stand side by side as one ("Michael Ross")."""
    runs = [tuple(token for token in run if token in question.names) for run in words.runs(f"x {question.text}")]
    joined = {token for run in runs for token in run}
    return [*(run for run in runs if run), *((name,) for name in question.names if name not in joined)]


def why_not(evidence: Evidence) -> str:
    """Why a question is not answered, in words: a name that no story holds, silence, or something near that is not it."""
    if unknown := unknown_names(evidence):
        return messages.names_missing(unknown)
    held = max((_around(evidence, line) for line in evidence.ranked[:BEST]), default=0.0)
    return messages.NEAR_BUT_NOT if held >= COMES_NEAR else messages.NOT_STATED


def claim_of(draft: Draft, evidence: Evidence) -> Claim:
    """A draft as a claim to be checked."""
    support = draft.support
    assert support
    story = support.lines[0].story
    since = {*evidence.relations.later(story), *evidence.relations.corrections_of(story), evidence.relations.newer_version(story)}
    later = tuple(line.text for line in evidence.ranked[:LATER] if line.story in since)
    return Claim(draft.text, support.text, support.around, story.info.published, evidence.question.text, draft.says, later)


def missing_names(evidence: Evidence, content: frozenset[str]) -> float:
    """The share of the question's names that a set of words does not hold."""
    names = evidence.question.names
    return sum(not carries(content, words.normal(name)) for name in names) / len(names) if names else 0.0


def unknown_names(evidence: Evidence) -> tuple[str, ...]:
    """The question's names that stand nowhere in the stories that were found."""
    content = _every(evidence.stories)
    names = _full_names(evidence.question)
    return tuple(" ".join(name) for name in names if not _held(evidence.question, content, [words.normal(token) for token in name]))


def strangers(evidence: Evidence) -> tuple[str, ...]:
    """The question's names whose rarest word stands nowhere in the stories that were found: another of the family is somebody else."""
    content, weights = _every(evidence.stories), evidence.wanted.weights
    rarest = {name: max(map(words.normal, name), key=lambda word: weights.get(word, 0.0)) for name in _full_names(evidence.question)}
    return tuple(
        " ".join(name)
        for name, word in rarest.items()
        if not carries(content, word) and not holds_country(content, tuple(map(words.normal, name)))
    )


def untold(evidence: Evidence, nearest: float) -> str | None:
    """Why no story tells of a topic: none holds any of its names, or any of its words, nor comes near it in meaning; None where one may.

    `nearest` is the cosine of the passage nearest to it.
    """
    unknown = unknown_names(evidence)
    if unknown and len(unknown) == len(_full_names(evidence.question)):
        return messages.names_missing(unknown)
    held = any(evidence.wanted.covered(story.content) for story in evidence.stories)
    return None if held or not evidence.wanted.weights or nearest >= OTHER_WORDS else messages.UNTOLD


def _around(evidence: Evidence, line: Line) -> float:
    signal = evidence.signals[line]
    return signal["words"] + signal["around"]


def _rarest(evidence: Evidence, content: frozenset[str]) -> float:
    """The weight of the rarest of the question's words that a set of words lacks, against that of its rarest word."""
    weights: Mapping[str, float] = evidence.wanted.weights
    return max((weights[word] for word in evidence.wanted.lacking(content)), default=0.0) / max([*weights.values(), 1e-9])


def _every(stories: Sequence[Story]) -> frozenset[str]:
    return frozenset().union(*(story.content for story in stories))


def _unseen(evidence: Evidence) -> float:
    """The weight of the question's words that no story found holds, against all."""
    lacking = evidence.wanted.lacking(_every(evidence.stories))
    weights: Mapping[str, float] = evidence.wanted.weights
    return sum(weights[word] for word in lacking) / evidence.wanted.whole
