"""`footnote ask`: one question, one checked answer; or many, one JSON object a line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.interrupt import stop_on_interrupt
from rag.cli.options import Day, with_answering, with_filters, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.cli.request import Request
from rag.errors import BadInput, FootnoteError
from rag.types import Answer, Filters, Turn

if TYPE_CHECKING:
    from rag.config import Settings

EXIT_CODES = {"answered": 0, "abstained": 3, "stopped": 130, "error": 1}
JSONL_HELP = "Read questions as JSON objects from standard input, write one answer a line."


@click.command(
    epilog="""\b
    footnote ask --articles ~/stories "Who signed the harbour contract?"
    footnote ask --since 2024-03 --source courier "What did the mayor say?"
    footnote ask --continue "And what did she say the week before?"
    footnote ask --json "Who signed it?" | jq -r .answer
    footnote ask --jsonl < questions.jsonl > answers.jsonl
    echo "Who signed it?" | footnote ask -
    """
)
@click.argument("question", nargs=-1)
@with_place
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help=JSONL_HELP)
@click.option("--continue", "follow_on", is_flag=True, help="Follow on from the last answer.")
@click.option("--asked", type=Day(), metavar="DATE", help='The day the question is asked, which "last week" is read against.')
@click.option("--save", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Keep the answer as JSON.")
@with_filters
@with_answering
@with_settings
@click.pass_obj
def ask(
    parts: Parts,
    question: tuple[str, ...],
    place: Place,
    as_json: bool,
    as_jsonl: bool,
    follow_on: bool,
    asked: str | None,
    save: Path | None,
    filters: Filters,
    settings: Settings,
) -> int:
    """Answer QUESTION from the articles, each sentence with a footnote.

    With --articles the folder is indexed first when it is new or has changed. QUESTION may be `-` to read
    it from standard input. Objects for --jsonl have a "question" and may have "history" (a list of
    {"role", "content"}), "asked" (a date) and "filters" ("since", "until", "source", "author", "file").
    """
    if as_jsonl:
        if question or follow_on:
            raise BadInput("--jsonl reads the questions from standard input.", "Leave the question and --continue out.")
        return _answer_lines(parts, settings, place, Request("", (), asked, filters))
    words = question_from(question)
    history: tuple[Turn, ...] = ()
    if follow_on:
        from rag.cli.last import load_last

        last = load_last()
        history, place = last.history, place or last.place
    try:
        answer = _answer(parts, settings, place, Request(words, history, asked, filters), as_json)
    except FootnoteError as error:
        if as_json:
            _write_failure(words, error)
        raise
    _keep(answer, history, place, save)
    if answer.error:
        from rag.cli.screen import note

        note(f"error: {answer.error.message}\nhint: {answer.error.hint}")
    return EXIT_CODES[answer.status]


def _answer(parts: Parts, settings: Settings, place: Place, request: Request, as_json: bool) -> Answer:
    from rag.cli.refresh import refresh
    from rag.cli.views import choose_view

    refresh(parts, settings, place)
    view = choose_view(as_json)
    with closing(parts.open(settings, place)) as engine, stop_on_interrupt() as cancel:
        return request.put(engine, cancel, view.take)


def _answer_lines(parts: Parts, settings: Settings, place: Place, default: Request) -> int:
    from rag.cli.batch import answer_lines
    from rag.cli.refresh import refresh

    refresh(parts, settings, place)
    with closing(parts.open(settings, place)) as engine, stop_on_interrupt() as cancel:
        return answer_lines(engine, sys.stdin.buffer, default, cancel)


def _write_failure(question: str, error: FootnoteError) -> None:
    from rag.answer.record import to_json
    from rag.cli.batch import failed
    from rag.cli.screen import out_json

    out_json(to_json(failed(question, error)))


def _keep(answer: Answer, history: tuple[Turn, ...], place: Place, save: Path | None) -> None:
    from rag.cli.last import Last, save_last

    said = (Turn("assistant", answer.text),) if answer.sentences else ()
    save_last(Last(answer, (*history, Turn("user", answer.question), *said), place))
    if save:
        from rag.answer.record import to_json
        from rag.cli.screen import as_json_text

        try:
            save.write_text(as_json_text(to_json(answer)) + "\n", encoding="utf-8")
        except OSError as error:
            raise BadInput(f"The answer could not be saved as {save}: {error.strerror}.", "Give --save another place.") from error


def question_from(words: Sequence[str]) -> str:
    """The question of the command line, or of standard input for `-`. Raises BadInput when there is none."""
    given = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace") if list(words) == ["-"] else " ".join(words)
    if not given.strip():
        raise BadInput("There is no question.", 'Put it in quotes: footnote ask "Who signed the contract?"')
    return given.strip()


commands = [ask]
