"""How a checked draft is written: for a person as it goes, as Markdown with notes, as lines for editors."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from rag.cli import strings
from rag.cli.footnotes import footnote, marks
from rag.cli.screen import console, note, out, write
from rag.export.markdown import escaped, notes
from rag.text import PATH, label, one_line, plural, prose

if TYPE_CHECKING:
    from rag.types import Citation
    from rag.views.check import Checked, Draft

MARKS = {"supported": "✓", "partly": "~", "contradicted": "✗", "not found": "?", "not checkable": "·"}
STYLES = {"supported": "green", "partly": "yellow", "contradicted": "bold red", "not found": "magenta", "not checkable": "dim"}
QUIET = ("supported", "not checkable")


class Shown:
    """A draft on the terminal, claim by claim as each has been checked."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._screen = console(sys.stdout)
        self._drafts = {draft.file: draft for draft in drafts}
        self._last: Checked | None = None

    def take(self, checked: Checked) -> None:
        """Show one more claim; a blank line stands where the draft has a new paragraph."""
        new = self._last is None or self._last.file != checked.file
        if new and len(self._drafts) > 1:
            out(("" if self._last is None else "\n") + label(checked.file, PATH))
        elif self._last and "\n" in self._drafts[checked.file].text[self._last.end : checked.start].strip(" "):
            out()
        write(self._screen, _line(checked))
        sys.stdout.flush()
        self._last = checked

    def end(self, found: Sequence[Checked], citations: Iterable[Citation], stopped: bool) -> None:
        """Show the footnotes, and, of a draft that was checked to its end, how many claims of each kind there were."""
        for citation in citations:
            out()
            write(self._screen, footnote(citation))
        if not stopped:
            note(summary(found))


def summary(found: Sequence[Checked]) -> str:
    """How many claims there are, and what was found of them."""
    counted = Counter(one.verdict.value for one in found if one.verdict != "not checkable")
    told = ", ".join(f"{counted[verdict]} {verdict}" for verdict in MARKS if counted[verdict])
    return f"{plural(counted.total(), 'claim')}: {told}." if counted else strings.NOTHING_CHECKABLE


def _line(checked: Checked) -> Text:
    verdict = checked.verdict.value
    text = Text.assemble((MARKS[verdict], STYLES[verdict]), " ")
    for words, lacking in _pieces(checked):
        text.append(_kept(words), "underline" if lacking else "dim" if verdict == "not checkable" else "")
    text.append_text(marks(checked.citations))
    if verdict not in QUIET:
        text.append(f"\n    {verdict}: {prose(checked.why)}", STYLES[verdict])
    return text


def _pieces(checked: Checked) -> Iterator[tuple[str, bool]]:
    """A claim's words, those that nothing bears out apart from the others."""
    at = 0
    for span in _within(checked):
        if span[0] > at:
            yield checked.text[at : span[0]], False
        yield checked.text[span[0] : span[1]], True
        at = span[1]
    if at < len(checked.text):
        yield checked.text[at:], False


def _kept(words: str) -> str:
    """Words of a draft fit for a screen, the blanks at their ends kept."""
    inner = words.strip()
    return words[: len(words) - len(words.lstrip())] + prose(inner) + words[len(words.rstrip()) :] if inner else words


def _escaped(words: str) -> str:
    inner = words.strip()
    return words.replace(inner, escaped(prose(inner)), 1) if inner else words


def _within(checked: Checked) -> Iterator[tuple[int, int]]:
    """The places of the unsupported words in the claim itself, whose white space is joined."""
    length = len(checked.text)
    same = checked.end - checked.start == length
    for span in checked.unsupported if same else ():
        yield max(0, span.start - checked.start), min(length, span.end - checked.start)


def write_line(checked: Checked) -> None:
    """`file:line:column verdict message`, for what can be checked."""
    if checked.verdict != "not checkable":
        out(f"{label(checked.file, PATH)}:{checked.line}:{checked.column} {checked.verdict.value} {one_line(checked.why)}")


def write_markdown(drafts: Sequence[Draft], found: Sequence[Checked]) -> None:
    """The drafts' claims with their marks, the footnotes as notes."""
    for draft in drafts:
        if len(drafts) > 1:
            out(f"## {escaped(draft.file)}\n")
        last: Checked | None = None
        paragraph: list[str] = []
        for checked in (one for one in found if one.file == draft.file):
            if last and "\n" in draft.text[last.end : checked.start]:
                out(" ".join(paragraph) + "\n")
                paragraph = []
            paragraph.append(_marked(checked))
            last = checked
        out(" ".join(paragraph) + "\n")
    citations = {citation.number: citation for one in found for citation in one.citations}
    if citations:
        out(notes(citations.values()))


def _marked(checked: Checked) -> str:
    text = "".join(f"<u>{_escaped(words)}</u>" if lacking else _escaped(words) for words, lacking in _pieces(checked))
    numbers = "".join(f"[^{citation.number}]" for citation in checked.citations)
    verdict = checked.verdict.value
    return f"{text}{numbers}" + ("" if verdict in QUIET else f" **({verdict}: {escaped(prose(checked.why))})**")
