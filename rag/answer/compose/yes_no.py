"""Yes or no: a lead only when two claims, judged in their story's context, and the checks agree; the words that settle it always follow."""

from __future__ import annotations

from rag.answer import answered, messages
from rag.answer.compose import fact
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence
from rag.answer.question import Question
from rag.answer.statement import Statement
from rag.language.claims import claims
from rag.language.english.polarity import DENYING
from rag.language.phrases import flat, holds


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
    lead = _lead(evidence.question, words_of, evidence, tools)
    return Composed((Statement(f"{lead} {words_of.text}" if lead else words_of.text, words_of.support, words_of.manner),), None, signals)


def _lead(question: Question, settling: Statement, evidence: Evidence, tools: Tools) -> str | None:
    """"Yes." or "No." when sure."""
    pair = claims(question.text)
    if pair is None:
        return None
    signals = judged(pair, settling, tools)
    tools.trace.note("yes or no", signals)
    decisions = tools.calibration.decisions
    caution = tools.calibration.caution(tools.caution)
    yes, no = (decisions[name].holds(signals, caution) for name in ("yes", "no"))
    return "Yes." if yes and not no else "No." if no and not yes else None


def judged(pair: tuple[str, str], settling: Statement, tools: Tools) -> dict[str, float]:
    """What tells yes from no: the odds of both claims over the settling words in their story, and the words' own polarity."""
    from rag.answer.generate.blocks import passage

    lines = list(settling.support)
    before = lines[0].before
    context = passage([*([before] if before else []), *lines])
    for_yes, for_no = tools.model.says(context, *pair)
    denied, asked = holds(flat(settling.text), DENYING), holds(flat(pair[0]), DENYING)
    return {"yes": for_yes, "no": for_no, "difference": for_yes - for_no, "denied": float(denied != asked)}
