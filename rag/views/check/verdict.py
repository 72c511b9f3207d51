"""What is said of a claim, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.answer.verify import align
from rag.language import words
from rag.types import Span
from rag.views.check import messages
from rag.views.check.calibration import decisions
from rag.views.check.clashes import Clash
from rag.views.check.clashes.pair import LITTLE
from rag.views.check.evidence import NEAR, Beside
from rag.views.check.signals import DECIDING, is_clean, signals

TOLD = 0.5  # nearness, and share of a claim's words in the sentences and around them, from which these can bear it out
WHOLE = 0.75  # share of a claim's words in the sentences themselves, from which these bear it out
SAME = 0.75  # agreement of its parts from which sentences that differ in nothing tell of the event of a claim
FRAME = 0.15  # how far nearer sentences have to come that tell an event otherwise than any that tell it as the claim does
CLOSE = 0.75  # of the nearest sentence's nearness, from which another is looked at for what contradicts


class Verdict(StrEnum):
    """What the stories have for a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not found"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason for a person, the sentences it rests on, the claim's words they do not bear out; `sure` is 0 to 1.

    `open` says that it would be supported if a second reader finds the cause that it tells in the sentences.
    """

    verdict: Verdict
    why: str
    beside: Beside | None = None
    unsupported: tuple[Span, ...] = ()
    sure: float = 0.0
    open: bool = False


@dataclass(frozen=True)
class Weighed:
    """A claim's signals, and the verdict that follows from them."""

    besides: Sequence[Beside]
    later: Beside | None
    signals: Mapping[str, float]

    @property
    def contradicted(self) -> float:
        return decisions()["contradicted"].probability(self.signals)

    @property
    def supported(self) -> float:
        return decisions()["supported"].probability(self.signals)

    @property
    def _framed(self) -> bool:
        """Whether what the claim says is done is told otherwise, and nowhere as the claim tells it."""
        return any(self.signals[f"{code} other"] >= FRAME for code in DECIDING)

    def _apart(self, against: Beside) -> bool:
        """Whether the sentences come so far from the claim that what stands otherwise in them is told of something else."""
        return max(self.besides[0].nearness, against.but) < NEAR and not self.later and not _sure(self.besides)

    def finding(self) -> Finding:
        if not self.besides or self.besides[0].nearness < NEAR / 2:
            return Finding(Verdict.NOT_FOUND, messages.NOTHING_NEAR)
        verbatim = next((one for one in self.besides if one.verbatim), None)
        if verbatim and not self.later:
            return Finding(Verdict.SUPPORTED, messages.BORNE_OUT, verbatim, (), max(self.supported, 1 - self.contradicted))
        against = _against(self.besides) if not self.later else self.later
        contradicted = decisions()["contradicted"]
        if against and not self._apart(against) and (self.later or contradicted.holds(self.signals) or _sure(self.besides) or self._framed):
            return _contradicted(against, self.later is not None, self.contradicted)
        best = _best(self.besides)
        near = best.nearness >= TOLD and best.far >= TOLD and all(clash.way == "loose" for clash in best.clashes)
        borne_out = near and (best.told >= SAME or decisions()["supported"].holds(self.signals))
        if borne_out and not best.clashes:
            return Finding(Verdict.SUPPORTED, messages.BORNE_OUT, best, (), self.supported)
        lacking = unsupported(best)
        if best.nearness >= NEAR and lacking:
            told = tuple(best.pair.text[span.start : span.end] for span in lacking)
            why = messages.not_tied(told) if _all_loose(best) else messages.not_borne_out(told)
            open_ = borne_out and all(clash.code == "cause" for clash in best.clashes)
            return Finding(Verdict.PARTLY, why, best, lacking, self.supported, open_)
        if best.nearness >= NEAR:
            whole = best.own >= WHOLE and not best.clashes
            verdict, why = (Verdict.SUPPORTED, messages.BORNE_OUT) if whole else (Verdict.PARTLY, messages.NEARLY)
            return Finding(verdict, why, best, (), self.supported)
        return Finding(Verdict.NOT_FOUND, messages.NOT_FOUND, best, lacking, self.supported)


def weigh(besides: Sequence[Beside], later: Beside | None) -> Weighed:
    return Weighed(besides, later, signals(besides, later))


def _best(besides: Sequence[Beside]) -> Beside:
    """The nearest sentences with no difference to the claim, where they come about as near as any."""
    clean = [one for one in besides if is_clean(one, besides) and one.nearness >= CLOSE * besides[0].nearness]
    return next((one for one in clean if not one.clashes), clean[0] if clean else besides[0])


def _all_loose(best: Beside) -> bool:
    """Whether sentences have the claim's words, but not tied as it ties them."""
    return bool(best.clashes) and all(clash.way == "loose" and any(_held(best, clash)) for clash in best.clashes)


def _held(best: Beside, clash: Clash) -> Iterator[bool]:
    """For each word of a difference whether the sentences hold it."""
    mine = (token for token in best.pair.mine if token.key and clash.start <= token.start < clash.end)
    return (align.known(best.pair.far, token.key) for token in mine)


def _against(besides: Sequence[Beside]) -> Beside | None:
    """The sentences that differ from the claim and come nearest to the rest of it."""
    return max((one for one in besides if one.others), key=lambda one: one.but, default=None)


def _sure(besides: Sequence[Beside]) -> bool:
    """Whether a quotation is altered or another's: that needs no weighing."""
    quoted = [one for one in besides if any(clash.code == "quotation" for clash in one.others)]
    exact = [one for one in besides if one.quoted]
    if exact:
        return all(any(clash.code == "speaker" for clash in one.others) for one in exact)
    return bool(quoted)


def _contradicted(against: Beside, later: bool, sure: float) -> Finding:
    clashes = against.others
    spans = _joined(against.pair.text, sorted(Span(clash.start, clash.end) for clash in clashes if clash.end > clash.start))
    if later:
        return Finding(Verdict.CONTRADICTED, messages.overtaken(against.story.day), against, spans, sure)
    why = messages.otherwise([_told(against, clash) for clash in clashes], against.story.day) if clashes else messages.DENIED
    return Finding(Verdict.CONTRADICTED, why, against, spans, sure)


def _told(against: Beside, clash: Clash) -> tuple[str, str, str]:
    return clash.code, against.pair.text[clash.start : clash.end], clash.there


def unsupported(one: Beside) -> tuple[Span, ...]:
    """The claim's words that sentences do not bear out, those that stand together as one; no figure that a later story bears out."""
    lacking = [Span(clash.start, clash.end) for clash in one.clashes if clash.start not in one.settled]
    lacking += [
        Span(token.start, token.end)
        for token in one.pair.mine
        if token.key
        and token.key not in LITTLE
        and words.number(token.text) is None
        and not align.known(one.pair.far, token.key)
        and not any(span.start <= token.start < span.end for span in lacking)
    ]
    return _joined(one.pair.text, sorted(lacking))


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        if found and (span.start <= found[-1].end or len(text[found[-1].end : span.start].split()) <= 1):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
