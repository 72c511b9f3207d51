"""Found passages, as a list to move in: title, outlet and date, and the words that were found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from rag.text import label, one_line
from rag.types import Hit
from tui.widgets.paged_list import PagedList

SNIPPET = 180


class StoryList(PagedList):
    """Shows hits; the option's index is the hit's."""

    def show(self, hits: Sequence[Hit], words: str) -> None:
        """Replace what is listed."""
        self.clear_options()
        self.add_options([describe(hit, words) for hit in hits])
        if hits:
            self.highlighted = 0


def excerpt(text: str, words: str) -> str:
    """At most SNIPPET characters of `text`, about the first place where a word of `words` stands."""
    if len(text) <= SNIPPET:
        return text
    found = [place for word in re.findall(r"\w{3,}", words.lower()) if (place := text.lower().find(word)) >= 0]
    start = max(min(min(found, default=0) - SNIPPET // 3, len(text) - SNIPPET), 0)
    start = text.find(" ", start) + 1 if start else 0
    end = start + SNIPPET
    piece = text[start:].strip() if end >= len(text) else text[start:end].rsplit(" ", 1)[0] + "…"
    return ("…" if start else "") + piece


def describe(hit: Hit, words: str) -> Content:
    """Three lines on a hit, the searched words in bold."""
    info = hit.article
    source = " · ".join(label(part) for part in (info.outlet, info.published, info.file) if part)
    snippet = Content(excerpt(one_line(hit.text), words))
    for word in re.findall(r"\w{3,}", words):
        snippet = snippet.highlight_regex(re.compile(rf"\b{re.escape(word)}", re.IGNORECASE), style="bold underline")
    return Content.assemble((label(info.title), "bold"), "\n", (source, "$quiet"), "\n", snippet, "\n")
