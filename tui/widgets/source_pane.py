"""The cited story beside the conversation, or over it where the terminal is narrow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from rag.text import label, quoted_label
from rag.types import Article, Otherwise, Span
from tui import strings
from tui.place import Place
from tui.story import tell
from tui.widgets.clean_input import CleanInput
from tui.widgets.footnote_line import source
from tui.widgets.story_view import StoryView

OTHERWISE = 3
"""How many other tellings of a story are named at most."""


class SourcePane(Vertical):
    """Shows one of several places; the next and the previous are a key away."""

    BINDINGS = [
        Binding("escape,left,q", "close", strings.CLOSE),
        Binding("n,right_square_bracket", "step(1)", strings.NEXT),
        Binding("p,N,left_square_bracket", "step(-1)", strings.PREVIOUS),
        Binding("slash", "find", strings.FIND, key_display="/"),
        Binding("m", "act('pin')", strings.PIN),
        Binding("u", "act('uses')", strings.QUESTIONS, show=False),
        Binding("y", "act('copy')", strings.COPY_QUOTE),
        Binding("e", "act('edit')", strings.EDITOR),
    ]

    @dataclass
    class Wanted(Message):
        """The story of `place` is to be read."""

        place: Place

    class Closed(Message):
        """The person is done reading."""

    @dataclass
    class Act(Message):
        """The place is to be copied, edited or pinned, or the questions asked of its story to be listed."""

        what: str
        place: Place

    def __init__(self) -> None:
        super().__init__(id="source")
        self._places: tuple[Place, ...] = ()
        self._index = 0
        self._article: Article | None = None

    @property
    def place(self) -> Place | None:
        """What is shown."""
        return self._places[self._index] if self._places else None

    def compose(self) -> ComposeResult:
        yield Static(id="source-title", markup=False)
        yield Static(id="source-facts", markup=False)
        yield Static(id="source-warning", markup=False)
        yield StoryView()
        yield CleanInput(placeholder=strings.FIND_IN_THIS_STORY, id="source-find", compact=True)
        yield Static(id="source-steps", markup=False)

    def open(self, places: tuple[Place, ...], index: int) -> None:
        """Show `places[index]` once its story has been read."""
        self._places, self._index = places, index
        self._article = None
        self._end_find()
        place = places[index]
        self.query_one("#source-title", Static).update(Content(label(place.title) or label(place.file)))
        self.query_one("#source-facts", Static).update(Content(_facts(place)))
        self._warn("")
        self._say_steps()
        self.post_message(self.Wanted(place))

    def show(self, place: Place, article: Article) -> None:
        """The story has been read. It is shown as it is now; a change since the answer is said."""
        if place != self.place:
            return
        self._article = article
        spans, warning = place.spans, ""
        if place.text_sha256 and article.text_sha256 != place.text_sha256:
            start = article.text.find(place.quote) if place.quote else -1
            spans = (Span(start, start + len(place.quote)),) if start >= 0 else ()
            found = strings.WORDS_STILL_THERE if spans else strings.WORDS_GONE
            warning = strings.story_changed(found=found)
        self._warn(warning)
        self.query_one(StoryView).show(tell(article, spans))

    def fail(self, place: Place, message: str) -> None:
        """The story could not be read: the quote is all there is."""
        if place == self.place:
            self._warn("! " + message)
            self.query_one(StoryView).show(tell(Article(place.file, place.quote, "", place.title), [Span(0, len(place.quote))]))

    def _say_steps(self) -> None:
        many = len(self._places)
        steps = strings.footnote_of(number=self._index + 1, many=many) if many > 1 else ""
        self.query_one("#source-steps", Static).update(Content(steps))

    def _warn(self, text: str) -> None:
        warning = self.query_one("#source-warning", Static)
        warning.display = bool(text)
        warning.update(Content(text))

    def action_step(self, by: int) -> None:
        """Go to the next or previous place; of what is being looked for, while something is."""
        story = self.query_one(StoryView)
        if story.found:
            self._say_found(story.step(by), len(story.found))
        elif self._places:
            self.open(self._places, (self._index + by) % len(self._places))

    def action_close(self) -> None:
        """End the find; else back to the conversation."""
        if self._end_find():
            self.query_one(StoryView).focus()
        else:
            self.post_message(self.Closed())

    def action_find(self) -> None:
        """Look for words in this story."""
        box = self.query_one("#source-find", CleanInput)
        box.display, box.value = True, ""
        box.focus()

    def on_input_submitted(self, event: CleanInput.Submitted) -> None:
        event.stop()
        story = self.query_one(StoryView)
        many = story.find(event.value)
        if many:
            self._say_found(story.step(0), many)
        else:
            self.query_one("#source-steps", Static).update(Content(strings.not_in_story(value=quoted_label(event.value))))
        story.focus()

    def on_input_changed(self, event: CleanInput.Changed) -> None:
        event.stop()

    def _say_found(self, number: int, many: int) -> None:
        self.query_one("#source-steps", Static).update(Content(strings.found_of(number=number, many=many)))

    def _end_find(self) -> bool:
        """Whether there was one."""
        box, story = self.query_one("#source-find", CleanInput), self.query_one(StoryView)
        was = box.display
        box.display = False
        if was:
            story.find("")
            self._say_steps()
        return bool(was)

    def selected(self) -> Place | None:
        """The words that are selected in the story, as a place of it; the place that is open when none are."""
        place, words = self.place, (self.screen.get_selected_text() or "").split()
        if place is None or self._article is None or not words:
            return place
        found = re.search(r"\s+".join(map(re.escape, words)), self._article.text)
        if found is None:
            return place
        text, start = self._article.text, found.start()
        line = text.count("\n", 0, start) + 1 if self._article.extractor is None else None
        return replace(place, spans=(Span(*found.span()),), quote=found[0], line=line, text_sha256=self._article.text_sha256)

    def action_act(self, what: str) -> None:
        """Copy the quote with its source, or open the file at the line."""
        if place := self.selected() if what in ("pin", "copy") else self.place:
            self.post_message(self.Act(what, place))


def _facts(place: Place) -> str:
    also = strings.also_in(names=", ".join(label(copy) for copy in place.copies[:3])) if place.copies else ""
    more = strings.and_more(count=len(place.copies) - 3) if len(place.copies) > 3 else ""
    told = "".join(f"\n{_otherwise(each)}" for each in place.otherwise[:OTHERWISE])
    known = source(place)
    return (f"{known}\n" if known else "") + place.where + also + more + told


def _otherwise(told: Otherwise) -> str:
    words = strings.other_words(there=quoted_label(told.there), here=quoted_label(told.here)) if told.here or told.there else ""
    return strings.told_otherwise(place=label(told.place), words=words)
