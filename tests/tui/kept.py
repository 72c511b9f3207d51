"""What is kept of a conversation that `tests.tui.doomed` held when it was killed."""

from __future__ import annotations

from pathlib import Path

from rag.sessions import Sessions
from tests.tui import affairs
from tui.keeping import restored
from tui.turn import Stage


def missing(state: Path) -> tuple[list[str], int]:
    """What is lost, and how many of the last turn's words are kept. A turn that was over must be whole, one begun have its question."""
    said = (state / "said").read_text(encoding="utf-8").split() if (state / "said").exists() else []
    sessions = Sessions(state / "sessions.sqlite").find() if (state / "sessions.sqlite").exists() else []
    if len(sessions) != 1:
        return (["the conversation is gone"] if said or len(sessions) > 1 else []), 0
    turns = [restored(turn) for turn in Sessions(state / "sessions.sqlite").turns(sessions[0].id)]
    whole = affairs.engine().script[affairs.ILL][-1].answer  # type: ignore[union-attr]
    wrong = [f"turn {turn.number} stands at {at}" for at, turn in enumerate(turns) if turn.number != at]
    wrong += [f"turn {turn.number} has lost its question" for turn in turns if turn.question != affairs.ILL]
    wrong += [f"turn {number} is gone" for number in range(len(turns), len(said))]
    for turn in turns[: len(said)]:
        if not turn.answer or turn.stage is not Stage.ANSWERED or (turn.answer.sentences, turn.notes) != (whole.sentences, whole.citations):
            wrong.append(f"turn {turn.number} was over and is not whole")
    return wrong, len(turns[-1].text.split()) if turns else 0
