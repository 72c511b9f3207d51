"""How a view leaves the command: for a person, as JSON, CSV or Markdown. Its footnotes are kept as the last answer's are."""

from __future__ import annotations

import csv
import functools
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import click
from rich.text import Text

from rag.cli import strings
from rag.cli.footnotes import footnote, place
from rag.cli.options import Command, chained
from rag.cli.parts import Place
from rag.cli.request import Request
from rag.cli.saved import Saved, keep_last
from rag.cli.screen import console, out, out_json, write
from rag.errors import BadInput
from rag.export.markdown import escaped, notes
from rag.text import cell, label, one_line, prose
from rag.types import Citation
from rag.views import Item, View
from rag.views.types import to_json, told

NOTHING = 3


class Form(StrEnum):
    """How a view is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def with_form(command: Command) -> Command:
    """--json, --csv and --markdown, gathered as `form`."""

    @functools.wraps(command)
    def gathered(*args: Any, as_json: bool, as_csv: bool, as_markdown: bool, **rest: Any) -> Any:
        chosen = [form for form, given in ((Form.JSON, as_json), (Form.CSV, as_csv), (Form.MARKDOWN, as_markdown)) if given]
        if len(chosen) > 1:
            raise BadInput(strings.FORMS_COMBINED, strings.ONE_OF_THEM)
        return command(*args, form=chosen[0] if chosen else Form.TEXT, **rest)

    return chained(
        gathered,
        click.option("--json", "as_json", is_flag=True, help=strings.AS_JSON),
        click.option("--csv", "as_csv", is_flag=True, help=strings.AS_CSV),
        click.option("--markdown", "as_markdown", is_flag=True, help=strings.AS_MARKDOWN),
    )


def give(
    view: View, form: Form, place: Place, as_text: Callable[[View], Iterable[Text]], as_markdown: Callable[[Item], str] | None = None
) -> int:
    """Write a view out in the form asked for and keep its footnotes for `show --last`; the exit code is 3 when nothing was found.

    `as_text` draws its items for a person, `as_markdown` one of them as a line of a list; the footnotes are written below.
    """
    match form:
        case Form.JSON:
            out_json(to_json(view))
        case Form.CSV:
            _write_table(view)
        case Form.MARKDOWN:
            out("\n\n".join(_markdown(view, as_markdown or _markdown_item)))
        case Form.TEXT:
            _write_text(view, as_text)
    keep(view, place)
    return 0 if view.items else NOTHING


def _write_text(view: View, as_text: Callable[[View], Iterable[Text]]) -> None:
    screen = console(sys.stdout)
    paragraphs = list(as_text(view)) if view.items else [Text(prose(view.reason or ""))]
    if view.citations:
        paragraphs.append(Text("\n").join(footnote(citation) for citation in view.citations))
    for at, paragraph in enumerate(paragraphs):
        if at:
            screen.print()
        write(screen, paragraph)


def _write_table(view: View) -> None:
    """One line an item: its text, its fields, and of its footnotes file, line, outlet, day and words; several are joined by a bar."""
    fields = list(dict.fromkeys(name for item in view.items for name in item.fields))
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["text", *fields, "file", "line", "cited_outlet", "cited_day", "quote"])
    for item in view.items:
        table.writerow(map(cell, (one_line(item.text), *(_plain(item.fields.get(name)) for name in fields), *_cited(item.citations))))


def _cited(citations: Iterable[Citation]) -> list[str]:
    columns = [
        (place(c.file, c.part), str(c.line or ""), label(c.outlet or ""), label(c.published or ""), one_line(c.quote)) for c in citations
    ]
    return [" | ".join(column) for column in zip(*columns, strict=True)] or [""] * 5


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return strings.YES if value else strings.NO
    return "" if value is None else one_line(" | ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def _markdown(view: View, as_item: Callable[[Item], str]) -> Iterable[str]:
    yield f"## {escaped(prose(view.asked or view.kind.capitalize()))}"
    if view.items:
        yield "\n".join(as_item(item) for item in view.items)
        yield notes(view.citations)
    elif view.reason:
        yield escaped(prose(view.reason))


def _markdown_item(item: Item) -> str:
    known = " · ".join(escaped(shown) for name, value in item.fields.items() if (shown := one_line(told(name, value))))
    marks = "".join(f"[^{citation.number}]" for citation in item.citations)
    return f"- {f'{known}: ' if known else ''}{escaped(prose(item.text))}{marks}"


def keep(view: View, place: Place) -> None:
    """Keep a view's footnotes as the last answer's are."""
    keep_last(Saved(view.as_answer(), Request(view.asked), place or Place(index=view.index or None)))
