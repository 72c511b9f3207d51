"""`footnote calibrate`: fits to a model the decisions whether the articles answer, and whether yes or no."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import with_model, with_settings
from rag.cli.parts import Parts, Place
from rag.errors import BadInput

if TYPE_CHECKING:
    from rag.config import Settings

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    short_help="Fit the decisions of a model to questions of your own.",
    epilog="""\b
    footnote calibrate --model qwen2.5-coder-0.5b-instruct
    footnote calibrate questions.jsonl --articles ~/stories
    """,
)
@click.argument("questions", required=False, type=EXISTING, metavar="[QUESTIONS.jsonl]")
@click.option("-a", "--articles", type=FOLDER, metavar="DIR", help="The articles that the questions are asked of.")
@click.option("--most", type=click.IntRange(1), metavar="N", help="Ask no more than N questions.")
@click.option("--dry-run", is_flag=True, help="Say how well it would decide, and keep nothing.")
@with_model
@with_settings
@click.pass_obj
def calibrate(parts: Parts, questions: Path | None, articles: Path | None, most: int | None, dry_run: bool, settings: Settings) -> int:
    """Fit the decisions of the model that writes to questions whose answers are known, and keep them for it.

    Each line has a "question" and "answerable", true or false; of yes/no questions also "lead", "yes" or "no". Without
    QUESTIONS those of Footnote's own checkout are asked, which takes the default model half an hour on two cores.
    """
    from rag.answer.calibration import calibration_of
    from rag.cli.refresh import refresh
    from rag.cli.screen import note, out
    from rag.evaluate import calibrating
    from rag.evaluate.replies import remember
    from rag.text import PATH, label

    asked, folder = _material(questions, articles)
    rows = calibrating.questions(asked)[:most]
    place = Place(folder)
    refresh(parts, settings, place)
    cases = calibrating.Cases()
    with closing(parts.open(settings, place)) as engine:
        remember(engine, settings)
        calibrating.collect(engine, rows, cases, _progress(len(rows)))
        generator = engine.parts()[2]
        name, sha256 = generator.name, generator.sha256
    fitted = calibrating.fit_all(cases)
    if not fitted:
        few = f"{calibrating.FEWEST} questions that the articles answer and as many that they do not"
        raise BadInput("There are too few questions to fit anything to.", f"It takes at least {few}, that are near to a story.")
    before = calibrating.shares(cases, calibration_of(name, sha256))
    for what, found in fitted.items():
        refused, let_through = before[what]
        told = "" if found.area >= calibrating.LEAST_AREA else "; tells too little apart to be kept"
        out(f"{what}: {found} (before: {refused:.3f}, {let_through:.3f}){told}")
    fitted = {what: found for what, found in fitted.items() if found.area >= calibrating.LEAST_AREA}
    if not fitted:
        raise BadInput("This model cannot tell what the articles answer; nothing is kept.", "Take a larger one: footnote models suggest")
    if not dry_run:
        told = f"{len(cases.read)} questions read, {len(cases.unread)} in all, {len(cases.leads)} of yes or no"
        path = calibrating.keep(calibrating.as_calibration(name, sha256, fitted, told))
        note(f"The decisions of {label(name)} are kept in {label(str(path), PATH)}; what was not fitted is as for the default model.")
    return 0


def _material(questions: Path | None, articles: Path | None) -> tuple[Path, Path]:
    """The questions and the folder they are asked of; Footnote's own when neither is given."""
    from rag.config import CHECKOUT

    own = CHECKOUT / "benchmarks" / "answers"
    if questions and articles:
        return questions, articles
    if questions or articles or not own.is_dir():
        raise BadInput("Questions and their articles go together.", "footnote calibrate QUESTIONS.jsonl --articles DIR")
    return own / "questions.jsonl", own / "stories"


def _progress(total: int) -> Callable[[int], None]:
    from rag.cli.screen import is_terminal

    def show(number: int) -> None:
        if is_terminal(sys.stderr):
            click.echo(f"\r{number}/{total} questions", nl=number == total, err=True)

    return show


commands = [calibrate]
