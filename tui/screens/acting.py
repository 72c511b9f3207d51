"""What can be done with a turn that stands in the conversation: copy it, export it, ask it again, alone, or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from tui import strings
from tui.screens import exporting
from tui.screens.reading import ReadingScreen
from tui.turn import Exchange
from tui.widgets.question_box import QuestionBox

if TYPE_CHECKING:
    from tui.widgets.turn_view import TurnView


class ActingScreen(ReadingScreen):
    """A screen with turns and a question box."""

    BINDINGS = [
        Binding("f8", "act_on('reread')", strings.CORRECT_READING, show=False),
        Binding("f9", "act_on('alone')", strings.NOT_A_FOLLOW_UP, show=False),
    ]

    @property
    def question(self) -> QuestionBox:
        return self.query_one(QuestionBox)

    async def ask(self, question: str, again: Exchange | None = None, alone: bool = False) -> None:
        """Begin a turn."""
        raise NotImplementedError

    def on_turn_view_act(self, message: TurnView.Act) -> None:
        exchange = message.exchange
        match message.what:
            case "again":
                self.call_later(self.ask, exchange.question, exchange, exchange.alone)
            case "alone":
                self.call_later(self.ask, exchange.question, exchange, True)
            case "change":
                self._edit(exchange.question)
            case "reread":
                self._edit(exchange.read_as or exchange.question)
            case "export":
                exporting.turn(self.footnote, exchange)
            case _:
                from tui import export

                self.footnote.copy(export.answer(exchange), strings.ANSWER_COPIED)

    def turn_meant(self) -> TurnView | None:
        """The turn in focus, else the last one on the screen."""
        raise NotImplementedError

    def action_act_on(self, what: str) -> None:
        """Do something with the turn that is meant, from wherever one is."""
        if (view := self.turn_meant()) and view.exchange.stage.over:
            view.action_act(what)
        else:
            self.app.bell()

    def _edit(self, text: str) -> None:
        self.question.change(text)
        self.question.focus()
