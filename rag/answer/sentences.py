"""Cuts an answer into sentences while it is being written.

A sentence is given out once the next one has begun, so that an abbreviation at the end of what has been
written so far ("Sen.", "U.S.") is not taken for its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

_BEGUN = 3  # characters of the next sentence that show that it is one: "at 2 p.m. | ET on Friday" is none
_LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_OPENING = re.compile(r"^(?:The|This) (?:article|passage|text)s? (?:above )?(?:states?|says?|reports?|mentions?) that (?=\w)")
_YES = re.compile(r"^(?:Yes|No)\b[,.:;—–-]*\s+(?=\w+ )")
_UNIT_TWICE = re.compile(r"[€$£](\d[\d.,]*(?: (?:thousand|million|billion|trillion))?) (euros?|dollars?|pounds?)\b")  # "€6 million euros"


class SentenceCutter:
    """Takes pieces of text, gives whole sentences, their surrounding white space and list marks removed."""

    def __init__(self) -> None:
        self._rest = ""

    @property
    def rest(self) -> str:
        """What has been written of the sentence that is not finished."""
        return self._rest

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences that `piece` shows to be finished."""
        self._rest += piece
        parts = split(self._rest)
        if len(parts) > 1 and len(parts[-1].strip()) > _BEGUN:
            self._rest = parts[-1]
            yield from filter(None, map(bare, parts[:-1]))

    def close(self) -> Iterator[str]:
        """What is left, when the answer has ended."""
        rest, self._rest = self._rest, ""
        yield from filter(None, map(bare, split(rest)))


def split(text: str) -> list[str]:
    """Sentences of `text`; joined they are `text` again. A line end always ends one, a list mark never does."""
    from sentencex import segment

    from rag.corpus.sentences import goes_on

    parts: list[str] = []
    for line in text.splitlines(keepends=True):
        mark = _LIST_MARK.match(line)
        start = mark.end() if mark else 0
        stops = [start + stop for stop in accumulate(map(len, segment("en", line[start:])))]
        ends = [stop for stop in stops[:-1] if not goes_on(line, 0, stop, len(line))] + [len(line)]
        parts += [line[start:end] for start, end in pairwise([0, *ends])]
    return parts


def bare(sentence: str) -> str:
    """A sentence without white space around it, list mark, emphasis, a currency named twice, or an opening that names the article."""
    text = _LIST_MARK.sub("", sentence).replace("**", "").strip()
    short = _UNIT_TWICE.sub(r"\1 \2", _OPENING.sub("", text))
    return short[:1].upper() + short[1:]


def without_yes(sentence: str) -> str:
    """A sentence without the "Yes," or "No," in front: what follows says it, in words that a story can bear out."""
    rest = _YES.sub("", sentence)
    return rest[:1].upper() + rest[1:]
