"""Tokens a second of the generator against a bare loop over llama.cpp's own functions, in pairs.

    python -m benchmarks.bench_llm_decode [ROUNDS]

Also prints what small batches cost beside single tokens: the most that drafts looked up in the passages
could gain, were all of their words right.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace

import numpy as np

from benchmarks.bench_llm_cache import SYSTEM, TASK, passages, row
from rag.config import load_settings
from rag.llm import Prompt
from rag.llm.llama import LlamaGenerator
from rag.models import locate

LENGTH = 48


def whole(generator: LlamaGenerator, prompt: Prompt) -> float:
    """Tokens a second of an answer that may not end, its first token aside."""
    the = generator.tokens(" the")[0]
    times: list[float] = []

    def go_on(logits: np.ndarray, _written: list[int]) -> int | None:
        times.append(time.perf_counter())
        return the if generator.ends(int(logits.argmax())) else None

    for _ in generator.generate(prompt, LENGTH, choose=go_on):
        pass
    return (len(times) - 1) / (times[-1] - times[0])


def bare(generator: LlamaGenerator) -> float:
    """Tokens a second of the smallest loop there is, behind the same prompt."""
    import llama_cpp

    context = generator._text._pointer
    generator._text.keep(len(generator._text.held))
    sampler = llama_cpp.llama_sampler_init_greedy()
    one = (llama_cpp.llama_token * 1)(generator.tokens(" the")[0])
    start = time.perf_counter()
    for _ in range(LENGTH - 1):
        llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(one, 1))
        one[0] = llama_cpp.llama_sampler_sample(sampler, context, -1)
    seconds = time.perf_counter() - start
    llama_cpp.llama_sampler_free(sampler)
    return (LENGTH - 1) / seconds


def batch(generator: LlamaGenerator, size: int) -> float:
    """Milliseconds to compute so many tokens at once behind the prompt."""
    text, tokens = generator._text, tuple(generator.tokens("The quick brown fox said so in the town of Arlo."))
    held = len(text.held)
    times = []
    for _ in range(5):
        text.keep(held)
        start = time.perf_counter()
        text.read(tokens[:size])
        times.append((time.perf_counter() - start) * 1000)
    text.keep(held)
    return statistics.median(times)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    settings = replace(load_settings(), passage_cache=False)
    generator = LlamaGenerator(locate(settings.generator, "generator", settings), settings)
    prompt = Prompt(SYSTEM, tuple(passages(generator)[:4]), (), TASK)
    whole(generator, prompt)
    pairs = [(whole(generator, prompt), bare(generator)) for _ in range(rounds)]
    row("generator, tokens/s", [a for a, _ in pairs])
    row("bare loop, tokens/s", [b for _, b in pairs])
    row("generator / bare", [a / b for a, b in pairs])
    one = batch(generator, 1)
    for size in (1, 2, 3, 4, 6, 8):
        print(f"{size} tokens at once: {batch(generator, size):6.1f} ms, at most {size * one / batch(generator, size):.2f} times as fast")


if __name__ == "__main__":
    main()
