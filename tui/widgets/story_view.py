"""A story to read: wrapped to a readable width, the cited words highlighted and barred, boilerplate dimmed.

Only the rows on the screen are drawn, so a long story costs no more than a short one. A resize wraps it
anew and keeps the words at the top where they were.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.content import Span as StyleSpan
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from rag.types import Kind, Span
from tui.story import Story, rows

GUTTER = 2
WIDEST = 92


class StoryView(ScrollView, can_focus=True):
    """The text of one story."""

    COMPONENT_CLASSES = {"story--text", "story--cited", "story--bar", "story--caption", "story--boilerplate", "story--found", "story--at"}
    BINDINGS = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._story = Story("", ())
        self._rows: list[Span] = []
        self._width = 0
        self._height = 0
        self.found: list[Span] = []
        self._at = -1

    @property
    def story(self) -> Story:
        """What is shown."""
        return self._story

    def show(self, story: Story) -> None:
        """Show `story`, scrolled to its first cited words."""
        self._story = story
        self.found = []
        self._wrap()
        self.to_cited()
        self.call_after_refresh(self._place_scrollbar)

    def find(self, words: str) -> int:
        """Highlight where `words` stand and go to the first place from what is in sight; how many there are. Nothing ends it."""
        words = " ".join(words.split())
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE) if words else None
        self.found = [Span(*match.span()) for match in pattern.finditer(self._story.text)] if pattern else []
        top = self._rows[min(self.scroll_offset.y, len(self._rows) - 1)].start if self._rows else 0
        self._at = next((place for place, span in enumerate(self.found) if span.start >= top), 0) - 1
        self.step(1)
        self.refresh()
        return len(self.found)

    def step(self, by: int) -> int:
        """Go to the next (or previous) place that was found; its number from 1."""
        if not self.found:
            return 0
        self._at = (self._at + by) % len(self.found)
        row = self._row_of(self.found[self._at].start)
        if not self.scroll_offset.y <= row < self.scroll_offset.y + self.size.height - 1:
            self.scroll_to(y=max(row - self.size.height // 3, 0), animate=False, immediate=True, force=True)
        self.refresh()
        return self._at + 1

    def _place_scrollbar(self) -> None:
        """A scrollbar that came after the scrolling does not know of it."""
        self.vertical_scrollbar.position = self.scroll_offset.y

    def to_cited(self) -> None:
        """Scroll to the first cited words, a few rows of context above them."""
        row = self._row_of(self._story.cited[0].start) if self._story.cited else 0
        self.scroll_to(y=max(row - self.size.height // 4, 0), animate=False, immediate=True, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """What was at the top stays there; cited words that were in sight stay in sight."""
        top = self._rows[min(self.scroll_offset.y, len(self._rows) - 1)].start if self._rows else 0
        cited = self._row_of(self._story.cited[0].start) if self._story.cited else -1
        in_sight = not self._height or self.scroll_offset.y <= cited < self.scroll_offset.y + self._height
        self._height = event.size.height
        if self._text_width != self._width:
            self._wrap()
            self.scroll_to(y=self._row_of(top), animate=False, immediate=True, force=True)
        if in_sight:
            self.to_cited()

    @property
    def _text_width(self) -> int:
        return min(max(self.scrollable_content_region.width - GUTTER - 1, 8), WIDEST)

    def _wrap(self) -> None:
        self._width = self._text_width
        self._rows = rows(self._story.text, self._width)
        self.virtual_size = Size(1, len(self._rows))
        self.refresh()

    def _row_of(self, offset: int) -> int:
        return max(bisect_right(self._rows, offset, key=lambda span: span.start) - 1, 0)

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        base = self.get_visual_style("story--text")
        width = self.size.width
        if number >= len(self._rows):
            return Strip.blank(width, base.rich_style)
        content = self._row(number)
        strip = Strip(content.render_segments(base), content.cell_length)
        return strip.adjust_cell_length(width, base.rich_style).apply_offsets(0, number)

    def _row(self, number: int) -> Content:
        start, end = self._rows[number]
        pieces = list(self._story.within(start, end))
        bar = any(piece.cited for piece in pieces)
        text = self._story.text[start:end].rstrip()
        spans = [
            StyleSpan(piece.start - start, piece.end - start, self._style(piece.kind, piece.cited))
            for piece in pieces
            if piece.cited or piece.kind is not Kind.BODY
        ]
        content = Content(text, spans=spans)
        for place, match in enumerate(self.found):
            if match.start < end and start < match.end:
                name = "story--at" if place == self._at else "story--found"
                content = content.stylize(self.get_visual_style(name), max(match.start - start, 0), min(match.end, end) - start)
        if self.text_selection and (selected := self.text_selection.get_span(number)):
            first, last = (max(edge - GUTTER, 0) if edge >= 0 else len(text) for edge in selected)
            content = content.stylize(self.screen.get_visual_style("screen--selection"), first, last)
        gutter = Content.styled("▌ ", self.get_visual_style("story--bar")) if bar else Content("  ")
        return gutter + content

    def _style(self, kind: Kind, cited: bool) -> Style:
        name = "cited" if cited else {Kind.CAPTION: "caption", Kind.BYLINE: "caption"}.get(kind, "boilerplate")
        return self.get_visual_style(f"story--{name}")

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, without the gutter."""
        lines = "\n".join(" " * GUTTER + self._story.text[start:end].rstrip() for start, end in self._rows)
        return "\n".join(line.removeprefix(" " * GUTTER) for line in selection.extract(lines).split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        self.refresh()
