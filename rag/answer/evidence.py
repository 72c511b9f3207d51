"""The sentences an answer may stand on: those of the passages that were found, with their vectors.

A claim is scored against each of them by meaning (cosine of embeddings) and by how much of the claim's
words, names and numbers stand there; what the question already said counts less than what is new.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Protocol

from rag.answer import dates, words
from rag.types import Article, Hit, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Embeds(Protocol):
    """What is needed of an embedder."""

    def embed_documents(self, texts: Sequence[str]) -> Vectors: ...
    def embed_query(self, text: str) -> Vectors: ...


class Stories(Protocol):
    """What is needed of an index."""

    def article(self, id: int) -> Article: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a hit. `rank` is its hit's, 0 the best; `follows` says that it stands right after the one before it."""

    hit: Hit
    article: Article
    span: Span
    rank: int
    follows: bool
    headline: bool = False

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer, taken apart. `weights` maps each normal form to how much finding it counts."""

    text: str
    asked: str
    names: tuple[str, ...]
    numbers: frozenset[str]
    dated: frozenset[str]
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """How well some evidence carries a claim: `score` and its parts in 0…1.

    `missing` are the claim's names and numbers that stand neither in the evidence nor in the title, outlet
    and date of its story; `unsaid` those that do not stand in its own words.
    """

    evidence: tuple[Evidence, ...]
    score: float
    cosine: float
    coverage: float
    missing: tuple[str, ...]
    unsaid: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(e.text for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text holds, in the forms in which it is looked for."""

    content: frozenset[str]
    numbers: frozenset[str]
    dated: frozenset[str]
    forms: frozenset[str]
    capitalised: frozenset[str]
    initials: frozenset[str]

    @classmethod
    def of(cls, text: str, published: str | None = None) -> Facts:
        dated = dates.resolved(text, published)
        tokens = words.tokens(text)
        upper = frozenset(token for token in tokens if token[:1].isupper())
        forms = frozenset(token.lower() for token in tokens)
        return cls(words.content(text) | dated, words.numbers(text), dated, forms, upper, words.initials(text))

    def __or__(self, other: Facts) -> Facts:
        return Facts(
            self.content | other.content,
            self.numbers | other.numbers,
            self.dated | other.dated,
            self.forms | other.forms,
            self.capitalised | other.capitalised,
            self.initials | other.initials,
        )

    def carries(self, word: str) -> bool:
        """Whether a normal form stands here, as itself or as another form of a name."""
        if word in self.content or word.upper() in self.initials:
            return True
        return any(words.same_name(word, other) for other in self.content if other[:4] == word[:4])

    def lacks(self, claim: Claim) -> tuple[str, ...]:
        """The names and numbers of `claim` that do not stand here."""
        figures = claim.numbers - self.numbers - (claim.dated & self.dated)
        return tuple(sorted(figures)) + tuple(name for name in claim.names if not self.names(name, claim.names))

    def names(self, name: str, names: Sequence[str]) -> bool:
        """Whether a form of `name`, one of `names`, stands here."""
        if name.lower() in self.forms or name in self.initials or words.normal(name) in self.content:
            return True
        return any(words.same_name(name, token) for token in self.capitalised) or _spelt_out(name, names, self.forms)


def claim_of(text: str, question: str, known: Iterable[str] = ()) -> Claim:
    """Takes a sentence of an answer to `question` apart."""
    asked = words.content(question)
    names, numbers = words.names(text, known), words.numbers(text)
    hard = {words.normal(name) for name in names} | numbers
    weights = {word: (2.0 if word in hard else 1.0) * (0.4 if word in asked else 1.0) for word in words.content(text)}
    return Claim(text, question, names, numbers, dates.written(text), weights)


class Pool:
    """All the sentences of some hits, each once, in order of the hits and of the text.

    `read` is the passage that the model wrote from, once that is known.
    """

    def __init__(self, hits: Sequence[Hit], stories: Stories, embedder: Embeds) -> None:
        self._embedder = embedder
        self._vectors: Vectors | None = None
        self.read: int | None = None
        self.sentences = tuple(_sentences(hits, stories))
        self.facts = tuple(Facts.of(e.text, e.article.published) for e in self.sentences)
        self._around = {e.hit.article.id: Facts.of(f"{e.article.title}. {e.article.outlet or ''}") for e in self.sentences}
        self.known = frozenset[str]().union(*(words.capitalised_inside(e.text) for e in self.sentences))

    @property
    def vectors(self) -> Vectors:
        """float32, (sentences, dimension), unit length; computed when first asked for."""
        if self._vectors is None:
            self._vectors = self._embedder.embed_documents([e.text for e in self.sentences])
        return self._vectors

    def cosines(self, text: str) -> list[float]:
        """The likeness of `text` to each sentence."""
        if not self.sentences:
            return []
        return [float(value) for value in self.vectors @ self._embedder.embed_documents([text])[0]]

    def likeness(self, question: str, text: str) -> float:
        """The cosine of a question and any text."""
        return float(self._embedder.embed_query(question) @ self._embedder.embed_documents([text])[0])

    def asked(self, question: str) -> list[float]:
        """How much of `question` each sentence takes up, 0…1: its likeness and the share of the words, rare ones counting more."""
        wanted = words.content(question)
        rarity = {word: math.log(1 + len(self.facts) / (1 + sum(word in facts.content for facts in self.facts))) for word in wanted}
        whole = math.fsum(rarity.values()) or 1.0
        shares = (math.fsum(rarity[word] for word in wanted if facts.carries(word)) / whole for facts in self.facts)
        return [0.5 * max(cosine, 0.0) + 0.5 * share for cosine, share in zip(self.cosines(question), shares, strict=True)]

    def told(self, match: Match) -> Facts:
        """What the evidence tells, with its stories' titles, outlets and dates beside it."""
        places = [self.sentences.index(e) for e in match.evidence]
        return reduce(or_, (self.facts[place] for place in places), reduce(or_, (self._around[e.hit.article.id] for e in match.evidence)))

    def dated(self, claim: Claim, match: Match) -> frozenset[str]:
        """The parts of dates in `claim` or its question that a story of that time bears out."""
        texts = (claim.text, claim.asked)
        return frozenset[str]().union(*(dates.borne_out(text, e.article.published) for text in texts for e in match.evidence), ("week",))

    def absent(self, claim: Claim, match: Match) -> tuple[str, ...]:
        """The names and numbers of `claim` that stand nowhere in the passages that `match` is from, nor in their titles."""
        hits = {e.hit.passage: e.hit for e in match.evidence}.values()
        facts = (Facts.of(f"{hit.text} {hit.article.title} {hit.article.outlet or ''}", hit.article.published) for hit in hits)
        return reduce(or_, facts).lacks(claim)

    def match(self, claim: Claim, places: Sequence[int], cosines: Sequence[float]) -> Match:
        """The sentences at `places`, taken together, as evidence for `claim`."""
        evidence = tuple(sorted((self.sentences[place] for place in places), key=lambda e: (e.hit.article.id, e.span)))
        facts = reduce(or_, (self.facts[place] for place in places))
        whole = math.fsum(claim.weights.values()) or 1.0
        coverage = math.fsum(weight for word, weight in claim.weights.items() if facts.carries(word)) / whole
        cosine = max(cosines[place] for place in places)
        around = reduce(or_, (self._around[e.hit.article.id] for e in evidence), facts)
        given = frozenset[str]().union(*(dates.borne_out(claim.asked, e.article.published) for e in evidence))
        claim = replace(claim, numbers=claim.numbers - given)
        return Match(evidence, 0.4 * max(cosine, 0.0) + 0.6 * coverage, cosine, coverage, around.lacks(claim), facts.lacks(claim))


def _spelt_out(name: str, names: Iterable[str], forms: frozenset[str]) -> bool:
    """Whether `name` is a word of a run ("United", "States") whose acronym ("us") stands in the text."""
    listed = list(names)
    place = listed.index(name)
    letters = "".join(part[0] for part in listed).lower()
    runs = (letters[start:end] for start in range(place + 1) for end in range(place + 1, len(letters) + 1))
    return any(len(run) > 1 and run in forms for run in runs)


def _sentences(hits: Sequence[Hit], stories: Stories) -> Iterable[Evidence]:
    seen: set[tuple[int, Span]] = set()
    for rank, hit in enumerate(hits):
        article = stories.article(hit.article.id)
        before: Span | None = None
        headline = _headline(article)
        for span in (*headline, *(Span(*span) for span in hit.spans)):
            start, end = span
            if end > start and (hit.article.id, span) not in seen:
                seen.add((hit.article.id, span))
                yield Evidence(hit, article, span, rank, _follows(article, before, start), span in headline)
            before = span


def _follows(article: Article, before: Span | None, start: int) -> bool:
    return before is not None and before.end <= start and not article.text[before.end : start].strip()


def _headline(article: Article) -> tuple[Span, ...]:
    """Where the title stands in the text, when it was read there."""
    match = re.fullmatch(r"span (\d+)-(\d+)", article.provenance.get("title", ""))
    return (Span(int(match[1]), int(match[2])),) if match else ()
