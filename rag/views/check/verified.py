"""Who reads a claim that the stories seem to bear out once more: the person's own verifier where there is one, or else the language model.

Either may take back that a claim is supported; the model may also find the cause that a claim tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag.answer.generate.model import Model
from rag.answer.verify import Verifier
from rag.answer.verify.checks.verifier import LEAST
from rag.errors import ModelMissing
from rag.views.check import messages
from rag.views.check.calibration import calibrated_model, least_odds
from rag.views.check.clashes.frame import LEAST as SAME_EVENT
from rag.views.check.evidence import Beside
from rag.views.check.verdict import Finding, Verdict


def verified(finding: Finding, verifier: Verifier | None, model: Callable[[], Model] | None) -> Finding:
    """A finding as it is, or that the stories come near where the second reader does not find the claim in them.

    The model is asked only where the parser has not found the claim's event in the sentences, and where they do not tie the cause that
    the claim tells to what happened: there its word may make the claim supported.
    """
    beside = finding.beside
    if beside is None or not is_read(finding, verifier, model):
        return finding
    if verifier:
        pair = beside.pair
        doubted = verifier(f"{pair.around} {pair.support}".strip(), pair.text) < LEAST
        return replace(finding, verdict=Verdict.PARTLY, why=messages.NOT_VERIFIED) if doubted else finding
    try:
        return _read(model(), finding, beside) if model else finding
    except ModelMissing:
        return finding if finding.open else replace(finding, why=messages.NO_MODEL)


def is_read(finding: Finding, verifier: Verifier | None, model: Callable[[], Model] | None) -> bool:
    """Whether a second reader is asked about a finding."""
    beside = finding.beside
    if beside is None or not (finding.verdict is Verdict.SUPPORTED or finding.open):
        return False
    if verifier:
        return not finding.open
    return model is not None and (finding.open or (not beside.verbatim and beside.told < SAME_EVENT))


def _read(model: Model, finding: Finding, beside: Beside) -> Finding:
    """A finding after the model has looked for the claim in its sentences, read below their headline and behind the sentence before."""
    if model.sha256 != calibrated_model():
        return finding
    before = beside.lines[0].before
    told = (beside.story.title, before.text if before else "", *(line.text for line in beside.lines))
    found = model.says("\n".join(filter(None, told)), beside.pair.text)[0] >= least_odds()
    if finding.open:
        return replace(finding, verdict=Verdict.SUPPORTED, why=messages.BORNE_OUT, unsupported=()) if found else finding
    return finding if found else replace(finding, verdict=Verdict.PARTLY, why=messages.NOT_READ)
