"""Rich text, as word processors and databases of the press give it."""

from __future__ import annotations

from rag.corpus import press
from rag.corpus.formats import Format, NotRead, Result, Source, article, is_blank, made_by


def read_rtf(source: Source) -> Result:
    """One article, or the stories of a download."""
    from striprtf.striprtf import rtf_to_text

    text = rtf_to_text(source.data.decode("latin-1"), encoding="cp1252", errors="replace").strip()
    if is_blank(text):
        raise NotRead("it has no text")
    return press.stories(article(source.file, text, made_by("striprtf"), {})), ()


def _known(start: bytes) -> bool:
    return start.lstrip().startswith(b"{\\rtf")


FORMAT = Format(
    "rich text", (".rtf",), "1", read_rtf, "striprtf", "the words of the document", "none; `story N` in a download", known=_known
)
