"""A question as it was understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import takewhile

from rag.answer.question.dated import without_period
from rag.language.english.questions import AUXILIARIES, FROM, IS, QUESTION_WORDS
from rag.types import Filters, Turn


class Intent(StrEnum):
    """What kind of answer is asked for; the composers are named after these."""

    FACT = "fact"
    REASON = "reason"
    YES_NO = "yes_no"
    STATEMENT = "statement"
    LIST = "list"
    TIMELINE = "timeline"
    COMPARE = "compare"
    SUMMARY = "summary"
    FOLDER = "folder"
    EVIDENCE = "evidence"
    REWORD = "reword"
    OTHER = "other"


class Focus(StrEnum):
    """The thing a right answer must hold."""

    PERSON = "person"
    NAME = "name"
    PLACE = "place"
    DAY = "day"
    DURATION = "duration"
    FREQUENCY = "frequency"
    AMOUNT = "amount"
    MONEY = "money"
    SHARE = "share"
    AGE = "age"
    REASON = "reason"
    MANNER = "manner"
    THING = "thing"


FIGURES = frozenset((Focus.AMOUNT, Focus.MONEY, Focus.SHARE, Focus.AGE, Focus.DURATION))


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `asked` is as typed; `text` is what is searched and checked: whole, mended, in English where it was put into it.

    `parts` are the questions in it when there are several; `counted` is the noun of "how many …", `measured` what the answer to
    "how far …" is measured in; `leans` says that it needs `context`, the words of the conversation that it goes on from; `in_doubt` that
    this could be read the other way; `preface` is what the same turn says before it; `days` are the first and the last day it names;
    `changed` are sentences for a person about what was mended.
    """

    asked: str
    text: str
    intent: Intent = Intent.FACT
    focus: Focus = Focus.THING
    counted: str | None = None
    measured: str | None = None
    names: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    now: bool = False
    first: bool = False
    filters: Filters = field(default_factory=Filters)
    as_of: str | None = None
    leans: bool = False
    in_doubt: bool = False
    context: str = ""
    preface: str = ""
    days: tuple[date, date] | None = None
    language: str | None = None
    parts: tuple[Question, ...] = ()
    changed: tuple[str, ...] = ()
    history: tuple[Turn, ...] = field(default=(), compare=False)

    @property
    def keywords(self) -> bool:
        """Whether it is no question but words to look for ("ferry ticket price")."""
        asks = "?" in self.text or self.intent is not Intent.FACT
        return not asks and self.text.split()[0].lower() not in QUESTION_WORDS | AUXILIARIES

    @property
    def of_whom(self) -> str:
        """The name that the question asks whose it is ("Who is |Ada Quill| of Dorn?"); empty when it asks something else."""
        said = self.text.rstrip("?!. ").replace("'s ", f" {IS} ").split()
        called = list(takewhile(lambda word: word not in FROM, said[2:]))
        asks = self.focus is Focus.PERSON and bool(called) and said[1].lower() in AUXILIARIES
        return " ".join(called) if asks and all(word in self.names for word in said[2:] if word not in FROM) else ""

    @property
    def put(self) -> str:
        """The question as the model is asked it: with what was said before it, or, where it asks only why, what it goes on from; without a
        period beside it, keywords as a question."""
        if self.keywords:
            return f"What is the {self.text[:1].lower()}{self.text[1:].rstrip('.')}?"
        before = self.context if self.intent is Intent.REASON else ""
        return without_period(f"{before or self.preface} {self.text}".strip())

    @property
    def read_as(self) -> str | None:
        """How the question was read, when that is not how it was typed."""
        return self.text if " ".join(self.text.split()).lower() != " ".join(self.asked.split()).lower() else None

    @property
    def wants_stories(self) -> bool:
        """Whether what the stories tell is asked for, in one of its parts at least."""
        return any(part.intent not in (Intent.FOLDER, Intent.OTHER) for part in self.parts or (self,))
