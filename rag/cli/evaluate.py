"""`footnote eval`: how well a folder's questions are found, answered, refused and footnoted; and first questions drafted."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rag.cli.options import with_answering, with_model, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.errors import BadInput

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


@click.group(
    name="eval",
    cls=_QuestionsFirst,
    short_help="Measure answers to questions whose answers are known.",
    epilog="""\b
    footnote eval questions.jsonl --articles ~/stories
    footnote eval questions.jsonl --articles ~/stories --sample 60 --json > new.json
    footnote eval questions.jsonl --articles ~/stories --compare old.json
    footnote eval draft ~/stories > questions.jsonl
    """,
)
def eval_() -> None:
    """Measure answers against questions whose answers are known. `footnote eval QUESTIONS.jsonl` is `eval run`."""


@eval_.command(
    short_help="Ask every question in a file and show the figures.", epilog="\b\n    footnote eval run questions.jsonl --articles ~/stories"
)
@click.argument("questions", type=EXISTING)
@with_place
@click.option("--retrieval-only", is_flag=True, help="Only search; do not run the model.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Ask only N questions, keeping each kind's share.")
@click.option("--seed", type=int, default=0, show_default=True, help="Which sample.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table; keep it for --compare.")
@click.option(
    "--details", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write one JSON line per question to FILE."
)
@click.option("--compare", type=EXISTING, metavar="OLD.json", help="Show what has improved or got worse since then.")
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
    """Ask every question in QUESTIONS (one JSON object a line) and show how many were found, right, refused and footnoted.

    Answers are kept: the same command goes on where it was stopped and asks nothing twice that is unchanged.
    """
    from rag.cli.interrupt import stop_on_interrupt
    from rag.cli.refresh import refresh, shown_progress
    from rag.evaluate import questions as asked
    from rag.evaluate.replies import remember
    from rag.evaluate.run import evaluate

    before = _read_report(compare) if compare else None
    chosen = asked.read_questions(questions)
    if sample:
        chosen = asked.sample(chosen, sample, seed)
    refresh(parts, settings, place)
    with closing(parts.open(settings, place)) as engine, stop_on_interrupt() as cancel, shown_progress() as on_progress:
        remember(engine, settings)
        report = evaluate(engine, settings, chosen, retrieval_only, on_progress, cancel)
    if details:
        _write_details(details, chosen, report)
    _show(report, before, as_json)


@eval_.command(
    short_help="Draft questions about a folder with the local model.", epilog="\b\n    footnote eval draft ~/stories > questions.jsonl"
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-n", "--count", type=click.IntRange(1), default=20, show_default=True, help="How many questions.")
@click.option("--seed", type=int, default=0, show_default=True, help="Which passages to ask about.")
@with_model
@with_settings
@click.pass_obj
def draft(parts: Parts, folder: Path, count: int, seed: int, settings: Settings) -> None:
    """Draft questions about the articles in FOLDER with the local model, a JSON line each, for you to correct."""
    from rag.cli.interrupt import stop_on_interrupt
    from rag.cli.refresh import refresh, shown_progress
    from rag.cli.screen import note, out_json, plural
    from rag.evaluate.draft import drafts
    from rag.llm import load_generator

    place = Place(articles=folder)
    refresh(parts, settings, place)
    made = 0
    with (
        closing(parts.open(settings, place)) as engine,
        closing(load_generator(settings)) as generator,
        stop_on_interrupt() as cancel,
        shown_progress() as on_progress,
    ):
        for row in drafts(engine, generator, count, seed, on_progress, cancel):
            out_json(row)
            made += 1
    checked = "Check each one: a small model wrote them, and only that the article contains the answer is certain."
    note(f"{plural(made, 'question')} drafted. {checked}")


def _show(report: Report, before: dict[str, Any] | None, as_json: bool) -> None:
    from rag.cli.screen import clean, note, out, out_json, table
    from rag.evaluate.table import BOUNDS, HEADINGS
    from rag.evaluate.table import compare as compared
    from rag.evaluate.table import table as lines
    from rag.text import PATH, label

    if as_json:
        out_json(report.to_json())
    else:
        table(HEADINGS, lines(report.figures), always_headed=True)
        note(BOUNDS)
    for line in compared(before, report.to_json()) if before else ():
        note(clean(line)) if as_json else out(label(line, PATH))


def _write_details(path: Path, questions: Sequence[Question], report: Report) -> None:
    from rag.evaluate.run import details

    try:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in details(questions, report))
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}.", "Name another file with --details.") from error


def _read_report(path: Path) -> dict[str, Any]:
    hint = "Make one: footnote eval QUESTIONS.jsonl --json > OLD.json"
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read: {error}.", hint) from error
    if not (isinstance(report, dict) and isinstance(report.get("rows"), list)):
        raise BadInput(f"{path} is not a report of `footnote eval --json`.", hint)
    return report


commands = [eval_]
