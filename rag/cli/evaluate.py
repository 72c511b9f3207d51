"""`footnote eval`: how well a folder's questions are found, answered, refused and footnoted; and first questions drafted."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rag.cli import strings
from rag.cli.interrupt import stop_on_interrupt
from rag.cli.options import command, group, with_answering, with_model, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened, shown_progress
from rag.cli.screen import note, out, out_json, table
from rag.errors import BadInput
from rag.export import strings as export_strings
from rag.text import PATH, label, one_line, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.config import Settings
    from rag.evaluate.questions import Question
    from rag.evaluate.run import Report

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


class _QuestionsFirst(click.Group):
    """A group whose command `run` needs no name: `footnote eval questions.jsonl`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args.insert(0, "run")
        return super().parse_args(ctx, args)


@group(strings.EVAL, name="eval", cls=_QuestionsFirst)
def eval_() -> None:
    """Measure answers against questions whose answers are known. `footnote eval QUESTIONS.jsonl` is `eval run`."""


@command(strings.EVAL_RUN, of=eval_)
@click.argument("questions", type=EXISTING)
@with_place
@click.option("--retrieval-only", is_flag=True, help=strings.EVAL_RETRIEVAL_ONLY)
@click.option("--sample", type=click.IntRange(1), metavar="N", help=strings.EVAL_SAMPLE)
@click.option("--seed", type=int, metavar="N", default=0, show_default=True, help=strings.EVAL_SEED)
@click.option("--json", "as_json", is_flag=True, help=strings.EVAL_JSON)
@click.option("--details", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=strings.EVAL_DETAILS)
@click.option("--compare", type=EXISTING, metavar="OLD.json", help=strings.EVAL_COMPARE)
@with_answering
@with_settings
@click.pass_obj
def run(
    parts: Parts,
    questions: Path,
    place: Place,
    retrieval_only: bool,
    sample: int | None,
    seed: int,
    as_json: bool,
    details: Path | None,
    compare: Path | None,
    settings: Settings,
) -> None:
    """Ask every question in QUESTIONS (one JSON object a line) and show how many were found, right, refused and footnoted."""
    from rag.evaluate import questions as asked
    from rag.evaluate.replies import remember
    from rag.evaluate.run import evaluate

    before = _read_report(compare) if compare else None
    chosen = asked.read_questions(questions)
    if sample:
        chosen = asked.sample(chosen, sample, seed)
    with opened(parts, settings, place) as engine, stop_on_interrupt() as cancel, shown_progress() as on_progress:
        remember(engine, settings)
        report = evaluate(engine, settings, chosen, retrieval_only, on_progress, cancel)
    if details:
        _write_details(details, chosen, report)
    _show(report, before, as_json)


@command(strings.EVAL_DRAFT, of=eval_)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-n", "--count", type=click.IntRange(1), metavar="N", default=20, show_default=True, help=strings.DRAFT_COUNT)
@click.option("--seed", type=int, metavar="N", default=0, show_default=True, help=strings.DRAFT_SEED)
@with_model
@with_settings
@click.pass_obj
def draft(parts: Parts, folder: Path, count: int, seed: int, settings: Settings) -> None:
    """Draft questions about the articles in FOLDER with the local model, a JSON line each, for you to correct."""
    from rag.evaluate.draft import drafts
    from rag.llm import load_generator

    place = Place(articles=folder)
    made = 0
    with (
        opened(parts, settings, place) as engine,
        closing(load_generator(settings)) as generator,
        stop_on_interrupt() as cancel,
        shown_progress() as on_progress,
    ):
        for row in drafts(engine, generator, count, seed, on_progress, cancel):
            out_json(row)
            made += 1
    note(strings.drafted(many=plural(made, "question"), checked=strings.DRAFTED_HINT))


def _show(report: Report, before: dict[str, Any] | None, as_json: bool) -> None:
    from rag.evaluate.table import BOUNDS, HEADINGS
    from rag.evaluate.table import compare as compared
    from rag.evaluate.table import table as lines

    if as_json:
        out_json(report.to_json())
    else:
        table(HEADINGS, lines(report.figures), always_headed=True)
        note(BOUNDS)
    for line in compared(before, report.to_json()) if before else ():
        note(one_line(line)) if as_json else out(label(line, PATH))


def _write_details(path: Path, questions: Sequence[Question], report: Report) -> None:
    from rag.evaluate.run import details

    try:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in details(questions, report))
    except OSError as error:
        raise BadInput(export_strings.cannot_be_written(path=path, strerror=error.strerror), strings.DETAILS_HINT) from error


def _read_report(path: Path) -> dict[str, Any]:
    hint = strings.COMPARE_HINT
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(strings.cannot_be_read(path=path, error=error), hint) from error
    if not (isinstance(report, dict) and isinstance(report.get("rows"), list)):
        raise BadInput(strings.not_a_report(path=path), hint)
    return report
