"""What another program may ask: each request's fields, their types and bounds, from which its JSON schema is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct, ValidationError, convert

from rag.engine import LONGEST_QUESTION, MOST_TURNS
from rag.errors import BadInput
from rag.serve import strings
from rag.types import Filters, Turn

MOST_PASSAGES = 50
MOST_ARTICLES = 1000
MOST_AROUND = 100_000

Words = Annotated[str, Meta(min_length=1, max_length=LONGEST_QUESTION, pattern=r"\S")]
Name = Annotated[str, Meta(max_length=1000)]
Character = Annotated[int, Meta(ge=0)]


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every request may say."""

    index: Annotated[Name | None, Meta(description="The index to ask; may be left out where there is only one.")] = None


class Filtered(Request, frozen=True, kw_only=True):
    """What narrows down the articles."""

    since: Annotated[date | None, Meta(description="Only articles published on this day or later.")] = None
    until: Annotated[date | None, Meta(description="Only articles published on this day or earlier.")] = None
    source: Annotated[Name | None, Meta(description="Only articles whose outlet's name holds this.")] = None
    author: Annotated[Name | None, Meta(description="Only articles whose byline holds this.")] = None
    file: Annotated[Name | None, Meta(description="Only files whose path is like this pattern, for instance 2024/*.txt.")] = None

    @property
    def filters(self) -> Filters:
        since, until = (day.isoformat() if day else None for day in (self.since, self.until))
        return Filters(since, until, self.source, self.author, self.file)


class Ask(Filtered, frozen=True, kw_only=True):
    """Answer a question from the articles alone, each sentence with footnotes to the very words it rests on."""

    question: Annotated[Words, Meta(description="The question, in a sentence or two.")]
    history: Annotated[tuple[Turn, ...], Meta(max_length=MOST_TURNS, description="The conversation so far, oldest turn first.")] = ()
    asked: Annotated[date | None, Meta(description='The day the question is asked, which "last week" is read against.')] = None


class Search(Filtered, frozen=True, kw_only=True):
    """Find the passages nearest to some words, best first, without a model to write."""

    query: Annotated[Words, Meta(description="What to look for, in words or as a question.")]
    k: Annotated[int, Meta(ge=1, le=MOST_PASSAGES, description="How many passages.")] = 8


class Articles(Filtered, frozen=True, kw_only=True):
    """List the articles: date, outlet, title, file."""

    offset: Annotated[int, Meta(ge=0, description="How many to leave out at the beginning.")] = 0
    limit: Annotated[int, Meta(ge=1, le=MOST_ARTICLES, description="How many to list.")] = 100


class Show(Request, frozen=True, kw_only=True):
    """Give an article's text, whole, or what stands around the characters from start to end."""

    file: Annotated[Name, Meta(description="The article's file, as a footnote names it.")]
    part: Annotated[Name | None, Meta(description='The part of the file, where a footnote names one, like "record 3".')] = None
    start: Annotated[Character | None, Meta(description="The first character of the words that are looked for.")] = None
    end: Annotated[Character | None, Meta(description="The character behind them.")] = None
    around: Annotated[int, Meta(ge=0, le=MOST_AROUND, description="How many characters to give on either side of them.")] = 500


class Verify(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Look up every footnote of an answer in the files as they are now."""

    answer: Annotated[dict[str, Any], Meta(description="An answer as `ask` gave it.")]


Asked = TypeVar("Asked", bound=Struct)


def read(content: Mapping[str, Any], kind: type[Asked], strict: bool = True) -> Asked:
    """The request that `content` makes; numbers may be written as texts unless `strict`. Raises BadInput saying what is wrong in it."""
    try:
        return convert(content, kind, strict=strict)
    except ValidationError as error:
        fields = ", ".join(kind.__struct_fields__)
        raise BadInput(strings.unreadable(error=error), strings.may_hold(fields=fields)) from error
