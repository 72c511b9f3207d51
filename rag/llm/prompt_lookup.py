"""Drafts: what an answer may go on with, looked up in what it is written from, since answers repeat their passages.

The model computes a draft in one batch and keeps the words it would have written itself; a batch of a few tokens costs
less than the tokens one by one. Known as prompt lookup decoding (Saxena 2023), a form of speculative decoding (Leviathan et al. 2023).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rag.llm.context import Block

ALIKE = 2  # last tokens of an answer that must stand in the source
LEAST, MOST = 3, 6  # tokens drafted: as many as were alike, within these
_BREAK = -1


class PromptLookup:
    """Drafts from blocks of tokens that an answer likely repeats, the likeliest last."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._tokens = [token for block in blocks for token in (*block, _BREAK)]

    def draft(self, written: Sequence[int]) -> Block:
        """What follows where the last tokens of `written` stand: the longest such place, the last of several; often nothing."""
        alike, place = max(((self._alike(place, written), place) for place in range(len(self._tokens))), default=(0, 0))
        if alike < ALIKE:
            return ()
        following = self._tokens[place : place + max(LEAST, alike)]
        return tuple(following[: following.index(_BREAK)] if _BREAK in following else following)

    def _alike(self, place: int, written: Sequence[int]) -> int:
        """How many tokens before `place` are the last of `written`, at most MOST."""
        count = 0
        while count < min(place, len(written), MOST) and self._tokens[place - 1 - count] == written[-1 - count]:
            count += 1
        return count
