"""The formats there are, and how a conversation becomes a text or a file in one of them."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from rag.errors import BadInput
from rag.export import strings
from rag.export.document import Conversation, Sources, no_sources
from rag.export.html import html
from rag.export.library import bibtex, csl_json, ris
from rag.export.markdown import markdown
from rag.export.plain import plain
from rag.export.word import save_word
from rag.text import one_line


class Format(StrEnum):
    """How a conversation is written."""

    MARKDOWN = "markdown"
    WORD = "word"
    HTML = "html"
    TEXT = "text"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl-json"


SUFFIXES = {
    Format.MARKDOWN: ".md",
    Format.WORD: ".docx",
    Format.HTML: ".html",
    Format.TEXT: ".txt",
    Format.BIBTEX: ".bib",
    Format.RIS: ".ris",
    Format.CSL: ".json",
}
_ALSO = {".markdown": Format.MARKDOWN, ".htm": Format.HTML}


def format_of(path: Path) -> Format:
    """The format that a file's name asks for; Markdown when it has no ending. Raises BadInput when the ending is none of those known."""
    known = {"": Format.MARKDOWN} | {suffix: format for format, suffix in SUFFIXES.items()} | _ALSO
    if found := known.get(path.suffix.lower()):
        return found
    raise BadInput(strings.unknown_ending(name=path.name, suffix=path.suffix), strings.endings(known=", ".join(SUFFIXES.values())))


def export(conversation: Conversation, format: Format, sources: Sources = no_sources) -> str:
    """The conversation as text. Raises BadInput for Word, which is no text."""
    match format:
        case Format.MARKDOWN:
            return markdown(conversation)
        case Format.TEXT:
            return plain(conversation)
        case Format.HTML:
            return html(conversation, sources)
        case Format.BIBTEX:
            return bibtex(conversation, sources)
        case Format.RIS:
            return ris(conversation, sources)
        case Format.CSL:
            return csl_json(conversation, sources)
        case Format.WORD:
            raise BadInput(strings.WORD_TO_STANDARD_OUTPUT, strings.NAME_A_FILE)


def save(conversation: Conversation, format: Format, path: Path, sources: Sources = no_sources) -> None:
    """Write a new file. Raises BadInput when there is one already, when it cannot be written, or when Word is wanted without pandoc."""
    try:
        if format is Format.WORD:
            save_word(conversation, path)
        else:
            with path.open("x", encoding="utf-8") as file:
                file.write(export(conversation, format, sources))
    except FileExistsError:
        raise BadInput(strings.file_exists(path=path), strings.NAME_ANOTHER) from None
    except OSError as error:
        raise BadInput(strings.cannot_be_written(path=path, strerror=error.strerror), strings.ANOTHER_PLACE) from error


def file_name(title: str, folder: Path, format: Format = Format.MARKDOWN, *beside: str) -> Path:
    """A free name in `folder` for a conversation, free with each of the suffixes `beside` its own, too."""
    stem = re.sub(r"[^\w]+", "-", one_line(title).lower()).strip("-")[:60] or "conversation"
    names = (folder / f"{stem}{'' if n == 1 else f'-{n}'}{SUFFIXES[format]}" for n in range(1, 10_000))
    return next(path for path in names if not any(path.with_suffix(suffix).exists() for suffix in (path.suffix, *beside)))
