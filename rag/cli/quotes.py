"""`footnote quotes`: who said what, each statement with its footnote."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.text import Text

from rag.cli import strings
from rag.cli.options import command, with_filters, with_place
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened
from rag.cli.screen import note
from rag.cli.view import Form, give, with_form
from rag.config import load_settings
from rag.errors import BadInput
from rag.export.markdown import escaped
from rag.text import in_marks, label, one_line, plural, prose
from rag.types import Filters
from rag.views import Item, View
from rag.views.types import several

SHOWN = 50
"""Statements shown to a person who gives no limit."""


@command(strings.QUOTES)
@click.argument("asked", nargs=-1, metavar="[PERSON|TOPIC]")
@with_place
@click.option("--about", default="", metavar="TOPIC", help=strings.QUOTES_ABOUT)
@click.option("--by", type=click.Choice(["outlet"]), help=strings.QUOTES_BY)
@click.option("--speakers", "as_speakers", is_flag=True, help=strings.QUOTES_SPEAKERS)
@click.option("--limit", type=click.IntRange(1), metavar="N", help=strings.quotes_limit(shown=SHOWN))
@with_form
@with_filters
@click.pass_obj
def quotes(
    parts: Parts,
    asked: tuple[str, ...],
    place: Place,
    about: str,
    by: str | None,
    as_speakers: bool,
    limit: int | None,
    form: Form,
    filters: Filters,
) -> int:
    """Show what PERSON said, or what was said about TOPIC, in order of day; without either, all statements."""
    if as_speakers and by:
        raise BadInput(strings.SPEAKERS_COMBINED, strings.ONE_OF_THEM)
    settings = load_settings()
    most = limit or (SHOWN if form is Form.TEXT else None)
    with opened(parts, settings, place, filters) as engine:
        if as_speakers:
            view = engine.speakers(" ".join(asked), about, filters, most)
        else:
            view = engine.quotes(" ".join(asked), about, filters, most, by == "outlet")
    if form is Form.TEXT and limit is None and len(view.items) == SHOWN:
        note(strings.limit_reached(shown=SHOWN))
    if as_speakers:
        return give(view, form, place, _speakers, _speaker_in_markdown)
    return give(view, form, place, lambda shown: _statements(shown, by == "outlet"), _in_markdown)


def _statements(view: View, by_outlet: bool) -> Iterable[Text]:
    outlet: object = object()  # none yet: a story may have no outlet
    for item in view.items:
        if by_outlet and item.fields["outlet"] != outlet:
            outlet = item.fields["outlet"]
            yield Text(label(str(outlet or strings.NO_OUTLET)), "bold underline")
        yield _statement(item)


def _statement(item: Item) -> Text:
    """A statement: day, speaker, verb and outlet; its words with their footnotes; who else has them."""
    from rag.views.quotes import introduced

    fields = item.fields
    before, who, verb = introduced(fields)
    said = prose(item.text)
    marks = "".join(f"[{citation.number}]" for citation in item.citations)
    text = Text.assemble((label(str(fields["day"] or "undated")), "dim"), "  ", f"{before} " if before else "", (label(who), "bold"))
    text.append(f"  {' · '.join(label(str(known)) for known in (verb, fields['outlet']) if known)}", "dim")
    text.append(f"\n    {in_marks(said) if fields['direct'] else said}")
    text.append(marks, "cyan")
    for name, sign in (("also", strings.ALSO_IN), ("differs", strings.OTHERWISE_IN)):
        for each in several(fields.get(name)):
            text.append(f"\n    {sign} {one_line(each)}", "dim" if name == "also" else "")
    return text


def _in_markdown(item: Item) -> str:
    """A statement as a line of a list, those who have it too below it."""
    from rag.views.quotes import introduced

    fields = item.fields
    before, who, verb = introduced(fields)
    speaker = " ".join(filter(None, (escaped(before), f"**{escaped(prose(who))}**", escaped(verb))))
    head = " · ".join(filter(None, (escaped(str(fields["day"] or "undated")), speaker, escaped(prose(str(fields["outlet"] or ""))))))
    said = prose(item.text)
    marks = "".join(f"[^{citation.number}]" for citation in item.citations)
    lines = [f"- {head}: {escaped(in_marks(said) if fields['direct'] else said)}{marks}"]
    for name, sign in (("also", strings.ALSO_IN), ("differs", strings.OTHERWISE_IN)):
        lines += [f"    - {sign} {escaped(prose(each))}" for each in several(fields.get(name))]
    return "\n".join(lines)


def _speaker_in_markdown(item: Item) -> str:
    told = " · ".join(filter(None, (plural(int(str(item.fields["statements"])), "statement"), *_known_of(item))))
    return f"- **{escaped(prose(item.text))}**: {escaped(told)}[^{item.citations[0].number}]"


def _known_of(item: Item) -> tuple[str, str]:
    """From when to when a speaker speaks, and where."""
    days = strings.TO.join(dict.fromkeys(str(item.fields[name]) for name in ("first", "last") if item.fields[name]))
    return days, ", ".join(map(label, several(item.fields["outlets"])))


def _speakers(view: View) -> Iterable[Text]:
    width = max(len(str(item.fields["statements"])) for item in view.items)
    for item in view.items:
        fields = item.fields
        text = Text.assemble(
            (str(fields["statements"]).rjust(width), "bold"), "  ", (label(item.text), "bold"), (f"[{item.citations[0].number}]", "cyan")
        )
        yield text.append(f"  {' · '.join(filter(None, _known_of(item)))}", "dim")
