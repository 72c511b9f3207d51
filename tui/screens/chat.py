"""The main screen: the conversation above, the question below, the source beside."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from rag.types import Answer, Filters, Finished, Turn
from tui import background, scope, strings
from tui.asking import Asker
from tui.failure import told
from tui.messages import Asked, OpenPlaces, TurnEvent, TurnFailed
from tui.preparing import PAUSE, Preparer
from tui.screens.acting import ActingScreen
from tui.turn import Exchange, Stage, history
from tui.widgets.conversation import Conversation
from tui.widgets.footnote_line import FootnoteLine
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine
from tui.widgets.question_box import QuestionBox
from tui.widgets.source_pane import SourcePane
from tui.widgets.story_view import StoryView
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from tui.widgets.turn_view import TurnView

LONG = 500
"""Turns of a conversation that are worth sparing the garbage collector."""


class ChatScreen(ActingScreen):
    """A conversation."""

    AUTO_FOCUS = "#question"
    NO_FILTERS = Filters()
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    BINDINGS = [
        Binding("escape", "escape", strings.STOP, show=False),
        Binding("pageup", "scroll(-1)", strings.SCROLL_UP, show=False, priority=True),
        Binding("pagedown", "scroll(1)", strings.SCROLL_DOWN, show=False, priority=True),
        Binding("ctrl+r", "unscope", strings.ASK_ALL_STORIES, show=False),
        Binding("i", "write", strings.WRITE, show=False),
        Binding("question_mark", "app.show('help')", strings.HELP, show=False),
        *(Binding(str(digit), f"open({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.exchanges: list[Exchange] = []
        self.asker = Asker(self.post_message, self._history)
        self._preparer = Preparer()
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                yield Conversation()
                yield Static(id="scope", markup=False)
                with Center(id="asking"):
                    yield QuestionBox(self.leave_question)
            yield SourcePane()
        yield KeysLine(show_command_palette=True)

    async def on_mount(self) -> None:
        await self.conversation.show(self.exchanges)

    @property
    def conversation(self) -> Conversation:
        return self.query_one(Conversation)

    def _history(self, asked: Exchange) -> tuple[Turn, ...]:
        end = asked.number if asked.again is None else asked.again
        end = 0 if asked.alone else end
        return history(e for e in self.exchanges if e.number < end)

    # The conversation as a whole

    async def begin(self, exchanges: list[Exchange]) -> None:
        """Put another conversation on the screen; what was being answered is stopped."""
        self.stop()
        self.asker = Asker(self.post_message, self._history, epoch=self.asker.epoch + 1, filters=self.asker.filters)
        if self.footnote.engine and self.footnote.ready:
            self.asker.ready(self.footnote.engine)
        self.exchanges = exchanges
        if len(exchanges) > LONG:
            background.spare()
        self.question.earlier = [e.question for e in exchanges]
        self._invite()
        self.close_source()
        await self.conversation.show(exchanges)
        self.question.focus()

    def scope(self, filters: Filters) -> None:
        """Ask only the stories that pass `filters` from now on."""
        self.asker.filters = filters
        line = self.query_one("#scope", Static)
        line.display = bool(filters)
        line.update(strings.asking_only(filters=scope.told(filters)))

    def action_unscope(self) -> None:
        """Ask all stories again."""
        self.scope(self.NO_FILTERS)

    def know(self, facts: str) -> None:
        """Tell an empty conversation what there is."""
        for welcome in self.query(Welcome):  # it has gone when the application is being quit
            welcome.know(facts)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been asked or typed; the box has gone when the application is being quit."""
        return not self.exchanges and [box.text for box in self.query(QuestionBox)] == [""]

    async def suggest(self, questions: list[str]) -> None:
        """Offer questions that the index answers."""
        for welcome in self.query(Welcome):
            await welcome.suggest(questions)

    # Asking

    async def on_asked(self, message: Asked) -> None:
        await self.ask(message.question)

    async def ask(self, question: str, again: Exchange | None = None, alone: bool = False) -> None:
        """Begin a turn; `again` is the one whose question is asked once more, of the stories it was asked of then.

        The last one's typed anew is asked once more, too, of the stories that are asked now. Asked `alone`, it is no follow-up.
        """
        exchange = Exchange(len(self.exchanges), question, datetime.now(UTC).isoformat(timespec="seconds"))
        exchange.filters, exchange.alone = again.filters if again else self.asker.filters, alone
        again = again or next((e for e in self.exchanges[-1:] if e.question == question), None)
        if again:
            exchange.again = again.number if again.again is None else again.again
        self.exchanges.append(exchange)
        self._invite()
        self._preparer.stop()
        self.footnote.suggester.stop()
        self.question.remember(question)
        self.footnote.keeper.asked(exchange)
        if self.asker.hopes():
            self.footnote.begin_anew()
        self.asker.ask(exchange)
        await self.conversation.add()
        if not self.question.has_focus and self._turn_in_focus() is None:  # a suggestion was chosen, which has gone
            self.question.focus()

    def on_turn_event(self, message: TurnEvent) -> None:
        if message.epoch != self.asker.epoch:
            return
        exchange = self.exchanges[message.number]
        exchange.apply(message.event)
        if isinstance(message.event, Finished):
            self._finished(exchange)
        else:
            self.footnote.keeper.written(exchange)
        self._touch(exchange)

    def on_turn_failed(self, message: TurnFailed) -> None:
        if message.epoch == self.asker.epoch:
            answer = Answer(self.exchanges[message.number].question, "error", error=told(message.error))
            self.on_turn_event(TurnEvent(message.number, message.epoch, Finished(message.number, answer)))

    def _finished(self, exchange: Exchange) -> None:
        self.asker.done(exchange.number)
        self.footnote.keeper.finished(exchange)
        if exchange.stage is Stage.ERROR:
            self.question.give_back(exchange.question)
        self._await_pause()
        self._invite()

    def _invite(self) -> None:
        """Say in the empty box what can be done now; enter opens what belongs to the last question, never to an older one."""
        match self.exchanges[-1:]:
            case []:
                self.question.invite(strings.ASK_THESE_ARTICLES)
            case [last] if last.stage is Stage.ABSTAINED and last.hits:
                self.question.invite(strings.ASK_ANOTHER, strings.enter_shows(opens=strings.NEAREST_PASSAGE))
            case [last] if last.notes:
                self.question.invite(strings.ASK_ANOTHER, strings.enter_shows(opens=strings.SOURCE))
            case [last] if last.stage is Stage.STOPPED:
                self.question.invite(strings.ASK_ANOTHER, strings.UP_BRINGS_BACK)
            case _:
                self.question.invite(strings.ASK_ANOTHER)

    def _touch(self, exchange: Exchange) -> None:
        if view := self.conversation.view(exchange.number):
            view.touch()

    def stop(self) -> bool:
        """Stop what is being answered; False when nothing is."""
        stopped = self.asker.stop()
        for exchange in stopped:
            self.footnote.keeper.written(exchange)
            self._touch(exchange)
        self._invite()
        return bool(stopped)

    def action_escape(self) -> None:
        """Stop the answer; else take back an edit; else close the source; else go back to the question."""
        if self.stop() or (self.question.has_focus and self.question.take_back()):
            return
        if self.source.display:
            self.close_source()
        else:
            self.question.focus()

    # Preparing what is being typed

    def on_text_area_changed(self) -> None:
        self._preparer.stop()
        self._await_pause()

    def _await_pause(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._prepare) if self.question.text.strip() else None

    def _prepare(self) -> None:
        """Once the person pauses, let the engine do ahead what the question will need; an answer in the making goes first."""
        engine = self.footnote.engine
        if engine is None or not self.footnote.ready or not self.footnote.settings.passage_cache or self.asker.busy:
            return
        if self._preparer.busy:  # what was stopped has not ended yet
            self._await_pause()
        else:
            self._preparer.begin(engine, self.question.text, history(self.exchanges), self.asker.filters)

    # Opening sources

    def close_source(self) -> None:
        """Back to the footnote, or to the question when there is none."""
        super().close_source()
        for line in self.query(FootnoteLine):
            line.set_class(False, "-open")
        if self.focused is None or not self.focused.display:
            self.question.focus()

    def open_source(self, message: OpenPlaces) -> None:
        """Show the place, and which footnote it is."""
        super().open_source(message)
        self._mark_open()

    def on_source_pane_wanted(self, message: SourcePane.Wanted) -> None:
        super().on_source_pane_wanted(message)
        self._mark_open()

    def _mark_open(self) -> None:
        for line in self.query(FootnoteLine):
            line.set_class(line.place is self.source.place, "-open")

    def action_open(self, number: int) -> None:
        """Open footnote `number` of the turn in focus, else of the last one."""
        view = self.turn_meant()
        if not (view and view.open(number)):
            self.app.bell()

    async def on_question_box_submitted(self, message: QuestionBox.Submitted) -> None:
        self.question.load_text("")  # a number never becomes the beginning of the next question
        if self.exchanges and self.conversation.view(self.exchanges[-1].number) is None:  # scrolled far away
            await self.conversation.show(self.exchanges)
        last = self.conversation.view(len(self.exchanges) - 1)
        if not (last and (last.open_first() if message.number is None else last.open(message.number))):
            self.app.bell()
            if message.number is not None:
                self.footnote.warn(strings.no_such_footnote(message.number, len(last.places) if last else None))

    def leave_question(self) -> None:
        """On to the footnotes of the last answer."""
        last = self.conversation.last_with_places
        if last and last.lines:
            self.set_focus(last.lines[0])
        else:
            self.focus_next()

    def turn_meant(self) -> TurnView | None:
        """The turn in focus, else the last one on the screen."""
        return self._turn_in_focus() or next(iter(self.conversation.views[-1:]), None)

    def _turn_in_focus(self) -> TurnView | None:
        """The turn one is in, or came to the source from."""
        at = self._came_from if self.focused and self.source in self.focused.ancestors_with_self else self.focused
        ancestors = at.ancestors_with_self if at else []
        return next((view for view in self.conversation.views if view in ancestors), None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """With the source open beside, moving along the footnotes turns its pages."""
        if isinstance(event.widget, FootnoteLine) and self.source.display and self.is_wide:
            turn = self._turn_in_focus()
            if turn and event.widget.place is not self.source.place:
                self.open_source(OpenPlaces(turn.places, turn.lines.index(event.widget)))

    def on_question_box_escaped(self) -> None:
        self.action_escape()

    async def on_question_box_help_wanted(self) -> None:
        await self.footnote.run_action("show('help')")

    def action_write(self) -> None:
        """Go to the question."""
        self.question.focus()

    def action_scroll(self, direction: int) -> None:
        """A page up or down in the story, when it is being read, else in the conversation."""
        story = self.source.query_one(StoryView)
        target = story if self.focused is story else self.conversation
        target.scroll_relative(y=direction * max(target.size.height - 2, 1), animate=False)
