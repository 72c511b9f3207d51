"""The sentences an answer may stand on: those of the passages that were found, with their vectors.

A claim is scored against each of them by meaning (cosine of embeddings) and by how much of the claim's
words, names and numbers stand there; what the question already said counts less than what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer, taken apart. `weights` maps each normal form to how much finding it counts."""

    text: str
    names: tuple[str, ...]
    numbers: frozenset[str]
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """How well some evidence carries a claim: `score` and its parts in 0…1, and what of the claim stands nowhere in it."""

    evidence: tuple[Evidence, ...]
    score: float
    cosine: float
    coverage: float
    missing: tuple[str, ...]


def claim_of(text: str, question: str, known: Iterable[str] = ()) -> Claim:
    """Takes a sentence of an answer to `question` apart."""
    asked = words.content(question)
    names = words.names(text, known)
    hard = {words.normal(name) for name in names} | words.numbers(text)
    weights = {word: (2.0 if word in hard else 1.0) * (0.4 if word in asked else 1.0) for word in words.content(text)}
    return Claim(text, names, words.numbers(text), weights)


class Pool:
    """All the sentences of some hits, each once, in order of the hits and of the text."""

    def __init__(self, hits: Sequence[Hit], stories: Stories, embedder: Embeds) -> None:
        self._embedder = embedder
        self.sentences = tuple(_sentences(hits, stories))
        self._vectors: Vectors | None = None
        self.known = frozenset[str]().union(*(words.capitalised_inside(e.text) for e in self.sentences)) if self.sentences else frozenset()
        self._content = [words.content(e.text) for e in self.sentences]

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

    def matches(self, claim: Claim) -> list[Match]:
        """Each sentence as evidence for `claim`, best first."""
        cosines = self.cosines(claim.text)
        found = [self.match(claim, (place,), cosines) for place in range(len(self.sentences))]
        return sorted(found, key=lambda match: -match.score)

    def match(self, claim: Claim, places: Sequence[int], cosines: Sequence[float]) -> Match:
        """The sentences at `places`, taken together, as evidence for `claim`."""
        evidence = tuple(self.sentences[place] for place in places)
        there = frozenset[str]().union(*(self._content[place] for place in places))
        dated = frozenset[str]().union(*(dates.resolved(e.text, e.article.published) for e in evidence))
        carried = covered(claim.weights, there | dated, " ".join(e.text for e in evidence))
        whole = sum(claim.weights.values()) or 1.0
        coverage = sum(claim.weights[word] for word in carried) / whole
        cosine = max(cosines[place] for place in places)
        missing = missing_hard(claim, evidence)
        return Match(evidence, 0.4 * max(cosine, 0.0) + 0.6 * coverage, cosine, coverage, missing)

    def place(self, evidence: Evidence) -> int:
        return self.sentences.index(evidence)


def covered(weights: Iterable[str], there: frozenset[str], text: str) -> set[str]:
    """The words of `weights` that are in `there`, as themselves or as another form of a name."""
    initials = {letters.lower() for letters in words.initials(text)}
    return {w for w in weights if w in there or w in initials or any(words.same_name(w, other) for other in there if other[:4] == w[:4])}


def missing_hard(claim: Claim, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Names and numbers of `claim` that stand neither in the evidence nor in its stories' titles, outlets and dates."""
    text = " ".join(e.text for e in evidence)
    around = " ".join(f"{e.article.title}. {e.article.outlet or ''}" for e in evidence)
    there = words.numbers(text) | frozenset[str]().union(*(dates.resolved(e.text, e.article.published) for e in evidence))
    numbers = tuple(sorted(n for n in claim.numbers if n not in there and n not in words.numbers(around)))
    return numbers + missing_names(claim.names, f"{text} {around}")


def missing_names(names: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of `names` of which no form stands in `text`."""
    there = words.tokens(text)
    forms = {token.lower() for token in there}
    made = words.initials(text)
    upper = [token for token in there if token[:1].isupper()]

    def stands(name: str) -> bool:
        return name.lower() in forms or name.replace(".", "") in made or any(words.same_name(name, token) for token in upper)

    return tuple(name for name in names if not stands(name) and not _spelt_out(name, names, forms))


def _spelt_out(name: str, names: Iterable[str], forms: set[str]) -> bool:
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
        for start, end in hit.spans:
            span = Span(start, end)
            if (hit.article.id, span) not in seen:
                seen.add((hit.article.id, span))
                yield Evidence(hit, article, span, rank, before is not None and not article.text[before.end : start].strip())
            before = span
