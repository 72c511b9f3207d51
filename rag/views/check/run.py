"""Checks a draft claim by claim, as it goes: what was found of each, in order."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
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
from rag.views.check.verified import is_read, verified
from rag.views.types import Item

AHEAD = 8  # claims whose words are compared while the second reader reads one before them
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


@dataclass(frozen=True, slots=True)
class _Begun:
    """A claim whose words were compared; `read` is what the second reader makes of it, where one is asked."""

    sentence: Sentence
    span: Span
    found: _Found
    key: Hashable = None
    read: Future[Finding] | None = None

    @property
    def done(self) -> bool:
        return self.read is None or self.read.done()


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
        waiting: deque[_Begun] = deque()
        reader = ThreadPoolExecutor(1, thread_name_prefix="read")
        try:
            for begun in self._begun(one, filters, reader):
                waiting.append(begun)
                while waiting and (waiting[0].done or len(waiting) > AHEAD):
                    yield self._checked(one, waiting.popleft())
            while waiting:
                yield self._checked(one, waiting.popleft())
        except Cancelled:
            while waiting and waiting[0].done and not (waiting[0].read and waiting[0].read.exception()):
                yield self._checked(one, waiting.popleft())
        finally:
            reader.shutdown(cancel_futures=True)

    def _begun(self, one: _Run, filters: Filters, reader: Executor) -> Iterator[_Begun]:
        """The draft's claims in order, each with what its words tell; meanwhile the second reader reads those before."""
        for sentence in one.draft.sentences:
            reason = not_checkable(sentence)
            if reason:
                finding = Finding(Verdict.NOT_CHECKABLE, messages.NOT_CHECKED[reason])
                yield _Begun(sentence, Span(0, len(sentence.text)), _Found(finding, ()))
                continue
            for span in claims(sentence):
                yield self._begin(one, sentence, span, filters, reader)
            one.before = sentence.text

    def _begin(self, one: _Run, sentence: Sentence, span: Span, filters: Filters, reader: Executor) -> _Begun:
        text = sentence.text[slice(*span)]
        inside = sentence.text[: span.start]
        before = f"{one.before} {inside}".strip() if leans(text) or inside else ""
        key = (self.shelf.index.generation, filters, text, before, one.model is None)
        if key in self._known:
            self._known.move_to_end(key)
            return _Begun(sentence, span, self._known[key], key)
        near = one.finder.near(text, before)
        finding = weigh(near.besides, overtaken(near.besides, near.evidence)).finding()
        asked = is_read(finding, self.verifier, one.model)
        read = reader.submit(verified, finding, self.verifier, one.model) if asked else None
        return _Begun(sentence, span, _Found(finding, misspelt(text, near)), key, read)

    def _checked(self, one: _Run, begun: _Begun) -> Checked:
        found, sentence, span = begun.found, begun.sentence, begun.span
        if begun.read:
            found = replace(found, finding=begun.read.result())
        if begun.key is not None:
            self._known[begun.key] = found
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        finding = found.finding
        if found.spelling:
            told = " ".join(messages.spelling(wrong.mine, wrong.theirs) for wrong in found.spelling)
            verdict = Verdict.PARTLY if finding.verdict is Verdict.SUPPORTED else finding.verdict
            spans = tuple(sorted({*finding.unsupported, *(wrong.span for wrong in found.spelling)}))
            finding = replace(
                finding, verdict=verdict, why=told if verdict is not finding.verdict else f"{finding.why} {told}", unsupported=spans
            )
        return one.told(sentence, span, finding)


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
