"""A sentence of an answer, with what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.answer.evidence import Line

LONGEST = 75  # words of a sentence with the one before it
ENDS = (".", "!", "?", "…", "”", '"', "’", "'", ")")


@dataclass(frozen=True, slots=True)
class Statement:
    """`text` as it is shown; `support` are the sentences it stands on, in the order of their footnotes."""

    text: str
    support: tuple[Line, ...] = ()


def quoted(line: Line, alone: bool = False) -> Statement:
    """A story's sentence as it stands, with the one before when it leans on that (not when `alone`, nor on a heading that asks or a
    fragment)."""
    lines = [line]
    while not alone and lines[0].leans and (before := lines[0].before) and _words((before, *lines)) <= LONGEST:
        if not before.whole or (before.asks and lines[0].opens):
            break
        lines.insert(0, before)
    return _as_they_stand(lines)


def all_quoted(lines: Iterable[Line]) -> tuple[Statement, ...]:
    """Some sentences as they stand, none told twice where one leans on another."""
    made: list[Statement] = []
    for line in lines:
        told = {one for statement in made for one in statement.support}
        if line not in told:
            made.append(_as_they_stand([one for one in quoted(line).support if one not in told]))
    return tuple(made)


def _as_they_stand(lines: Sequence[Line]) -> Statement:
    return Statement(" ".join(ended(one.text) for one in lines), tuple(lines))


def led(lead: str, statement: Statement) -> Statement:
    """A statement with words of ours in front."""
    return replace(statement, text=f"{lead}{statement.text}")


def ended(text: str) -> str:
    """A text with a full stop where it ends in none."""
    return text if text.endswith(ENDS) else f"{text.rstrip(',;:')}."


def _words(lines: tuple[Line, ...]) -> int:
    return sum(len(line.text.split()) for line in lines)
