"""The cited story beside the conversation, or over it where the terminal is narrow."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from rag.text import label, quoted_label
from rag.types import Article, Otherwise, Span
from tui.place import Place
from tui.story import tell
from tui.widgets.footnote_line import source
from tui.widgets.story_view import StoryView

OTHERWISE = 3
"""How many other tellings of a story are named at most."""


class SourcePane(Vertical):
    """Shows one of several places; the next and the previous are a key away."""

    BINDINGS = [
        Binding("escape,left,q", "close", "Close"),
        Binding("n,right_square_bracket", "step(1)", "Next"),
        Binding("p,left_square_bracket", "step(-1)", "Previous"),
        Binding("y", "act('copy')", "Copy quote"),
        Binding("e", "act('edit')", "Editor"),
    ]

    class Wanted(Message):
        """The story of `place` is to be read."""

        def __init__(self, place: Place) -> None:
            self.place = place
            super().__init__()

    class Closed(Message):
        """The person is done reading."""

    class Act(Message):
        """The place is to be copied or edited."""

        def __init__(self, what: str, place: Place) -> None:
            self.what = what
            self.place = place
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="source")
        self._places: tuple[Place, ...] = ()
        self._index = 0

    @property
    def place(self) -> Place | None:
        """What is shown."""
        return self._places[self._index] if self._places else None

    def compose(self) -> ComposeResult:
        yield Static(id="source-title", markup=False)
        yield Static(id="source-facts", markup=False)
        yield Static(id="source-warning", markup=False)
        yield StoryView()
        yield Static(id="source-steps", markup=False)

    def open(self, places: tuple[Place, ...], index: int) -> None:
        """Show `places[index]` once its story has been read."""
        self._places, self._index = places, index
        place = places[index]
        self.query_one("#source-title", Static).update(Content(label(place.title) or label(place.file)))
        self.query_one("#source-facts", Static).update(Content(_facts(place)))
        self._warn("")
        steps = f"{index + 1} of {len(places)} · n next · p previous" if len(places) > 1 else ""
        self.query_one("#source-steps", Static).update(Content(steps))
        self.post_message(self.Wanted(place))

    def show(self, place: Place, article: Article) -> None:
        """The story has been read. It is shown as it is now; a change since the answer is said."""
        if place != self.place:
            return
        spans, warning = place.spans, ""
        if place.text_sha256 and article.text_sha256 != place.text_sha256:
            start = article.text.find(place.quote) if place.quote else -1
            spans = (Span(start, start + len(place.quote)),) if start >= 0 else ()
            found = "The words are still in it." if spans else "The quoted words are no longer in it."
            warning = f"! This story has changed since. {found}"
        self._warn(warning)
        self.query_one(StoryView).show(tell(article, spans))

    def fail(self, place: Place, message: str) -> None:
        """The story could not be read: the quote is all there is."""
        if place == self.place:
            self._warn("! " + message)
            self.query_one(StoryView).show(tell(Article(place.file, place.quote, "", place.title), [Span(0, len(place.quote))]))

    def _warn(self, text: str) -> None:
        warning = self.query_one("#source-warning", Static)
        warning.display = bool(text)
        warning.update(Content(text))

    def action_step(self, by: int) -> None:
        """Go to the next or previous place."""
        if self._places:
            self.open(self._places, (self._index + by) % len(self._places))

    def action_close(self) -> None:
        """Back to the conversation."""
        self.post_message(self.Closed())

    def action_act(self, what: str) -> None:
        """Copy the quote with its source, or open the file at the line."""
        if self.place:
            self.post_message(self.Act(what, self.place))


def _facts(place: Place) -> str:
    also = f"\nAlso in {', '.join(label(copy) for copy in place.copies[:3])}" if place.copies else ""
    more = f" and {len(place.copies) - 3} more" if len(place.copies) > 3 else ""
    told = "".join(f"\n{_otherwise(each)}" for each in place.otherwise[:OTHERWISE])
    known = source(place)
    return (f"{known}\n" if known else "") + place.where + also + more + told


def _otherwise(told: Otherwise) -> str:
    words = f": {quoted_label(told.there)} for {quoted_label(told.here)}" if told.here or told.there else ""
    return f"Told otherwise in {label(told.place)}{words}"
