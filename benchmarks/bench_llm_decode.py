"""Tokens a second of the generator against a bare loop over llama.cpp's own functions, in pairs.

    python -m benchmarks.bench_llm_decode [ROUNDS]

The bare loop uses the weights as the generator does; "rearranged" is one as llama.cpp opens a model unless told otherwise. Also prints
what small batches cost beside single tokens: the most that drafts looked up in the passages could gain, were all of their words right.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.bench_llm_cache import SYSTEM, TASK, passages, row
from rag.config import load_settings
from rag.llm import Prompt
from rag.llm.context import Logits
from rag.llm.llama import LlamaGenerator, greedy
from rag.models import locate

LENGTH = 48


def whole(generator: LlamaGenerator, prompt: Prompt) -> float:
    """Tokens a second of an answer that may not end, its first token aside."""
    the = generator._model.tokens(" the")[0]
    times: list[float] = []

    def go_on(logits: Logits, written: Sequence[int]) -> int:
        times.append(time.perf_counter())
        token = greedy(logits, written)
        return the if generator._model.ends(token) else token

    generator.sampler = go_on
    for _ in generator.generate(prompt, LENGTH):
        pass
    return (len(times) - 1) / (times[-1] - times[0])


def bare(generator: LlamaGenerator) -> float:
    """Tokens a second of the smallest loop there is, behind the same prompt."""
    generator._text.keep(len(generator._text.held))
    return loop(generator._text._pointer, generator._model.tokens(" the")[0])


def loop(context: Any, first: int) -> float:
    """Tokens a second of llama.cpp's own functions, from the token `first` on."""
    import llama_cpp

    sampler = llama_cpp.llama_sampler_init_greedy()
    one = (llama_cpp.llama_token * 1)(first)
    start = time.perf_counter()
    for _ in range(LENGTH - 1):
        llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(one, 1))
        one[0] = llama_cpp.llama_sampler_sample(sampler, context, -1)
    seconds = time.perf_counter() - start
    llama_cpp.llama_sampler_free(sampler)
    return (LENGTH - 1) / seconds


def defaults(model: Path, tokens: tuple[int, ...], threads: int) -> Any:
    """A context as llama.cpp opens it unless told otherwise, weights rearranged for the processor, that has read a prompt."""
    import llama_cpp

    p = llama_cpp.llama_context_default_params()
    p.n_ctx, p.n_threads, p.n_threads_batch, p.flash_attn_type = 2048, threads, threads, llama_cpp.LLAMA_FLASH_ATTN_TYPE_ENABLED
    loaded = llama_cpp.llama_model_load_from_file(str(model).encode(), llama_cpp.llama_model_default_params())
    context = llama_cpp.llama_init_from_model(loaded, p)
    for at in range(0, len(tokens), 512):
        some = tokens[at : at + 512]
        llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one((llama_cpp.llama_token * len(some))(*some), len(some)))
    return context


def batch(generator: LlamaGenerator, size: int) -> float:
    """Milliseconds to compute so many tokens at once behind the prompt."""
    text, tokens = generator._text, tuple(generator._model.tokens("The quick brown fox said so in the town of Arlo."))
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
    import llama_cpp

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    settings = replace(load_settings(), passage_cache=False)
    model = locate(settings.generator, "generator", settings)
    generator = LlamaGenerator(model, settings)
    prompt = Prompt(SYSTEM, tuple(passages(generator)[:4]), TASK)
    blocks = generator._blocks(prompt)
    tokens = blocks.system + sum(blocks.passages, ()) + blocks.rest
    usual = defaults(model, tokens, settings.cores)
    memory, first = llama_cpp.llama_get_memory(usual), generator._model.tokens(" the")[0]
    found: dict[str, list[float]] = {}
    whole(generator, prompt)
    for _ in range(rounds):
        llama_cpp.llama_memory_seq_rm(memory, 0, len(tokens), -1)
        for name, rate in (("generator", whole(generator, prompt)), ("bare loop", bare(generator)), ("rearranged", loop(usual, first))):
            found.setdefault(name, []).append(rate)
    for name, rates in found.items():
        row(f"{name}, tokens/s", rates)
    for name in ("bare loop", "rearranged"):
        row(f"generator / {name}", [a / b for a, b in zip(found["generator"], found[name], strict=True)])
    one = batch(generator, 1)
    for size in (1, 2, 3, 4, 6, 8):
        print(f"{size} tokens at once: {batch(generator, size):6.1f} ms, at most {size * one / batch(generator, size):.2f} times as fast")


if __name__ == "__main__":
    main()
