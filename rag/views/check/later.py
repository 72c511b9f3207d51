"""Whether what a claim tells has been overtaken: corrected, told anew in a newer version, or changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.answer.evidence import Evidence
from rag.answer.verify import align
from rag.language import inflection
from rag.language.changes import changes
from rag.language.english import drafts, grammar, sameness
from rag.language.english.modality import AT_FIRST
from rag.language.modality import endings
from rag.language.numbers import quantities
from rag.language.phrases import flat, holds
from rag.language.states import opposite
from rag.views.check.clashes.figure import agree, stands
from rag.views.check.evidence import Beside
from rag.views.check.frames.ended import ends
from rag.views.check.signals import is_clean

UNTIL = ("^until|till",)
STILL = ("still|must|remain|remains",)
NEARLY = 0.8  # of the nearest sentence's nearness, from which a later one tells of the same thing
ENDED = 0.55  # the same for one that says of a state that it is over
HELD = 0.6  # of a claim's words, each counting the same, that a later sentence itself has to hold
CHANGED = 0.5  # nearness from which a sentence that says a figure was changed speaks of the claim's
TOLD = 0.6  # nearness from which a sentence bears a claim out


def overtaken(besides: Sequence[Beside], evidence: Evidence) -> Beside | None:
    """The sentences by which the stories have gone on from what the claim tells, or None."""
    if not besides or holds(flat(besides[0].pair.text), sameness.EARLIER):
        return None
    clean = [one for one in besides if is_clean(one, besides)]
    best = max(clean, key=lambda one: one.nearness, default=None)
    for one in clean:
        if best and one.nearness >= max(TOLD, NEARLY * best.nearness) and (one is best or _later(one, best)) and _only_then(one):
            return one
    changed = next((one for one in besides if one.nearness >= max(CHANGED, NEARLY * besides[0].nearness) and _changed(one)), None)
    if changed:
        return changed
    if best is None or best.nearness < max(TOLD, NEARLY * besides[0].nearness):
        return None
    near = [one for one in besides if one is not best and one.nearness >= NEARLY * best.nearness and _later(one, best) and _retells(one)]
    newer = best.story.info.newer
    for one in near:
        if one.others and (one.story.info.place == newer or evidence.relations.corrections_of(best.story)):
            return one
    if any(evidence.taken_back(line) for line in best.lines):
        corrections = evidence.relations.corrections_of(best.story)
        return next((one for one in besides if one.story in corrections), best)
    if not _lasting(best.pair.text):
        return None
    ended = [one for one in besides if one.nearness >= ENDED * best.nearness and _later(one, best) and _ended(one)]
    over = next((one for one in (*near, *ended) if any(c.code in ("figure", "denial") for c in one.others) or one in ended), None)
    return over or ended_since(best, evidence)


def ended_since(best: Beside, evidence: Evidence) -> Beside | None:
    """The sentence of a later story by which what the claim tells of somebody or something is over; found by the parser only."""
    if best.pair.parse is None:
        return None
    for line in evidence.ranked:
        pair = replace(best.pair, support=line.text, around=line.story.title, day=line.story.day)
        one = Beside((line,), pair, best.weights, {})
        if _later(one, best) and ends(pair.text, pair.support, best.pair.parse):
            return one
    return None


def _only_then(best: Beside) -> bool:
    """Whether the sentences tell what was so only at first, or the next one takes it back."""
    after = best.lines[-1].after
    told = align.keys(best.pair.text)
    retold = max(align.segments(best.pair.support), key=lambda part: (_figures_held(best, part), len(told & align.keys(part))), default="")
    claim = flat(best.pair.text)
    at_first = holds(flat(retold), AT_FIRST) and not holds(claim, AT_FIRST)
    if at_first or (_lasting(best.pair.text) and _until(told, best.pair.support)):
        return True
    return after is not None and holds(flat(after.text), drafts.TAKEN_BACK) and not holds(claim, drafts.TAKEN_BACK)


def _figures_held(one: Beside, part: str) -> int:
    """How many of the claim's figures a part of its support bears out."""
    theirs = quantities(part)
    return sum(stands(figure, theirs) for figure in one.pair.figures)


def _until(told: frozenset[str], support: str) -> bool:
    """Whether what the claim adds to the rest of its support stands behind an "until" there: "now weekly – until March twice a year"."""
    parts = align.segments(support)
    over = frozenset().union(*(align.keys(part) for part in parts if holds(flat(part), UNTIL)))
    still = frozenset().union(*(align.keys(part) for part in parts if not holds(flat(part), UNTIL)))
    return bool(told & over - still)


def _retells(one: Beside) -> bool:
    """Whether sentences themselves speak of what the claim speaks of, not only what stands around them."""
    told = list(one.weights)
    return sum(align.known(one.pair.near, key) for key in told) >= HELD * len(told)


def _later(one: Beside, other: Beside) -> bool:
    return (one.story.day or date.min) > (other.story.day or date.min) or one.story.info.place == other.story.info.newer


def _changed(one: Beside) -> bool:
    """Whether the sentences say that the claim's figure was changed into another, which the claim does not tell."""
    mine = one.pair.figures
    return any(
        any(agree(figure, old) or figure.low == old.low for figure in mine) and not any(figure.low == new.low for figure in mine)
        for old, new in changes(one.pair.support)
    )


def _ended(one: Beside) -> bool:
    """Whether the sentences name the opposite of the claim's state, or say that what is told as lasting is over."""
    text = one.pair.text
    return opposite(text, one.pair.support) or (holds(flat(text), STILL) and bool(endings(one.pair.support)))


def _lasting(text: str) -> bool:
    """Whether a claim tells what is so now."""
    row = align.tokens(text)
    if any(token.low in sameness.FOR_NOW or token.low in ("must", "may", "can") for token in row):
        return True
    if any(token.low in grammar.WAS for token in row):
        return False
    return not any(align.is_verb(row, at) and inflection.is_past(token.low) for at, token in enumerate(row)) and not any(
        token.low in grammar.MODALS for token in row
    )
