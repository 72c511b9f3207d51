"""`footnote ask`: one question, one checked answer; or many, one JSON object a line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from rag.answer.explain import Trace
from rag.answer.record import to_json
from rag.cli import strings
from rag.cli.batch import answer_lines
from rag.cli.explain import explain
from rag.cli.interrupt import stop_on_interrupt
from rag.cli.json_in import LONGEST_LINE, lines
from rag.cli.options import Day, command, folder_first, with_answering, with_filters, with_place, with_settings
from rag.cli.parts import Parts, Place, indexed
from rag.cli.refresh import opened
from rag.cli.request import QUESTION_FIELDS, Request, note_unknown, read_request
from rag.cli.saved import Saved, keep_last, load, load_last, save
from rag.cli.screen import note, out_json
from rag.cli.views import choose_view
from rag.config import Settings
from rag.engine import uncalibrated
from rag.errors import BadInput, FootnoteError
from rag.paths import is_nearly_a_folder, not_there
from rag.text import MESSAGE, label
from rag.types import Answer, Failure, Filters

EXIT_CODES = {"answered": 0, "abstained": 3, "stopped": 130, "error": 1}
DIFFERS = 5
FILE = click.Path(path_type=Path, dir_okay=False)


@command(strings.ASK)
@click.argument("question", nargs=-1, metavar="[DIR] QUESTION")
@with_place
@click.option("--json", "as_json", is_flag=True, help=strings.AS_JSON)
@click.option("--jsonl", "as_jsonl", is_flag=True, help=strings.ASK_JSONL)
@click.option("--continue", "follow_on", is_flag=True, help=strings.ASK_CONTINUE)
@click.option("--asked", type=Day(), metavar="DATE", help=strings.ASK_ASKED)
@click.option("--save", "save_to", type=FILE, metavar="FILE", help=strings.ASK_SAVE)
@click.option("--explain", "explained", is_flag=True, help=strings.ASK_EXPLAIN)
@click.option("--replay", type=FILE, metavar="FILE", help=strings.ASK_REPLAY)
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
    explained: bool,
    asked: str | None,
    save_to: Path | None,
    replay: Path | None,
    filters: Filters,
    settings: Settings,
) -> int:
    """Answer QUESTION from the articles, each sentence with a footnote."""
    question, place = folder_first(question, place)
    if not place and len(question) == 2 and " " in question[1] and is_nearly_a_folder(question[0]):
        raise BadInput(*not_there(Path(question[0])))
    if sum((bool(question), as_jsonl, replay is not None)) > 1 or (follow_on and (as_jsonl or replay)):
        raise BadInput(strings.ASK_COMBINED, strings.ASK_COMBINED_HINT)
    if as_jsonl:
        return _answer_lines(parts, settings, place, Request("", (), asked, filters))
    before = _before(replay, follow_on)
    if replay and before:
        request = before.request
        place = place or (indexed(settings, before.place) if before.place else place)
    else:
        request = Request(question_from(question), before.conversation() if before else (), asked, filters)
        place = place or (before.place if before else place)
    try:
        answer = _answer(parts, settings, place, request, as_json, explained)
    except FootnoteError as error:
        if as_json:
            out_json(_failed(request.question, error))
        raise
    _keep(answer, request, place, save_to)
    return _differences(before.answer, answer) if replay and before else EXIT_CODES[answer.status]


def _before(replay: Path | None, follow_on: bool) -> Saved | None:
    if replay:
        return load(replay)
    return load_last() if follow_on else None


def _answer(parts: Parts, settings: Settings, place: Place, request: Request, as_json: bool, explained: bool) -> Answer:
    if place.articles is None or place.articles.exists():
        parts.begin(settings)
    view, trace = choose_view(as_json), Trace()
    with opened(parts, settings, place, request.filters) as engine, stop_on_interrupt() as cancel:
        answer = request.put(engine, cancel, view.take, trace=trace)
    if explained:
        explain(trace)
    if told := uncalibrated(settings):
        note(told)
    if answer.error:
        note(strings.error_with_hint(message=label(answer.error.message, MESSAGE), hint=label(answer.error.hint, MESSAGE)))
    return answer


def _answer_lines(parts: Parts, settings: Settings, place: Place, default: Request) -> int:
    """Answer each line of standard input as it comes; `default` says what holds where a line is silent."""
    with opened(parts, settings, place) as engine, stop_on_interrupt() as cancel:

        def answered(content: dict[str, Any], number: int) -> dict[str, Any]:
            note_unknown(content, QUESTION_FIELDS, number)
            return to_json(read_request(content, default).put(engine, cancel, lambda _: None, number - 1))

        return answer_lines(lines(sys.stdin.buffer), answered, lambda content, error: _failed(content.get("question", ""), error), cancel)


def _failed(question: object, error: FootnoteError) -> dict[str, Any]:
    """The answer that says there is none, because of `error`."""
    asked = question if isinstance(question, str) else ""
    return to_json(Answer(asked, "error", error=Failure(error.message, error.hint)))


def _keep(answer: Answer, request: Request, place: Place, save_to: Path | None) -> None:
    saved = Saved(answer, request, place or Place(index=answer.index or None))
    if answer.status != "error":
        keep_last(saved)
    if save_to:
        save(saved, save_to)


def _differences(old: Answer, new: Answer) -> int:
    changed = [
        what
        for what, differs in (
            (strings.THE_ANSWER, (old.status, old.sentences) != (new.status, new.sentences)),
            (strings.ITS_FOOTNOTES, [replace(c, root="") for c in old.citations] != [replace(c, root="") for c in new.citations]),
            (strings.THE_MODELS, dict(old.models) != dict(new.models)),
        )
        if differs
    ]
    note(strings.differs(names=", ".join(changed)) if changed else strings.SAME_ANSWER)
    return DIFFERS if changed else 0


def question_from(words: Sequence[str]) -> str:
    """The question of the command line, or of standard input for `-`. Raises BadInput when there is none."""
    piped = list(words) == ["-"]
    given = sys.stdin.buffer.read(LONGEST_LINE).decode("utf-8-sig", errors="replace") if piped else " ".join(words)
    if not given.strip():
        raise BadInput(strings.NO_QUESTION, strings.NO_QUESTION_HINT)
    return given.strip()
