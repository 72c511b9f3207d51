"""Full-text search (BM25) by tantivy, derived from the passages in SQLite.

Queries are built from words, never parsed from what a person typed, so no punctuation can harm. The index is
brought up to date from what was added and removed since the generation it was made from; doing that twice
does nothing, so a kill in between is mended by the next run.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rag.index.encode import unpack_spans, unpack_text
from rag.index.schema import fact, generation, set_fact, transaction
from rag.language.scripts import BY_LETTER
from rag.types import IndexPaths, passage_text

if TYPE_CHECKING:
    import tantivy

_VERSION = "3"  # of the fields and the analyzer
_ANALYZER = "words"
_NAME = 5  # letters from which a word can be told from others that look like it
_FILTERED_AT_ONCE = 4  # how many times k is fetched before a filter is pushed into the search


class Terms(Protocol):
    """The words of an index and how many passages hold each; what tantivy's searcher gives."""

    @property
    def num_docs(self) -> int: ...

    def doc_freq(self, field: str, term: str) -> int: ...

    def terms_with_prefix(self, field: str, prefix: str) -> list[tuple[str, int]]: ...


class HasTerms(Protocol):
    def searcher(self) -> Terms: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to look for: any of `forms` counts once, weighing `weight`. A form of several words is a phrase.

    A `name` is also looked for as the index's own articles spell it (Zelensky, Zelenskyy).
    """

    forms: tuple[str, ...]
    weight: float = 1.0
    name: bool = False


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """Text to terms: letters and digits, in small letters without accents, English endings off; of scripts that write no spaces and
    of Korean each character is one, so that a word of theirs is a phrase."""
    import tantivy

    words = rf"[{BY_LETTER}]|[\p{{Alphabetic}}\p{{N}}&&[^{BY_LETTER}]]+"
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(words))
    steps = (tantivy.Filter.remove_long(60), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("english"))
    for step in steps:
        builder = builder.filter(step)
    return builder.build()


def update(db: sqlite3.Connection, paths: IndexPaths) -> str | None:
    """Brings the index up to what SQLite holds; says so when it had to be made anew."""
    now = generation(db)
    if fact(db, "lexical") == _stamp(now) and sound(db, paths):
        return None
    since, note = _since(db, paths)
    index = load(paths) if since else _new(_aside(paths))
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    if since:
        gone = "SELECT passage FROM gone WHERE at > ? UNION SELECT id FROM passages WHERE added > ?"
        for (passage,) in db.execute(gone, (since, since)):
            writer.delete_documents_by_term("id", passage)
    for document in _documents(db, since):
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    if not since:
        discard(paths)
        _aside(paths).rename(paths.lexical)
    with transaction(db):
        set_fact(db, "lexical", _stamp(now))
        db.execute("DELETE FROM gone WHERE at <= ?", (now,))
    return note


def in_memory(db: sqlite3.Connection) -> tantivy.Index:
    """The same index without a place on disk."""
    index = _new(None)
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for document in _documents(db, 0):
        writer.add_document(document)
    writer.commit()
    index.reload()
    return index


def current(db: sqlite3.Connection) -> bool:
    """Whether the index was made from the passages as they are."""
    return fact(db, "lexical") == _stamp(generation(db))


def sound(db: sqlite3.Connection, paths: IndexPaths) -> bool:
    """Whether the index opens and holds as many passages as it should when it is current."""
    try:
        held = int(load(paths).searcher().num_docs)
    except Exception:
        return False
    return bool(held == db.execute("SELECT COUNT(*) FROM passages").fetchone()[0])


def load(paths: IndexPaths) -> tantivy.Index:
    """The index on disk, open for searching. Raises ValueError (or another Exception) when it is missing or damaged."""
    import tantivy

    index = tantivy.Index.open(str(paths.lexical))
    index.config_reader("manual")  # by itself a thread would map the files again whenever a commit has changed them
    index.register_tokenizer(_ANALYZER, analyzer())
    return index


def discard(paths: IndexPaths) -> None:
    """Takes the index off the disk; by a rename first, since a reader's thread may yet write into its folder."""
    with suppress(FileNotFoundError):
        paths.lexical.rename(paths.lexical.with_suffix(f".old-{time.time_ns()}"))
    for old in paths.folder.glob(f"{paths.lexical.name}.old-*"):
        shutil.rmtree(old, ignore_errors=True)


def search(
    index: tantivy.Index, wanted: Sequence[Wanted], k: int, allowed: frozenset[int] | None, title: float, rare: bool = False
) -> list[tuple[int, float]]:
    """(passage id, BM25 score), best first. `allowed` are ids of articles, `rare` when they are a small share of all;
    `title` is the weight of a story's title."""
    import tantivy

    searcher = index.searcher()
    query = _query(index.schema, searcher, wanted, title)
    if query is None or k < 1 or (allowed is not None and not allowed):
        return []
    if allowed is None:
        return _found(searcher, query, k)
    if not rare or searcher.num_docs <= k * _FILTERED_AT_ONCE:
        rough = _found(searcher, query, k * _FILTERED_AT_ONCE, allowed)
        if len(rough) >= k or searcher.num_docs <= k * _FILTERED_AT_ONCE:
            return rough[:k]
    among = tantivy.Query.const_score_query(tantivy.Query.term_set_query(index.schema, "article", sorted(allowed)), 0.0)
    both = [(tantivy.Occur.Must, among), (tantivy.Occur.Must, query)]
    return _found(searcher, tantivy.Query.boolean_query(both), k)


def _query(schema: tantivy.Schema, searcher: tantivy.Searcher, wanted: Sequence[Wanted], title: float) -> tantivy.Query | None:
    import tantivy

    parts: list[tuple[Any, Any]] = []
    for want in wanted:
        forms = forms_of(searcher, want)
        for field, weight in (("body", want.weight), ("title", want.weight * title)):
            if forms and weight > 0:
                any_form = [_form(schema, field, form) for form in forms]
                best = any_form[0] if len(forms) == 1 else tantivy.Query.disjunction_max_query(any_form)
                parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(best, weight)))
    return tantivy.Query.boolean_query(parts) if parts else None


def forms_of(searcher: Terms, want: Wanted) -> list[tuple[str, ...]]:
    """The terms of each form, and, of a name, those that the index spells alike."""
    forms = dict.fromkeys(terms for form in want.forms if (terms := tuple(analyzer().analyze(form))))
    if want.name:
        forms |= dict.fromkeys((term,) for terms in list(forms) if len(terms) == 1 for term in _alike(searcher, terms[0]))
    return list(forms)


def _alike(searcher: Terms, term: str) -> list[str]:
    if len(term) < _NAME or not term.isalpha():
        return []
    sound = _sound(term)
    return [other for other, _ in searcher.terms_with_prefix("body", term[:3]) if other != term and _sound(other) == sound]


@lru_cache(maxsize=65536)
def _sound(term: str) -> str:
    """What stays of a name in whichever way its letters were carried over: doubled letters and i, y, j are one."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[ijy]+", "i", term.replace("kh", "h").replace("ph", "f").replace("ou", "u")))


def _form(schema: tantivy.Schema, field: str, terms: tuple[str, ...]) -> tantivy.Query:
    import tantivy

    if len(terms) == 1:
        return tantivy.Query.term_query(schema, field, terms[0])
    return tantivy.Query.phrase_query(schema, field, list(terms))


def _found(searcher: tantivy.Searcher, query: tantivy.Query, k: int, allowed: frozenset[int] | None = None) -> list[tuple[int, float]]:
    hits = searcher.search(query, limit=k, count=False).hits
    addresses = [address for _, address in hits]
    ids = searcher.fast_field_values("id", addresses)
    if allowed is None:
        return [(int(i), float(score)) for i, (score, _) in zip(ids, hits, strict=True)]
    articles = searcher.fast_field_values("article", addresses)
    return [(int(i), float(score)) for i, article, (score, _) in zip(ids, articles, hits, strict=True) if article in allowed]


def _stamp(made_from: int) -> str:
    return f"{_VERSION}:{made_from}"


def _since(db: sqlite3.Connection, paths: IndexPaths) -> tuple[int, str | None]:
    """The generation the index can be brought up from (0: make it anew), and what to say of that."""
    version, _, made_from = (fact(db, "lexical") or ":0").partition(":")
    if version == _VERSION:
        try:
            load(paths)
            if not current(db):
                return int(made_from), None
        except Exception:
            pass
        return 0, "The full-text part was missing or damaged and has been rebuilt."
    return 0, None


def _aside(paths: IndexPaths) -> Path:
    """Where a new index is made until it is whole."""
    return paths.lexical.with_suffix(".new")


def _new(place: Path | None) -> tantivy.Index:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("article", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name=_ANALYZER)
    builder.add_text_field("body", tokenizer_name=_ANALYZER)
    if place:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
    index = tantivy.Index(builder.build(), path=str(place) if place else None)
    index.register_tokenizer(_ANALYZER, analyzer())
    return index


def _documents(db: sqlite3.Connection, since: int) -> Iterator[tantivy.Document]:
    import tantivy

    rows = db.execute(
        "SELECT p.id, p.article, p.spans, a.title, c.text FROM passages p JOIN articles a ON a.id = p.article "
        "JOIN contents c ON c.article = p.article WHERE p.added > ? ORDER BY p.id",
        (since,),
    )
    last, text = None, ""
    for passage, article, spans, title, packed in rows:
        if article != last:
            last, text = article, unpack_text(packed)
        document = tantivy.Document(title=title, body=passage_text(text, unpack_spans(spans)))
        document.add_unsigned("id", passage)
        document.add_unsigned("article", article)
        yield document
