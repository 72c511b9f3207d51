"""Yes or no: a lead only when two claims, judged in their story's context, and the checks agree; the words that settle it always follow."""

from __future__ import annotations

from rag.answer import answered, messages
from rag.answer.compose import fact
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence
from rag.answer.evidence.rank import carries
from rag.answer.generate import Model
from rag.answer.generate.blocks import passage
from rag.answer.question import Question
from rag.answer.statement import Statement
from rag.language import words
from rag.language.claims import claims
from rag.language.modality import endings, hedges, negations

YES, NO = "Yes.", "No."
SIGNALS = ("yes", "no", "difference", "denied", "denied and held", "ended", "claim denies", "hedged", "held", "names", "numbers")


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The settling words, led by Yes or No when that is sure."""
    drafted = fact.draft(evidence, tools)
    signals = answered.read(evidence, drafted)
    tools.trace.note("draft", drafted)
    tools.trace.note("signals", signals)
    decision = tools.calibration.decisions["read"]
    if not drafted.support or not decision.holds(signals, tools.calibration.caution(tools.caution)):
        return Composed((), messages.NEAR_BUT_NOT, signals)
    words_of = fact.in_story_words(drafted.support, evidence)
    lead = _lead(evidence.question, words_of, tools)
    return Composed((Statement(f"{lead} {words_of.text}" if lead else words_of.text, words_of.support, words_of.manner),), None, signals)


def _lead(question: Question, settling: Statement, tools: Tools) -> str | None:
    """"Yes." or "No." when sure."""
    pair = claims(question.text)
    if pair is None:
        return None
    lines = settling.support
    before = lines[0].before
    signals = weighed(pair, passage([*([before] if before else []), *lines]), settling.text, tools.model)
    tools.trace.note("yes or no", signals)
    decisions, caution = tools.calibration.decisions, tools.calibration.caution(tools.caution)
    yes, no = (decisions[name].holds(signals, caution) for name in ("yes", "no"))
    return YES if yes and not no else NO if no and not yes else None


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
