"""What is planned, alleged, possible or under a condition in the evidence is so in the claim, and what is done is done."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import modality, words
from rag.language.english import sameness
from rag.language.english.modality import CONDITIONS

OPENERS = CONDITIONS | {sameness.WHETHER}
DONE = "done"
FAMILY = {
    "done": DONE,
    "said": DONE,
    "alleged": "open",
    "possible": "open",
    "planned": "to come",
    "ordered": "to come",
    "conditional": "on a condition",
    "recommended": "advised",
}


def check(claim: Claim) -> Finding | None:
    mine, theirs = align.tokens(claim.text), align.tokens(claim.support)
    shared = [
        at
        for at, token in enumerate(mine)
        if token.key and not token.name and not words.number(token.text) and align.places(theirs, token.key)
    ]
    verbs = [at for at in shared if align.is_verb(mine, at)]
    differing = [found for at in verbs or shared if (found := _differs(claim, mine[at], theirs))]
    if differing and (verbs or len(differing) == len(shared)):
        return differing[0]
    left_open = _left_open(claim)
    if left_open:
        return Finding("modality", (), left_open)
    dropped = modality.hedges(claim.support) and not modality.hedges(claim.text) and _hedged(claim)
    return Finding("modality", (), dropped) if dropped else None


def _differs(claim: Claim, token: align.Token, theirs: Sequence[align.Token]) -> Finding | None:
    """How a word stands in the claim, where it stands so nowhere in the evidence."""
    places = align.places(theirs, token.key)
    here = modality.modality(claim.text, token.start, token.end)
    there = [modality.modality(claim.support, theirs[place].start, theirs[place].end) for place in places]
    compelled = here == "ordered" and sameness.HAD_TO in claim.text  # "had to be moved" was moved
    if (DONE if compelled else FAMILY[here]) in {FAMILY[one] for one in there}:
        return None
    return Finding("modality", (token.text, here), (theirs[places[0]].text, there[0]))


def _left_open(claim: Claim) -> tuple[str, ...]:
    """What the evidence says behind a "whether", or in a sentence with a condition, and the claim with neither."""
    if not OPENERS.isdisjoint(token.low for token in align.tokens(claim.text)):
        return ()
    told = align.keys(claim.text)
    asked = claim.support.partition(f" {sameness.WHETHER} ")[2]
    conditioned = (part for part in align.sentences(claim.support) if not CONDITIONS.isdisjoint(part.lower().split()))
    return tuple(word for part in (*align.segments(asked)[:1], *conditioned) for word in sorted(told & align.keys(part)))


def _hedged(claim: Claim) -> tuple[str, ...]:
    """The hedges in the part of the evidence that the claim retells, which the claim has dropped."""
    told = align.keys(claim.text)
    return tuple(
        cue.word
        for segment in align.segments(claim.support)
        if len(told & align.keys(segment)) > 1
        for cue in modality.hedges(segment)
        if modality.modality(claim.text, 0, len(claim.text)) in ("done", "said", "planned", "conditional")
    )
