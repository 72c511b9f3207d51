"""One sentence, without its disguises and without what is quoted in it: whether it is an order, or may belong to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rag.corpus.orders.rules import USED, Rule, Rules, rules
from rag.corpus.orders.telling import ENDS, bits, by_tongue, in_every, lists_in

_CLOSED = re.compile(r"[.!?。！？]\W{0,20}$")
_HEADLINE = re.compile(r"[:–—] ?(?:how|why|what|who|when|where|inside|the|a|an|is|are|can)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """`lists` are those that may have phrases in the sentence, of all languages."""

    text: str

    @cached_property
    def lists(self) -> int:
        return lists_in(self.text)

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_CLOSED.search(self.text))

    def with_next(self, other: Said) -> Said:
        """The two as one sentence."""
        return Said(f"{self.text.rstrip(ENDS)} {other.text}")

    @property
    def suspect(self) -> bool:
        """Whether a rule is worth trying on it or on part of it, or a machine may be called."""
        return bool(_near(self.lists & _used()) or self.lists & _calling())

    @cached_property
    def order(self) -> str | None:
        """The rule of any language by which it is an order."""
        near = _near(self.lists & _used())
        if not near or (_HEADLINE.search(self.text) and not self.closed):
            return None
        return next((rule.name for one, rule in near if rule.holds(self.text) and not one.reported.search(self.text)), None)

    @cached_property
    def addresses(self) -> bool:
        """Whether a machine is called, perhaps only to be told what to do in the next sentence."""
        return any(one.calls(self.text, lists) for one, lists in self._spoken("machines void"))

    @cached_property
    def bids(self) -> bool:
        """Whether, behind an address, it says what to answer."""
        return any(one.answering.search(self.text) for one, _ in self._spoken("say give must"))

    @cached_property
    def goes_on(self) -> bool:
        """Whether, behind an order, it belongs to it."""
        return any(one.goes_on.search(self.text) for one, _ in self._spoken())

    def _spoken(self, names: str = "") -> Iterator[tuple[Rules, int]]:
        """The languages that may have words of some of these lists in it, or of any, each with all its lists that may have."""
        wanted = bits(names) or -1
        return ((rules()[number], lists) for number, lists in by_tongue(self.lists) if lists & wanted)


@lru_cache(4096)
def _near(lists: int) -> tuple[tuple[Rules, Rule], ...]:
    """The rules to try, each with its language, on a sentence that may hold phrases of `lists`."""
    return tuple((rules()[number], rule) for number, some in by_tongue(lists) for rule in _near_in(number, some))


@lru_cache(4096)
def _near_in(number: int, lists: int) -> tuple[Rule, ...]:
    return rules()[number].near(lists)


@cache
def _used() -> int:
    return in_every(USED)


@cache
def _calling() -> int:
    return in_every("machines void")
