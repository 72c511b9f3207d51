"""Scores sentences by joined signals; the weights are fitted and kept as data (rag/answer/calibrations/ranking.json)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.answer.evidence import fit
from rag.answer.evidence.story import Line, Story
from rag.answer.question.types import Intent, Question
from rag.language import inflection, words
from rag.language.english.names import COUNTRIES, PEOPLES, SEATS
from rag.language.english.sameness import ASKED_AS

NEAR = 0.5  # what a word of near meaning counts, where one thing is asked for
ONE_THING = frozenset((Intent.FACT, Intent.YES_NO, Intent.REASON, Intent.STATEMENT))
CONTEXT = 0.4  # what a question's word counts that stands in the sentence before or in the headings
READ = 60  # sentences, the best by their words, whose token vectors are compared
WEEK, MONTH, HALF = 7, 31, 0.5  # days within which a story is near to a day that is named, or half so
LETTERS = 4  # of a name that is known in its forms by how it begins
SHORT = 5  # words below which a sentence says little

_ROWS = [frozenset(words.normal(form) for form in row.split()) for row in ASKED_AS]
_NEAR = {word: frozenset().union(*(row for row in _ROWS if word in row)) for word in frozenset().union(*_ROWS)}
_APART = [pair for pair in PEOPLES.items() if pair[0][:2] != pair[1][:2] or len(words.normal(pair[1])) < LETTERS]
_FORMS = [[tuple(words.normal(word) for word in name.split()) for name in country] for country in (*COUNTRIES, *_APART)]
_GOVERNED = {
    tuple(map(words.normal, seat.split())): tuple(map(words.normal, country.split()))
    for country, seats in SEATS.items()
    for seat in seats.split(", ")
}
_CALLED = {name: [frozenset(other) for other in forms if other != name] for forms in _FORMS for name in forms}

Vector = NDArray[np.float32]


class TokenVectors(Protocol):
    """What is asked of an embedder: a text's token vectors, float32 (tokens, dimension), each of unit length."""

    def embed_tokens(self, texts: Sequence[str]) -> list[Vector]: ...


@cache
def weights() -> Mapping[str, float]:
    """Weight of each signal."""
    data = json.loads((Path(__file__).parent.parent / "calibrations" / "ranking.json").read_text(encoding="utf-8"))
    found: dict[str, float] = data["weights"]
    return found


class Wanted:
    """The words of a question with what each weighs (its idf), those of its conversation less; `events` are those besides names."""

    def __init__(self, question: Question, rarity: Mapping[str, float]) -> None:
        self.weights = dict(rarity)
        self.whole = sum(self.weights.values()) or 1.0
        self.names = {words.normal(name) for name in question.names}
        self.events = {word: weight for word, weight in self.weights.items() if word not in self.names}
        self._one_thing = question.intent in ONE_THING
        self._seen: set[str] = set()
        self._carried_by: dict[str, frozenset[str]] = {}
        self._deeds: dict[str, set[str]] = {}

    def covered(self, content: frozenset[str]) -> float:
        """The share (0 to 1) of the wanted words that a set of words holds, a word of near meaning counting in part."""
        carried = self._carried(content)
        return sum(weight * self._held(content, carried, word) for word, weight in self.weights.items()) / self.whole

    def lacking(self, content: frozenset[str]) -> frozenset[str]:
        """The wanted words that a set of words does not hold, not even in a near meaning."""
        carried = self._carried(content)
        return frozenset(word for word in self.weights if not self._held(content, carried, word))

    def _carried(self, content: frozenset[str]) -> frozenset[str]:
        """The wanted words of which single words of a set are forms; kept for each, as sentences share most of their words."""
        for token in content - self._seen:
            if found := frozenset(word for word in self.weights if word == token or _same_name(word, token)):
                self._carried_by[token] = found
            for word in self.events:
                if _same_deed(word, token):
                    self._deeds.setdefault(word, set()).add(token)
        self._seen |= content
        return frozenset().union(*(self._carried_by[token] for token in content & self._carried_by.keys()))

    def _held(self, content: frozenset[str], carried: frozenset[str], word: str) -> float:
        if word in carried or holds_country(content, (word,)):
            return 1.0
        same = near(word) if self._one_thing and word not in self.names else frozenset()
        return NEAR if same & content or content & self._deeds.get(word, set()) else 0.0


def near(word: str) -> frozenset[str]:
    """The normal forms of the words that ask for what a word tells, itself among them ("villagers", "residents")."""
    return _NEAR.get(word, frozenset((word,)))


def carries(content: frozenset[str], word: str) -> bool:
    """Whether a set of words holds a word or a form of the same name (Ukraine, Ukrainian; America, US)."""
    if word in content or holds_country(content, (word,)):
        return True
    return any(_same_name(word, other) for other in content if other[:2] == word[:2])


def alike(content: frozenset[str], word: str) -> bool:
    """Whether a set of words holds a word, a form of the same name, a word that asks for the same or one that tells of the same deed."""
    return carries(content, word) or not near(word).isdisjoint(content) or any(_same_deed(word, other) for other in content)


def share(weights: Mapping[str, float], content: frozenset[str]) -> float:
    """The share (0 to 1) of some words, weighed, that are among others."""
    whole = sum(weights.values())
    return sum(weight for word, weight in weights.items() if carries(content, word)) / whole if whole else 0.0


def _same_deed(word: str, other: str) -> bool:
    return other[:3] == word[:3] and inflection.tells_one_deed(word, other)


def _same_name(word: str, other: str) -> bool:
    return len(word) >= LETTERS and other[:2] == word[:2] and words.same_name(word, other)


def holds_country(content: frozenset[str], name: tuple[str, ...]) -> bool:
    """Whether a set of words holds another name of the country or union that a name (its words' normal forms) is of."""
    forms = _CALLED.get(name)
    return forms is not None and any(other <= content for other in forms)


def speaks_for(content: frozenset[str], name: tuple[str, ...]) -> bool:
    """Whether a set of words holds the country whose government is called by the place it sits in ("Moscow", "the White House")."""
    country = _GOVERNED.get(name)
    return country is not None and (all(carries(content, word) for word in country) or holds_country(content, country))


def signals(
    question: Question, wanted: Wanted, stories: Sequence[Story], found: Mapping[int, float], passages: Mapping[tuple[int, int], float]
) -> dict[Line, dict[str, float]]:
    """The signals of every sentence that need no embedding. `found` is each story's best score in the search (1 for the best of
    all), `passages` that of the passage a sentence lies in, by article and place."""
    named, timely = _named(question, stories), _timely(question, stories)
    signal: dict[Line, dict[str, float]] = {}
    for story in stories:
        outlet, share = words.content(story.outlet or ""), wanted.covered(story.content)
        for line in story.lines:
            around = line.head | outlet | (line.before.content if line.before and not line.opens else frozenset())
            own = wanted.covered(line.content)
            signal[line] = {
                "words": own,
                "around": wanted.covered(line.content | around) - own,
                "story words": share,
                "story": found.get(story.info.id, 0.0),
                "passage": passages.get((story.info.id, line.place), 0.0),
                "fit": fit.fits(question, line),
                "fragment": float(not line.whole),
                "short": float(len(line.text.split()) < SHORT),
                "caption": float(line.kind != "body"),
                "older": float(story.info.newer is not None),
                "unnamed": float(story not in named),
                "timely": timely[story],
            }
    return signal


def add_meaning(question: str, signal: dict[Line, dict[str, float]], embedder: TokenVectors) -> None:
    """Adds the signals that need embeddings, to the sentences that are best without them."""
    by_words = sorted(signal, key=lambda line: -scored(signal[line]))[:READ]
    asked, *vectors = embedder.embed_tokens([question, *(line.text for line in by_words)])
    mean = _mean(asked)
    for line, tokens in zip(by_words, vectors, strict=True):
        inner = asked[1:-1] if len(asked) > 2 else asked
        signal[line]["late"] = float((inner @ tokens.T).max(axis=1).mean()) if len(tokens) and len(inner) else 0.0
        signal[line]["cosine"] = float(mean @ _mean(tokens))


def scored(signal: Mapping[str, float]) -> float:
    """The weighted sum of a sentence's signals."""
    given = weights()
    return sum(given.get(name, 0.0) * value for name, value in signal.items())


def _mean(tokens: Vector) -> Vector:
    mean = tokens.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


def _timely(question: Question, stories: Sequence[Story]) -> dict[Story, float]:
    """0 to 1: how near a story is to the days that the question names; without such, how late it is among these when the question asks what
    is so now, how early when it asks what was so first."""
    if question.days:
        first, last = question.days
        return {story: _near(story.day, first, last) for story in stories}
    days = sorted({story.day for story in stories if story.day})
    if not (question.now or question.first) or len(days) < 2:
        return dict.fromkeys(stories, 0.0)
    late = {story: days.index(story.day) / (len(days) - 1) if story.day else 0.0 for story in stories}
    return late if question.now else {story: 1 - rank for story, rank in late.items()}


def _near(day: date | None, first: date, last: date) -> float:
    if day is None:
        return 0.0
    away = max((first - day).days, (day - last).days, 0)
    return 1.0 if away <= WEEK else HALF if away <= MONTH else 0.0


def _named(question: Question, stories: Sequence[Story]) -> set[Story]:
    """The stories that hold one of the question's names; all when it has none that any story holds."""
    names = [words.normal(name) for name in question.names]
    holding = {story for story in stories if any(carries(story.content, name) for name in names)}
    return holding or set(stories)
