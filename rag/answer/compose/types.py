"""What goes into a composer and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rag.answer.calibration import Calibration
from rag.answer.evidence import Evidence
from rag.answer.explain import Trace
from rag.answer.generate import Model
from rag.answer.question import Question
from rag.answer.statement import Statement
from rag.answer.verify import Verifier

Grammar = Callable[[str, Sequence[str]], bool | None]
"""Whether some sentences tell of the event of a claim as it does, as a parser reads both, or tell it otherwise; None: neither is sure."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What composers work with.

    `again(question)` gathers the evidence for another question; `trace` collects what `ask --explain` prints; `verifier` may refuse what
    the model words; `grammar` is the second reader of a claim, where there is a parser.
    """

    model: Model
    calibration: Calibration
    again: Callable[[Question], Evidence]
    caution: float = 0.5
    trace: Trace = field(default_factory=Trace)
    verifier: Verifier | None = None
    grammar: Grammar | None = None

    def decides(self, name: str, signals: Mapping[str, float], surer: float = 0.0) -> bool:
        """Whether a calibrated decision is yes, at the person's caution and by `surer` (log-odds) more than it need be."""
        return self.calibration.decisions[name].holds(signals, self.calibration.caution(self.caution) + surer)


@dataclass(frozen=True, slots=True)
class Composed:
    """The statements of an answer, or why there are none; `missing` are questions in it that are open."""

    statements: Sequence[Statement] = ()
    reason: str | None = None
    missing: Sequence[str] = ()
