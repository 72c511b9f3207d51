"""Which generators may be worth their memory here: a short table with reasons, kept by hand."""

from __future__ import annotations

import os
from dataclasses import dataclass

GB = 10**9


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`name` is one of models.txt, or what `footnote models add` takes; `cores` are those it wants to answer in seconds."""

    name: str
    bytes: int
    cores: int
    reason: str


SUGGESTIONS = (
    Suggestion("qwen2.5-coder-0.5b-instruct", 491 * 10**6, 1, "the smallest that is useful; refuses more"),
    Suggestion("qwen2.5-coder-1.5b-instruct", 1118 * 10**6, 2, "the default: calibrated, and all figures in docs are of it"),
    Suggestion("Qwen/Qwen2.5-3B-Instruct-GGUF:Q4_K_M", 2105 * 10**6, 4, "reads harder sentences, for research only; not measured"),
    Suggestion("Qwen/Qwen2.5-7B-Instruct-GGUF:Q4_K_M", 4683 * 10**6, 8, "better judgement, more languages; not measured"),
    Suggestion("Qwen/Qwen2.5-14B-Instruct-GGUF:Q4_K_M", 8988 * 10**6, 16, "for a strong machine or a server; not measured"),
)


def free_memory() -> int:
    """Bytes of memory that could be had now; all there is where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable:"))
    except (OSError, ValueError, StopIteration):
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def verdict(suggestion: Suggestion, beside: int, free: int, cores: int) -> str:
    """Whether a model fits here, `beside` being the bytes it takes beside its weights."""
    needed = suggestion.bytes + beside
    if needed > free:
        return f"needs {(needed - free) / GB:.1f} GB more than is free"
    return "fits" if cores >= suggestion.cores else f"fits, but slow on {cores} core{'s' * (cores != 1)}"
