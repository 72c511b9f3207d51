"""Rich text, as word processors and databases of the press give it."""

from __future__ import annotations

import re

from rag.corpus import press
from rag.corpus.decode import decode
from rag.corpus.formats import Format, NotRead, Result, Source, article, is_blank, made_by

_DELETED = re.compile(r"\{\s?\\deleted\b(?:[^{}]|\{[^{}]*\})*\}")


def read_rtf(source: Source) -> Result:
    """One article, or the stories of a download."""
    from striprtf.striprtf import rtf_to_text

    text = rtf_to_text(_as_accepted(_ascii(source.data)), encoding="cp1252", errors="replace").strip()
    if is_blank(text):
        raise NotRead("it has no text")
    return press.stories(article(source.file, text, made_by("striprtf"), {})), ()


def _ascii(data: bytes) -> str:
    """The document as RTF asks for it: what a program wrote as bytes beyond ASCII, in UTF-8 or in the document's charset, as escapes."""
    decoded = None if data.isascii() else decode(data)
    if decoded and decoded[1] == "utf-8":
        return re.sub(r"[^\x00-\x7f]", lambda match: _units(match[0]), decoded[0])
    return re.sub(r"[\x80-\xff]", lambda match: f"\\'{ord(match[0]):02x}", data.decode("latin-1"))


def _as_accepted(document: str) -> str:
    """The document without what is tracked as deleted; what is inserted stands there as text."""
    return _DELETED.sub("", document)


def _units(character: str) -> str:
    wide = character.encode("utf-16-le")
    return "".join(f"\\u{int.from_bytes(wide[at : at + 2], 'little', signed=True)}?" for at in range(0, len(wide), 2))


def _known(start: bytes) -> bool:
    return start.lstrip().startswith(b"{\\rtf")


FORMAT = Format(
    "rich text", (".rtf",), "4", read_rtf, "striprtf", "the words of the document", "none; `story N` in a download", known=_known
)
