"""Words in quotation marks that the support has a little otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rag.language.spoken import quotes
from rag.views.check.clashes.pair import Clash, Pair

ALIKE = 0.55  # share of a quotation's words that stand in one place of the story in their order, from which it is that quotation altered
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": " "})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_GAP = re.compile(r"(?<!\s)\s*(?:\(\s*(?:…|\.\.\.)\s*\)|\[[^\[\]]*\]|…|\.\.\.)\s*")


def check(pair: Pair) -> Iterator[Clash]:
    source = worded(pair.support)
    for quote in quotes(pair.text):
        for start, end in pieces(pair.text, quote.start, quote.end):
            told = worded(pair.text[start:end])
            if not told or holds(source, told):
                continue
            there = _as_written(pair.support, altered(source, told))
            yield Clash("quotation", "other" if there else "missing", start, end, there)


def _as_written(text: str, words: range) -> str:
    """Some of a text's words, by their places, with the letters and marks they are written with."""
    spans = [match.span() for match in _WORD.finditer(text.translate(_FOLD))]
    return text[spans[words[0]][0] : spans[words[-1]][1]] if words else ""


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a quotation between what it leaves out or puts in itself ("…", "[the city]")."""
    for gap in _GAP.finditer(text, start, end):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:end].strip():
        yield start, end


def worded(text: str) -> list[str]:
    """The words of a text, without case and with plain apostrophes."""
    return _WORD.findall(text.translate(_FOLD).lower())


def holds(source: list[str], told: list[str]) -> bool:
    first = told[0]
    return any(source[at : at + len(told)] == told for at, word in enumerate(source) if word == first)


def altered(source: list[str], told: list[str]) -> range:
    """Where the source has a quotation's words, when it is that quotation with words exchanged, left out or put in; else empty."""
    if len(told) < 2:
        return range(0)
    matcher = SequenceMatcher(None, source, told, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return range(0)
    first, last = blocks[0], blocks[-1]
    begin, stop = max(0, first.a - first.b), min(len(source), last.a + len(told) - last.b)
    if stop - begin > 2 * len(told) + 2:
        block = max(blocks, key=lambda one: one.size)
        begin = max(0, block.a - block.b)
        stop = min(len(source), begin + len(told))
    ratio = SequenceMatcher(None, source[begin:stop], told, autojunk=False).ratio()
    return range(begin, stop) if ratio >= ALIKE else range(0)
