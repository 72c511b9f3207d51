"""The readers of an answer's events: for a terminal, for a pipe, and as one JSON object.

A terminal gets each checked sentence behind the one before, a pipe one a line; each ends with the footnotes.
"""

from __future__ import annotations

import sys
from typing import Protocol

from rich.text import Text

from rag.answer.record import to_json
from rag.cli import strings
from rag.cli.footnotes import footnote, markers, nearest, refusal, with_markers
from rag.cli.painter import Painter
from rag.cli.screen import console, is_terminal, note, out, out_json, write
from rag.export import strings as export_strings
from rag.text import prose
from rag.types import Answer, AnswerSentence, Cited, Event, Finished, Retrieved


class View(Protocol):
    """What reads the events of one answer."""

    def take(self, event: Event) -> None: ...


class JsonView:
    """One object when the answer is whole."""

    def __init__(self) -> None:
        self._aside = Aside()

    def take(self, event: Event) -> None:
        self._aside.take(event)
        if isinstance(event, Finished):
            out_json(to_json(event.answer))


class PipeView:
    """Sentences one a line as soon as they are checked, then the footnotes; no colour, no wrapping."""

    def __init__(self) -> None:
        self._written = 0
        self._aside = Aside()

    def take(self, event: Event) -> None:
        self._aside.take(event)
        if isinstance(event, Cited):
            out(with_markers(event.sentence))
            self._written += 1
        elif isinstance(event, Finished):
            for sentence in event.answer.sentences[self._written :]:
                out(with_markers(sentence))
            for i, paragraph in enumerate(ending(event.answer)):
                out(("\n" if i or event.answer.sentences else "") + paragraph.plain)


class TerminalView:
    """Checked sentences with their footnotes, as one paragraph."""

    def __init__(self) -> None:
        self._console = console(sys.stdout)
        self._painter = Painter(self._console)
        self._aside = Aside(until_words=True)
        self._sentences: list[AnswerSentence] = []

    def take(self, event: Event) -> None:
        self._aside.take(event)
        if isinstance(event, Cited):
            self._sentences.append(event.sentence)
            self._paint()
        elif isinstance(event, Finished):
            self._sentences = list(event.answer.sentences)
            self._paint()
            self._painter.end()
            for i, paragraph in enumerate(ending(event.answer)):
                if i or self._sentences:
                    out()
                write(self._console, paragraph)

    def _paint(self) -> None:
        text = Text()
        for sentence in self._sentences:
            text.append(prose(sentence.text))
            text.append(markers(sentence), "bold cyan" if sentence.supported else "bold yellow").append(" ")
        self._painter.paint(text)


class Aside:
    """What is said on standard error while an answer is made: how the question was read, and a line that goes away.

    With `until_words` that line never comes again once the answer has begun on the same screen.
    """

    def __init__(self, until_words: bool = False) -> None:
        self._until_words = until_words
        self._shown = False
        self._silent = not is_terminal(sys.stderr)
        self._show(strings.SEARCHING)

    def take(self, event: Event) -> None:
        if isinstance(event, Retrieved):
            self._clear()
            if event.read_as:
                note(export_strings.understood_as(read_as=prose(event.read_as)))
            self._show(strings.READING)
        else:
            self._clear()
            self._silent |= self._until_words

    def _show(self, text: str) -> None:
        if not self._silent:
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        self._shown = False


def ending(answer: Answer) -> list[Text]:
    """What stands below an answer's sentences: what is missing or why there is none, and the footnotes."""
    below: list[Text] = []
    if answer.status == "abstained":
        below.append(Text(refusal(answer)))
        if answer.hits:
            below.append(nearest(answer.hits, answer.read_as or answer.question))
    elif answer.status == "stopped":
        below.append(Text(strings.STOPPED_EARLY, "bold yellow"))
    if answer.missing:
        below.append(Text(export_strings.not_in_articles(missing=prose(answer.missing))))
    if answer.citations:
        below.append(Text("\n").join(footnote(citation) for citation in answer.citations))
    return below


def choose_view(as_json: bool) -> View:
    """The view for where standard output goes."""
    if as_json:
        return JsonView()
    return TerminalView() if is_terminal(sys.stdout) else PipeView()
