"""Writing an answer with drafts looked up in its passage against token by token, in pairs.

    python -m benchmarks.bench_llm_drafts [QUESTIONS.jsonl ARTICLES] [--sample 40]

Every answer of a sample, by default of the shipped examples, is written as the product does and then once more, the same
tokens one by one; the numbers they are chosen by must be the same to the last bit. "Quote" are those half of whose runs of
four tokens stand in the passage.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.bench_llm_cache import row
from rag.answer.generate.model import prompt
from rag.config import CHECKOUT, load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.questions import read_questions
from rag.llm import Prompt
from rag.llm.context import Logits
from rag.llm.llama import LlamaGenerator, greedy
from rag.models import locate
from rag.types import Query

LENGTH = 120
RUN = 4


def asked(questions: Path, articles: Path, sample: int) -> Iterator[Prompt]:
    """Questions that stand alone, each with the passage that the search finds first."""
    settings = load_settings()
    index_articles(settings, [articles])
    alone = [question for question in read_questions(questions) if not question.history]
    with closing(Engine.open(settings, articles=articles)) as engine:
        for question in alone[:: max(1, len(alone) // sample)][:sample]:
            if hits := engine.search(Query(question.text, 1)):
                yield Prompt(prompt("system"), (hits[0].text,), prompt("fact").format(question=question.text))


def pair(generator: LlamaGenerator, asked: Prompt) -> tuple[list[int], float]:
    """An answer's tokens, and how many times as fast they are written, after the first, as one by one."""
    numbers, written = list[bytes](), list[int]()

    def look(logits: Logits, so_far: Sequence[int]) -> int:
        numbers.append(logits.tobytes())
        written[:] = so_far
        return greedy(logits, so_far)

    generator.sampler = look
    for _ in generator.generate(asked, LENGTH):
        pass
    generator.sampler, start = greedy, 0.0
    for _ in generator.generate(asked, LENGTH):
        start = start or time.perf_counter()
    drafted, alone = time.perf_counter() - start, 0.0
    generator._text.unwrite(0)
    for at, token in enumerate(written):
        start = time.perf_counter()
        logits = generator._text.write((token,), at)[0]
        alone += time.perf_counter() - start
        if logits.tobytes() != numbers[at + 1]:
            raise SystemExit("The numbers differ: here drafts would change words.")
    return written, alone / drafted


def repeated(generator: LlamaGenerator, asked: Prompt, written: list[int]) -> float:
    """The share of an answer's runs of four tokens that stand in its passage."""
    source = [generator._model.tokens(passage) for passage in asked.passages]
    there = {tuple(tokens[i : i + RUN]) for tokens in source for i in range(len(tokens))}
    runs = [tuple(written[i : i + RUN]) for i in range(len(written) - RUN + 1)]
    return sum(run in there for run in runs) / len(runs)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("questions", type=Path, nargs="?", default=CHECKOUT / "examples" / "questions.jsonl")
    parser.add_argument("articles", type=Path, nargs="?", default=CHECKOUT / "examples" / "articles")
    parser.add_argument("--sample", type=int, default=40)
    given = parser.parse_args()
    settings = load_settings()
    generator = LlamaGenerator(locate(settings.generator, "generator", settings), settings)
    if not generator._model.alike:
        raise SystemExit("Here a token's numbers depend on what is computed beside it: no drafts.")
    found: dict[str, list[float]] = {"all answers": [], "those that quote": []}
    lengths: list[int] = []
    for one in asked(given.questions, given.articles, given.sample):
        written, ratio = pair(generator, one)
        if len(written) > RUN:
            lengths.append(len(written))
            found["all answers"].append(ratio)
            found["those that quote"] += [ratio] if repeated(generator, one, written) >= 0.5 else []
    print(f"{len(lengths)} answers of {statistics.mean(lengths):.0f} tokens; times as fast as token by token: median [quartiles]")
    for name, ratios in found.items():
        row(f"{name} ({len(ratios)})", ratios)
        print(f"{'  mean':<36} {statistics.mean(ratios):8.3f}")


if __name__ == "__main__":
    main()
