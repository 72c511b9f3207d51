"""How questions are read and answered, recorded: `python -m tests.answer.readings --write` records them anew, printing what differs.

The questions are every fifth of the labelled ones over the 40 invented stories, with hashed words for vectors. What is recorded is no
judgement: it shows a change of any rule, weight or limit of `rag/answer`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from rag.answer.compose import COMPOSERS, about_answer
from rag.answer.compose.types import Composed
from rag.answer.evidence import Evidence, Shelf
from rag.answer.explain import Trace
from rag.answer.question import Intent, Reading, understand
from rag.config import Settings
from rag.corpus import mark, read
from rag.llm import Prompt
from rag.types import Turn
from tests.answer import degrees, grids
from tests.answer.fakes import Desk, Library, WordVectors, deciding, reader, unsure
from tests.recording import Groups, compare
from tests.scripted import Scripted

ANSWERS = Path(__file__).resolve().parents[2] / "benchmarks" / "answers"
FILE = Path(__file__).with_name("readings.json.xz")
EVERY = 5
PARTS = 20
COMPOSED = (Intent.COMPARE, Intent.LIST, Intent.SUMMARY, Intent.TIMELINE)
ABOUT = ("Where does it say so?", "Say it in other words.", "Shorter, please.", "As a list, please.", "Say that in German.")
SEEN = 8  # sentences, the best, whose signals are recorded


@cache
def library() -> Library:
    stories = sorted((ANSWERS / "stories").glob("*.*"))
    return Library(*(mark(article) for path in stories for article in read(path.parent, path.name, Settings())[0]))


@cache
def shelf() -> Shelf:
    """The stories, read once for all questions, as an engine keeps them."""
    return Shelf(library())


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ANSWERS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def typed() -> list[str]:
    """Questions that are only read."""
    return list(dict.fromkeys(row["question"] for name in ("intents", "questions") for row in _rows(name)))


def asked() -> list[str]:
    """Questions that are answered."""
    return [row["question"] for row in _rows("questions") if row["articles"] == "stories"][::EVERY]


@cache
def of_all_kinds() -> list[str]:
    """Questions that are answered in other ways than by a sentence."""
    every = [row["question"] for row in _rows("questions") if row["articles"] == "stories"]
    return [question for number, question in enumerate(every) if understand(question).intent in COMPOSED or number % 40 == 7]


def understood(question: str) -> str:
    """How a question is read, in one line."""
    return _plain(understand(question, (), None, "2025-03-12", Reading(library(), WordVectors())))


def _plain(value: object) -> str:
    """A value without the order of its sets, which is another in each process, and without what is empty."""
    if is_dataclass(value):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return f"({', '.join(f'{name} {_plain(one)}' for name, one in held.items() if one)})"
    if isinstance(value, Mapping):
        return _rounded(value)
    if isinstance(value, frozenset | set):
        return f"{{{', '.join(sorted(map(_plain, value)))}}}"
    return f"[{', '.join(map(_plain, value))}]" if isinstance(value, tuple | list) else str(value)


def answered(question: str) -> str:
    """What is answered and how all was weighed: with a model that copies what it reads and believes it, with one that believes now this,
    now that, and with one that knows nothing."""
    models = (reader(), reader(unsure), Scripted("I don't know.", -4.0))
    return " || ".join(_told(question, model) for model in models[: 2 + (len(question) % 4 == 0)])


def _composed(question: str) -> str:
    """What is composed where every decision is sure, of what a model copies and of a list that it makes; then what is said on a turn about
    the reply."""
    copying, listing = (Desk(library(), model) for model in (reader(unsure), Scripted(_listed, 2.0)))
    copying.shelf = listing.shelf = shelf()
    evidence = copying.evidence(question)
    compose = COMPOSERS[evidence.question.intent]
    first = compose(evidence, deciding(copying))
    reply = " ".join(one.text for one in first.statements) or "It rained."
    history = Turn("user", question), Turn("assistant", reply)
    turn = copying.evidence(ABOUT[len(question) % len(ABOUT)], history)
    about = about_answer.compose(turn, deciding(listing if len(question) % 2 else copying))
    return " || ".join(map(_said, (first, compose(evidence, deciding(listing)), about)))


def _listed(prompt: Prompt) -> str:
    return "; ".join(" ".join(prompt.passages).split("\n")[1:4])


def _said(told: Composed) -> str:
    places = [[f"{line.story.info.file}:{line.start}" for line in one.support] for one in told.statements]
    return f"{' '.join(one.text for one in told.statements)} {places} {told.missing}"


def _told(question: str, model: Scripted) -> str:
    desk = Desk(library(), model)
    desk.shelf = shelf()
    return _told_by(desk, question)


def _told_by(desk: Desk, question: str) -> str:
    trace = Trace()
    answer = desk.ask(question, trace=trace)
    notes = {note.number: f"{note.file}:{note.start}-{note.end}" for note in answer.citations}
    told = [f"{one.text} {[notes[number] for number in one.citations]}" for one in answer.sentences]
    return " / ".join([answer.status, str(answer.intent), str(answer.reason), str(answer.missing), *told, *_weighed(trace)])


def _weighed(trace: Trace) -> Iterator[str]:
    """What was weighed on the way: the signals of the best sentences, and those of each decision."""
    for stage, value in trace.stages:
        if isinstance(value, Evidence):
            for line in value.ranked[:SEEN]:
                yield f"{line.story.info.file}:{line.start} {_rounded(value.signals[line])}"
        elif isinstance(value, Mapping):
            yield f"{stage} {_rounded(value)}"
        elif stage not in ("question", "draft"):
            yield f"{stage} {_plain(value)}"


def _rounded(signals: Mapping[str, float]) -> str:
    """Numbers to three places; what comes of vectors, which differ in the last bit from one processor to the next, to one."""
    return ", ".join(f"{name} {round(value, 1 if name in ('late', 'cosine') else 3):g}" for name, value in signals.items() if value)


def groups() -> Groups:
    """All readings, group by group: every 20th question together, and what is made."""
    return {
        **{f"understood {part}": partial(_each, understood, typed, part, PARTS) for part in range(PARTS)},
        **{f"answered {part}": partial(_each, answered, asked, part, PARTS) for part in range(PARTS)},
        **{f"composed {part}": partial(_each, _composed, of_all_kinds, part, 5) for part in range(5)},
        **{f"degrees {part}": partial(degrees.readings, _told_by, part, 7) for part in range(7)},
        **grids.groups(typed(), asked(), _rows("claims"), library(), shelf(), _plain),
    }


def _each(read_one: Callable[[str], str], questions: Callable[[], list[str]], part: int, parts: int) -> Iterator[tuple[str, str]]:
    for question in questions()[part::parts]:
        yield question, read_one(question)


if __name__ == "__main__":
    compare(FILE, groups(), "--write" in sys.argv)
