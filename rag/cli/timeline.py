"""`footnote timeline`: what happened when, in the stories' own words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, timedelta

import click
from rich.text import Text

from rag.cli import strings
from rag.cli.footnotes import marks, source
from rag.cli.options import Day, command, with_filters, with_place
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened
from rag.cli.screen import console, out
from rag.cli.view import Form, give, with_form
from rag.config import load_settings
from rag.days import day_of, written
from rag.errors import BadInput
from rag.export.markdown import escaped
from rag.text import plural, prose
from rag.types import Filters
from rag.views import Item, View
from rag.views.types import several

WIDEST = 60  # characters of the chart
BESIDE = timedelta(45)  # days before the first and after the last story that the chart shows


@command(strings.TIMELINE)
@click.argument("topic", nargs=-1)
@with_place
@click.option("--limit", type=click.IntRange(1, 1000), metavar="N", default=40, show_default=True, help=strings.TIMELINE_LIMIT)
@click.option("--around", type=Day(), metavar="DATE", help=strings.TIMELINE_AROUND)
@click.option("--by", type=click.Choice(["week"]), help=strings.TIMELINE_BY)
@click.option("--ics", "as_ics", is_flag=True, help=strings.TIMELINE_ICS)
@with_form
@with_filters
@click.pass_obj
def timeline(
    parts: Parts,
    topic: tuple[str, ...],
    place: Place,
    limit: int,
    around: str | None,
    by: str | None,
    as_ics: bool,
    form: Form,
    filters: Filters,
) -> int:
    """Show what happened when on TOPIC, each event with its day and its footnote; without TOPIC, the folder's main events."""
    if as_ics and form is not Form.TEXT:
        raise BadInput(strings.ICS_COMBINED, strings.ONE_OF_THEM)
    settings = load_settings()
    with opened(parts, settings, place, filters) as engine:
        view = engine.timeline(" ".join(topic), filters, date.fromisoformat(around) if around else None, limit)
    if as_ics and view.items:
        from rag.views.timeline import as_calendar

        out(as_calendar(view).rstrip("\n"))
        return 0
    return give(view, form, place, lambda shown: _drawn(shown, by == "week"), _markdown)


def _drawn(view: View, weekly: bool) -> Iterable[Text]:
    """The chart, the stretches without a story, and the events, each under its day."""
    yield _chart(view)
    week: date | None = None
    for item in view.items:
        day = _day(item)
        if weekly and day and (monday := day - timedelta(day.weekday())) != week:
            week = monday
            yield Text(strings.week_of(monday=written(monday)), "bold")
        yield _event(item)


def _event(item: Item) -> Text:
    fields = item.fields
    told = several(fields["versions"])
    own, others = item.citations[: len(item.citations) - len(told)], item.citations[len(item.citations) - len(told) :]
    stated = strings.stated_in(words=prose(str(fields["stated"]))) if fields["stated"] else ""
    head = f" · {stated}{source(own[0].outlet, own[0].published, own[0].title)}"
    text = Text.assemble((str(fields["when"]), "bold"), (head, "dim"))
    text.append(f"\n{prose(item.text)}").append_text(marks(own))
    for version, citation in zip(told, others, strict=True):
        before = strings.SINCE_CORRECTED if fields["corrected"] and citation is others[-1] else strings.ALSO
        text.append(f"\n  {before}{prose(version)}", "dim").append_text(marks([citation]))
    return text


def _markdown(item: Item) -> str:
    """One line of a list, its other tellings below it."""
    told = several(item.fields["versions"])
    own = item.citations[: len(item.citations) - len(told)]
    stated = strings.stated_in(words=prose(str(item.fields["stated"]))) if item.fields["stated"] else ""
    head = f"{stated}{source(own[0].outlet, own[0].published, own[0].title)}"
    lines = [f"- **{item.fields['when']}** ({escaped(head)}): {escaped(prose(item.text))}{''.join(f'[^{c.number}]' for c in own)}"]
    for version, citation in zip(told, item.citations[len(own) :], strict=True):
        lines.append(f"    - {escaped(prose(version))}[^{citation.number}]")
    return "\n".join(lines)


def _chart(view: View) -> Text:
    """When stories were published and when things happened, over the same days; the days without a story below."""
    from rag.views.timeline import chart

    published = sorted({(c.published or "")[:10] for c in view.citations} - {""})
    days = [str(day) for item in view.items if (day := item.fields["day"])]
    head = plural(len(view.items), "event")
    if not published:
        return Text(head, "bold")
    first, last = date.fromisoformat(published[0]), date.fromisoformat(published[-1])
    shown = [day for day in map(day_of, days) if day and first - BESIDE <= day <= last + BESIDE]
    within = (min([first, *shown]), max([last, *shown]))
    most = min(WIDEST, max(console(sys.stdout).width - 12, 10))
    stories = {(c.file, c.part): c.published for c in view.citations}
    rows = [("stories", chart.bins(stories.values(), most, within)), ("events", chart.bins(days, most, within))]
    text = Text(head + (strings.far_off(count=len(days) - len(shown)) if len(days) > len(shown) else ""), "bold")
    for name, found in rows:
        text.append(f"\n{name:8} ", "dim").append(chart.bars(found), "cyan")
    width = len(rows[0][1])
    text.append(f"\n{'':8} {within[0]}{within[1]!s:>{max(width - 10, 11)}}", "dim")
    for start, end in chart.gaps(published, view.published):
        text.append(strings.no_story_from_to(start=written(start), end=written(end)), "dim")
    return text


def _day(item: Item) -> date | None:
    return day_of(str(item.fields["day"] or ""))
