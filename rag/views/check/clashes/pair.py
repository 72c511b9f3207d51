"""A claim beside the sentences of one story, and one way in which they differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language.english import sameness
from rag.language.numbers import Quantity, quantities
from rag.syntax import Parse
from rag.views.check.frames.compare import Match, matches
from rag.views.check.frames.events import events

LITTLE = frozenset(align.key(word) for word in sameness.LIGHT)  # words that say little, by their keys
SAME = 0.75  # agreement of their parts from which two events are one for sure

Code = Literal[
    "figure",
    "counted",
    "cause",
    "day",
    "name",
    "quotation",
    "speaker",
    "denial",
    "plan",
    "roles",
    "doer",
    "party",
    "holder",
    "denied",
    "opened",
    "exchanged",
    "timed",
]
Way = Literal["other", "missing", "loose"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A difference: of which kind, and the words, by place in the claim. The support says something else (`other`), nothing
    (`missing`), or has the words without tying them to what the claim ties them to (`loose`)."""

    code: Code
    way: Way
    start: int
    end: int
    there: str = ""
    agreement: float = 1.0


def meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of keys have a word in common."""
    return any(align.known(other, key) for key in one)


@dataclass(frozen=True, eq=False)
class Pair:
    """A claim (`text`) and what is to bear it out.

    `support` are the words of one or two sentences; `around` those that belong to them: headings, outlet, the sentences before; `day` is
    that of the story. `whole` are all words of the story, by which a name that stands elsewhere in it is told from one that it never has;
    `full` are its names in full, `roles` its names with the roles it gives them. `speaker` says the support, and `speaks`
    how well (0 to 1) that is the claim's speaker; None where it cannot be told.
    """

    text: str
    support: str
    around: str = ""
    day: date | None = None
    whole: frozenset[str] = frozenset()
    full: frozenset[tuple[str, ...]] = frozenset()
    roles: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    speaker: str | None = None
    speaks: float | None = None
    parse: Callable[[str], Parse] | None = None

    @cached_property
    def frames(self) -> tuple[Match, ...]:
        """The claim's events beside those of the support; none without a parser."""
        return tuple(matches(events(self.parse(self.text)), events(self.parse(self.support)))) if self.parse else ()

    def bears(self, start: int) -> bool:
        """Whether the parser finds the event at a place of the claim told so in the support, with the same parts."""
        return any(m.kind == "same" and m.met and m.agreement >= SAME and m.mine.start == start and m.theirs.main for m in self.frames)

    @cached_property
    def mine(self) -> tuple[Token, ...]:
        return align.tokens(self.text)

    @cached_property
    def theirs(self) -> tuple[Token, ...]:
        return align.tokens(self.support)

    @cached_property
    def near(self) -> frozenset[str]:
        """The keys of the support."""
        return align.keys(self.support)

    @cached_property
    def far(self) -> frozenset[str]:
        """The keys of the support and of what is around it."""
        return self.near | align.keys(self.around)

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        return quantities(self.text)

    @cached_property
    def their_figures(self) -> tuple[Quantity, ...]:
        return quantities(self.support)
