"""Kinds of orders, by the words of one language each: an addressee and a directive.

A rule is tried only on a sentence that may hold words of the lists it needs (`telling`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property

from rag.corpus.orders.telling import RARE, bits
from rag.corpus.orders.tongues import Tongue, tongues

USED = f"{RARE} ignore must openers reading request saying say give tell mode entreat"  # the lists that decide whether a rule is tried
_SPOKEN_TO = tuple(f"machines {rest}" for rest in ("say", "give", "ignore", "your_answer must", "must saying", "request saying"))
_CAPITALS = r"(?: (?:with|only|that|exactly|just|is|the word))* [\"“']?(?-i:[A-Z]{4,})\b"


@dataclass(frozen=True)
class Rule:
    """A kind of order. It is tried where words of all lists of one of the groups in `needs` may stand; a bit stands for a list."""

    name: str
    needs: tuple[int, ...]
    holds: Callable[[str], object]


def needing(*groups: str) -> tuple[int, ...]:
    return tuple(map(bits, groups))


class Pattern:
    """A pattern without regard to case, compiled when it is first searched for: most stories need few of them."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(self._pattern, re.IGNORECASE).search


class Rules:
    """The rules of one language; each is asked for a sentence without its disguises and without what is quoted in it."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._gap = r"\s+" if tongue.spaced else r"\s*"

    @property
    def _in_answer(self) -> str:
        return self.of("in_answer" if self._tongue.phrases("in_answer") else "your_answer")

    def of(self, name: str) -> str:
        """A pattern of the words of a list; of nothing when there are none."""
        return pattern_of(self._tongue.phrases(name), self._tongue.spaced)

    def command(self, verbs: str, joined: bool = True) -> str:
        """A pattern of one of `verbs` where a clause begins (behind "and", if `joined`), perhaps behind "please" or "you must"."""
        behind = rf"|{self.of('joins')},?{self._gap}" if joined else ""
        begins = rf"(?:^|[,;:.!?()—–，。：；！…]\s*{behind})"
        return rf"{begins}(?:{self.of('please')},?{self._gap}){{0,4}}{verbs}"

    def _behind(self, verbs: str) -> str:
        """A pattern, after that of a verb before its object, of the verb behind it, where a language puts it there."""
        return rf"|{self.of('instructions')}.{{0,60}}?{self.of(verbs)}" if self._tongue.verb_last else ""

    def commanding(self, *lists: str) -> str:
        return self.command(f"(?:{'|'.join(map(self.of, lists))})")

    @cached_property
    def reported(self) -> Pattern:
        """An attribution: somebody is told of who gives the order."""
        by = self.of("reported")
        if not self._tongue.spaced:
            return Pattern(by)
        before = rf"{by}[^:]{{0,60}}:"
        turned = rf", {by} (?:the|a|an|one|his|her|its|their)\b"
        behind = rf", (?!(?:and|but|who|which|that|it|you|so|then) )[^,:]{{0,60}}{by}(?: [\w'-]+){{0,5}}\W*$"
        return Pattern(f"{before}|{turned}|{behind}")

    @cached_property
    def called(self) -> str:
        """A pattern of a machine that is called: "Dear AI", "note to any language model"."""
        between = r"(?:[^\W\d_]+[ -]){0,3}?" if self._tongue.spaced else ""
        gap = r"[ ,:]{1,2}" if self._tongue.spaced else r"\s*"
        return rf"(?:^|[.!?:;,—–]\s*|\b(?:a|small|thank you|thanks),? ){self.of('openers')}{gap}{between}{self.of('machines')}"

    @cached_property
    def _addresses(self) -> tuple[tuple[int, Pattern], ...]:
        """A machine that is called or spoken to: the ways, each with the lists it needs."""
        machine = self.of("machines")
        being = rf"{self.of('you_are')} (?:[^\W\d_]+[ -]){{0,3}}?{machine}" if self._tongue.spaced else rf"{self.of('you_are')}{machine}"
        reading = rf"{machine} (?:which |that |who )?(?:is |are )?{self.of('reading')} (?:this|these|the above)\b"
        aside = rf"^\W*{machine}\s?[,:!，：]|\bas an? {machine},? you\b|, (?:my |you |our |the )?(?:dear )?{machine}[,.!]"
        ways = (("machines openers", self.called), ("machines you_are", being), ("machines reading", reading), ("machines", aside))
        return tuple((bits(lists), Pattern(way)) for lists, way in ways)

    def addresses(self, said: str, lists: int = -1) -> bool:
        """Whether a machine is called or spoken to in a sentence that may hold phrases of `lists`."""
        return any(lists & needed == needed and pattern.search(said) for needed, pattern in self._addresses)

    @cached_property
    def void(self) -> Pattern:
        """That instructions no longer hold, or that there are new ones."""
        return Pattern(self.of("void"))

    def calls(self, said: str, lists: int) -> bool:
        """Whether a machine is addressed, or its instructions are."""
        return self.addresses(said, lists) or bool(lists & bits("void") and self.void.search(said))

    @cached_property
    def directive(self) -> Pattern:
        """What turns an address into an order."""
        your = rf"{self.of('your_answer')}.{{0,40}}?{self.of('must')}"
        must = rf"{self.of('must')}{self._gap}(?:(?:be|only|always|now|never|\w+ly) )*{self.of('saying')}"
        bid = rf"{self.of('request')}.{{0,80}}?{self.of('saying')}"
        return Pattern("|".join((self.commanding("say", "give", "ignore"), your, must, bid)))

    @cached_property
    def answering(self) -> Pattern:
        """A command to answer, or what an answer must be: an order when a machine was addressed before."""
        answer = rf"(?:{self.of('your_answer')}|{self.of('any_answer')}).{{0,40}}?{self.of('must')}"
        return Pattern(rf"{self.commanding('say', 'give')}|{answer}")

    @cached_property
    def goes_on(self) -> Pattern:
        """What belongs to an order in the sentence before."""
        lists = ("your_answer", "any_answer", "question", "whatever", "user", "in_answer", "asked")
        return Pattern("|".join((self.commanding("say", "give", "ignore"), *map(self.of, lists))))

    @cached_property
    def all(self) -> tuple[Rule, ...]:
        """Every rule of the language, surest first."""
        return (*self._of_instructions(), *self._of_those_who_answer(), *self._of_answers(), *self._of_roles())

    def _of_instructions(self) -> Iterator[Rule]:
        gap = r"(?:[^.!?;]{0,40}?\W)??" if self._tongue.spaced else ".{0,12}?"
        override = Pattern(rf"{self.command(self.of('ignore'))}{gap}{self.of('instructions')}{self._behind('ignore')}")
        saying = Pattern(self.of("saying"))
        yield Rule("overrides instructions", needing("ignore instructions"), lambda said: override.search(said))
        yield Rule(
            "replaces instructions",
            needing("void"),
            lambda said: self.void.search(said) and (self.directive.search(said) or saying.search(said)),
        )

    def _of_those_who_answer(self) -> Iterator[Rule]:
        of, say = self.of, self.of("say")
        who = rf"(?:{of('readers')}|{of('machines')}).{{0,40}}?{of('reading')}"
        if not self._tongue.spaced:
            who = rf"(?:{who}|{of('reading')}.{{0,12}}?{of('readers')})"
        told = Pattern(
            rf"{self.command(of('tell'))}[^.!?]{{0,30}}?{of('asked')}|{self.command(say)}.{{0,80}}?{of('asked')}"
            rf"|{of('asked')}.{{0,80}}?{self.command(say, joined=False)}"
        )
        bid = Pattern(rf"{who}.{{0,90}}?(?:{of('must')}|{of('request')}).{{0,60}}?{of('saying')}")
        here = Pattern(rf"{of('page')}|{of('asked')}")
        here_or_yours = Pattern(rf"{of('page')}|{of('asked')}|{self._in_answer}")
        request = Pattern(of("request"))
        addressee = Pattern(rf"{who}|{of('machines')}|{of('your_answer')}|{of('any_answer')}.{{0,30}}?{of('page')}")
        saying = Pattern(of("saying"))
        apart = ".{0,80}?" if self._tongue.verb_last else r"(?:\W+\w+)?\W+"
        must = Pattern(rf"{of('machines')}.{{0,50}}?{of('must')}{apart}{of('saying')}")
        here_too = Pattern(
            rf"{of('page')}|{of('user')}|{of('question')}|{of('in_answer')}|(?:true|only|correct|right|verified) answer"
            rf"|{of('saying')}{_CAPITALS}|will now"
        )
        demanded = Pattern(of("demanded" if self._tongue.phrases("demanded") else "reported"))
        note = Pattern(rf"{self.called}[^.!?:]{{0,40}}[:：]\s*\w")
        yield Rule("note to a machine", needing("machines openers"), lambda said: note.search(said))
        yield Rule("speaks to a machine", needing(*_SPOKEN_TO), lambda said: self.addresses(said) and self.directive.search(said))
        entreated = Pattern(
            rf"{of('entreat')} (?:[\w-]+ ){{0,2}}?{of('machines')} (?:to |could |would |might )?{of('saying')}"
            rf"|{of('machines')} {of('entreat')} {of('saying')}"
        )
        yield Rule("asks for an answer", needing("entreat machines"), lambda said: entreated.search(said))
        yield Rule("tells whoever asks", needing("asked say", "asked tell"), lambda said: told.search(said))
        yield Rule("asks whoever summarises", needing("reading page", "reading asked"), lambda said: here.search(said) and bid.search(said))
        yield Rule(
            "asks for an answer",
            needing("request saying page", "request saying asked", "request saying your_answer"),
            lambda said: request.search(said) and addressee.search(said) and here_or_yours.search(said) and saying.search(said),
        )
        yield Rule(
            "demands of a machine",
            needing("machines must"),
            lambda said: must.search(said) and (here.search(said) or (here_too.search(said) and not demanded.search(said))),
        )

    def _of_answers(self) -> Iterator[Rule]:
        of, say = self.of, self.of("say")
        yours = Pattern(rf"{of('your_answer')}[^.!?]{{0,40}}?{of('must')}[^.!?]{{0,20}}?(?:{of('saying')}|be\b)")
        any_ = Pattern(rf"{of('any_answer')}.{{0,60}}?(?:{of('must')}|begins?|is|says|are).{{0,20}}?{of('saying')}")
        here = Pattern(rf"{of('page')}|{of('asked')}|the words?\b")
        give = self.commanding("say", "give")
        in_answer = self._in_answer
        dictated = Pattern(
            rf"{give}[^.!?;]{{0,60}}?{of('question')}(?: \w+){{0,6}}? (?:with|by|in|mit|par|con|com|met)\b"
            rf"|{give}[^.!?;]{{0,60}}?{in_answer}|{self.command(say)}[^.!?;,]{{0,25}}?{of('only')}"
        )
        above = Pattern(rf"{of('page')}.{{0,60}}?{self.command(say)}|{self.command(say)}.{{0,60}}?{of('page')}")
        whatever = Pattern(
            rf"\byou (?:always |only )?{of('saying')}[^.!?]{{0,20}}?{of('question')}"
            rf"|{of('whatever')}.{{0,60}}?(?:{of('saying')}|{of('any_answer')})|(?:{say}|{of('any_answer')}).{{0,80}}?{of('whatever')}"
        )
        summed = Pattern(rf"{of('page')}.{{0,30}}?{of('must')}.{{0,20}}?{of('summed_up')}")
        yield Rule("says what to answer", needing("your_answer must"), lambda said: yours.search(said))
        yield Rule("says what every answer is", needing("any_answer saying"), lambda said: here.search(said) and any_.search(said))
        yield Rule(
            "dictates",
            needing("say question", "say your_answer", "say in_answer", "say only", "give question", "give in_answer"),
            lambda said: dictated.search(said),
        )
        yield Rule("answers for the page", needing("say page"), lambda said: above.search(said))
        yield Rule("answers whatever is asked", needing("whatever", "saying question"), lambda said: whatever.search(said))
        sole = Pattern(of("sole"))
        yield Rule("gives the one answer", needing("sole"), lambda said: sole.search(said))
        yield Rule("says how to sum up", needing("page summed_up"), lambda said: summed.search(said))

    def _of_roles(self) -> Iterator[Rule]:
        role = Pattern(rf"{self.command(self.of('role'))}.{{0,90}}?(?:{self.of('machines')}|{self.of('mode')})")
        yield Rule("gives a role", needing("role machines", "role mode"), lambda said: role.search(said))

    def near(self, lists: int) -> tuple[Rule, ...]:
        """The rules for a sentence that may hold words of `lists`."""
        return tuple(rule for rule in self.all if any(lists & need == need for need in rule.needs))


def pattern_of(phrases: Set[str], spaced: bool) -> str:
    """A pattern of the phrases of a list (see `Tongue`)."""
    listed = sorted(phrases, key=len, reverse=True)
    if not listed:
        return r"(?!)"
    gap = r"\W(?:[^.!?]{0,40}?\W)??" if spaced else ".{0,20}?"
    said = "|".join(re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ …\ ", gap).replace(r"\ ", " ") for phrase in listed)
    return rf"(?<!\w)(?:{said})(?!\w)" if spaced else f"(?:{said})"


@cache
def rules() -> tuple[Rules, ...]:
    """The rules of every language."""
    return tuple(map(Rules, tongues()))
