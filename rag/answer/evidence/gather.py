"""Gathers the evidence for a question: the stories that search finds, all their sentences, best first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from rag.answer.evidence.another import Another
from rag.answer.evidence.relations import Relations, corrects, is_correction
from rag.answer.evidence.relevance import ONE_THING, TokenVectors, Wanted, add_meaning, scored, share, signals
from rag.answer.evidence.story import Line, Story
from rag.answer.question.speaker import speaker_asked
from rag.answer.question.types import Intent, Question
from rag.index.statements import Kept
from rag.language import words
from rag.language.dates import mentions
from rag.language.english.questions import FORM_WORDS
from rag.types import Article, ArticleInfo, Filters, Hit

HITS = 12
STORIES = 4  # whose sentences are ranked for a question that one sentence answers
MANY_STORIES = 10  # for one that wants all there is
BROAD = frozenset((Intent.LIST, Intent.TIMELINE, Intent.COMPARE, Intent.SUMMARY, Intent.STATEMENT))
DATED = 0.3  # what a word of a day that is named weighs, which the story's own day tells better
CONVERSATION = 0.4  # what a word of the conversation weighs beside one of the question
SAYING = 3  # stories in which the one who is asked for speaks, beside those that search finds
BYLINES = 2  # stories of an author who is asked about
KEPT = 256  # stories kept ready
CUT = ("...", "…")
GOES_ON = 0.6  # of what the best sentence holds of the words that a question goes on from, from which another is on it
INSTEAD = 0.3  # share of a sentence's words from which another version's stands in its place


class Stories(Protocol):
    """What is asked of an index."""

    @property
    def generation(self) -> int: ...
    def article(self, id: int) -> Article: ...
    def info(self, id: int) -> ArticleInfo: ...
    def articles(self, filters: Filters = ...) -> list[ArticleInfo]: ...
    def rarity(self, words: Sequence[str]) -> list[float]: ...
    def statements(self, filters: Filters = ..., speaker: Sequence[str] = ...) -> list[tuple[ArticleInfo, Kept]]: ...


class Shelf:
    """The stories of an index, each read once."""

    def __init__(self, index: Stories) -> None:
        self.index = index
        self._stories: OrderedDict[tuple[str, str], Story] = OrderedDict()
        self._catalogue: _Catalogue | None = None
        self._lock = threading.Lock()

    def story(self, info: ArticleInfo) -> Story:
        """Raises KeyError when the article has gone from the index."""
        key = (info.root, info.place)
        with self._lock:
            story = self._stories.pop(key, None)  # a version that has been replaced is not kept
            if story is None or _version(story.info) != _version(info):
                story = Story(self.index.article(info.id), info)
            self._stories[key] = story
            while len(self._stories) > KEPT:
                self._stories.popitem(last=False)
            return story

    def by(self, names: Sequence[str]) -> list[Story]:
        """The stories of an author all of whose names are given."""
        wanted = {words.normal(name) for name in names}
        infos = [info for info in self.catalogue().places.values() if wanted and wanted <= words.content(info.byline or "")]
        return [self.story(info) for info in infos[:BYLINES]]

    def saying(self, speaker: str, wanted: Wanted, filters: Filters) -> list[Story]:
        """The stories that have most of what a speaker said on what is wanted."""
        who = tuple(words.normal(token) for token in words.tokens(speaker) if not words.is_stop(token))
        worth: dict[int, tuple[float, ArticleInfo]] = {}
        for info, kept in self.index.statements(filters, who) if who else ():
            held = sum(weight for word, weight in wanted.weights.items() if word not in who and f" {word} " in kept.about)
            worth[info.id] = max(worth.get(info.id, (0.0, info)), (held, info), key=lambda pair: pair[0])
        best = sorted((pair for pair in worth.values() if pair[0]), key=lambda pair: (-pair[0], pair[1].place))
        return [self.story(info) for _, info in best[:SAYING]]

    def related(self, story: Story) -> list[Story]:
        """The newest version of a story, and the corrections that name it."""
        catalogue = self.catalogue()
        newer = catalogue.places.get((story.info.root, story.info.newer or ""))
        named = [self.story(info) for info in catalogue.corrections if info.id != story.info.id]
        found = [correction for correction in named if corrects(correction, story)]
        return [self.story(newer), *found] if newer else found

    def catalogue(self) -> _Catalogue:
        """What the index holds, looked up anew when it has changed."""
        generation = self.index.generation
        if self._catalogue is None or self._catalogue.generation != generation:
            self._catalogue = _Catalogue.of(generation, self.index.articles())
        return self._catalogue


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """An index's articles by root and place, which of them are corrections, and the languages (ISO codes) they are in."""

    generation: int
    places: Mapping[tuple[str, str], ArticleInfo]
    corrections: tuple[ArticleInfo, ...]
    languages: frozenset[str]

    @classmethod
    def of(cls, generation: int, infos: Sequence[ArticleInfo]) -> _Catalogue:
        return cls(
            generation,
            {(info.root, info.place): info for info in infos},
            tuple(info for info in infos if is_correction(info.title)),
            frozenset(info.language for info in infos if info.language),
        )


def _version(info: ArticleInfo) -> tuple[int, str, str | None]:
    return info.id, info.text_sha256, info.newer


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the stories have for a question. `ranked` are sentences with their signals, best first; `scores` are theirs and headlines'."""

    question: Question
    hits: tuple[Hit, ...]
    stories: tuple[Story, ...]
    ranked: tuple[Line, ...]
    signals: Mapping[Line, Mapping[str, float]]
    wanted: Wanted

    @cached_property
    def scores(self) -> Mapping[Line, float]:
        scores = {line: scored(signal) for line, signal in self.signals.items()}
        for story in self.stories:
            if story.headline:
                best = max((scores.get(line, 0.0) for line in story.lines), default=0.0)
                scores[story.headline] = best * self.wanted.covered(story.headline.content)
        return scores

    @cached_property
    def relations(self) -> Relations:
        """How the stories are related: versions, corrections, later reports."""
        return Relations(self.stories)

    def taken_back(self, line: Line) -> bool:
        """Whether a correction takes back a figure that a sentence gives."""
        return self.relations.takes_back(line) is not None

    def headline(self, story: Story) -> Line | None:
        """The headline that tells something of a story; None where it asks, or the story was corrected."""
        line = story.headline
        return line if line and not line.asks and not self.relations.corrections_of(story) else None

    def whole_headline(self, story: Story) -> Line | None:
        """The same, where it is not cut short ("Ferry to return in May, but not ...")."""
        line = self.headline(story)
        return line if line and not line.text.endswith(CUT) else None

    def outdated(self, line: Line) -> bool:
        """Whether a sentence of an older version, which its newest one has dropped, would be told as what is so."""
        return not self.question.first and self.relations.newer_version(line.story) is not None

    def instead(self, line: Line) -> Line | None:
        """What the newest version of a story has in place of a sentence, by its words; None where nothing is like it."""
        newer = self.relations.newer_version(line.story)
        shared = {other: len(line.content & other.content) for other in newer.lines} if newer else {}
        nearest = max(shared, key=lambda other: shared[other], default=None)
        return nearest if nearest and shared[nearest] >= INSTEAD * len(line.content) else None

    def of(self, story: Story) -> list[Line]:
        """The sentences of one story, best first."""
        return [line for line in self.ranked if line.story is story]


def gather(question: Question, hits: Sequence[Hit], shelf: Shelf, embedder: TokenVectors | None) -> Evidence:
    """The evidence in the stories of `hits`, best first. Without an embedder only words count."""
    stories, found, passages = _with_related(question, hits, shelf, _most(question))
    wanted = wanted_words(question, shelf.index)
    asked = speaker_asked(question.text) if question.intent is Intent.STATEMENT else None
    for story in shelf.saying(asked, wanted, question.filters) if asked else ():
        if story not in stories:
            stories.append(story)
            found[story.info.id] = 0.0
    signal = signals(question, wanted, stories, found, passages)
    if embedder and signal:
        add_meaning(f"{question.context} {question.preface} {question.text}".strip(), signal, embedder)
    versions = not question.first and any(story.info.newer for story in stories)
    told = _going_on(question, _last_told(signal, Relations(stories)) if versions else list(signal), wanted)
    if question.intent in ONE_THING:
        another = Another(question.put)
        told = [line for line in told if not (another.in_text(line.text) or another.goes_on(line))]
    ranked = sorted(told, key=lambda line: (-scored(signal[line]), line.story.info.file, line.start))
    return Evidence(question, tuple(hits), tuple(stories), tuple(ranked), signal, wanted)


def _going_on(question: Question, lines: list[Line], wanted: Wanted) -> list[Line]:
    """The sentences that, in their paragraph and by how their story opens, hold what a question goes on from about as well as the one that
    does so best: a story may tell of many things."""
    goes_on = question.context if question.intent in ONE_THING | BROAD else ""  # not where the last answer's own sentences are asked for
    before = {word: weight for word, weight in wanted.weights.items() if word in words.content(goes_on) - question.words}
    held = {line: share(before, line.so_far | line.story.opening) for line in lines} if before else {}
    return [line for line in lines if held[line] >= GOES_ON * max(held.values())] if held else lines


def _last_told(lines: Iterable[Line], relations: Relations) -> list[Line]:
    """Some sentences without those of an older version that its newest one has word for word."""
    newest = {story: relations.newer_version(story) for story in relations.stories}
    texts = {story: {line.text for line in newer.lines} for story, newer in newest.items() if newer}
    return [line for line in lines if line.text not in texts.get(line.story, ())]


def unranked(question: Question, hits: Sequence[Hit], shelf: Shelf, most: int) -> Evidence:
    """At most so many stories of `hits` and those related to them, for what reads all their sentences and ranks them by itself."""
    stories, _, _ = _with_related(question, hits, shelf, most)
    return Evidence(question, tuple(hits), tuple(stories), (), {}, wanted_words(question, shelf.index))


def _with_related(
    question: Question, hits: Sequence[Hit], shelf: Shelf, most: int
) -> tuple[list[Story], dict[int, float], dict[tuple[int, int], float]]:
    """The stories of some hits, their newer versions and corrections, and those of an author who is asked about."""
    stories, found, passages = _stories(hits, shelf, most)
    for story in tuple(stories):
        for other in shelf.related(story):
            if other not in stories:
                stories.append(other)
                found[other.info.id] = found[story.info.id]
    for story in shelf.by(question.names):
        if story not in stories:
            stories.append(story)
            found[story.info.id] = 0.0
    return stories, found, passages


def wanted_words(question: Question, index: Stories) -> Wanted:
    """The words of a question and its conversation, with what each weighs."""
    told_all = {words.normal(token): token for token in words.tokens(question.text) if _counts(token)}
    asked = {word: token for word, token in told_all.items() if token.lower() not in FORM_WORDS} or told_all
    told = {words.normal(token): token for token in words.tokens(f"{question.context} {question.preface}") if _counts(token)}
    told = {word: token for word, token in told.items() if word not in asked}
    weigh = dict(zip(asked, index.rarity(list(asked.values())), strict=True))
    dated = words.content(" ".join(question.text[one.start : one.end] for one in mentions(question.text, None) if not one.relative))
    weigh = {word: idf * (DATED if word in dated else 1.0) for word, idf in weigh.items()}
    weigh |= {word: CONVERSATION * idf for word, idf in zip(told, index.rarity(list(told.values())), strict=True)}
    return Wanted(question, weigh)


def _counts(token: str) -> bool:
    return not words.is_stop(token) and (len(token) > 1 or token.isdigit())


def _most(question: Question) -> int:
    """How many stories are read for a question."""
    return MANY_STORIES if question.intent in BROAD or question.now else STORIES


def _stories(hits: Sequence[Hit], shelf: Shelf, most: int) -> tuple[list[Story], dict[int, float], dict[tuple[int, int], float]]:
    """The stories, each one's best score in the search, and that of the passage each sentence lies in (1 for the best)."""
    best = max((hit.score for hit in hits), default=1.0) or 1.0
    stories: dict[int, Story] = {}
    found: dict[int, float] = {}
    passages: dict[tuple[int, int], float] = {}
    for hit in hits:
        id = hit.article.id
        if id not in stories:
            if len(stories) == most or _copied(hit.article, stories.values()):
                continue
            stories[id] = shelf.story(hit.article)
            found[id] = hit.score / best
        for line in stories[id].lines:
            if any(line.start < span.end and span.start < line.end for span in hit.spans):
                passages[id, line.place] = max(passages.get((id, line.place), 0.0), hit.score / best)
    return list(stories.values()), found, passages


def _copied(info: ArticleInfo, stories: Iterable[Story]) -> bool:
    return any(info.place in story.info.copies and info.root == story.info.root for story in stories)
