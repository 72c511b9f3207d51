"""Yes or no: two claims, judged in the context of the sentences that come nearest; the words that settle it always follow.

A lead is given only when that is sure, and never by words that were true only at first or that a later story takes back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rag.answer import answered, messages
from rag.answer.compose import fact, latest
from rag.answer.compose.choice import usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.relevance import alike, carries, share
from rag.answer.generate import Model
from rag.answer.generate.blocks import passage
from rag.answer.statement import Statement, quoted
from rag.answer.verify import Claim, findings
from rag.language import words
from rag.language.claims import asks_of_now, claims
from rag.language.dates import mentions
from rag.language.english.frames import NOT
from rag.language.english.grammar import BETWEEN
from rag.language.english.modality import AT_FIRST, DENIALS, FEARING, OWNING_UP, SUPPOSING
from rag.language.english.sameness import WHETHER
from rag.language.english.stories import UPDATING
from rag.language.modality import negations
from rag.language.phrases import after, flat, holds
from rag.language.states import named, opposite, turned

YES, NO = "Yes.", "No."
WHOLE = 0.8  # share of the question's words behind a "whether", from which a sentence leaves just that open
MOST = 0.5  # share of the question's words, from which a sentence or headline tells of what is asked
OF_WHAT = 0.35  # share of the words for what was in a state, from which a sentence tells that it has ended for that
NEAREST, FURTHER = 3, 1  # sentences that are judged, and more where none of them leads
REPORTED_WITHIN = timedelta(2)  # of a day, what is told of it is reported
BY_ITSELF = 1.0  # log-odds with which the words behind a "Yes." must say it, without the headings around them
LEAST_YES, LEAST_NO = 3.0, 0.5  # log-odds from which the model's yes or no makes a lead where the grammar of the sentence agrees
LATER = 0.7  # of the settling sentence's score, from which a later story may have settled it otherwise
SIGNALS = ("yes", "no", "claim denies", "denied no", "denied difference", "clear yes", "clear difference")
OTHERWISE = frozenset(("names", "numbers", "modality", "roles", "scope", "speaker", "time", "mixture"))  # checks a clear yes must pass
ODDS, DIFFERENCE = (-2.0, 4.0), (-3.0, 5.0)  # log-odds beyond which they tell no more
ADVISED = "recommended"
NOT_TOLD = frozenset((ADVISED, "alleged", "possible"))  # what is only advised, feared or possible is not denied by it
_ALTERNATIVES = re.compile(r"\d\S*(?: \w+)? or \D{0,12}\d")  # "Was it 14 to 9 or 15 to 8?" is answered by neither yes nor no
_EITHER = re.compile(r"\bor (?!not\b|so\b)")  # "Is it open or shut?"
SETTLED = ("yes", "no", "surest", "settled")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence that may settle a question: what was weighed, how sure (log-odds, with its nearness) and which lead it allows."""

    line: Line
    signals: Mapping[str, float]
    sure: float
    lead: str | None


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The settling words, led by Yes or No when that is sure."""
    pair = claims(evidence.question.text)
    if pair is None or _ALTERNATIVES.search(evidence.question.text):
        return fact.compose(evidence, tools)
    if strangers := answered.strangers(evidence):
        return Composed((), messages.names_missing(strangers))
    near = judged(pair, evidence, tools)
    tools.trace.note("yes or no", [(one.line.text, one.lead, one.signals) for one in near])
    signals = settled(near)
    tools.trace.note("signals", signals)
    if not near or not tools.decides("settled", signals):
        return Composed((), answered.why_not(evidence))
    at_last, before = _at_last(near, evidence, tools)
    if evidence.question.now and not before and (since := latest.ended_since(at_last[0].line, evidence)):
        return Composed((_told_since(since, pair, evidence, tools), latest.earlier(quoted(_state(near, since, evidence)))))
    near = at_last
    settling, lead = _agreed(near, evidence)
    asks_one = lead is not None and not _EITHER.search(evidence.question.text)
    told = _leading(settling, lead, near, pair[0], evidence, tools) if asks_one else None
    if told is not None:
        return Composed((_led(lead, told),))
    below = [one for one in near if one.line.place >= 0]
    on_it = [one for one in below if _is_on(pair[0], one.line, evidence)]
    if (open_line := _left_open(evidence)) is None and not on_it:
        return Composed((), answered.why_not(evidence))
    earlier = [latest.earlier(quoted(one.line)) for one in before[:1]]
    return Composed((quoted(open_line or (on_it or near)[0].line), *earlier))


def _until(evidence: Evidence) -> date | None:
    """The last day of which a question asks what held: the one it names, or `date.max` for now; None where it asks of no certain time."""
    question = evidence.question
    last = max((story.day for story in evidence.stories if story.day), default=None)
    named = [one.last for one in mentions(question.text, last) if one.precision == "day" and one.last]
    if named or question.days or question.first:
        return max(named) + REPORTED_WITHIN if named else None
    return date.max if question.now or asks_of_now(question.text) else None


def _at_last(near: list[Judged], evidence: Evidence, tools: Tools) -> tuple[list[Judged], list[Judged]]:
    """Of the judged sentences those of the newest story in which one settles it, by the time of which it is asked, or of its updates, and
    older ones with the lead for which these speak; and, older, those with the other lead, or with the opposite of what they say."""
    until = _until(evidence)
    if until is None:
        return near, []

    def told(one: Judged) -> tuple[date, bool]:
        return one.line.story.day or date.min, holds(flat(one.line.text), UPDATING)

    on_it = latest.on_it(evidence)
    settle = [one for one in near if one.line.story in on_it and tools.decides("settled", settled_by(one.signals))]
    last = max((told(one) for one in settle if told(one)[0] <= until), default=None)
    if last is None:
        return near, []
    first = next(one for one in near if told(one) == last)
    speaks, older = _leans(first), [one for one in near if told(one) < last]
    kept = [one for one in near if told(one) == last or (one in older and one.lead == speaks)]
    turned_since = [one for one in older if opposite(f"{evidence.question.text} {one.line.text}", first.line.text)]
    return kept, [one for one in older if one.lead not in (None, speaks)] or turned_since


def _leading(settling: Line, lead: str | None, near: Sequence[Judged], claim: str, evidence: Evidence, tools: Tools) -> Statement | None:
    """The settling sentence, or for a yes the nearest that says it by itself among those that lean the same way; None without one, or
    where it leaves just that open."""
    if leaves_open(settling, evidence):
        return None
    if lead == NO:
        return _settled_in(settling, evidence)
    agreeing = sorted(
        (one.line for one in near if _leans(one) == lead and one.line is not settling), key=lambda line: -evidence.scores[line]
    )
    before = [line for line in agreeing if line in _settled_in(settling, evidence).support]
    able = (_settled_in(line, evidence) for line in (*before, settling, *agreeing) if not leaves_open(line, evidence))
    return next((told for told in able if tools.model.says(told.text, claim)[0] >= BY_ITSELF), None)


def judged(pair: tuple[str, str], evidence: Evidence, tools: Tools) -> list[Judged]:
    """The nearest sentences, and where none leads the next ones and the headline, the one that settles it most surely first."""
    able = able_to_settle(evidence)
    lines = candidates(able, evidence)
    top = max((evidence.scores[line] for line in lines), default=0.0)
    near = [_judged(line, pair, evidence, tools, top) for line in lines]
    if not any(one.lead for one in near):
        further = [line for line in able[: NEAREST + FURTHER] if line not in lines]
        near += [_judged(line, pair, evidence, tools, top) for line in (*further, *headed(lines, evidence))]
    return sorted((_by_itself(one, near, evidence, tools) for one in near), key=lambda one: (-one.sure, one.line.place))


def _by_itself(one: Judged, near: Sequence[Judged], evidence: Evidence, tools: Tools) -> Judged:
    """A judged sentence, no surer than the one before it, in whose context it was judged, where that holds more of the question and
    settles it, too."""
    before = next((other for other in near if other.line is one.line.before), None)
    if before is None or evidence.wanted.covered(before.line.content) <= evidence.wanted.covered(one.line.content):
        return one
    as_well = _leans(before) == _leans(one) and tools.decides("settled", settled_by(before.signals))
    return replace(one, sure=min(one.sure, before.sure)) if as_well else one


def able_to_settle(evidence: Evidence) -> list[Line]:
    """The sentences that can settle a question, best first; those that tell only what was so at first, or that somebody denies something,
    are among them when there are no others or when just that is asked."""
    sound = [line for line in evidence.ranked if usable(line) and not evidence.taken_back(line)]
    able = [line for line in sound if not evidence.outdated(line)] or sound or list(evidence.ranked)
    asked = flat(evidence.question.text)
    passing = () if evidence.question.first or holds(asked, AT_FIRST) else AT_FIRST
    denying = () if holds(asked, (*DENIALS, *OWNING_UP)) else DENIALS
    lasting = [
        line
        for line in able[: 4 * NEAREST]
        if not holds(flat(line.text), (*passing, *denying)) and not (line.before and holds(flat(line.before.text), passing))
    ]
    return lasting or able


def candidates(able: Sequence[Line], evidence: Evidence) -> list[Line]:
    """The nearest of the sentences that can settle a question, the one on what is left to be asked, and those of the newest story."""
    nearest = able[:NEAREST]
    return list(dict.fromkeys((*nearest, *_on_what_is_left(nearest, able, evidence), *_of_newest(evidence))))


def _of_newest(evidence: Evidence) -> list[Line]:
    """Of the newest story that tells of what is asked by the time of which it asks, the nearest sentence, and the nearest that say the
    opposite of a state that is asked about."""
    until = _until(evidence)
    if until is None and (evidence.question.first or evidence.question.days):
        return []
    story = next((story for story in latest.on_it(evidence) if story.day and story.day <= (until or date.max)), None)
    told = [line for line in evidence.ranked if line.story is story and usable(line) and not evidence.taken_back(line)]
    return [*told[:1], *[line for line in told if opposite(evidence.question.text, line.text)][:2]]


def headed(nearest: Sequence[Line], evidence: Evidence) -> list[Line]:
    """The headline of the nearest sentence's story, where it tells of what is asked."""
    head = evidence.whole_headline(nearest[0].story) if nearest else None
    return [head] if head and evidence.wanted.covered(head.content) >= MOST else []


def _on_what_is_left(nearest: Sequence[Line], able: Sequence[Line], evidence: Evidence) -> list[Line]:
    """The sentence in the stories of the nearest ones that holds more than any of those of what its title leaves to be asked, or the
    opposite of a state: of "Was anyone hurt when the lions escaped?" in stories of an escape, the one on injuries."""
    wanted, asked = evidence.wanted, evidence.question.text
    states = {words.normal(word) for word in named(asked)}
    left = {story: wanted.lacking(story.head) - wanted.names for story in {line.story for line in nearest}}

    def held(line: Line) -> float:
        told, turned_into = left[line.story] - wanted.lacking(line.content), left[line.story] & states
        told |= turned_into if turned_into and opposite(asked, line.text) else frozenset()
        return sum(wanted.weights[word] for word in told)

    best = max((line for line in able if line.story in left), key=held, default=None)
    return [best] if best and held(best) > max(map(held, nearest)) else []


def settled(near: Sequence[Judged]) -> dict[str, float]:
    """The signals that tell whether a question is settled at all, by one sentence."""
    return max((settled_by(one.signals) for one in near), key=lambda signals: signals["surest"] + signals["settled"], default={})


def settled_by(signals: Mapping[str, float]) -> dict[str, float]:
    """The same for one sentence, by what was weighed of it."""
    yes, no = signals["yes"], signals["no"]
    return {"yes": yes, "no": no, "surest": max(yes, no), "settled": signals["settled"]}


def settling_by(signals: Mapping[str, float], near: float) -> dict[str, float]:
    """The signals by which the sentence that settles a question is chosen: how near it is beside the nearest, the log-odds between the
    claims, those that it tells which holds, and whether a denial was found."""
    apart = abs(signals["yes"] - signals["no"])
    return {"near": near, "apart": apart, "settled": signals["settled"], "denied": float(bool(signals["denied no"]))}


def _judged(line: Line, pair: tuple[str, str], evidence: Evidence, tools: Tools, top: float) -> Judged:
    context = passage([*([line.before] if line.before else []), line])
    settling = _settled_in(line, evidence).text
    signals = weighed(pair, context, settling, evidence.question.text, tools.model, line.story.info.published)
    told = settling_by(signals, evidence.scores[line] - top)
    sure = sum(weight * told[name] for name, weight in tools.calibration.settling.items())
    yes, no = (tools.decides(name, signals) for name in ("yes", "no"))
    lead = (YES if yes else NO) if yes != no else None if yes else _by_both(pair[0], line, signals, tools)
    denied = bool(signals["denied no"] or signals["denied difference"])
    against = signals["no"] - signals["yes"] if lead == YES else signals["yes"] - signals["no"]  # it says the other sooner
    if (lead == YES and not _tells_of(pair[0], settling)) or (lead == NO and (signals["open"] or not _denies(settling, pair[0], denied))):
        lead = None
    return Judged(line, signals, sure, None if against > 0 else lead)


def _by_both(claim: str, line: Line, signals: Mapping[str, float], tools: Tools) -> str | None:
    """The lead on which the model, where it was calibrated, and the grammar of the sentence, after the one before it, agree."""
    least = tools.calibration.caution(tools.caution)
    says = signals["yes"] >= LEAST_YES + least
    denies = signals["no"] >= LEAST_NO + least and signals["yes"] <= 0
    if not tools.grammar or not tools.calibration.own or not (says or denies):
        return None
    found = tools.grammar(claim, [*([line.before.text] if line.before else []), line.text])
    return YES if says and found is True else NO if denies and found is False else None


def _denies(text: str, claim: str, denied: bool) -> bool:
    """Whether a text may deny a claim: it holds some of what that says besides names, and all its names, where they are several, or what
    denies it (as found by the checks, `denied`, or a word of denial, what ends it, its opposite)."""
    mine, theirs = words.low(claim), words.low(text)
    opposed = turned(claim, text) or any(token.removeprefix(prefix) in mine - {token} for token in theirs for prefix in NOT)
    if not opposed and not _tells_of(claim, text):
        return False
    names = _names(claim)
    return denied or opposed or bool(negations(text)) or (len(names) > 1 and all(carries(words.content(text), name) for name in names))


def _is_on(claim: str, line: Line, evidence: Evidence) -> bool:
    """Whether a sentence, in its paragraph and under its heading, tells of what a claim says besides names, most of it or the opposite."""
    told = line.so_far | line.story.under.get(line.section, frozenset())
    tells = evidence.wanted.covered(told) >= MOST or opposite(claim, line.text)
    return tells or any(alike(told, word) for word in words.content(claim) - _names(claim))


def _tells_of(claim: str, text: str) -> bool:
    """Whether a text holds some of what a claim says besides names."""
    content = words.content(text)
    return any(alike(content, word) for word in words.content(claim) - _names(claim))


def _names(claim: str) -> set[str]:
    return {words.normal(name) for name in words.names(f"x {claim}")}


def _agreed(near: Sequence[Judged], evidence: Evidence) -> tuple[Line, str | None]:
    """The settling sentence and its lead: of several that lead the latest; no lead where two lead otherwise and no day tells which is
    later, or where a later story is as near."""
    leading = [one for one in near if one.lead] or near[:1]
    last = max(leading, key=lambda one: (one.line.story.day or date.min, one.sure))
    otherwise = next((one for one in leading if one.lead != last.lead), None)
    if otherwise and not (last.line.story.day and otherwise.line.story.day):
        return near[0].line, None
    agreeing = {one.line for one in near if _leans(one) == last.lead}
    return last.line, None if evidence.question.now and _told_later(last.line, evidence, agreeing) else last.lead


def _left_open(evidence: Evidence) -> Line | None:
    """A sentence that says that just this is not known, or not said: "has not said |whether| …"."""
    return next((line for line in evidence.ranked[: 2 * NEAREST] if usable(line) and leaves_open(line, evidence)), None)


def leaves_open(line: Line, evidence: Evidence) -> bool:
    """Whether a sentence says of just what is asked that somebody asks, or does not say, |whether| it is so."""
    return evidence.wanted.covered(words.content(line.text.partition(f" {WHETHER} ")[2])) >= WHOLE


def _state(near: Sequence[Judged], since: Line, evidence: Evidence) -> Line:
    """What the surest of the older stories tells of a state that has ended since, in the words that are nearest to the question."""
    older = [one.line for one in near if since.story in evidence.relations.later(one.line.story)]
    return max((line for line in older if line.story is older[0].story), key=lambda line: evidence.scores[line])


def _told_since(since: Line, pair: tuple[str, str], evidence: Evidence, tools: Tools) -> Statement:
    """The sentence by which a state has ended; led by No where it names what was in that state, and the model holds that it denies the
    state rather than says it."""
    one = _judged(since, pair, evidence, tools, evidence.scores[since])
    aside = {words.normal(word) for word in (*named(evidence.question.text), *BETWEEN)}
    of_what = {word: weight for word, weight in evidence.wanted.weights.items() if word not in aside}
    names_it = not of_what or share(of_what, since.content) >= OF_WHAT
    return _led(NO if names_it and one.signals["yes"] < one.signals["no"] else None, quoted(since))


def _settled_in(line: Line, evidence: Evidence) -> Statement:
    """The settling sentence, after the one before it, with which it was judged, where that holds more of the question."""
    before, wanted = line.before, evidence.wanted
    if before is None or not usable(before) or wanted.covered(before.content) <= wanted.covered(line.content):
        return quoted(line)
    return Statement(" ".join(quoted(one, alone=True).text for one in (before, line)), (before, line))


def _led(lead: str | None, settling: Statement) -> Statement:
    return replace(settling, text=f"{lead} {settling.text}") if lead else settling


def _leans(one: Judged) -> str:
    """The lead that a sentence speaks for sooner than for the other, however sure that is."""
    return YES if one.signals["yes"] > one.signals["no"] else NO


def _told_later(line: Line, evidence: Evidence, agreeing: Collection[Line]) -> bool:
    """Whether a sentence of a later story, none of the `agreeing` ones, is about as near to the question as the one that settles it."""
    later = (other for story in evidence.relations.later(line.story) for other in evidence.of(story)[:1])
    return any(other not in agreeing and evidence.scores[other] >= LATER * evidence.scores[line] for other in later)


def weighed(
    pair: tuple[str, str], context: str, settling: str, question: str, model: Model, published: str | None = None
) -> dict[str, float]:
    """What tells yes from no and either from not said: the odds of both claims in their story's context, and the same odds where the
    checks find the claim denied by the settling words, or nothing against it."""
    for_yes, for_no, tells = model.settles(context, question, pair)
    differing = findings(Claim(pair[0], settling, context, published, question, for_yes))
    found = {one.code for one in differing}
    only = {kind for one in differing if one.code == "modality" for kind in one.support if kind in NOT_TOLD}  # "urged her to decline"
    denied = "negation" in found and ADVISED not in only
    supposed = not words.content(after(flat(settling), SUPPOSING) or "").isdisjoint(words.content(pair[0]) - _names(pair[0]))
    clear = "negation" not in found and found.isdisjoint(OTHERWISE)
    return {
        "yes": for_yes,
        "no": for_no,
        "settled": tells,
        "claim denies": float(bool(negations(pair[0]))),
        "open": float(supposed or (not denied and bool(only or words.low(settling) & FEARING))),
        "denied no": denied * _within(for_no, *ODDS),
        "denied difference": denied * _within(for_no - for_yes, *DIFFERENCE),
        "clear yes": clear * _within(for_yes, *ODDS),
        "clear difference": clear * _within(for_yes - for_no, *DIFFERENCE),
    }


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
