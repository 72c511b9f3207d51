"""Yes or no: a lead only when two claims, judged in their story's context, and the checks agree; the words that settle it always follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.answer import answered
from rag.answer.answered import Draft
from rag.answer.compose import fact, latest
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.rank import carries
from rag.answer.generate import Model
from rag.answer.generate.blocks import passage
from rag.answer.statement import Statement, quoted
from rag.language import words
from rag.language.claims import claims
from rag.language.modality import endings, hedges, negations

YES, NO = "Yes.", "No."
LATER = 0.7  # of the settling sentence's score, from which a later story may have settled it otherwise
SIGNALS = ("yes", "no", "difference", "denied", "denied and held", "ended", "claim denies", "hedged", "held", "names", "numbers")


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The settling words, led by Yes or No when that is sure."""
    drafted = fact.draft(evidence, tools)
    signals = answered.read(evidence, drafted)
    tools.trace.note("draft", drafted)
    tools.trace.note("signals", signals)
    if not drafted.support or not fact.is_answered(evidence, drafted, signals, tools):
        return Composed((), answered.why_not(evidence), signals)
    if evidence.question.now and (since := latest.ended_since(drafted.support.lines[-1], evidence)):
        before = fact.in_story_words(drafted.support, evidence)
        return Composed((_lead_since(since, evidence, tools), latest.earlier(before)), None, signals)
    led = max(_judged(evidence, drafted, tools), key=lambda one: one.sure)
    settling = led.settling
    return Composed((replace(settling, text=f"{led.lead} {settling.text}") if led.lead else settling,), None, signals)


def _lead_since(since: Line, evidence: Evidence, tools: Tools) -> Statement:
    """The sentence by which a state has ended; led by No where the model holds that it denies the state rather than says it."""
    settling = quoted(since)
    pair = claims(evidence.question.text)
    denied = pair is not None and _weighed(pair, settling, evidence, tools).difference < 0
    return replace(settling, text=f"{NO} {settling.text}") if denied else settling


@dataclass(frozen=True, slots=True)
class _Judged:
    """Words that may settle a question, the lead they allow, and how sure (0 to 1) the surer of yes and no is."""

    settling: Statement
    lead: str | None
    sure: float
    difference: float = 0.0


def _judged(evidence: Evidence, drafted: Draft, tools: Tools) -> list[_Judged]:
    """The support of the draft and the best-ranked sentence, which a draft that only repeats the question may have passed over."""
    assert drafted.support
    candidates = {one.text: one for one in (fact.in_story_words(drafted.support, evidence), quoted(evidence.ranked[0]))}
    pair = claims(evidence.question.text)
    if pair is None:
        return [_Judged(next(iter(candidates.values())), None, 0.0)]
    return [_weighed(pair, settling, evidence, tools) for settling in candidates.values()]


def _weighed(pair: tuple[str, str], settling: Statement, evidence: Evidence, tools: Tools) -> _Judged:
    lines = settling.support
    before = lines[0].before
    signals = weighed(pair, passage([*([before] if before else []), *lines]), settling.text, tools.model)
    tools.trace.note("yes or no", signals)
    decisions = tools.calibration.decisions
    yes, no = (tools.decides(name, signals) for name in ("yes", "no"))
    stale = evidence.question.now and _told_later(settling, evidence)
    sure = max(decisions[name].probability(signals) for name in ("yes", "no"))
    lead = YES if yes and not no else NO if no and not yes else None
    return _Judged(settling, None if stale else lead, sure, signals["difference"])


def _told_later(settling: Statement, evidence: Evidence) -> bool:
    """Whether a later story among the evidence is about as near to the question as the one that settles it."""
    story = settling.support[0].story
    best = max(evidence.scores[line] for line in settling.support if line in evidence.scores)
    return any(evidence.scores[line] >= LATER * best for later in evidence.relations.later(story) for line in evidence.of(later)[:1])


def weighed(pair: tuple[str, str], context: str, settling: str, model: Model) -> dict[str, float]:
    """What tells yes from no and either from not said: the odds of both claims in their story's context, and how the settling
    words stand to the claim (denied, hedged, lacking its names, numbers or words)."""
    for_yes, for_no = model.says(context, *pair)
    known = words.content(context)
    content = words.content(pair[0])
    held = sum(carries(words.content(settling), word) for word in content) / max(len(content), 1)
    denied = float(bool(negations(pair[0])) != bool(negations(settling)))
    hedged = float(bool(hedges(settling)) and not hedges(pair[0]))
    names = [words.normal(name) for name in words.names(f"x {pair[0]}")]
    return {
        "yes": for_yes,
        "no": for_no,
        "difference": for_yes - for_no,
        "denied": denied,
        "denied and held": denied * held,
        "ended": float(bool(endings(settling)) != bool(endings(pair[0]))),
        "claim denies": float(bool(negations(pair[0]))),
        "hedged": hedged,
        "held": held,
        "names": sum(not carries(known, name) for name in names) / max(len(names), 1),
        "numbers": float(bool(words.numbers(pair[0]) - words.numbers(context))),
    }
