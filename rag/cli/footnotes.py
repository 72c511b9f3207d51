"""How a sentence's footnote numbers, a footnote and a passage that was found are written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.text import Text

from rag.cli import strings
from rag.export import strings as export_strings
from rag.export.document import place as place
from rag.export.document import source as source
from rag.text import label, one_line, plural, prose, quoted, quoted_label
from rag.types import Answer, AnswerSentence, Citation, Hit, Otherwise

OTHERWISE = 3
"""How many other tellings of a story are named at most."""
NEAREST = 3
"""How many passages are shown beside a refusal."""


def markers(sentence: AnswerSentence) -> str:
    """What stands behind a sentence: "[1][2]" close to its last word, or in words, after a space, that nothing supports it."""
    return numbered(sentence.citations) if sentence.supported else f" {strings.NOT_SUPPORTED}"


def numbered(numbers: Iterable[int]) -> str:
    """Footnote numbers as they stand in a text: "[1][2]"."""
    return "".join(f"[{number}]" for number in numbers)


def marks(citations: Iterable[Citation]) -> Text:
    """The same of footnotes, in their colour."""
    return Text(numbered(citation.number for citation in citations), "bold cyan")


def with_markers(sentence: AnswerSentence) -> str:
    return f"{prose(sentence.text)}{markers(sentence)}"


def otherwise(told: Otherwise) -> str:
    """Where a story is told otherwise, and in which words: "post.txt (“6.8” for “5.9”)"."""
    words = strings.other_words(there=quoted_label(told.there), here=quoted_label(told.here)) if told.here or told.there else ""
    return f"{label(told.place)}{words}"


def footnote(citation: Citation) -> Text:
    """A footnote in two or three lines: where, who and when, the very words, other files that hold them."""
    where = place(citation.file, citation.part, citation.line)
    head = [where, source(citation.outlet, citation.published, citation.title)]
    text = Text.assemble((f"[{citation.number}]", "bold cyan"), " ", (" · ".join(filter(None, head)), "dim"))
    text.append(f"\n    {quoted(citation.quote)}")
    if citation.copies:
        text.append(
            strings.also_in(many=plural(len(citation.copies), strings.OTHER_FILE), names=", ".join(map(label, citation.copies))), "dim"
        )
    return text


def refusal(answer: Answer) -> str:
    """That the articles do not answer, said once: the reason says so already."""
    return prose(answer.reason or "") or export_strings.NOT_ANSWERED


def nearest(hits: Sequence[Hit], question: str, count: int = NEAREST) -> Text:
    """The nearest passages of an answer that is not in the articles."""
    text = Text(strings.NEAREST)
    for number, hit in enumerate(hits[:count], 1):
        info = hit.article
        text.append(f"\n~{number} ", "bold cyan")
        text.append(f"{place(info.file, info.part, hit.line)} · {source(info.outlet, info.published, info.title)}", "dim")
        text.append("\n   ").append_text(marked_words(_cut(one_line(hit.near_text), 240), question))
    return text


def marked_words(text: str, query: str) -> Text:
    """`text` with the words of `query`, and those that begin like them, set off."""
    shown = Text(text)
    words = sorted({word[: max(4, len(word) - 2)] for word in re.findall(r"\w{3,}", query.casefold())}, key=len, reverse=True)
    if words:
        shown.highlight_regex(re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE), "bold yellow")
    return shown


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
