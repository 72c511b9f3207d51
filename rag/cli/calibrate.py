"""`footnote calibrate`: fits to a model the decisions whether the articles answer, and whether yes or no."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.answer.calibration import calibration_of
from rag.cli import strings
from rag.cli.interrupt import stop_on_interrupt
from rag.cli.options import command, with_model, with_settings
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened, shown_progress
from rag.cli.screen import note, table
from rag.config import CHECKOUT
from rag.errors import BadInput
from rag.text import PATH, label

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.evaluate.fitting import Fitted

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@command(strings.CALIBRATE)
@click.argument("questions", required=False, type=EXISTING, metavar="[QUESTIONS.jsonl]")
@click.option("-a", "--articles", type=FOLDER, metavar="DIR", help=strings.CALIBRATE_ARTICLES)
@click.option("--most", type=click.IntRange(1), metavar="N", help=strings.CALIBRATE_LIMIT)
@click.option("--dry-run", is_flag=True, help=strings.CALIBRATE_DRY_RUN)
@with_model
@with_settings
@click.pass_obj
def calibrate(parts: Parts, questions: Path | None, articles: Path | None, most: int | None, dry_run: bool, settings: Settings) -> int:
    """Fit the decisions of the model that writes to questions whose answers are known, and keep them for it."""
    from rag.evaluate import calibrating
    from rag.evaluate.replies import remember

    asked, folder = _material(questions, articles)
    rows = calibrating.drawn(calibrating.questions(asked), most)
    place = Place(folder)
    cases = calibrating.Cases()
    with opened(parts, settings, place) as engine, stop_on_interrupt() as cancel, shown_progress() as on_progress:
        remember(engine, settings)
        calibrating.collect(engine, rows, cases, on_progress, cancel)
        generator = engine.parts()[2]
        name, sha256 = generator.name, generator.sha256
    fitted = calibrating.fit_all(cases)
    if not fitted:
        few = strings.calibrate_fewest(fewest=calibrating.FEWEST)
        raise BadInput(strings.TOO_FEW_QUESTIONS, strings.too_few_hint(few=few))
    kept = {what: found for what, found in fitted.items() if found.area >= calibrating.LEAST_AREA}
    _show(fitted, kept, calibrating.shares(cases, calibration_of(name, sha256)))
    if not kept:
        raise BadInput(strings.CANNOT_TELL, strings.CANNOT_TELL_HINT)
    if not dry_run:
        told = strings.calibrated_on(read=len(cases.read), unread=len(cases.unread), yes_or_no=len(cases.leads))
        path = calibrating.keep(calibrating.as_calibration(name, sha256, kept, told))
        note(strings.calibration_kept(name=label(name), path=label(str(path), PATH)))
    return 0


def _show(fitted: Mapping[str, Fitted], kept: Collection[str], before: Mapping[str, tuple[float, float]]) -> None:
    """What each decision did before and does now."""
    rows = [
        (
            strings.DECISIONS[what],
            f"{found.yes} + {found.cases - found.yes}",
            f"{found.area:.3f}",
            *(f"{share:.3f}" for share in (before[what][0], found.refused, before[what][1], found.let_through)),
            strings.KEPT if what in kept else strings.TOO_WEAK,
        )
        for what, found in fitted.items()
    ]
    table(strings.CALIBRATION_HEADINGS, rows, always_headed=True)
    note(strings.CALIBRATION_EXPLAINED)


def _material(questions: Path | None, articles: Path | None) -> tuple[Path, Path]:
    """The questions and the folder they are asked of; Footnote's own when neither is given."""
    own = CHECKOUT / "benchmarks" / "answers"
    if questions and articles:
        return questions, articles
    if questions or articles or not own.is_dir():
        raise BadInput(strings.CALIBRATE_BOTH, strings.CALIBRATE_BOTH_HINT)
    return own / "questions.jsonl", own / "stories"
