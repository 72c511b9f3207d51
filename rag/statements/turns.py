"""Interviews printed turn by turn: who speaks stands before each turn ("Wen: I would wait.")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rag.language.english.people import DEGREES
from rag.statements.types import Placed, Statement
from rag.types import Kind, Span

TURNS, VOICES = 4, 2  # labelled paragraphs, and labels, from which a story is an interview
ASKS = 0.5  # share of a voice's turns that are questions, from which it only asks
_LABEL = re.compile(rf"(?:(?:{'|'.join(DEGREES)})\.? )?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}): (?=\S)")

Turn = tuple[int, str, int]
"""The number of a turn's first sentence, its label, and where its words begin."""


def turns(text: str, sentences: Sequence[Placed]) -> list[Statement]:
    """What those say in an interview who do not only ask, a paragraph each; empty where a story is none."""
    labelled = [
        (number, match["name"], match.end())
        for number, one in enumerate(sentences)
        if one.opens and one.kind is Kind.BODY and (match := _LABEL.match(text, one.start, one.end))
    ]
    by_voice: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in labelled:
        by_voice[turn[1].split()[-1]].append(turn)
    if len(labelled) < TURNS or len(by_voice) < VOICES or max(map(len, by_voice.values())) < VOICES:
        return []
    ends = dict(zip((number for number, *_ in labelled), (number for number, *_ in labelled[1:]), strict=False))
    answers = {voice: [turn for turn in told if not _asks(text, sentences, turn)] for voice, told in by_voice.items()}
    asking = {voice for voice, told in by_voice.items() if len(told) - len(answers[voice]) >= max(VOICES, ASKS * len(told))}
    if not asking:  # a list of addresses has labels, too
        return []
    names = {voice: max((name for _, name, _ in told), key=len) for voice, told in by_voice.items()}
    return [
        one
        for voice in by_voice.keys() - asking
        for turn in answers[voice]
        for one in _paragraphs(sentences, turn, ends.get(turn[0]), names[voice])
    ]


def _asks(text: str, sentences: Sequence[Placed], turn: Turn) -> bool:
    first, last = next(_stretches(sentences, turn[0], None))
    return text[sentences[first].start : sentences[last].end].rstrip().endswith("?")


def _paragraphs(sentences: Sequence[Placed], turn: Turn, end: int | None, name: str) -> Iterator[Statement]:
    """A turn's paragraphs up to the next one; of the last turn only the first, as what follows may be the reporter's."""
    number, label, start = turn
    for first, last in _stretches(sentences, number, end):
        begin = start if first == number else sentences[first].start
        around = Span(sentences[max(0, first - 1)].start, sentences[last].end)
        who = label if first == number else ""
        yield Statement((Span(begin, sentences[last].end),), name, who, name, "say", True, (first, last), around)


def _stretches(sentences: Sequence[Placed], number: int, end: int | None) -> Iterator[tuple[int, int]]:
    """The first and last sentence of each paragraph of body from a place up to another; without one, of the first paragraph."""
    while number < (len(sentences) if end is None else end):
        last = number
        while last + 1 < len(sentences) and not sentences[last + 1].opens:
            last += 1
        if sentences[number].kind is Kind.BODY:
            yield number, last
        number = last + 1
        if end is None:
            return
