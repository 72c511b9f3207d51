"""Whether one sentence is an order to whoever answers: an addressee and a directive, by the words of each language.

The words are `order_words`; a rule is tried only on a sentence that may hold words of the lists it needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache

from rag.corpus.order_words import TONGUES, Tongue

_TOKEN = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_CAPITALS = r"(?: (?:with|only|that|exactly|just|is|the word))* [\"“']?(?-i:[A-Z]{4,})\b"
_CLOSED = re.compile(r"[.!?。！？]\W*$")
_HEADLINE = re.compile(r"[:–—] ?(?:how|why|what|who|when|where|inside|the|a|an|is|are|can)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rule:
    """A kind of order. It is tried where words of one of the groups of lists in `needs` may stand."""

    name: str
    needs: tuple[frozenset[str], ...]
    holds: Callable[[str], object]


def needing(*groups: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in groups)


class Rules:
    """The rules of one language; each is asked for a sentence without its disguises and without what is quoted in it."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._gap = r"\s+" if tongue.spaced else r"\s*"

    def of(self, name: str) -> str:
        """A pattern of the words of a list; of nothing when there are none."""
        return pattern_of(getattr(self._tongue, name), self._tongue.spaced)

    def command(self, verbs: str, joined: bool = True) -> str:
        """A pattern of one of `verbs` where a clause begins, perhaps behind "please", "never", "you must"; also behind "and" if `joined`."""
        behind = rf"|{self.of('joins')},?{self._gap}" if joined else ""
        begins = rf"(?:^|[,;:.!?()—–，。：；！…]\s*{behind})"
        return rf"{begins}(?:{self.of('please')},?{self._gap}){{0,4}}{verbs}"

    @cached_property
    def reported(self) -> re.Pattern[str]:
        """An attribution: somebody is told of who gives the order."""
        by = self.of("reported")
        if not self._tongue.spaced:
            return _compiled(by)
        return _compiled(rf"{by}[^:]{{0,60}}:|, {by} (?:the|a|an|one|his|her|its|their)\b|, (?!and |but |who |which |that |it |you |so |then )[^,:]{{0,60}}{by}(?: [\w'-]+){{0,5}}\W*$")

    @cached_property
    def called(self) -> str:
        """A pattern of a machine that is called: "Dear AI", "note to any language model"."""
        between = r"(?:[^\W\d_]+[ -]){0,3}?" if self._tongue.spaced else ""
        gap = r"[ ,:]{1,2}" if self._tongue.spaced else r"\s*"
        return rf"(?:^|[.!?:;,—–]\s*|\b(?:a|small|thank you|thanks),? ){self.of('openers')}{gap}{between}{self.of('machines')}"

    @cached_property
    def address(self) -> re.Pattern[str]:
        """A machine that is called or spoken to."""
        machine = self.of("machines")
        being = rf"{self.of('you_are')} (?:[^\W\d_]+[ -]){{0,3}}?{machine}" if self._tongue.spaced else rf"{self.of('you_are')}{machine}"
        reading = rf"{machine} (?:which |that |who )?(?:is |are )?{self.of('reading')} (?:this|these|the above)\b"
        aside = rf", (?:my |you |our |the )?(?:dear )?{machine}[,.!]"
        return _compiled("|".join((self.called, rf"^\W*{machine}\s?[,:!，：]", being, reading, aside)))

    def calls(self, said: str) -> bool:
        """Whether an address stands in it, or that what was said before no longer holds."""
        return bool(self.address.search(said) or _compiled(self.of("void")).search(said))

    @cached_property
    def directive(self) -> re.Pattern[str]:
        """What turns an address into an order."""
        your = rf"{self.of('your_answer')}.{{0,40}}?{self.of('must')}"
        must = rf"{self.of('must')}{self._gap}(?:(?:be|only|always|now|never|\w+ly) )*{self.of('saying')}"
        bid = rf"{self.of('request')}.{{0,80}}?{self.of('saying')}"
        return _compiled("|".join((self.command(rf"(?:{self.of('say')}|{self.of('ignore')})"), your, must, bid)))

    @cached_property
    def answering(self) -> re.Pattern[str]:
        """A command to answer, or what an answer must be: an order when a machine was addressed before."""
        answer = rf"(?:{self.of('your_answer')}|{self.of('any_answer')}).{{0,40}}?{self.of('must')}"
        return _compiled(rf"{self.command(self.of('say'))}|{answer}")

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """What belongs to an order in the sentence before."""
        lists = ("your_answer", "any_answer", "question", "whatever", "user", "in_answer", "asked")
        return _compiled("|".join((self.command(rf"(?:{self.of('say')}|{self.of('ignore')})"), *map(self.of, lists))))

    @cached_property
    def all(self) -> tuple[Rule, ...]:
        """Every rule of the language, surest first."""
        return (*self._of_instructions(), *self._of_those_who_answer(), *self._of_answers(), *self._of_roles())

    def _of_instructions(self) -> Iterator[Rule]:
        gap = r"(?:[^.!?;]{0,40}?\W)??" if self._tongue.spaced else ".{0,12}?"
        override = _compiled(rf"{self.command(self.of('ignore'))}{gap}{self.of('instructions')}")
        void = _compiled(self.of("void"))
        yield Rule("overrides instructions", needing("ignore instructions"), override.search)
        yield Rule("replaces instructions", needing("void"), lambda said: void.search(said) and self.directive.search(said))

    def _of_those_who_answer(self) -> Iterator[Rule]:
        of, say = self.of, self.of("say")
        who = rf"(?:{of('readers')}|{of('machines')}).{{0,40}}?{of('reading')}"
        told = _compiled(
            rf"{self.command(of('tell'))}[^.!?]{{0,30}}?{of('asked')}|{self.command(say)}.{{0,80}}?{of('asked')}"
            rf"|{of('asked')}.{{0,80}}?{self.command(say, joined=False)}"
        )
        bid = _compiled(rf"{who}.{{0,90}}?(?:{of('must')}|{of('request')}).{{0,60}}?{of('saying')}")
        here = _compiled(rf"{of('page')}|{of('asked')}")
        request = _compiled(of("request"))
        addressee = _compiled(rf"{who}|{of('machines')}|{of('any_answer')}.{{0,30}}?{of('page')}")
        saying = _compiled(of("saying"))
        must = _compiled(rf"{of('machines')}.{{0,50}}?{of('must')}(?:\W+\w+)?\W+{of('saying')}")
        here_too = _compiled(
            rf"{of('page')}|{of('user')}|{of('question')}|{of('in_answer')}|(?:true|only|correct|right|verified) answer|{of('saying')}{_CAPITALS}"
            r"|will now"
        )
        demanded = _compiled(of("demanded") if self._tongue.demanded else of("reported"))
        note = _compiled(rf"{self.called}[^.!?:]{{0,40}}[:：]\s*\w")
        yield Rule("note to a machine", needing("machines openers"), note.search)
        yield Rule("speaks to a machine", needing("machines"), lambda said: self.address.search(said) and self.directive.search(said))
        yield Rule("tells whoever asks", needing("asked"), told.search)
        yield Rule("asks whoever summarises", needing("reading page", "reading asked"), lambda said: here.search(said) and bid.search(said))
        yield Rule(
            "asks for an answer",
            needing("request saying page", "request saying asked"),
            lambda said: request.search(said) and addressee.search(said) and here.search(said) and saying.search(said),
        )
        yield Rule(
            "demands of a machine",
            needing("machines must"),
            lambda said: not demanded.search(said) and must.search(said) and here_too.search(said),
        )

    def _of_answers(self) -> Iterator[Rule]:
        of, say = self.of, self.of("say")
        yours = _compiled(rf"{of('your_answer')}[^.!?]{{0,40}}?{of('must')}[^.!?]{{0,20}}?(?:{of('saying')}|be\b)")
        any_ = _compiled(rf"{of('any_answer')}.{{0,60}}?(?:{of('must')}|begins?|is|says|are).{{0,20}}?{of('saying')}")
        here = _compiled(rf"{of('page')}|{of('asked')}|the words?\b")
        dictated = _compiled(
            rf"{self.command(say)}[^.!?;]{{0,60}}?{of('question')}(?: \w+){{0,6}}? (?:with|by|in|mit|par|con|com|met)\b"
            rf"|{self.command(say)}[^.!?;]{{0,60}}?{of('in_answer')}|{self.command(say)}[^.!?;,]{{0,25}}?{of('only')}"
        )
        above = _compiled(rf"{of('page')}.{{0,60}}?{self.command(say)}|{self.command(say)}.{{0,60}}?{of('page')}")
        whatever = _compiled(
            rf"{of('whatever')}.{{0,60}}?(?:{of('saying')}|{of('any_answer')})|(?:{say}|{of('any_answer')}).{{0,80}}?{of('whatever')}"
        )
        summed = _compiled(rf"{of('page')}.{{0,30}}?{of('must')}.{{0,20}}?{of('summed_up')}")
        yield Rule("says what to answer", needing("your_answer must"), yours.search)
        yield Rule("says what every answer is", needing("any_answer saying"), lambda said: here.search(said) and any_.search(said))
        yield Rule("dictates", needing("say question", "say in_answer", "say only"), dictated.search)
        yield Rule("answers for the page", needing("say page"), above.search)
        yield Rule("answers whatever is asked", needing("whatever"), whatever.search)
        sole = _compiled(of("sole"))
        yield Rule("gives the one answer", needing("sole"), sole.search)
        yield Rule("says how to sum up", needing("page summed_up"), summed.search)

    def _of_roles(self) -> Iterator[Rule]:
        role = _compiled(rf"{self.command(self.of('role'))}.{{0,90}}?(?:{self.of('machines')}|{self.of('mode')})")
        yield Rule("gives a role", needing("role machines", "role mode"), role.search)

    def near(self, lists: frozenset[str]) -> tuple[Rule, ...]:
        """The rules for a sentence that may hold words of `lists`."""
        return tuple(rule for rule in self.all if any(need <= lists for need in rule.needs))


@dataclass(frozen=True)
class Said:
    """A sentence without its disguises and without what is quoted in it, and which lists may have words in it, by language."""

    text: str
    lists: frozenset[tuple[int, str]]

    @classmethod
    def of(cls, text: str) -> Said:
        found = map(_lists_of, set(_TOKEN.findall(text.lower())))
        return cls(text, frozenset[tuple[int, str]]().union(*found, _UNSPACED_LISTS if _UNSPACED.search(text) else ()))

    def __add__(self, other: Said) -> Said:
        return Said(f"{self.text.rstrip('.!?… ')} {other.text}", self.lists | other.lists)

    @cached_property
    def order(self) -> str | None:
        """The rule of any language by which it is an order."""
        near = _near(self.lists)
        if not near or (_HEADLINE.search(self.text) and not _CLOSED.search(self.text)):
            return None
        return next((r.name for one, rules in near if not one.reported.search(self.text) for r in rules if r.holds(self.text)), None)

    @property
    def addresses(self) -> bool:
        """Whether a machine is called, perhaps only to be told what to do in the next sentence."""
        return any(_rules()[number].calls(self.text) for number, name in self.lists if name in ("machines", "void"))

    @property
    def bids(self) -> bool:
        """Whether, behind an address, it says what to answer."""
        return any(_rules()[number].answering.search(self.text) for number in self._tongues)

    @property
    def goes_on(self) -> bool:
        """Whether, behind an order, it belongs to it."""
        return any(_rules()[number].goes_on.search(self.text) for number in self._tongues)

    @property
    def _tongues(self) -> set[int]:
        return {number for number, _ in self.lists}


def pattern_of(words: str, spaced: bool) -> str:
    """A pattern of the phrases of a list (see `order_words`)."""
    listed = sorted(_phrases(words), key=len, reverse=True)
    if not listed:
        return r"(?!)"
    gap = r"\W(?:[^.!?]{0,40}?\W)??" if spaced else ".{0,20}?"
    said = "|".join(re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ …\ ", gap).replace(r"\ ", " ") for phrase in listed)
    return rf"(?<!\w)(?:{said})(?!\w)" if spaced else f"(?:{said})"


def _phrases(words: str) -> set[str]:
    return {" ".join(phrase.split()) for phrase in words.split(",") if phrase.strip()}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _rules() -> tuple[Rules, ...]:
    return tuple(map(Rules, TONGUES))


@lru_cache(16_384)
def _near(lists: frozenset[tuple[int, str]]) -> tuple[tuple[Rules, tuple[Rule, ...]], ...]:
    by_tongue = ((one, one.near(frozenset(name for at, name in lists if at == number))) for number, one in enumerate(_rules()))
    return tuple((one, near) for one, near in by_tongue if near)


_LISTS = tuple(field.name for field in fields(Tongue) if field.name != "spaced")
_UNSPACED_LISTS = frozenset((number, name) for number, tongue in enumerate(TONGUES) if not tongue.spaced for name in _LISTS)


@cache
def _triggers() -> tuple[dict[str, set[tuple[int, str]]], dict[str, set[tuple[int, str]]]]:
    """For the longest word of every phrase, whole or as a beginning: the languages and lists it stands for."""
    whole: dict[str, set[tuple[int, str]]] = defaultdict(set)
    begun: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for number, tongue in enumerate(TONGUES):
        for name in _LISTS if tongue.spaced else ():
            for phrase in _phrases(getattr(tongue, name)):
                word = max(re.findall(r"\w+\*?", phrase), key=len)
                (begun if word.endswith("*") else whole)[word.removesuffix("*").lower()].add((number, name))
    return whole, begun


@lru_cache(65_536)
def _lists_of(word: str) -> frozenset[tuple[int, str]]:
    whole, begun = _triggers()
    return frozenset(whole.get(word, ())).union(*(begun.get(word[:length], ()) for length in range(1, len(word) + 1)))
