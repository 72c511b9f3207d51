"""Checks a draft claim by claim, as it goes: what was found of each, in order."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rag.answer.evidence import Shelf
from rag.answer.evidence.relevance import TokenVectors
from rag.answer.footnotes import Footnotes
from rag.answer.generate.model import Model
from rag.answer.verify import Verifier
from rag.errors import Cancelled
from rag.llm import Generator
from rag.syntax import Parser
from rag.types import Citation, Filters, Hit, Query, Span
from rag.views.check import messages
from rag.views.check.checkable import claims, leans, not_checkable
from rag.views.check.draft import Draft, Sentence
from rag.views.check.evidence import Finder
from rag.views.check.later import overtaken
from rag.views.check.misspelt import Misspelt, misspelt
from rag.views.check.verdict import Finding, Verdict, weigh
from rag.views.check.verified import verified
from rag.views.types import Item

KEPT = 2048  # findings remembered, so that after an edit only what changed is looked up


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a draft with its verdict.

    `start` and `end` are characters of the draft, `line` and `column` count from 1; `unsupported` are places in the draft that nothing
    bears out; `sure` is the probability of the verdict. `citations` bear the claim out, say otherwise, or come nearest.
    """

    file: str
    text: str
    verdict: Verdict
    why: str
    line: int
    column: int
    start: int
    end: int
    unsupported: tuple[Span, ...] = ()
    citations: tuple[Citation, ...] = ()
    sure: float = 0.0

    @property
    def item(self) -> Item:
        fields = {
            "verdict": self.verdict.value,
            "file": self.file,
            "place": f"{self.line}:{self.column}",
            "start": self.start,
            "end": self.end,
            "why": self.why,
            "unsupported": tuple(f"{span.start}-{span.end}" for span in self.unsupported),
            "sure": round(self.sure, 3),
        }
        return Item(self.text, self.citations, fields)


@dataclass(frozen=True, slots=True)
class _Found:
    finding: Finding
    spelling: tuple[Misspelt, ...]


@dataclass(eq=False)
class Checker:
    """Checks drafts against one index. What was found of a claim is remembered as long as the index stays as it is."""

    search: Callable[[Query], Sequence[Hit]]
    shelf: Shelf
    embedder: TokenVectors | None
    verifier: Verifier | None = None
    parser: Parser | None = None
    generator: Callable[[], Generator] | None = None
    _known: OrderedDict[Hashable, _Found] = field(default_factory=OrderedDict)

    def check(
        self,
        draft: Draft,
        filters: Filters,
        cancel: threading.Event | None = None,
        notes: Footnotes | None = None,
        quick: bool = False,
    ) -> Iterator[Checked]:
        """The draft's claims in order, each as soon as it has been checked; ends early, without an error, when `cancel` is set.

        `notes` numbers the footnotes of several drafts together. With `quick`, the language model is not asked.
        """
        finder = Finder(self.search, self.shelf, self.embedder, filters, cancel, self.parser)
        generator = None if quick else self.generator
        one = _Run(draft, finder, notes or Footnotes(), (lambda: Model(generator(), cancel)) if generator else None)
        try:
            for sentence in draft.sentences:
                reason = not_checkable(sentence)
                if reason:
                    yield one.told(sentence, Span(0, len(sentence.text)), Finding(Verdict.NOT_CHECKABLE, messages.NOT_CHECKED[reason]))
                    continue
                for span in claims(sentence):
                    yield self._checked(one, sentence, span, filters)
                one.before = sentence.text
        except Cancelled:
            return

    def _checked(self, one: _Run, sentence: Sentence, span: Span, filters: Filters) -> Checked:
        text = sentence.text[slice(*span)]
        inside = sentence.text[: span.start]
        before = f"{one.before} {inside}".strip() if leans(text) or inside else ""
        key = (self.shelf.index.generation, filters, text, before, one.model is None)
        if key not in self._known:
            self._known[key] = self._found(one, text, before)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        found = self._known[key]
        finding = found.finding
        if found.spelling:
            told = " ".join(messages.spelling(wrong.mine, wrong.theirs) for wrong in found.spelling)
            verdict = Verdict.PARTLY if finding.verdict is Verdict.SUPPORTED else finding.verdict
            spans = tuple(sorted({*finding.unsupported, *(wrong.span for wrong in found.spelling)}))
            finding = replace(
                finding, verdict=verdict, why=told if verdict is not finding.verdict else f"{finding.why} {told}", unsupported=spans
            )
        return one.told(sentence, span, finding)

    def _found(self, one: _Run, text: str, before: str) -> _Found:
        near = one.finder.near(text, before)
        finding = weigh(near.besides, overtaken(near.besides, near.evidence)).finding()
        return _Found(verified(finding, self.verifier, one.model), misspelt(text, near))


@dataclass
class _Run:
    """One draft as it is checked."""

    draft: Draft
    finder: Finder
    notes: Footnotes
    model: Callable[[], Model] | None
    before: str = ""

    def told(self, sentence: Sentence, span: Span, finding: Finding) -> Checked:
        at = _places(self.draft.text, sentence)
        start, end = at[span.start], at[span.end - 1] + 1
        line, column = self.draft.place(start)
        return Checked(
            file=self.draft.file,
            text=sentence.text[slice(*span)],
            verdict=finding.verdict,
            why=finding.why,
            line=line,
            column=column,
            start=start,
            end=end,
            unsupported=tuple(Span(at[span.start + one.start], at[span.start + one.end - 1] + 1) for one in finding.unsupported),
            citations=self.notes.add(finding.beside.lines) if finding.beside else (),
            sure=finding.sure,
        )


def _places(text: str, sentence: Sentence) -> list[int]:
    """For each character of a sentence's text where it stands in the draft, white space there being joined."""
    found: list[int] = []
    for at in range(sentence.start, sentence.end):
        if not text[at].isspace() or (found and not text[found[-1]].isspace()):
            found.append(at)
    return found
