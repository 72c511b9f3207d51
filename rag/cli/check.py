"""`footnote check`: what the articles have for each claim of a draft; or, line by line, for claims with their evidence given."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli import strings
from rag.cli.interrupt import stop_on_interrupt
from rag.cli.json_in import LONGEST_LINE, lines
from rag.cli.options import command, with_filters, with_model, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened
from rag.cli.screen import note
from rag.cli.view import NOTHING, Form, give, keep, with_form
from rag.errors import BadInput
from rag.types import Filters

if TYPE_CHECKING:
    import threading

    from rag.config import Settings
    from rag.engine import Engine
    from rag.views.check import Checked, Draft

CONTRADICTED = 6
STOPPED = 130
PIPED = "-"


@command(strings.CHECK)
@click.argument("drafts", nargs=-1, metavar="DRAFT...")
@with_place
@click.option("--lines", "as_lines", is_flag=True, help=strings.CHECK_LINES)
@click.option("--quick", is_flag=True, help=strings.CHECK_QUICK)
@click.option("--jsonl", "as_jsonl", is_flag=True, help=strings.CHECK_JSONL)
@with_form
@with_filters
@with_model
@with_settings
@click.pass_obj
def check(
    parts: Parts,
    drafts: tuple[str, ...],
    place: Place,
    as_lines: bool,
    quick: bool,
    as_jsonl: bool,
    form: Form,
    filters: Filters,
    settings: Settings,
) -> int:
    """Check the claims of each DRAFT against the articles, with footnotes."""
    if as_jsonl:
        if drafts or as_lines or form is not Form.TEXT:
            raise BadInput(strings.CHECK_COMBINED, strings.CHECK_COMBINED_HINT)
        return _lines_in(parts, settings)
    if not drafts:
        raise BadInput(strings.NO_DRAFT, strings.NO_DRAFT_HINT)
    if as_lines and form is not Form.TEXT:
        raise BadInput(strings.LINES_COMBINED, strings.ONE_OF_THEM)
    read = _read(drafts, settings)
    with opened(parts, settings, place, filters) as engine, stop_on_interrupt() as cancel:
        return _check(engine, read, filters, cancel, form, as_lines, place, quick)


def _read(paths: Sequence[str], settings: Settings) -> list[Draft]:
    from rag.views.check import Draft, read_drafts

    found: list[Draft] = []
    for path in paths:
        if path == PIPED:
            found.append(Draft(PIPED, sys.stdin.buffer.read(LONGEST_LINE).decode("utf-8-sig", errors="replace")))
        else:
            found += read_drafts(Path(path), settings)
    if not any(draft.text.strip() for draft in found):
        raise BadInput(strings.EMPTY_DRAFT, strings.EMPTY_DRAFT_HINT)
    return found


def _check(
    engine: Engine,
    drafts: Sequence[Draft],
    filters: Filters,
    cancel: threading.Event,
    form: Form,
    as_lines: bool,
    place: Place,
    quick: bool,
) -> int:
    from rag.answer.footnotes import Footnotes
    from rag.cli import check_text
    from rag.views import View
    from rag.views.check import messages

    names, index = ", ".join(draft.file for draft in drafts), engine.status().name
    if nothing := engine.nothing_to_search(filters):
        if as_lines:
            note(nothing)
            return NOTHING
        return give(View("check", names, (), nothing, index), form, place, lambda _: ())
    told = " ".join(dict.fromkeys(filter(None, map(engine.not_english, drafts)))) or None
    if told:
        note(told)
    notes = Footnotes()
    found: list[Checked] = []
    shown = check_text.Shown(drafts) if form is Form.TEXT and not as_lines else None
    for checked in (one for draft in drafts for one in engine.check(draft, filters, cancel, notes, quick)):
        found.append(checked)
        if as_lines:
            check_text.write_line(checked)
        elif shown:
            shown.take(checked)
    stopped = cancel.is_set()
    view = View("check", names, tuple(one.item for one in found), strings.STOPPED if stopped and not found else None, index, told)
    if form is Form.MARKDOWN and found:
        check_text.write_markdown(drafts, found)
    elif form is not Form.TEXT:
        give(view, form, place, lambda _: ())
    if shown:
        shown.end(found, view.citations, stopped)
    if form in (Form.TEXT, Form.MARKDOWN):
        keep(view, place)
    if stopped:
        note(messages.STOPPED if found else strings.STOPPED)
        return STOPPED
    return CONTRADICTED if any(one.verdict == "contradicted" for one in found) else 0


def _lines_in(parts: Parts, settings: Settings) -> int:
    from rag.cli.check_lines import check_lines

    with stop_on_interrupt() as cancel:
        return check_lines(lines(sys.stdin.buffer), parts.judge_with(settings), cancel)
