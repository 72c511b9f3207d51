"""A view: items in order, each with fields of its own and the footnotes it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from rag.types import Answer, AnswerSentence, Citation, Status

Kind = Literal["check", "quotes", "timeline", "compare"]
Value = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a view. `text` are a story's words (or the draft's); `fields` what the view tells of it, in the order they are shown."""

    text: str
    citations: tuple[Citation, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """The items, and the footnotes of all of them, numbered from 1 in the order in which they first stand.

    `asked` is what was looked for in a person's words; `reason` says why there are no items, `note` what holds of all of them.
    `published` are the days of all stories that were looked in, where a view tells of gaps between them.
    """

    kind: Kind
    asked: str
    items: tuple[Item, ...] = ()
    reason: str | None = None
    index: str = ""
    note: str | None = None
    published: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple({citation.number: citation for item in self.items for citation in item.citations}.values())

    def as_answer(self) -> Answer:
        """The view as an answer: so its footnotes are opened, verified and exported as any answer's are."""
        sentences = tuple(AnswerSentence(item.text, tuple(c.number for c in item.citations), bool(item.citations)) for item in self.items)
        status: Status = "answered" if self.items else "abstained"
        return Answer(self.asked, status, sentences, self.citations, reason=self.reason, intent=self.kind, index=self.index)


def told(name: str, value: Value) -> str:
    """A field in a line of prose: of what is so or not so, its name where it is so; nothing where it has no value."""
    if isinstance(value, bool):
        return name.replace("_", " ") if value else ""
    return "" if value is None else " | ".join(value) if isinstance(value, tuple) else str(value)


def several(value: Value) -> tuple[str, ...]:
    """The values of a field that may have several; none of one that has not."""
    return value if isinstance(value, tuple) else ()


def to_json(view: View) -> dict[str, Any]:
    """`view` as plain dicts, lists, strings and numbers: the contract of each view's --json."""
    items = [{"text": item.text, **item.fields, "citations": [asdict(c) for c in item.citations]} for item in view.items]
    return {"view": view.kind, "asked": view.asked, "items": items, "reason": view.reason, "note": view.note, "index": view.index}
