"""What happened on the way to an answer, stage by stage, for `ask --explain`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Trace:
    """(stage, what it gave) in the order in which it happened."""

    stages: list[tuple[str, object]] = field(default_factory=list)

    def note(self, stage: str, value: object) -> None:
        self.stages.append((stage, value))
