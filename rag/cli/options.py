"""Options that several commands share, each group gathered into one typed argument."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from rag.cli import strings
from rag.cli.parts import Place
from rag.cli.screen import note
from rag.config import load_settings
from rag.days import EXAMPLES, parse_day
from rag.types import Filters

if TYPE_CHECKING:
    from rag.config import Settings

Command = Callable[..., Any]


def command(
    told: strings.Command, name: str | None = None, cls: type[click.Command] = click.Command, of: click.Group | None = None
) -> Callable[[Command], click.Command]:
    """A command, of a group or of its own, with its help; named after its function where no name is given."""
    make = of.command if of else click.command
    return make(name, cls, short_help=told.short, help=told.long or told.short, epilog=_listed(told.examples))


def group(told: strings.Command, name: str | None = None, cls: type[click.Group] = click.Group) -> Callable[[Command], click.Group]:
    """A group of commands with its help."""
    return click.group(name, cls, short_help=told.short, help=told.long or told.short, epilog=_listed(told.examples))


def _listed(examples: str) -> str:
    return "\b\n" + indent(examples, "    ")


class GivenPath(click.Path):
    """A path that is not empty: one made from a variable that is not set would mean the folder one is in.

    It need not be readable: a folder that is not may have been indexed when it was.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value):
            self.fail(strings.PATH_IS_EMPTY, param, ctx)
        return super().convert(value, param, ctx)


class Day(click.ParamType[str]):
    """A day as YYYY-MM-DD; of a year or a month alone, its first (or last) day."""

    name = "date"

    def __init__(self, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return parse_day(str(value), self.last)
        except ValueError:
            self.fail(strings.is_not_a_date(value=value, examples=EXAMPLES), param, ctx)


def chained(command: Command, *options: Callable[[Command], Command]) -> Command:
    """A command with some options, which stand in its help in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def with_place(command: Command) -> Command:
    """--articles and --index, gathered as `place`."""

    @functools.wraps(command)
    def gathered(*args: Any, articles: Path | None, index: str | None, **rest: Any) -> Any:
        return command(*args, place=Place(articles, index), **rest)

    return chained(
        gathered,
        click.option("-a", "--articles", type=GivenPath(), metavar="DIR", help=strings.ARTICLES_FOLDER),
        click.option("-i", "--index", metavar="NAME", help=strings.INDEX_BY_NAME),
    )


def with_places(command: Command) -> Command:
    """--articles and --index, each as often as one likes, gathered as `places`."""

    @functools.wraps(command)
    def gathered(*args: Any, articles: tuple[Path, ...], index: tuple[str, ...], **rest: Any) -> Any:
        return command(*args, places=[*(Place(folder) for folder in articles), *(Place(index=name) for name in index)], **rest)

    return chained(
        gathered,
        click.option("-a", "--articles", type=GivenPath(), multiple=True, metavar="DIR", help=strings.INDEX_OF_FOLDER),
        click.option("-i", "--index", multiple=True, metavar="NAME", help=strings.AN_INDEX_BY_NAME),
    )


def folder_first(words: Sequence[str], place: Place) -> tuple[tuple[str, ...], Place]:
    """`footnote ask DIR QUESTION`: a folder that stands before the words, taken from them, where none is named by an option.

    It is one when it is written as a path ("~/stories", "./stories"), or is a folder there is and one more argument follows.
    """
    words = tuple(words)
    if place or len(words) < 2 or not _is_folder(words[0], alone=len(words) == 2):
        return words, place
    return words[1:], Place(articles=Path(words[0]).expanduser())


def _is_folder(word: str, alone: bool) -> bool:
    if word in (".", "..", "~") or word.startswith(("/", "~/", "./", "../")):
        return True
    try:
        return (alone or "/" in word) and Path(word).is_dir()
    except (OSError, ValueError):  # what cannot be a path
        return False


def with_settings(command: Command) -> Command:
    """--embedder, --reranker, --verifier and --threads, and those of `with_model` and `with_answering`, gathered as `settings`."""

    @functools.wraps(command)
    def gathered(*args: Any, **rest: Any) -> Any:
        answers = "caution" in rest
        cache = False if rest.pop("no_passage_cache", None) else None
        model, caution = rest.pop("model", None), rest.pop("caution", None)
        own = {name: rest.pop(name) for name in ("embedder", "reranker", "verifier", "threads")}
        settings = load_settings(**own, generator=model, caution=caution, passage_cache=cache)
        if answers and "://" in settings.generator:
            note_server(settings)
        return command(*args, settings=settings, **rest)

    return chained(
        gathered,
        click.option("--embedder", metavar="NAME|DIR", help=strings.EMBEDDER),
        click.option("--reranker", metavar="DIR", help=strings.RERANKER),
        click.option("--verifier", metavar="DIR", help=strings.VERIFIER),
        click.option("--threads", type=click.IntRange(min=0), metavar="N", help=strings.THREADS),
    )


def with_model(command: Command) -> Command:
    """--model, for commands that have a model write. Stands above `with_settings`."""
    return click.option("--model", metavar="NAME|FILE|URL", help=strings.MODEL)(command)


def with_answering(command: Command) -> Command:
    """--model, --caution and --no-passage-cache: what only answering reads. Stands above `with_settings`."""
    return chained(
        with_model(command),
        click.option("--caution", type=click.FloatRange(0, 1), metavar="X", help=strings.CAUTION),
        click.option("--no-passage-cache", is_flag=True, help=strings.NO_PASSAGE_CACHE),
    )


def with_filters(command: Command) -> Command:
    """--since, --until, --source, --author and --file, gathered as `filters`."""

    @functools.wraps(command)
    def gathered(
        *args: Any, since: str | None, until: str | None, source: str | None, author: str | None, file: str | None, **rest: Any
    ) -> Any:
        return command(*args, filters=Filters(since=since, until=until, source=source, author=author, file=file), **rest)

    return chained(
        gathered,
        click.option("--since", type=Day(), metavar="DATE", help=strings.SINCE),
        click.option("--until", type=Day(last=True), metavar="DATE", help=strings.UNTIL),
        click.option("--source", metavar="TEXT", help=strings.SOURCE),
        click.option("--author", metavar="TEXT", help=strings.AUTHOR),
        click.option("--file", metavar="GLOB", help=strings.FILE),
    )


def note_server(settings: Settings) -> None:
    """Say on standard error that the model is a server, and where what it is asked goes."""
    from rag.engine import model_server

    if told := model_server(settings):
        note(told)
