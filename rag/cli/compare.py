"""`footnote compare`: what each outlet says on one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import click
from rich.text import Text

from rag.cli import strings
from rag.cli.footnotes import marks
from rag.cli.options import command, with_filters, with_place
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened
from rag.cli.view import Form, give, with_form
from rag.config import load_settings
from rag.errors import BadInput
from rag.text import label, prose
from rag.types import Filters
from rag.views import Item, View

HEADINGS = {"figure": strings.FIGURES, "correction": strings.CORRECTED, "only here": strings.ONLY_IN_ONE_OUTLET}


@command(strings.COMPARE)
@click.argument("topic", nargs=-1)
@with_place
@with_form
@with_filters
@click.pass_obj
def compare(parts: Parts, topic: tuple[str, ...], place: Place, form: Form, filters: Filters) -> int:
    """Show what each outlet says on TOPIC (a few words or a question), in its own words, with footnotes."""
    if not " ".join(topic).strip():
        raise BadInput(strings.NO_TOPIC, strings.NO_TOPIC_HINT)
    settings = load_settings()
    with opened(parts, settings, place, filters) as engine:
        view = engine.compare(" ".join(topic), filters)
    return give(view, form, place, _drawn)


def _drawn(view: View) -> Iterable[Text]:
    """The outlets with what they say, then a part for each other kind of item."""
    for kind, items in groupby(view.items, lambda item: str(item.fields["kind"])):
        if kind != "says":
            yield Text(HEADINGS[kind], "bold")
        if kind == "figure":
            yield from (_figures(list(group)) for _, group in groupby(items, lambda item: item.fields["beside"]))
        elif kind == "correction":
            yield from (_correction(item) for item in items)
        else:
            yield from (_outlet(list(group)) for _, group in groupby(items, lambda item: item.fields["outlet"]))


def _outlet(items: Sequence[Item]) -> Text:
    text = Text(label(str(items[0].fields["outlet"])), "bold")
    for item in items:
        text.append("\n").append(_day(item), "dim").append_text(_words(item))
    return text


def _figures(items: Sequence[Item]) -> Text:
    """One line a figure, its value first, so that the values stand below each other."""
    wide = max(len(prose(str(item.fields["value"]))) for item in items)
    text = Text()
    for place, item in enumerate(items):
        text.append("\n" if place else "").append(f"{prose(str(item.fields['value'])):<{wide}}  ", "bold")
        text.append(prose(str(item.fields["counts"])))
        told = " · ".join(filter(None, (label(str(item.fields["outlet"])), str(item.fields["day"] or ""))))
        wrong = strings.CORRECTED_LATER if item.fields["taken_back"] else ""
        text.append(f"  {told}{wrong}", "dim").append_text(marks(item.citations[:1]))
    return text


def _correction(item: Item) -> Text:
    text = _words(item, 1)
    text.append(strings.compare_before(words=prose(str(item.fields["corrects"]))), "dim")
    return text.append_text(marks(item.citations[1:]))


def _words(item: Item, cited: int | None = None) -> Text:
    """An item's words with the first so many of its footnotes, or all."""
    return Text(prose(item.text)).append_text(marks(item.citations[:cited]))


def _day(item: Item) -> str:
    day = item.fields["day"]
    return f"{str(day)[:10]}  " if day else ""
