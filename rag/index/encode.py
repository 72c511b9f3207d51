"""Articles, spans and infos as rows of SQLite, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from typing import Any

import msgspec
import numpy as np

from rag.errors import IndexDamaged
from rag.index.untrusted import inflated
from rag.types import Article, ArticleInfo, Kind, Mark, Sentence, Span

INFO_COLUMNS = (
    "a.id, r.path, f.file, a.part, a.text_sha256, a.title, a.byline, a.outlet, a.published, a.language, a.url, a.characters, a.story"
)
INFO_TABLES = "articles a JOIN files f ON f.id = a.source JOIN roots r ON r.id = f.root"
_TITLE_CHARACTERS = 200
_LEVEL = 1  # of zlib: in half the time of 6 a tenth larger


def pack_text(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(data: bytes) -> str:
    """Raises IndexDamaged."""
    with _whole():
        return inflated(data).decode("utf-8", "surrogatepass")


def pack_article(article: Article) -> bytes:
    """All of an article but its text."""
    content = {name: getattr(article, name) for name in Article.__slots__ if name not in ("text", "marks", "sentences")}
    content["provenance"] = dict(article.provenance)
    content["marks"] = [[m.start, m.end, m.kind.value, m.rule] for m in article.marks]
    content["sentences"] = [[s.start, s.end] if s.kind is Kind.BODY else [s.start, s.end, s.kind.value] for s in article.sentences]
    return zlib.compress(_as_json(content), _LEVEL)


def _as_json(content: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(content, order="sorted")
    except UnicodeEncodeError:  # half a character, as in a file's name that is no UTF-8
        return json.dumps(content, sort_keys=True).encode()


def unpack_article(data: bytes, text: str, file: str) -> Article:
    """The article of a text and what was packed; `file` is where it lies now. Raises IndexDamaged."""
    with _whole():
        content: dict[str, Any] = json.loads(inflated(data))
        content["marks"] = tuple(Mark(start, end, Kind(kind), rule) for start, end, kind, rule in content["marks"])
        content["sentences"] = tuple(Sentence(s[0], s[1], Kind(s[2]) if len(s) > 2 else Kind.BODY) for s in content["sentences"])
        content["pages"] = tuple((start, number) for start, number in content.get("pages", ()))
        return msgspec.convert(msgspec.to_builtins(replace(Article(text=text, **content), file=file)), Article)  # each value of its type


@contextmanager
def _whole() -> Iterator[None]:
    """Turns what goes wrong with a row that Footnote did not write, or not so, into IndexDamaged."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, msgspec.ValidationError) as error:
        hint = "Rebuild it: footnote index FOLDER --rebuild"
        raise IndexDamaged(f"The index holds an article that cannot be read: {error!s:.200}.", hint) from error


def pack_spans(spans: Sequence[Span]) -> bytes:
    return np.fromiter(chain.from_iterable(spans), dtype="<u4").tobytes()


def unpack_spans(data: bytes) -> tuple[Span, ...]:
    """Raises IndexDamaged."""
    with _whole():
        return tuple(Span(start, end) for start, end in np.frombuffer(data, dtype="<u4").reshape(-1, 2).tolist())


def as_kind(value: str) -> Kind:
    """Raises IndexDamaged."""
    with _whole():
        return Kind(value)


def pack_keys(keys: Iterable[int]) -> bytes:
    """Signed 64-bit keys, in order."""
    return np.asarray(sorted(keys), dtype="<i8").tobytes()


def unpack_keys(data: bytes) -> frozenset[int]:
    """Raises IndexDamaged."""
    with _whole():
        return frozenset(np.frombuffer(data, dtype="<i8").tolist())


def embedded_text(title: str, passage: str) -> str:
    """What of a passage is given to the embedder: its story's title in front, so that it says what it is about."""
    return f"{short_title(title)}\n{passage}" if title else passage


def short_title(title: str) -> str:
    """As much of a title as is embedded: passages need the room."""
    return title if len(title) <= _TITLE_CHARACTERS else title[:_TITLE_CHARACTERS].rsplit(" ", 1)[0]


def text_key(text: str) -> bytes:
    """What a vector is kept under, so that a moved or repeated passage is never embedded twice."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def info_of(row: Sequence[Any], copies: tuple[str, ...] = (), passages: int = 0) -> ArticleInfo:
    """An ArticleInfo of a row of INFO_COLUMNS."""
    return replace(ArticleInfo(*row[:11]), copies=copies, characters=row[11], passages=passages)
