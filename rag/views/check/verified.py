"""What the person's own verifier, where there is one, makes of a verdict: it may take back that a claim is supported, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from rag.answer.verify import Verifier
from rag.answer.verify.checks.verifier import LEAST
from rag.views.check import messages
from rag.views.check.verdict import Finding, Verdict


def verified(finding: Finding, verifier: Verifier | None) -> Finding:
    """A finding as it is, or that the stories come near where the verifier does not hold that they say it."""
    if verifier is None or finding.verdict is not Verdict.SUPPORTED or finding.beside is None:
        return finding
    pair = finding.beside.pair
    if verifier(f"{pair.around} {pair.support}".strip(), pair.text) >= LEAST:
        return finding
    return replace(finding, verdict=Verdict.PARTLY, why=messages.NOT_VERIFIED)
