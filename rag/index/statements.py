"""The statements of an index's stories: read when words can be searched, kept as rows, found by speaker and by what they are about."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from rag.index.crew import Crew, is_small
from rag.index.encode import pack_spans, unpack_article, unpack_spans, unpack_text
from rag.index.schema import has, transaction
from rag.language import words
from rag.language.english import grammar
from rag.statements import READER_VERSION, Statement, read
from rag.types import Article, Span

StatementRow = tuple[int, bytes, str | None, str, int, str, str, str, str]
_BATCH = 200
_LONG = 5  # letters of a name's word that others may be spellings of
_COLUMNS = "article, place, spans, speaker, verb, direct, said, about"


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement as the index keeps it. `said` are its words on one line, the spans' words joined by " … "; `about` the words it is
    found by, in normal form."""

    article: int
    place: int
    spans: tuple[Span, ...]
    speaker: str | None
    verb: str
    direct: bool
    said: str
    about: str = ""


def rows(article: Article) -> list[StatementRow]:
    """The statements of an article, as they are kept."""
    topic = _Topic(article)
    return [_row(article, place, statement, topic) for place, statement in enumerate(read(article))]


class _Topic:
    """The words that carry meaning in an article's title and in each of its sentences, each read once."""

    def __init__(self, article: Article) -> None:
        self._text, self._sentences = article.text, article.sentences
        self._ends = [sentence.end for sentence in article.sentences]
        self._title = words.content(article.title)
        self._read: dict[int, frozenset[str]] = {}

    def of(self, around: Span) -> frozenset[str]:
        first = bisect_right(self._ends, around.start)
        near = takewhile(lambda at: self._sentences[at].start < around.end, range(first, len(self._sentences)))
        return self._title.union(*(self._content(at) for at in near))

    def _content(self, at: int) -> frozenset[str]:
        if at not in self._read:
            self._read[at] = words.content(self._text[self._sentences[at].start : self._sentences[at].end])
        return self._read[at]


def _row(article: Article, place: int, one: Statement, topic: _Topic) -> StatementRow:
    said = " … ".join(" ".join(article.text[start:end].split()) for start, end in one.spans)
    about = topic.of(one.around)
    heads, known = _names(one)
    return place, pack_spans(one.spans), one.speaker, one.verb, int(one.direct), said, _joined(heads), _joined(known), _joined(about)


def _names(one: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The words a speaker is asked for by: those one of which must be named, and all there are."""
    speaker = one.speaker or ""
    tokens = speaker.split()
    cut = next((at for at, token in enumerate(tokens) if at and token.lower() in grammar.PREPOSITIONS), len(tokens))
    return words.content(" ".join(tokens[:cut])), words.content(f"{speaker} {one.called} {one.who}")


def _joined(found: frozenset[str]) -> str:
    return f" {' '.join(sorted(found))} " if found else ""


def forget(db: sqlite3.Connection, article: int) -> None:
    """Takes out the statements of an article, which are to be read again."""
    db.execute("DELETE FROM statements WHERE article = ?", (article,))
    db.execute("DELETE FROM heard WHERE article = ?", (article,))


def _store(db: sqlite3.Connection, article: int, found: Sequence[StatementRow]) -> None:
    """Puts the statements of an article in the place of those it had."""
    forget(db, article)
    db.executemany("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [(article, *row) for row in found])
    names = {name for _, _, speaker, *_ in found for name in _names_in(speaker or "")}
    db.executemany("INSERT OR IGNORE INTO called VALUES (?, ?)", [(words.transcribed(name), name) for name in names])
    db.execute("INSERT INTO heard VALUES (?, ?)", (article, READER_VERSION))


def catch_up(db: sqlite3.Connection, step: Callable[[int, int], None], crew: Crew) -> None:
    """Reads the statements of articles whose statements were not read since they were marked, or by another version of the reader."""
    sql = "SELECT a.id FROM articles a LEFT JOIN heard h ON h.article = a.id WHERE h.version IS NOT ? ORDER BY a.id"
    todo = [id for (id,) in db.execute(sql, (READER_VERSION,))]
    results = crew.map(_read, _found(db, todo), len(todo), harmless=is_small, instead=lambda *_: [])
    for first in range(0, len(todo), _BATCH):
        batch = todo[first : first + _BATCH]
        with transaction(db):
            for article, found in zip(batch, islice(results, len(batch)), strict=True):
                _store(db, article, found)
        step(first + len(batch), len(todo))


def _found(db: sqlite3.Connection, todo: Sequence[int]) -> Iterator[tuple[bytes, bytes, int]]:
    sql = "SELECT text, COALESCE(marked, found), characters FROM contents JOIN articles ON id = article WHERE article = ?"
    for article in todo:
        yield db.execute(sql, (article,)).fetchone()


def _read(found: tuple[bytes, bytes, int]) -> list[StatementRow]:
    text, content, _ = found
    return rows(unpack_article(content, unpack_text(text), ""))


def _spelt(db: sqlite3.Connection, word: str) -> list[str]:
    """A word and the others that are spellings of it in the speakers' names."""
    if len(word) < _LONG or not has(db, "called"):
        return [word]
    alike = db.execute("SELECT name FROM called WHERE sound = ?", (words.transcribed(word),))
    return list(dict.fromkeys([word, *(name for (name,) in alike)]))


def _names_in(speaker: str) -> list[str]:
    """The words of a speaker's name that may be spelt otherwise, in normal form."""
    found = (words.normal(token) for token in words.tokens(speaker) if token[0].isupper())
    return [name for name in found if len(name) >= _LONG]


def find(db: sqlite3.Connection, speaker: Sequence[str] = (), about: Sequence[str] = ()) -> list[Kept]:
    """The statements whose speaker is called by all of some words, and that are about all of others; words are normal forms.

    A name is found under every spelling that a speaker has it in.
    """
    if not has(db, "statements"):
        return []
    called = [_spelt(db, word) for word in speaker]
    heads = [word for alike in called for word in alike]
    clauses = [f"({' OR '.join(['instr(known, ?)'] * len(alike))})" for alike in called] + ["instr(about, ?)"] * len(about)
    if speaker:
        clauses.append(f"({' OR '.join(['instr(heads, ?)'] * len(heads))})")
    values = [f" {word} " for word in (*heads, *about, *heads)]
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    return [
        Kept(
            int(article), int(place), unpack_spans(spans), None if who is None else str(who), str(verb), bool(direct), str(said), str(topic)
        )
        for article, place, spans, who, verb, direct, said, topic in db.execute(f"SELECT {_COLUMNS} FROM statements{where}", values)
    ]
