"""Questions to begin with, about what several stories name: a person who has just arrived need not think of one.

They are only offered once the index has been asked them, while nobody is typing, and has answered with footnotes.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rag.text import label
from rag.types import ArticleInfo
from tui import background, strings

if TYPE_CHECKING:
    from rag.engine import Engine

_NAME = re.compile(r"(?<!^)(?<![.:!?“\"] )\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)+")
SHOWN = 3
MOST = 8
"""How many questions are tried at most."""
READ = 200
"""Stories whose text is looked into for names."""


def names(stories: Sequence[ArticleInfo], texts: Sequence[str]) -> list[str]:
    """What titles name in capitals, the most told first: only what the texts name so, too, and never write small.

    "Leave It" in a headline is no name: somewhere in the texts it is "leave it", or it stands in no text at all.
    """
    outlets = {story.outlet for story in stories}
    titles = {label(story.title) for story in stories if story.title not in outlets}
    seen = Counter(name for title in titles if not title.istitle() for name in set(_NAME.findall(title)))
    whole = "\n".join(texts)
    small = whole.lower()
    told = {name: whole.count(name) for name in seen if small.count(name.lower()) == whole.count(name) > 1}
    return sorted(told, key=lambda name: (-seen[name], -told[name], name))


def questions(stories: Sequence[ArticleInfo], texts: Sequence[str]) -> list[str]:
    """Questions worth trying, at most MOST."""
    return [strings.about(name=_with_article(name, texts)) for name in names(stories, texts)[:MOST]]


def _with_article(name: str, texts: Sequence[str]) -> str:
    """The name with "the" before it where the texts mostly put one."""
    whole = "\n".join(texts)
    return strings.with_article(name=name) if 2 * len(re.findall(rf"\b[Tt]he {re.escape(name)}", whole)) > whole.count(name) else name


class Suggester:
    """Asks the index in quiet moments; `offer` is called on a thread with the questions that were answered so far."""

    def __init__(self, offer: Callable[[list[str]], object]) -> None:
        self._offer = offer
        self._cancel = threading.Event()

    def begin(self, engine: Engine) -> None:
        """Look for questions that this index answers."""
        cancel = self._cancel = threading.Event()
        background.start(lambda: self._look(engine, cancel), "suggesting")

    def stop(self) -> None:
        """The person is doing something: at once, and for good."""
        self._cancel.set()

    def _look(self, engine: Engine, cancel: threading.Event) -> None:
        stories = engine.articles()[:READ]
        texts = [engine.article(story.file, story.part, story.root).text for story in stories if not cancel.is_set()]
        answered: list[str] = []
        for question in [] if cancel.is_set() else questions(stories, texts):
            if engine.answers(question, cancel) and not cancel.is_set():
                answered.append(question)
                self._offer(list(answered))
            if cancel.is_set() or len(answered) == SHOWN:
                return
