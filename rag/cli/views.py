"""The readers of an answer's events: for a terminal, for a pipe, and as one JSON object.

A terminal shows words as they are written and puts right what fails its check; a pipe gets whole,
checked sentences one a line; each ends with the footnotes.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Protocol

from rag.cli import strings
from rag.cli.footnotes import UNCHECKED, footnote, markers, nearest, prose, refusal, with_markers
from rag.cli.painter import Painter
from rag.cli.screen import clean, clean_lines, console, is_terminal, note, out, out_json, write
from rag.text import unmarked
from rag.types import Abstained, Answer, AnswerSentence, Cited, Event, Finished, Reading, Retrieved, Revised, Token

if TYPE_CHECKING:
    from rich.text import Text


_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*(?=\s)")


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
            from rag.answer.record import to_json

            out_json(to_json(event.answer))


class PipeView:
    """Sentences one a line as soon as they are checked, then the footnotes; no colour, no wrapping."""

    def __init__(self) -> None:
        self._written: list[int] = []
        self._aside = Aside()

    def take(self, event: Event) -> None:
        self._aside.take(event)
        if isinstance(event, Cited) and event.index not in self._written:
            out(with_markers(event.sentence))
            self._written.append(event.index)
        elif isinstance(event, Revised) and event.index in self._written:
            out(strings.sentence_does_not_hold(self._written.index(event.index) + 1, prose(event.reason)))
        elif isinstance(event, Finished):
            for sentence in event.answer.sentences[len(self._written) :]:
                out(with_markers(sentence))
            for i, paragraph in enumerate(ending(event.answer)):
                out(("\n" if i or event.answer.sentences else "") + paragraph.plain)


class TerminalView:
    """Words as they are written; checked sentences with their footnotes where the words stood."""

    def __init__(self) -> None:
        self._console = console(sys.stdout)
        self._painter = Painter(self._console)
        self._aside = Aside(until_words=True)
        self._checked: dict[int, AnswerSentence] = {}
        self._written = ""
        self._revised: list[str] = []

    def take(self, event: Event) -> None:
        self._aside.take(event)
        if isinstance(event, Token):
            self._written += event.text
            self._paint()
        elif isinstance(event, Cited):
            if event.index not in self._checked:
                self._cut_written(event.sentence.text)
            self._checked[event.index] = event.sentence
            self._paint()
        elif isinstance(event, Revised):
            self._revise(event)
        elif isinstance(event, Abstained):
            self._written = ""
            self._paint()
        elif isinstance(event, Finished):
            self._finish(event.answer)

    def _revise(self, event: Revised) -> None:
        before = self._checked.pop(event.index, None)
        said = before.text if before else self._cut_written()
        if event.text is not None:
            self._checked[event.index] = AnswerSentence(event.text, (), True)
        did = strings.WITHDRAWN if event.text is None else strings.CORRECTED
        if event.reason:  # a sentence put into the article's own words was not wrong
            self._revised.append(f"{did}: “{prose(said)}” ({prose(event.reason)})")
        self._paint()

    def _cut_written(self, sentence: str = "") -> str:
        """Take a whole sentence off the words not yet checked; the beginning of the next may stand behind it."""
        ends = [found.end() for found in _SENTENCE_END.finditer(self._written)]
        at = self._written.find(sentence) + len(sentence) if sentence and sentence in self._written else ends[-1] if ends else None
        cut, self._written = self._written[:at], "" if at is None else self._written[at:]
        return cut

    def _finish(self, answer: Answer) -> None:
        from rich.text import Text

        self._checked = dict(enumerate(answer.sentences))
        begun = clean(self._written) if answer.status == "stopped" else ""
        self._written = f"{begun}…" if begun else ""
        self._paint(f" {UNCHECKED}" if begun else "")
        self._painter.end()
        for revision in self._revised:
            write(console(sys.stderr), Text(revision, "dim"))
        for i, paragraph in enumerate(ending(answer)):
            if i or answer.sentences:
                out()
            write(self._console, paragraph)

    def _paint(self, ending: str = "") -> None:
        from rich.text import Text

        text = Text()
        for _, sentence in sorted(self._checked.items()):
            text.append(prose(sentence.text))
            text.append(markers(sentence), "bold cyan" if sentence.supported else "bold yellow").append(" ")
        text.append(unmarked(clean_lines(self._written)).strip("\n") if not text else prose(self._written))
        text.append(ending)
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
                note(strings.understood_as(prose(event.read_as)))
            self._show(strings.READING)
        elif isinstance(event, Reading):
            self._show(strings.reading(100 * event.done // max(event.total, 1)))
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
    from rich.text import Text

    below: list[Text] = []
    if answer.status == "abstained":
        below.append(Text(refusal(answer)))
        if answer.hits:
            below.append(nearest(answer.hits, answer.read_as or answer.question))
    elif answer.status == "stopped":
        below.append(Text(strings.STOPPED_EARLY, "bold yellow"))
    if answer.missing:
        below.append(Text(strings.not_in_the_articles(prose(answer.missing))))
    if answer.citations:
        below.append(Text("\n").join(footnote(citation) for citation in answer.citations))
    return below


def choose_view(as_json: bool) -> View:
    """The view for where standard output goes."""
    if as_json:
        return JsonView()
    return TerminalView() if is_terminal(sys.stdout) else PipeView()
