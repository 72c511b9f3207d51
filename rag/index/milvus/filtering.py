"""A person's filters as an expression of Milvus: one that holds of all that pass, and of little else. Readers look again."""

from __future__ import annotations

import re

from rag.index.milvus.collections import quoted
from rag.index.milvus.rows import folded
from rag.types import Filters

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPECIAL = re.compile(r"[\\%_\"'\x00-\x1f\x7f]")
_ANY = re.compile(r"\[!?\]?[^\]]*\]|[*?]")


def expression(filters: Filters) -> str:
    """Empty when everything may pass."""
    parts = []
    if filters.since or filters.until:
        parts.append('day != ""')
    if filters.since and _DAY.fullmatch(filters.since):
        parts.append(f"day >= {quoted(filters.since)}")
    if filters.until and _DAY.fullmatch(filters.until):
        parts.append(f"day <= {quoted(filters.until)}")
    for field, wanted in (("outlet", filters.source), ("byline", filters.author)):
        if wanted is not None:
            parts.append(f"{field} like {quoted(f'%{_literal(folded(wanted))}%')}")
    if filters.file is not None:
        parts.append(f"file like {quoted(f'%{_glob(filters.file)}')}")
    return " and ".join(parts)


def like_words(words: list[tuple[str, str]]) -> list[str]:
    """(field, word) as expressions that a word stands in a field of words."""
    return [f"{field} like {quoted(f'% {_literal(word)} %')}" for field, word in words]


def _literal(text: str) -> str:
    """A text in a pattern; what would mean something else there is any character."""
    return _SPECIAL.sub("_", text)


def _glob(pattern: str) -> str:
    """A pattern of file names as one of Milvus."""
    pattern = pattern.encode("utf-8", "replace").decode()
    wild = _ANY.split(pattern)
    marks = _ANY.findall(pattern)
    parts = [_literal(wild[0])]
    for mark, text in zip(marks, wild[1:], strict=True):
        parts += ["%" if mark == "*" else "_", _literal(text)]
    return "".join(parts)
