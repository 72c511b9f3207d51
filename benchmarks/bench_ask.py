"""One-shot `footnote ask` in new processes, to the first words on the terminal: cached, never seen, and against a peer.

    python -m benchmarks.bench_ask [--rounds N] [--articles FOLDER] [--peer COMMAND]

Each round asks another question about the shipped articles in a process of its own, file cache warm: with its
passages never seen, the same again with them cached, and by the peer, first and last in turn. Footnote's time is
from the start of the process to the first words of the answer on a terminal. COMMAND is a program with
`index FOLDER INDEX EMBEDDER` and `ask INDEX MODEL QUESTION`, which prints one JSON line with
"first_token_from_start" in seconds, as it measures itself. A bare llama.cpp loop beside says what loading the model and
reading the question cost alone; what is left is Footnote's own. Prints medians, quartiles and ratios of the pairs.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bench_llm_cache import row
from rag.config import CHECKOUT, load_settings
from rag.models import locate

BARE = """
import ctypes, sys, time
start = time.perf_counter()
import llama_cpp as c
quiet = c.llama_log_callback(lambda *_: None)
c.llama_log_set(quiet, ctypes.c_void_p(0))
begun = time.perf_counter()
params = c.llama_model_default_params()
params.use_extra_bufts = b"AVX512_VNNI = 1" not in c.llama_print_system_info()  # as rag/llm/native.py has it
model = c.llama_model_load_from_file(sys.argv[1].encode(), params)
loaded = time.perf_counter()
p = c.llama_context_default_params()
p.n_ctx, p.n_threads, p.n_threads_batch, p.flash_attn_type = 1024, int(sys.argv[3]), int(sys.argv[3]), 1
context = c.llama_init_from_model(model, p)
asked = f"Question: {sys.argv[2]}\\nAnswer in one full sentence, copying names and numbers from the articles."
tokens = (c.llama_token * 512)()
count = c.llama_tokenize(c.llama_model_get_vocab(model), asked.encode(), len(asked.encode()), tokens, 512, False, False)
ready = time.perf_counter()
c.llama_decode(context, c.llama_batch_get_one(tokens, count))
c.llama_get_logits_ith(context, -1)[0]
print(loaded - begun, time.perf_counter() - ready)
"""


def to_first_words(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from a command's start to the first thing it writes on its terminal, and of processor time to its end."""
    ours, its = pty.openpty()
    used = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=subprocess.PIPE, env=environment | {"TERM": "xterm"})
    os.close(its)
    os.read(ours, 1)
    seconds = time.perf_counter() - start
    try:
        while os.read(ours, 4096):
            pass
    except OSError:  # how a terminal says on Linux that nobody writes to it any more
        pass
    _, said = process.communicate()
    os.close(ours)
    now = os.times()
    if process.returncode:
        sys.exit(f"error: {shlex.join(command)} ended with {process.returncode}: {said.decode()}")
    return seconds, now.children_user + now.children_system - used.children_user - used.children_system


class Footnote:
    """The command, with indexes of its own."""

    def __init__(self, articles: Path, work: Path) -> None:
        self._command = [sys.executable, "-c", "import sys; from rag.cli import main; sys.exit(main())", "ask", "--articles", str(articles)]
        self._environment = os.environ | {"FOOTNOTE_INDEXES": str(work / "indexes"), "FOOTNOTE_STATE": str(work / "state")}
        self._kept = work / "indexes" / "passages.kv"

    def ask(self, question: str, seen: bool) -> tuple[float, float]:
        if not seen:
            shutil.rmtree(self._kept, ignore_errors=True)
        return to_first_words([*self._command, question], self._environment)


def peer(command: list[str], *arguments: str) -> dict[str, float]:
    done = subprocess.run([*command, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def questions(count: int) -> list[str]:
    lines = (CHECKOUT / "examples" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [line["question"] for line in map(json.loads, lines) if line["answerable"] and not line["history"]]
    return [asked[i % len(asked)] for i in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--articles", type=Path, default=CHECKOUT / "examples" / "articles")
    parser.add_argument("--peer", type=shlex.split, default=[])
    given = parser.parse_args()
    settings = load_settings()
    model, embedder = locate(settings.generator, "generator", settings), locate(settings.embedder, "embedder", settings)
    found: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        found.setdefault(name, []).append(value)

    with tempfile.TemporaryDirectory() as place:
        footnote, theirs = Footnote(given.articles, Path(place)), str(Path(place) / "peer")
        if given.peer:
            peer(given.peer, "index", str(given.articles), theirs, str(embedder))
        footnote.ask(questions(1)[0], seen=False)  # indexes the folder
        for number, question in enumerate(questions(given.rounds)):
            if given.peer and number % 2 == 0:
                note("peer", peer(given.peer, "ask", theirs, str(model), question)["first_token_from_start"])
            for name, seen in (("never seen", False), ("cached", True)):
                seconds, used = footnote.ask(question, seen)
                note(name, seconds)
                note(f"{name}, processor", used)
            bare = subprocess.run([sys.executable, "-c", BARE, str(model), question, str(settings.cores)], capture_output=True, check=True)
            load, read = map(float, bare.stdout.split())
            note("bare: loading the model", load)
            note("bare: reading the question", read)
            if given.peer and number % 2 == 1:
                note("peer", peer(given.peer, "ask", theirs, str(model), question)["first_token_from_start"])
    bare_s = [a + b for a, b in zip(found["bare: loading the model"], found["bare: reading the question"], strict=True)]
    found["cached, beyond both"] = [a - b for a, b in zip(found["cached"], bare_s, strict=True)]
    print(f"{given.rounds} questions, {settings.cores} cores; seconds to the first words: median [quartiles]")
    for name, values in found.items():
        row(name, values)
    for name in ("cached", "never seen") if given.peer else ():
        row(f"{name} / peer", [a / b for a, b in zip(found[name], found["peer"], strict=True)])


if __name__ == "__main__":
    main()
