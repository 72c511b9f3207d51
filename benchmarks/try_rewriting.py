"""Follow-ups rewritten by the local model, against the conversation's words weighed in: what each finds, and what it costs.

    python -m benchmarks.try_rewriting SETS [--sets wikinews,mtrag] [--sample 60] [--store FOLDER] [--seconds 300]

Every follow-up of each set (at most --sample) is rewritten once (kept in --store, so that a run resumes; after --seconds the rest is
left for the next), then searched as it is with its conversation (what Footnote does), rewritten alone, and rewritten with its conversation.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.sweep_retrieval import Remembering, indexed, ranked
from rag.config import load_settings
from rag.embed import load_embedder
from rag.evaluate.questions import Question, read_questions
from rag.index import Index
from rag.llm import Generator, Prompt, load_generator
from rag.models import locate
from rag.search import search
from rag.types import Query, Turn

SYSTEM = (
    "You rewrite follow-up questions. Reply with one question that can be understood without the conversation: "
    "put names in place of pronouns, keep every detail asked for, add nothing else."
)
_ASKED_WORDS, _REPLY_WORDS, _TURNS, _MOST_TOKENS = 80, 40, 4, 48


def rewritten(generator: Generator, question: Question) -> str:
    """The follow-up as the model words it; the follow-up itself when it says nothing."""
    said = "\n".join(_line(turn) for turn in question.history[-_TURNS:])
    asked = f"The follow-up question: {question.text}\n\nRewrite the follow-up question so that it stands alone."
    reply = "".join(generator.generate(Prompt(SYSTEM, (), (), f"The conversation:\n{said}\n\n{asked}"), _MOST_TOKENS))
    return reply.strip().partition("\n")[0] or question.text


def _line(turn: Turn) -> str:
    words = turn.content.split()
    return f"Question: {' '.join(words[:_ASKED_WORDS])}" if turn.role == "user" else f"Answer: {' '.join(words[:_REPLY_WORDS])}"


def all_rewritten(generator: Generator, questions: list[Question], kept: Path, seconds: float) -> dict[str, tuple[str, float]]:
    """What could be rewritten in so many seconds, or was before: the words and the processor seconds, by the question's id."""
    done: dict[str, tuple[str, float]] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    until = time.monotonic() + seconds
    for question in questions:
        if question.id not in done and time.monotonic() < until:
            started = time.process_time()
            text = rewritten(generator, question)
            done[question.id] = (text, round(time.process_time() - started, 2))
            kept.write_text(json.dumps(done, indent=0), encoding="utf-8")
    return done


def shares(index: Index, embedder: Remembering, queries: list[tuple[Question, Query]]) -> list[float]:
    """file@1, file@4, passage@1, passage@4."""
    ranks = [ranked(question, search(index, embedder, query)) for question, query in queries]
    short = [within for _, within in ranks if within is not None]
    files = [sum(1 for rank, _ in ranks if rank and rank <= k) / len(ranks) for k in (1, 4)]
    return [*files, *(sum(1 for within in short if within and within <= k) / max(1, len(short)) for k in (1, 4))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", default="wikinews,mtrag")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--store", type=Path, default=Path(".sweep"))
    given = parser.parse_args()
    given.store.mkdir(parents=True, exist_ok=True)
    settings = load_settings()
    embedder = Remembering(load_embedder(settings.embedder, settings), given.store / "vectors.sqlite")
    with closing(load_generator(locate(settings.generator, "generator", settings), settings)) as generator:
        print("| set | follow-ups | searched as | file@1 | @4 | passage@1 | @4 | CPU s more, median |\n|" + "---|" * 8)
        for name in given.sets.split(","):
            asked = [q for q in read_questions(given.folder / name / "questions.jsonl") if q.answerable and q.evidence and q.history]
            random.Random(3).shuffle(asked)
            done = all_rewritten(generator, asked[: given.sample], given.store / f"rewritten-{name}.json", given.seconds)
            with closing(indexed(given.folder, name, given.store, embedder, settings)) as index:
                plain = [(q, Query(q.text, as_of=q.asked, history=q.history)) for q in asked if q.id in done]
                anew = [(q, replace(query, text=done[q.id][0])) for q, query in plain]
                alone = [(q, replace(query, history=())) for q, query in anew]
                cost = statistics.median(seconds for _, seconds in done.values())
                for label, queries, more in (("weighed", plain, 0.0), ("rewritten", alone, cost), ("both", anew, cost)):
                    figures = " | ".join(f"{share:.3f}" for share in shares(index, embedder, queries))
                    print(f"| {name} | {len(plain)} | {label} | {figures} | {more:.1f} |", flush=True)


if __name__ == "__main__":
    main()
