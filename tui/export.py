"""A conversation of the screen as `rag.export` takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import FootnoteError
from rag.export import Conversation, Format, Sources, Turn, export, file_name, no_sources, save
from rag.export.markdown import escaped, notes
from rag.export.plain import answer as paragraphs
from rag.text import label, unmarked
from rag.types import ArticleInfo, Citation, Failure
from tui import scope, strings
from tui.turn import Exchange, Stage

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.views import Item

NAMES = {
    Format.MARKDOWN: strings.AS_MARKDOWN,
    Format.WORD: strings.AS_WORD,
    Format.HTML: strings.AS_HTML,
    Format.TEXT: strings.AS_TEXT,
    Format.BIBTEX: strings.AS_BIBTEX,
    Format.RIS: strings.AS_RIS,
    Format.CSL: strings.AS_CSL,
}


def conversation(title: str, exchanges: Sequence[Exchange]) -> Conversation:
    """All that the screen shows of these turns."""
    return Conversation(tuple(map(turn, exchanges)), title)


def turn(exchange: Exchange) -> Turn:
    """One turn; of one that has not ended, what stands there so far."""
    told = exchange.answer or exchange.so_far
    if exchange.stage is Stage.ERROR and not told.error:
        told = replace(told, status="error", error=Failure(strings.TURN_FAILED, ""))
    return Turn(told, scope.told(exchange.filters))


def markdown(title: str, exchanges: Sequence[Exchange]) -> str:
    """The whole conversation as Markdown, to paste."""
    return export(conversation(title, exchanges), Format.MARKDOWN)


def answer(exchange: Exchange) -> str:
    """One answer as plain text with its footnotes, to paste."""
    return "\n\n".join(paragraphs(turn(exchange)))


def write(title: str, exchanges: Sequence[Exchange], format: Format, folder: Path, engine: Engine | None) -> Path:
    """A new file in `folder`; where it is. Raises BadInput."""
    alone = len(exchanges) == 1
    path = file_name(title, folder, format)
    save(conversation("" if alone else title, exchanges), format, path, sources(engine) if engine else no_sources)
    return path


def view(title: str, items: Sequence[Item]) -> str:
    """Items of a view, one a line, what is told of each before its words."""
    from rag.views.types import told

    lines: list[str] = []
    for item in items:
        known = " · ".join(escaped(label(shown)) for name, value in item.fields.items() if (shown := told(name, value)))
        marks = "".join(f"[^{citation.number}]" for citation in item.citations)
        lines.append(f"- {f'{known}: ' if known else ''}{escaped(unmarked(item.text))}{marks}")
    cited = {citation.number: citation for item in items for citation in item.citations}
    return "\n\n".join([f"# {escaped(title)}", "\n".join(lines), notes(cited.values())]).rstrip() + "\n"


def sources(engine: Engine) -> Sources:
    """What the open index knows of a footnote's story."""

    def look_up(citation: Citation) -> ArticleInfo | None:
        try:
            return engine.info(citation.file, citation.part, citation.root)
        except FootnoteError:
            return None

    return look_up
