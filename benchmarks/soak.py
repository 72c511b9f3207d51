"""Asks a thousand questions in one process while the folder changes, and says what memory, handles and threads come to.

    python -m benchmarks.soak [--questions 1000] [--generator smollm2-135m-instruct]

The embedder and the index are real; without --generator the answers are sentences of the passages, so that it is quick.
After every tenth question stories come, change and go, and the folder is indexed again. Memory is what the process holds of
its own (anonymous pages) once garbage is collected; after the first hundred questions it may grow by 5%, handles and threads
not at all.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rag.config import CHECKOUT, Settings, load_settings
from rag.engine import Engine, Models, Part, index_articles
from rag.llm.prompt import Prompt
from rag.types import Finished
from tests.index.made import story
from tests.scripted import Scripted

EXAMPLES = CHECKOUT / "examples"
SETTLED = 100  # questions until everything has been loaded and every buffer has its size
GROWTH = 1.05
EVERY = 10
STORIES = 24


@dataclass(frozen=True)
class Held:
    """What a process holds."""

    megabytes: float
    handles: int
    threads: int

    @classmethod
    def now(cls) -> Held:
        gc.collect()
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
        return cls(int(status["RssAnon"].split()[0]) / 1e3, len(os.listdir("/proc/self/fd")), int(status["Threads"]))

    def __str__(self) -> str:
        return f"{self.megabytes:10.1f} {self.handles:8} {self.threads:8}"


def quoted(prompt: Prompt) -> str:
    """An answer: what the first passage says first."""
    return prompt.passages[0].strip().splitlines()[-1].split(". ")[0] + "." if prompt.passages else "I don't know."


def asked(chance: random.Random) -> str:
    """A question about the examples, or about a story that may be there."""
    if chance.random() < 0.5:
        return f"How many crowns did member Odd{chance.randrange(STORIES)}son{chance.randrange(12)} ask for?"
    lines = (EXAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return str(json.loads(chance.choice(lines))["question"])


def change(articles: Path, chance: random.Random) -> None:
    """A story comes or is written anew, and one goes."""
    number = chance.randrange(STORIES)
    (articles / f"story{number}.txt").write_text(story(number) + f"\nWritten anew: {chance.random()}.\n", encoding="utf-8")
    (articles / f"story{chance.randrange(STORIES)}.txt").unlink(missing_ok=True)


def soak(settings: Settings, articles: Path, questions: int, real: bool) -> bool:
    """Whether nothing grew."""
    chance, outcomes, began = random.Random(5), Counter[str](), time.monotonic()
    models = Models(settings)
    if not real:
        models.generator = Part.of(Scripted(quoted, odds=3.0))
    index_articles(settings, [articles], models=models)
    settled = last = None
    print(f"{'questions':>9} {'memory, MB':>10} {'handles':>8} {'threads':>8}")
    with closing(Engine.open(settings, articles=articles, models=models)) as engine:
        for number in range(1, questions + 1):
            answer = next(event.answer for event in engine.ask(asked(chance)) if isinstance(event, Finished))
            outcomes[answer.status] += 1
            if number % EVERY == 0:
                change(articles, chance)
                index_articles(settings, [articles], models=models)
            if number % SETTLED == 0 or number == questions:
                last = Held.now()
                settled = settled or last
                print(f"{number:9} {last}", flush=True)
    assert settled
    assert last
    told = ", ".join(f"{count} {status}" for status, count in sorted(outcomes.items()))
    print(f"{told}; {time.monotonic() - began:.0f} s; memory {last.megabytes / settled.megabytes - 1:+.1%} since question {SETTLED}")
    return (
        not outcomes["error"]
        and last.megabytes <= settled.megabytes * GROWTH
        and last.handles <= settled.handles
        and last.threads <= settled.threads
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--generator")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place) / "articles"
        shutil.copytree(EXAMPLES / "articles", articles)
        for number in range(STORIES // 2):
            (articles / f"story{number}.txt").write_text(story(number), encoding="utf-8")
        settings = load_settings(generator=given.generator, indexes=Path(place) / "indexes")
        good = soak(settings, articles, given.questions, given.generator is not None)
    sys.exit(not good)


if __name__ == "__main__":
    main()
