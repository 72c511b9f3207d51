"""The sentences of the stories that come nearest to a claim, each beside it as a pair."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from rag.answer.evidence import Evidence, Line, Shelf, Story, gather
from rag.answer.evidence.relations import tells_of_error
from rag.answer.evidence.relevance import TokenVectors, share
from rag.answer.evidence.speakers import Speakers
from rag.answer.question import Intent, Question
from rag.answer.verify import align
from rag.errors import Cancelled
from rag.language import words
from rag.language.english import modality
from rag.language.english.frames import DENYING, OPENING
from rag.language.english.people import ROLES
from rag.language.numbers import Quantity
from rag.language.speech import speakers
from rag.language.spoken import quotes
from rag.syntax import Parser
from rag.types import Filters, Hit, Query, Turn
from rag.views.check.clashes import Clash, Code, Pair, clashes
from rag.views.check.clashes.figure import CALENDAR, stands
from rag.views.check.clashes.holders import holders
from rag.views.check.clashes.name import runs, written
from rag.views.check.clashes.pair import LITTLE
from rag.views.check.clashes.quotation import holds, worded
from rag.views.check.clashes.spoken import WHO
from rag.views.check.spelling import spelt_alike

HITS = 12
NEAREST = 8  # sentences that a claim is read beside
TELLING = 3  # further ones that hold most of its words but the names
BEFORE = 3  # sentences before that may hold what a pronoun stands for
NAME, LIGHT, SPEAKER = 1.6, 0.3, 0.2  # what a name weighs beside another word, a word that says little, and one that only says who speaks
AROUND = 0.7  # what a word counts that only stands around
BESIDE, LATE = 0.5, 0.5  # the same where sentences are chosen, and what nearness in meaning counts there
SECOND = 0.1  # what the sentence beside must add, to be read with it
NAMED = 0.5  # how well a speaker matches whose name stands in the sentence, but who is not seen to say it
SAYS = 0.7  # of the words that the best of some sentences holds of what is said, from which another may be where it is said
NEAR = 0.45  # nearness from which sentences bear out a part of a claim
VERBATIM = 3  # words of a claim from which a sentence may say it word for word
TURNING = modality.NEGATORS | modality.DENYING | modality.CUES.keys() | modality.CONDITIONS | DENYING | OPENING
QUOTED = 3  # words of a quotation that is looked for by itself
_OWNERS = re.compile(r"\b\w+s[’']\s+")  # "the |Orioles’| manager"


@dataclass(frozen=True, eq=False)
class Beside:
    """A claim beside sentences of one story: what of it they hold (0 to 1, rarer words weighing more), and what stands otherwise."""

    lines: tuple[Line, ...]
    pair: Pair
    weights: Mapping[str, float]
    signals: Mapping[str, float]
    settled: frozenset[int] = frozenset()

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """What differs. Figures that begin at `settled`, which a later story gives as the claim does, are only missing here."""
        found = clashes(self.pair)
        return tuple(replace(clash, way="missing") if clash.code == "figure" and clash.start in self.settled else clash for clash in found)

    @property
    def others(self) -> tuple[Clash, ...]:
        return tuple(clash for clash in self.clashes if clash.way == "other")

    @cached_property
    def told(self) -> float:
        """How far the sentences tell of what the claim's main verb tells, as it tells it (0 to 1)."""
        return max((match.agreement for match in self.pair.frames if match.kind == "same" and match.mine.main), default=0.0)

    @cached_property
    def quoted(self) -> bool:
        """Whether the sentences hold all of the claim's quotations letter by letter."""
        spans = [span for span in quotes(self.pair.text) if len(self.pair.text[span.start : span.end].split()) > 1]
        return bool(spans) and not any(clash.code == "quotation" for clash in self.clashes)

    @cached_property
    def verbatim(self) -> bool:
        """Whether a sentence says the claim word for word, with nothing before or behind that might turn it or leave it open."""
        told = worded(self.pair.text)
        return len(told) >= VERBATIM and any(_says(worded(line.text), told) for line in self.lines)

    @property
    def story(self) -> Story:
        return self.lines[0].story

    @cached_property
    def own(self) -> float:
        """The share of the claim's words that the sentences hold."""
        return self._share(self.pair.near, frozenset())

    @cached_property
    def far(self) -> float:
        """The same, with words that stand only around them counting less."""
        return self._far(frozenset())

    @property
    def nearness(self) -> float:
        """How near the sentences come to the claim, by its words and by its meaning."""
        return self._nearness(self.own, self.far)

    @property
    def but(self) -> float:
        """How near they come but for the words that stand otherwise."""
        return self.without(frozenset().union(*(self.otherwise(clash.code) for clash in self.others)))

    def otherwise(self, code: Code) -> frozenset[str]:
        """The keys of the claim's words that stand otherwise in one way; not empty where there is such a difference."""
        spans = [clash for clash in self.others if clash.code == code]
        return frozenset(token.key for clash in spans for token in self.pair.mine if clash.start <= token.start < clash.end)

    def without(self, out: frozenset[str]) -> float:
        """How near they come to what is left of the claim without some of its words."""
        return self._nearness(self._share(self.pair.near, out), self._far(out))

    def _nearness(self, own: float, far: float) -> float:
        return 0.5 * far + 0.2 * own + 0.3 * self.signals.get("late", 0.0)

    def _far(self, out: frozenset[str]) -> float:
        own = self._share(self.pair.near, out)
        return own + AROUND * (self._share(self.pair.far, out) - own)

    def _share(self, keys: frozenset[str], out: frozenset[str]) -> float:
        return share({key: weight for key, weight in self.weights.items() if key not in out}, keys)


@dataclass(frozen=True, eq=False)
class Near:
    """What comes nearest to a claim, best first, and the evidence it was chosen from."""

    besides: tuple[Beside, ...]
    evidence: Evidence


@dataclass(frozen=True, eq=False)
class Finder:
    """Looks for the evidence of claims in one index."""

    search: Callable[[Query], Sequence[Hit]]
    shelf: Shelf
    embedder: TokenVectors | None
    filters: Filters
    cancel: threading.Event | None = None
    parser: Parser | None = None

    def near(self, text: str, before: str = "") -> Near:
        """The sentences nearest to a claim; `before` is what the draft says before it, where the claim leans on that."""
        if self.cancel and self.cancel.is_set():
            raise Cancelled("Stopped.")
        history = (Turn("user", before),) if before else ()
        hits = list(self.search(Query(text, HITS, self.filters, history=history)))
        for quote in quotes(text):
            words_of = text[quote.start : quote.end]
            if len(words_of.split()) >= QUOTED:
                hits += self.search(Query(words_of, 3, self.filters))
        hits = list({hit.passage: hit for hit in hits}.values())
        asked = Question(text, text, Intent.LIST, names=words.names(text), context=before, filters=self.filters)
        evidence = gather(asked, hits, self.shelf, self.embedder)
        weights = weighed(text, lambda listed: self.shelf.index.rarity(listed))
        return Near(beside(text, evidence.ranked, evidence.signals, weights, Speakers(evidence.stories), self.parser), evidence)


def weighed(text: str, rarity: Callable[[Sequence[str]], Sequence[float]]) -> dict[str, float]:
    """What each word of a claim weighs, by its key; figures are judged by themselves."""
    row = [token for token in align.tokens(text) if token.key and words.number(token.text) is None]
    rare = rarity([token.text for token in row])
    named = {token.key for run in runs(align.tokens(text)) for token in run}
    telling = [(speech.start, speech.end) for speech in speakers(text) if speech.said_span]

    def weight(token: align.Token) -> float:
        if any(start <= token.start < end for start, end in telling):
            return SPEAKER
        return (LIGHT if token.key in LITTLE else 1.0) * (NAME if token.key in named else 1.0)

    return {token.key: weight(token) * idf for token, idf in zip(row, rare, strict=True)}


def beside(
    text: str,
    lines: Sequence[Line],
    signals: Mapping[Line, Mapping[str, float]],
    weights: Mapping[str, float],
    spoken: Speakers,
    parser: Parser | None = None,
) -> tuple[Beside, ...]:
    """The claim beside the lines that hold most of it, each with the sentence next to it where that adds to it."""
    keyed = {line: align.keys(line.text) for line in lines}
    quoted = [worded(text[quote.start : quote.end]) for quote in quotes(text)]
    worth = {}
    for line in lines:
        before = keyed.get(line.before, frozenset()) if line.before else frozenset()
        own, around = share(weights, keyed[line]), share(weights, keyed[line] | before | align.keys(line.story.title))
        exact = any(quote and holds(worded(line.text), quote) for quote in quoted)
        worth[line] = own + BESIDE * (around - own) + _figures(text, line) + exact + LATE * signals.get(line, {}).get("late", 0.0)
    named = {token.key for run in runs(align.tokens(text)) for token in run}
    rest = {key: weight for key, weight in weights.items() if key not in named}
    telling = sorted(lines, key=lambda line: -share(rest, keyed[line]))[:TELLING] if named and rest else []
    found: dict[tuple[Line, ...], Beside] = {}
    for line in dict.fromkeys((*sorted(lines, key=lambda line: -worth[line])[:NEAREST], *telling)):
        for pair in {(line,), _with_next(line, keyed, weights)}:
            one = Beside(pair, _read(text, pair, spoken, parser), weights, signals.get(line, {}))
            if pair not in found or found[pair].nearness < one.nearness:
                found[pair] = one
    if parser:
        parser.all([text, *(one.pair.support for one in found.values())])
    return tuple(sorted(settled_later(tuple(found.values())), key=lambda one: -one.nearness))


def settled_later(besides: Sequence[Beside]) -> Iterator[Beside]:
    """The same sentences, with the figures of the claim that a later story bears out beside them."""
    bearing = [(one, figure) for one in besides for figure in one.pair.figures if one.nearness >= NEAR and _gives(one, figure)]
    for one in besides:
        later = frozenset(figure.start for other, figure in bearing if (one.story.day or date.max) < (other.story.day or date.min))
        yield replace(one, settled=later) if later else one


def _gives(one: Beside, figure: Quantity) -> bool:
    return figure.kind not in CALENDAR and stands(figure, one.pair.their_figures)


def _says(source: Sequence[str], told: Sequence[str]) -> bool:
    places = (at for at in range(len(source) - len(told) + 1) if source[at : at + len(told)] == told)
    rest = ((*source[:at], *source[at + len(told) :]) for at in places)
    return any(TURNING.isdisjoint(others) and not any(word.endswith(modality.CONTRACTED) for word in others) for others in rest)


def _figures(text: str, line: Line) -> float:
    wanted = words.numbers(text)
    return 0.3 * len(wanted & words.numbers(line.text)) / len(wanted) if wanted else 0.0


def _with_next(line: Line, keyed: Mapping[Line, frozenset[str]], weights: Mapping[str, float]) -> tuple[Line, ...]:
    best: tuple[float, tuple[Line, ...]] = (share(weights, keyed[line]) + SECOND, (line,))
    for pair in ((line.before, line), (line, line.after)):
        if all(one and one in keyed and not tells_of_error(one) for one in pair):
            lines = tuple(one for one in pair if one)
            worth = share(weights, keyed[lines[0]] | keyed[lines[1]])
            if worth > best[0]:
                best = (worth, lines)
    return best[1]


def _read(text: str, lines: tuple[Line, ...], spoken: Speakers, parser: Parser | None) -> Pair:
    first = lines[0]
    story = first.story
    before = [one for one in story.lines[max(0, first.place - BEFORE) : first.place] if not tells_of_error(one)]
    around = " ".join((story.title, *story.headings, story.outlet or "", *(one.text for one in before)))
    who, speaks = _speaker(text, lines, spoken)
    support = " ".join(line.text for line in lines)
    return Pair(text, support, around, story.day, story.content, full_names(story), roles(story), who, speaks, parser)


@lru_cache(maxsize=512)
def roles(story: Story) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The names of a story with the roles it gives them."""
    return frozenset((holder.role, holder.name) for line in story.lines for holder in holders(line.text))


@lru_cache(maxsize=512)
def full_names(story: Story) -> frozenset[tuple[str, ...]]:
    """The names in full of a story, as they are written."""
    told = (story.title, *story.headings, *(line.text for line in story.lines))
    return frozenset(tuple(written(token) for token in run) for text in told for run in runs(align.tokens(text)) if len(run) > 1)


def _speaker(text: str, lines: Sequence[Line], spoken: Speakers) -> tuple[str | None, float | None]:
    """Who says the sentences, and how well (0 to 1) that is the one who says it in the claim; None where either has no speaker."""
    said = next((speech for speech in speakers(text) if not speech.pronoun and len(speech.who.split()) <= WHO), None)
    if said is not None and said.said_span and len(lines) > 1:
        told = align.keys(text[slice(*said.said_span)])
        holding = [sum(align.known(align.keys(line.text), key) for key in told) for line in lines]
        lines = [line for line, held in zip(lines, holding, strict=True) if held >= SAYS * max(holding)]
    known = [(found, line) for line in lines if (found := spoken.of(line))]
    if said is None or not known:
        return None, None
    match = max(spoken.matches(said.who, line) for _, line in known)
    told = frozenset().union(*(align.keys(line.text) | align.keys(found.who) for found, line in known))
    if match == 0.0 and not words.names(f"x {known[0][0].who}") and words.names(f"x {said.who}"):
        return None, None
    if match == 0.0 and not words.names(f"x {said.who}") and not _another_so_called(said.who, known[0][0].who, lines[0].story):
        return None, None
    if match == 0.0 and any(align.known(told, key) or any(spelt_alike(key, other) for other in told) for key in _called(said.who)):
        match = NAMED
    return known[0][0].who, match


def _another_so_called(who: str, speaker: str, story: Story) -> bool:
    """Whether a claim calls its speaker by something else than a role, or by one that the story gives to another than who says it."""
    called = _called(who)
    if called.isdisjoint(map(align.key, ROLES)):
        return True
    held = [frozenset(map(align.key, name)) for role, name in roles(story) if align.key(role) in called]
    return bool(held) and not any(name & align.keys(speaker) for name in held)


def _called(who: str) -> frozenset[str]:
    """The words that tell a speaker from others: the names, or where there is none the last word ("the mayor")."""
    row = [token for token in align.tokens(_OWNERS.sub("", who)) if token.key]
    named = [token.key for token in row if token.name and not token.possessive]
    return frozenset(named[-1:] or [token.key for token in row[-1:]])


__all__ = ["NEAR", "Beside", "Finder", "Near", "beside", "weighed"]
