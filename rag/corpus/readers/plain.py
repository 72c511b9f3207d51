"""Plain text: the file's bytes decoded, nothing changed."""

from __future__ import annotations

import re

from rag.corpus import press
from rag.corpus.decode import decode
from rag.corpus.formats import Format, NotRead, Result, Source, is_blank, text_hash
from rag.types import Article

_FEW = 12  # words
_SENTENCE = re.compile(rb"[^\s.]{2}[.!?][\"')]?\s+[A-Z\xc0-\xff]|[^\s.]{2}[.!?][\"')]?\s*\Z|\xe3\x80\x82")


def decoded(source: Source) -> Article:
    """The file as one article whose text is its bytes decoded. Raises NotRead."""
    found = decode(source.data, (source.charset,) if source.charset else ())
    if found is None:
        raise NotRead("it is not text in any known encoding")
    text, encoding = found
    if is_blank(text):
        raise NotRead("it is empty")
    return Article(source.file, text, text_hash(text), "", encoding=encoding)


def read_plain(source: Source) -> Result:
    """One article, or the stories of a download."""
    return press.stories(decoded(source)), ()


def _known(start: bytes) -> bool:
    """Prose: several words and an end of a sentence, in some encoding, and no script."""
    is_script = b"\x00" in start or start.startswith((b"#!", b"<?", b"<%"))
    return not is_script and len(start.split(maxsplit=_FEW)) > _FEW and bool(_SENTENCE.search(start)) and decode(start) is not None


FORMAT = Format(
    "plain text",
    (".txt", ".text"),
    "5",
    read_plain,
    "",
    "the file's bytes decoded, line ends and a byte order mark included",
    "none; `story N` in a download of Nexis, Lexis, Factiva, ProQuest or EBSCO",
    known=_known,
    plain=True,
)
