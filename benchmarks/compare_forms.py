"""Answers right with passages attached and read in full, in pairs.

    python -m benchmarks.compare_forms QUESTIONS.jsonl ARTICLES OUT.jsonl [--passages 1] [--sample 75] [--seconds 420]

Every answerable question of an even sample is answered from the same first passages of the search in each form, greedily,
without checks or refusals. Goes on where OUT stopped. Prints right answers, seconds to the first token, gained and lost
against reading in full with the two-sided sign test, and how many answers are the same to the last letter.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from math import comb
from pathlib import Path
from typing import Any

from rag.answer.generate.model import prompt
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.match import holds
from rag.llm import Prompt
from rag.llm.llama import LlamaGenerator
from rag.models import locate
from rag.types import Query

FORMS = ("full", "attached")
LENGTH = 60


def questions(path: Path, sample: int) -> list[dict[str, Any]]:
    """An even sample of the answerable questions that stand alone."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [q for q in lines if q["answerable"] and not q.get("history")]
    return [found[int(i * len(found) / sample)] for i in range(sample)] if len(found) > sample else found


def answers(given: argparse.Namespace, done: set[str]) -> Iterator[dict[str, Any]]:
    """A line for each question not yet done: each form's answer, whether it is right, and seconds to its first token."""
    settings = load_settings()
    index_articles(settings, [given.articles])
    path = locate(settings.generator, "generator", settings)
    attaching = LlamaGenerator(path, replace(settings, passage_cache=True))
    reading = LlamaGenerator(path, replace(settings, passage_cache=False))
    with closing(Engine.open(settings, articles=given.articles)) as engine:
        for question in questions(given.questions, given.sample):
            if question["id"] in done:
                continue
            hits = engine.search(Query(question["question"], given.passages))
            asked = Prompt(prompt("system"), tuple(hit.text for hit in hits), (), prompt("fact").format(question=question["question"]))
            attaching.warm(asked.system, asked.passages)
            line: dict[str, Any] = {"id": question["id"]}
            for form in FORMS:
                start, first, text = time.perf_counter(), 0.0, ""
                for piece in (reading if form == "full" else attaching).generate(asked, LENGTH):
                    first, text = first or time.perf_counter() - start, text + piece
                line[form] = {"right": holds(text, question["answer"]), "first": round(first, 3), "text": text}
            yield line


def table(lines: list[dict[str, Any]]) -> None:
    """What the forms gave."""
    for form in FORMS:
        right = sum(line[form]["right"] for line in lines)
        gained = sum(line[form]["right"] and not line["full"]["right"] for line in lines)
        lost = sum(line["full"]["right"] and not line[form]["right"] for line in lines)
        first = statistics.median(line[form]["first"] for line in lines)
        print(f"{form:<10} {right:4} of {len(lines)} right, {gained} gained, {lost} lost, p {sign_test(gained, lost):.2f}, {first:.2f} s")
    print(f"{sum(line['full']['text'] == line['attached']['text'] for line in lines)} of {len(lines)} in the same words")


def sign_test(gained: int, lost: int) -> float:
    """How likely so uneven a split is by chance."""
    n = gained + lost
    return float(min(1.0, 2 * sum(comb(n, k) for k in range(min(gained, lost) + 1)) / 2**n))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--passages", type=int, default=1)
    parser.add_argument("--sample", type=int, default=75)
    parser.add_argument("--seconds", type=float, default=420)
    given = parser.parse_args()
    lines = [json.loads(line) for line in given.out.read_text(encoding="utf-8").splitlines()] if given.out.exists() else []
    start = time.monotonic()
    with given.out.open("a", encoding="utf-8") as out:
        for line in answers(given, {line["id"] for line in lines}):
            lines.append(line)
            print(json.dumps(line, ensure_ascii=False), file=out, flush=True)
            if time.monotonic() - start > given.seconds:
                break
    table(lines)


if __name__ == "__main__":
    main()
