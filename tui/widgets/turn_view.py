"""One turn on the screen: the question, the answer as it comes, its footnotes, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Markdown, Static

from rag.text import MESSAGE, label, plural, prose, sanitise
from tui import answer_markdown, scope, strings
from tui.messages import OpenPlaces
from tui.place import Place, from_citation, from_near
from tui.turn import Exchange, Stage
from tui.widgets.answer_text import AnswerText
from tui.widgets.footnote_line import FootnoteLine, source

if TYPE_CHECKING:
    from tui.owner import Owner

WRITES_A_SECOND = 20
BAR = 20
SWAY = 6
"""Cells of what moves in the bar, and how many it moves in a second."""
NEAREST = 3


class TurnView(Vertical, can_focus=True):
    """Draws an Exchange; `touch()` says it has changed."""

    BINDINGS = [
        Binding("y", "act('copy')", strings.COPY_ANSWER),
        Binding("r", "act('again')", strings.ASK_AGAIN),
        Binding("x", "act('export')", strings.EXPORT, show=False),
        Binding("e", "act('change')", strings.EDIT_QUESTION),
    ]

    @dataclass
    class Act(Message):
        """Something is to be done with this turn: copy, export, again, alone, change, reread."""

        what: str
        exchange: Exchange

    def __init__(self, exchange: Exchange) -> None:
        super().__init__(classes=f"turn -{exchange.stage}")
        self.exchange = exchange
        self._timer: Timer | None = None
        self._listed: tuple[Place, ...] = ()
        if exchange.stage.over:  # whole from the beginning: what is added later is styled and laid out once more
            self._listed = self.places
            self.set_class(bool(self._listed), "-listed")
        self._dirty = True
        self._said: dict[str, str] = {}
        self._stage: Stage | None = None
        self._since = 0.0

    def compose(self) -> ComposeResult:
        exchange = self.exchange
        yield Static(Content(sanitise(exchange.question)), classes="question")
        if reading(exchange) or not exchange.stage.over:  # a turn that is over mounts nothing it does not need
            yield Static(classes="read-as", markup=False)
        yield AnswerText()
        if verdict(exchange) or not exchange.stage.over:
            yield Static(classes="verdict", markup=False)
        yield Vertical(*_lines(self._listed, _column(self._listed)), classes="footnotes")
        if not exchange.stage.over:
            yield Static(classes="progress", markup=False)

    async def on_mount(self) -> None:
        if not self.exchange.stage.over:
            self.touch()
        await self._paint()

    @property
    def places(self) -> tuple[Place, ...]:
        """What can be opened: the footnotes, or of a refusal the nearest passages."""
        if self.exchange.stage is Stage.ABSTAINED:
            places = tuple(from_near(hit, number) for number, hit in enumerate(self.exchange.hits[:NEAREST], 1))
        else:
            places = tuple(from_citation(citation) for citation in self.exchange.notes)
        return self._listed if places == self._listed else places

    @property
    def lines(self) -> list[FootnoteLine]:
        """The footnotes as widgets, in order."""
        return list(self.query(FootnoteLine))

    def touch(self) -> None:
        """The exchange has changed: draw it at the next beat, which never comes more often than needed."""
        self._dirty = True
        self._timer = self._timer or self.set_interval(1 / WRITES_A_SECOND, self._paint)
        self._timer.resume()

    async def _paint(self) -> None:
        exchange = self.exchange
        if not self._dirty:
            self._progress()
            return
        self._dirty = False
        await self.query_one(AnswerText).show(answer_markdown.source(exchange))
        self._say("read-as", reading(exchange))
        self._say("verdict", verdict(exchange))
        self._progress()
        for stage in Stage:
            self.set_class(stage is exchange.stage, f"-{stage}")
        await self._list()
        if exchange.stage.over and not self._dirty and self._timer:  # it may have ended while this was drawn
            self._timer.pause()

    async def _list(self) -> None:
        places = self.places
        if places == self._listed:
            return
        box, column = self.query_one(".footnotes", Vertical), _column(places)
        if places[: len(self._listed)] == self._listed:
            await box.mount_all(_lines(places[len(self._listed) :], column))
        else:
            await box.remove_children()
            await box.mount_all(_lines(places, column))
        self._listed = places
        self.set_class(bool(places), "-listed")
        for line in self.lines:
            line.column = column

    def _progress(self) -> None:
        now = cast("Owner", self.app).clock()
        if self.exchange.stage is not self._stage:
            self._stage, self._since = self.exchange.stage, now
        self._say("progress", progress(self.exchange, now - self._since))

    def _say(self, name: str, text: str) -> None:
        if self._said.get(name) != text:
            self._said[name] = text
            for line in self.query_children(f".{name}").results(Static):
                line.display = bool(text)
                line.update(Content(text))

    def open(self, number: int) -> bool:
        """Open footnote `number`; False when there is none."""
        places = self.places
        for index, place in enumerate(places):
            if place.number == number:
                self.post_message(OpenPlaces(places, index))
                return True
        return False

    def open_first(self) -> bool:
        """Open the first place; False when there is none."""
        if places := self.places:
            self.post_message(OpenPlaces(places, 0))
        return bool(places)

    def on_footnote_line_chosen(self, message: FootnoteLine.Chosen) -> None:
        if message.what == "open":
            message.stop()
            self.post_message(OpenPlaces(self.places, self.lines.index(message.line)))

    def on_markdown_link_clicked(self, message: Markdown.LinkClicked) -> None:
        message.stop()
        kind, _, number = message.href.partition(":")
        if kind == "cite" and number.isdecimal():
            self.open(int(number))
        elif kind == "why":
            cast("Owner", self.app).tell(strings.NO_SOURCE_WHY)

    def on_click(self, event: events.Click) -> None:
        if event.widget is not None and event.widget.has_class("read-as"):
            self.action_act("reread")

    def action_act(self, what: str) -> None:
        """Copy the answer, ask again, or edit the question."""
        self.post_message(self.Act(what, self.exchange))


def _lines(places: Sequence[Place], column: int) -> list[FootnoteLine]:
    return [FootnoteLine(place, column) for place in places]


def _column(places: Sequence[Place]) -> int:
    """Cells of outlet and date, the same in all lines."""
    return max((cell_len(source(place)) for place in places), default=0)


def reading(exchange: Exchange) -> str:
    """How the question was taken and of which stories it was asked, where that is not plain from its words."""
    taken = prose(exchange.read_as or "")
    lines = [strings.understood_as(question=taken)] if taken else []
    lines += [strings.asked_only_of(filters=scope.told(exchange.filters))] if exchange.filters else []
    return "\n".join(lines)


def verdict(exchange: Exchange) -> str:
    """What has to be said about an answer besides its words."""
    answer = exchange.answer
    lines = []
    match exchange.stage:
        case Stage.ABSTAINED:
            lines.append(f"∅ {prose(exchange.reason or '') or strings.NOT_SAID}")
            lines += [strings.NEAREST] if exchange.hits else []
        case Stage.STOPPED:
            lines.append(strings.STOPPED_PARTLY if exchange.text else strings.STOPPED_EMPTY)
        case Stage.ERROR:
            error = answer.error if answer else None
            lines.append(f"✕ {label(error.message, MESSAGE) if error else strings.SOMETHING_WENT_WRONG}")
            lines += [f"→ {label(error.hint, MESSAGE)}"] if error and error.hint else []
        case _:
            lines += [strings.not_answered(missing=prose(answer.missing))] if answer and answer.missing else []
            lines += [prose(exchange.reason)] if exchange.reason else []
    return "\n".join(lines)


def progress(exchange: Exchange, seconds: float = 0.0) -> str:
    """One line on how far the turn is, and for how many seconds it has been there; empty when it is over."""
    lasting = strings.lasting(seconds=int(seconds)) if seconds >= 2 else ""
    match exchange.stage:
        case Stage.WAITING:
            return strings.waiting(lasting=lasting)
        case Stage.SEARCHING:
            return strings.searching(lasting=lasting)
        case Stage.READING:
            return strings.weighing(passages=plural(len(exchange.hits), "passage"), bar=_to_and_fro(seconds), lasting=lasting)
        case Stage.WRITING:
            return strings.writing(lasting=lasting)
        case _:
            return ""


def _to_and_fro(seconds: float) -> str:
    """A bar of work whose end nobody knows."""
    place = abs(int(seconds * SWAY) % (2 * (BAR - SWAY)) - (BAR - SWAY))
    return "─" * (BAR - SWAY - place) + "━" * SWAY + "─" * place
