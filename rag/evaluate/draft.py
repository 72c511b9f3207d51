"""First questions about a person's own articles, written by the local model for the person to correct.

Passages are drawn from as many articles as there are. The model writes a question and its short answer;
only pairs whose answer stands in the passage, and not in the question, are kept.
"""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from rag.evaluate.match import holds
from rag.types import ArticleInfo, Filters, Kind, Progress, passage_text

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.llm import Generator

_SYSTEM = "You write quiz questions about news stories."
_TASK = """Write one question about a name, number, date or place in this story, with full names, so that it can be understood \
without the story. Then write its answer: one to five words copied from the story. Reply like this:
Question: How many seats does the new theatre in Larn have?
Answer: 420"""
_BEGINNINGS = ("Who", "When", "How many", "Where", "What")  # left to itself, the model asks for names
_PAIR = re.compile(r"Question:\s*(?P<question>[^\n]+\?)\s*\n+\s*Answer:\s*(?P<answer>[^\n]+)", re.I)
_CHARACTERS = (100, 800)  # of a story that are read: enough to ask about, little enough to read fast
_MAX_TOKENS = 90
_TRIES = 3  # stories tried for each question wanted


def drafts(
    engine: Engine,
    generator: Generator,
    count: int,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
) -> Iterator[dict[str, Any]]:
    """Up to `count` questions in the form of questions.jsonl, marked `draft`. Raises Cancelled."""
    articles = engine.articles(Filters())
    random.Random(seed).shuffle(articles)
    made = 0
    for number in range(min(len(articles), count) * _TRIES):
        if made == count:
            return
        if on_progress:
            on_progress(Progress("drafting", made, count, "questions"))
        article = articles[number % len(articles)]
        stretch = _stretch(engine, article, random.Random(f"{seed} {number}"))
        pair = _pair(generator, article.title, stretch, _BEGINNINGS[number % len(_BEGINNINGS)], cancel)
        if pair:
            made += 1
            yield {
                "id": f"draft-{made:03}",
                "question": pair[0],
                "answer": [pair[1]],
                "answerable": True,
                "evidence": [article.file],
                "evidence_text": stretch,
                "history": [],
                "draft": True,
            }


def _stretch(engine: Engine, info: ArticleInfo, chance: random.Random) -> str:
    """Some sentences of the story's body that follow each other."""
    article = engine.article(info.file, info.part, info.root)
    spans = [sentence.span for sentence in article.sentences if sentence.kind is Kind.BODY]
    first = chance.randrange(max(1, len(spans) - 4)) if spans else 0
    text = passage_text(article.text, spans[first:])
    return text[: _CHARACTERS[1]].rsplit(". ", 1)[0] + "." if len(text) > _CHARACTERS[1] else text


def _pair(generator: Generator, title: str, stretch: str, beginning: str, cancel: threading.Event | None) -> tuple[str, str] | None:
    from rag.llm import Prompt

    if len(stretch) < _CHARACTERS[0]:
        return None
    prompt = Prompt(_SYSTEM, (f"{title}\n\n{stretch}",), _TASK, opening=f"Question: {beginning}")
    return parse(f"Question: {beginning}" + "".join(generator.generate(prompt, _MAX_TOKENS, cancel)), stretch)


def parse(reply: str, stretch: str) -> tuple[str, str] | None:
    """The question and answer of a reply, or None when the answer is not in the story or is given away."""
    found = _PAIR.search(reply)
    if not found:
        return None
    question, answer = found["question"].strip(), found["answer"].strip().rstrip(".")
    sound = answer and len(answer.split()) <= 8 and holds(stretch, [answer]) and not holds(question, [answer])
    return (question, answer) if sound else None
