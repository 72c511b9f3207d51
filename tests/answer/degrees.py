"""Folders of a few made stories that share words, figures, days and outlets by degrees: some stand on each side of every floor and share.

They are recorded with the others (`readings`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from rag.answer.accounts import accounts, corrections, figures, only_here, taken_back
from rag.answer.compose import COMPOSERS, summary, timeline
from rag.answer.compose.choice import relevant
from rag.answer.compose.latest import ended_since, other_figures, over_time
from rag.answer.compose.statements import only_by
from rag.answer.compose.topic import Topic
from rag.answer.events import on_topic
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.since import since
from rag.answer.evidence.speakers import Speakers
from rag.types import Article, Kind
from tests.answer.fakes import NEVER, SURE, Desk, Library, deciding, reader, story, unsure
from tests.scripted import Scripted

TABLES: dict[str, list[str]] = {
    name: body.split("\n")
    for name, body in re.findall(r"\[(\w+)\]\n(.*?)\n(?:\n|$)", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), re.DOTALL)
}
FOLDERS = 189
FIRST = date(2025, 3, 5)
LATER = (0, 1, 2, 4, 5, 7, 8, 20, 31, 32, 61, 400)  # days after the first story
FIGURES = (3, 112, 140, 112, 2000, 57, 113, 1.5)
OUTLETS = ("Echo", "Courier", None, "Echo")
SLOTS = "abcdefg"
DECIDED = tuple(product((NEVER, SURE), repeat=2))  # yes and no


class _Weighed(Library):
    """A folder in which what a word weighs does not depend on how many of its few stories hold it."""

    def _idf(self, word: str) -> float:
        return 1.0 + len(word) % 3


def _pick(table: str, number: int) -> str:
    return TABLES[table][number % len(TABLES[table])]


def _filled(text: str, number: int, other: int) -> str:
    """A frame with the words of a folder, the last `other` of them replaced."""
    nouns = {slot: _pick("nouns", number * 3 + at + (50 if at >= len(SLOTS) - other else 0)) for at, slot in enumerate(SLOTS)}
    return text.format(
        **nouns,
        n=f"{FIGURES[(number + other) % len(FIGURES)]:,}",
        m=f"{FIGURES[(number + 2 * other + 1) % len(FIGURES)]:,}",
        who=_pick("speakers", number // 2 + (other > 3)),
        time=_pick("times", number // 3 + (other > 2)),
    )


def folder(number: int) -> Library:
    """Stories that tell of one thing: the second and third are like the first by degrees, and may be its newer version or correct it."""
    made: list[Article] = []
    for place in range(1 + number % 5):
        other = (number // (1 + place)) % 7 * bool(place)
        frames = [_pick("frames", number + at * (1 + place * (number % 2))) for at in range(1 + (number + place) % 4)]
        text = " ".join(_filled(frame, number, other) for frame in frames)
        title = _filled(_pick("titles", number + place * (number % 5 > 2)), number, other)
        if place and number % 7 == 3:
            title, text = f"Correction: {title}", f"{_filled(_pick('corrections', number), number, 1)} {text} {made[0].title}."
        day = FIRST + timedelta(LATER[number * place % len(LATER)])
        dated = str(day) if (number + place) % 9 else None
        made.append(_captioned(story(f"{place}.txt", text, title, OUTLETS[(number + place) % 4], dated), number % 11 == 5))
    newer = {"0.txt": "1.txt"} if number % 6 == 1 else {}
    return _Weighed(*made, newer=newer)


def _captioned(article: Article, captions: bool) -> Article:
    """The last of several sentences may be a caption."""
    if not captions or len(article.sentences) < 2:
        return article
    *before, last = article.sentences
    return replace(article, sentences=(*before, replace(last, kind=Kind.CAPTION)))


def readings(told: Callable[[Desk, str], str], part: int, parts: int) -> Iterator[tuple[str, str]]:
    """What is answered of each folder, and what all that reads a folder without the model finds in it."""
    for number in range(part, FOLDERS, parts):
        library = folder(number)
        question = _filled(_pick("questions", number * 5 + number // 7), number, 0)
        desk = Desk(library, (reader(unsure), reader(), reader(unsure), Scripted("I don't know.", -4.0))[number % 4])
        evidence = desk.evidence(question)
        if evidence.ranked:
            whole = [told(desk, question)] if number % 4 == 0 else []
            yield f"degrees {number}: {question}", " / ".join((*whole, *_found(number, desk, evidence)))


def _found(number: int, desk: Desk, evidence: Evidence) -> Iterator[str]:
    yes, no = DECIDED[number // 2 % 4]
    best, tools = evidence.ranked[0], replace(deciding(desk, yes=yes, no=no), grammar=_grammar)
    events = on_topic(evidence, 4)
    yield f"events {[(_place(one.line), f'{one.when.first}', _places(one.others), one.corrected) for one in events]}"
    yield f"figures {[[(one.value, one.counts, taken_back(one, evidence)) for one in group] for group in figures(evidence, 4)]}"
    yield f"outlets {[(one.outlet, list(map(_place, one.lines))) for one in accounts(evidence, 2)]} {_places(only_here(evidence, 2, 4))}"
    yield f"corrections {[(_place(one.line), _place(one.replaced)) for one in corrections(evidence)]}"
    yield f"relevant {[one.info.file for one in relevant(evidence, 0.7)]} since {_places(since(evidence))}"
    yield f"over time {_places(over_time(best, evidence))} {_places(other_figures(best, evidence))} {bool(ended_since(best, evidence))}"
    speakers, topic = Speakers(evidence.stories), Topic(evidence)
    said = [one for line in evidence.ranked if (one := speakers.of(line))]
    yield f"said {[(one.who, one.direct, one.named) for one in said]} {[round(topic.of(line), 3) for line in evidence.ranked]}"
    by = only_by(said[0].who, evidence) if said else None
    yield f"by one {_places(by.ranked) if by else None}"
    for compose in (summary.compose, timeline.compose, COMPOSERS[evidence.question.intent]):
        composed = compose(evidence, tools)
        yield f"{[(one.text, _places(one.support)) for one in composed.statements]} {composed.missing}"


def _grammar(claim: str, told: Sequence[str]) -> bool | None:
    """What a parser holds of a claim, which depends on nothing but how long it and what is told are."""
    return (None, True, False)[(len(claim) + len("".join(told))) % 3]


def _place(line: Line) -> str:
    return f"{line.story.info.file[0]}:{line.place}"


def _places(lines: Sequence[Line]) -> list[str]:
    return list(map(_place, lines))
