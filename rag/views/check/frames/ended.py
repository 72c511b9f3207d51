"""Whether a sentence tells that the state which a claim tells of somebody or something is over."""

from __future__ import annotations

from collections.abc import Callable

from rag.answer.verify import align
from rag.language.states import opposite
from rag.syntax import Parse
from rag.views.check.frames.events import DOER, DONE, Event, Part, events, subjects


def ends(claim: str, sentence: str, parse: Callable[[str], Parse]) -> bool:
    """Whether the sentence tells the opposite of the claim's state of what the claim tells it of: "is in custody", "was released"."""
    if not any(opposite(claim, word) for word in sentence.split()):  # what needs no parse
        return False
    holders = [part for part in subjects(parse(claim)) if not part.unknown]
    told = (event for event in events(parse(sentence)) if event.value.fact and event.value.said and (event.verb or event.main))
    return any(
        all(align.known(other.keys, key) for key in part.core)
        for event in told
        if opposite(claim, event.lemma_as_told(sentence))
        for part in holders
        for other in _held_by(event)
    )


def _held_by(event: Event) -> list[Part]:
    return [part for role in (DONE, DOER) if (part := event.parts.get(role)) and not part.unknown and not part.amount]
