"""No name that the evidence lacks; its headings, its outlet and the sentence before may help."""

from __future__ import annotations

from rag.answer.evidence.relevance import carries
from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english import sameness


def check(claim: Claim) -> Finding | None:
    acronyms = words.initials(f"{claim.support} {claim.around}")
    first = words.tokens(claim.text)[:1]
    inside = words.capitalised_inside(claim.text)
    new = [
        name
        for name in words.names(claim.text)
        if not carries(claim.known, words.normal(name))
        and name not in acronyms
        and not ([name] == first and name not in inside and _common(name))
        and name.removesuffix("'s") not in claim.around + claim.support
    ]
    return Finding("names", tuple(new or _brought(claim))) if new or _brought(claim) else None


def _brought(claim: Claim) -> list[str]:
    """Names that only the surroundings hold, and that stand behind the verb: there they tell something, before it they say who."""
    row, held = align.tokens(claim.text), align.keys(claim.support)
    verb = next((at for at in range(len(row)) if align.is_verb(row, at) and row[at].text.islower()), len(row))
    return [
        token.text
        for at, token in enumerate(row)
        if at > verb
        and token.name
        and token.key
        and not token.possessive
        and not align.known(held, token.key)
        and not align.governed(row, at)
    ]


def _common(word: str) -> bool:
    """Whether a sentence's first word is no name by its look; coverage judges it then."""
    return word.endswith(sameness.NO_NAME_ENDINGS) or word.lower() in sameness.NO_NAMES
