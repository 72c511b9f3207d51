"""Stories in memory with all that the answer engine asks of an index, for tests of answering that need no models."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.answer.calibration import DEFAULT, Calibration, Decision, calibration_of
from rag.answer.compose import COMPOSERS
from rag.answer.compose.types import Tools
from rag.answer.evidence import Evidence, Line, Shelf, Story, gather
from rag.answer.generate import Model
from rag.answer.pipeline import Task, answer, query
from rag.answer.question import Question, Reading, understand
from rag.corpus.sentences import sentence_spans
from rag.index import statements, vocabulary
from rag.index.encode import unpack_spans
from rag.index.statements import Kept, StatementRow
from rag.language import words
from rag.llm import Prompt
from rag.types import Answer, Article, ArticleInfo, Event, Filters, Finished, Hit, Query, Sentence, Turn, passage_text
from tests.scripted import Scripted

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
DIMENSION = 512
SURE = Decision(5.0, {}, {})
NEVER = Decision(-5.0, {}, {})


class WordVectors:
    """A vector for every word; the same word always has the same one."""

    sha256 = "0" * 64
    name = "word vectors"
    dimension = DIMENSION
    max_tokens = 256

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        return [np.stack([_one(token) for token in words.tokens(text)] or [_one("")]) for text in texts]

    def embed_documents(self, texts: Sequence[str], on_progress: object = None) -> NDArray[np.float32]:
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> NDArray[np.float32]:
        vector = np.sum([_one(word) for word in words.content(text)] or [_one("")], axis=0)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


@cache
def _one(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(words.normal(word).encode()).digest()[:4], "big")
    vector = np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


class Library:
    """An index in memory. `newer` tells which file is the newer version of another."""

    name = "library"
    generation = 1

    def __init__(self, *articles: Article, newer: dict[str, str] | None = None) -> None:
        self._articles = articles
        newer = newer or {}
        self._infos = [_info(id, one, newer.get(one.file)) for id, one in enumerate(articles)]
        self._content = [words.content(f"{one.title} {one.text}") for one in articles]
        self._read: dict[int, list[StatementRow]] = {}

    def article(self, id: int) -> Article:
        return self._articles[id]

    def info(self, id: int) -> ArticleInfo:
        return self._infos[id]

    def articles(self, filters: Filters = Filters()) -> list[ArticleInfo]:  # noqa: B008
        return [info for info in self._infos if _passes(info, filters)]

    def statements(
        self,
        filters: Filters = Filters(),  # noqa: B008
        speaker: Sequence[str] = (),
        about: Sequence[str] = (),
    ) -> list[tuple[ArticleInfo, Kept]]:
        found = []
        for info in self.articles(filters):
            for place, spans, who, verb, direct, said, heads, known, topic in self._statements(info.id):
                mine = all(f" {word} " in known for word in speaker) and (not speaker or any(f" {word} " in heads for word in speaker))
                if mine and all(f" {word} " in topic for word in about):
                    found.append((info, Kept(info.id, place, unpack_spans(spans), who, verb, bool(direct), said, topic)))
        return found

    def _statements(self, id: int) -> list[StatementRow]:
        """Read once, as an index does."""
        if id not in self._read:
            self._read[id] = statements.rows(self._articles[id])
        return self._read[id]

    def rarity(self, wanted: Sequence[str]) -> list[float]:
        return [self._idf(words.normal(word)) for word in wanted]

    def frequency(self, word: str) -> int:
        return sum(words.normal(word) in content for content in self._content)

    def nearest_words(self, word: str, slips: int) -> list[tuple[str, int, int]]:
        return []

    def as_name(self, word: str) -> str | None:
        return vocabulary.as_name(word, [article.text for article in self._articles])

    def is_signed(self, word: str) -> bool:
        return any(word.lower() in f"{info.byline} {info.outlet}".lower().split() for info in self._infos)

    def search(self, asked: Query) -> list[Hit]:
        """Whole stories, those first that hold the rarer words of the question."""
        wanted = words.content(" ".join([asked.text, *(turn.content for turn in asked.history)]))
        found = [
            self._hit(info, sum(self._idf(word) for word in wanted & self._content[info.id]) / 10) for info in self.articles(asked.filters)
        ]
        return sorted((hit for hit in found if hit.score), key=lambda hit: (-hit.score, hit.article.file))[: asked.k]

    def _hit(self, info: ArticleInfo, score: float) -> Hit:
        article = self._articles[info.id]
        spans = tuple(sentence.span for sentence in article.sentences)
        return Hit(info.id, info, spans, passage_text(article.text, spans), score)

    def _idf(self, word: str) -> float:
        held = sum(word in content for content in self._content)
        return math.log(1 + (len(self._articles) - held + 0.5) / (held + 0.5))


def _info(id: int, article: Article, newer: str | None) -> ArticleInfo:
    return ArticleInfo(
        id,
        "/root",
        article.file,
        article.part,
        article.text_sha256,
        article.title,
        article.byline,
        article.outlet,
        article.published,
        newer=newer,
    )


def _passes(info: ArticleInfo, filters: Filters) -> bool:
    day = info.published or ""
    in_time = (not filters.since or day >= filters.since) and (not filters.until or (bool(day) and day <= filters.until))
    return in_time and (not filters.source or filters.source.lower() in (info.outlet or "").lower())


def story(
    file: str, text: str, title: str = "", outlet: str | None = None, published: str | None = None, byline: str | None = None
) -> Article:
    """An article whose every sentence is body."""
    sentences = tuple(Sentence(start, end) for start, end in sentence_spans(text, 0, len(text)) if text[start:end].strip())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(file, text, digest, title or file, byline=byline, outlet=outlet, published=published, sentences=sentences)


def headed(file: str, title: str, text: str, outlet: str | None = None, published: str | None = None) -> Article:
    """An article whose text begins with its headline."""
    article = story(file, f"{title}\n\n{text}", title, outlet, published)
    return replace(article, provenance={"title": f"span 0-{len(title)}"})


def lines_of(article: Article) -> tuple[Line, ...]:
    """An article's sentences as evidence."""
    return Story(article, Library(article).info(0)).lines


class Desk:
    """Answers questions over a library with a scripted generator."""

    def __init__(
        self,
        library: Library,
        model: Scripted | Callable[[], Scripted] | None = None,
        embedder: WordVectors | None = None,
        caution: float = 0.5,
    ) -> None:
        self.library, self.model, self.caution = library, model or Scripted("I don't know.", -4.0), caution
        self.embedder = embedder or WordVectors()
        self.shelf = Shelf(library)

    def read(self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None, otherwise: bool = False) -> Question:
        return understand(question, history, filters, None, Reading(self.library, self.embedder), otherwise)

    def evidence(self, question: str, history: Sequence[Turn] = ()) -> Evidence:
        asked = self.read(question, history)
        return gather(asked, self.library.search(query(asked)), self.shelf, self.embedder)

    def tools(self) -> Tools:
        def again(other: Question) -> Evidence:
            return gather(other, self.library.search(query(other)), self.shelf, self.embedder)

        assert isinstance(self.model, Scripted)
        return Tools(Model(self.model), calibration_of("none"), again, self.caution)

    def events(self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None, **given: object) -> list[Event]:
        asked = self.read(question, history, filters)
        hits = tuple(self.library.search(query(asked))) if asked.wants_stories else ()
        otherwise = partial(self.read, question, history, filters, otherwise=True) if asked.in_doubt else None
        task = replace(Task(asked, hits, caution=self.caution, otherwise=otherwise), **given)  # type: ignore[arg-type]
        model = self.model
        load = (lambda: model) if isinstance(model, Scripted) else model
        return list(answer(task, load, self.shelf, self.embedder, self.library.search))

    def ask(self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None, **given: object) -> Answer:
        *_, last = self.events(question, history, filters, **given)
        assert isinstance(last, Finished)
        return last.answer


def said(text: str) -> Scripted:
    """A model that drafts `text` and holds everything for true."""
    return Scripted(text, 6.0)


def reader(odds: float | Callable[[Prompt], float] = 6.0) -> Scripted:
    """A model that says the sentence it has read that shares most words with the question."""

    def say(prompt: Prompt) -> str:
        sentences = re.split(r"(?<=[.!?])\s+|\n+", " ".join(prompt.passages))
        wanted = words.content(prompt.question)
        return max(sentences, key=lambda sentence: (len(wanted & words.content(sentence)), -len(sentence)), default="")

    return Scripted(say, odds)


def unsure(prompt: Prompt) -> float:
    """Odds between -4 and 8 that look like chance and are the same each time."""
    return hashlib.sha256("".join((*prompt.passages, prompt.question)).encode()).digest()[0] % 49 / 4 - 4


def deciding(desk: Desk, **decisions: Decision) -> Tools:
    """The desk's tools with decisions of the test's own; what is not given is sure."""
    given = {name: decisions.get(name, SURE) for name in calibration_of(DEFAULT).decisions}
    made = desk.tools()
    shipped = calibration_of(DEFAULT)
    calibration = Calibration("test", "", given, "nothing", shipped.settling, shipped.surer)
    return Tools(made.model, calibration, made.again, made.caution, made.trace)


def told(desk: Desk, question: str, **decisions: Decision) -> list[str]:
    """What a question's composer says."""
    evidence = desk.evidence(question)
    return [one.text for one in COMPOSERS[evidence.question.intent](evidence, deciding(desk, **decisions)).statements]
