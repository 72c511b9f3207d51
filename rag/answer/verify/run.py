"""Runs the checks. To add one: a module in `checks/` with `check(claim) -> Finding | None`, and its name here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rag.answer.verify.checks import (
    answers,
    coverage,
    entailment,
    mixture,
    modality,
    names,
    negation,
    numbers,
    quotation,
    roles,
    scope,
    speaker,
    superseded,
    time,
    verifier,
    whole,
)
from rag.answer.verify.claim import Claim, Finding

Check = Callable[[Claim], Finding | None]

CHECKS: Mapping[str, Check] = {
    "whole": whole.check,
    "numbers": numbers.check,
    "names": names.check,
    "roles": roles.check,
    "speaker": speaker.check,
    "negation": negation.check,
    "modality": modality.check,
    "time": time.check,
    "quotation": quotation.check,
    "scope": scope.check,
    "superseded": superseded.check,
    "mixture": mixture.check,
    "answers": answers.check,
    "coverage": coverage.check,
    "entailment": entailment.check,
    "verifier": verifier.check,
}


def findings(claim: Claim) -> tuple[Finding, ...]:
    """What the checks find wrong with a claim; nothing when every one passes."""
    return tuple(found for check in CHECKS.values() if (found := check(claim)))
