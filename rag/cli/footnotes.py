"""How a sentence's footnote numbers, a footnote and a passage that was found are written out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rag.cli.screen import clean, plural
from rag.types import Answer, AnswerSentence, Citation, Hit

if TYPE_CHECKING:
    from rich.text import Text

UNCHECKED = "[not checked]"
UNSUPPORTED = "[not supported by the articles]"


def markers(sentence: AnswerSentence) -> str:
    """What stands behind a sentence: "[1][2]", or in words that nothing supports it."""
    return "".join(f"[{n}]" for n in sentence.citations) if sentence.supported else UNSUPPORTED


def with_markers(sentence: AnswerSentence) -> str:
    return f"{clean(sentence.text)} {markers(sentence)}".rstrip()


def place(file: str, part: str | None, line: int | None = None) -> str:
    """Where, in short: "story.txt:14", "news.jsonl, record 3"."""
    return f"{file}{f':{line}' if line else ''}{f', {part}' if part else ''}"


def source(outlet: str | None, published: str | None, title: str = "") -> str:
    """Who and when: "The Courier · 2024-03-02"; the title stands in for an outlet that is not known."""
    return " · ".join(known for known in (outlet or title, published) if known)


def footnote(citation: Citation) -> Text:
    """A footnote in two or three lines: where, who and when, the very words, other files that hold them."""
    from rich.text import Text

    where = place(citation.file, citation.part, citation.line)
    head = [clean(where), clean(source(citation.outlet, citation.published, citation.title))]
    text = Text.assemble((f"[{citation.number}]", "bold cyan"), " ", (" · ".join(filter(None, head)), "dim"))
    text.append(f"\n    “{clean(citation.quote)}”")
    if citation.copies:
        text.append(f"\n    also in {plural(len(citation.copies), 'other file')}: {clean(', '.join(citation.copies))}", "dim")
    return text


def refusal(answer: Answer) -> str:
    """That the articles do not answer, and why."""
    reason = clean(answer.reason or "")
    return reason if reason.startswith("The articles do not") else f"The articles do not answer this. {reason}".strip()


def nearest(hits: Sequence[Hit], count: int = 3) -> Text:
    """The nearest passages of an answer that is not in the articles."""
    from rich.text import Text

    text = Text("Nearest in the articles:")
    for hit in hits[:count]:
        info = hit.article
        text.append(f"\n  {clean(place(info.file, info.part))} · {clean(source(info.outlet, info.published, info.title))}", "dim")
        text.append(f"\n    {_cut(clean(hit.text), 160)}")
    return text


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
