"""First token with five passages of 200 tokens, attached from the passage cache and read in full, in pairs.

    python -m benchmarks.bench_llm_cache [ROUNDS]

Each round asks another question over another five passages of the shipped articles, three ways: in full,
never seen (the passages are computed, stored and attached) and cached, each from an empty context as
in a new process. Prints medians, quartiles and ratios in seconds, and what a hit costs beside the question.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rag.config import CHECKOUT, load_settings
from rag.llm import Prompt
from rag.llm.llama import LlamaGenerator
from rag.models import locate

SYSTEM = "You answer questions about news articles, using only what the articles below say."
TASK = "Question: What was decided about the bridge, and when?\nAnswer in one full sentence, copying names and numbers from the articles."
PASSAGE, PASSAGES = 200, 5


def passages(generator: LlamaGenerator) -> list[str]:
    """The shipped articles, cut every 200 tokens."""
    found = []
    for path in sorted((CHECKOUT / "examples" / "articles").glob("*.*")):
        tokens = generator._model.tokens(path.read_text(encoding="utf-8", errors="replace"))
        cuts = range(0, len(tokens) - PASSAGE, PASSAGE)
        found += [b"".join(map(generator._model.piece, tokens[cut : cut + PASSAGE])).decode("utf-8", "ignore") for cut in cuts]
    return found


def first_token(generator: LlamaGenerator, prompt: Prompt) -> tuple[float, float]:
    """Seconds to the first word, and of processor time, nothing of the prompt being held."""
    for context in (generator._text, generator._side):
        context.keep(0)
    start, used = time.perf_counter(), time.process_time()
    next(generator.generate(prompt, 1))
    return time.perf_counter() - start, time.process_time() - used


def row(name: str, values: list[float]) -> None:
    low, middle, high = statistics.quantiles(values, n=4)
    print(f"{name:<36} {middle:8.3f}   [{low:.3f}, {high:.3f}]")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    settings = load_settings()
    path = locate(settings.generator, "generator", settings)
    with tempfile.TemporaryDirectory() as folder:
        full = LlamaGenerator(path, replace(settings, passage_cache=False))
        attached = LlamaGenerator(path, replace(settings, passage_cache=True, indexes=Path(folder)))
        pool = passages(full)
        times: dict[str, list[tuple[float, float]]] = {"in full": [], "never seen": [], "cached": [], "the question alone": []}
        first_token(attached, Prompt(SYSTEM, (), TASK))
        for i in range(rounds):
            chosen = tuple(pool[(i * PASSAGES + j) % len(pool)] for j in range(PASSAGES))
            prompt = Prompt(SYSTEM, chosen, TASK)
            times["in full"].append(first_token(full, prompt))
            times["never seen"].append(first_token(attached, prompt))
            times["cached"].append(first_token(attached, prompt))
            times["the question alone"].append(first_token(attached, Prompt(SYSTEM, (), TASK)))
            print(" ".join(f"{values[-1][0]:7.3f} {values[-1][1]:7.3f}" for values in times.values()), file=sys.stderr, flush=True)
        print(f"{rounds} rounds of {PASSAGES} passages of {PASSAGE} tokens, question {len(full._blocks(prompt).rest)} tokens")
        for at, unit in enumerate(("s", "s of processor")):
            taken = {name: [both[at] for both in values] for name, values in times.items()}
            for name, values in taken.items():
                row(f"{name}, {unit}", values)
            for name in ("cached", "never seen"):
                row(f"in full / {name}", [a / b for a, b in zip(taken["in full"], taken[name], strict=True)])


if __name__ == "__main__":
    main()
