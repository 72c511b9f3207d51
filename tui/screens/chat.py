"""The main screen: the conversation above, the question below, the source beside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer

from rag.types import Answer, Finished, Turn
from tui.asking import Asker
from tui.failure import told
from tui.messages import ArticleRead, Asked, OpenPlaces, TurnEvent, TurnFailed
from tui.place import Place
from tui.turn import Exchange, history
from tui.widgets.conversation import Conversation
from tui.widgets.footnote_line import FootnoteLine
from tui.widgets.header_bar import HeaderBar
from tui.widgets.question_box import QuestionBox
from tui.widgets.source_pane import SourcePane
from tui.widgets.turn_view import TurnView


class ChatScreen(Screen[None]):
    """A conversation."""

    AUTO_FOCUS = "#question"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = [
        Binding("escape", "escape", "Stop", show=False),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False, priority=True),
        *(Binding(str(digit), f"open({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.exchanges: list[Exchange] = []
        self.asker = Asker(self.post_message, self._history)

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                yield Conversation()
                yield QuestionBox()
            yield SourcePane()
        yield Footer(show_command_palette=False, compact=True)

    @property
    def question(self) -> QuestionBox:
        return self.query_one(QuestionBox)

    @property
    def conversation(self) -> Conversation:
        return self.query_one(Conversation)

    @property
    def source(self) -> SourcePane:
        return self.query_one(SourcePane)

    def _history(self, asked: Exchange) -> tuple[Turn, ...]:
        return history(e for e in self.exchanges if e.number < asked.number)

    # Asking

    async def on_asked(self, message: Asked) -> None:
        await self.ask(message.question)

    async def ask(self, question: str) -> None:
        """Begin a turn."""
        exchange = Exchange(len(self.exchanges), question, datetime.now(UTC).isoformat(timespec="seconds"))
        self.exchanges.append(exchange)
        self.asker.ask(exchange)
        await self.conversation.add(exchange)

    def on_turn_event(self, message: TurnEvent) -> None:
        exchange = self.exchanges[message.number]
        exchange.apply(message.event)
        if isinstance(message.event, Finished):
            self._finished(exchange)
        self._touch(exchange)

    def on_turn_failed(self, message: TurnFailed) -> None:
        exchange = self.exchanges[message.number]
        exchange.apply(Finished(message.number, Answer(exchange.question, "error", error=told(message.error))))
        self._finished(exchange)
        self._touch(exchange)

    def _finished(self, exchange: Exchange) -> None:
        self.asker.done(exchange.number)
        if exchange.stage == "error":
            self.question.give_back(exchange.question)
        self.question.invite("Ask on · enter shows the source · tab goes to the footnotes" if exchange.notes else "Ask on")

    def _touch(self, exchange: Exchange) -> None:
        if view := self.conversation.view(exchange.number):
            view.touch()

    def action_escape(self) -> None:
        """Stop the answer; else close the source; else go back to the question."""
        if stopped := self.asker.stop():
            for exchange in stopped:
                self._touch(exchange)
        elif self.source.display:
            self.close_source()
        else:
            self.question.focus()

    # Opening sources

    def on_open_places(self, message: OpenPlaces) -> None:
        self.source.display = True
        self.set_class(True, "-reading")
        self.source.open(message.places, message.index)
        self.source.query_one("StoryView").focus()

    def on_source_pane_wanted(self, message: SourcePane.Wanted) -> None:
        self.app.read_story(message.place, self.post_message)  # type: ignore[attr-defined]

    def on_article_read(self, message: ArticleRead) -> None:
        if message.article:
            self.source.show(message.place, message.article)
        elif message.error:
            self.source.fail(message.place, told(message.error).message)

    def on_source_pane_closed(self) -> None:
        self.close_source()

    def close_source(self) -> None:
        """Back to where the person was: the footnote, or the question."""
        place = self.source.place
        self.source.display = False
        self.set_class(False, "-reading")
        line = next((line for line in self.query(FootnoteLine) if line.place is place), None)
        (line or self.question).focus()

    def action_open(self, number: int) -> None:
        """Open footnote `number` of the turn in focus, else of the last answer."""
        view = self._turn_in_focus() or self.conversation.last
        if not (view and view.open(number)):
            self.app.bell()

    def on_question_box_submitted(self, message: QuestionBox.Submitted) -> None:
        last = self.conversation.last_with_places
        if last and (last.open_first() if message.number is None else last.open(message.number)):
            self.question.load_text("")
        else:
            self.app.bell()

    def on_question_box_left(self) -> None:
        last = self.conversation.last_with_places
        if last:
            last.lines[0].focus()
        else:
            self.focus_next()

    def _turn_in_focus(self) -> TurnView | None:
        focused = self.focused
        return next((node for node in focused.ancestors_with_self if isinstance(node, TurnView)), None) if focused else None

    def on_footnote_line_chosen(self, message: FootnoteLine.Chosen) -> None:
        self._act(message.what, message.line.place)

    def on_source_pane_act(self, message: SourcePane.Act) -> None:
        self._act(message.what, message.place)

    def _act(self, what: str, place: Place) -> None:
        actions: dict[str, Callable[[Place], None]] = {"copy": self.app.copy_quote, "edit": self.app.edit}  # type: ignore[attr-defined]
        actions[what](place)

    def on_turn_view_act(self, message: TurnView.Act) -> None:
        exchange = message.exchange
        if message.what == "again":
            self.call_later(self.ask, exchange.question)
        elif message.what == "change":
            self.question.load_text(exchange.question)
            self.question.focus()
        else:
            self.app.copy_answer(exchange)  # type: ignore[attr-defined]

    def on_question_box_help_wanted(self) -> None:
        self.app.action_help()  # type: ignore[attr-defined]

    def action_scroll(self, direction: int) -> None:
        """A page up or down in the story, when it is being read, else in the conversation."""
        story = self.source.query_one("StoryView")
        target = story if self.focused is story else self.conversation
        target.scroll_relative(y=direction * max(target.size.height - 2, 1), animate=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """With the source open beside, moving along the footnotes turns its pages."""
        if isinstance(event.widget, FootnoteLine) and self.source.display:
            turn = self._turn_in_focus()
            if turn and event.widget.place is not self.source.place:
                self.source.open(turn.places, turn.lines.index(event.widget))
