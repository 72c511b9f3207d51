"""A conversation as Markdown, its footnotes with the words they rest on, to keep or to send."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag.text import label, one_line, unmarked
from rag.types import Citation
from tui.turn import Exchange, Stage

if TYPE_CHECKING:
    from rag.views import Item

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(title: str, exchanges: Sequence[Exchange]) -> str:
    """The whole conversation. Footnotes are numbered through, so that the document holds together."""
    parts = [f"# {escape(title)}"]
    notes: list[str] = []
    for exchange in exchanges:
        parts.append(f"## {escape(exchange.question)}")
        parts += [f"*Read as: {escape(unmarked(exchange.read_as))}*"] if exchange.read_as else []
        parts.append(_answer(exchange, notes))
    return "\n\n".join([*parts, *notes]) + "\n"


def answer(exchange: Exchange) -> str:
    """One answer as plain text with its footnotes, to paste."""
    sentences = " ".join(unmarked(s.text) + "".join(f" [{n}]" for n in s.citations) for _, s in sorted(exchange.sentences.items()))
    text = " ".join(part for part in (one_line(sentences), one_line(unmarked(exchange.tail))) if part)
    notes = [f"[{c.number}] “{one_line(c.quote)}” ({_source(c)})" for c in exchange.notes]
    return "\n".join([text or unmarked(one_line(exchange.reason or "")), *([""] if notes else []), *notes])


def _answer(exchange: Exchange, notes: list[str]) -> str:
    if exchange.stage is Stage.ABSTAINED:
        return f"The articles do not say. {escape(unmarked(exchange.reason or ''))}".strip()
    numbers = {}
    for citation in exchange.notes:
        numbers[citation.number] = len(notes) + 1
        notes.append(f"[^{len(notes) + 1}]: “{escape(citation.quote)}” ({escape(_source(citation))})")
    sentences = [
        escape(unmarked(s.text))
        + "".join(f"[^{numbers[n]}]" for n in s.citations if n in numbers)
        + ("" if s.supported else " *(no source)*")
        for _, s in sorted(exchange.sentences.items())
    ]
    ends = {Stage.STOPPED: "*(stopped)*", Stage.ERROR: "*(failed)*"}
    return " ".join(part for part in (*sentences, escape(unmarked(exchange.tail)), ends.get(exchange.stage, "")) if part)


def view(title: str, items: Sequence[Item]) -> str:
    """Items of a view, one a line, what is told of each before its words."""
    lines: list[str] = []
    notes: dict[int, str] = {}
    for item in items:
        known = " · ".join(escape(label(str(value))) for value in item.fields.values() if value not in (None, "", ()))
        marks = "".join(f"[^{citation.number}]" for citation in item.citations)
        lines.append(f"- {f'{known}: ' if known else ''}{escape(unmarked(item.text))}{marks}")
        notes |= {c.number: f"[^{c.number}]: “{escape(c.quote)}” ({escape(_source(c))})" for c in item.citations}
    return "\n\n".join([f"# {escape(title)}", "\n".join(lines), "\n".join(notes.values())]).rstrip() + "\n"


def _source(citation: Citation) -> str:
    place = f"{label(citation.file)}{f', {label(citation.part)}' if citation.part else ''}{f':{citation.line}' if citation.line else ''}"
    known = (citation.outlet, citation.published, citation.title)
    return ", ".join([*(label(part) for part in known if part), place])


def escape(text: str) -> str:
    """Outside text on one line with nothing in it that Markdown would obey."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def file_name(title: str, folder: Path) -> Path:
    """A free name in `folder` for a conversation."""
    stem = re.sub(r"[^\w]+", "-", one_line(title).lower()).strip("-")[:60] or "conversation"
    names = (folder / f"{stem}{'' if n == 1 else f'-{n}'}.md" for n in range(1, 10_000))
    return next(path for path in names if not path.exists())
